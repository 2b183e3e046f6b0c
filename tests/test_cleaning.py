"""Files are passed on without what they say about who made them, or not at all; and opening one harms nobody."""

import asyncio
import os
import shutil
import struct
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from random import Random, SystemRandom

import av
import pikepdf
import pytest
from av.container import InputContainer
from PIL import Image

from bot.cleaning import Clean, Spoiled, clean
from bot.cleaning.film_and_sound import hevc
from bot.cleaning.formats import PASSED_ON, Form, Unfit
from bot.cleaning.walls import limits
from bot.cleaning.walls.worker import cleaned
from rules.file_refusals import REASONS
from tests.canaries import CANARY, found
from tests.canary_damage import damaged
from tests.canary_files import FILMED, REFUSED, SANE
from tests.canary_pictures import drawing, saved
from tests.canary_press import Press
from tests.canary_sounds import filmed, hevc_note

needs_mat2 = pytest.mark.skipif(not shutil.which("mat2"), reason="mat2 is not installed")
CLEANED: dict[tuple[bytes, str], Clean] = {}


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the wall more time than usual, since other tests run beside; the worker's own limit of computing stays."""
    monkeypatch.setattr(limits, "SECONDS", 60)


async def passed_on(data: bytes, kind: str = "document") -> Clean:
    """The cleaned file, as a process of its own cleans it; once for each, however many tests look at it. The test
    fails where it is refused."""
    if (data, kind) not in CLEANED:
        made = await clean(data, kind, "application/x-nothing")
        assert isinstance(made, Clean), made
        CLEANED[data, kind] = made
    return CLEANED[data, kind]


# What comes out.


@pytest.mark.parametrize("name", SANE)
async def test_nothing_that_was_planted_comes_out(name: str) -> None:
    data = SANE[name]()
    made = await passed_on(data)
    assert found(made.data) == []


@pytest.mark.parametrize("name", FILMED)
async def test_nothing_that_was_planted_in_a_film_comes_out(name: str) -> None:
    data = FILMED[name]()
    assert found(data)
    made = await passed_on(data)
    assert found(made.data) == []
    assert b"+48.1373" not in made.data
    assert b"x264" not in made.data


@pytest.mark.parametrize("name", REFUSED)
async def test_what_cannot_be_cleaned_is_refused_with_the_reason(name: str) -> None:
    make, reason = REFUSED[name]
    data = make()
    assert await clean(data, "document", "image/jpeg") == Spoiled(reason)


def test_there_are_enough_files_and_a_word_in_all_that_can_hold_one() -> None:
    assert len(SANE) + len(FILMED) >= 90
    bare = {name for name, make in (SANE | FILMED).items() if not found(make())}
    assert bare == {"alpha.png", "signs.txt", "wide.txt", "unmarked.txt", "arabic.txt"}


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    """Cleans many files, each behind the walls."""
    made = Press()
    yield made
    made.close()


EVERYTHING = SANE | FILMED | {name: make for name, (make, _) in REFUSED.items() if name != "big.txt"}
MOST_SECONDS, MOST_MEMORY = 10, 512 * 1024 * 1024


@pytest.mark.parametrize("name", EVERYTHING)
def test_no_file_takes_more_than_ten_seconds_or_512_megabytes(name: str, press: Press) -> None:
    told = press(EVERYTHING[name]())
    assert told.seconds < MOST_SECONDS
    assert told.memory < MOST_MEMORY


@pytest.mark.parametrize("name", SANE | FILMED)
def test_half_a_file_is_cleaned_or_refused(name: str, press: Press) -> None:
    data = (SANE | FILMED)[name]()
    for part in (0.3, 0.7, 0.98):
        assert not found(press(data[: int(len(data) * part)]).made)


# A damaged flag can truly show what was hidden, and a damaged end can truly be the end of an earlier revision.
SHOWN_BY_DAMAGE = ("hidden.", "revised.pdf", "arabic.txt")
DAMAGED = {name: make for name, make in (SANE | FILMED).items() if not name.startswith(SHOWN_BY_DAMAGE)}
MANY = int(os.environ.get("CLEANING_DAMAGED", "150"))
SEED = int(os.environ.get("CLEANING_SEED", "0")) or SystemRandom().randrange(1, 1 << 32)


@pytest.mark.timeout(120 + MANY)
def test_a_damaged_file_never_lets_anything_out(press: Press, capsys: pytest.CaptureFixture[str]) -> None:
    """As many variants as CLEANING_DAMAGED says; CLEANING_SEED plays the same ones again."""
    random = Random(SEED)
    slowest = largest = 0.0
    ends: Counter[str] = Counter()
    for number in range(MANY):
        name = random.choice(sorted(DAMAGED))
        told = press(damaged(DAMAGED[name](), random))
        assert not found(told.made), f"{name}, variant {number} of CLEANING_SEED={SEED}"
        assert told.seconds < MOST_SECONDS, f"{name}, variant {number} of CLEANING_SEED={SEED}"
        assert told.memory < MOST_MEMORY, f"{name}, variant {number} of CLEANING_SEED={SEED}"
        slowest, largest = max(slowest, told.seconds), max(largest, told.memory)
        ends["cleaned" if told.made else f"ended by signal {told.crashed}" if told.crashed else "refused"] += 1
    with capsys.disabled():
        took = f"{slowest:.1f} s, {largest / 2**20:.0f} MB"
        sys.stdout.write(f"\n{MANY} damaged files, CLEANING_SEED={SEED}: {dict(ends)}, {took}\n")


def test_whatever_comes_there_is_an_answer() -> None:
    random = Random(SEED)
    names = sorted(DAMAGED)
    some = [damaged(DAMAGED[random.choice(names)](), random) for _ in range(6)]
    for data in [random.randbytes(random.randrange(1, 400)), *some]:
        made = asyncio.run(clean(data, "document", ""))
        assert isinstance(made, Clean) or made.reason in REASONS


# What stays.


async def test_a_photo_stands_upright_and_says_nothing() -> None:
    made = await passed_on(SANE["exif.jpg"](), "photo")
    assert (made.kind, made.mime, made.name) == ("photo", "image/jpeg", "photo.jpg")
    with Image.open(BytesIO(made.data)) as image:
        assert image.size == (48, 64)
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize(
    ("name", "kind", "asked", "told"),
    [
        ("exif.jpg", "photo.jpg", "photo", "photo"),
        ("exif.jpg", "photo.jpg", "document", "document"),
        ("exif.jpg", "photo.jpg", "voice", "photo"),
        ("exif.heic", "photo.jpg", "document", "document"),
        ("exif.webp", "photo.jpg", "sticker", "photo"),
        ("chunks.png", "photo.png", "photo", "photo"),
        ("moving.webp", "animation.gif", "animation", "animation"),
        ("pages.tiff", "document.pdf", "photo", "document"),
        ("tags.mp3", "audio.mp3", "audio", "audio"),
        ("signs.txt", "text.txt", "document", "document"),
    ],
)
async def test_names_and_kinds_come_from_the_bytes(name: str, kind: str, asked: str, told: str) -> None:
    made = await passed_on(SANE[name](), asked)
    assert (made.name, made.kind) == (kind, told)


async def test_a_picture_that_telegram_would_not_take_as_a_photo_goes_as_a_file() -> None:
    assert (await passed_on(saved(drawing((9_000, 300)), "JPEG"), "photo")).kind == "document"
    assert (await passed_on(saved(drawing((900, 300)), "JPEG"), "photo")).kind == "photo"


async def test_an_animation_goes_on_moving() -> None:
    for name in ("moving.gif", "moving.webp", "moving.png"):
        with Image.open(BytesIO((await passed_on(SANE[name]())).data)) as image:
            assert getattr(image, "n_frames", 1) == 4
            assert image.info["duration"] == 80


async def test_what_is_not_seen_under_a_transparent_pixel_is_gone() -> None:
    with Image.open(BytesIO((await passed_on(SANE["alpha.png"]())).data)) as image:
        assert [image.getpixel((x, 0)) for x in range(5)] == [(0, 0, 0, 0)] * 5
        assert image.getpixel((20, 20)) == (255, 165, 0, 255)


async def test_a_very_large_photo_is_made_smaller() -> None:
    large = saved(Image.new("L", (10_000, 8_000), 90), "JPEG")
    made = await passed_on(large)
    with Image.open(BytesIO(made.data)) as image:
        assert image.size == (5_000, 4_000)


@pytest.mark.parametrize("name", [name for name in SANE if name.endswith(".pdf")])
async def test_the_words_of_a_pdf_stay(name: str) -> None:
    made = await passed_on(SANE[name]())
    with pikepdf.Pdf.open(BytesIO(made.data)) as pdf:
        assert set(pdf.Root.keys()) <= {"/Type", "/Pages", "/OCProperties"}
        assert "/Info" not in pdf.trailer
        assert all("/Annots" not in page.obj for page in pdf.pages)
        drawn = b"".join(
            thing.read_bytes()
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != pikepdf.Name.Image
        )
    wanted = {"notes.pdf": [b"A note", b"Filled in"], "pages.tiff": []}.get(name, [])
    assert all(words in drawn for words in [b"Words that stay", *wanted])


async def test_the_words_of_office_documents_stay() -> None:
    wanted = {
        "letter.docx": ["Words that stay", " and these", "In a table", "a link", "a field", "The foot"],
        "table.xlsx": ["Words that stay", "<f>SUM(C1:C2)</f><v>3</v>", "<v>1</v>"],
        "slides.pptx": ["Words that stay"],
        "letter.odt": ["Words that stay", "a link"],
        "table.ods": ["Words that stay", 'office:value="3"'],
    }
    for name, words in wanted.items():
        made = await passed_on(SANE[name]())
        with zipfile.ZipFile(BytesIO(made.data)) as archive:
            text = "".join(archive.read(each).decode("utf-8", "replace") for each in archive.namelist())
            assert archive.testzip() is None
        assert [each for each in words if each not in text] == []


async def test_the_order_of_a_letter_stays() -> None:
    made = await passed_on(SANE["letter.docx"]())
    with zipfile.ZipFile(BytesIO(made.data)) as archive:
        text = archive.read("word/main.xml").decode()
        pictures = [each for each in archive.namelist() if each.endswith(".jpeg")]
    assert text.index("stay") < text.index("<w:tbl>") < text.index("a link") < text.index("<w:sectPr>")
    assert len(pictures) == 1


def opened(data: bytes) -> InputContainer:
    """The film, to be played."""
    film = av.open(BytesIO(data))
    assert isinstance(film, InputContainer)
    return film


def played(data: bytes) -> list[tuple[object, ...]]:
    """Every film and sound in a file: what it is coded in, how many frames, when the last one comes, its size."""
    with opened(data) as film:
        found: list[tuple[object, ...]] = []
        for stream in film.streams.video:
            film.seek(0)
            times = [frame.time or 0 for frame in film.decode(stream)]
            context = stream.codec_context
            size = (context.width, context.height)
            found.append((context.codec.canonical_name, len(times), round(10 * max(times)), size))
        for sound in film.streams.audio:
            film.seek(0)
            times = [frame.time or 0 for frame in film.decode(sound)]
            found.append((sound.codec_context.codec.canonical_name, len(times), round(max(times))))
        return found


@pytest.mark.parametrize("name", FILMED)
async def test_a_film_plays_as_before(name: str) -> None:
    before, after = played(filmed(name)), played((await passed_on(filmed(name))).data)
    if name == "raw.mov":  # its samples are coded, and come in frames of another length
        assert [each[0] for each in after] == ["h264", "aac"]
        before, after = before[:1], after[:1]
    assert after == before


@pytest.mark.parametrize("name", [name for name in FILMED if name.endswith((".mp4", ".mov", ".m4a", ".3gp"))])
async def test_a_film_begins_before_it_is_whole(name: str) -> None:
    data = (await passed_on(filmed(name))).data
    assert 0 < data.index(b"moov") < data.index(b"mdat")


async def test_a_film_held_upright_stays_upright() -> None:
    data = filmed("film.mov")
    flat = struct.pack(">9i", 1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)
    turned = struct.pack(">9i", 0, 1 << 16, 0, -(1 << 16), 0, 0, 48 << 16, 0, 1 << 30)
    at = data.index(flat, data.index(b"tkhd"))
    made = await passed_on(data[:at] + turned + data[at + 36 :])
    with opened(made.data) as film:
        assert {frame.rotation for frame in film.decode(video=0)} == {-90}


def test_a_note_of_an_hevc_encoder_is_silenced() -> None:
    record = bytearray(b"before" + hevc_note() + b"after")
    hevc.silence(record, 6, len(record) - 5)
    assert CANARY.encode() not in record
    assert len(record) == len(hevc_note()) + 11
    for size in range(len(hevc_note())):
        part = bytearray(hevc_note()[:size])
        hevc.silence(part, 0, size)


@needs_mat2
@pytest.mark.parametrize("name", ["exif.jpg", "chunks.png", "tags.mp3", "notes.wav"])
def test_mat2_finds_nothing_more(name: str, tmp_path: Path) -> None:
    made = asyncio.run(passed_on(SANE[name]()))
    (tmp_path / made.name).write_bytes(made.data)
    told = subprocess.run(
        ["mat2", "--show", "--no-sandbox", tmp_path / made.name], capture_output=True, text=True, check=False
    )
    assert "No metadata found" in told.stdout or "isn't supported" in told.stdout, told.stdout


def test_every_form_that_comes_out_has_a_neutral_name() -> None:
    for form in PASSED_ON.values():
        assert form.name.partition(".")[0] in {
            "photo",
            "animation",
            "document",
            "table",
            "slides",
            "video",
            "audio",
            "voice",
            "text",
        }
    with pytest.raises(Unfit):
        cleaned(b"\x00\x01\x02")
    assert Form.HEIF not in PASSED_ON
