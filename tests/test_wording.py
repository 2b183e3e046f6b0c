"""Our sentences: none lacks, none is idle, each fits its button, and a frightened person can read them."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from locales.grade import WORD, grade, sentences_of
from locales.languages import right_to_left, shipped
from locales.reading import book
from locales.render import Sentences
from tests.playing import playing
from tests.teamwork import answers, presses, report

ROOT = Path(__file__).parent.parent
SOURCES = sorted(path for folder in ("bot", "handlers", "locales", "rules") for path in (ROOT / folder).rglob("*.py"))
GIVEN_AN_ID = frozenset({"line", "Refused", "tell", "render", "say_to_admins"})
"""Calls whose first text (of `tell`: every text) is the id of a sentence."""
IDLE: dict[str, str] = {}
"""Sentences that nothing says yet, each with the reason."""
PLACEHOLDER = "7"
"""Stands for a name, code or number when a sentence is measured."""
WIDE = {"category-team": 32}
"""Entries of the list that have a row of their own, and so room for two letters more."""


# -- which sentences the code says


def texts(node: ast.AST) -> Iterator[str]:
    """The texts that an expression may be, with `*` for what is filled in: both branches of a choice."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            yield "".join(str(each.value) if isinstance(each, ast.Constant) else "*" for each in values)
        case ast.IfExp(body=one, orelse=other):
            yield from (*texts(one), *texts(other))


def said(tree: ast.AST) -> Iterator[str]:
    """The ids that a module names where a sentence is asked for."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", None) or getattr(node.func, "id", "")
        if name in GIVEN_AN_ID:
            yield from (text for each in node.args for text in texts(each))
        elif name == "button" and len(node.args) == 1 and not node.keywords:
            yield from (f"button-{text}" for text in texts(node.args[0]))


@cache
def trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text("utf-8")) for path in SOURCES}


def known(id: str, there: set[str]) -> bool:
    return id.startswith("=") or id in there or ("*" in id and any(fits(id, each) for each in there))


def fits(pattern: str, id: str) -> bool:
    return re.fullmatch(re.escape(pattern).replace(r"\*", ".+"), id) is not None


def test_no_sentence_that_the_code_says_is_missing() -> None:
    there = set(book("en").blanks)
    shape = re.compile(r"=?[a-z*][a-z0-9*]*(-[a-z0-9*]+)*")
    lost = [
        f"{path.relative_to(ROOT)}: {id}"
        for path, tree in trees().items()
        for id in said(tree)
        if shape.fullmatch(id) and not known(id, there) and id not in shipped()
    ]
    assert lost == []


def test_no_sentence_stands_idle() -> None:
    """A sentence is said by name, or by a beginning and an end that both stand in the code, or by another sentence."""
    words = {
        node.value
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    names = {node.id.lower() for tree in trees().values() for node in ast.walk(tree) if isinstance(node, ast.Name)}
    patterns = {text for tree in trees().values() for node in ast.walk(tree) for text in texts(node) if "-" in text} | {
        "button-*"
    }
    joined = {text for text in patterns if "*" in text}

    def ends(id: str) -> bool:
        for pattern in joined:
            match = re.fullmatch(re.escape(pattern).replace(r"\*", "(.+)"), id)
            if match and all(part in words or part.isdigit() or part in names for part in match.groups()):
                return True
        return False

    referred = {name for language in shipped() for name in references(language)}
    idle = {id for id in book("en").blanks if id not in words | referred | IDLE.keys() and not ends(id)}
    assert idle == set()


def references(language: str) -> set[str]:
    found: set[str] = set()

    class Finder(Visitor):
        def visit_MessageReference(self, node: fluent.MessageReference) -> None:
            found.add(node.id.name)

    for path in (ROOT / "locales" / language).glob("*.ftl"):
        Finder().visit(FluentParser().parse(path.read_text("utf-8")))
    return found


# -- what a sentence is made of


def messages(language: str) -> dict[str, fluent.Message]:
    parsed = (
        FluentParser().parse(path.read_text("utf-8")) for path in sorted((ROOT / "locales" / language).glob("*.ftl"))
    )
    return {each.id.name: each for resource in parsed for each in resource.body if isinstance(each, fluent.Message)}


def selects(message: fluent.Message) -> list[fluent.SelectExpression]:
    found: list[fluent.SelectExpression] = []

    class Finder(Visitor):
        def visit_SelectExpression(self, node: fluent.SelectExpression) -> None:
            found.append(node)
            self.generic_visit(node)

    Finder().visit(message)
    return found


def keys(select: fluent.SelectExpression) -> set[str]:
    return {each.key.name for each in select.variants if isinstance(each.key, fluent.Identifier)}


COUNTS = frozenset({"zero", "one", "two", "few", "many", "other"})


def test_arabic_has_all_six_forms_wherever_it_counts() -> None:
    english, arabic = messages("en"), messages("ar")
    for id, message in arabic.items():
        for select in selects(message):
            if keys(select) & (COUNTS - {"other"}):
                assert keys(select) == COUNTS, id
    for id, message in english.items():
        if any(keys(each) & {"one"} for each in selects(message)):
            assert any(keys(each) == COUNTS for each in selects(arabic[id])), f"{id} counts in English only"


def test_what_stands_in_a_line_of_arabic_is_isolated() -> None:
    sentences = Sentences(strict=True)
    for id, blanks in book("ar").blanks.items():
        filled = {
            name: 7 if name in ("count", "days", "minutes", "number", "here", "hours") else "K7Q-4MX" for name in blanks
        }
        text = sentences.render("ar", id, **filled)
        depth, outside = 0, []
        for char in text:
            depth += (char == "\u2068") - (char == "\u2069")
            assert 0 <= depth <= 9, id
            if depth == 0:
                outside.append(char)
        assert depth == 0, id
        assert "K7Q" not in "".join(outside), id


def test_no_arabic_sentence_is_english_still() -> None:
    left = {
        id
        for id in book("ar").blanks
        if re.search("[A-Za-z]{3,}", re.sub(r"/[a-z]+|@BotFather|https?://\S+", "", plain("ar", id)))
        or (re.search("[A-Za-z]{3,}", plain("en", id)) and not re.search("[\u0620-\u064a]", plain("ar", id)))
    }
    assert left == set()


@pytest.mark.parametrize("language", shipped())
def test_buttons_fit_a_phone(language: str) -> None:
    """30 letters, and in the list of categories as well."""
    too_long = {}
    for id, blanks in book(language).blanks.items():
        if id.startswith(("button-", "category-")):
            filled = dict.fromkeys(blanks, "7") | (
                {"name": "Adil", "discipline": "counsellor"} if "name" in blanks else {}
            )
            text = re.sub("[\u2066-\u2069\u200e\u200f]", "", Sentences(strict=True).render(language, id, **filled))
            if len(text) > WIDE.get(id, 30):
                too_long[id] = text
    assert too_long == {}


@pytest.mark.parametrize("language", shipped())
def test_commands_that_sentences_name_can_be_tapped(language: str) -> None:
    """In a right-to-left line the slash would be drawn behind the word, but for a left-to-right mark before it."""
    if right_to_left(language):
        for id in book(language).blanks:
            for match in re.finditer(r"(.)/[a-z]{2,}", plain(language, id)):
                assert match[1] == "\u200e", id


# -- how hard English is to read


def plain(language: str, id: str) -> str:
    sentences = Sentences(strict=True)
    return sentences.render(language, id, **dict.fromkeys(book(language).blanks[id], PLACEHOLDER))


HARD: dict[str, str] = {}
"""Screens of more than 30 words that are harder than grade 6: their beginning, and why they have to be."""


def test_english_sentences_are_short() -> None:
    lengths = [len(words) for id in book("en").blanks for words in sentences_of(plain("en", id))]
    assert sum(lengths) / len(lengths) <= 15
    assert {
        id: plain("en", id) for id in book("en").blanks if any(len(each) > 24 for each in sentences_of(plain("en", id)))
    } == {}


def too_hard(screens: set[str]) -> dict[str, float]:
    return {
        text: round(grade(text), 1)
        for text in screens
        if len(WORD.findall(text)) > 30 and grade(text) > 6 and not any(text.startswith(each) for each in HARD)
    }


def test_no_english_text_of_ours_is_hard_to_read() -> None:
    assert too_hard({plain("en", id) for id in book("en").blanks}) == {}


async def test_no_english_screen_is_hard_to_read(tmp_path: Path) -> None:
    """The screens as they really stand there, without what the community itself wrote."""
    async with playing(tmp_path, independent=True, privacy__first_words_wait="0 min") as play:
        await play.says("yusuf", "I am afraid.")
        for command in ("now", "who", "help", "privacy", "numbers"):
            await play.says("yusuf", f"/{command}")
        await report(play, "He has a gun.", about="Someone is in danger now")
        await presses(play, "adil", "Take")
        await answers(play, "adil", "Are you safe?")
        for command in ("new", "mine", "now", "complaint", "look", "over", "send"):
            await play.says("mina", f"/{command}")
        for about in ("Bullying", "Violence at home", "Child at risk", "An imam or another leader"):
            await play.says("mina", "/new")
            await play.taps("mina", about)
        play.world.sends_file(play.who("mina"), play.world.private(play.who("mina")), "photo")
        await play.flow()
        for command in ("stop", "mydata", "discreet"):
            await play.says("mina", f"/{command}")
        await play.taps("mina", "Never")
        for words in ("seven blue boats go home", "seven blue boats go home", "/discreet", "/stop"):
            await play.says("mina", words)
        for label in ("Pause contact", "Cut a conversation"):
            await play.taps("mina", label)
        await play.says("mina", "/stop")
        await play.taps("mina", "Delete everything")
        await play.taps("mina", "Yes, delete everything")
        await play.later(hours=2)
        own = [each for texts in play.bot.house.sentences.texts.values() for each in texts.values()]
        screens = set()
        for request in play.world.journal.of("sendMessage", "editMessageText"):
            text = str(request.params.get("text", ""))
            for each in sorted(own, key=len, reverse=True):
                text = text.replace(each, "")
            screens.add(text)
        assert len(screens) > 40
        assert any("Telegram may keep copies" in text for text in screens)
        assert too_hard(screens) == {}


def test_the_measure_measures() -> None:
    assert grade("The cat sat on the mat. The dog ran to the door.") < 2
    assert grade("Confidentiality considerations necessitate institutional intermediation of communications.") > 15
