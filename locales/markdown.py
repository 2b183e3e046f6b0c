"""Markdown to words with Telegram's formatting, for a small set of it; whatever else stands in a text is told.

Taken: headings (#, ##, ###), paragraphs, lists, bold, italic, links to the web. A link's target is spelled out, so
that nobody taps what they cannot see. A text in which anything else was found is shown nowhere: half of it could say
the opposite of the whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from rules.guides import JOIN, Block, merged
from rules.send import Span, Words, units

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")
"""Knows more than is taken, so that it can be told; escaped signs stay apart from what could be markup."""
NAMES = {
    "blockquote_open": "a quotation (>)",
    "bullet_list_open": "a list within a list",
    "code_block": "indented text",
    "code_inline": "code (`)",
    "fence": "a block of code (```)",
    "hr": "a rule (---)",
    "html_block": "HTML",
    "html_inline": "HTML",
    "image": "a picture (![])",
    "ordered_list_open": "a list within a list",
    "s_open": "crossed-out text (~~)",
    "table_open": "a table (|)",
}
LEFT_OVER = re.compile(r"\]\(|\]\[|\[\^|!\[|\[[ xX]\]|\*\*|__|~~|==|\$\$|:::|\{[#.:%{]|<!--|&[a-z]+;|^\[[^\]]*\]:")
"""What a reader would see as signs: markup that was not closed, or of another kind of Markdown."""
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufeff\ufffd]")
INLINE = {"strong_open": "bold", "em_open": "italic"}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that cannot be shown, on this line of the file."""

    line: int
    what: str


@dataclass(slots=True)
class Reading:
    """What has been read so far."""

    title: str = ""
    blocks: list[Block] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, line: int, what: str) -> None:
        """Note what cannot be shown; the same on one line is told once."""
        fault = Fault(line, what)
        self.faults += [fault] if fault not in self.faults else []


def read(text: str) -> Reading:
    """The title, the blocks after it, and whatever is not taken with its line; if there is any, show nothing."""
    reading = Reading()
    for number, line in enumerate(text.splitlines(), 1):
        if UNSEEN.search(line):
            reading.fault(number, "there is a sign that cannot be shown.")
    tokens = PARSER.parse(text)
    at = 0
    while at < len(tokens):
        end = _end(tokens, at)
        _block(reading, tokens[at : end + 1])
        at = end + 1
    if not reading.title:
        reading.fault(1, 'the first line has to be the title, for instance "# Staying safe".')
    return reading


def _end(tokens: list[Token], at: int) -> int:
    """Where the block that begins here ends."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def _block(reading: Reading, tokens: list[Token]) -> None:
    first = tokens[0]
    match first.type:
        case "heading_open":
            _heading(reading, first, tokens[1])
        case "paragraph_open":
            _add(reading, Block(_inline(reading, tokens[1])), _line(first))
        case "bullet_list_open" | "ordered_list_open":
            _add(reading, Block(merged(_items(reading, tokens), JOIN)), _line(first))
        case kind:
            _refuse(reading, _line(first), kind)


def _heading(reading: Reading, heading: Token, inline: Token) -> None:
    words = _inline(reading, inline)
    if heading.tag == "h1" and not reading.title and not reading.blocks:
        reading.title = words.text
    elif heading.tag == "h1":
        reading.fault(_line(heading), "there is a second title (#): use ## for a heading.")
    elif heading.tag not in ("h2", "h3"):
        reading.fault(_line(heading), f"there is a heading with {heading.tag[1]} of #: use ## or ###.")
    elif heading.markup not in ("##", "###"):
        reading.fault(_line(heading), "there is a heading by a line below it (---): put ## before it instead.")
    else:
        bold = Span("bold", 0, units(words.text))
        _add(reading, Block(Words(words.text, (bold,)), heading=True), _line(heading))


def _add(reading: Reading, block: Block, line: int) -> None:
    if not reading.title:
        reading.fault(line, 'the first line has to be the title, for instance "# Staying safe".')
    if block.words.text:
        reading.blocks.append(block)


def _items(reading: Reading, tokens: list[Token]) -> Iterator[Words]:
    """Every entry of a list as a line, with a dot or its number before it."""
    ordered = tokens[0].type == "ordered_list_open"
    number = int(tokens[0].attrGet("start") or 1)
    mark = ""
    for token in tokens[1:-1]:
        match token.type:
            case "list_item_open":
                mark = f"{number}. " if ordered else "• "
                number += 1
            case "inline":
                yield merged((Words(mark), _inline(reading, token)), "")
                mark = "  "
            case "paragraph_open" | "paragraph_close" | "list_item_close":
                pass
            case kind if token.nesting >= 0:
                _refuse(reading, _line(token), kind)
            case _:
                pass


def _inline(reading: Reading, inline: Token) -> Words:
    """A run of text with its bold, italic and links."""
    text, spans, open_at, line = "", list[Span](), list[int](), _line(inline)
    link = ("", 0)
    for token in inline.children or ():
        match token.type:
            case "text":
                if LEFT_OVER.search(token.content):
                    reading.fault(line, f"there are signs that would be shown as they are: {_shown(token.content)}")
                text += token.content
            case "text_special":
                text += token.content
            case "softbreak" | "hardbreak":
                text += " " if token.type == "softbreak" else "\n"
                line += 1
            case "strong_open" | "em_open":
                open_at.append(units(text))
            case "strong_close" | "em_close":
                begin = open_at.pop()
                spans.append(Span(INLINE[token.type.replace("close", "open")], begin, units(text) - begin))
            case "link_open":
                link = (_target(reading, token, line), len(text))
            case "link_close":
                text += _spelled(text[link[1] :], link[0])
            case kind if token.nesting >= 0:
                _refuse(reading, line, kind)
            case _:
                pass
    return Words(text, tuple(sorted(spans, key=lambda each: (each.offset, -each.length))))


def _target(reading: Reading, link: Token, line: int) -> str:
    target = str(link.attrGet("href") or "")
    if link.attrGet("title"):
        reading.fault(line, "a link has a title in quotes, which nobody would see.")
    if not re.match(r"https?://[^\s/]+\.[^\s/]+", target):
        reading.fault(line, "a link leads to no web page: write it with https://.")
    return target


def _spelled(label: str, target: str) -> str:
    if not label:
        return target
    return "" if label.strip().rstrip("/") == target.rstrip("/") else f" ({target})"


def _refuse(reading: Reading, line: int, kind: str) -> None:
    reading.fault(line, f"there is {NAMES.get(kind, kind)}, which cannot be shown.")


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _shown(text: str) -> str:
    return text.strip()[:40]
