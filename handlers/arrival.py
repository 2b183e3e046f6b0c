"""Whether what a reporter sent has reached their team: told once Telegram has taken it, and never before."""

from dataclasses import replace
from datetime import timedelta

from handlers.turn import Scope
from handlers.who import behind
from handlers.who.roster import team_of
from rules import carry
from rules.case import Case
from rules.oncall import cover
from rules.privacy import gate
from rules.reporter import arrival
from rules.reporter.arrival import NOT_REACHED, RECEIPT
from rules.send import Act, Line, Send, Urgency
from rules.when import local, own
from storage import cases, due, outbox, pending, threads
from storage.due import Due


async def announce(scope: Scope, case: Case, sends: list[Send], receipt: str) -> Case:
    """Keep what is to reach the group: its last words, and the line on the desk, have to get there before anybody is
    told that they did. Words that are withheld are not waited for: that they wait is what is told."""
    owing = sends if case.withheld else arrival.owing(sends)
    case = await expect(scope, case, sum(send.owed for send in owing), receipt)
    await scope.put_all(owing)
    return case


async def expect(scope: Scope, case: Case, more: int, receipt: str = "") -> Case:
    """So many more messages are on their way. In danger it is looked at in a minute whether they are there."""
    if not more:
        return case
    case = replace(case, owed=case.owed + more, receipt=receipt or case.receipt)
    await cases.save(scope.tx, case)
    if case.urgency is Urgency.DANGER and await due.get(scope.tx, arrival.REACH, case.id) is None:
        await due.plan(scope.tx, arrival.REACH, case.id, scope.now + arrival.PATIENCE)
    return case


async def reached(scope: Scope, send: Send) -> None:
    """Telegram has taken one of them; with the last one the receipt says so."""
    case = await cases.get(scope.tx, send.case) if send.case is not None else None
    if case is None or not case.owed:
        return
    case = replace(case, owed=case.owed - 1)
    await cases.save(scope.tx, case)
    if case.owed:
        return
    await due.cancel(scope.tx, arrival.REACH, case.id)
    if case.receipt:
        await _correct(scope, case)
    await _take_back(scope, case)


async def overdue(scope: Scope, planned: Due) -> None:
    """A minute in danger, and Telegram has not taken it: that is told, with the numbers and a person to turn to."""
    case = await cases.get(scope.tx, planned.whose)
    if case is None or not case.owed or not case.open or not await pending.owing(scope.tx, case.id):
        return  # or it was taken back meanwhile
    await scope.put_outcome(replace(arrival.not_reached(case), name=NOT_REACHED), after=arrival.PATIENCE)


async def answer_to_call(scope: Scope, case: Case) -> Send:
    """What becomes of *Send to the team now* in a conversation; what was told of earlier words stays as it is."""
    case = replace(case, receipt="called")
    await cases.save(scope.tx, case)
    return receipt(scope, case)


def receipt(scope: Scope, case: Case, wait: timedelta = timedelta()) -> Send:
    """What becomes of what was sent, as far as it is known. Where nobody needs the numbers, it waits a moment so that
    it can tell the end of it at once."""
    said = _worded(scope, case, wait)
    at_once = wait or case.withheld or case.urgency is Urgency.DANGER or not case.owed
    return replace(said, not_before=None if at_once else scope.now + arrival.MOMENT)


def _worded(scope: Scope, case: Case, wait: timedelta = timedelta()) -> Send:
    team = team_of(scope.config, case)
    if case.receipt == "called":
        return replace(arrival.called(case), name=RECEIPT)
    opens: tuple[Line, Line] | None = None
    if team.rota is not None and not cover.in_cover(team.rota, scope.config.timezone, scope.now):
        at = cover.next_cover(team.rota, scope.config.timezone, scope.now)
        opens = local(at, scope.config.timezone), own(at)
    minutes = -(-int(scope.config.first_words_wait.total_seconds()) // 60) if wait else 0
    return replace(arrival.words(case, team, opens, minutes), name=RECEIPT)


async def _correct(scope: Scope, case: Case) -> None:
    """The receipt of now: in place of the one that waits, or of the one that was read. Whoever wants nothing of our own
    accord is not shown that anything changed."""
    known = await threads.named(scope.tx, case.id, RECEIPT)
    if known is None:
        return
    person = await behind.reporter(scope.tx, case)
    row = await pending.get(scope.tx, known.row)
    if row is not None and person is not None:
        fresh = _worded(scope, case)
        await outbox.rewrite(scope.tx, known.row, replace(fresh, asked=row.send.asked))
    elif person is not None and gate.mends(person):
        asked = scope.now if gate.shielded(person) else None
        await scope.put(replace(_worded(scope, case), act=Act.EDIT, of=RECEIPT, name="", asked=asked))


async def _take_back(scope: Scope, case: Case) -> None:
    """What said that nothing had arrived is not true any longer: it does not go out, or the end of it is told."""
    known = await threads.named(scope.tx, case.id, NOT_REACHED)
    if known is None:
        return
    if known.copy is None:
        await outbox.withdraw(scope.tx, known.row)
    else:
        await scope.put_outcome(carry.tell(case, "reached"), after=arrival.PATIENCE)
