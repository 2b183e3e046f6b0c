"""`/language`: the person chooses what they read. A card tells the team with the next words of its conversation: nobody
sees which others are the same person's."""

from dataclasses import replace

from handlers.reporter import choosing
from handlers.text.folding import fold
from handlers.turn import Turn
from locales.languages import LANGUAGES
from rules import screens
from rules.person import Person, Step
from rules.refused import Refused
from rules.reporter import language as language_rules
from rules.send import line
from storage import people


async def language(turn: Turn, person: Person, arg: str) -> None:
    """Which languages there are; `/language ar` and `/language العربية` choose at once."""
    for each in turn.config.languages:
        if arg and fold(arg) in (each, fold(LANGUAGES[each].name)):
            await speak(turn, person, each)
            return
    await turn.scope.put(language_rules.ask(person, turn.config.languages))


async def speak(turn: Turn, person: Person, arg: str) -> None:
    """This language from now on; before consent the first screen comes again, in words that can be read."""
    if arg not in turn.config.languages:
        raise Refused("refused-unknown-button")
    person = replace(person, language=arg)
    await people.save(turn.tx, person)
    if person.step is Step.NEW:
        await choosing.first_screen(turn, person)
        return
    await turn.scope.put(screens.say(person, line("language-set")), screens.menu(person, turn.scope.shown.menu))
