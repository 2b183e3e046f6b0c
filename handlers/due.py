"""What falls due goes to whoever declared it."""

from handlers.journeys import DUE
from handlers.turn import Scope
from storage.due import Due


async def fell_due(scope: Scope, due: Due) -> None:
    """Do what the row says; a row whose reason has gone does nothing."""
    await DUE[due.kind.name].do(scope, due)
