"""A case opens: a code, a key, a card, the words, and somebody is called."""

from dataclasses import replace
from datetime import timedelta

from handlers import arrival
from handlers.files import arriving
from handlers.groups import strangers
from handlers.oncall import next_step
from handlers.reporter import danger_question, identity_warning
from handlers.turn import Turn
from handlers.who import blocks
from handlers.who.roster import team_for
from handlers.who.sender import conversations
from rules import case as case_rules
from rules import code, draft, files, screens
from rules.case import Case, State
from rules.category import KINDS, category
from rules.draft import Waiting
from rules.oncall import bursts
from rules.person import Person, Step
from rules.reporter import first_words, help_now
from rules.send import Act, Send, Urgency, line
from rules.team import card, room
from storage import cases, drafts, due, people


async def send_draft(turn: Turn, person: Person, *, danger: bool = False, decided: bool = False) -> None:
    """The person taps *Send*: the draft's words become a case of their own. `danger`: somebody said that it is.

    `decided`: about what may show who writes.
    """
    waiting = await drafts.all(turn.tx, person.id)
    if not waiting:
        await _nothing(turn, person)
        return
    if kept_out(turn, person, team_for(turn.config, person.category)):
        await tell_kept_out(turn, person)
        return
    at_once = danger or person.category == "danger"
    if await _crowded(turn, person, team_for(turn.config, person.category), danger=at_once):
        await turn.scope.put(screens.cases_full(person))
        return
    waiting = await arriving.fitting(turn, person, waiting, person.category)
    if not waiting:
        await drafts.clear(turn.tx, person.id)
        return
    if not decided and not at_once and await identity_warning.before_sending(turn, person, waiting):
        return
    if not at_once and await arriving.tries(turn, person, waiting):
        return
    case = await begin(turn, person, danger=danger)
    if decided:
        case = identity_warning.let(turn, case, *(each.words.text for each in waiting))
        await cases.save(turn.tx, case)
    wait = _wait(turn, case, person)
    if wait:  # whatever the team is told of time counts from the minute at which it hears of the case
        case = replace(case, waits=turn.now + wait)
        await cases.save(turn.tx, case)
    case = await arrival.announce(turn.scope, case, announcement(turn, case, waiting, wait), "words")
    await next_step.follow(turn.scope, case, told=False)
    await drafts.clear(turn.tx, person.id)
    await due.cancel(turn.tx, draft.EXPIRES, person.id)
    unanswered = person.danger == help_now.IN_DRAFT and case.urgency is not Urgency.DANGER
    person = _talking(person, case)
    await people.save(turn.tx, person)
    await turn.scope.put(arrival.receipt(turn.scope, case, wait))
    if unanswered:
        await danger_question.ask(turn, person, case)
    if at_once:
        await identity_warning.afterwards(turn, person, case, *(each.words.text for each in waiting))


async def _nothing(turn: Turn, person: Person) -> None:
    """*Send* was tapped and there is nothing: whoever taps it again has sent it already, and reads so for a moment."""
    said = line("draft-empty" if person.step is not Step.TALKING else "sent-before")
    if turn.scope.pressed and person.step is Step.TALKING:
        turn.say(said)
    else:
        await turn.scope.put(screens.say(person, said))


async def cry(turn: Turn, person: Person) -> None:
    """*Send to the team now* with nothing written: a case without words, in danger; its first words follow at once."""
    about = person.category if team_for(turn.config, person.category) != "team" else "danger"
    if kept_out(turn, person, team_for(turn.config, about)):
        await tell_kept_out(turn, person)
        return
    if await _crowded(turn, person, team_for(turn.config, about), danger=True):
        await turn.scope.put(screens.cases_full(person))
        return
    case = await begin(turn, replace(person, category=about), danger=True)
    case = await arrival.announce(turn.scope, case, announcement(turn, case, [], timedelta()), "called")
    await turn.scope.put(card.note(case, line("note-need"), quiet=False))
    await next_step.follow(turn.scope, case, told=False)
    await people.save(turn.tx, _talking(person, case))
    await turn.scope.put(arrival.receipt(turn.scope, case))


def kept_out(turn: Turn, person: Person, team: str) -> bool:
    """Whether the main team takes no new conversation of this person; a block never covers the independent group."""
    return person.blocked and team == turn.config.team.name


async def _crowded(turn: Turn, person: Person, team: str, *, danger: bool) -> bool:
    """Whether so many of the person's conversations wait for this team that a further one would only hide them."""
    found = [each for each in await conversations(turn, person) if each.team == team and each.state is State.WAITING]
    return len(found) >= room.cases(danger=danger)


async def tell_kept_out(turn: Turn, person: Person, case: Case | None = None) -> None:
    """Kindly, with the numbers and every other way. What is written stays in the draft."""
    one = case.number if case is not None and await blocks.heard(turn.scope, person, case) else None
    await turn.scope.put(help_now.blocked(person, independent=turn.config.independent is not None, one=one))


def _talking(person: Person, case: Case) -> Person:
    return replace(
        person,
        step=Step.TALKING,
        talking_in=case.id,
        conversations=(*person.conversations, case.id),
        begun=case.number,
        category="",
        asked="",
        danger=help_now.UNASKED,
        warned=None,
        wrote_in=case.id,
        hour=None,  # counted in the conversation from now on
        words_in_hour=0,
    )


async def begin(turn: Turn, person: Person, *, danger: bool = False) -> Case:
    """A new case for the person's words, with a code that no other case has."""
    chosen = category(person.category) or category("other")
    assert chosen is not None
    case = await cases.open(
        turn.tx,
        person,
        code=await _code(turn),
        team=team_for(turn.config, chosen.id),
        category=chosen.id,
        urgency=Urgency.DANGER if danger else chosen.urgency,
        number=max(person.begun, len(person.conversations)) + 1,
        now=turn.now,
    )
    mark = f"{turn.scope.chance.getrandbits(64):016x}"
    case = replace(case, heard=turn.now, waits=turn.now, language=_chosen(turn, person), mark=mark)
    case = replace(case, hour=person.hour, words_in_hour=person.words_in_hour)
    case = replace(case, kind=chosen.id) if chosen in KINDS else case
    case = case_rules.cry(case, turn.now) if case.urgency is Urgency.DANGER else case
    if case.urgency in first_words.PRESSING:
        case = replace(case, paged=turn.now)
    if case.urgency is not Urgency.DANGER and await strangers.closed(turn.scope, case.team):
        case = replace(case, withheld=True)
    await cases.save(turn.tx, case)
    return case


def announcement(turn: Turn, case: Case, waiting: list[Waiting], wait: timedelta) -> list[Send]:
    """Card, words and the line on the desk; all wait equally long, so that nothing tells the minute."""
    at = turn.now + wait if wait else None
    sends = [card.card(case, ""), Send(card.topic(case), Act.PIN, of="card", case=case.id, urgency=case.urgency)]
    sends += files.drafted(case, waiting, files=arriving.taken(turn, case.category))
    return [replace(send, not_before=at) for send in sends]


def _wait(turn: Turn, case: Case, person: Person) -> timedelta:
    slower = bursts.later(person, turn.now, turn.config.limits.reporter_per_hour)
    least = slower - turn.now if slower else timedelta()
    return first_words.wait(case.urgency, least, turn.config.first_words_wait, turn.scope.chance)


def _chosen(turn: Turn, person: Person) -> str:
    """The language to answer in, where there is a choice."""
    return person.language if len(turn.config.languages) > 1 else ""


async def _code(turn: Turn) -> str:
    while True:
        drawn = code.draw(turn.scope.chance)
        if await cases.by_code(turn.tx, drawn) is None:
            return drawn
