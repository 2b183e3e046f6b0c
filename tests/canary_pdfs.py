"""PDFs with the word in everything that is not seen on the page."""

import zlib
from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.canaries import CANARY, XMP
from tests.canary_pictures import drawing, exif, icc, jpeg, saved, segment


def pdf_with(plant: Callable[[Pdf], None]) -> bytes:
    """A PDF of one page with something planted."""
    with Pdf.new() as pdf:
        pdf.add_blank_page(page_size=(200, 200))
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        pdf.pages[0].Resources = Dictionary(Font=Dictionary(F1=font))
        pdf.pages[0].Contents = pdf.make_stream(b"BT /F1 20 Tf 20 100 Td (Words that stay) Tj ET")
        plant(pdf)
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


def pdf_properties(pdf: Pdf) -> None:
    """Author, XMP, ids, bookmarks, page pieces, versions of other programs."""
    pdf.docinfo.update({"/Author": CANARY, "/Title": CANARY, "/Producer": CANARY, "/Custom": CANARY})
    pdf.Root.Metadata = pdf.make_stream(XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)
    piece = Dictionary(Adobe=Dictionary(LastModified="D:20260101", Private=String(CANARY)))
    pdf.pages[0].PieceInfo = pdf.Root.PieceInfo = piece
    pdf.pages[0].Metadata = pdf.Root.Metadata
    pdf.trailer.ID = Array([String(CANARY), String(CANARY)])
    pdf.trailer.Secret = String(CANARY)
    pdf.Root.Lang = String(CANARY)
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(CANARY))]))
    pdf.Root.OutputIntents = Array([Dictionary(Type=Name.OutputIntent, Info=String(CANARY))])
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Dictionary(S=Name.P, Alt=String(CANARY)))
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(CANARY, 0))


def pdf_actions(pdf: Pdf) -> None:
    """Attachments and everything that does something."""
    pdf.attachments[f"{CANARY}.txt"] = CANARY.encode()
    script = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{CANARY}')"))
    pdf.Root.OpenAction = script
    pdf.Root.Names.JavaScript = Dictionary(Names=Array([String("x"), pdf.make_indirect(script)]))
    pdf.pages[0].AA = Dictionary(O=Dictionary(S=Name.Launch, F=String(f"C:\\{CANARY}.exe")))
    link = Dictionary(S=Name.URI, URI=String(f"https://example.org/{CANARY}"))
    sheet = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 50, 50]), A=link)
    pdf.pages[0].Annots = Array([pdf.make_indirect(sheet)])


def look(pdf: Pdf, text: str) -> pikepdf.Stream:
    """What a field or a note looks like on the page."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    return pdf.make_stream(
        f"BT /F1 10 Tf 2 2 Td ({text}) Tj ET".encode(),
        Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 80, 20]),
        Resources=Dictionary(Font=Dictionary(F1=font)), LastModified=String(CANARY),
    )  # fmt: skip


def pdf_notes(pdf: Pdf) -> None:
    """A note with its author, and a filled form."""
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([10, 10, 90, 30]), T=String(CANARY), NM=String(CANARY),
        Contents=String(CANARY), RC=String(f"<p>{CANARY}</p>"), M=String("D:20260101"),
        AP=Dictionary(N=look(pdf, "A note")),
    )  # fmt: skip
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String(CANARY), TU=String(CANARY), V=String("Filled in"),
        DV=String(CANARY), Rect=Array([10, 60, 90, 80]), AP=Dictionary(N=look(pdf, "Filled in")),
        AA=Dictionary(K=Dictionary(S=Name.JavaScript, JS=String(CANARY))),
    )  # fmt: skip
    made = [pdf.make_indirect(each) for each in (note, field)]
    pdf.pages[0].Annots = Array(made)
    pdf.Root.AcroForm = Dictionary(Fields=Array(made[1:]), XFA=String(CANARY), DA=String("/F1 10 Tf"))


def pdf_hidden(pdf: Pdf) -> None:
    """A note that is not shown."""
    hidden = Dictionary(
        Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([10, 40, 90, 60]), F=2, AP=Dictionary(N=look(pdf, CANARY))
    )
    pdf.pages[0].Annots = Array([pdf.make_indirect(hidden)])


def pdf_drawing(pdf: Pdf) -> None:
    """The word in what draws the page: pictures, remarks, marks, layers, profiles, fonts."""
    photo = jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP.encode()), exif=exif(), comment=CANARY.encode())
    profile = pdf.make_stream(icc(), N=3)
    layer = pdf.make_indirect(
        Dictionary(Type=Name.OCG, Name=String(CANARY), Usage=Dictionary(CreatorInfo=Dictionary(Creator=String(CANARY))))
    )
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([layer]), D=Dictionary(ON=Array([layer]), Name=String(CANARY), Creator=String(CANARY))
    )
    picture = pdf.make_stream(
        photo, Type=Name.XObject, Subtype=Name.Image, Width=64, Height=48, BitsPerComponent=8, Filter=Name.DCTDecode,
        ColorSpace=Array([Name.ICCBased, profile]), Metadata=pdf.make_stream(XMP.encode()), Name=Name("/" + CANARY),
    )  # fmt: skip
    old = pdf.make_stream(
        saved(drawing(), "JPEG2000") + CANARY.encode(), Type=Name.XObject, Subtype=Name.Image, Width=64, Height=48,
        Filter=Name.JPXDecode,
    )  # fmt: skip
    page = pdf.pages[0]
    page.Resources.XObject = Dictionary(Im1=picture, Im2=old)
    page.Resources.Properties = Dictionary(MC0=layer, MC1=Dictionary(Author=String(CANARY)))
    page.Resources.Font.F1.FontDescriptor = Dictionary(Type=Name.FontDescriptor, FontFamily=String(CANARY))
    page.Contents = Array(
        [
            pdf.make_stream(f"% {CANARY}\n/OC /MC0 BDC q 60 0 0 60 0 0 cm /Im1 Do Q EMC /Im2 Do".encode()),
            pdf.make_stream(f"/Span <</ActualText ({CANARY})>> BDC /P /MC1 DP BT /F1 20 Tf 20".encode()),
            pdf.make_stream(b" 100 Td (Words that stay) Tj ET EMC"),
        ]
    )


def pdf_revised() -> bytes:
    """Its first revision said something that the second took away."""
    first = pdf_with(lambda pdf: pdf.pages[0].Contents.write(f"BT /F1 20 Tf ({CANARY}) Tj ET".encode()))
    plain = BytesIO()
    with Pdf.open(BytesIO(first)) as pdf:
        pdf.save(
            plain,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            compress_streams=False,
        )
    with Pdf.open(BytesIO(plain.getvalue())) as pdf:
        number, generation = pdf.pages[0].Contents.objgen
        size = int(pdf.trailer.Size)
        root = pdf.Root.objgen[0]
    data = plain.getvalue()
    before = data.rstrip().splitlines()[-2].decode()
    at = len(data)
    body = b"BT /F1 20 Tf 20 100 Td (Words that stay) Tj ET"
    data += f"{number} {generation} obj\n<< /Length {len(body)} >>\nstream\n".encode() + body + b"\nendstream\nendobj\n"
    table = len(data)
    data += f"xref\n{number} 1\n{at:010} {generation:05} n \n".encode()
    data += f"trailer\n<< /Size {size} /Root {root} 0 R /Prev {before} >>\nstartxref\n{table}\n%%EOF\n".encode()
    return data


def pdf_locked() -> bytes:
    """Opens with a password only."""
    with Pdf.open(BytesIO(pdf_with(pdf_properties))) as pdf:
        out = BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
        return out.getvalue()


def pdf_bomb() -> bytes:
    """Drawing commands that unpack to half a gigabyte."""

    def plant(pdf: Pdf) -> None:
        packer = zlib.compressobj(9)
        first = packer.compress(b"% " * 500_000) + packer.flush(zlib.Z_FULL_FLUSH)
        again = packer.compress(b"% " * 500_000) + packer.flush(zlib.Z_FULL_FLUSH)  # it stands by itself
        pdf.pages[0].Contents.write(first + again * 499, filter=Name.FlateDecode)

    return pdf_with(plant)


def pdf_owned() -> bytes:
    """Opens for everybody; changing it needs a password."""
    with Pdf.open(BytesIO(pdf_with(pdf_properties))) as pdf:
        out = BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user=""))
        return out.getvalue()


def pdf_form(value: str, *, own: str = "", coding: bool = False) -> Callable[[Pdf], None]:
    """A filled field that waits to be drawn. `own`: what its own drawing says; `coding`: whether its font names one."""

    def plant(pdf: Pdf) -> None:
        field = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String(CANARY), TU=String(CANARY), V=String(value),
            Rect=Array([10, 60, 190, 90]), DA=String("/F1 12 Tf 0 g"),
        )  # fmt: skip
        if own:
            field.AP = Dictionary(N=look(pdf, own))
        field = pdf.make_indirect(field)
        pdf.pages[0].Annots = Array([field])
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        if coding:
            font.Encoding = Name.WinAnsiEncoding
        fonts = Dictionary(F1=pdf.make_indirect(font))
        pdf.Root.AcroForm = Dictionary(
            Fields=Array([field]), NeedAppearances=True, DA=String("/F1 12 Tf 0 g"), DR=Dictionary(Font=fonts)
        )

    return plant
