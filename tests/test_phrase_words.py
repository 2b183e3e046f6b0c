"""The words of a phrase: enough of them, none alike, and recognised however a frightened person types them."""

import math
import unicodedata
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.text import five_words
from handlers.text.folding import fold
from locales.grade import grade
from locales.languages import shipped
from locales.reading import book
from locales.render import Sentences
from rules.person import Person
from rules.privacy import neutral_line, phrase
from rules.send import Send

HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
LOOSE = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ک": "ك"}
BETWEEN = st.sampled_from([" ", "  ", ", ", "،", "\n", " - ", " 3. ", "؛ ", "\u00a0"])
chances = st.integers(0, 10**9).map(Random)


@pytest.mark.parametrize("language", shipped())
def test_each_list_has_words_enough_and_no_two_alike(language: str) -> None:
    listed = five_words.words()[language]
    assert len({fold(each) for each in listed}) == len(listed) >= 1024
    assert math.log2(len(listed)) * five_words.COUNT >= 50
    assert all(3 <= len(fold(each)) <= 8 and each.isalpha() for each in listed)
    for each in listed:  # what a prefix makes of a word is never another one
        assert five_words._listed(f"و{fold(each)}") in ("", fold(each)), each


def test_no_word_stands_in_two_lists() -> None:
    folded = [fold(each) for listed in five_words.words().values() for each in listed]
    assert len(set(folded)) == len(folded)


def test_no_two_english_words_are_one_letter_apart() -> None:
    seen: dict[str, str] = {}
    for word in five_words.words()["en"]:
        for place in range(len(word) + 1):
            for shape in {f"{word[:place]}?{word[place + 1 :]}", f"{word[:place]}?{word[place:]}"}:
                assert seen.setdefault(shape, word) == word, f"{word} {seen[shape]}"


def loosely(draw: st.DrawFn, word: str) -> str:
    """The word as somebody may type it."""
    typed = ""
    for letter in word:
        letter = LOOSE.get(letter, letter) if draw(st.booleans()) else letter
        letter = letter.upper() if draw(st.booleans()) else letter
        typed += letter + (draw(st.sampled_from(HARAKAT)) if "\u0620" <= letter <= "\u064a" else "")
    typed = f"ال{typed}" if "\u0620" <= word[0] <= "\u064a" and draw(st.booleans()) else typed
    return unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD", "NFKC"])), typed)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(shipped()), chances, st.data())
def test_typing_is_forgiven_but_order_is_not(language: str, chance: Random, data: st.DataObject) -> None:
    words = five_words.draw(language, chance).split()
    plain = five_words.recognised(" ".join(words))
    assert plain is not None
    typed = "".join(data.draw(loose(each)) + data.draw(BETWEEN) for each in words)
    assert five_words.recognised(typed) == plain
    if len(set(words)) == len(words):
        assert five_words.recognised(" ".join(reversed(words))) != plain


@st.composite
def loose(draw: st.DrawFn, word: str) -> str:
    return loosely(draw, word)


@settings(max_examples=60, deadline=None)
@given(chances, chances)
def test_two_phrases_never_come_to_one(one: Random, other: Random) -> None:
    first, second = five_words.draw("ar", one), five_words.draw("ar", other)
    assert (first == second) == (five_words.recognised(first) == five_words.recognised(second))


@pytest.mark.parametrize("text", ["", "apple", "he is at the door", "apple boat", "x" * 5000, "apple " * 6])
def test_what_is_no_phrase_is_none(text: str) -> None:
    assert five_words.recognised(text) is None


@pytest.mark.parametrize("language", shipped())
def test_no_sentence_of_ours_is_taken_for_a_phrase(language: str) -> None:
    sentences = Sentences(strict=True)
    for id, blanks in book(language).blanks.items():
        assert not five_words.nearly(sentences.render(language, id, **dict.fromkeys(blanks, "7"))), id


def test_every_screen_is_easy_to_read() -> None:
    person = Person(1, "en")
    sends: list[Send] = [phrase.what(person), phrase.shown(person, ""), phrase.answered(person, "carry-done")]
    sends.append(phrase.answered(person, "carry-comes", "carry-draft", "carry-ask"))
    for send in sends:
        text = "\n".join(Sentences(strict=True).line("en", each) for each in send.lines)
        assert grade(text) <= 6, text


def test_numbers_in_waiting_words_move_along() -> None:
    one = phrase.shown(Person(1, "en"), "x")
    assert phrase.renumbered(one, 3) == one
    assert neutral_line.KNOCK != phrase.NAME
    for data, moved in (("helped:1.yes", "helped:4.yes"), ("talk:2", "talk:5"), ("hide:7", "hide:7"), ("need", "need")):
        assert phrase.data(data, 3) == moved
