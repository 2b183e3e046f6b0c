"""Words of the team on their way to a reporter: carried for the holder, asked about for everybody else."""

from dataclasses import replace
from datetime import timedelta

from telegram import Message, Update

from handlers.files import arriving
from handlers.team import holding, prompts
from handlers.text import quotes
from handlers.text.message_words import words_of
from handlers.text.reply_words import words_for_reporter
from handlers.turn import Scope, Turn
from handlers.who import behind
from handlers.who.member import case_by_id
from rules import carry as carrying
from rules import case as case_rules
from rules import files, may
from rules.case import Case
from rules.code import CODE
from rules.config import Member
from rules.refused import Refused
from rules.send import Button, Line, Role, Send, line
from rules.team import card
from storage import cases, due, outbox, pending, threads
from storage.due import Due

ASK_FOR = timedelta(days=1)
"""How long words wait for *Send to the reporter* or *Keep in the team*."""


async def meant(turn: Turn, case: Case, message: Message) -> int | None:
    """The row replied to, where it is the card or carried words; anything else stays in the team."""
    replied = message.reply_to_message
    if replied is None or message.external_reply is not None:
        return None
    if message.is_topic_message and replied.message_id == message.message_thread_id:
        return None  # in a topic every message formally replies to the topic's first one
    entry = await threads.by_team(turn.tx, case.id, message.chat_id, replied.message_id)
    return entry.row if entry is not None and entry.role in (Role.CARD, Role.CARRIED) else None


async def carry(turn: Turn, case: Case, member: Member, message: Message, row: int | None) -> None:
    """The holder's explicit reply goes to the reporter."""
    await _demand_way(turn, case)
    before, case = case, case_rules.answer(case, member.id, turn.now)
    await answered(turn, before, case)
    await _put(turn, case, member, message, row)
    turn.scope.accepted = True
    await tell_if_paused(turn, case)


async def ask(turn: Turn, case: Case, member: Member, message: Message, row: int | None) -> None:
    """Anybody else's reply waits until it is decided whether it was meant for the reporter."""
    await _demand_way(turn, case)
    case_rules.answer(case, member.id, turn.now, confirmed=True)  # refused now rather than after the tap
    held = await _put(turn, case, member, message, row, held=True)
    if not held:
        return  # a further part of an album that is asked about already
    words = _named(turn, case, held[0])
    buttons = tuple((Button(line(f"button-{act}"), f"{act}:{words}"),) for act in ("yes", "no"))
    (question,) = await turn.scope.put(
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
    body = {"rows": held, "question": question}
    await due.plan(turn.tx, carrying.HELD, case.id, turn.now + ASK_FOR, body, ref=held[0])


async def send(update: Update, turn: Turn, member: Member, arg: str) -> None:
    """*Send to the reporter*, by whoever wrote the words or holds the case."""
    case, planned, message = await _decided(update, turn, member, arg)
    await _demand_way(turn, case)
    if message is not None and not _still_there(update, message):
        raise Refused("refused-held-deleted")
    await due.done(turn.tx, planned)
    before, case = case, case_rules.answer(case, member.id, turn.now, confirmed=True)
    await answered(turn, before, case)
    for each in planned.body.get("rows", ()):
        await pending.release(turn.tx, each)
    await prompts.decided(turn.scope, case, planned.body.get("question"), line("asked-sent", name=member.name))
    turn.scope.marked = message
    await tell_if_paused(turn, case)
    turn.say(line("done-sent"))


async def keep_inside(update: Update, turn: Turn, member: Member, arg: str) -> None:
    """*Keep in the team*, by the same."""
    case, planned, _ = await _decided(update, turn, member, arg)
    await due.done(turn.tx, planned)
    await _drop(turn.scope, case, planned, line("asked-kept", name=member.name))
    turn.say(line("done-kept"))


def _named(turn: Turn, case: Case, row: int) -> str:
    """Words that wait, as a button names them: their first row, which may go before the others, and their case."""
    return ".".join(turn.tx.keys.numbered(carrying.HELD.name, each) for each in (row, case.id))


async def _decided(update: Update, turn: Turn, member: Member, arg: str) -> tuple[Case, Due, int | None]:
    """The words that a button names, where this member may decide about them; its data proves nothing. With the number
    of the message that they are."""
    row, case_id = (turn.tx.keys.number(carrying.HELD.name, each) for each in arg.partition(".")[::2])
    planned = await due.get(turn.tx, carrying.HELD, case_id, row) if row is not None and case_id is not None else None
    found = [await pending.get(turn.tx, each) for each in planned.body.get("rows", ())] if planned is not None else []
    waits = [each for each in found if each is not None and each.send.held]
    if planned is None or not waits:
        raise Refused("refused-held-gone")
    try:
        case = await case_by_id(update, turn, planned.whose)
    except Refused:  # of another group: as if there were no such words
        raise Refused("refused-held-gone") from None
    may.decide_on_words(member.id, waits[0].send.by, case.holder)
    return case, planned, waits[0].send.origin


def _still_there(update: Update, message: int) -> bool:
    """Whether the words can still be seen: of a message that somebody deleted, what answers it shows nothing."""
    asked = update.callback_query.message if update.callback_query is not None else None
    replied = asked.reply_to_message if isinstance(asked, Message) else None
    return replied is not None and replied.message_id == message


async def held(scope: Scope, due: Due) -> None:
    """Words that nobody decided about stay in the team."""
    case = await cases.get(scope.tx, due.whose)
    if case is not None:
        await _drop(scope, case, due, line("asked-nobody"))


async def _drop(scope: Scope, case: Case, planned: Due, said: Line) -> None:
    for row in planned.body.get("rows", ()):
        await outbox.withdraw(scope.tx, row)
    await prompts.decided(scope, case, planned.body.get("question"), said)


async def unreachable(scope: Scope, due: Due) -> None:
    """The team hears that words wait undelivered, at an hour that says nothing about the person's phone."""
    case = await cases.get(scope.tx, due.whose)
    if case is not None and await pending.waiting_for_reporter(scope.tx, case.id):
        await scope.put(card.note(case, line("note-unreachable")))


async def counted(scope: Scope, planned: Due) -> None:
    """Tries at somebody who has blocked the bot were counted here, and no other try follows."""


async def into_the_void(turn: Turn, message: Message) -> None:
    """A reply to words of ours that lead to no case: nobody gets it, and the desk says so, with why."""
    replied, team = message.reply_to_message, await turn.scope.team_of(message.chat_id)
    if replied is None or team is None or message.from_user is None:
        return
    if replied.from_user is None or replied.from_user.id != turn.bot.id:
        return
    in_topic = message.is_topic_message and replied.message_id != message.message_thread_id
    erased = await _about_erased(turn, replied.text or replied.caption or "")
    if in_topic or (not message.is_topic_message and erased):
        said = line("refused-erased" if erased else "refused-leads-nowhere")
        await turn.scope.put(Send(card.desk(team.name), lines=(said,), mention=(message.from_user.id,)))


async def _about_erased(turn: Turn, text: str) -> bool:
    """Outside of topics the code in our words tells: one that no case has any longer."""
    codes = CODE.findall(text)
    return bool(codes) and not [each for each in codes if await cases.by_code(turn.tx, each) is not None]


async def _put(
    turn: Turn, case: Case, member: Member, message: Message, row: int | None, *, held: bool = False
) -> list[int]:
    """Words, then the file of a message, on their way to the reporter; the new rows."""
    rows: list[int] = []
    file, number = arriving.file_of(turn, message), message.message_id
    words, link = words_of(message) if message.text is not None else arriving.words_with(message), False
    words = quotes.above(quotes.of_reporters_words(message, turn.bot.id), words)
    if words is not None:
        words, link = words_for_reporter(message, words)
    if words is not None:
        under = await arriving.placed(turn, case, arriving.album_of(message))
        file = replace(file, place=under) if file is not None else None
        sends = carrying.outward(case, words, number, member.id, reply_to=row, link=link, held=held, under=under)
        rows += await turn.scope.put_all(sends)
    if file is not None:
        album = arriving.album_of(message)
        send = files.outward(case, file, number, member.id, album=album, reply_to=row, held=held)
        kept, new = await arriving.put(turn, case, send)
        rows += [kept] if new else []
    if arriving.still_of_film(message):
        await turn.scope.put(card.note(case, line("live-still")))
    return rows


async def tell_if_paused(turn: Turn, case: Case) -> None:
    """Told only now, when it matters to whoever writes; why, nobody knows."""
    person = await behind.reporter(turn.tx, case)
    if person is not None and person.paused:
        await turn.scope.put(card.note(case, line("note-paused")))


async def _demand_way(turn: Turn, case: Case) -> None:
    """Whoever writes into the void is told so."""
    if case.cut or await cases.reporter_of(turn.tx, case) is None:
        raise Refused("refused-cut")


async def answered(turn: Turn, before: Case, case: Case) -> None:
    """The holder has answered: keep the case, and the card where it shows."""
    if before.state is case.state:
        await cases.save(turn.tx, case)
    else:
        await holding.keep(turn, before, case)
