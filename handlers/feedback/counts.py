"""*Did this help?*, counted by how cases ended, each team's for itself."""

from handlers.turn import Scope, Turn
from rules.case import Case
from rules.config import Member, Team
from rules.send import Send, line
from rules.team import card, closing
from storage import memo

NAME = "helped"


async def count(scope: Scope, case: Case) -> None:
    """One answer more; which case it was stays with the case, and goes with it."""
    counted = await memo.recall(scope.tx, NAME)
    row = counted.setdefault(case.team, {}).setdefault(case.outcome, dict.fromkeys(closing.HELPED, 0))
    row[case.helped] += 1
    memo.keep(scope.tx, NAME, counted)


async def tell(turn: Turn, team: Team, member: Member, arg: str) -> list[Send]:
    """`/helped`: how many said so, by outcome, of this team's own cases."""
    counted = (await memo.recall(turn.tx, NAME)).get(team.name, {})
    rows = [
        line(
            "helped-row",
            outcome=line(f"outcome-{each}"),
            **{f"said_{answer}": n for answer, n in counted[each].items()},
        )
        for each in closing.OUTCOMES
        if each in counted
    ]
    said = (line("helped-title"), *rows) if rows else (line("helped-nobody"),)
    return [Send(card.desk(team.name), lines=said)]
