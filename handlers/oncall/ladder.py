"""People are called: on the desk with a mention, and privately, without a word about what it is.

Outside of cover only danger calls anybody: for the rest the ladder begins when cover does.
"""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from handlers.oncall import boards, duty
from handlers.oncall.duty import called
from handlers.turn import Scope
from handlers.who.roster import if_read, team_of
from rules import carry, heard_of
from rules import ladder as rules
from rules.case import Case
from rules.ladder import Called
from rules.oncall import deadlines, page
from rules.oncall.boards import NEW, Rung
from rules.reporter import help_now
from rules.send import Line, Send, Urgency, line
from rules.team import card
from storage import due, people

PRIVATELY = (Urgency.DANGER, Urgency.URGENT)


async def begin(scope: Scope, case: Case, *, muted: bool = False, why: str = "") -> None:
    """Nobody holds the case: the ladder starts. `why`: a line of the desk; none where it was put by whoever knows why.

    Words of a `muted` person ring nobody; a case that nobody takes climbs all the same. A cry that nobody has answered
    goes on where it stood, whoever held the case meanwhile.
    """
    ladders = team_of(scope.config, case).ladders
    number = page.reached(case, scope.now, ladders)
    if number and case.cried is not None:
        await climb(scope, case, number, case.cried + rules.rung(case.urgency, number, ladders).after, why=why)
        return
    at = _planned(scope, case, 0, _begins(scope, case))
    if muted:
        await _plan(scope, case, 1, at)
    elif at > scope.now:
        await _plan(scope, case, 0, at)
        if why not in ("", NEW):  # it is called about later; that it lies free is said now
            await scope.put(card.alert(case, (), said=line(why, **about(case))))
    else:
        await _plan(scope, case, 1, scope.now)
        if why:
            await _on_desk(scope, case, why, Rung(Called.ON_CALL, scope.now))
        await privately(scope, case, Called.ON_CALL)


async def climb(scope: Scope, case: Case, number: int, at: datetime, *, why: str | None = None) -> None:
    """Still nobody: the next rung calls, and the one after it is planned. `at`: when it was to. `why`: as above, where
    it is not simply that nobody has taken it.

    Where the bot was away, the highest rung that was missed calls at once, for the others.
    """
    first, following = number, _planned(scope, case, number + 1, at)
    ladder, missed = team_of(scope.config, case).ladders, []
    while following <= scope.now:
        missed.append(Rung(rules.rung(case.urgency, number, ladder).called, at))
        number, at = number + 1, following
        following = _planned(scope, case, number + 1, at)
    await due.plan(scope.tx, deadlines.STEP, case.id, following, {"rung": number + 1})
    rung = rules.rung(case.urgency, number, ladder)
    why = ("desk-still" if number else NEW) if why is None else why
    if why:
        await _on_desk(scope, case, why, Rung(rung.called, at), tuple(missed))
    await privately(scope, case, rung.called)
    if case.urgency is Urgency.DANGER and first <= len(ladder[case.urgency]) - 1 <= number:
        nobody = help_now.unreached(case, *carry.tell(case, "nobody-yet").lines)
        await scope.put_outcome(if_read(scope, case, nobody))


class Left(StrEnum):
    """Who is there yet where somebody who was called can't."""

    NEXT = "next"  # nobody of this rung: the next one calls
    OTHERS = "others"  # they were called by this rung
    UNCALLED = "uncalled"  # nobody was called yet


async def left(scope: Scope, case: Case) -> Left:
    """Who is there yet, where the last who said so is counted already."""
    number = await _following(scope, case)
    team = team_of(scope.config, case)
    rung = rules.rung(case.urgency, max(number - 1, 0), team.ladders)
    known = await duty.kept(scope, team)
    meant = page.called(team, rung.called, scope.config.timezone, scope.now, known.overrides)
    if {each.id for each in meant} <= set(duty.unable(known, case, scope.now)):
        return Left.NEXT
    return Left.OTHERS if number else Left.UNCALLED


async def next_at_once(scope: Scope, case: Case) -> None:
    """Nobody of this rung can: the next one calls now."""
    await climb(scope, case, await _following(scope, case), scope.now)


async def _following(scope: Scope, case: Case) -> int:
    planned = await due.get(scope.tx, deadlines.STEP, case.id)
    return int(planned.body.get("rung", 1)) if planned is not None else 1


async def unanswered(scope: Scope, case: Case) -> None:
    """Danger, taken, and no words have gone out: whoever else is there is called."""
    whom = standing(scope, case)
    whom = Called.BACKUP if whom is Called.ON_CALL else whom
    mention = await called(scope, case, whom)
    said = line("desk-no-answer", **about(case))
    await scope.put(Send(card.desk(case.team), lines=(said,), case=case.id, urgency=case.urgency, mention=mention))
    await privately(scope, case, whom)


def standing(scope: Scope, case: Case) -> Called:
    """Whom a cry calls by now that nobody has answered."""
    ladders = team_of(scope.config, case).ladders
    return rules.rung(case.urgency, page.reached(case, scope.now, ladders), ladders).called


async def privately(scope: Scope, case: Case, whom: Called) -> None:
    """To the own chat of each member who has met the bot: that they are needed, and how soon."""
    team = scope.config.named(case.team)
    if case.urgency not in PRIVATELY or team is None:  # the other team must not hear of it in place of one that is gone
        return
    if _planned(scope, case, 0, scope.now) > scope.now:
        return  # nobody is woken for what is not danger
    for member in await called(scope, case, whom):
        if await people.of_sender(scope.tx, member) is not None:
            await boards.call(scope, team, str(member), boards.entry(scope, case, "page-needed"), (member,))


async def over(scope: Scope, case: Case, holder: str) -> None:
    """Nobody need be called about the case any more: every place that calls says so, without a sound."""
    if holder:
        desk, page = line("desk-taken", code=case.code, name=holder), line("page-taken", name=holder)
    else:
        desk, page = line("desk-over", code=case.code), line("board-nothing")
    await boards.take_down(scope, case, desk, page)
    await duty.over(scope, case)


def about(case: Case) -> dict[str, str | Line]:
    """What every line on the desk says of a case."""
    return {"code": case.code, "urgency": line(f"urgency-{case.urgency}")}


async def _on_desk(scope: Scope, case: Case, why: str, rung: Rung, missed: tuple[Rung, ...] = ()) -> None:
    team = scope.config.named(case.team)
    if team is not None:
        entry = replace(boards.entry(scope, case, why), rung=rung, missed=missed)
        await boards.call(scope, team, boards.DESK, entry, await called(scope, case, rung.whom))


def _begins(scope: Scope, case: Case) -> datetime:
    """Not before the first words have had their wait."""
    if case.waits is None or case.urgency in PRIVATELY or not heard_of.waits(case, scope.now):
        return scope.now
    return case.waits


def _planned(scope: Scope, case: Case, number: int, since: datetime) -> datetime:
    return page.wait(case.urgency, number, since, team_of(scope.config, case), scope.config.timezone)


async def _plan(scope: Scope, case: Case, number: int, since: datetime) -> None:
    await due.plan(scope.tx, deadlines.STEP, case.id, _planned(scope, case, number, since), {"rung": number})
