"""Which relations of an office document are followed, and what the parts that they lead to are called."""

from bot.cleaning.formats import Form

FOLDER = {Form.DOCX: "word", Form.XLSX: "xl", Form.PPTX: "ppt"}
MACROS = (b"macroenabled", b"vbaproject", b"macrosheet", b"ms-office.activex")
"""In the list of content types, in small letters: code that runs when the document is opened."""

RELATIONS = {
    "": "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "diagramDrawing": "http://schemas.microsoft.com/office/2007/relationships/",
}
"""What stands before the kind in a relation's type; "" for all that have no row of their own."""

OPEN_XML = "application/vnd.openxmlformats-officedocument."
WORD = {
    kind: f"{OPEN_XML}wordprocessingml.{name}+xml"
    for kind, name in {
        "officeDocument": "document.main",
        "styles": "styles",
        "numbering": "numbering",
        "fontTable": "fontTable",
        "settings": "settings",
        "footnotes": "footnotes",
        "endnotes": "endnotes",
        "header": "header",
        "footer": "footer",
    }.items()
}
EXCEL = {
    kind: f"{OPEN_XML}spreadsheetml.{name}+xml"
    for kind, name in {
        "officeDocument": "sheet.main",
        "worksheet": "worksheet",
        "chartsheet": "chartsheet",
        "sharedStrings": "sharedStrings",
        "styles": "styles",
        "table": "table",
    }.items()
} | {"drawing": f"{OPEN_XML}drawing+xml"}
POWERPOINT = {
    kind: f"{OPEN_XML}presentationml.{name}+xml"
    for kind, name in {
        "officeDocument": "presentation.main",
        "slide": "slide",
        "slideLayout": "slideLayout",
        "slideMaster": "slideMaster",
        "tableStyles": "tableStyles",
    }.items()
}
SHARED = {
    "theme": f"{OPEN_XML}theme+xml",
    "chart": f"{OPEN_XML}drawingml.chart+xml",
    "chartUserShapes": f"{OPEN_XML}drawingml.chartshapes+xml",
    "diagramData": f"{OPEN_XML}drawingml.diagramData+xml",
    "diagramLayout": f"{OPEN_XML}drawingml.diagramLayout+xml",
    "diagramQuickStyle": f"{OPEN_XML}drawingml.diagramStyle+xml",
    "diagramColors": f"{OPEN_XML}drawingml.diagramColors+xml",
    "diagramDrawing": "application/vnd.ms-office.drawingml.diagramDrawing+xml",
}
KINDS = {
    (form, kind): mime
    for form, own in ((Form.DOCX, WORD), (Form.XLSX, EXCEL), (Form.PPTX, POWERPOINT))
    for kind, mime in (SHARED | own).items()
}
"""Form and kind of relation to the content type of what it leads to; pictures go beside this."""
