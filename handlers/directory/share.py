"""The team shares an entry, by the card's button or by `/resource` and words: it goes in the reporter's language, after
a look at it."""

from dataclasses import replace
from datetime import date

from handlers import agreed
from handlers.audit import record
from handlers.checkins import offer
from handlers.directory.search import search
from handlers.team import holding, replying, second_look
from handlers.team.second_look import Look
from handlers.turn import Turn
from handlers.who import behind
from rules import case as case_rules
from rules import checkins, directory, entry_screen, helped, share
from rules.case import Case
from rules.checkins import Sort, Status
from rules.config import Member
from rules.directory import Entry
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
    """The entry is shown; after a yes it goes to the reporter as the holder's answer, and they are asked whether they
    want to be asked."""
    id, sign = await second_look.meant(turn, case, "give", arg)
    found = turn.config.directory.entry(id)
    if found is None:
        raise Refused("entry-gone")
    after = case_rules.answer(case, member.id, turn.now)
    person = await behind.reporter(turn.tx, case)
    if person is None:
        raise Refused("refused-cut")
    look = _look(turn, case, found)
    if not await second_look.taken(turn, case, look, sign):
        return
    needs = turn.config.directory.needs
    await turn.scope.put(share.shared(after, member.id, found, person.language, needs, _today(turn)))
    await replying.answered(turn, case, after)
    name = directory.text(found.name, turn.config.languages[0])[0]
    await second_look.done(turn, after, sign, line("note-shared", name=member.name, entry=name), look.words)
    await record(turn.scope, after, member, "share")
    await replying.tell_if_paused(turn, after)
    await _ask_whether_it_helped(turn, after, member, found)
    turn.say(line("done-shared"))


async def _ask_whether_it_helped(turn: Turn, case: Case, member: Member, found: Entry) -> None:
    """Where nothing else is asked, and check-ins may come at all."""
    if case.checkins != Status.STOPPED and not await _asked_about_other_things(turn, case):
        await offer.propose(turn, case, member, replace(checkins.offer(Sort.HELPED, helped.AFTER), about=found.id))


def _look(turn: Turn, case: Case, found: Entry) -> Look:
    """The entry as it will be read, with its buttons."""
    words = second_look.both(turn, case, lambda language: _text(turn, found, language))
    return Look("give", found.id, line("look-entry"), words, entry_screen.buttons(found))


def _text(turn: Turn, found: Entry, language: str) -> str:
    said = entry_screen.lines(found, language, turn.config.directory.needs, _today(turn))
    return "\n".join(turn.scope.sentences.line(language, each) for each in said)


def _today(turn: Turn) -> date:
    return turn.now.astimezone(turn.config.timezone).date()


async def _asked_about_other_things(turn: Turn, case: Case) -> bool:
    """Whether a check-in is offered and not answered yet: another offer would take its place."""
    plan = await agreed.load(turn.scope, case)
    return plan.offer is not None and plan.offer.sort is not Sort.HELPED
