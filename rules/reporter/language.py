"""Which language somebody reads: offered by each language's own name, never guessed from a phone."""

from collections.abc import Sequence

from rules.person import Person
from rules.screens import others, say
from rules.send import Send, line


def ask(person: Person, languages: Sequence[str]) -> Send:
    """The question, in every language at once: whoever needs it may not read the present one."""
    if len(languages) < 2:
        return say(person, line("language-only"))
    return say(person, line("=language-which"), buttons=others(person, languages))
