"""The guides of a community, read from `LANGUAGE/NAME.md` in a folder; the shipped ones where it names none."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from locales import markdown
from locales.grade import grade
from locales.languages import FOLDER
from rules.guides import Block, Finding, Guide, findings, merged
from rules.send import Words

SHIPPED = FOLDER / "guides"
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
REVIEWED = {"en": "Reviewed by:", "ar": "المراجعة:"}
"""How the last line begins; English stands for every language."""
TOO_LARGE = 100_000


@dataclass(frozen=True, slots=True)
class Shelf:
    """What can be read, and what is wrong with the files that cannot."""

    guides: tuple[Guide, ...]
    faults: tuple[Finding, ...] = ()


def shelf(folder: Path | None, languages: Sequence[str]) -> Shelf:
    """Every guide in these languages; a file with a fault is left out as a whole."""
    read = [_read(folder, each) if folder else _shipped(each) for each in languages]
    guides = tuple(guide for each in read for guide in each.guides)
    faults = tuple(fault for each in read for fault in each.faults)
    if not guides and not faults:
        what = f"there are no guides: expected {languages[0]}/NAME.md in it."
        faults = (Finding(str(folder or SHIPPED), 0, what),)
    return Shelf(guides, faults)


@cache
def volunteers(language: str) -> Words:
    """The page for volunteers, its title above it; English where there is none in this language."""
    there = FOLDER / "volunteers" / f"{language}.md"
    reading = markdown.read((there if there.is_file() else there.with_name("en.md")).read_text("utf-8"))
    return merged((Words(reading.title), *(each.words for each in reading.blocks)), "\n\n")


@cache
def _shipped(language: str) -> Shelf:
    return _read(SHIPPED, language)


def _read(folder: Path, language: str) -> Shelf:
    found: list[Guide] = []
    faults: list[Finding] = []
    for path in sorted((folder / language).glob("*.md")):
        guide, wrong = _guide(path, language)
        faults += wrong
        found += [guide] if guide and not wrong else []
    return Shelf(tuple(found), tuple(faults))


def judged(shelf: Shelf, languages: Sequence[str]) -> list[Finding]:
    """All that somebody should see to: what cannot be shown, then what is long, hard, untranslated, not reviewed."""
    grades = {f"en/{each.name}.md": grade(_plain(each)) for each in shelf.guides if each.language == "en"}
    broken = {each.file for each in shelf.faults}
    rest = [each for each in findings(shelf.guides, languages, grades) if each.file not in broken]
    return [*shelf.faults, *rest]


def _guide(path: Path, language: str) -> tuple[Guide | None, list[Finding]]:
    file = f"{language}/{path.name}"
    if not NAME.fullmatch(path.stem):
        return None, [Finding(file, 0, "the name has to be small letters a-z, digits and hyphens, at most 40.")]
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as error:
        return None, [Finding(file, 0, f"cannot be read: {error.strerror}.")]
    except UnicodeDecodeError:
        return None, [Finding(file, 0, "is no text in UTF-8.")]
    if len(raw) > TOO_LARGE:
        return None, [Finding(file, 0, "is far too long.")]
    reading = markdown.read(text)
    blocks, reviewed = _reviewed(reading.blocks, language)
    guide = Guide(path.stem, language, reading.title, tuple(blocks), reviewed, _count(reading.title, blocks))
    wrong = [Finding(file, each.line, each.what) for each in sorted(reading.faults, key=lambda each: each.line)]
    if not blocks and not wrong:
        wrong = [Finding(file, 0, "has a title and nothing else.")]
    return guide, wrong


def _reviewed(blocks: list[Block], language: str) -> tuple[list[Block], str]:
    """The blocks without the last line, and who it says has reviewed the text."""
    labels = (REVIEWED["en"], REVIEWED.get(language, REVIEWED["en"]))
    last = blocks[-1].words.text if blocks else ""
    label = next((each for each in labels if last.startswith(each)), None)
    return (blocks[:-1], last.removeprefix(label).strip()) if label else (blocks, "")


def _count(title: str, blocks: list[Block]) -> int:
    return sum(each != "•" for text in (title, *(block.words.text for block in blocks)) for each in text.split())


def _plain(guide: Guide) -> str:
    """Title and text, without the list of sources: names of books and offices are as they are."""
    return "\n".join([guide.title, *(each.text for each in _before_sources(guide.blocks))])


def _before_sources(blocks: Iterable[Block]) -> list[Words]:
    kept: list[Words] = []
    for each in blocks:
        if each.heading and each.words.text.casefold() == "sources":
            break
        kept.append(each.words)
    return kept
