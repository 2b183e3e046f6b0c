"""What nobody sees in documents of Word, Excel and PowerPoint, and its writer may have forgotten: hidden words, rows,
columns, sheets, slides and shapes. It goes; what is shown stays to the letter.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from bot.cleaning.formats import Form
from bot.cleaning.office.markup import Fate, Meet, elements, local_name
from bot.cleaning.office.packages import Package

OFF = ("0", "false", "off")
SHAPES = ("sp", "pic", "graphicFrame", "cxnSp", "grpSp", "drawing", "wsp", "anchor", "inline")
HIDDEN_SLIDE = re.compile(rb"<(?:\w+:)?sld\b[^>]*\sshow=[\"'](?:0|false)[\"']")
STYLE = re.compile(rb"<(?:\w+:)?style\b.*?</(?:\w+:)?style>", re.DOTALL)
VANISHES = re.compile(rb"<(?:\w+:)?(?:vanish|specVanish)\b(?![^>]*val=[\"'](?:0|false|off)[\"'])")
NAMED, BASED = re.compile(rb"styleId=[\"']([^\"']*)"), re.compile(rb"<(?:\w+:)?basedOn\b[^>]*val=[\"']([^\"']*)")
HIDES = re.compile(rb"\bhidden=|\b(?:ht|width)=[\"']0")
COLUMN = re.compile(r"([A-Z]{1,3})\d*")


def is_hidden_slide(package: Package, form: Form, part: str, kind: str) -> bool:
    """Whether a part is a slide that is passed over."""
    return form is Form.PPTX and kind == "slide" and bool(HIDDEN_SLIDE.search(package.read(part)[:4000]))


def hidden_sheets(package: Package, main: str) -> frozenset[str]:
    """The relation ids of sheets that are hidden, or so well hidden that no menu shows them."""
    sheets = elements(package.read(main), "sheet")
    return frozenset(each.get("id", "") for each in sheets if each.get("state", "visible") != "visible")


def hides_cells(sheets: Iterable[bytes]) -> bool:
    """Whether there is a hidden row or column in any of the sheets."""
    return any(HIDES.search(sheet) for sheet in sheets)


def hidden_styles(styles: bytes) -> frozenset[str]:
    """Word's styles that hide what is written in them, and those that are based on such a one."""
    found: dict[str, tuple[bool, str]] = {}
    for style in STYLE.findall(styles):
        name, based = NAMED.search(style), BASED.search(style)
        if name:
            found[name[1].decode()] = (bool(VANISHES.search(style)), based[1].decode() if based else "")
    gone = {name for name, (vanishes, _) in found.items() if vanishes}
    for _ in found:
        gone |= {name for name, (_, based) in found.items() if based in gone}
    return frozenset(gone)


def of_word(meet: Meet, styles: frozenset[str]) -> Meet:
    """The rule, and hidden words go."""

    def seen(name: str, attributes: dict[str, str], path: list[str]) -> Fate:
        local = local_name(name)
        value = next((value for key, value in attributes.items() if local_name(key) == "val"), "")
        inside = path[-2:] if len(path) > 1 else []
        if local in ("vanish", "specVanish", "webHidden") and inside == ["r", "rPr"] and value not in OFF:
            return Fate.VEIL if local == "webHidden" else Fate.HIDE
        if local == "rStyle" and value in styles and inside == ["r", "rPr"]:
            return Fate.HIDE
        if (local == "pStyle" and value in styles and inside == ["p", "pPr"]) or (
            local == "hidden" and inside == ["tr", "trPr"] and value not in OFF
        ):
            return Fate.HIDE
        return _shape(local, attributes) or meet(name, attributes, path)

    return seen


def of_drawing(meet: Meet) -> Meet:
    """The rule, and hidden shapes go."""
    return lambda name, attributes, path: _shape(local_name(name), attributes) or meet(name, attributes, path)


def _shape(local: str, attributes: Mapping[str, str]) -> Fate | None:
    hidden = local in ("cNvPr", "docPr") and attributes.get("hidden", "0") not in OFF
    return Fate.HIDE if hidden else None


FRAMES = {
    "vanish": ("r",),
    "specVanish": ("r",),
    "webHidden": ("r",),
    "rStyle": ("r",),
    "pStyle": ("p",),
    "hidden": ("tr",),
    "cNvPr": SHAPES,
    "docPr": SHAPES,
}
"""What HIDE takes away: the nearest around it."""

EMPTIED = frozenset({"p"})
"""A cell of a table must hold a paragraph."""


@dataclass(slots=True)
class Sheets:
    """What the sheets of a book show: the numbers of the words that are seen. Excel keeps all words in one place."""

    hiding: bool
    """Whether there is anything hidden in the book at all: looking at every cell takes a quarter of the time more."""

    used: set[int] = field(default_factory=set)

    def of_sheet(self, meet: Meet, data: bytes) -> tuple[Meet, Mapping[str, Callable[[str], str | None]]]:
        """The rule for a sheet, and what becomes of the numbers in its cells. Where something is hidden, what others
        count from it would come out otherwise when it is counted anew: they keep the values that were shown."""
        reads = [False]
        columns: list[tuple[int, int]] = []
        if not self.hiding:
            return meet, {}
        hides = bool(HIDES.search(data))

        def seen(name: str, attributes: dict[str, str], path: list[str]) -> Fate:
            local = local_name(name)
            if local == "c":
                reads[0] = attributes.get("t") == "s"
                if columns and _within(attributes.get("r", ""), columns):
                    return Fate.DROP
            elif hides and (local in ("f", "tablePart") or (local == "row" and _is_hidden(attributes))):
                return Fate.DROP
            elif local == "col" and _is_hidden(attributes):
                columns.append((int(attributes.get("min", "1")), int(attributes.get("max", "16384"))))
            return meet(name, attributes, path)

        def value(text: str) -> str:
            if reads[0] and text.strip().isdecimal():
                self.used.add(int(text))
            return text

        return seen, {"v": value}

    def of_words(self, meet: Meet) -> Meet:
        """The rule for the words of all sheets: those that no cell shows are blanked, so that the others keep their
        numbers."""
        number = [-1]

        def seen(name: str, attributes: dict[str, str], path: list[str]) -> Fate:
            if local_name(name) == "si":
                number[0] += 1
            elif "si" in path and self.hiding and number[0] not in self.used:
                return Fate.DROP
            return meet(name, attributes, path)

        return seen


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    if attributes.get("hidden", "0") not in OFF:
        return True
    return any(attributes.get(size, "x").strip("0.") == "" for size in ("ht", "width"))


def _within(cell: str, columns: list[tuple[int, int]]) -> bool:
    match = COLUMN.match(cell)
    number = 0
    for letter in match[1] if match else "":
        number = number * 26 + ord(letter) - 64
    return any(first <= number <= last for first, last in columns)
