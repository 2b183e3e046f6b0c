"""`/mydata`: everything that is stored about this chat."""

from handlers.turn import Turn
from handlers.who.sender import conversations
from rules import gate, mydata
from rules.person import Person
from storage import drafts, said


async def tell(turn: Turn, person: Person, arg: str) -> None:
    """All of it, in words; what lies behind the phrase stays there."""
    send = mydata.told(
        person,
        await conversations(turn, person),
        draft=len(await drafts.all(turn.tx, person.id)),
        standing=len(await said.all(turn.tx, person.id)),
        keep_days=max(1, turn.config.keep_closed.days),
        phrase=person.decoy if gate.locked(person, turn.now) else bool(person.carry),
    )
    await turn.scope.put(send)
