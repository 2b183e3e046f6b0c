"""The person behind a case, where there is still a way back to them."""

from rules.case import Case
from rules.person import Person
from storage import cases, people
from storage.disk.tx import Tx


async def behind(tx: Tx, case: Case) -> Person | None:
    """Nobody is shown who it is."""
    person_id = await cases.reporter_of(tx, case)
    return await people.get(tx, person_id) if person_id is not None else None
