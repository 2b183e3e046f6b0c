"""docs/translating.md holds: one word a thing, none that frightens or accuses, a form that speaks to everybody."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from locales.languages import FOLDER, shipped
from locales.scores import lengths, table, texts

PAGE = Path(__file__).parent.parent / "docs" / "translating.md"
SPOKEN = ("button-", "command-", "team-command-", "category-", "sort-", "short-", "told-law")
"""What whoever taps it says, or types."""
QUOTED = re.compile(r"“[^”]*”|«[^»]*»|says: .*|/[a-z]+")
FIRST_PERSON = re.compile(r"\b(I|me|my|mine|I’m)\b")
PASSIVE = "\u064f"
"""The vowel by which Arabic tells what was done from what somebody is told to do."""
PASSIVES = re.compile(rf"\w*{PASSIVE}\w*")
SIGNS = re.compile("[\u064b-\u0652\u0640\u200e\u200f\u2066-\u2069]")
ALEFS = str.maketrans("أإآٱى", "اااا" + "ي")
EXCEPT = {
    ("file-locked", "password*"): "the file's own, not ours",
    ("admin-parked", "ارسلها"): "the past: whoever sent it",
    ("note-edit-stays", "عدل"): "whoever has changed it",
    ("button-write", "اكتبه"): "the member who taps it speaks",
}
"""Sentences in which a word that is never used may stand, each with the reason."""
LOOSE: dict[str, str] = {}
"""Sentences whose translation says it without the word, each with the reason."""
LONGEST, AVERAGE = 24, 12


@dataclass(frozen=True)
class Term:
    """One row of the table."""

    english: tuple[str, ...]
    never: tuple[str, ...]
    arabic: tuple[str, ...]
    never_arabic: tuple[str, ...]
    must: bool
    bids: bool


def _words(cell: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in re.split("[,،]", cell) if each.strip())


@cache
def terms() -> tuple[Term, ...]:
    """The table of the page."""
    rows = [line.strip("|").split("|") for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]
    return tuple(
        Term(
            _words(row[1]),
            _words(row[2]),
            _words(row[3]),
            _words(row[4]),
            row[5].strip() == "must",
            row[5].strip() == "bids",
        )
        for row in rows
        if len(row) == 6 and row[0].strip() not in ("what", "---")
    )


@cache
def said(language: str) -> dict[str, str]:
    """Every sentence of a language."""
    return dict(each for path in sorted((FOLDER / language).glob("*.ftl")) for each in texts(language, path))


def bare(text: str) -> str:
    """Arabic without vowels and marks, and with one alef."""
    return SIGNS.sub("", text).translate(ALEFS)


def pattern(word: str) -> re.Pattern[str]:
    """A word as it stands in a text; Arabic may have *and*, *so*, *by*, *to* and the article before it."""
    open_ended = re.escape(bare(word)).replace(r"\*", r"\w*")
    before = r"(?:[وفبلك]{0,2}(?:ال)?)" if re.search("[\u0620-\u064a]", word) else ""
    return re.compile(rf"(?<!\w){before}{open_ended}(?!\w)", re.IGNORECASE)


def found(language: str, words: tuple[str, ...], *, bids: bool = False) -> list[str]:
    """Where one of these words stands; `bids`: they are orders, which a passive only looks like."""
    looked = [(each, pattern(each)) for each in words]
    return [
        f"{id}: {word}: {text}"
        for id, text in said(language).items()
        for word, shape in looked
        if shape.search(QUOTED.sub("", bare(PASSIVES.sub("", text) if bids else text))) and (id, word) not in EXCEPT
    ]


def test_the_table_is_read_whole() -> None:
    assert len(terms()) > 20
    assert sum(each.must for each in terms()) > 8


def test_no_sentence_has_a_word_that_is_never_used() -> None:
    assert [each for term in terms() for each in found("en", term.never)] == []
    assert [each for term in terms() for each in found("ar", term.never_arabic, bids=term.bids)] == []


def test_what_must_be_said_with_a_word_is_said_with_it() -> None:
    lost = []
    for term in terms():
        for id, text in said("en").items():
            there = any(
                re.search(rf"(?<!\w){re.escape(each)}", QUOTED.sub("", text), re.IGNORECASE) for each in term.english
            )
            if term.must and there and not any(bare(each) in bare(said("ar")[id]) for each in term.arabic):
                lost.append(f"{id}: {term.english}: {text} → {said('ar')[id]}")
    assert [each for each in lost if each.split(":")[0] not in LOOSE] == []


def test_the_program_never_says_i() -> None:
    ours = {id: text for id, text in said("en").items() if not id.startswith(SPOKEN)}
    assert {id: text for id, text in ours.items() if FIRST_PERSON.search(QUOTED.sub("", text))} == {}


@pytest.mark.parametrize("language", shipped())
def test_sentences_are_short_in_every_language(language: str) -> None:
    counted = {id: lengths(language, text) for id, text in said(language).items()}
    every = [words for each in counted.values() for words in each]
    assert {id: each for id, each in counted.items() if max(each, default=0) > LONGEST} == {}
    assert sum(every) / len(every) <= AVERAGE


def test_every_file_has_its_row_in_what_make_check_prints() -> None:
    rows = list(table(["en", "ar"]))
    assert len(rows) == 1 + sum(len(list((FOLDER / each).glob("*.ftl"))) for each in ("en", "ar"))
    assert all(f"{each}/" in "\n".join(rows) for each in ("en", "ar"))
