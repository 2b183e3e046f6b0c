"""The person behind a case or a message, where there is still a way to them. Nobody is shown who it is."""

from handlers.turn import Scope
from rules.case import Case
from rules.person import Person
from rules.send import Send
from storage import cases, people
from storage.disk.tx import Tx


async def reporter(tx: Tx, case: Case) -> Person | None:
    """Whose conversation it is; None once the way back is cut, or they are erased."""
    person_id = await cases.reporter_of(tx, case)
    return await people.get(tx, person_id) if person_id is not None else None


async def reader(scope: Scope, send: Send) -> Person | None:
    """Whom a send is for; None where it is the team, or they are erased."""
    person_id = await scope.reader_of(send)
    return await people.get(scope.tx, person_id) if person_id is not None else None
