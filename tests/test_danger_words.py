"""Words of danger are heard as whole words, in every list at once, and never bring more than a question."""

from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.text.danger_words import Known, known, spoken
from handlers.text.word_lists import NOTHING, Lists
from tests.costs import cheapest, growth
from tests.scoring import halves, score


@pytest.mark.parametrize(
    "text",
    [
        "I want to KILL myself",
        "sometimes i wish I was dead",
        "I don’t want to live anymore",
        "i dont want to live anymore",
        "He beats me every night.",
        "my brother hits her, and worse",
        "he said he'll kill us",
        "she took too many pills",
        "They are forcing me to marry him",
        "there is a gun in his car",
        "a stranger touched my daughter",
        "honour killing",
        "he won't let me leave",
        "ｋｉｌｌ",
        "k\u200bill",
        "She was raped",
        "she is self-harming",
        "بدي موت",
        "أريدُ أنْ أمـــوت",
        "والله بيضربني كل يوم",
        "زوجي يضربني",
        "عايزة انتحر",
        "بالانتحار",
        "هيقتلني",
        "أهلي يجبروني على الزواج",
        "هددني بالسكين",
        "معه مسدس",
        "خطفوها أمس",
        "ما بدي عيش",
        "يختنوا البنت",
        "ana baddi moot",
        "byidrobni kel yom",
        "Mish 2ader akammel",
    ],
)
def test_danger_is_heard(text: str) -> None:
    assert spoken(text, known())


@pytest.mark.parametrize(
    "text",
    [
        "a skill that takes practice",
        "painkillers from the pharmacy",
        "my begun work",
        "Every gün",
        "die Frau und die Kinder, das Gift",
        "ik gun je rust",
        "I would like to know the opening hours",
        "my grandfather died in peace, may he rest",
        "tapestry and drapes and grapes",
        "dead tired of the exams",
        "بسم الله الرحمن الرحيم",
        "السلام عليكم ورحمة الله وبركاته",
        "طولي 160 سم",
        "كل فرد من العائلة",
        "أريد أن أعرف مواعيد الدروس",
        "أمي تعبت من الشغل",
        "shukran kteer, ana mabsout",
        "",
        " … ",
    ],
)
def test_ordinary_words_are_left_in_peace(text: str) -> None:
    assert not spoken(text, known())


@pytest.fixture
def listed(tmp_path: Path) -> Callable[[str], Known]:
    """What is known of one list with these lines."""

    def write(lines: str, name: str = "xx") -> Known:
        folder = Path(mkdtemp(dir=tmp_path))
        (folder / f"{name}.txt").write_text(lines, "utf-8")
        return known(folder)

    return write


def test_a_phrase_is_words_one_after_another(listed: Callable[[str], Known]) -> None:
    phrases = listed("hits me\ngun\n")
    assert spoken("he hits, me", phrases)
    assert not spoken("he hits. She met me", phrases)
    assert not spoken("he hits. Me", phrases)
    assert not spoken("hits", phrases)
    assert not spoken("gunner", phrases)
    assert not spoken("anything", listed(""))


def test_alternatives_and_classes_stand_for_each_of_their_words(listed: Callable[[str], Known]) -> None:
    phrases = listed("# remark\n@us = me/us\n\nbeat/beats @us/ours\n")
    assert all(spoken(text, phrases) for text in ("beat me", "beats us", "beat ours"))
    assert not any(spoken(text, phrases) for text in ("beat them", "remark", "me"))


def test_a_gap_is_at_most_three_words_of_one_sentence(listed: Callable[[str], Known]) -> None:
    phrases = listed("took ... pills\n")
    assert all(spoken(f"took {between} pills", phrases) for between in ("", "the", "a bottle of"))
    assert not any(spoken(f"took {between} pills", phrases) for between in ("one two three four", "it. The"))


def test_calm_words_are_not_listened_to(listed: Callable[[str], Known]) -> None:
    phrases = listed("killing me\n- heat ... killing\n")
    assert not spoken("this heat is killing me", phrases)
    assert spoken("this heat is killing me, and he is killing me", phrases)


def test_an_arabic_verb_is_heard_with_whomever_it_is_done_to(listed: Callable[[str], Known]) -> None:
    phrases = listed("~ضرب\n")
    assert all(spoken(text, phrases) for text in ("يضربني", "بيضربها", "وضربوني", "هيضربنا"))
    assert not spoken("ضرب الجرس", phrases)


def test_arabic_is_heard_in_latin_letters_by_its_consonants(listed: Callable[[str, str], Known]) -> None:
    phrases = listed("~ضرب\nرح يذبح\n", "ar")
    assert all(spoken(text, phrases) for text in ("jozi byodrobni", "zawji bydrabny", "ahli byedrabouni", "ra7 yedba7"))
    assert not any(spoken(text, phrases) for text in ("drbn", "a durban shop", "he reads about bees"))


def test_every_phrase_of_the_lists_is_heard() -> None:
    phrases = known().lists.phrases
    assert len(phrases) > 700
    said = [" ".join(min(step) for step in phrase if step) for phrase in phrases]
    calm = Known(Lists(phrases), NOTHING, NOTHING)
    assert [phrase for phrase in said if not spoken(f"x, {phrase}.", calm)] == []


@pytest.mark.parametrize("corpus", ["danger-en", "danger-ar", "danger-arabizi"])
def test_of_sentences_that_no_list_was_made_from_enough_are_heard(
    corpus: str, capsys: pytest.CaptureFixture[str]
) -> None:
    danger, calm = halves(corpus, "!"), halves(corpus, "-")
    tuned = score(danger.tuned, calm.tuned, lambda text: spoken(text, known()))
    held_out = score(danger.held_out, calm.held_out, lambda text: spoken(text, known()))
    with capsys.disabled():
        print(f"\n{corpus}: held out: {held_out}; tuned on: {tuned}")  # noqa: T201 - the figures are the point
    assert held_out.recall >= 0.95
    assert held_out.false_alarms <= 0.05
    assert min(held_out.wanted, held_out.calm) >= 35


@given(st.text(max_size=300))
def test_any_text_can_be_heard(text: str) -> None:
    assert spoken(text, known()) in (True, False)


def test_an_ordinary_message_takes_milliseconds() -> None:
    text = "Yesterday my neighbour told me that her son stays at home and plays all day. ساعدوني أجد بيتا. " * 5
    assert cheapest(lambda: spoken(text, known()), 20) < 0.02


@pytest.mark.parametrize("piece", ["want ", "ما ", "a", "و", "force me to ", "😀", "\u0650", "'a"])
def test_the_longest_message_costs_no_more_than_its_length(piece: str) -> None:
    assert growth(lambda text: spoken(text, known()), (piece * 4096)[:4096]) < 10
