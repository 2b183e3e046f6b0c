"""Words of danger are heard as whole words, in every list at once, and never bring more than a question."""

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.text.danger_words import known, spoken


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


def test_a_phrase_is_words_one_after_another() -> None:
    phrases = frozenset({"hits me", "gun"})
    assert spoken("he hits, me", phrases)
    assert not spoken("he hits. She met me", phrases)
    assert not spoken("hits", phrases)
    assert not spoken("gunner", phrases)
    assert not spoken("anything", frozenset())


def test_alternatives_of_a_list_are_written_out(tmp_path: Path) -> None:
    (tmp_path / "xx.txt").write_text("# remark\n\nbeat/beats me/us\ngun\n", "utf-8")
    assert known(tmp_path) == {"beat me", "beat us", "beats me", "beats us", "gun"}


def test_every_phrase_of_the_lists_is_heard() -> None:
    assert len(known()) > 1500
    assert [phrase for phrase in known() if not spoken(f"x, {phrase}.", known())] == []


@given(st.text(max_size=300))
def test_any_text_can_be_heard(text: str) -> None:
    assert spoken(text, known()) in (True, False)


@pytest.mark.parametrize("piece", ["want ", "ما ", "a", "و", "force me to ", "😀", "\u0650", "'a"])
def test_the_longest_message_takes_no_time(piece: str) -> None:
    spoken("warm up", known())
    start = process_time()
    spoken((piece * 4096)[:4096], known())
    assert process_time() - start < 0.05
