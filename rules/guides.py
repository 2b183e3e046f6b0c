"""Guides: short texts that a community lays out to be read, as pages, and what is wrong with them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rules import screens
from rules.person import Person
from rules.screens import Rows
from rules.send import Send, Span, Words, line, units

MOST_WORDS = 400
"""A guide that is longer is not read by somebody who is afraid."""
MOST_GRADE = 8
"""US school grade of English guides."""
PAGE = 1100
"""UTF-16 units of a page: about what a phone shows without much scrolling."""
GAP, JOIN = "\n\n", "\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a list, which is not torn apart without need; a heading stays with what follows."""

    words: Words
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide in one language; `name` is the file's, the same in every language. `reviewed` says by whom."""

    name: str
    language: str
    title: str
    blocks: tuple[Block, ...]
    reviewed: str = ""
    count: int = 0  # words


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a file that somebody should see to; `line` 0 means the file as a whole."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        """As it stands on the terminal."""
        return f"{self.file}:{self.line}: {self.what}" if self.line else f"{self.file}: {self.what}"


def pages(guide: Guide, most: int = PAGE) -> list[Words]:
    """The guide's text in pages of at most `most` UTF-16 units, cut between blocks, else lines, else at white space."""
    found: list[Words] = []
    here: list[Block] = []
    for block in (piece for each in guide.blocks for piece in _pieces(each, most)):
        if here and units(_joined([*here, block]).text) > most:
            kept = len(here) - _headings_at_the_end(here)
            found += [_joined(here[:kept])] if kept else []
            here = here[kept:]
            if here and units(_joined([*here, block]).text) > most:
                found.append(_joined(here))
                here = []
        here.append(block)
    return [*found, _joined(here)] if here else found


def merged(words: Iterable[Words], between: str) -> Words:
    """Words one after the other, spans moved along."""
    text, spans = "", list[Span]()
    for each in words:
        text += between if text else ""
        start = units(text)
        spans += [Span(span.kind, span.offset + start, span.length) for span in each.spans]
        text += each.text
    return Words(text, tuple(spans))


def beside(shelf: Iterable[Guide], languages: Sequence[str]) -> list[tuple[str, dict[str, Guide]]]:
    """Every guide by name, in the order of names, with its languages in the order of `languages`."""
    names: dict[str, dict[str, Guide]] = {}
    for guide in shelf:
        names.setdefault(guide.name, {})[guide.language] = guide
    return [
        (name, {each: names[name][each] for each in languages if each in names[name]})
        for name in sorted(names)
        if names[name].keys() & set(languages)
    ]


def in_language(shelf: Iterable[Guide], language: str, languages: Sequence[str]) -> list[Guide]:
    """Every guide, in this language if it is there in it, else in the first that it is there in."""
    order = list(dict.fromkeys((language, *languages)))
    return [next(iter(each.values())) for _, each in beside(shelf, order)]


def findings(shelf: Iterable[Guide], languages: Sequence[str], grades: Mapping[str, float]) -> list[Finding]:
    """What is too long, too hard to read, untranslated, not reviewed; `grades` by file, where it can be measured."""
    found: list[Finding] = []
    for name, there in beside(shelf, languages):
        for language, guide in there.items():
            file = f"{language}/{name}.md"
            if guide.count > MOST_WORDS:
                found.append(Finding(file, 0, f"is too long: {guide.count} words, at most {MOST_WORDS}."))
            if grades.get(file, 0) > MOST_GRADE:
                found.append(Finding(file, 0, f"is hard to read: grade {grades[file]:.1f}, at most {MOST_GRADE}."))
            if not guide.reviewed:
                found.append(Finding(file, 0, "nobody has reviewed it: fill in the last line."))
        missing = [each for each in languages if each not in there]
        found += [Finding(f"{each}/{name}.md", 0, "is missing: not translated.") for each in missing]
    return found


def _joined(blocks: Sequence[Block]) -> Words:
    return merged((each.words for each in blocks), GAP)


def _headings_at_the_end(blocks: Sequence[Block]) -> int:
    return next((number for number, each in enumerate(reversed(blocks)) if not each.heading), len(blocks))


def _pieces(block: Block, most: int) -> list[Block]:
    """The block, or where it is longer than a page, parts of it: lines if they fit."""
    if units(block.words.text) <= most:
        return [block]
    return [Block(each, block.heading) for each in _cut(block.words, most)]


def _cut(words: Words, most: int) -> list[Words]:
    found: list[Words] = []
    rest, start = words.text, 0
    while units(rest) > most:
        room = _fitting(rest, most)
        cut = next((at + 1 for at in (rest.rfind("\n", 1, room), rest.rfind(" ", 1, room)) if at > 0), room)
        found.append(_part(words, start, rest[:cut].rstrip()))
        start += units(rest[:cut])
        rest = rest[cut:]
    return [*found, _part(words, start, rest)]


def _fitting(text: str, most: int) -> int:
    """How many characters fit into so many units."""
    size = 0
    for index, char in enumerate(text):
        size += units(char)
        if size > most:
            return index
    return len(text)


def _part(words: Words, start: int, text: str) -> Words:
    end = start + units(text)
    spans = (
        Span(each.kind, max(each.offset, start) - start, min(each.offset + each.length, end) - max(each.offset, start))
        for each in words.spans
    )
    return Words(text, tuple(each for each in spans if each.length > 0))


LABEL = 30
"""Letters that a button shows on a phone."""


def label(title: str) -> str:
    """A title as a button shows it, cut at a word."""
    if len(title) <= LABEL:
        return title
    return title[: LABEL - 1].rsplit(" ", 1)[0].rstrip(" ,:;،؛") + "…"


def contents(person: Person, guides: Sequence[Guide]) -> Send:
    """The table of contents: full titles by number, a button for each, and the way to questions."""
    titles = "\n".join(f"{number}. {each.title}" for number, each in enumerate(guides, 1))
    rows = tuple((screens.button("guide", each.name, line(f"=guide-{each.name}")),) for each in guides)
    further = ((screens.button("asked"),), (screens.button("ask"),))
    lines = (line("guides-title"), line("guides-typed", number=3, page=2))
    return screens.say(person, *lines, words=Words(titles), buttons=(*rows, *further))


def found(person: Person, guides: Sequence[Guide], some: Sequence[Guide]) -> Send:
    """Those that hold the words looked for, by their numbers in the whole list."""
    titles = "\n".join(f"{guides.index(each) + 1}. {each.title}" for each in some)
    rows = tuple((screens.button("guide", each.name, line(f"=guide-{each.name}")),) for each in some)
    return screens.say(person, line("guides-found"), words=Words(titles), buttons=(*rows, (screens.button("guides"),)))


def page(person: Person, guide: Guide, wanted: int) -> Send:
    """One page, the first where there is none of that number; who has reviewed the guide stands on the first."""
    found = pages(guide)
    number = wanted if 1 <= wanted <= len(found) else 1
    said = [line("guide-page", page=number, pages=len(found))]
    if number == 1:
        reviewed = line("guide-reviewed", name=guide.reviewed) if guide.reviewed else line("guide-not-reviewed")
        said += [reviewed] + ([line("guide-other-language")] if guide.language != person.language else [])
    turn = [
        screens.button(f"guide-{way}", f"{guide.name}.{number + step}") for way, step in (("back", -1), ("next", 1))
    ]
    there = tuple(each for each, at in zip(turn, (number - 1, number + 1), strict=True) if 1 <= at <= len(found))
    title = Words(guide.title, (Span("bold", 0, units(guide.title)),))
    words = merged((title, found[number - 1]), GAP)
    rows: Rows = ((screens.button("guides"),), (screens.button("ask"),))
    return screens.say(person, *said, words=words, buttons=(there, *rows) if there else rows)


def matching(guides: Iterable[Guide], wanted: Sequence[str], fold: Callable[[str], str]) -> list[Guide]:
    """The guides that hold every word of these, those first that name one in the title."""
    words = {fold(each) for each in wanted}
    found = [each for each in guides if words and all(map(fold(_text(each)).__contains__, words))]
    return sorted(found, key=lambda each: not any(word in fold(each.title) for word in words))


def _text(guide: Guide) -> str:
    return "\n".join((guide.title, *(each.words.text for each in guide.blocks)))
