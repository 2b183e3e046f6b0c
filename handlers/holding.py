"""Who holds a case: taken, given back, closed, opened again."""

from handlers import opening
from handlers.turn import Turn
from rules import card, carry
from rules import case as case_rules
from rules.case import Case
from rules.config import Member
from rules.send import line
from storage import cases, due


async def take(turn: Turn, case: Case, member: Member) -> None:
    """Whoever presses first holds the case."""
    case = case_rules.take(case, member.id)
    await cases.save(turn.tx, case)
    await turn.scope.put_all(card.update(case, member.name))
    await turn.scope.put(carry.tell(case, "taken"))
    turn.say(line("done-taken"))


async def release(turn: Turn, case: Case, member: Member) -> None:
    """The holder gives the case back; the desk calls for somebody else."""
    case = case_rules.release(case, member.id)
    await cases.save(turn.tx, case)
    await turn.scope.put_all(card.update(case, ""))
    await turn.scope.put(carry.tell(case, "released"), card.alert(case, opening.ringing(turn, case), again=True))
    turn.say(line("done-released"))


async def close(turn: Turn, case: Case, member: Member) -> None:
    """The holder closes the case; retention starts."""
    case = case_rules.close(case, member.id, turn.now)
    await cases.save(turn.tx, case)
    await due.plan(turn.tx, "expire", case.id, turn.now + turn.config.keep_closed)
    await turn.scope.put_all(card.update(case, member.name))
    await turn.scope.put(carry.tell(case, "closed"))
    turn.say(line("done-closed"))


async def reopen(turn: Turn, case: Case, member: Member) -> None:
    """A closed case opens again, for whoever pressed."""
    case = case_rules.reopen(case, member.id)
    await cases.save(turn.tx, case)
    await due.cancel(turn.tx, "expire", case.id)
    await turn.scope.put_all(card.update(case, member.name))
    await turn.scope.put(carry.tell(case, "reopened"))
    turn.say(line("done-reopened"))


ACTS = {"take": take, "release": release, "close": close, "reopen": reopen}
"""The buttons of the card that need nothing but the case and who presses."""
