"""What it is about, who reads it, who should answer: chosen by the reporter, before or after writing."""

from dataclasses import replace
from datetime import timedelta

from handlers.groups import strangers
from handlers.reporter import first_words
from handlers.turn import Turn
from handlers.who.roster import holder_name, is_read, team_for, team_of
from handlers.who.sender import numbered, talked_in
from rules import carry, screens
from rules.category import FEEDBACK, QUESTION, Category, category, listed, of_us
from rules.person import Person, Step
from rules.refused import Refused
from rules.reporter import choosing, help_now, readers
from rules.send import line
from rules.team import card
from storage import cases, drafts, people

TWICE = timedelta(seconds=10)
"""Two taps within this are one."""


async def first_screen(turn: Turn, person: Person) -> None:
    """What has to be said before one tap agrees; what can be done with words that wait for it."""
    waiting = bool(await drafts.all(turn.tx, person.id))
    await turn.scope.put(screens.first(person, waiting=waiting, languages=turn.config.languages))


async def begin(turn: Turn, person: Person, arg: str) -> None:
    """*Raise a concern*: the list."""
    if person.asked != choosing.SENDING:
        person = replace(person, asked=choosing.CHOOSING)
        await people.save(turn.tx, person)
    await turn.scope.put(choosing.categories(person, listed(turn.config.categories)))


async def about(turn: Turn, person: Person, arg: str) -> None:
    """A line of the list; where nobody independent reads, that is told before a word is written."""
    chosen = _offered(turn, arg)
    if turn.scope.pressed and await _just_sent(turn, person):
        turn.say(line("sent-before"))
    elif chosen.independent and turn.config.independent is None:
        await _instead(turn, person, chosen)
    else:
        await chose(turn, person, chosen)


async def apart(turn: Turn, person: Person, arg: str) -> None:
    """*About a leader or the team*, on the first screen: it agrees, and the words that wait go to the independent
    group. Where there is none, that is told, and they stay unsent."""
    if turn.scope.pressed and await _just_sent(turn, person):
        return turn.say(line("sent-before"))
    if person.step is Step.NEW:
        if not await drafts.all(turn.tx, person.id):  # nobody agrees to what they have not read
            return await first_screen(turn, person)
        sending = choosing.SENDING if turn.config.independent is not None else ""
        person = replace(person, step=Step.WRITING, asked=sending)
    await _about_us(turn, person, of_us(turn.config.categories))
    return None


async def anyway(turn: Turn, person: Person, arg: str) -> None:
    """To the team all the same, knowing that all of them read it."""
    await chose(turn, person, _offered(turn, arg or "team"))


async def complaint(turn: Turn, person: Person, arg: str) -> None:
    """`/complaint`: what is about the team itself; always possible, whatever the list offers."""
    await _about_us(turn, person)


async def ask(turn: Turn, person: Person, arg: str) -> None:
    """*Ask a question*: a case of its own kind, answered in private."""
    await chose(turn, person, QUESTION)


async def feedback(turn: Turn, person: Person, arg: str) -> None:
    """`/feedback`: a word about the service; about the team itself it goes elsewhere."""
    await chose(turn, person, FEEDBACK)


async def send(turn: Turn, person: Person, arg: str) -> None:
    """*Send*: words without a line of the list are asked about once, then sent."""
    waiting = await drafts.all(turn.tx, person.id)
    if waiting and not person.category and person.asked != choosing.SENDING:
        person = replace(person, asked=choosing.SENDING)
        await people.save(turn.tx, person)
        await turn.scope.put(choosing.categories(person, listed(turn.config.categories)))
    else:
        await first_words.send_draft(turn, person)


async def who(turn: Turn, person: Person, arg: str) -> None:
    """*Who reads this?* Of words for the independent group, its people."""
    case = await talked_in(turn, person)
    if case is not None and not is_read(turn.scope, case):
        await turn.scope.put(help_now.nobody(case))
        return
    team = case.team if case is not None else team_for(turn.config, person.category)
    unlisted = await strangers.unlisted(turn.scope, team)
    await turn.scope.put(readers.readers(person, turn.config, team, unlisted))


async def wish_woman(turn: Turn, person: Person, arg: str) -> None:
    """A woman should answer."""
    await _wish(turn, person, arg, "woman")


async def wish_man(turn: Turn, person: Person, arg: str) -> None:
    """A man should answer."""
    await _wish(turn, person, arg, "man")


async def _wish(turn: Turn, person: Person, arg: str, gender: str) -> None:
    case = replace(await numbered(turn, person, arg), wish=gender)
    await cases.save(turn.tx, case)
    await turn.scope.put(card.update(case, holder_name(turn.config, case))[0])
    fits = gender in readers.genders(team_of(turn.config, case))
    await turn.scope.put(carry.tell(case, f"wish-{gender}" if fits else "wish-nobody"))


async def chose(turn: Turn, person: Person, chosen: Category) -> None:
    """Words that wait are sent at once where *Send* was tapped before, else shown; without any, it is said what to
    write."""
    if first_words.kept_out(turn, person, team_for(turn.config, chosen.id)):
        return await first_words.tell_kept_out(turn, person)
    sending = person.asked == choosing.SENDING
    person = replace(person, step=Step.WRITING, talking_in=None, category=chosen.id, asked="")
    await people.save(turn.tx, person)
    waiting = await drafts.all(turn.tx, person.id)
    if sending and waiting:
        return await first_words.send_draft(turn, person)
    independent = turn.config.independent is not None
    files = chosen.id not in turn.config.files_off
    if not waiting:
        await turn.scope.put(choosing.prompt(person, chosen, independent=independent, files=files))
        return None
    if chosen.independent and independent:
        await turn.scope.put(screens.say(person, line("to-independent")))
    await turn.scope.put(screens.draft(person, len(waiting)))
    return None


async def _about_us(turn: Turn, person: Person, chosen: Category | None = None) -> None:
    """To the independent group; where there is none, whom else one may turn to."""
    chosen = chosen or category("team")
    assert chosen is not None
    if turn.config.independent is not None:
        return await chose(turn, person, chosen)
    person = replace(person, asked=person.asked or choosing.CHOOSING)
    await people.save(turn.tx, person)
    return await _instead(turn, person, chosen)


async def _instead(turn: Turn, person: Person, chosen: Category) -> None:
    waiting = bool(await drafts.all(turn.tx, person.id))
    await turn.scope.put(choosing.instead(person, chosen, waiting=waiting))


async def _just_sent(turn: Turn, person: Person) -> bool:
    """Whether the list was tapped twice: the first tap has sent the words, and the second means nothing else."""
    case = await talked_in(turn, person) if person.step is Step.TALKING and not person.asked else None
    return case is not None and case.heard is not None and turn.now - case.heard < TWICE


def _offered(turn: Turn, arg: str) -> Category:
    chosen = category(arg)
    if chosen is None or (chosen not in listed(turn.config.categories) and chosen.id != "team"):
        raise Refused("refused-unknown-button")
    return chosen
