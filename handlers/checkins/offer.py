"""The team's side: a check-in is offered, cancelled, or decided about after silence."""

from dataclasses import replace
from datetime import timedelta

from handlers import agreed
from handlers.audit import record
from handlers.checkins import day_words
from handlers.team import holding, second_look
from handlers.team.second_look import Look
from handlers.turn import Turn
from handlers.who import behind
from rules import carry, checkins
from rules import checkin_screens as screens
from rules.case import Case
from rules.checkins import CheckIn, Offer, Plan, Sort, Stage, Status
from rules.config import Member
from rules.privacy import gate
from rules.refused import Refused
from rules.send import line
from rules.team import card_buttons
from rules.team.card_buttons import SURE
from storage import people

LOOK = Look("checkin-cancel", screens.FROM_NOTICE, line("card-asks-checkin-cancel"), yes=line("button-checkin-end"))
"""Asked below the notice, far from the card."""


async def menu(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """*Check-in*: what may be offered; a choice from it asks the reporter."""
    usual = checkins.preset(case, turn.config.checkins)
    if not arg:
        await holding.show(turn, case, screens.menu(case, usual))
        return
    sort, _, days = arg.partition(".")
    if arg == "usual":
        offer = usual
    elif sort in (Sort.ASK, Sort.KIND, Sort.HELPED) and days.isdecimal() and 0 < int(days) <= 366:
        offer = checkins.offer(Sort(sort), timedelta(days=int(days)))
    else:
        raise Refused("refused-old-button")
    await propose(turn, case, member, offer)


async def command(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """`/checkin 2d`, `/checkin fri 18:00`; alone, the menu."""
    if not arg.strip():
        await menu(turn, case, member, "")
        return
    offer = day_words.offered(turn, arg)
    if offer is None:
        raise Refused("refused-checkin-when")
    await propose(turn, case, member, offer)


async def propose(turn: Turn, case: Case, member: Member, offer: Offer) -> None:
    """The reporter is asked; without a yes nothing ever comes."""
    person = await behind.reporter(turn.tx, case)
    if person is None:
        raise Refused("refused-cut")
    if case.checkins == Status.STOPPED:
        raise Refused("refused-checkins-stopped")
    plan = await agreed.load(turn.scope, case)
    before, case = case, await agreed.keep(turn.scope, case, plan, replace(plan, offer=offer))
    if case == before:  # nothing shows on the card, which has the menu still
        await turn.scope.put(agreed.redrawn(turn.scope, case))
    if not person.wanted and not gate.shielded(person):
        await people.save(turn.tx, replace(person, wanted=f"{screens.WANTS_OFFER}:{case.number}"))
    await turn.scope.put(screens.ask(case, offer))
    what = line(f"sort-{offer.sort}")
    await turn.scope.put(screens.note(case, line("note-checkin-offered", name=member.name, what=what)))
    await record(turn.scope, case, member, "offer_checkin", str(offer.sort))
    turn.say(line("done-checkin-offered"))


async def cancel(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """What was agreed is off, after a second look: on the card, or below the notice that has the button. Where
    nothing comes, as of an offer that nobody has agreed to, it is done at once."""
    asked, sign = await second_look.meant(turn, case, "checkin-cancel", arg)
    plan = await agreed.load(turn.scope, case)
    if asked not in ("", screens.FROM_NOTICE, SURE) or (not plan.items and plan.offer is None):
        raise Refused("refused-old-button")
    if plan.coming and asked == "":
        await holding.show(turn, case, card_buttons.second_look(case, "checkin-cancel", line("button-checkin-end")))
        return
    if plan.coming and asked == screens.FROM_NOTICE and not await second_look.taken(turn, case, LOOK, sign):
        return
    await _end(turn, case, member, plan, sign)


async def _end(turn: Turn, case: Case, member: Member, plan: Plan, sign: str) -> None:
    """The reporter is told, so that nobody waits for it. `sign`: of the look that was taken below."""
    await agreed.withdraw(turn.scope, case)
    status = case.checkins if case.checkins == Status.STOPPED else Status.NONE
    over = replace(plan, items=(), offer=None, sent=None, off=plan.begun)
    before, case = case, await agreed.keep(turn.scope, replace(case, checkins=status), plan, over)
    if case == before:  # nothing shows on the card, which has the question still
        await turn.scope.put(agreed.redrawn(turn.scope, case))
    if plan.coming:
        await turn.scope.put(screens.tell(case, line("checkin-cancelled", team=carry.group(case))))
    await second_look.done(turn, case, sign, line("note-checkin-cancelled", name=member.name))
    await record(turn.scope, case, member, "cancel_checkin")
    turn.say(line("done-checkin-cancelled"))


async def again(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """After silence: once more, at the agreed hour of the next day."""
    plan = await agreed.load(turn.scope, case)
    item = _silent(plan.item(int(arg)) if arg.isdecimal() and len(arg) < 9 else None)
    last = checkins.attempts(item, case, turn.config.checkins) - 1
    wall, at = checkins.after(timedelta(days=1), item.window, turn.now, turn.config.timezone)
    fresh = replace(item, stage=Stage.AHEAD, attempt=last, wall=wall.isoformat(), at=at, pressed=False)
    case = await agreed.keep(turn.scope, case, plan, plan.put(fresh))
    await _decided(turn, case, member, "again")
    await record(turn.scope, case, member, "retry_checkin")


async def leave(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """After silence: it is left at that."""
    plan = await agreed.load(turn.scope, case)
    item = _silent(plan.item(int(arg)) if arg.isdecimal() and len(arg) < 9 else None)
    case = await agreed.keep(turn.scope, case, plan, plan.without(item.number))
    await _decided(turn, case, member, "leave")
    await record(turn.scope, case, member, "leave_checkin")


async def _decided(turn: Turn, case: Case, member: Member, what: str) -> None:
    await turn.scope.put(screens.note(case, line(f"note-checkin-{what}", name=member.name)))
    turn.say(line("done-changed"))


def _silent(item: CheckIn | None) -> CheckIn:
    if item is None or item.stage is not Stage.SILENT:
        raise Refused("refused-old-button")
    return item
