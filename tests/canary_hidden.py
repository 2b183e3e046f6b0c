"""Office documents with the word where nobody sees it, beside words that stay."""

from tests.canaries import CANARY
from tests.canary_office import OPEN_XML, RELATIONS, SPACES, odf, related, typed, zipped

WORD = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{RELATIONS}"'
SPREAD = f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{RELATIONS}"'
SLIDES = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
SLIDES += f' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{RELATIONS}"'

HIDDEN_WORDS = f"""
<w:p><w:r><w:t>Words that stay</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>{CANARY}</w:t></w:r>
<w:r><w:rPr><w:b/><w:vanish w:val="true"/></w:rPr><w:t>{CANARY}</w:t></w:r>
<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>, seen</w:t></w:r>
<w:r><w:rPr><w:webHidden/></w:rPr><w:t>{CANARY}</w:t></w:r>
<w:r><w:rPr><w:webHidden/></w:rPr><w:t>17</w:t></w:r>
<w:r><w:rPr><w:rStyle w:val="Based"/></w:rPr><w:t>{CANARY}</w:t></w:r>
<w:r><w:rPr><w:rStyle w:val="Plain"/></w:rPr><w:t>, plain</w:t></w:r></w:p>
<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>A paragraph whose end is hidden</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Secret"/></w:pPr><w:r><w:t>{CANARY}</w:t></w:r></w:p>
<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>
<w:tr><w:tc><w:p><w:r><w:t>A row</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:pPr><w:pStyle w:val="Secret"/></w:pPr><w:r><w:t>{CANARY}</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p><w:r><w:t>{CANARY}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:sectPr/>"""
HIDING_STYLES = """
<w:style w:type="paragraph" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hides"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Based"><w:basedOn w:val="Hides"/></w:style>
<w:style w:type="character" w:styleId="Plain"><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>"""


def hidden_docx() -> bytes:
    """Hidden words, by themselves and by their style; a hidden row."""
    kinds = {"document": "document.main", "styles": "styles"}
    return zipped(
        {
            "[Content_Types].xml": typed(
                **{f"word__{name}": f"{OPEN_XML}wordprocessingml.{kind}+xml" for name, kind in kinds.items()}
            ),
            "_rels/.rels": related(("r1", "officeDocument", "word/document.xml")),
            "word/document.xml": f"<w:document {WORD}><w:body>{HIDDEN_WORDS}</w:body></w:document>",
            "word/_rels/document.xml.rels": related(("rStyles", "styles", "styles.xml")),
            "word/styles.xml": f"<w:styles {WORD}>{HIDING_STYLES}</w:styles>",
        }
    )


def hidden_xlsx() -> bytes:
    """Hidden rows, columns and sheets, and words that only they show."""
    kinds = {"workbook": "sheet.main", "sharedStrings": "sharedStrings", "sheet1": "worksheet"}
    kinds |= {"sheet2": "worksheet", "sheet3": "worksheet", "table1": "table"}
    sheets = (
        '<sheet name="One" sheetId="1" r:id="r1"/><sheet name="Two" sheetId="2" state="hidden" r:id="r2"/>'
        f'<sheet name="{CANARY}" sheetId="3" state="veryHidden" r:id="r3"/>'
    )
    book = f'<bookViews><workbookView activeTab="2" firstSheet="1"/></bookViews><sheets>{sheets}</sheets>'
    words = ["Words that stay", CANARY, f"{CANARY} 2", "Seen too", f"{CANARY} 3"]
    one = f"""<cols><col min="1" max="1" width="9"/><col min="2" max="3" width="9" hidden="1"/>
<col min="5" max="5" width="0" customWidth="1"/></cols><sheetData>
<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="str"><v>{CANARY}</v></c>
<c r="D1"><f>B2+1</f><v>42</v></c><c r="E1" t="s"><v>1</v></c></row>
<row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>{CANARY}</t></is></c><c r="B2" t="s"><v>2</v></c></row>
<row r="3" ht="0" customHeight="1"><c r="A3" t="s"><v>2</v></c></row>
<row r="4"><c r="A4" t="s"><v>3</v></c></row></sheetData>
<tableParts count="1"><tablePart r:id="rTable"/></tableParts>"""
    columns = f'<tableColumn id="1" name="Words that stay"/><tableColumn id="2" name="{CANARY}"/>'
    table = (
        f'<table {SPREAD} id="1" name="T" displayName="T" ref="A1:B4"><tableColumns>{columns}</tableColumns></table>'
    )
    other = '<sheetData><row r="1"><c r="A1" t="s"><v>4</v></c></row></sheetData>'
    return zipped(
        {
            "[Content_Types].xml": typed(
                **{f"xl__{name}": f"{OPEN_XML}spreadsheetml.{kind}+xml" for name, kind in kinds.items()}
            ),
            "_rels/.rels": related(("r1", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f"<workbook {SPREAD}>{book}</workbook>",
            "xl/_rels/workbook.xml.rels": related(
                ("rs", "sharedStrings", "sharedStrings.xml"),
                *((f"r{number}", "worksheet", f"sheet{number}.xml") for number in (1, 2, 3)),
            ),
            "xl/sharedStrings.xml": f"<sst {SPREAD}>{''.join(f'<si><t>{each}</t></si>' for each in words)}</sst>",
            "xl/sheet1.xml": f"<worksheet {SPREAD}>{one}</worksheet>",
            "xl/_rels/sheet1.xml.rels": related(("rTable", "table", "table1.xml")),
            "xl/table1.xml": table,
            "xl/sheet2.xml": f"<worksheet {SPREAD}>{other}</worksheet>",
            "xl/sheet3.xml": f"<worksheet {SPREAD}>{other}</worksheet>",
        }
    )


def _shape(text: str, more: str = "") -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="x"{more}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def hidden_pptx() -> bytes:
    """A slide that is passed over, and a shape that is not shown."""
    kinds = {"presentation": "presentation.main", "slide1": "slide", "slide2": "slide"}
    tree = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'

    def slide(shapes: str, more: str = "") -> str:
        return f"<p:sld {SLIDES}{more}><p:cSld><p:spTree>{tree}{shapes}</p:spTree></p:cSld></p:sld>"

    ids = '<p:sldIdLst><p:sldId id="256" r:id="r1"/><p:sldId id="257" r:id="r2"/></p:sldIdLst>'
    return zipped(
        {
            "[Content_Types].xml": typed(
                **{f"ppt__{name}": f"{OPEN_XML}presentationml.{kind}+xml" for name, kind in kinds.items()}
            ),
            "_rels/.rels": related(("r1", "officeDocument", "ppt/presentation.xml")),
            "ppt/presentation.xml": f"<p:presentation {SLIDES}>{ids}</p:presentation>",
            "ppt/_rels/presentation.xml.rels": related(("r1", "slide", "slide1.xml"), ("r2", "slide", "slide2.xml")),
            "ppt/slide1.xml": slide(_shape("Words that stay") + _shape(CANARY, ' hidden="1"')),
            "ppt/slide2.xml": slide(_shape(CANARY), ' show="0"'),
        }
    )


def _odf(kind: str, styles: str, body: str) -> bytes:
    more = " ".join(f'xmlns:{name}="{space}"' for name, space in SPACES.items())
    inside = (
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    )
    content = f'<office:document-content {more} office:version="1.3">{inside}</office:document-content>'
    return odf(kind, "", {"content.xml": content})


def hidden_odt() -> bytes:
    """Words with a hiding style, one based on it, and a hidden section."""
    styles = """
<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T2" style:family="text" style:parent-style-name="T1"/>"""
    body = f"""<text:p>Words that stay<text:span text:style-name="T1">{CANARY}</text:span>
<text:span text:style-name="T2">{CANARY}</text:span><text:hidden-text text:string-value="{CANARY}"/></text:p>
<text:p text:style-name="T1">{CANARY}</text:p>
<text:section text:name="x" text:display="none"><text:p>{CANARY}</text:p></text:section>
<text:p>and a link</text:p>"""
    return _odf("text", styles, body)


def hidden_ods() -> bytes:
    """A hidden row, a filtered one, a hidden column, a hidden sheet."""
    styles = """
<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>"""

    def cell(text: str, more: str = "") -> str:
        value = f'office:value-type="string" office:string-value="{text}"'
        return f"<table:table-cell {value}{more}><text:p>{text}</text:p></table:table-cell>"

    body = f"""<table:table table:name="One" table:style-name="ta1"><table:table-column/>
<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-column/>
<table:table-row>{cell("Words that stay")}{cell(CANARY)}{cell(CANARY)}{cell("Seen too")}</table:table-row>
<table:table-row>{cell("Twice", ' table:number-columns-repeated="4"')}</table:table-row>
<table:table-row table:visibility="collapse">{cell(CANARY)}</table:table-row>
<table:table-row table:visibility="filter">{cell(CANARY)}</table:table-row></table:table>
<table:table table:name="Two" table:style-name="ta2"><table:table-row>{cell(CANARY)}</table:table-row></table:table>"""
    return _odf("spreadsheet", styles, body)


def hidden_odp() -> bytes:
    """A slide that is passed over, and a shape that is not shown."""
    styles = """
<style:style style:name="dp1" style:family="drawing-page"><style:drawing-page-properties
 xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" presentation:visibility="hidden"/>
</style:style>"""

    def box(text: str, more: str = "") -> str:
        return f"<draw:frame{more}><draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame>"

    body = f"""<draw:page draw:name="1">{box("Words that stay")}{box(CANARY, ' draw:display="none"')}</draw:page>
<draw:page draw:name="2" draw:style-name="dp1">{box(CANARY)}</draw:page>"""
    return _odf("presentation", styles, body)
