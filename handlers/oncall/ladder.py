"""People are called: on the desk with a mention, and privately, without a word about what it is."""

from handlers.turn import Scope
from handlers.who.roster import called, if_read, team_of
from rules import card, carry, deadlines, help_now, ladder
from rules.case import Case
from rules.ladder import Called
from rules.send import Line, Place, PlaceKind, Send, Urgency, line
from storage import due, people

PRIVATELY = (Urgency.DANGER, Urgency.URGENT)


async def begin(scope: Scope, case: Case, *, muted: bool = False) -> None:
    """Nobody holds the case: the ladder starts. The line on the desk is put by whoever knows why.

    Words of a `muted` person ring nobody; a case that nobody takes climbs all the same.
    """
    await _plan(scope, case, 1)
    if not muted:
        await privately(scope, case, Called.ON_CALL)


async def climb(scope: Scope, case: Case, number: int) -> None:
    """Still nobody: the next rung calls, and the one after it is planned."""
    rung = ladder.rung(case.urgency, number)
    await scope.put(_desk(scope, case, line("desk-still", **about(case)), rung.called))
    await privately(scope, case, rung.called)
    if (
        case.urgency is Urgency.DANGER
        and rung.called is Called.ADMINS
        and number == len(ladder.LADDERS[case.urgency]) - 1
    ):
        await scope.put(if_read(scope, case, help_now.unreached(case, *carry.tell(case, "nobody-yet").lines)))
    await _plan(scope, case, number + 1)


async def unanswered(scope: Scope, case: Case) -> None:
    """Danger, taken, and no words have gone out: whoever else is there is called."""
    await scope.put(_desk(scope, case, line("desk-no-answer", **about(case)), Called.BACKUP))
    await privately(scope, case, Called.BACKUP)


async def privately(scope: Scope, case: Case, whom: Called) -> None:
    """To the own chat of each member who has met the bot: that they are needed, and how soon."""
    team = scope.config.named(case.team)
    if case.urgency not in PRIVATELY or team is None:  # the other team must not hear of it in place of one that is gone
        return
    said = line("page-needed", urgency=line(f"urgency-{case.urgency}"), team=line(f"team-{team.name}"))
    for member in called(scope, case, whom):
        if await people.of_sender(scope.tx, member) is not None:
            place = Place(PlaceKind.MEMBER, str(member))
            await scope.put(Send(place, lines=(said,), case=case.id, urgency=case.urgency))


def about(case: Case) -> dict[str, str | Line]:
    """What every line on the desk says of a case."""
    return {"code": case.code, "urgency": line(f"urgency-{case.urgency}")}


def _desk(scope: Scope, case: Case, said: Line, whom: Called) -> Send:
    mention = called(scope, case, whom)
    return Send(card.desk(case.team), lines=(said,), case=case.id, urgency=case.urgency, mention=mention)


async def _plan(scope: Scope, case: Case, number: int) -> None:
    team = team_of(scope.config, case)
    begins = scope.now
    if case.waits is not None and case.urgency not in PRIVATELY:
        begins = max(begins, case.waits)  # not before the first words have had their wait
    at = ladder.wait(case.urgency, number, begins, team, scope.config.timezone)
    await due.plan(scope.tx, deadlines.STEP, case.id, at, {"rung": number})
