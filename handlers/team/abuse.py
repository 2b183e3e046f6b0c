"""What helps against abuse, without knowing who it is: mute, and a block that ends by itself."""

from dataclasses import replace

from handlers.audit import record
from handlers.turn import Scope, Turn
from handlers.who import behind
from handlers.who.roster import holder_name
from rules import card, help_now, screens
from rules.case import Case
from rules.config import Member
from rules.person import BLOCK, UNBLOCK, Person
from rules.refused import Refused
from rules.send import line
from rules.when import local
from storage import due, people
from storage.due import Due


async def mute(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """The person's words come without a sound from now on, danger excepted."""
    person = await _demand_person(turn, case)
    await people.save(turn.tx, person.muted_by(case.team, True))
    await _told(turn, case, "mute", "note-muted", member)


async def unmute(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """The person's words are heard again."""
    person = await _demand_person(turn, case)
    await people.save(turn.tx, person.muted_by(case.team, False))
    await _told(turn, case, "unmute", "note-unmuted", member)


async def block(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """Nothing of this person is passed on to the main team for seven days; they are told. Nobody learns who it is."""
    if case.team != turn.config.team.name:
        raise Refused("refused-old-button")
    person = await _demand_person(turn, case)
    if person.blocked:
        raise Refused("refused-blocked-already")  # to begin it anew would go beyond the time that the person was told
    person, ends = replace(person, blocked=True), turn.now + BLOCK
    await people.save(turn.tx, person)
    await due.plan(turn.tx, UNBLOCK, person.id, ends)
    independent = turn.config.independent is not None
    await turn.scope.put(help_now.block_begins(person, local(ends, turn.config.timezone), independent=independent))
    await _told(turn, case, "block", "note-blocked", member)


async def unblock(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """The block ends before its time."""
    person = await _demand_person(turn, case)
    if case.team != turn.config.team.name or not person.blocked:
        raise Refused("refused-old-button")
    await due.cancel(turn.tx, UNBLOCK, person.id)
    await _heard_again(turn.scope, person)
    await _told(turn, case, "unblock", "note-unblocked", member)


async def block_ends(scope: Scope, planned: Due) -> None:
    """Seven days are over."""
    person = await people.get(scope.tx, planned.whose)
    if person is not None and person.blocked:
        await _heard_again(scope, person)


async def _heard_again(scope: Scope, person: Person) -> None:
    await people.save(scope.tx, replace(person, blocked=False))
    await scope.put(screens.say(person, line("blocked-over")))


async def _demand_person(turn: Turn, case: Case) -> Person:
    """The person behind the case, as a number that nobody is shown."""
    person = await behind.reporter(turn.tx, case)
    if person is None:
        raise Refused("refused-cut")
    return person


async def _told(turn: Turn, case: Case, deed: str, id: str, member: Member) -> None:
    name = holder_name(turn.config, case)
    await turn.scope.put(card.note(case, line(id, name=member.name)), *card.update(case, name, case))
    await record(turn.scope, case, member, deed)
    turn.say(line("done-changed"))
