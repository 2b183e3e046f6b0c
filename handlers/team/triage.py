"""What a case is about and how pressing it is, changed by button; and what helps against abuse, without knowing who."""

from dataclasses import replace
from datetime import timedelta

from handlers.audit import record
from handlers.oncall import next_step
from handlers.team import holding
from handlers.turn import Scope, Turn
from handlers.who.roster import called, holder_name
from rules import card, card_menus, category, help_now, screens
from rules.audit import Deed
from rules.case import Case
from rules.config import Member
from rules.person import UNBLOCK, Person
from rules.refused import Refused
from rules.send import Urgency, line
from storage import cases, due, people
from storage.due import Due

BLOCK = timedelta(days=7)
"""A block ends by itself after this."""


async def change(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """*Change* shows what can be changed, in place of the card's buttons."""
    _demand_open(case)
    person = await _reporter(turn, case)
    known = (person.quiet_for(case.team), person.blocked) if person else None
    await holding.show(turn, case, card_menus.change(case, reporter=known, may_block=case.team != "independent"))


async def categories(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """*Category* shows the list."""
    _demand_open(case)
    await holding.show(turn, case, card_menus.categories(case, category.listed(turn.config.categories)))


async def back(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """The card's own buttons again."""
    await holding.show(turn, case, ())


async def urgency(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """How soon a human has to look: what is planned next follows, and danger calls at once."""
    _demand_open(case)
    if arg not in set(Urgency):
        raise Refused("refused-old-button")
    before, case = case, replace(case, urgency=Urgency(arg))
    await holding.keep(turn, before, case)
    if case.urgency in (Urgency.DANGER, Urgency.URGENT) and case.holder is None and before.urgency is not case.urgency:
        await turn.scope.put(card.alert(case, called(turn.scope, case), again=True))
    await record(turn.scope, case, member, Deed.CHANGE, arg)
    turn.say(line("done-changed"))


async def about(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """What the case is about. It stays in its group, so only entries of that group are taken."""
    _demand_open(case)
    chosen = next((each for each in category.listed(turn.config.categories) if each.id == arg), None)
    if chosen is None or (chosen.independent and case.team != "independent"):
        raise Refused("refused-old-button")
    await holding.keep(turn, case, replace(case, category=chosen.id))
    await record(turn.scope, case, member, Deed.CHANGE, chosen.id)
    turn.say(line("done-changed"))


async def mute(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """The person's words come without a sound from now on, danger excepted."""
    person = await _demand_person(turn, case, member)
    await people.save(turn.tx, person.muted_by(case.team, True))
    await _told(turn, case, Deed.MUTE, "note-muted", member)


async def unmute(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """The person's words are heard again."""
    person = await _demand_person(turn, case, member)
    await people.save(turn.tx, person.muted_by(case.team, False))
    await _told(turn, case, Deed.UNMUTE, "note-unmuted", member)


async def block(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """Nothing of this person is passed on to the main team for seven days; they are told. Nobody learns who it is."""
    if case.team != turn.config.team.name:
        raise Refused("refused-old-button")
    person = await _demand_person(turn, case, member)
    if person.blocked:
        raise Refused("refused-blocked-already")  # to begin it anew would go beyond the time that the person was told
    person, ends = replace(person, blocked=True), turn.now + BLOCK
    await people.save(turn.tx, person)
    await due.plan(turn.tx, UNBLOCK, person.id, ends)
    independent = turn.config.independent is not None
    await turn.scope.put(help_now.block_begins(person, next_step.local(turn.scope, ends), independent=independent))
    await _told(turn, case, Deed.BLOCK, "note-blocked", member)


async def unblock(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """The block ends before its time."""
    person = await _demand_person(turn, case, member)
    if case.team != turn.config.team.name or not person.blocked:
        raise Refused("refused-old-button")
    await due.cancel(turn.tx, UNBLOCK, person.id)
    await _heard_again(turn.scope, person)
    await _told(turn, case, Deed.UNBLOCK, "note-unblocked", member)


async def block_ends(scope: Scope, planned: Due) -> None:
    """Seven days are over."""
    person = await people.get(scope.tx, planned.whose)
    if person is not None and person.blocked:
        await _heard_again(scope, person)


async def _heard_again(scope: Scope, person: Person) -> None:
    await people.save(scope.tx, replace(person, blocked=False))
    await scope.put(screens.say(person, line("blocked-over")))


def _demand_open(case: Case) -> None:
    if not case.open:
        raise Refused("refused-closed")


async def _reporter(turn: Turn, case: Case) -> Person | None:
    person_id = await cases.reporter_of(turn.tx, case)
    return await people.get(turn.tx, person_id) if person_id is not None else None


async def _demand_person(turn: Turn, case: Case, member: Member) -> Person:
    """The person behind the case, for its holder only, as a number that nobody is shown."""
    _demand_open(case)
    if case.holder != member.id:
        raise Refused("refused-not-holder")
    person = await _reporter(turn, case)
    if person is None:
        raise Refused("refused-cut")
    return person


async def _told(turn: Turn, case: Case, deed: Deed, id: str, member: Member) -> None:
    name = holder_name(turn.config, case)
    await turn.scope.put(card.note(case, line(id, name=member.name)), *card.update(case, name, case))
    await record(turn.scope, case, member, deed)
    turn.say(line("done-changed"))


ACTS = {
    "change": change,
    "categories": categories,
    "card": back,
    "urgency": urgency,
    "category": about,
    "mute": mute,
    "unmute": unmute,
    "block": block,
    "unblock": unblock,
}
"""Buttons behind *Change*: `ACT:CODE` or `ACT:CODE:ARG`."""
