"""What helps against abuse, without knowing who it is: mute, and a block that ends by itself."""

from dataclasses import replace

from handlers.audit import record
from handlers.team import holding
from handlers.turn import Scope, Turn
from handlers.who import behind, blocks
from handlers.who.roster import holder_name
from rules.case import Case
from rules.config import Member
from rules.person import BLOCK, Person
from rules.refused import Refused
from rules.reporter import help_now
from rules.send import line
from rules.team import card, card_buttons
from rules.when import local
from storage import cases, people
from storage.due import Due


async def mute(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """Words of this conversation come without a sound from now on, danger excepted."""
    await _demand_person(turn, case)
    await _told(turn, replace(case, muted=True), "mute", "note-muted", member)


async def unmute(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """They are heard again."""
    await _demand_person(turn, case)
    await _told(turn, replace(case, muted=False), "unmute", "note-unmuted", member)


async def block(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """Nothing of this conversation is passed on for seven days, and no new one begins with the main team; the person is
    told, so it is asked once more. Nobody learns who it is, nor whether another conversation is theirs."""
    if case.team != turn.config.team.name or arg not in ("", card_buttons.SURE):
        raise Refused("refused-old-button")
    person = await _demand_person(turn, case)
    if case.blocked:
        raise Refused("refused-blocked-already")  # to begin it anew would go beyond the time that the person was told
    if arg:
        await _begin(turn, case, person, member)
    else:
        await holding.show(turn, case, card_buttons.second_look(case, "block", line("button-block-sure")))


async def _begin(turn: Turn, case: Case, person: Person, member: Member) -> None:
    ends = turn.now + BLOCK
    case = await blocks.begins(turn.scope, person, case, ends)
    one = case.number if await blocks.heard(turn.scope, person, case) else None
    independent = turn.config.independent is not None
    until = local(ends, turn.config.timezone)
    await turn.scope.put(help_now.block_begins(person, until, one=one, independent=independent))
    await _told(turn, case, "block", "note-blocked", member)


async def unblock(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """The block ends before its time."""
    person = await _demand_person(turn, case)
    if case.team != turn.config.team.name or not case.blocked:
        raise Refused("refused-old-button")
    await blocks.ends(turn.scope, person, case.id)
    await _told(turn, replace(case, blocked=False), "unblock", "note-unblocked", member)


async def block_ends(scope: Scope, planned: Due) -> None:
    """Seven days are over."""
    person = await people.get(scope.tx, planned.whose)
    if person is not None and person.blocked:
        await blocks.ends(scope, person, planned.ref)


async def _demand_person(turn: Turn, case: Case) -> Person:
    """The person behind the case, as a number that nobody is shown."""
    person = await behind.reporter(turn.tx, case)
    if person is None:
        raise Refused("refused-cut")
    return person


async def _told(turn: Turn, case: Case, deed: str, id: str, member: Member) -> None:
    await cases.save(turn.tx, case)
    name = holder_name(turn.config, case)
    await turn.scope.put(card.note(case, line(id, name=member.name)), *card.update(case, name, case))
    await record(turn.scope, case, member, deed)
    turn.say(line("done-changed"))
