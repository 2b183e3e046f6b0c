"""*Told somebody outside*: written down with who decided and whether the reporter knows; a second view is asked for.

Nothing is sent to anybody by the bot. A second view never holds anything up; where the law was the reason, it is asked
for again the next day.
"""

from dataclasses import replace
from datetime import timedelta

from handlers.audit import record
from handlers.team import call_in, holding
from handlers.turn import Scope, Turn
from handlers.who.roster import holder_name, team_of
from rules import may
from rules.case import Case, State
from rules.config import Member
from rules.due_kinds import Counts, Kind, Of
from rules.refused import Refused
from rules.send import Line, Role, Send, line
from rules.team import card, closing
from storage import cases, due
from storage.due import Due

OPINION = Kind("opinion", Of.CASE, Counts.FROM_NOW)


ASK_AGAIN = timedelta(days=1)


async def outside(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """First whom, then whether the reporter was told, then it is written down."""
    if case.state is State.WAITING:
        raise Refused("refused-old-button")  # nobody has talked with the reporter
    whom, _, told = arg.partition(".")
    if (whom and whom not in closing.OUTSIDE) or (told and told not in closing.TOLD):
        raise Refused("refused-old-button")
    if not told:
        rows = closing.told(case, whom) if whom else closing.outside(case)
        await holding.show(turn, case, rows)
        return
    if member.id not in case.tellers:
        await cases.save(turn.tx, replace(case, tellers=(*case.tellers, member.id)))
    said = line("outside-noted", name=member.name, whom=line(f"outside-{whom}"), told=line(f"told-{told}"))
    await turn.scope.put(
        _ask(turn.scope, case, member.id, said), *card.update(case, holder_name(turn.config, case), case)
    )
    if told == "law":
        await due.plan(turn.tx, OPINION, case.id, turn.now + ASK_AGAIN, {"by": member.id})
    await record(turn.scope, case, member, "tell_outside", f"{whom}.{told}")
    turn.say(line("done-noted"))


async def opinion(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """Another member agrees or sees it differently. Who told somebody is what we know, not what the button says; a view
    of one telling is none of another."""
    by, _, view = arg.partition(".")
    waits = await due.get(turn.tx, OPINION, case.id)
    asked = waits.body.get("by") if waits else None
    first = next((each for each in (*case.tellers, asked) if str(each) == by), None)
    if view not in ("agree", "differ") or first is None:
        raise Refused("refused-old-button")
    may.second(member.id, first)
    said = card.note(case, line(f"opinion-{view}", name=member.name))
    if not await call_in.say_once(turn, said, f"opinion-{member.id}-{first}", view):
        return
    if asked == first:
        await due.cancel(turn.tx, OPINION, case.id)
    await record(turn.scope, case, member, "second_opinion", view)
    turn.say(line("done-noted"))


async def ask_again(scope: Scope, planned: Due) -> None:
    """Nobody has given a second view yet."""
    case = await cases.get(scope.tx, planned.whose)
    if case is not None:
        by = int((planned.body or {}).get("by", 0))
        await scope.put(_ask(scope, case, by, line("opinion-wanted")))


def _ask(scope: Scope, case: Case, by: int, *said: Line) -> Send:
    others = tuple(each.id for each in team_of(scope.config, case).members if not each.observer and each.id != by)
    return Send(
        card.topic(case),
        lines=(*said, line("opinion-asked")),
        buttons=closing.opinion(case, by),
        role=Role.PROMPT,
        case=case.id,
        urgency=case.urgency,
        mention=others,
    )
