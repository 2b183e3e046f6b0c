"""The open cases of which a team has heard: whatever lists or counts cases to people asks here."""

from collections.abc import AsyncIterator

from handlers.turn import Scope
from rules.case import Case
from rules.heard_of import told_of
from storage import cases


async def open_cases(scope: Scope, team: str) -> AsyncIterator[Case]:
    """Of this team, the oldest first. Those whose first words wait are left out: nobody may learn in which minute
    somebody wrote."""
    async for case in cases.every_open(scope.tx):
        if case.team == team and told_of(case, scope.now):
            yield case
