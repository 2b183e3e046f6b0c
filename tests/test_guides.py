"""Guides: what a community lays out to be read is shown whole or not at all, and somebody is told why."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cli import main
from locales import markdown
from locales.grade import grade
from locales.languages import shipped
from locales.render import Sentences
from locales.shelf import SHIPPED, judged, shelf
from rules.guides import MOST_GRADE, MOST_WORDS, Block, Guide, in_language, merged, pages
from rules.send import Span, Words, units
from tests.test_cli import REAL
from tests.test_config import KEY, TOKEN

GUIDE = """# Staying safe

Somebody else may see *your* phone. **Be careful.**

## What to do

1. Look at [Safety Net](https://www.techsafety.org).
2. Ask \\*us\\*.

- one
  more
- two

### Sources

- <https://www.techsafety.org>

Reviewed by: Sister Huda
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config.toml").write_text(REAL + '\n[guides]\npath = "guides"\n', "utf-8")
    (tmp_path / "secrets").mkdir()
    for name, text in (("token", TOKEN), ("secrets/root.key", KEY)):
        (tmp_path / name).touch(0o600)
        (tmp_path / name).write_text(text)
    lay(tmp_path, "en/safe.md", GUIDE)
    return tmp_path


def lay(folder: Path, name: str, text: str | bytes) -> None:
    """Put a guide on the shelf."""
    path = folder / "guides" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def spans(words: Words) -> list[tuple[str, str]]:
    raw = words.text.encode("utf-16-le")
    return [
        (each.kind, raw[2 * each.offset : 2 * (each.offset + each.length)].decode("utf-16-le")) for each in words.spans
    ]


# -- what is shown


def test_markdown_becomes_what_telegram_can_show(folder: Path) -> None:
    (guide,) = shelf(folder / "guides", ["en"]).guides
    (page,) = pages(guide)
    assert (guide.title, guide.reviewed) == ("Staying safe", "Sister Huda")
    assert page.text == (
        "Somebody else may see your phone. Be careful.\n\nWhat to do\n\n"
        "1. Look at Safety Net (https://www.techsafety.org).\n2. Ask *us*.\n\n• one more\n• two\n\n"
        "Sources\n\n• https://www.techsafety.org"
    )
    assert spans(page) == [("italic", "your"), ("bold", "Be careful."), ("bold", "What to do"), ("bold", "Sources")]


def test_formatting_stands_right_after_letters_of_two_units() -> None:
    (block,) = markdown.read("# a\n\n😀 **😀 b** *c*").blocks
    assert spans(block.words) == [("bold", "😀 b"), ("italic", "c")]


OUTSIDE = {
    "> quoted": "a quotation",
    "- a\n  - b": "a list within a list",
    "1. a\n   1. b": "a list within a list",
    "- a\n\n      code": "indented text",
    "    code": "indented text",
    "- ## heading": "heading_open",
    "`code`": "code (`)",
    "```\ncode\n```": "a block of code",
    "***": "a rule",
    "<b>bold</b>": "HTML",
    "<div>\nx\n</div>": "HTML",
    "<!-- hidden -->": "HTML",
    "![cat](https://example.org/cat.png)": "a picture",
    "~~gone~~": "crossed-out",
    "| a |\n| - |\n| b |": "a table",
    "[a](https://example.org 'title')": "title in quotes",
    "[a](javascript:alert)": "shown as they are",
    "[a](tg://user?id=1)": "no web page",
    "[a](http://localhost)": "no web page",
    "[a](page.md)": "no web page",
    "[a]()": "no web page",
    "<mailto:a@example.org>": "no web page",
    "a[^1]": "shown as they are",
    "- [ ] to do": "shown as they are",
    "**not closed": "shown as they are",
    "a ==marked== word": "shown as they are",
    "[a][nowhere]": "shown as they are",
    ":::note": "shown as they are",
    "# second": "second title",
    "#### deep": "heading with 4",
    "below\n---": "by a line below",
    "bell \x07": "cannot be shown",
}


@pytest.mark.parametrize("text", OUTSIDE)
def test_every_construct_outside_is_told_with_file_and_line_and_nothing_is_shown(folder: Path, text: str) -> None:
    lay(folder, "en/safe.md", f"# Title\n\nBefore.\n\n{text}\n\nAfter.\n")
    found = shelf(folder / "guides", ["en"])
    assert found.guides == ()
    said = [str(each) for each in found.faults]
    assert any(each.startswith("en/safe.md:") and OUTSIDE[text] in each for each in said), said
    lines = {each.line for each in found.faults}
    assert min(lines) in range(5, 6 + text.count("\n")), said


def test_every_kind_of_block_that_the_parser_knows_is_taken_or_told() -> None:
    """Nobody reads `fence` or `s_open` on the terminal, and no new rule of the parser slips through."""
    taken = {"heading", "lheading", "list", "paragraph", "reference"}
    told = {"blockquote", "code", "fence", "hr", "html_block", "table"}
    assert set(markdown.PARSER.get_active_rules()["block"]) == taken | told
    inline = {"autolink", "backticks", "emphasis", "entity", "escape", "html_inline", "image", "link", "newline"}
    assert set(markdown.PARSER.get_active_rules()["inline"]) == inline | {"strikethrough", "text"}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("Bad Name.md", "# a\n\nb", "the name has to be"),
        ("a.md", b"\xff\xfe\x00", "no text in UTF-8"),
        ("a.md", "# a\n\n" + "b" * 100_001, "far too long"),
        ("a.md", "", "has to be the title"),
        ("a.md", "text first\n\n# a", "a.md:1: the first line has to be the title"),
        ("a.md", "# a", "a title and nothing else"),
    ],
)
def test_a_file_that_cannot_be_shown_is_told(folder: Path, name: str, text: str | bytes, said: str) -> None:
    lay(folder, f"en/{name}", text)
    found = shelf(folder / "guides", ["en"])
    assert [each.name for each in found.guides] == ["safe"]
    assert any(said in str(each) for each in found.faults)


# -- pages


def block(text: str, *, heading: bool = False) -> Block:
    return Block(Words(text, (Span("bold", 0, units(text)),)), heading)


LETTERS = st.text(st.sampled_from("ab 😀ش\n"), min_size=1, max_size=60).filter(str.strip)


@given(st.lists(st.tuples(LETTERS, st.booleans()), max_size=12), st.integers(8, 80))
@settings(max_examples=150, deadline=None)
def test_pages_hold_every_letter_and_none_is_too_long(blocks: list[tuple[str, bool]], most: int) -> None:
    guide = Guide("a", "en", "A", tuple(block(text, heading=heading) for text, heading in blocks))
    found = pages(guide, most)
    assert all(0 < units(page.text) <= most for page in found)
    letters = "".join("".join(page.text for page in found).split())
    assert letters == "".join("".join(text for text, _ in blocks).split())
    for page in found:
        assert all(each.offset >= 0 and each.offset + each.length <= units(page.text) for each in page.spans)
        bold = {at for each in page.spans for at in range(each.offset, each.offset + each.length)}
        raw = page.text.encode("utf-16-le")
        at = [
            each
            for each in range(units(page.text))
            if raw[2 * each : 2 * each + 2].decode("utf-16-le", "replace").strip()
        ]
        assert bold >= set(at)


def test_a_heading_stays_with_what_follows() -> None:
    guide = Guide("a", "en", "A", (block("one " * 5), block("Heading", heading=True), block("two " * 5)))
    assert [page.text.split()[0] for page in pages(guide, 40)] == ["one", "Heading"]


def test_words_are_merged_with_their_spans() -> None:
    both = merged((Words("😀", (Span("bold", 0, 2),)), Words("b", (Span("italic", 0, 1),))), "\n")
    assert spans(both) == [("bold", "😀"), ("italic", "b")]


def test_a_guide_that_is_not_translated_is_shown_in_another_language() -> None:
    shelved = [Guide("a", "en", "A", ()), Guide("b", "ar", "ب", ()), Guide("b", "en", "B", ())]
    assert [each.title for each in in_language(shelved, "ar", ["en", "ar"])] == ["A", "ب"]


# -- what the command says


def check(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main(["guides", "check", "--config", str(folder / "config.toml")])
    return code, capsys.readouterr().out


def test_guides_in_order_are_fine(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = check(folder, capsys)
    assert (code, out) == (0, f"{folder / 'guides'}: 1 guides, 0 things to see to.\n")


def test_check_says_what_is_long_hard_untranslated_and_without_review(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (folder / "config.toml").read_text("utf-8")
    text = text.replace(', ar = "اتصلوا بالأخت هدى"', "").replace("{ en = ", '{ ar = "نص", en = ')
    text = text.replace('languages = ["en"]', 'languages = ["en", "ar"]')
    (folder / "config.toml").write_text(text, "utf-8")
    hard = "Confidentiality considerations necessitate institutional intermediation of communications. "
    lay(folder, "en/hard.md", f"# Hard\n\n{hard * 3}\n\nReviewed by: Huda")
    lay(folder, "en/long.md", f"# Long\n\n{'It is so. ' * 140}\n\nReviewed by: Huda")
    lay(folder, "en/new.md", "# New\n\nIt is so.\n\nReviewed by:")
    lay(folder, "ar/new.md", "# جديد\n\nهذا نص.\n\nالمراجعة: هدى")
    code, out = check(folder, capsys)
    assert code == 1
    assert "en/hard.md: is hard to read: grade" in out
    assert "en/long.md: is too long: 421 words, at most 400." in out
    assert "en/new.md: nobody has reviewed it" in out
    assert "ar/new.md" not in out
    assert [line for line in out.splitlines() if "not translated" in line] == [
        f"ar/{name}.md: is missing: not translated." for name in ("hard", "long", "safe")
    ]


def test_what_cannot_be_shown_is_a_mistake_of_the_configuration(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(folder, "en/safe.md", "# Title\n\n| a |\n| - |\n| b |\n")
    assert check(folder, capsys)[0] == 2
    assert main(["check", "--config", str(folder / "config.toml")]) == 2
    assert "en/safe.md:3: there is a table (|), which cannot be shown." in capsys.readouterr().err


def test_a_folder_without_guides_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "guides/en/safe.md").unlink()
    code, out = check(folder, capsys)
    assert code == 2
    assert "there are no guides" in out


# -- the shipped ones


def test_shipped_guides_lack_nothing_but_a_review() -> None:
    found = shelf(None, shipped())
    assert found.faults == ()
    assert {each.what for each in judged(found, shipped())} == {"nobody has reviewed it: fill in the last line."}
    assert len(found.guides) == 11 * len(shipped())


def test_shipped_guides_are_short_and_name_their_sources() -> None:
    for each in shelf(None, shipped()).guides:
        assert each.count <= MOST_WORDS
        headings = [block.words.text for block in each.blocks if block.heading]
        assert headings[-1] == {"en": "Sources", "ar": "المصادر"}[each.language], each.name
        assert len(pages(each)) <= 3


def test_shipped_guides_say_the_same_in_every_language() -> None:
    """As many headings and entries of lists, and the same addresses."""
    there = {(each.name, each.language): each for each in shelf(None, shipped()).guides}
    for (name, language), guide in there.items():
        english = there[name, "en"]
        assert [each.heading for each in guide.blocks] == [each.heading for each in english.blocks], (name, language)
        for one, other in zip(guide.blocks, english.blocks, strict=True):
            assert one.words.text.count("\n") == other.words.text.count("\n"), (name, language, one.words.text)
            assert _addresses(one) == _addresses(other), (name, language)


def _addresses(block: Block) -> list[str]:
    return [each.strip("()") for each in block.words.text.split() if "https://" in each]


@pytest.mark.parametrize("language", shipped())
def test_guides_name_buttons_as_they_are(language: str) -> None:
    text = "\n".join(path.read_text("utf-8") for path in (SHIPPED / language).glob("*.md"))
    for each in ("button-need", "button-send", "button-discreet", "button-stop"):
        assert f"*{Sentences(strict=True).render(language, each)}*" in text, each


def test_the_measure_of_reading_passes_over_addresses() -> None:
    plain = "The cat sat on the mat."
    assert grade(f"{plain} (https://example.org/internationalisation)") == grade(plain) < MOST_GRADE
    assert grade("") == 0
