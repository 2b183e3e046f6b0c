"""What somebody answers, by button or in words; an answer that comes late is shown as what it answers."""

from dataclasses import replace

from telegram import Message

from handlers import agreed
from handlers.checkins import agree
from handlers.privacy import gate
from handlers.reporter import help_now, identity_warning
from handlers.text.danger_words import known, spoken
from handlers.turn import Turn
from handlers.who import front
from handlers.who.roster import holder_name, is_read
from handlers.who.sender import conversations, numbered
from rules import carry, checkins, screens
from rules import case as case_rules
from rules import checkin_screens as said
from rules.case import EXPIRE, EXPIRES, Case, State
from rules.checkins import CheckIn, Plan, Sort, Stage, Status
from rules.draft import Waiting
from rules.person import Person
from rules.privacy import neutral_line
from rules.refused import Refused
from rules.send import Line, Urgency, line
from rules.team import card
from storage import cases, due, people, threads


async def fine(turn: Turn, person: Person, arg: str) -> None:
    """*I am all right*."""
    case, _ = await answered(turn, person, arg, "note-checkin-fine")
    await turn.scope.put(said.tell(case, line("checkin-thanks")))


async def helped(turn: Turn, person: Person, arg: str, answer: str) -> None:
    """Whether it helped."""
    case, _ = await answered(turn, person, arg, f"note-helped-{answer}")
    await turn.scope.put(said.tell(case, line("helped-thanks")))


async def helped_yes(turn: Turn, person: Person, arg: str) -> None:
    """It did."""
    await helped(turn, person, arg, "yes")


async def helped_partly(turn: Turn, person: Person, arg: str) -> None:
    """A little."""
    await helped(turn, person, arg, "partly")


async def helped_no(turn: Turn, person: Person, arg: str) -> None:
    """It did not."""
    await helped(turn, person, arg, "no")


async def talk(turn: Turn, person: Person, arg: str) -> None:
    """*I would like to talk*: the case waits for words, and somebody is told."""
    case, _ = await answered(turn, person, arg, "note-checkin-talk", ring=True)
    if not is_read(turn.scope, case):
        raise Refused("refused-unknown-button")
    before, case = case, case_rules.hear(case, turn.now)
    await cases.save(turn.tx, case)
    if before.state is State.CLOSED:
        await due.cancel(turn.tx, EXPIRE, case.id)
        await due.cancel(turn.tx, EXPIRES, case.id)
    await turn.scope.put_all(card.update(case, holder_name(turn.config, case), before))
    await turn.scope.put(said.tell(case, line("checkin-talk-told")))


async def now(turn: Turn, person: Person, arg: str) -> None:
    """*I need help now*: the numbers, and the ladder at danger."""
    case, _, item = await _found(turn, person, arg)
    if case.blocked and not _asked(item):
        await help_now.danger_in(turn, person, case)
        return
    case, _ = await answered(turn, person, arg, "note-checkin-now", ring=True)
    here = await people.get(turn.tx, person.id) or person
    await help_now.danger_in(turn, here, case)


async def later(turn: Turn, person: Person, arg: str) -> None:
    """*Later*: the same hour tomorrow; it counts as no attempt."""
    case, plan, item = await _found(turn, person, arg)
    if item is None or item.stage is Stage.AHEAD:
        raise Refused("refused-checkin-decided")
    wall, at = checkins.after(checkins.DAY, item.window, turn.now, turn.config.timezone)
    attempt = max(item.attempt - 1, 0)
    again = replace(item, stage=Stage.AHEAD, attempt=attempt, wall=wall.isoformat(), at=at, first=None)
    case = await agreed.keep(turn.scope, case, plan, plan.put(again))
    await turn.scope.put(said.note(case, line("note-checkin-later", time=said.at(again, turn.config.timezone))))
    await turn.scope.put(said.tell(case, line("checkin-later-told", time=said.at(again, turn.config.timezone))))


async def stop(turn: Turn, person: Person, arg: str) -> None:
    """*Stop these*: one tap on any of them stops all."""
    await agree.hold(turn, person, Status.STOPPED, "checkins-stopped", arg)


async def heard(turn: Turn, person: Person) -> None:
    """Words, a voice, a photo went to a conversation in this turn: they answer what was asked there, and keep a promise
    to write."""
    for case in await conversations(turn, await people.get(turn.tx, person.id) or person):
        if case.heard != turn.now:
            continue
        plan = await agreed.load(turn.scope, case)
        answered = [each for each in plan.items if checkins.awaits(each)]
        after = replace(plan, sent=None)
        for each in answered:
            after = after.without(each.number)
        if after != plan:
            case = await agreed.keep(turn.scope, case, plan, after)
        for each in answered:
            await turn.scope.put(said.note(case, _words(turn, each)))


def _words(turn: Turn, item: CheckIn) -> Line:
    early = item.sort is Sort.WRITE and item.stage is Stage.AHEAD
    id = "note-checkin-kept" if early else "note-checkin-words"
    return line(id, time=said.at(item, turn.config.timezone))


async def unconfirmed(turn: Turn, person: Person, message: Message, waiting: Waiting) -> bool:
    """A reply to the plain line, without the phrase: it may be somebody else, and the team is told so.

    Any other words begin a draft, as in an empty chat. Nobody here can be asked about words that may tell who wrote
    them, for that would show the conversation: such traces are left out, but not where somebody may be in danger.
    """
    replied = message.reply_to_message
    if replied is None or person.behind is None or not waiting.words.text:
        return False
    hidden = await front.root(turn.tx, person)
    line_of = await threads.find(turn.tx, threads.of_person(hidden.id), neutral_line.KNOCK)
    if line_of is None or line_of.copy != replied.message_id:
        return False
    case = await _asking(turn, hidden)
    if case is None:
        return False
    plain = case.urgency is Urgency.DANGER or spoken(waiting.words.text, known())
    said = waiting.carried
    words = said if plain else identity_warning.hidden(turn, said, case)
    sends = carry.inward(case, words, waiting.message)
    await turn.scope.put_all(replace(each, lines=(line("checkin-unconfirmed"),)) for each in sends)
    told = "checkin-line-thanks" if words == said else "checkin-line-hidden"
    await turn.scope.put(screens.say(person, line(told)))
    return True


async def _asking(turn: Turn, hidden: Person) -> Case | None:
    """The conversation whose check-in waits behind the plain line; where several do, that of the independent group: its
    words may be about the others."""
    rows = [row for row in await gate.waiting(turn.scope, hidden) if row.send.window and row.send.case is not None]
    found = [await cases.get(turn.tx, row.send.case or 0) for row in rows]
    asking = [each for each in found if each is not None and each.open and is_read(turn.scope, each)]
    return min(asking, key=lambda case: case.team != "independent", default=None)


async def answered(
    turn: Turn, person: Person, arg: str, note: str, *, ring: bool = False
) -> tuple[Case, CheckIn | None]:
    """The check-in is over; the team reads what was answered, and to which."""
    case, plan, item = await _found(turn, person, arg)
    if case.blocked and not (ring and _asked(item)):
        raise Refused("refused-checkin-decided")
    after = replace(plan.without(item.number) if item is not None else plan, sent=None)
    if _asked(item):
        case = await agreed.keep(turn.scope, case, plan, after)
    mention = await agreed.whom(turn.scope, case) if ring else ()
    which = said.at(item, turn.config.timezone) if item is not None else line("checkin-earlier")
    await turn.scope.put(said.note(case, line("note-checkin-answer", time=which), mention=mention, more=line(note)))
    here = await people.get(turn.tx, person.id) or person
    if here.wanted.startswith(said.WANTS_ANSWER):
        await people.save(turn.tx, replace(here, wanted=""))
    return case, item


def _asked(item: CheckIn | None) -> bool:
    """Whether it was asked and not answered yet: behind a block that rings once, and no more."""
    return item is not None and item.stage is not Stage.AHEAD


async def _found(turn: Turn, person: Person, arg: str) -> tuple[Case, Plan, CheckIn | None]:
    """What a button names; its data proves nothing."""
    number, _, rest = arg.partition(".")
    case = await numbered(turn, person, number)
    plan = await agreed.load(turn.scope, case)
    known = rest.isdecimal() and len(rest) < 9 and 0 < int(rest) <= plan.begun
    if not known or case.state is State.GONE:
        raise Refused("refused-unknown-button")
    return case, plan, plan.item(int(rest))
