"""Which elements and attributes of Word, Excel and PowerPoint markup go along.

Names are local names, without prefix. Dropped is what says who, when or on which machine; what the writer may not know
to be there (deleted words, comments, field codes, formulas); and what leads to parts that stay behind.
"""

import re
from collections.abc import Callable, Mapping

from bot.cleaning.office.markup import Fate, Rule, local_name

DROPPED = frozenset(
    # changes, comments, marks, protection
    "del moveFrom delText delInstrText rPrChange pPrChange sectPrChange tblPrChange tblPrExChange trPrChange tcPrChange"
    " tblGridChange numberingChange cellIns cellDel cellMerge moveFromRangeStart moveFromRangeEnd moveToRangeStart"
    " moveToRangeEnd customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd"
    " customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd"
    " commentRangeStart commentRangeEnd commentReference annotationRef bookmarkStart bookmarkEnd permStart permEnd"
    " proofErr tblCaption tblDescription sdtPr sdtEndPr smartTagPr customXmlPr documentProtection writeProtection"
    " sheetProtection"
    " workbookProtection protectedRanges modifyVerifier fileSharing"
    # fields, formulas, links, embedded things
    " fldChar instrText fldData definedNames externalReferences hyperlinks hlinkClick hlinkHover hlinkMouseOver"
    " dataValidations calculatedColumnFormula totalsRowFormula oleObjects controls OLEObject control objectEmbed"
    " objectLink altChunk subDoc externalData legacyDrawing legacyDrawingHF pivotCaches webPublishing webPublishItems"
    " audioFile videoFile wavAudioFile quickTimeFile audioCd media snd timing transition embeddedFontLst"
    " embedRegular embedBold embedItalic embedBoldItalic"
    # ids, names, languages, views
    " nsid tmpl rsid rsids docId lang themeFontLang extLst creationId absPath fileVersion revisionPtr"
    " customWorkbookViews customSheetViews fileRecoveryPr customProperties scenarios cellWatches ignoredErrors"
    " custDataLst tags custShowLst photoAlbum notesMasterIdLst handoutMasterIdLst printSettings smartTags".split()
)
UNWRAPPED = frozenset("ins moveTo hyperlink smartTag customXml fldSimple".split())
ATTRIBUTES = frozenset(
    "author initials date dateUtc userId providerId userName paraId textId durableId anchorId editId uid documentId"
    " descr title alt href tooltip codeName lang altLang cm vm gfxdata ed edGrp bmk oleupdate published mappingCount"
    " docLocation tgtFrame activeTab firstSheet"
    " queryTableFieldId connectionId algorithmName hashValue saltValue spinCount password".split()
)
NAMED = frozenset("cNvPr docPr theme clrScheme fontScheme fmtScheme".split())
"""Elements that must have a name, which often is a file's on the writer's machine."""

SETTINGS = frozenset(
    "zoom mirrorMargins gutterAtTop defaultTabStop autoHyphenation evenAndOddHeaders drawingGridHorizontalSpacing"
    " characterSpacingControl footnotePr endnotePr compat decimalSymbol listSeparator clrSchemeMapping"
    " displayBackgroundShape bordersDoNotSurroundHeader bordersDoNotSurroundFooter".split()
)
"""What of Word's settings changes how a page looks."""

WITHOUT_TARGET = frozenset("blip pageSetup".split())
"""Elements that are fine when what they refer to is gone; others go with it."""

RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
FRAMES = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor", "drawing", "graphicFrame")
HOLLOW = frozenset("tableParts AlternateContent Choice Fallback graphicData".split())


FORMULA = re.compile(r"(?:[A-Z][A-Z0-9.]*\(|\$?[A-Z]{1,3}\$?\d+|[\d.]+|[-+*/^(),:<>=&% ])*")
"""A formula that only counts with cells of its own sheet: no text, no other file, no name that stays behind."""

CALLING = re.compile("WEBSERVICE|RTD|CALL|REGISTER|IMAGE|HYPERLINK")


def rule(kind: str, ids: Mapping[str, str]) -> Rule:
    """The rule for a part. `kind`: the last word of the relation that led there; `ids`: old relation ids to new."""
    prefixes = {"r"}

    def meet(name: str, attributes: dict[str, str], path: list[str]) -> Fate:
        local = local_name(name)
        for key in attributes:
            if key.startswith("xmlns:") and attributes[key] in RELATIONS:
                prefixes.add(key[6:])
        if local in UNWRAPPED:
            return Fate.UNWRAP
        if local in DROPPED or (local == "f" and "t" in attributes and kind == "worksheet"):
            return Fate.DROP
        if kind == "settings" and len(path) == 1 and local not in SETTINGS:
            return Fate.DROP
        return _attributes(local, attributes, prefixes, ids, path)

    texts = {"f": FORMULAS[kind]} if kind in FORMULAS else {}
    return Rule(meet, FRAMES, texts, HOLLOW, steady=kind != "settings")


def _counts(formula: str) -> str | None:
    """The formula if it may stay; without it, the cell keeps the value that was last shown."""
    plain = len(formula) < 1000 and FORMULA.fullmatch(formula) and not CALLING.search(formula)
    return formula if plain else None


FORMULAS: dict[str, Callable[[str], str | None]] = {"worksheet": _counts, "chart": lambda _: "Sheet1!$A$1"}
"""What becomes of formulas; a chart must name cells, and shows the values that it carries."""


def _attributes(
    local: str, attributes: dict[str, str], prefixes: set[str], ids: Mapping[str, str], path: list[str]
) -> Fate:
    """Strip the attributes and put in the new relation ids."""
    for key in list(attributes):
        prefix, _, name = key.rpartition(":")
        if name in ATTRIBUTES or name.startswith("rsid"):
            del attributes[key]
        elif name == "name" and local in NAMED:
            attributes[key] = "x"
        elif prefix in prefixes or (prefix == "o" and name == "relid"):
            if attributes[key] in ids:
                attributes[key] = ids[attributes[key]]
            elif local in WITHOUT_TARGET:
                del attributes[key]
            else:
                return Fate.DOOM if "graphicData" in path else Fate.DROP
    return Fate.KEEP
