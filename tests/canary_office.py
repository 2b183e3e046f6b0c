"""Office documents with the word in everything that is not read on the page."""

import zipfile
from io import BytesIO

from tests.canaries import CANARY
from tests.canary_pictures import exif, jpeg, png_chunks

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OPEN_XML = "application/vnd.openxmlformats-officedocument."
PHOTO = jpeg(exif=exif(), comment=CANARY.encode())
Parts = dict[str, bytes | str]


def zipped(parts: Parts, *, comment: str = "") -> bytes:
    """An archive."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment.encode()
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def unzipped(data: bytes) -> Parts:
    """What is in an archive."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def related(*leads: tuple[str, str, str]) -> str:
    """A list of relations: id, kind, target; a target with a colon is outside."""
    rows = ""
    for id, kind, target in leads:
        mode = ' TargetMode="External"' if ":" in target else ""
        rows += f'<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'
    return f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def typed(**parts: str) -> str:
    """The list of content types; `word__document` stands for word/document.xml."""
    rows = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    rows += '<Default Extension="jpeg" ContentType="image/jpeg"/>'
    for name, kind in parts.items():
        rows += f'<Override PartName="/{name.replace("__", "/")}.xml" ContentType="{kind}"/>'
    return f'<?xml version="1.0"?><Types xmlns="{PACKAGE}/content-types">{rows}</Types>'


PROPERTIES: dict[str, bytes | str] = {
    "docProps/core.xml": f"<coreProperties xmlns:dc='y'><dc:creator>{CANARY}</dc:creator></coreProperties>",
    "docProps/app.xml": f"<Properties><Company>{CANARY}</Company></Properties>",
    "docProps/custom.xml": f"<Properties><property name='{CANARY}'/></Properties>",
    "docProps/thumbnail.jpeg": PHOTO,
    "customXml/item1.xml": f"<x>{CANARY}</x>",
}

DRAWN = f"""
<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">
<wp:extent cx="952500" cy="952500"/>
<wp:docPr id="1" name="C:\\Users\\{CANARY}\\a.jpg" descr="{CANARY}" title="{CANARY}"/>
<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:nvPicPr><pic:cNvPr id="0" name="{CANARY}.jpg"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:embed="rPhoto" r:link="rOut"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="952500" cy="952500"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"""
BY = f'w:author="{CANARY}" w:date="2026-01-01T00:00:00Z"'
LETTER = f"""
<w:p w:rsidR="00AB12CD"><w:r><w:t>Words that stay</w:t></w:r>
<w:ins w:id="1" {BY}><w:r><w:t> and these</w:t></w:r></w:ins>
<w:del w:id="2" {BY}><w:r><w:delText>{CANARY}</w:delText></w:r></w:del>
<w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>
<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>
<w:tr><w:tc><w:p><w:r><w:t>In a table</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:bookmarkStart w:id="3" w:name="{CANARY}"/>
<w:hyperlink r:id="rLink" w:tooltip="{CANARY}"><w:r><w:t>a link</w:t></w:r></w:hyperlink>
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>USERNAME {CANARY}</w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="AUTHOR {CANARY}"/>
<w:sdt><w:sdtPr><w:alias w:val="{CANARY}"/></w:sdtPr><w:sdtContent><w:r><w:t>a field</w:t></w:r></w:sdtContent></w:sdt>
<!-- {CANARY} --><?x {CANARY}?></w:p>
<w:p><w:r>{DRAWN}</w:r></w:p>
<w:p><w:r><w:object>
<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" r:id="rObject" ProgID="{CANARY}"/>
</w:object></w:r></w:p>
<w:sectPr><w:footerReference w:type="default" r:id="rFoot"/></w:sectPr>"""


def docx(more: Parts = PROPERTIES) -> bytes:
    """A letter with a history."""
    space = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{RELATIONS}"'
    kinds = {"document": "document.main", "settings": "settings", "footer1": "footer", "comments": "comments"}
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": typed(
            **{f"word__{name}": f"{OPEN_XML}wordprocessingml.{kind}+xml" for name, kind in kinds.items()}
        ),
        "_rels/.rels": related(
            ("r1", "officeDocument", "word/document.xml"), ("r2", "extended-properties", "docProps/app.xml")
        ),
        "word/document.xml": f"<w:document {space}><w:body>{LETTER}</w:body></w:document>",
        "word/_rels/document.xml.rels": related(
            ("rPhoto", "image", f"media/{CANARY}.jpeg"),
            ("rOut", "image", f"file:///C:/Users/{CANARY}/a.jpg"),
            ("rLink", "hyperlink", f"mailto:{CANARY}@example.org"),
            ("rSet", "settings", "settings.xml"),
            ("rFoot", "footer", "footer1.xml"),
            ("rNote", "comments", "comments.xml"),
            ("rPeople", "people", "people.xml"),
            ("rObject", "oleObject", "embeddings/oleObject1.bin"),
        ),
        f"word/media/{CANARY}.jpeg": PHOTO,
        "word/footer1.xml": f"<w:ftr {space}><w:p><w:r><w:t>The foot</w:t></w:r></w:p></w:ftr>",
        "word/settings.xml": f'<w:settings {space}><w:attachedTemplate r:id="rTemplate"/>'
        f'<w:rsids><w:rsid w:val="00AB12CD"/></w:rsids><w:docVars><w:docVar w:name="a" w:val="{CANARY}"/></w:docVars>'
        '<w:defaultTabStop w:val="708"/></w:settings>',
        "word/_rels/settings.xml.rels": related(("rTemplate", "attachedTemplate", f"file:///C:/{CANARY}/x.dotx")),
        "word/comments.xml": f'<w:comments {space}><w:comment w:id="0" {BY}><w:p/></w:comment></w:comments>',
        "word/people.xml": f"<people>{CANARY}</people>",
        "word/embeddings/oleObject1.bin": CANARY.encode(),
    }
    return zipped(parts | PROPERTIES | more, comment=CANARY)


BOOK = f"""
<fileSharing userName="{CANARY}"/>
<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x15">
<x15ac:absPath xmlns:x15ac="x" url="C:\\Users\\{CANARY}\\"/></mc:Choice></mc:AlternateContent>
<sheets><sheet name="One" sheetId="1" r:id="rSheet"/></sheets>
<externalReferences><externalReference r:id="rOut"/></externalReferences>
<definedNames><definedName name="{CANARY}">One!$A$1</definedName></definedNames>"""
SHEET = f"""
<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><f>SUM(C1:C2)</f><v>3</v></c>
<c r="C1"><f>HYPERLINK("file:///{CANARY}")</f><v>1</v></c><c r="C2"><f>[1]{CANARY}!A1</f><v>2</v></c></row></sheetData>
<hyperlinks><hyperlink ref="A1" r:id="rLink" tooltip="{CANARY}"/></hyperlinks>
<pageSetup orientation="portrait" r:id="rPrint"/><legacyDrawing r:id="rVml"/>"""


def xlsx() -> bytes:
    """A table with names behind it."""
    space = f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{RELATIONS}"'
    kinds = {"workbook": "sheet.main", "worksheets__sheet1": "worksheet", "sharedStrings": "sharedStrings"}
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": typed(
            **{f"xl__{name}": f"{OPEN_XML}spreadsheetml.{kind}+xml" for name, kind in kinds.items()}
        ),
        "_rels/.rels": related(("r1", "officeDocument", "/xl/workbook.xml")),
        "xl/workbook.xml": f"<workbook {space}>{BOOK}</workbook>",
        "xl/_rels/workbook.xml.rels": related(
            ("rSheet", "worksheet", "worksheets/sheet1.xml"),
            ("rStrings", "sharedStrings", "sharedStrings.xml"),
            ("rOut", "externalLink", "externalLinks/externalLink1.xml"),
            ("rPerson", "person", "persons/person.xml"),
        ),
        "xl/worksheets/sheet1.xml": f"<worksheet {space}>{SHEET}</worksheet>",
        "xl/worksheets/_rels/sheet1.xml.rels": related(
            ("rLink", "hyperlink", f"https://example.org/{CANARY}"),
            ("rNote", "comments", "../comments1.xml"),
            ("rVml", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
            ("rPrint", "printerSettings", "../printerSettings/printerSettings1.bin"),
        ),
        "xl/sharedStrings.xml": f'<sst {space} count="1" uniqueCount="1"><si><t>Words that stay</t></si></sst>',
        "xl/comments1.xml": f"<comments {space}><authors><author>{CANARY}</author></authors></comments>",
        "xl/drawings/vmlDrawing1.vml": f"<xml>{CANARY}</xml>",
        "xl/printerSettings/printerSettings1.bin": CANARY.encode("utf-16-le"),
        "xl/externalLinks/externalLink1.xml": f"<externalLink {space}>{CANARY}</externalLink>",
        "xl/persons/person.xml": f"<personList>{CANARY}</personList>",
    }
    return zipped(parts | PROPERTIES)


TREE = """
<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"""
SHOWN = f"""
<p:sp><p:nvSpPr><p:cNvPr id="2" name="{CANARY}" descr="{CANARY}"><a:hlinkClick r:id="rLink"/></p:cNvPr>
<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/>
<p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="de-AT"/><a:t>Words that stay</a:t></a:r></a:p></p:txBody></p:sp>"""
EXTRA = f"""
<p:extLst><p:ext uri="x"><p14:creationId xmlns:p14="x" val="{CANARY}"/></p:ext></p:extLst>"""
COLOURS = " ".join(f'accent{number}="accent{number}"' for number in range(1, 7))
DECK = """
<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rMaster"/></p:sldMasterIdLst>
<p:sldIdLst><p:sldId id="256" r:id="rSlide"/></p:sldIdLst>
<p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>
<p:custDataLst><p:tags r:id="rTags"/></p:custDataLst>"""
MASTER = f"""
<p:cSld><p:spTree>{TREE}</p:spTree></p:cSld>
<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" {COLOURS} hlink="hlink" folHlink="folHlink"/>
<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rLayout"/></p:sldLayoutIdLst>"""


def pptx() -> bytes:
    """Slides with notes for the speaker."""
    space = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    space += f' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{RELATIONS}"'
    kinds = {"presentation": "presentation.main", "slide1": "slide", "layout1": "slideLayout", "master1": "slideMaster"}
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": typed(
            **{f"ppt__{name}": f"{OPEN_XML}presentationml.{kind}+xml" for name, kind in kinds.items()}
        ),
        "_rels/.rels": related(("r1", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f"<p:presentation {space}>{DECK}</p:presentation>",
        "ppt/_rels/presentation.xml.rels": related(
            ("rMaster", "slideMaster", "master1.xml"),
            ("rSlide", "slide", "slide1.xml"),
            ("rTags", "tags", "tag1.xml"),
            ("rBy", "commentAuthors", "commentAuthors.xml"),
        ),
        "ppt/slide1.xml": f"<p:sld {space}><p:cSld><p:spTree>{TREE}{SHOWN}</p:spTree>{EXTRA}</p:cSld></p:sld>",
        "ppt/_rels/slide1.xml.rels": related(
            ("rLayout", "slideLayout", "layout1.xml"),
            ("rNotes", "notesSlide", "notesSlide1.xml"),
            ("rLink", "hyperlink", f"https://example.org/{CANARY}"),
        ),
        "ppt/layout1.xml": f"<p:sldLayout {space}><p:cSld><p:spTree>{TREE}</p:spTree></p:cSld></p:sldLayout>",
        "ppt/_rels/layout1.xml.rels": related(("rMaster", "slideMaster", "master1.xml")),
        "ppt/master1.xml": f"<p:sldMaster {space}>{MASTER}</p:sldMaster>",
        "ppt/_rels/master1.xml.rels": related(("rLayout", "slideLayout", "layout1.xml")),
        "ppt/notesSlide1.xml": f"<p:notes {space}>{CANARY}</p:notes>",
        "ppt/tag1.xml": f"<p:tagLst {space}><p:tag name='a' val='{CANARY}'/></p:tagLst>",
        "ppt/commentAuthors.xml": f"<p:cmAuthorLst {space}><p:cmAuthor name='{CANARY}'/></p:cmAuthorLst>",
    }
    return zipped(parts | PROPERTIES)


OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = {each: f"{OASIS}:{each}:1.0" for each in ("office", "text", "table", "style", "script")} | {
    "draw": f"{OASIS}:drawing:1.0",
    "svg": f"{OASIS}:svg-compatible:1.0",
    "fo": f"{OASIS}:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "officeooo": "http://openoffice.org/2009/office",
}
STYLES = f"""
<office:scripts><script:event-listener xlink:href="{CANARY}"/></office:scripts><office:automatic-styles>
<style:style style:name="P1" style:family="paragraph">
<style:text-properties officeooo:rsid="{CANARY}" fo:language="de" fo:country="AT"/></style:style>
</office:automatic-styles>"""


def odf(kind: str, body: str, more: Parts) -> bytes:
    """A document of LibreOffice."""
    mime = f"application/vnd.oasis.opendocument.{kind}"
    space = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in SPACES.items())
    inside = f"{STYLES}<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    entry = f'<m:file-entry m:full-path="/" m:media-type="{mime}"/>'
    parts: dict[str, bytes | str] = {
        "mimetype": mime,
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="{OASIS}:manifest:1.0">{entry}</m:manifest>',
        "content.xml": f'<office:document-content {space} office:version="1.3">{inside}</office:document-content>',
        "styles.xml": f"<office:document-styles {space}><office:styles/></office:document-styles>",
        "meta.xml": f"<office:document-meta {space}><dc:creator>{CANARY}</dc:creator></office:document-meta>",
        "settings.xml": f"<office:document-settings {space}>{CANARY}</office:document-settings>",
        "Thumbnails/thumbnail.png": png_chunks(),
        f"Pictures/{CANARY}.jpg": PHOTO,
    }
    return zipped(parts | more, comment=CANARY)


WRITTEN = f"""
<text:tracked-changes><text:changed-region><dc:creator>{CANARY}</dc:creator></text:changed-region></text:tracked-changes>
<text:p text:style-name="P1">Words that stay<office:annotation><dc:creator>{CANARY}</dc:creator></office:annotation>
<text:author-name>{CANARY}</text:author-name><text:sender-email>{CANARY}</text:sender-email>
<text:a xlink:href="mailto:{CANARY}">a link</text:a><text:bookmark text:name="{CANARY}"/></text:p>
<text:p><draw:frame draw:name="{CANARY}"><draw:image xlink:href="Pictures/{CANARY}.jpg"/>
<svg:desc>{CANARY}</svg:desc></draw:frame>
<draw:frame><draw:image xlink:href="file:///home/{CANARY}/a.jpg"/></draw:frame></text:p>"""
COUNTED = f"""
<table:table table:name="One"><table:table-source xlink:href="file:///home/{CANARY}/b.ods"/><table:table-row>
<table:table-cell office:value-type="float" office:value="3" table:formula="of:='file:///{CANARY}'#$A.A1">
<text:p>Words that stay</text:p></table:table-cell></table:table-row></table:table>"""


def odt(more: Parts = PROPERTIES) -> bytes:
    """A letter with a history."""
    return odf("text", WRITTEN, more)


def ods() -> bytes:
    """A table with a link to a file of its writer."""
    return odf("spreadsheet", COUNTED, {})
