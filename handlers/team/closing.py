"""How a case ends: an outcome, a last word to the reporter, and whether it helped; the day before it is erased."""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers import agreed
from handlers.audit import record
from handlers.team import holding
from handlers.turn import Scope, Turn
from rules import carry, checkins, screens
from rules import case as case_rules
from rules.case import Case, State
from rules.checkins import Status
from rules.config import Member
from rules.refused import Refused
from rules.send import Send, Urgency, line
from rules.team import card, closing
from storage import cases, due
from storage.due import Due

BEFORE = timedelta(days=1)
"""How long before a closed case is erased the team hears of it."""


async def close(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """*Close* asks how it ended; the holder's last words go out as a reply before."""
    case_rules.close(case, member.id, turn.now)  # refused now rather than after the choice
    await holding.show(turn, case, closing.outcomes(case, more=False))


async def more(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """The outcomes that come up more rarely."""
    case_rules.close(case, member.id, turn.now)
    await holding.show(turn, case, closing.outcomes(case, more=True))


async def outcome(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """The holder closes the case; retention starts."""
    arg, _, follow = arg.partition(".")
    if arg not in closing.OUTCOMES:
        raise Refused("refused-old-button")
    if case.checkins == Status.AGREED and follow not in closing.FOLLOW:
        case_rules.close(case, member.id, turn.now)
        await holding.show(turn, case, closing.follow(case, arg))
        return
    before, case = case, replace(case_rules.close(case, member.id, turn.now), outcome=arg, helped="")
    followed = case.checkins == Status.AGREED and follow == "keep"
    stands = case.checkins if followed or case.checkins == Status.STOPPED else Status.NONE
    case = replace(case, followed=followed, checkins=stands, checkin=case.checkin if followed else "")
    await holding.keep(turn, before, case)
    keep, since = turn.config.keep_closed, await _last(turn, case) if followed else turn.now
    await due.plan(turn.tx, case_rules.EXPIRE, case.id, since + keep)
    await due.plan(turn.tx, case_rules.EXPIRES, case.id, since + max(keep - BEFORE, keep / 2))
    answers = tuple(
        screens.button("helped", f"{case.number}.{each}", line(f"button-helped-{each}")) for each in closing.HELPED
    )
    closed = carry.tell(case, "closed")
    await turn.scope.put(replace(closed, lines=(*closed.lines, line("closed-helped")), buttons=(answers,)))
    if case.urgency is Urgency.DANGER:
        await debrief(turn, case)
    await record(turn.scope, case, member, "close", arg)
    turn.say(line("done-closed"))


async def debrief(turn: Turn, case: Case) -> None:
    """After danger: three plain questions for those who were in it, and where they find help for themselves."""
    asked = [line("debrief", code=case.code), *(line(f"debrief-{each}") for each in (1, 2, 3))]
    asked += [line("=volunteers")] if turn.config.volunteers_help else []
    await turn.scope.put(Send(card.desk(case.team), lines=tuple(asked), urgency=Urgency.SOON))


async def _last(turn: Turn, case: Case) -> datetime:
    """When the last check-in that goes on is over: retention starts after it."""
    plan = await agreed.load(turn.scope, case)
    return max((turn.now, *(checkins.over(each, turn.config.checkins) for each in plan.items)))


async def reopen(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """A closed case opens again; nothing is erased then."""
    await due.cancel(turn.tx, case_rules.EXPIRES, case.id)
    await holding.reopen(turn, case, member, arg)
    await record(turn.scope, case, member, "reopen")


async def expires(scope: Scope, planned: Due) -> None:
    """Tomorrow the case is erased: whoever still needs it can open it again."""
    case = await cases.get(scope.tx, planned.whose)
    if case is not None and case.state is State.CLOSED:
        await scope.put(card.note(case, line("note-expires", code=case.code)))
