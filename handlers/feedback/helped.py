"""*Did this help?*: asked when a case is closed, answered once."""

from dataclasses import replace

from handlers.feedback import counts
from handlers.turn import Turn
from handlers.who.sender import conversations
from rules import carry
from rules.case import State
from rules.person import Person
from rules.refused import Refused
from rules.send import line
from rules.team import card, closing
from storage import cases


async def helped(turn: Turn, person: Person, arg: str) -> None:
    """The reporter says whether it helped; the team hears it, once."""
    number, _, answer = arg.partition(".")
    found = await conversations(turn, person)  # none that lies behind the phrase
    case = next((each for each in found if str(each.number) == number), None)
    if case is None or answer not in closing.HELPED or case.state is not State.CLOSED:
        raise Refused("refused-unknown-button")
    if not case.helped:
        case = replace(case, helped=answer)
        await cases.save(turn.tx, case)
        await counts.count(turn.scope, case)
        await turn.scope.put(card.note(case, line(f"note-helped-{answer}")))
    await turn.scope.put(carry.tell(case, "helped-thanks"))
