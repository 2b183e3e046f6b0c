"""Cleaning never changes what is read, and refuses only where there is no other way."""

import os
import zipfile
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pillow_heif
import pypdfium2
import pytest
from PIL import Image, ImageChops

from bot.cleaning import Clean, Spoiled, clean
from bot.cleaning.formats import Form, Unfit
from bot.cleaning.pictures import pictures
from bot.cleaning.plain import clean as cleaned_text
from bot.cleaning.sniffing import form_of
from bot.cleaning.walls import limits
from tests.canary_files import SANE
from tests.canary_pdfs import pdf_form, pdf_with
from tests.canary_pictures import drawing, saved
from tests.test_cleaning import opened

pytestmark = pytest.mark.skipif(bool(limits.missing()), reason=f"no {' and no '.join(limits.missing())} here")


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the wall more time than usual, since other tests run beside."""
    monkeypatch.setattr(limits, "SECONDS", 60)


async def passed_on(data: bytes, kind: str = "document") -> Clean:
    """The cleaned file."""
    made = await clean(data, kind, "")
    assert isinstance(made, Clean), made
    return made


def drawn(data: bytes) -> list[Image.Image]:
    """The pages, as a reader shows them."""
    with pypdfium2.PdfDocument(data) as pdf:
        pdf.init_forms()
        return [page.render(scale=1).to_pil().convert("L") for page in pdf]


def apart(one: Image.Image, other: Image.Image) -> float:
    """What differs so much that the eye sees it, in hundredths of what is drawn; a line's width does not count."""
    assert one.size == other.size
    small = [image.resize((image.width // 2, image.height // 2)) for image in (one, other)]
    far = ImageChops.difference(*small).point(lambda value: 255 if value > 110 else 0)
    ink = ImageChops.darker(*small).point(lambda value: 255 if value < 200 else 0)
    return 100 * sum(far.histogram()[1:]) / max(1, sum(ink.histogram()[1:]))


@pytest.mark.parametrize("name", [name for name in SANE if name.endswith(".pdf")])
async def test_a_page_looks_as_before(name: str) -> None:
    before, after = drawn(SANE[name]()), drawn((await passed_on(SANE[name]())).data)
    assert len(before) == len(after)
    # The drawing of its own that a field has is kept; this reader draws the field anew, with letters that it lacks.
    most = 60 if name == "own.pdf" else 2
    assert [each for each in map(apart, before, after) if each > most] == []


def test_a_page_that_looks_otherwise_is_noticed() -> None:
    one, other = (drawn(pdf_with(pdf_form(text)))[0] for text in ("Mohammed", "????????"))
    assert apart(one, other) > 4


@pytest.mark.parametrize("name", ["محمد", "Łukasz", "Ольга", "李"])
async def test_a_name_in_a_form_is_drawn_right_or_refused(name: str) -> None:
    assert await clean(pdf_with(pdf_form(name)), "document", "") == Spoiled("file-form")
    made = await passed_on(pdf_with(pdf_form(name, own="As it was drawn")))
    assert b"As it was drawn" in _all_of(made.data)
    assert b"??" not in _all_of(made.data)


def _all_of(data: bytes) -> bytes:
    with pikepdf.Pdf.open(BytesIO(data)) as pdf:
        return b"".join(each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream))


SHOWN: dict[str, list[str]] = {
    "hidden.docx": ["Words that stay", ", seen", "17", ", plain", "whose end is hidden", "A row"],
    "hidden.xlsx": ["Words that stay", "Seen too", "<v>42</v>", '<c r="A4"', '<c r="D1"'],
    "hidden.pptx": ["Words that stay"],
    "hidden.odt": ["Words that stay", "and a link"],
    "hidden.ods": ["Words that stay", "Seen too", "Twice"],
    "hidden.odp": ["Words that stay"],
    "backslash.docx": ["Words that stay", "In a table"],
}


@pytest.mark.parametrize("name", SHOWN)
async def test_what_is_shown_beside_hidden_things_stays(name: str) -> None:
    with zipfile.ZipFile(BytesIO((await passed_on(SANE[name]())).data)) as archive:
        text = "".join(archive.read(each).decode("utf-8", "replace") for each in archive.namelist())
    assert [each for each in SHOWN[name] if each not in text] == []


async def test_a_cell_whose_words_are_hidden_still_has_a_paragraph() -> None:
    with zipfile.ZipFile(BytesIO((await passed_on(SANE["hidden.docx"]())).data)) as archive:
        text = archive.read("word/main.xml").decode()
    assert text.count("<w:tc>") == 2
    assert all("<w:p>" in cell for cell in text.split("<w:tc>")[1:])


async def test_the_cells_of_a_table_stay_in_their_columns() -> None:
    with zipfile.ZipFile(BytesIO((await passed_on(SANE["hidden.ods"]())).data)) as archive:
        rows = archive.read("content.xml").decode().split("<table:table-row>")[1:]
    assert [row.count("<table:table-cell") for row in rows] == [4, 1]
    assert "repeated" in rows[1]


async def test_a_books_words_keep_their_numbers() -> None:
    with zipfile.ZipFile(BytesIO((await passed_on(SANE["hidden.xlsx"]())).data)) as archive:
        everything = {name: archive.read(name).decode() for name in archive.namelist()}
    [words] = [text for text in everything.values() if "<sst" in text]
    assert words.count("<si>") == 5
    assert [text.count("<sheet ") for text in everything.values() if "<workbook" in text] == [1]
    assert not any("<f>" in text for text in everything.values() if "<worksheet" in text)


LARGE: dict[str, Callable[[int, int], bytes]] = {
    "photo of a phone": lambda width, height: _heic(width, height),
    "long screenshot": lambda width, height: saved(drawing((width // 6, height * 6)), "PNG"),
    "see-through screenshot": lambda width, height: saved(drawing((width // 6, height * 6), "RGBA"), "PNG"),
    "screenshot of few colours": lambda width, height: saved(drawing((width // 6, height * 6)).quantize(64), "PNG"),
    "scan": lambda width, height: saved(drawing((width, height), "L"), "TIFF"),
    "old picture": lambda width, height: saved(drawing((width, height)), "BMP"),
}


def _heic(width: int, height: int) -> bytes:
    out = BytesIO()
    pillow_heif.from_pillow(drawing((width, height))).save(out, quality=10)
    return out.getvalue()


@pytest.mark.parametrize("name", LARGE)
def test_a_large_picture_is_made_smaller_instead_of_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Measures are shrunk for this: making large pictures takes longer than cleaning them."""
    monkeypatch.setattr(pictures, "STILL_PIXELS", 260_000)
    monkeypatch.setattr(pictures, "DECODED_PIXELS", 520_000)
    data = LARGE[name](806, 604)
    with Image.open(BytesIO(pictures.clean(data, form_of(data)).data)) as after, Image.open(BytesIO(data)) as before:
        assert 100_000 < after.width * after.height <= 260_000
        assert abs(after.height / after.width - before.height / before.width) < 0.2
        size = (after.width // 4, after.height // 4)
        assert apart(before.convert("L").resize(size), after.convert("L").resize(size)) < 1


@pytest.mark.skipif(not os.environ.get("CLEANING_LARGE"), reason="CLEANING_LARGE=1 makes pictures of 48 megapixels")
@pytest.mark.parametrize("name", [name for name in LARGE if name not in ("scan", "old picture")])  # over 20 MB
async def test_a_picture_of_48_megapixels_goes_through_behind_the_walls(name: str) -> None:
    data = LARGE[name](8064, 6048)
    made = await passed_on(data)
    with Image.open(BytesIO(made.data)) as after:
        assert 8_000_000 < after.width * after.height <= 26_000_000


TEXTS = {
    "arabic": "السلام عليكم، اسمي مينا وأنا قلقة على جارتي.\nهي وحدها كل ليلة.\n",
    "mixed": "التقيت به في Cafe Berlin يوم الجمعة، وقال لي: «لا تخبر أحدًا».\n",
    "memo": "To: the committee\nFrom: a worried parent\nSubject: the noise\n\nDear all, it is 5:30 pm.\n",
    "marks": "I saw <him> and <her>; a < b > c. Received: two letters. Date: 5 May\nwrite to mina@example.org\n",
    "play": "Mina: I saw him.\nTo: nobody.\nTeacher: when?\n",
}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1256"])
def test_a_text_is_read_as_it_was_written(name: str, coding: str) -> None:
    text = TEXTS[name]
    data = text.encode(coding)
    if coding == "utf-16-be":
        data = b"\xfe\xff" + data
    assert form_of(data) is Form.TEXT
    assert cleaned_text(data, Form.TEXT).data.decode() == text


@pytest.mark.parametrize("data", ["Łukasz i Zoë".encode("cp1250"), "Ольга пришла".encode("cp1251")])
def test_a_text_of_which_nobody_knows_how_it_is_read_is_refused(data: bytes) -> None:
    with pytest.raises(Unfit, match="file-unknown"):
        form_of(data)


@pytest.mark.parametrize("name", ["cut.wav", "unsaid.wav"])
async def test_a_recording_that_was_cut_off_is_heard_to_its_end(name: str) -> None:
    with opened((await passed_on(SANE[name]())).data) as sound:
        assert sum(frame.samples for frame in sound.decode(audio=0)) == 1600
