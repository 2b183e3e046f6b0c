"""The team's side: what listed members do and say in their group, given to whoever deals with it."""

from dataclasses import replace

from telegram import Message, Update

from handlers.files import arriving
from handlers.groups import membership
from handlers.journey import Deal
from handlers.journeys import ACTS, CHOICES, TEAM_COMMANDS
from handlers.team import (
    replying,
    second_thoughts,
)
from handlers.text.message_words import kind_of
from handlers.turn import Turn
from handlers.who.member import acting, case_here, case_of_press, masked, team_here
from rules import may
from rules.config import Member
from rules.refused import Refused
from rules.send import line
from rules.team import card


async def said(update: Update, turn: Turn) -> None:
    """Something was said in the group; only an explicit reply of a listed member is meant for a reporter."""
    message = update.effective_message
    membership.noted(update, turn)
    await membership.unknown(update, turn)
    member = await acting(update, turn)
    case = await case_here(turn, message)
    if message is not None and masked(message) and case is not None and await replying.meant(turn, case, message):
        raise Refused("refused-masked")
    if message is None or member is None:
        return
    if case is None:
        await replying.into_the_void(turn, message)
        return
    if (message.text or "").split("@")[0].strip() == "/unsend" and message.reply_to_message is not None:
        await second_thoughts.unsend_by_team(turn, case, member, message.reply_to_message)
        return
    row = await replying.meant(turn, case, message)
    if row is None and message.external_reply is not None:
        raise Refused("note-elsewhere")
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


async def commanded_masked(update: Update, turn: Turn) -> None:
    """A command of somebody who hides behind the group: their buttons work, for those name who presses."""
    if await team_here(update, turn) is not None:
        raise Refused("refused-masked")


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
        case = await case_of_press(update, turn, code)
        may.still_open(case.open or not ACTS[act].still_open)
        may.act(ACTS[act].who, member, turn.config.named(case.team), case.holder)
        await ACTS[act].do(turn, case, member, rest)
    elif act in CHOICES:
        may.act(CHOICES[act].who, member, await team_here(update, turn), None)
        await CHOICES[act].do(update, turn, member, arg)
    else:
        raise Refused("refused-old-button")


async def commanded(update: Update, turn: Turn) -> None:
    """A command of a listed member in their group; the answer comes where it was asked."""
    message, member, team = update.effective_message, await acting(update, turn), await team_here(update, turn)
    if message is None or member is None or team is None:
        return
    word, *rest = (message.text or "").split(maxsplit=1)
    command = TEAM_COMMANDS[word.removeprefix("/").partition("@")[0].lower()]
    if command.deal is not None:
        await _about_case(turn, message, member, command.deal, rest[0] if rest else "")
        return
    tell = command.tell
    here = await case_here(turn, message) if message.is_topic_message else None
    for send in await tell(turn, team, member, rest[0] if rest else "") if tell is not None else ():
        if here is not None and send.place == card.desk(team.name):
            send = replace(send, place=card.topic(here), case=here.id)
        await turn.scope.put(send)


async def _about_case(turn: Turn, message: Message, member: Member, deal: Deal, arg: str) -> None:
    """A command about the case in whose topic it stands, or to whose message it replies."""
    case = await case_here(turn, message)
    if case is None:
        raise Refused("refused-command-where")
    may.still_open(case.open)
    may.hold(member.id, case.holder)
    await deal(turn, case, member, arg)
