"""A number that a sentence tells is one constant: change it, and the sentence tells the other one."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.files import arriving
from locales import render
from locales.reading import book
from locales.render import Sentences
from rules import checkins, numbers_told, person
from rules.numbers_told import DELETABLE_HOURS, LARGEST_MB
from rules.oncall import deadlines, rota
from rules.privacy import discreet, phrase
from rules.reporter import help_now
from storage import said

ROOT = Path(__file__).parent.parent
LANGUAGES = ("en", "ar")
WORDS = re.compile(r"\b(two|three|four|six|seven|eight|nine|ten|twelve|twenty|thirty)\b", re.IGNORECASE)
DIGITS = re.compile(r"\d+")
NO_NUMBERS_OF_OURS = {
    "files-before": "18 is the law's",
    "under-18": "18 is the law's",
    "discreet-hours": "an example of what may be written",
    "team-command-checkin": "an example of what may be written",
    "refused-checkin-when": "an example of what may be written",
    "refused-days": "an example of what may be written",
    "checkin-name-day": "an example of what may be written",
    "wizard-botfather": "the numbers of steps",
    "wizard-ask-group": "the numbers of steps",
    "wizard-wrong-hours": "an example of what may be written",
    "wizard-text-under-18": "18 is the law's",
    "wizard-done": "the numbers of steps",
    "debrief": "advice to people",
    "debrief-1": "the number of a question",
    "debrief-2": "the number of a question",
    "debrief-3": "the number of a question",
}
"""Sentences in which a number is nobody's to change."""
CONSTANTS = [
    (person, "BLOCK", timedelta(days=9), "block_days", 9),
    (help_now, "SILENCE", timedelta(minutes=8), "silence_minutes", 8),
    (deadlines, "FOLLOW_UP", timedelta(days=6), "follow_days", 6),
    (phrase, "STANDS", timedelta(minutes=17), "phrase_minutes", 17),
    (discreet, "FEWEST", 4, "fewest_words", 4),
    (discreet, "MOST", 11, "most_words", 11),
    (numbers_told, "DELETABLE_HOURS", 36, "deletable_hours", 36),
    (numbers_told, "LARGEST_MB", 31, "largest_mb", 31),
    (rota, "AHEAD", timedelta(weeks=5), "shift_weeks", 5),
    (checkins, "HELPED_DAYS", 9, "helped_days", 9),
]


def told_in(language: str, name: str) -> list[str]:
    """The sentences that tell this number."""
    return [id for id, blanks in book(language).blanks.items() if name in blanks]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("module", "constant", "value", "name", "number"), CONSTANTS, ids=lambda each: str(each))
def test_a_changed_constant_changes_every_sentence_that_tells_it(
    monkeypatch: pytest.MonkeyPatch, language: str, module: object, constant: str, value: object, name: str, number: int
) -> None:
    monkeypatch.setattr(module, constant, value)
    monkeypatch.setattr(render, "NUMBERS", numbers_told.numbers_told())
    ids = told_in(language, name)
    assert ids
    for id in ids:
        args = {blank: 1 for blank in book(language).blanks[id] if blank not in render.NUMBERS}
        assert str(number) in Sentences(strict=True).render(language, id, **args), id


def test_every_number_that_can_be_told_is_told_in_every_language() -> None:
    for name in numbers_told.numbers_told():
        assert {language for language in LANGUAGES if told_in(language, name)} == set(LANGUAGES), name


def test_no_sentence_writes_a_number_of_its_own() -> None:
    found = []
    for path in sorted((ROOT / "locales" / "en").glob("*.ftl")):
        entry = ""
        for row in path.read_text("utf-8").splitlines():
            if row.startswith("#"):
                continue
            if match := re.match(r"([a-z][\w-]*) = ", row):
                entry = match[1]
            text = row.partition(" = ")[2] if match else row
            text = re.sub(r"^\s*\*?\[[^\]]*\].*", "", re.sub(r"\{[^}]*\}?", "", text))
            if entry not in NO_NUMBERS_OF_OURS and (WORDS.search(text) or DIGITS.search(text)):
                found.append(f"{path.name}: {row.strip()}")
    assert found == []


def test_what_telegram_sets_is_what_is_told() -> None:
    assert timedelta(hours=DELETABLE_HOURS) == said.DELETABLE
    assert arriving.LARGEST == LARGEST_MB * 1024 * 1024
