"""The team shares an entry, by the card's button or by `/resource` and words: it goes in the reporter's language."""

from dataclasses import replace

from handlers import agreed
from handlers.audit import record
from handlers.checkins import offer
from handlers.directory.search import search
from handlers.team import holding, replying
from handlers.turn import Turn
from handlers.who import behind
from rules import case as case_rules
from rules import checkins, directory, helped, share
from rules.case import Case
from rules.checkins import Sort, Status
from rules.config import Member
from rules.refused import Refused
from rules.send import Role, line
from rules.team import card


async def menu(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """*Share a resource*: the needs, then the entries for one."""
    case_rules.answer(case, member.id, turn.now)  # refused now rather than after the choice
    here, language = turn.config.directory, turn.config.languages[0]
    if not here.entries:
        raise Refused("refused-no-directory")
    id, _, page = arg.partition(".")
    if not arg:
        await holding.show(turn, case, share.needs(case, here, language))
        return
    if here.need(id) is None or not (page or "0").isascii() or not (page or "0").isdigit() or len(page) > 3:
        raise Refused("refused-old-button")
    found = [each for each in here.entries if id in each.needs]
    await holding.show(turn, case, share.entries(case, found, id, int(page or "0"), language))


async def command(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """`/resource pantry`: what these words find, to be shared with one tap; alone, the menu."""
    if not arg.strip():
        await menu(turn, case, member, "")
        return
    case_rules.answer(case, member.id, turn.now)
    found = search(turn.config.directory, turn.config.languages, arg).entries[: share.PAGE]
    said = line("resource-found", count=len(found)) if found else line("resource-none")
    rows = share.given(case, found, turn.config.languages[0])
    await turn.scope.put(replace(card.note(case, said), buttons=rows, role=Role.PROMPT))


async def give(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """The entry goes to the reporter as the holder's answer; then they are asked whether they want to be asked."""
    found = turn.config.directory.entry(arg)
    if found is None:
        raise Refused("entry-gone")
    before, case = case, case_rules.answer(case, member.id, turn.now)
    person = await behind.reporter(turn.tx, case)
    if person is None:
        raise Refused("refused-cut")
    today = turn.now.astimezone(turn.config.timezone).date()
    await turn.scope.put(share.shared(case, member.id, found, person.language, turn.config.directory.needs, today))
    await replying.answered(turn, before, case)
    name = directory.text(found.name, turn.config.languages[0])[0]
    await turn.scope.put(card.note(case, line("note-shared", name=member.name, entry=name)))
    await record(turn.scope, case, member, "share")
    await replying.tell_if_paused(turn, case)
    if case.checkins != Status.STOPPED and not await _asked_about_other_things(turn, case):
        await offer.propose(turn, case, member, replace(checkins.offer(Sort.HELPED, helped.AFTER), about=found.id))
    turn.say(line("done-shared"))


async def _asked_about_other_things(turn: Turn, case: Case) -> bool:
    """Whether a check-in is offered and not answered yet: another offer would take its place."""
    plan = await agreed.load(turn.scope, case)
    return plan.offer is not None and plan.offer.sort is not Sort.HELPED
