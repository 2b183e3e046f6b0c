"""Who holds a case: taken, given back, handed over, closed, opened again."""

from dataclasses import replace

from handlers.audit import record
from handlers.oncall import duty, ladder
from handlers.oncall.duty import called
from handlers.turn import Turn
from handlers.who.roster import holder_name, team_of
from rules import carry, may
from rules import case as case_rules
from rules.case import Case
from rules.config import Member
from rules.refused import Refused
from rules.send import Act, Role, line
from rules.team import card, card_buttons
from storage import cases, due


async def take(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """Whoever presses first holds the case."""
    if case.open and case.holder is not None:
        raise _taken_already(turn, case, member)
    before, case = case, case_rules.take(case, member.id, turn.now)
    await keep(turn, before, case)
    await turn.scope.put(carry.tell(case, "taken"))
    await record(turn.scope, case, member, "take")
    turn.say(line("done-taken"))


async def take_over(turn: Turn, case: Case, member: Member) -> None:
    """In danger, whoever was called need not wait for a holder who does not answer."""
    before, other = case, holder_name(turn.config, case)
    case = case_rules.hand_over(case, member.id, member.id, turn.now, admin=True)
    await keep(turn, before, case)
    mention = (before.holder,) if other and before.holder is not None else ()
    said = line("note-taken-over", name=member.name, other=other)
    await turn.scope.put(card.note(case, said, mention=mention), carry.tell(case, "handed"))
    await record(turn.scope, case, member, "take")


async def release(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """The holder gives the case back; the desk calls for somebody else."""
    before, case = case, case_rules.release(case, member.id)
    await keep(turn, before, case)
    said = line("desk-released", code=case.code, urgency=line(f"urgency-{case.urgency}"), name=member.name)
    whom = await called(turn.scope, case, ladder.standing(turn.scope, case))
    await turn.scope.put(carry.tell(case, "released"), card.alert(case, whom, said=said))
    await record(turn.scope, case, member, "release")
    turn.say(line("done-released"))


async def hand(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """*Hand over* shows whom to."""
    case_rules.hand_over(case, member.id, member.id, turn.now, admin=may.is_admin(member, team_of(turn.config, case)))
    team = team_of(turn.config, case)
    left = await duty.left(turn.scope, team)
    here = [each for each in team.members if each.id not in left]
    rows = card_buttons.hand_over(case, here, turn.config.languages[0])
    await show(turn, case, rows)


async def to(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """A listed member holds the case from now on, and is called; a note for them stays in the team."""
    team = team_of(turn.config, case)
    other = team.member(int(arg)) if arg.isdecimal() else None
    if other is None or other.observer:
        raise Refused("refused-old-button")
    if other.id == case.holder:
        raise Refused("refused-holds-already", name=other.name)
    if other.id in await duty.left(turn.scope, team):
        raise Refused("refused-left", name=other.name)
    before = case
    case = case_rules.hand_over(
        case, member.id, other.id, turn.now, admin=may.is_admin(member, team_of(turn.config, case))
    )
    await keep(turn, before, case)
    said = line("handed-over", name=member.name, other=other.name)
    note = card.note(case, said, line("handed-over-note"), quiet=False, mention=(other.id,))
    await turn.scope.put(replace(note, role=Role.PROMPT), carry.tell(case, "handed"))
    await record(turn.scope, case, member, "hand_over", other.name)
    turn.say(line("done-handed", name=other.name))


async def reopen(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """A closed case opens again, for whoever pressed."""
    before, case = case, case_rules.reopen(case, member.id, turn.now)
    await keep(turn, before, case)
    await due.cancel(turn.tx, case_rules.EXPIRE, case.id)
    await turn.scope.put(carry.tell(case, "reopened"))
    turn.say(line("done-reopened"))


async def show(turn: Turn, case: Case, rows: card_buttons.Rows) -> None:
    """A menu in place of the card's buttons, until the card's next change."""
    await turn.scope.put(card.card(case, holder_name(turn.config, case), act=Act.EDIT, menu=rows))


async def keep(turn: Turn, before: Case, case: Case) -> None:
    """Keep the case as it is now: the card and the topic's name follow."""
    await cases.save(turn.tx, case)
    await turn.scope.put_all(card.update(case, holder_name(turn.config, case), before))


def _taken_already(turn: Turn, case: Case, member: Member) -> Refused:
    if case.holder == member.id:
        return Refused("refused-yours-already")
    name = holder_name(turn.config, case)
    return Refused("refused-holds-already", name=name) if name else Refused("refused-already-taken")
