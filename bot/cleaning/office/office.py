"""Word, Excel and PowerPoint files (DOCX, XLSX, PPTX): a new package with the parts that show the document.

From the main part, relations of known kinds are followed; what they reach is rewritten, renamed by number and packed
anew. Everything else stays behind: properties, comments and who wrote them, earlier and deleted words, embedded files,
links to the outside, templates, printer settings, custom data, notes of the speaker. Macros are refused.
"""

import posixpath
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from bot.cleaning.formats import Form, Made, Unfit
from bot.cleaning.office import hidden, office_rules
from bot.cleaning.office.inner import picture
from bot.cleaning.office.markup import HEAD, Rule, elements, rewritten
from bot.cleaning.office.office_kinds import FOLDER, KINDS, MACROS, RELATIONS
from bot.cleaning.office.packages import Package, packed
from rules.file_refusals import BROKEN, MACRO

SPACE = "http://schemas.openxmlformats.org/package/2006/"
TYPES = "[Content_Types].xml"


@dataclass(slots=True)
class Part:
    """A part that goes along: its old and new name, its kind (the last word of its relation's type)."""

    old: str
    new: str
    kind: str
    ids: dict[str, tuple[str, "Part"]] = field(default_factory=dict)
    """Old relation id to the new one and the part that it leads to."""


def clean(data: bytes, form: Form) -> Made:
    """A new document with the same pages, sheets or slides."""
    package = Package(data)
    _no_macros(package)
    parts = _reached(package, form)
    written: dict[str, bytes] = {}
    types: dict[str, str] = {}
    for part in parts.values():
        if part.kind == "image":
            picked, ending = picture(package.read(part.old))
            part.new += ending
            written[part.new] = picked
    seen = _Seen(form, _styles(package, parts), _hides(package, parts))
    for part in sorted(parts.values(), key=lambda each: each.kind == "sharedStrings"):  # after all that shows them
        if part.kind != "image":
            data = package.read(part.old)
            kept = {old: new for old, (new, _) in part.ids.items()}
            written[part.new] = rewritten(data, seen.only(office_rules.rule(part.kind, kept), part.kind, data))
            types[part.new] = KINDS[form, part.kind]
        if part.ids:
            written[_relations_of(part.new)] = _relations(part)
    main = next(iter(parts.values()))
    written["_rels/.rels"] = _relations(Part("", "", "", {"": ("rId1", main)}))
    written[TYPES] = _content_types(types)
    return Made(packed(written, first=TYPES), form)


class _Seen:
    """The rules, without what nobody sees."""

    def __init__(self, form: Form, styles: frozenset[str], hiding: bool) -> None:
        self.form = form
        self.styles = styles
        self.sheets = hidden.Sheets(hiding)

    def only(self, rule: Rule, kind: str, data: bytes) -> Rule:
        """The rule for a part of this kind."""
        if self.form is Form.DOCX and kind != "settings":
            meet = hidden.of_word(rule.meet, self.styles)
            return replace(rule, meet=meet, hides=hidden.FRAMES, emptied=hidden.EMPTIED, steady=False)
        if kind == "worksheet":
            meet, texts = self.sheets.of_sheet(rule.meet, data)
            return replace(rule, meet=meet, texts={**rule.texts, **texts})
        if kind == "sharedStrings":
            return replace(rule, meet=self.sheets.of_words(rule.meet), steady=False)
        return replace(rule, meet=hidden.of_drawing(rule.meet), hides=hidden.FRAMES)


def _hides(package: Package, parts: dict[str, Part]) -> bool:
    """Whether a book hides any of its cells."""
    sheets = [part.old for part in parts.values() if part.kind == "worksheet"]
    main = next(iter(parts))
    return bool(sheets) and (
        bool(hidden.hidden_sheets(package, main)) or hidden.hides_cells(package.read(sheet) for sheet in sheets)
    )


def _styles(package: Package, parts: dict[str, Part]) -> frozenset[str]:
    """Word's styles that hide."""
    found = next((part for part in parts.values() if part.kind == "styles"), None)
    return hidden.hidden_styles(package.read(found.old)) if found else frozenset()


def _no_macros(package: Package) -> None:
    names = " ".join(package.names).lower()
    types = package.read(TYPES).lower()
    if any(each in names for each in ("vbaproject", "vbadata", "macrosheets/")) or any(
        each in types for each in MACROS
    ):
        raise Unfit(MACRO)


def _reached(package: Package, form: Form) -> dict[str, Part]:
    """Every part that is kept, the main one first."""
    roots = [target for _, kind, target in _leads(package, "") if kind == "officeDocument"]
    if not roots:
        raise Unfit(BROKEN)
    main = Part(roots[0], f"{FOLDER[form]}/main.xml", "officeDocument")
    parts = {main.old: main}
    todo = [main]
    unseen = hidden.hidden_sheets(package, main.old) if form is Form.XLSX else frozenset()
    while todo:
        part = todo.pop(0)
        for old, kind, target in _leads(package, part.old):
            if (form, kind) not in KINDS and kind != "image":
                continue
            if kind == "table" and hidden.hides_cells([package.read(part.old)]):
                continue  # it names columns, hidden ones among them
            if (part is main and old in unseen) or hidden.is_hidden_slide(package, form, target, kind):
                continue
            if target not in parts:
                ending = "" if kind == "image" else ".xml"
                parts[target] = Part(target, f"{FOLDER[form]}/part{len(parts)}{ending}", kind)
                todo += [parts[target]] if kind != "image" else []
            if parts[target].kind == kind:
                part.ids[old] = (f"rId{len(part.ids) + 1}", parts[target])
    return parts


def _leads(package: Package, part: str) -> list[tuple[str, str, str]]:
    """Id, kind and target of each relation of a part that stays inside the package."""
    name = _relations_of(part)
    if name not in package.names:
        return []
    found = []
    for each in elements(package.read(name), "Relationship"):
        target = each.get("Target", "")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(part), target)).lstrip("/")
        path = path if path in package.names else unquote(path)
        if each.get("TargetMode", "Internal") == "Internal" and path in package.names:
            found.append((each.get("Id", ""), each.get("Type", "").rpartition("/")[2], path))
    return found


def _relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relations(part: Part) -> bytes:
    rows = [
        f'<Relationship Id="{new}" Type="{RELATIONS.get(lead.kind, RELATIONS[""]) + lead.kind}" Target="/{lead.new}"/>'
        for new, lead in part.ids.values()
    ]
    return f'{HEAD}<Relationships xmlns="{SPACE}relationships">{"".join(rows)}</Relationships>'.encode()


def _content_types(types: dict[str, str]) -> bytes:
    endings = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
        "jpeg": "image/jpeg",
        "gif": "image/gif",
    }
    rows = [f'<Default Extension="{ending}" ContentType="{mime}"/>' for ending, mime in endings.items()]
    rows += [f'<Override PartName="/{name}" ContentType="{mime}"/>' for name, mime in sorted(types.items())]
    return f'{HEAD}<Types xmlns="{SPACE}content-types">{"".join(rows)}</Types>'.encode()
