"""The team's side: what listed members do and say in their group, given to whoever deals with it."""

from telegram import Update

from handlers.files import arriving
from handlers.groups import membership, strangers
from handlers.team import (
    call_in,
    closing,
    holding,
    replying,
    saved_replies,
    second_thoughts,
    show_files,
    told_outside,
    triage,
)
from handlers.text.message_words import kind_of
from handlers.turn import Turn
from handlers.who.member import acting, case_here, case_of_press
from rules import card
from rules.refused import Refused
from rules.send import line

ACTS = (
    holding.ACTS | triage.ACTS | closing.ACTS | call_in.ACTS | told_outside.ACTS | saved_replies.ACTS | show_files.ACTS
)


async def said(update: Update, turn: Turn) -> None:
    """Something was said in the group; only an explicit reply of a listed member is meant for a reporter."""
    message = update.effective_message
    membership.noted(update, turn)
    await membership.unknown(update, turn)
    member = await acting(update, turn)
    case = await case_here(turn, message)
    if message is None or member is None:
        return
    if case is None:
        await replying.into_the_void(turn, message)
        return
    if (message.text or "").split("@")[0].strip() == "/unsend" and message.reply_to_message is not None:
        await second_thoughts.unsend_by_team(turn, case, member, message.reply_to_message)
        return
    row = await replying.meant(turn, case, message)
    if row is None:
        return
    if (message.text or "").startswith("/"):
        raise Refused("refused-no-command")  # a slip of the thumb is not for the reporter
    if not arriving.carriable(message):
        await turn.scope.put(card.note(case, line("note-not-carried", kind=line(kind_of(message)))))
    elif case.holder == member.id:
        await replying.carry(turn, case, member, message, row)
    else:
        await replying.ask(turn, case, member, message, row)


async def edited(update: Update, turn: Turn) -> None:
    """A member changed a message: what was carried of it follows."""
    message = update.effective_message
    member = await acting(update, turn)
    case = await case_here(turn, message)
    if message is not None and member is not None and case is not None:
        await second_thoughts.edited_by_team(update, turn, case, message)


async def pressed(update: Update, turn: Turn) -> None:
    """A button in the group; who presses is checked each time, whatever the data says."""
    query = update.callback_query
    assert query is not None
    member = await acting(update, turn)
    if member is None:
        raise Refused("refused-not-listed")
    act, _, arg = (query.data or "").partition(":")
    if act in ACTS:
        code, _, rest = arg.partition(":")
        await ACTS[act](turn, await case_of_press(update, turn, code), member, rest)
    elif act == "fine":
        await strangers.accept(turn, member, arg)
    elif act in ("yes", "no") and arg.isascii() and arg.isdecimal() and len(arg) < 19:  # what a row number may be
        await replying.decide(update, turn, member, int(arg), act == "yes")
    else:
        raise Refused("refused-old-button")
