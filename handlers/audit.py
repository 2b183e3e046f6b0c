"""Who did what is written down, in the very turn that does it."""

from handlers.turn import Scope
from rules.audit import Entry
from rules.case import Case
from rules.config import Member, Team
from storage import audit


async def record(scope: Scope, case: Case, member: Member, deed: str, what: str = "") -> None:
    """One line in the audit log; `what` is an id of ours, never words."""
    await audit.note(scope.tx, Entry(scope.now, case.team, member.name, deed, case.mark, what))


async def record_apart(scope: Scope, team: Team, member: Member, deed: str, what: str = "") -> None:
    """The same of what is about no case."""
    await audit.note(scope.tx, Entry(scope.now, team.name, member.name, deed, "", what))
