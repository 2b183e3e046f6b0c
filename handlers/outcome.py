"""What became of a send, and what follows from it."""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers import arrival
from handlers.channel import posted
from handlers.groups import first_minute, rights
from handlers.oncall import boards
from handlers.turn import Scope
from handlers.who import private_chat
from handlers.who.roster import holder_name
from rules import carry, files, retry, told_admins
from rules import outcome as outcomes
from rules.due_kinds import Kind, Of
from rules.outcome import Fate, Outcome, Right
from rules.privacy import neutral_line
from rules.reporter import help_now
from rules.send import COSMETIC, Act, PlaceKind, Role, Send, Urgency, line, units
from rules.setup import first_minute as introduction
from rules.team import card
from storage import cases, due, outbox, pending, people, threads
from storage.disk.rows import Row

PRIVATE = frozenset({PlaceKind.REPORTER, PlaceKind.PERSON, PlaceKind.MEMBER})
IDLE = COSMETIC | {Act.WITHDRAW, Act.DELETE_TOPIC, Act.LEAVE}
"""Acts that say nothing: they never stand before words."""
VERDICTS = frozenset({Fate.REFUSED, Fate.UNFIT, Fate.MISSING, Fate.NO_RIGHT})


async def became(scope: Scope, row: Row, outcome: Outcome, chat: int) -> Row | None:
    """Keep the outcome of one row; the row as it waits from now on, or None when it is done with."""
    if posted.meant(row.send) and await posted.became(scope, row, outcome, chat):
        return None
    match outcome.fate:
        case Fate.SENT:
            await _sent(scope, row, outcome, chat)
            return None
        case Fate.BLOCKED | Fate.UNCERTAIN if row.send.name == neutral_line.KNOCK:
            await _done(scope, row)  # it may have come; another comes tomorrow
            return None
        case Fate.BLOCKED if row.send.window is not None:
            await _done(scope, row)  # a check-in is for its hour; that it cannot come looks like no answer
            return None
        case Fate.BLOCKED:
            return await _blocked(scope, row)
        case Fate.MIGRATED:
            return await _again(scope, row, _soon(scope, row))
        case Fate.NO_TOPICS | Fate.TOPIC_LOST if row.send.place.kind in PRIVATE:
            await _leave_thread(scope, row, chat)
            return await _again(scope, row, _soon(scope, row))
        case Fate.NO_TOPICS if row.send.case is not None:
            return await _again(scope, row, _soon(scope, row))  # its topic comes back with the others
        case Fate.TOPIC_LOST if row.send.case is not None:
            await threads.lose_topic(scope.tx, row.send.case)
            return await _again(scope, row, _soon(scope, row))
        case Fate.TOPIC_LOST | Fate.NO_TOPICS if row.send.act is Act.SAY:
            return await _again(scope, row, _soon(scope, row))
        case Fate.TOPIC_LOST | Fate.NO_TOPICS:
            await _done(scope, row)  # the topic was to be deleted, and is gone
            return None
        case Fate.LATER:
            return await _again(scope, row, scope.now + timedelta(seconds=outcome.wait))
        case Fate.UNFIT if outcome.among and row.send.act is Act.WITHDRAW:
            await _done(scope, row)
            await _stays(scope, row)
            return None
        case Fate.REFUSED | Fate.NO_RIGHT if outcome.among and row.send.act is Act.WITHDRAW:
            return await _refused(scope, row, outcome.fate)
        case fate if fate in VERDICTS and row.send.act in IDLE:
            await _done(scope, row)  # what only tidies, or cannot be done any more, is forgotten
            return None
        case Fate.MISSING:
            await _changed_among(scope, row, outcome)
            await _anew(scope, row)
            return None
        case Fate.REFUSED | Fate.UNFIT | Fate.NO_RIGHT:
            return await _refused(scope, row, outcome.fate)
        case fate:
            at = scope.now + retry.back_off(row.tries, row.send.urgency)
            return await _again(scope, row, at, repeat=fate is Fate.UNCERTAIN, aside=_steps_aside(row))


async def _sent(scope: Scope, row: Row, outcome: Outcome, chat: int) -> None:
    whose = pending.thread_of(row.send)
    if whose is not None and outcome.message is not None:
        if outcome.outside and row.send.case is not None:
            scope.tx.store.plain.add(chat)
        await threads.sent(scope.tx, whose, row.id, outcome.message, chat)
        if outcome.place and row.send.words is not None:
            size = units(row.send.words.text)
            await threads.amend(scope.tx, whose, row.id, lambda old: replace(old, place=outcome.place, size=size))
        await private_chat.arrived(scope, row.send, outcome.message, chat)
        await _more(scope, whose, row, outcome.more, chat)
    elif outcome.message is not None and row.send.name.startswith(boards.MARK):
        await boards.sent(scope, row.send, row.id, outcome.message, chat)
    elif outcome.message is not None and row.send.name == introduction.NAME:
        await first_minute.stands(scope, row.send, outcome.message)
    await _changed_among(scope, row, outcome)
    if row.send.owed:
        await arrival.reached(scope, row.send)
    await _done(scope, row)


async def _changed_among(scope: Scope, row: Row, outcome: Outcome) -> None:
    """Words in a message of several have another size now, or stand in it no longer."""
    whose = pending.thread_of(row.send)
    if not outcome.among or whose is None or not isinstance(row.send.of, int):
        return
    gone = {"copy": None, "place": 0, "size": 0}
    now = {"size": outcome.size} if outcome.size else gone
    await threads.amend(scope.tx, whose, row.send.of, lambda old: replace(old, **now))


async def _stays(scope: Scope, row: Row) -> None:
    """Words could not be taken out of the message that they share with others: whoever wrote them is told."""
    case = await cases.get(scope.tx, row.send.case) if row.send.case is not None else None
    if case is not None:
        await scope.put_outcome(carry.tell(case, "unsend-stays"))


def _soon(scope: Scope, row: Row) -> datetime:
    """At once, in the way that the refusal has shown; where that is refused as well, and again, with patience."""
    return scope.now if row.tries <= retry.PATIENT else scope.now + retry.back_off(row.tries, row.send.urgency)


async def _leave_thread(scope: Scope, row: Row, chat: int) -> None:
    """The topic of the private chat is gone, or there are none any longer: what comes goes without."""
    member = row.send.place.kind is PlaceKind.MEMBER
    found = await people.of_sender(scope.tx, chat) if member else None
    person_id = found.id if found is not None else await scope.reader_of(row.send)
    person = await people.get(scope.tx, person_id) if person_id is not None else None
    if person is not None and person.thread is not None:
        await people.save(scope.tx, replace(person, thread=None))


def _steps_aside(row: Row) -> bool:
    """Whether the others of its lane need not wait for this one: what only tidies at once, a change or a file once it
    has failed for a while, for its own method may be what fails. Words keep their order."""
    if row.send.act in IDLE:
        return True
    return row.tries > retry.PATIENT and (row.send.act is Act.EDIT or bool(row.send.files))


async def _refused(scope: Scope, row: Row, fate: Fate) -> Row | None:
    """Refused, and we cannot say that it will be for ever: it waits, those concerned hear of it once, and after days
    it is given up, which they hear as well. What is refused for what it is holds up nothing; nor does anything for
    long."""
    if row.tries * retry.longest(row.send.urgency) >= retry.GIVE_UP_REFUSED:
        await _given_up(scope, row)
        return None
    if row.tries == retry.TELL_AT:
        await _tell_of_waiting(scope, row)
    aside = fate is not Fate.REFUSED or row.tries > retry.PATIENT or _steps_aside(row)
    return await _again(scope, row, scope.now + retry.back_off(row.tries, row.send.urgency), aside=aside)


async def _tell_of_waiting(scope: Scope, row: Row) -> None:
    """Words that Telegram refuses: the reporter hears that theirs wait, the team that words of either side do. Of those
    that a reporter's own chat refuses the team hears later, as when somebody cannot be reached."""
    case = await cases.get(scope.tx, row.send.case) if row.send.case is not None else None
    if case is None or row.send.role is not Role.CARRIED:
        return
    if row.send.place.kind is PlaceKind.TOPIC:
        said = line("words-wait", number=case.number, team=carry.group(case))
        await scope.put_outcome(help_now.unreached(case, said))
        await scope.put(card.note(case, line("note-words-wait"), quiet=False))
    elif await due.get(scope.tx, outcomes.UNREACHABLE, case.id) is None:
        await _tell_later(scope, row, case.id)


async def _anew(scope: Scope, row: Row) -> None:
    """The message that was to be changed was deleted by somebody, or by the chat's own clock: the card is made anew,
    changed words are said again as such. Whoever deleted it on their own phone: nobody hears of that."""
    await _done(scope, row)
    if row.send.case is None or (case := await cases.get(scope.tx, row.send.case)) is None:
        return
    if row.send.role is Role.CARRIED:
        await scope.put(replace(row.send, act=Act.SAY, lines=(*row.send.lines, line("changed-to")), of=None))
    elif row.send.of == "card":
        known = await threads.named(scope.tx, case.id, "card")
        if known is None or known.copy is not None:  # else the newest card is still on its way
            fresh = card.card(case, holder_name(scope.config, case))
            await scope.put(replace(fresh, buttons=row.send.buttons or fresh.buttons, first=True))  # or an open menu


async def _more(scope: Scope, whose: threads.Whose, row: Row, messages: tuple[int, ...], chat: int) -> None:
    """The further parts of an album: replies to them, and the clean-up, find them like the first."""
    for place, message in enumerate(messages):
        await threads.sent(scope.tx, whose, files.part(row.id, place), message, chat)


async def _done(scope: Scope, row: Row) -> None:
    await outbox.done(scope.tx, row.id)


async def _again(scope: Scope, row: Row, due_at: datetime, *, repeat: bool = False, aside: bool = False) -> Row:
    repeat = repeat or row.repeat
    await outbox.defer(scope.tx, row.id, due_at, repeat=repeat)
    return replace(row, due=due_at, repeat=repeat, aside=aside or row.aside)


async def _given_up(scope: Scope, row: Row) -> None:
    """After days: both sides hear of it."""
    await _done(scope, row)
    if row.send.name.startswith(boards.MARK):
        await boards.lost(scope, row.send, row.id)
    case = await cases.get(scope.tx, row.send.case) if row.send.case is not None else None
    if case is None or row.send.role is not Role.CARRIED:
        return
    await scope.put(card.note(case, line("note-given-up"), quiet=False))
    ours = row.send.place.kind is PlaceKind.REPORTER
    said = line("answer-given-up" if ours else "words-given-up", number=case.number, team=carry.group(case))
    if ours:
        await scope.put(Send(carry.reporter(case), lines=(said,), case=case.id))
    else:
        await scope.put_outcome(help_now.unreached(case, said))


async def _blocked(scope: Scope, row: Row) -> Row | None:
    """Words for somebody who cannot be reached wait some days; the team hears of it after a random while."""
    if row.send.place.kind not in (PlaceKind.REPORTER, PlaceKind.PERSON):
        await _given_up(scope, row)
        return None
    kind, whose = _counted(row)
    before = await due.get(scope.tx, kind, whose, row.id)
    tries = 1 + (int(before.body.get("tries", 0)) if before is not None else 0)
    if tries >= retry.GIVE_UP_PERSON:
        await due.cancel(scope.tx, kind, whose, row.id)
        await _given_up(scope, row)
        return None
    await due.plan(scope.tx, kind, whose, scope.now + 2 * retry.WAIT_FOR_PERSON, {"tries": tries}, ref=row.id)
    if row.send.case is not None and await due.get(scope.tx, outcomes.UNREACHABLE, row.send.case) is None:
        await _tell_later(scope, row, row.send.case)
    return await _again(scope, row, scope.now + retry.WAIT_FOR_PERSON)


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


async def right_missing(scope: Scope, chat: int, right: Right) -> None:
    """The bot lacks a right in a group: those who can give it hear of it."""
    await rights.missing(scope, chat, right)


async def group_away(scope: Scope, chat: int) -> None:
    """A group cannot be reached: its team's admins hear of it in private."""
    team = await scope.team_of(chat)
    if scope.config.channel is not None and chat == scope.config.channel.id:
        await scope.put_all(told_admins.told(scope.config.team, line("admin-unreachable-channel")))
    if team is None:
        return
    await scope.put_all(told_admins.told(team, line("admin-unreachable-group", team=line(f"team-{team.name}"))))


async def words_wait(scope: Scope, case_id: int) -> None:
    """The reporter of words that cannot reach their group hears the truth, and the numbers."""
    case = await cases.get(scope.tx, case_id)
    if case is not None:
        await scope.put_outcome(help_now.unreached(case, *carry.tell(case, "group-away").lines))
