"""*Call the team in*: the members decide together, in the topic and nowhere else; kept is only when to look again."""

from dataclasses import replace
from datetime import timedelta

from handlers.audit import record
from handlers.turn import Scope, Turn
from handlers.who.roster import team_of
from rules.case import Case
from rules.config import Member
from rules.due_kinds import Counts, Kind, Of
from rules.refused import Refused
from rules.send import Role, Send, Urgency, line
from rules.team import card, closing
from storage import cases, due, threads
from storage.due import Due

REVIEW = Kind("review", Of.CASE, Counts.BY_THE_CLOCK)


async def call(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """Every member is asked, with the question that guards against judging belief, and what helps to weigh a threat."""
    others = tuple(each.id for each in team_of(turn.config, case).members if not each.observer)
    lines = [line("together-asked", name=member.name, code=case.code), line("together-belief")]
    if case.urgency in (Urgency.DANGER, Urgency.URGENT) or case.category in ("danger", "violence", "partner"):
        lines.append(line("together-threat"))
    lines.append(line("together-choose"))
    await turn.scope.put(
        Send(
            card.topic(case),
            lines=tuple(lines),
            buttons=closing.decisions(case),
            role=Role.PROMPT,
            case=case.id,
            urgency=case.urgency,
            mention=others,
        )
    )
    await record(turn.scope, case, member, "call_in")
    turn.say(line("done-called"))


async def decide(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """A member's view is said in the topic, once until they see it differently."""
    if arg not in closing.DECISIONS:
        raise Refused("refused-old-button")
    said = line("decided", name=member.name, decision=line(f"decision-{arg}"))
    if not await say_once(turn, card.note(case, said), f"view-{member.id}", arg):
        return
    await record(turn.scope, case, member, "decide", arg)
    turn.say(line("done-decided"))


async def review(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """The team wants to look at it again; the day comes back by itself. Of two the nearer one counts."""
    if not arg.isdecimal() or int(arg) not in closing.REVIEWS:
        raise Refused("refused-old-button")
    before, at = await due.get(turn.tx, REVIEW, case.id), turn.now + timedelta(days=int(arg))
    if before is not None and before.at <= at:
        turn.say(line("done-review-sooner", days=-(-(before.at - turn.now) // timedelta(days=1))))
        return
    await due.plan(turn.tx, REVIEW, case.id, at)
    said = line("review-set", name=member.name, days=int(arg))
    await turn.scope.put(card.note(case, said, *((line("review-nearer"),) if before is not None else ())))
    turn.say(line("done-review"))


async def say_once(turn: Turn, note: Send, whose: str, what: str) -> bool:
    """Whether it was said: not where the same was the last of it. The thread knows whose note is which, sealed."""
    entries = await threads.all(turn.tx, note.case or 0)
    last = next((each.name for each in entries if each.name.startswith(f"{whose}.")), "")
    if last == f"{whose}.{what}":
        turn.say(line("done-said-already"))
        return False
    await turn.scope.put(replace(note, name=f"{whose}.{what}"))
    return True


async def comes_back(scope: Scope, planned: Due) -> None:
    """The day has come."""
    case = await cases.get(scope.tx, planned.whose)
    if case is None or not case.open:
        return
    team = team_of(scope.config, case)
    holds = [each for each in team.members if each.id == case.holder]
    called = tuple(each.id for each in holds or team.members if not each.observer)
    await scope.put(card.note(case, line("review-now"), quiet=False, mention=called))
