"""Sentences come out in the reader's language, whole, or not at all."""

from pathlib import Path

import pytest

from locales.languages import LANGUAGES, shipped
from locales.reading import BrokenSentences, book
from locales.render import NoSentence, Sentences
from rules.send import line
from tests.costs import cheapest


def folder(where: Path, **files: str) -> Path:
    """A folder of sentences: `en="a = A"` makes en/common.ftl."""
    for language, text in files.items():
        (where / language).mkdir()
        (where / language / "common.ftl").write_text(text, "utf-8")
    return where


@pytest.fixture
def two(tmp_path: Path) -> Path:
    return folder(
        tmp_path,
        en="""
card = Case { $code } is { $state }.
open = open
waiting = { $count ->
    [one] One waits.
   *[other] { $count } wait.
  }
only-en = Only here: { $name }
""",
        ar="""
card = القضية { $code } { $state }.
open = مفتوحة
waiting = { $count ->
    [zero] لا شيء ينتظر.
    [one] رسالة تنتظر.
    [two] رسالتان تنتظران.
    [few] { $count } رسائل تنتظر.
    [many] { $count } رسالة تنتظر.
   *[other] { $count } رسالة تنتظر.
  }
""",
    )


def test_the_tiny_book_renders() -> None:
    assert Sentences(strict=True).render("en", "repeat-mark") == "This may be a repeat."


def test_every_language_has_the_same_sentences_and_blanks() -> None:
    assert shipped()[0:1]
    first = book("en").blanks
    for language in shipped():
        found = book(language).blanks
        assert {name: found.get(name) for name in first} == first, language
        assert found.keys() == first.keys(), language


def test_every_shipped_folder_is_a_known_language() -> None:
    folders = {path.parent.name for path in Path("locales").glob("*/*.ftl")}
    assert folders == set(shipped()) <= LANGUAGES.keys()


def test_a_nested_sentence_is_in_the_readers_language(two: Path) -> None:
    sentences = Sentences(folder=two, strict=True)
    card = line("card", code="K7Q-4MX", state=line("open"))
    assert sentences.line("en", card) == "Case K7Q-4MX is open."
    assert sentences.line("ar", card) == "القضية \u2068K7Q-4MX\u2069 \u2068مفتوحة\u2069."


def test_english_isolates_only_what_runs_the_other_way(two: Path) -> None:
    sentences = Sentences(folder=two, strict=True)
    assert sentences.render("en", "only-en", name="Adil") == "Only here: Adil"
    assert sentences.render("en", "only-en", name="+1 555 0100") == "Only here: +1 555 0100"
    assert sentences.render("en", "only-en", name="عادل") == "Only here: \u2068عادل\u2069"


def test_all_six_arabic_plurals(two: Path) -> None:
    sentences = Sentences(folder=two, strict=True)
    said = [sentences.render("ar", "waiting", count=count) for count in (0, 1, 2, 3, 11, 100)]
    assert said[:3] == ["لا شيء ينتظر.", "رسالة تنتظر.", "رسالتان تنتظران."]
    assert ["رسائل" in each for each in said[3:]] == [True, False, False]


def test_a_missing_sentence_falls_back_and_never_shows_braces(two: Path) -> None:
    sentences = Sentences(folder=two)
    assert sentences.render("ar", "only-en", name="Adil") == "Only here: Adil"
    assert sentences.render("fr", "card", code="A", state="open") == "Case A is open."
    assert sentences.render("en", "card", code="A") == "Case A is …."
    assert sentences.render("en", "nowhere") == "…"
    assert sentences.render("en", "only-en", name="x" * 3000) == "…"
    assert sentences.render("en", "=contact") == "…"


def test_a_missing_sentence_or_blank_fails_in_tests(two: Path) -> None:
    sentences = Sentences(folder=two, strict=True)
    for language, id, args in [("ar", "only-en", {"name": "x"}), ("en", "card", {"code": "A"}), ("en", "=contact", {})]:
        with pytest.raises(NoSentence):
            sentences.render(language, id, **args)


def test_the_communitys_own_texts(two: Path) -> None:
    sentences = Sentences(folder=two, strict=True, texts={"contact": {"en": "Call Huda.", "ar": "اتصلوا بهدى."}})
    assert sentences.line("ar", line("=contact")) == "اتصلوا بهدى."
    assert sentences.line("en", line("card", code="A", state=line("=contact"))) == "Case A is Call Huda.."


@pytest.mark.parametrize(
    "text",
    ["a = A\na = B", "a = { b }", "a = { a }", "a = { -b }", "what is this", "a = { b }\nb = { a }"],
    ids=["twice", "lost", "itself", "no term", "junk", "circle"],
)
def test_broken_sentences_are_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(BrokenSentences):
        book("en", folder(tmp_path, en=text))


def test_blanks_of_a_sentence_referred_to_count(tmp_path: Path) -> None:
    where = folder(tmp_path, en='-bot = { $case ->\n *[a] Bot\n  }\na = { b } and { -bot(case: "a") }\nb = { $name }')
    assert book("en", where).blanks == {"a": {"name"}, "b": {"name"}}


def test_a_sentence_takes_microseconds(two: Path) -> None:
    sentences = Sentences(folder=two)
    sentences.render("ar", "card", code="A", state="B")
    assert cheapest(lambda: sentences.render("ar", "card", code="A", state="B"), 1000) < 0.001
