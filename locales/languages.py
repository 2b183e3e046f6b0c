"""The languages the bot can speak: their names in their own script, and which way they are written."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Language:
    """A language as its readers know it."""

    code: str
    name: str
    right_to_left: bool = False


LANGUAGES = {
    each.code: each
    for each in (
        Language("ar", "العربية", right_to_left=True),
        Language("bn", "বাংলা"),
        Language("bs", "Bosanski"),
        Language("de", "Deutsch"),
        Language("en", "English"),
        Language("es", "Español"),
        Language("fa", "فارسی", right_to_left=True),
        Language("fr", "Français"),
        Language("ha", "Hausa"),
        Language("hi", "हिन्दी"),
        Language("id", "Bahasa Indonesia"),
        Language("ms", "Bahasa Melayu"),
        Language("nl", "Nederlands"),
        Language("ps", "پښتو", right_to_left=True),
        Language("so", "Soomaali"),
        Language("sq", "Shqip"),
        Language("sw", "Kiswahili"),
        Language("tr", "Türkçe"),
        Language("ur", "اردو", right_to_left=True),
    )
}
"""Every language that somebody may add a folder for."""


@cache
def shipped(folder: Path = FOLDER) -> tuple[str, ...]:
    """The codes of the languages that have a folder with sentences, in alphabetical order."""
    return tuple(code for code in sorted(LANGUAGES) if any((folder / code).glob("*.ftl")))


def right_to_left(code: str) -> bool:
    """Whether the language is written from right to left; a language not listed is not."""
    return code in LANGUAGES and LANGUAGES[code].right_to_left
