"""`/mydata`: everything that is stored about this chat."""

from handlers import asked
from handlers.turn import Turn
from handlers.who.sender import conversations
from rules.case import Case
from rules.entry_screen import shown
from rules.person import Person
from rules.privacy import mydata
from rules.privacy.mydata import Kept
from rules.send import Role
from storage import drafts, pending, said


async def tell(turn: Turn, person: Person, arg: str) -> None:
    """All of it, in words."""
    send = mydata.told(
        person,
        [Kept(case, await _waiting(turn, case)) for case in await conversations(turn, person)],
        draft=len(await drafts.all(turn.tx, person.id)),
        standing=len(await said.all(turn.tx, person.id)),
        keep_days=max(1, turn.config.keep_closed.days),
        phrase=bool(person.carry),
        posts=len(person.posts),
        asked=await _asked(turn, person),
    )
    await turn.scope.put(send)


async def _asked(turn: Turn, person: Person) -> list[str]:
    """By name, or by its id where an entry is gone."""
    found = []
    for each in (await asked.all_of(turn.scope, person)).values():
        entry = turn.config.directory.entry(each.entry)
        found.append(shown(entry.name, person.language) if entry is not None else each.entry)
    return found


async def _waiting(turn: Turn, case: Case) -> int:
    """How many words of either side wait on their way."""
    return sum(row.send.role is Role.CARRIED for row in await pending.of_case(turn.tx, case.id))
