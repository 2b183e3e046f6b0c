"""What became of a send, and what follows from it."""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.privacy import erasing
from handlers.turn import Scope
from handlers.who import private_chat
from handlers.who.roster import holder_name
from rules import card, carry, files, gate, told_admins
from rules import outcome as outcomes
from rules.due_kinds import Kind, Of
from rules.outcome import Fate, Outcome
from rules.send import PlaceKind, Role, Urgency, line
from storage import cases, due, outbox, pending, threads
from storage.disk.rows import Row

FIRST_RETRY = timedelta(seconds=1)
LAST_RETRY = timedelta(minutes=5)
WAIT_FOR_PERSON = timedelta(days=1)
GIVE_UP_PERSON = 7
"""Tries, one a day, at somebody who has blocked the bot; a sign of life from them brings the next try forward.

They are counted apart from tries that an outage has cost: in a due row that does nothing where no other try follows.
"""


async def became(scope: Scope, row: Row, outcome: Outcome, chat: int) -> Row | None:
    """Keep the outcome of one row; the row as it waits from now on, or None when it is done with."""
    match outcome.fate:
        case Fate.SENT:
            whose = pending.thread_of(row.send)
            if whose is not None and outcome.message is not None:
                await threads.sent(scope.tx, whose, row.id, outcome.message, chat)
                await private_chat.arrived(scope, row.send, outcome.message, chat)
                await _more(scope, whose, row, outcome.more, chat)
            await _done(scope, row)
            return None
        case Fate.BLOCKED | Fate.UNCERTAIN if row.send.name == gate.KNOCK:
            await _done(scope, row)  # it may have come; another comes tomorrow
            return None
        case Fate.REFUSED:
            await _given_up(scope, row)
            return None
        case Fate.BLOCKED:
            return await _blocked(scope, row)
        case Fate.NO_TOPICS if row.send.case is not None:
            await threads.lose_topic(scope.tx, row.send.case)
            return await _again(scope, row, scope.now)
        case Fate.MIGRATED:
            return await _again(scope, row, scope.now)
        case Fate.TOPIC_LOST if row.send.case is not None:
            await threads.lose_topic(scope.tx, row.send.case)
            return await _again(scope, row, scope.now)
        case Fate.TOPIC_LOST:
            await _done(scope, row)  # the topic was to be deleted, and is gone
            return None
        case Fate.LATER:
            return await _again(scope, row, scope.now + timedelta(seconds=outcome.wait))
        case fate:
            return await _again(scope, row, scope.now + back_off(row.tries), repeat=fate is Fate.UNCERTAIN)


async def _more(scope: Scope, whose: threads.Whose, row: Row, messages: tuple[int, ...], chat: int) -> None:
    """The further parts of an album: replies to them, and the clean-up, find them like the first."""
    first = await threads.find(scope.tx, whose, row.id)
    if first is None:
        return
    for place, message in enumerate(messages):
        part = -(row.id * files.MOST + place)  # rows of the outbox are above 0
        await threads.remember(scope.tx, whose, replace(first, row=part, copy=None))
        await threads.sent(scope.tx, whose, part, message, chat)


async def _done(scope: Scope, row: Row) -> None:
    await outbox.done(scope.tx, row.id)


async def _again(scope: Scope, row: Row, due_at: datetime, *, repeat: bool = False) -> Row:
    repeat = repeat or row.repeat
    await outbox.defer(scope.tx, row.id, due_at, repeat=repeat)
    return replace(row, due=due_at, repeat=repeat)


def back_off(tries: int) -> timedelta:
    """1, 2, 4 … seconds, never over five minutes."""
    return min(FIRST_RETRY * int(2 ** min(max(tries - 1, 0), 10)), LAST_RETRY)


async def topic_made(scope: Scope, case_id: int, chat: int, thread: int) -> None:
    """The case has a topic now; one made again begins with the card and says what is missing."""
    if await cases.get(scope.tx, case_id) is None:
        await erasing.topic_too_late(scope, chat, thread)
        return
    again = await threads.named(scope.tx, case_id, "card")
    await threads.set_topic(scope.tx, case_id, chat, thread)
    case = await cases.get(scope.tx, case_id)
    if again is not None and again.copy is not None and case is not None:
        fresh = card.card(case, holder_name(scope.config, case))
        note = card.note(case, line("note-topic-again"))
        await scope.put(replace(fresh, first=True), replace(note, first=True))


async def _given_up(scope: Scope, row: Row) -> None:
    await _done(scope, row)
    case = await cases.get(scope.tx, row.send.case) if row.send.case is not None else None
    if case is not None and row.send.role is Role.CARRIED:
        await scope.put(card.note(case, line("note-given-up"), quiet=False))


async def _blocked(scope: Scope, row: Row) -> Row | None:
    """Words for somebody who cannot be reached wait some days; the team hears of it after a random while."""
    if row.send.place.kind not in (PlaceKind.REPORTER, PlaceKind.PERSON):
        await _given_up(scope, row)
        return None
    kind, whose = _counted(row)
    before = await due.get(scope.tx, kind, whose, row.id)
    tries = 1 + (int(before.body.get("tries", 0)) if before is not None else 0)
    if tries >= GIVE_UP_PERSON:
        await due.cancel(scope.tx, kind, whose, row.id)
        await _given_up(scope, row)
        return None
    await due.plan(scope.tx, kind, whose, scope.now + 2 * WAIT_FOR_PERSON, {"tries": tries}, ref=row.id)
    if row.send.case is not None and await due.get(scope.tx, outcomes.UNREACHABLE, row.send.case) is None:
        await _tell_later(scope, row, row.send.case)
    return await _again(scope, row, scope.now + WAIT_FOR_PERSON)


def _counted(row: Row) -> tuple[Kind, int]:
    """Tries at somebody who has blocked the bot belong to whoever the message is about: a case, or a person."""
    if row.send.case is not None:
        return outcomes.BLOCKED, row.send.case
    of = Of.CASE if row.send.place.kind is PlaceKind.REPORTER else Of.PERSON
    return replace(outcomes.BLOCKED, of=of), int(row.send.place.ref)


async def _tell_later(scope: Scope, row: Row, case_id: int) -> None:
    low, high = (15, 60) if row.send.urgency is Urgency.DANGER else (12 * 60, 36 * 60)
    wait = timedelta(minutes=scope.chance.randint(low, high))
    await due.plan(scope.tx, outcomes.UNREACHABLE, case_id, scope.now + wait)


async def group_away(scope: Scope, chat: int) -> None:
    """A group cannot be reached: its team's admins hear of it in private."""
    team = await scope.team_of(chat)
    if team is None:
        return
    await scope.put_all(told_admins.told(team, line("admin-unreachable-group", team=line(f"team-{team.name}"))))


async def words_wait(scope: Scope, case_id: int) -> None:
    """The reporter of words that cannot reach their group hears the truth, and the numbers."""
    case = await cases.get(scope.tx, case_id)
    if case is not None:
        said = carry.tell(case, "group-away")
        await scope.put(replace(said, lines=(*said.lines, line("=numbers"))))
