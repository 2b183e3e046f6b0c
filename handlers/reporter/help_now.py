"""*I need help now*: the numbers at once, one button that calls the team, and the answer to the question."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from handlers import arrival
from handlers.oncall import call_team
from handlers.reporter import first_words, identity_warning
from handlers.text.folding import fold
from handlers.turn import Turn
from handlers.who.roster import holder_name, is_read, may_go_apart, team_for
from handlers.who.sender import numbered, talked_in
from locales.render import Sentences
from rules import case as case_rules
from rules import screens
from rules.carry import group
from rules.case import Case, State
from rules.category import of_us
from rules.oncall.cover import in_cover, next_cover
from rules.person import Person
from rules.reporter import help_now as help_rules
from rules.send import line
from rules.team import card
from rules.when import local, own
from storage import drafts, due, pending, people

AT_ONCE = ("need", "team-now", "apart-now", "danger-yes")
"""Presses for help."""
LONGEST_LABEL = 60
"""Letters of a button's text, typed."""


async def help_now(turn: Turn, person: Person, arg: str) -> None:
    """Numbers first, before consent and behind a block as well."""
    if person.blocked and not await _may_reach_a_group(turn, person):
        await turn.scope.put(help_rules.blocked(person, independent=turn.config.independent is not None))
        return
    draft = bool(await drafts.all(turn.tx, person.id))
    case = await talked_in(turn, person)
    read = case if case and is_read(turn.scope, case) else None
    team = turn.config.named(read.team if read else team_for(turn.config, person.category)) or turn.config.team
    apart = may_go_apart(turn.config, person.category) and (read is None or read.team != "independent")
    said = help_rules.help_now(person, draft=draft, case=read, apart=apart, emergency=turn.config.emergency)
    if team.rota is not None and not in_cover(team.rota, turn.config.timezone, turn.now):
        opens = next_cover(team.rota, turn.config.timezone, turn.now)
        told = line("need-out-of-cover", time=local(opens, turn.config.timezone))
        said = replace(said, lines=(*said.lines, told, own(opens)))
    await turn.scope.put(said)


async def team_now(turn: Turn, person: Person, arg: str) -> None:
    """*Send to the team now*: what is written goes as danger; where nothing is, the team is called all the same."""
    if await drafts.all(turn.tx, person.id):
        await first_words.send_draft(turn, person, danger=True)
        return
    case = await talked_in(turn, person)
    if case is not None and is_read(turn.scope, case):
        await danger_in(turn, person, case)
    else:
        await first_words.cry(turn, person)


async def apart_now(turn: Turn, person: Person, arg: str) -> None:
    """*Danger from a leader or team*: the same, and only the independent group hears of it."""
    if turn.config.independent is None:
        await help_now(turn, person, "")
        return
    person = replace(person, category=of_us(turn.config.categories).id)
    if await drafts.all(turn.tx, person.id):
        await first_words.send_draft(turn, person, danger=True)
    else:
        await first_words.cry(turn, person)


async def danger_yes(turn: Turn, person: Person, arg: str) -> None:
    """*Yes*: about the draft, or about the conversation that the button names."""
    if arg:
        await danger_in(turn, person, await numbered(turn, person, arg))
    else:
        await team_now(turn, person, "")


async def danger_no(turn: Turn, person: Person, arg: str) -> None:
    """*No*: nobody is called, and nothing becomes less urgent."""
    if arg:
        await _no_danger_in(turn, person, await numbered(turn, person, arg))
    elif await drafts.all(turn.tx, person.id):
        person = replace(person, danger=help_rules.SAID_NO)
        await people.save(turn.tx, person)
        await turn.scope.put(help_rules.not_now(person))
    else:
        await turn.scope.put(screens.say(person, line("danger-no")))


async def _no_danger_in(turn: Turn, person: Person, case: Case) -> None:
    """That nobody is called is said only while nobody was, and that words go on only where somebody reads them."""
    asked = await due.get(turn.tx, help_rules.SILENT, case.id) is not None
    await due.cancel(turn.tx, help_rules.SILENT, case.id)
    await people.save(turn.tx, help_rules.settled(person))
    goes = asked and is_read(turn.scope, case) and not case.blocked
    said = line("danger-no-talk", team=group(case)) if goes else line("danger-no")
    await turn.scope.put(screens.say(person, said))


async def danger_in(turn: Turn, person: Person, case: Case) -> None:
    """A conversation becomes danger: whatever waits goes at once, and its team is called."""
    if case.blocked:
        await first_words.tell_kept_out(turn, person, case)
        return
    if not is_read(turn.scope, case):
        await people.save(turn.tx, help_rules.settled(person))
        await turn.scope.put(help_rules.nobody(case))
        return
    before = case
    if case.state is State.CLOSED:
        await due.cancel(turn.tx, case_rules.EXPIRE, case.id)
    case, called = await call_team.call(turn.scope, before, case_rules.cry(case, turn.now), "page-danger")
    await due.cancel(turn.tx, help_rules.SILENT, case.id)
    await pending.hasten(turn.tx, case.id)
    await identity_warning.let_go(turn, case)
    await turn.scope.put_all(card.update(case, holder_name(turn.config, case), before))
    await people.save(turn.tx, replace(help_rules.settled(person), warned=None))
    if not called and not case.owed:
        await turn.scope.put(help_rules.called_before(case))
    else:
        await turn.scope.put(await arrival.answer_to_call(turn.scope, case))


def asked_for(update: Mapping[str, Any], sentences: Sentences, languages: Iterable[str]) -> bool:
    """Whether a raw update asks for help now, by button, command or the button's words: it goes before all others."""
    press, message = update.get("callback_query"), update.get("message")
    if isinstance(press, dict):
        return str(press.get("data")).partition(":")[0] in AT_ONCE
    text = str(message.get("text") or "") if isinstance(message, dict) else ""
    if (text.split(maxsplit=1) or [""])[0].split("@")[0].lower() == "/now":
        return True
    return calls_for_help(text, sentences, languages)


def calls_for_help(text: str, sentences: Sentences, languages: Iterable[str]) -> bool:
    """Whether this is a button for help, typed."""
    if not text or len(text) > LONGEST_LABEL:
        return False
    labels = (sentences.render(each, f"button-{act}") for each in languages for act in AT_ONCE)
    return fold(text).rstrip(".! ") in map(fold, labels)


async def _may_reach_a_group(turn: Turn, person: Person) -> bool:
    """Whether *Send to the team now* would reach anybody: a block never covers the independent group."""
    case = await talked_in(turn, person)
    return team_for(turn.config, person.category) != "team" or (case is not None and not case.blocked)
