"""The team's side: what listed members do and say in their group."""

from datetime import timedelta

from telegram import Message, Update

from handlers import changes, opening
from handlers.reading import kind_of, words_of
from handlers.turn import Turn
from rules import card, carry
from rules import case as case_rules
from rules.case import Case, State
from rules.config import Member, Team
from rules.refused import Refused
from rules.send import Button, Role, Send, line
from storage import cases, due, outbox, pending, threads

ASK_FOR = timedelta(days=1)
"""How long words wait for *Send to the reporter* or *Keep in the team*."""


async def said(update: Update, turn: Turn) -> None:
    """Something was said in the group; only an explicit reply of a listed member is meant for a reporter."""
    message = update.effective_message
    member = await acting(update, turn)
    case = await _case_here(turn, message)
    if message is None or member is None or case is None:
        return
    if (message.text or "").split("@")[0].strip() == "/unsend" and message.reply_to_message is not None:
        await changes.unsend_by_team(turn, case, message.reply_to_message)
        return
    row = await _reply_meant(turn, case, message)
    if row is None:
        return
    if message.text is None:
        await turn.scope.put(card.note(case, line("note-not-carried", kind=line(kind_of(message)))))
    elif case.holder == member.id:
        await _carry(turn, case, member, message, row)
    else:
        await _ask(turn, case, member, message, row)


async def edited(update: Update, turn: Turn) -> None:
    """A member changed a message: what was carried of it follows."""
    message = update.effective_message
    member = await acting(update, turn)
    case = await _case_here(turn, message)
    if message is not None and member is not None and case is not None:
        await changes.edited_by_team(update, turn, case, message)


async def pressed(update: Update, turn: Turn) -> None:
    """A button in the group; who presses is checked each time, whatever the data says."""
    query = update.callback_query
    assert query is not None
    member = await acting(update, turn)
    if member is None:
        raise Refused("refused-not-listed")
    act, _, arg = (query.data or "").partition(":")
    if act in ACTS:
        await ACTS[act](turn, await _case_of_press(update, turn, arg), member)
    elif act in ("yes", "no") and arg.isdecimal():
        await _decide(update, turn, member, int(arg), act == "yes")
    else:
        raise Refused("refused-unknown-button")


async def acting(update: Update, turn: Turn) -> Member | None:
    """The listed member behind an update; none for strangers, observers and whoever hides behind a group."""
    chat, user = update.effective_chat, update.effective_user
    message = update.message or update.edited_message
    team = await turn.scope.team_of(chat.id) if chat else None
    if team is None or user is None or user.is_bot or (message is not None and message.sender_chat is not None):
        return None
    member = team.member(user.id)
    return None if member is None or member.observer else member


async def _carry(turn: Turn, case: Case, member: Member, message: Message, row: int | None) -> None:
    """The holder's explicit reply goes to the reporter."""
    words = words_of(message)
    before, case = case, case_rules.answer(case, member.id, turn.now)
    await _answered(turn, before, case)
    await turn.scope.put_all(carry.outward(case, words, message.message_id, member.id, reply_to=row))
    turn.scope.accepted = True


async def _ask(turn: Turn, case: Case, member: Member, message: Message, row: int | None) -> None:
    """Anybody else's reply waits until it is decided whether it was meant for the reporter."""
    words = words_of(message)
    case_rules.answer(case, member.id, turn.now, confirmed=True)  # refused now rather than after the tap
    sends = carry.outward(case, words, message.message_id, member.id, reply_to=row, held=True)
    held = await turn.scope.put_all(sends)
    await due.plan(turn.tx, "held", held[0], turn.now + ASK_FOR, {"case": case.id, "rows": held})
    buttons = tuple((Button(line(f"button-{act}"), f"{act}:{held[0]}"),) for act in ("yes", "no"))
    await turn.scope.put(
        Send(
            card.topic(case),
            lines=(line("ask-send"),),
            buttons=buttons,
            role=Role.PROMPT,
            case=case.id,
            reply_to=held[0],
            urgency=case.urgency,
        )
    )


async def _decide(update: Update, turn: Turn, member: Member, first: int, send: bool) -> None:
    """*Send to the reporter* or *Keep in the team*, by whoever wrote the words or holds the case."""
    planned = await due.get(turn.tx, "held", first)
    row = await pending.get(turn.tx, first)
    if planned is None or row is None or row.send.case is None or not row.send.held:
        raise Refused("refused-held-gone")
    case = await _case_by_id(update, turn, row.send.case)
    if member.id not in (row.send.by, case.holder):
        raise Refused("refused-not-yours")
    await due.done(turn.tx, planned)
    rows: list[int] = (planned.body or {}).get("rows", [])
    if not send:
        for each in rows:
            await outbox.withdraw(turn.tx, each)
        turn.say(line("done-kept"))
        return
    before, case = case, case_rules.answer(case, member.id, turn.now, confirmed=True)
    await _answered(turn, before, case)
    for each in rows:
        await pending.release(turn.tx, each)
    turn.say(line("done-sent"))


async def _answered(turn: Turn, before: Case, case: Case) -> None:
    await cases.save(turn.tx, case)
    if before.state is not case.state:
        await turn.scope.put_all(card.update(case, opening.holder_name(turn.config, case)))


async def _take(turn: Turn, case: Case, member: Member) -> None:
    case = case_rules.take(case, member.id)
    await cases.save(turn.tx, case)
    await turn.scope.put_all(card.update(case, member.name))
    await turn.scope.put(carry.tell(case, "taken"))
    turn.say(line("done-taken"))


async def _release(turn: Turn, case: Case, member: Member) -> None:
    case = case_rules.release(case, member.id)
    await cases.save(turn.tx, case)
    await turn.scope.put_all(card.update(case, ""))
    await turn.scope.put(carry.tell(case, "released"), card.alert(case, opening.ringing(turn, case), again=True))
    turn.say(line("done-released"))


async def _close(turn: Turn, case: Case, member: Member) -> None:
    case = case_rules.close(case, member.id, turn.now)
    await cases.save(turn.tx, case)
    await due.plan(turn.tx, "expire", case.id, turn.now + turn.config.keep_closed)
    await turn.scope.put_all(card.update(case, member.name))
    await turn.scope.put(carry.tell(case, "closed"))
    turn.say(line("done-closed"))


async def _reopen(turn: Turn, case: Case, member: Member) -> None:
    case = case_rules.reopen(case, member.id)
    await cases.save(turn.tx, case)
    await due.cancel(turn.tx, "expire", case.id)
    await turn.scope.put_all(card.update(case, member.name))
    await turn.scope.put(carry.tell(case, "reopened"))
    turn.say(line("done-reopened"))


async def _case_here(turn: Turn, message: Message | None) -> Case | None:
    """The case whose topic the message stands in."""
    if message is None or message.message_thread_id is None or not message.is_topic_message:
        return None
    return await cases.of_topic(turn.tx, message.chat_id, message.message_thread_id)


async def _reply_meant(turn: Turn, case: Case, message: Message) -> int | None:
    """The row replied to, where it is the card or carried words; anything else stays in the team."""
    replied = message.reply_to_message
    if replied is None or message.external_reply is not None or replied.message_id == message.message_thread_id:
        return None
    entry = await threads.by_team(turn.tx, case.id, message.chat_id, replied.message_id)
    return entry.row if entry is not None and entry.role in (Role.CARD, Role.CARRIED) else None


async def _case_of_press(update: Update, turn: Turn, code: str) -> Case:
    case = await cases.by_code(turn.tx, code)
    return await _case_by_id(update, turn, case.id if case else 0)


async def _case_by_id(update: Update, turn: Turn, case_id: int) -> Case:
    """A case of the team in whose group the button was pressed; one of another team answers as if it never was."""
    case = await cases.get(turn.tx, case_id)
    chat = update.effective_chat
    team: Team | None = await turn.scope.team_of(chat.id) if chat else None
    if case is None or team is None or case.team != team.name or case.state is State.GONE:
        raise Refused("refused-gone")
    return case


ACTS = {"take": _take, "release": _release, "close": _close, "reopen": _reopen}
