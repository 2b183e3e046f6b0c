"""What a case is about and how pressing it is, changed by button."""

from dataclasses import replace

from handlers.audit import record
from handlers.oncall.duty import called
from handlers.team import holding
from handlers.turn import Turn
from handlers.who import behind
from rules import case as case_rules
from rules import category, may
from rules.case import Case
from rules.config import Member
from rules.refused import Refused
from rules.send import Urgency, line
from rules.team import card, card_buttons


async def change(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """*Change* shows what can be changed, in place of the card's buttons."""
    reachable = await behind.reporter(turn.tx, case) is not None
    menu = card_buttons.change(case, reachable=reachable, may_block=case.team != "independent")
    await holding.show(turn, case, menu)


async def categories(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """*Category* shows the list."""
    await holding.show(turn, case, card_buttons.categories(case, category.listed(turn.config.categories)))


async def back(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """The card's own buttons again."""
    await holding.show(turn, case, ())


async def urgency(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """How soon a human has to look: what is planned next follows, and danger calls at once."""
    level, _, sure = arg.partition(".")
    lowers = case.urgency is Urgency.DANGER and level != Urgency.DANGER
    if level not in set(Urgency) or sure not in ("", card_buttons.SURE) or (sure and not lowers):
        raise Refused("refused-old-button")
    if lowers:
        may.lower(member.id, case.holder, own=case.own)
    if lowers and not sure:
        yes = line("button-lower", urgency=line(f"urgency-{level}"))
        await holding.show(turn, case, card_buttons.second_look(case, "urgency", yes, level))
        return
    before, case = case, case_rules.weigh(case, Urgency(level), turn.now)
    await holding.keep(turn, before, case)
    if lowers:
        said = line("desk-lowered", name=member.name, urgency=line(f"urgency-{level}"), code=case.code)
        await turn.scope.put(card.alert(case, (), said=said))
    if case.urgency in (Urgency.DANGER, Urgency.URGENT) and case.holder is None and before.urgency is not case.urgency:
        await turn.scope.put(card.alert(case, await called(turn.scope, case), again=True))
    await record(turn.scope, case, member, "change", level)
    turn.say(line("done-changed"))


async def about(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """What the case is about. It stays in its group, so only entries of that group are taken."""
    chosen = next((each for each in category.listed(turn.config.categories) if each.id == arg), None)
    if chosen is None or (chosen.independent and case.team != "independent"):
        raise Refused("refused-old-button")
    await holding.keep(turn, case, replace(case, category=chosen.id))
    await record(turn.scope, case, member, "change", chosen.id)
    turn.say(line("done-changed"))
