"""The question that words of danger bring: "Is someone in danger now?" Asked of the person, never decided here."""

from dataclasses import replace

from handlers.oncall import call_team
from handlers.text.danger_words import known, spoken
from handlers.turn import Scope, Turn
from handlers.who import behind
from handlers.who.roster import holder_name, is_read, may_go_apart
from rules import case as case_rules
from rules.carry import tell
from rules.case import Case
from rules.person import Person
from rules.reporter import help_now
from rules.send import Urgency
from rules.team import card
from storage import cases, due, pending, people
from storage.due import Due


async def in_draft(turn: Turn, person: Person, text: str) -> Person:
    """Words of danger in a draft bring the question once; whatever is not answered, a draft stays where it is."""
    if person.danger is not None or not spoken(text, known()):
        return person
    person = replace(person, danger=help_now.IN_DRAFT)
    await people.save(turn.tx, person)
    await turn.scope.put(help_now.question(person, None, apart=may_go_apart(turn.config, person.category)))
    return person


async def in_conversation(turn: Turn, person: Person, case: Case, text: str) -> Person:
    """Words of danger that are on their way bring the question; unanswered, the team is told in five minutes."""
    if not is_read(turn.scope, case) or not help_now.worth_asking(case, turn.now) or not spoken(text, known()):
        return person
    return await ask(turn, person, case)


async def ask(turn: Turn, person: Person, case: Case) -> Person:
    """Put the question about words that were sent."""
    await cases.save(turn.tx, replace(case, asked=turn.now))
    await due.plan(turn.tx, help_now.SILENT, case.id, turn.now + help_now.SILENCE)
    person = replace(person, danger=case.number)
    await people.save(turn.tx, person)
    await turn.scope.put(help_now.question(person, case))
    return person


async def silence(scope: Scope, row: Due) -> None:
    """Nobody answered the question: the case is at least urgent now, and somebody is called."""
    case = await cases.get(scope.tx, row.whose)
    if case is None or not case.open:
        return
    if is_read(scope, case):
        before, case = case, case_rules.rise(case, Urgency.URGENT)
        case, _ = await call_team.call(scope, before, case, "page-urgent")
        await pending.hasten(scope.tx, case.id)
        await scope.put_all(card.update(case, holder_name(scope.config, case), before))
        await scope.put(tell(case, "danger-silence"))
    else:
        await scope.put_outcome(help_now.nobody(case))
    person = await behind.reporter(scope.tx, case)
    if person is not None and person.danger == case.number:
        await people.save(scope.tx, help_now.settled(person))  # a "yes" of tomorrow is a word like any other
