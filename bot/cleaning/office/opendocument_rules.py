"""Which elements and attributes of LibreOffice markup go along; names have the prefixes that everybody uses."""

from collections.abc import Callable

from bot.cleaning.office.hidden_oasis import Seen
from bot.cleaning.office.markup import Fate, Rule

DROPPED = frozenset(
    "text:tracked-changes text:change text:change-start text:change-end table:tracked-changes office:annotation"
    " office:annotation-end office:scripts office:event-listeners office:forms office:meta office:binary-data"
    " script:event-listener text:script text:author-name text:author-initials text:initial-creator text:creator"
    " text:printed-by text:file-name text:template-name text:hidden-text text:hidden-paragraph text:editing-cycles"
    " text:editing-duration text:creation-date text:creation-time text:modification-date text:modification-time"
    " text:print-date text:print-time text:user-defined text:dde-connection-decls text:dde-connection"
    " text:section-source"
    " text:bookmark text:bookmark-start text:bookmark-end text:reference-mark text:reference-mark-start"
    " text:reference-mark-end text:user-field-decls text:meta office:dde-source table:dde-links table:dde-link"
    " table:table-source table:cell-range-source table:database-ranges table:named-expressions"
    " table:content-validations table:detective table:scenario table:data-pilot-tables table:label-ranges"
    " table:consolidation svg:title svg:desc draw:plugin draw:applet draw:floating-frame draw:object-ole"
    " presentation:notes presentation:sound presentation:settings presentation:header-decl presentation:footer-decl"
    " presentation:date-time-decl number:transliteration".split()
)
UNWRAPPED = frozenset(
    "text:a draw:a text:user-field-get text:user-field-input text:variable-set text:variable-get text:variable-input"
    " text:conditional-text text:text-input text:placeholder text:database-display text:database-name text:title"
    " text:subject text:keywords text:description text:expression text:execute-macro text:bookmark-ref"
    " text:reference-ref text:meta-field text:ruby-base".split()
)
ATTRIBUTES = frozenset(
    "table:formula text:formula draw:name xml:id xlink:title office:name office:title office:target-frame-name"
    " table:protection-key table:protected text:protection-key"
    " smil:id draw:notify-on-update-of-ranges"
    " text:condition text:string-value-if-true text:string-value-if-false form:id draw:control grddl:transformation"
    " table:print-ranges table:content-validation-name table:scenario-ranges draw:id".split()
)
EMPTY_WITHOUT = frozenset("draw:object draw:image draw:fill-image style:background-image".split())
"""Elements that are nothing without what they lead to."""

LANGUAGES = ("language", "country", "rfc-language-tag", "script")
OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = {
    "svg-compatible": "svg",
    "xsl-fo-compatible": "fo",
    "smil-compatible": "smil",
    "datastyle": "number",
    "drawing": "draw",
    "animation": "anim",
}


def rule(copied: Callable[[str], str | None], styles: frozenset[str] | None) -> Rule:
    """The rule for contents and styles. `copied(link)` copies what a link leads to and gives its new name; `styles` are
    those that hide, None where nothing is hidden at all."""
    prefixes: dict[str, str] = {}

    def usual(name: str) -> str:
        prefix, colon, local = name.rpartition(":")
        return f"{prefixes.get(prefix, prefix)}{colon}{local}"

    def meet(raw: str, attributes: dict[str, str], _: list[str]) -> Fate:
        for key, value in attributes.items():
            if key.startswith("xmlns:"):
                prefixes[key[6:]] = _prefix(value, key[6:])
        name = usual(raw)
        if name in UNWRAPPED:
            return Fate.UNWRAP
        if name in DROPPED or name.startswith(("anim:", "meta:", "dc:", "form:", "text:sender-", "script:", "config:")):
            return Fate.DROP
        for key in list(attributes):
            plain = usual(key)
            if plain in ATTRIBUTES or "rsid" in plain or plain.rpartition(":")[2].startswith(LANGUAGES):
                del attributes[key]
            elif plain == "xlink:href":
                target = copied(attributes.pop(key))
                if target is not None:
                    attributes[key] = target
                elif name in EMPTY_WITHOUT:
                    return Fate.DROP
        return Fate.KEEP

    return Rule(meet) if styles is None else Rule(Seen(meet, usual, styles).meet, steady=False)


def _prefix(space: str, written: str) -> str:
    """The prefix that everybody uses for a namespace."""
    if space.startswith(OASIS):
        name = space.removeprefix(OASIS).partition(":")[0]
        return SPACES.get(name, name)
    if space == "http://www.w3.org/1999/xlink":
        return "xlink"
    return "dc" if space == "http://purl.org/dc/elements/1.1/" else written
