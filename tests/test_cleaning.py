"""Files are passed on without what they say about who made them, or not at all; and opening one harms nobody."""

import asyncio
import ctypes
import json
import logging
import os
import resource
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.cleaning import REASONS, Clean, Spoiled, clean, lacking, sweep
from bot.cleaning.film_and_sound import hevc
from bot.cleaning.formats import PASSED_ON, Form, Unfit
from bot.cleaning.walls import jobs, landlock, limits, scratch
from bot.cleaning.walls.worker import cleaned
from tests.canaries import CANARY, found
from tests.canary_files import FILMED, REFUSED, SANE
from tests.canary_office import zipped
from tests.canary_pictures import drawing, saved
from tests.canary_press import Press
from tests.canary_sounds import FFMPEG, filmed, hevc_note

needs_ffmpeg = pytest.mark.skipif(not FFMPEG, reason="ffmpeg is not installed")
needs_mat2 = pytest.mark.skipif(not shutil.which("mat2"), reason="mat2 is not installed")
CLEANED: dict[tuple[bytes, str], Clean] = {}


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the wall more time than usual, since other tests run beside; the worker's own limit of computing stays."""
    monkeypatch.setattr(limits, "SECONDS", 60)


@contextmanager
def modest() -> Iterator[None]:
    """Within this, the processes that were started take ten seconds of computing at most, and none of them ever as
    much memory as it may."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    yield
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 10
    assert after.ru_maxrss * 1024 < limits.MEMORY


async def passed_on(data: bytes, kind: str = "document") -> Clean:
    """The cleaned file, as a process of its own cleans it; once for each, however many tests look at it. The test
    fails where it is refused."""
    if (data, kind) not in CLEANED:
        made = await clean(data, kind, "application/x-nothing")
        assert isinstance(made, Clean), made
        CLEANED[data, kind] = made
    return CLEANED[data, kind]


def left(folder: Path) -> list[str]:
    """What is in a folder."""
    return os.listdir(folder)


# What comes out.


@pytest.mark.parametrize("name", SANE)
async def test_nothing_that_was_planted_comes_out(name: str) -> None:
    data = SANE[name]()
    with modest():
        made = await passed_on(data)
    assert found(made.data) == []


@needs_ffmpeg
@pytest.mark.parametrize("name", FILMED)
async def test_nothing_that_was_planted_in_a_film_comes_out(name: str) -> None:
    data = FILMED[name]()
    assert found(data)
    with modest():
        made = await passed_on(data)
    assert found(made.data) == []
    assert b"+48.1373" not in made.data
    assert b"x264" not in made.data


@pytest.mark.parametrize("name", REFUSED)
async def test_what_cannot_be_cleaned_is_refused_with_the_reason(name: str) -> None:
    make, reason = REFUSED[name]
    data = make()
    with modest():
        assert await clean(data, "document", "image/jpeg") == Spoiled(reason)


def test_there_are_enough_files_and_a_word_in_all_that_can_hold_one() -> None:
    assert len(SANE) + len(FILMED) >= 40
    assert [name for name, make in SANE.items() if not found(make())] == ["alpha.png", "signs.txt", "wide.txt"]


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    """Cleans many files, each behind the walls."""
    made = Press()
    yield made
    made.close()


@pytest.mark.parametrize("name", SANE)
def test_half_a_file_is_cleaned_or_refused(name: str, press: Press) -> None:
    data = SANE[name]()
    for part in (0.3, 0.7, 0.98):
        assert not found(press(data[: int(len(data) * part)]) or b"")


@needs_ffmpeg
@pytest.mark.parametrize("name", FILMED)
def test_half_a_film_is_cleaned_or_refused(name: str, press: Press) -> None:
    data = FILMED[name]()
    for part in (0.6, 0.95):
        assert not found(press(data[: int(len(data) * part)]) or b"")


@st.composite
def damaged(draw: st.DrawFn, files: dict[str, Callable[[], bytes]]) -> bytes:
    """A file with bytes changed, pieces cut out, doubled, or moved."""
    data = bytearray(files[draw(st.sampled_from(sorted(files)))]())
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, min(len(data) - 1, draw(st.sampled_from([64, 1024, 1 << 30]))))))
        match draw(st.sampled_from(["change", "change", "cut", "double", "zero"])):
            case "change":
                data[at : at + 1] = bytes([draw(st.integers(0, 255))])
            case "cut":
                del data[at : at + draw(st.integers(1, 40))]
            case "double":
                data[at:at] = data[at : at + draw(st.integers(1, 40))]
            case "zero":
                length = draw(st.integers(1, 40))
                data[at : at + length] = bytes(len(data[at : at + length]))
    return bytes(data)


# A damaged flag can truly show what was hidden, and a damaged end can truly be the end of an earlier revision.
DAMAGED = {name: make for name, make in SANE.items() if name not in ("hidden.pdf", "revised.pdf")}
MANY = int(os.environ.get("CANARY_EXAMPLES", "50"))


@settings(max_examples=MANY, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=damaged(DAMAGED))
def test_a_damaged_file_never_lets_anything_out(data: bytes, press: Press) -> None:
    assert not found(press(data) or b"")


@needs_ffmpeg
@settings(max_examples=MANY // 4, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=damaged(FILMED))
def test_a_damaged_film_never_lets_anything_out(data: bytes, press: Press) -> None:
    assert not found(press(data) or b"")


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(min_size=1, max_size=400) | damaged(DAMAGED))
def test_whatever_comes_there_is_an_answer(data: bytes) -> None:
    made = asyncio.run(clean(data, "document", ""))
    assert isinstance(made, Clean | Spoiled)
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
    with modest():
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


@needs_ffmpeg
@pytest.mark.parametrize("name", FILMED)
def test_a_film_plays_as_before(name: str, tmp_path: Path) -> None:
    made = asyncio.run(passed_on(filmed(name)))
    (tmp_path / "before").write_bytes(filmed(name))
    (tmp_path / "after").write_bytes(made.data)

    def told(which: str) -> list[tuple[Any, ...]]:
        shown = ["-show_entries", "stream=codec_name,width,height:stream_disposition=attached_pic", "-of", "json"]
        done = subprocess.run(["ffprobe", "-v", "error", tmp_path / which, *shown], capture_output=True, check=True)
        streams = json.loads(done.stdout)["streams"]
        kept = [each for each in streams if not each["disposition"]["attached_pic"]]
        return sorted(
            (each.get("codec_name"), each.get("width"), each.get("height")) for each in kept if "codec_name" in each
        )

    assert told("after") == [each for each in told("before") if each[0] != "text"]
    played = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", tmp_path / "after", "-f", "null", "-"], capture_output=True, check=True
    )
    assert played.stderr == b""


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


# Nobody is harmed.


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> list[tuple[asyncio.subprocess.Process, dict[str, Any]]]:
    """Every process that is started, and how."""
    started: list[tuple[asyncio.subprocess.Process, dict[str, Any]]] = []
    start = asyncio.create_subprocess_exec

    async def started_with(*args: Any, **more: Any) -> asyncio.subprocess.Process:
        running = [worker for worker, _ in started if worker.returncode is None]
        assert len(running) < jobs.AT_ONCE
        worker = await start(*args, **more)
        started.append((worker, more))
        return worker

    monkeypatch.setattr(asyncio, "create_subprocess_exec", started_with)
    return started


async def test_at_most_two_are_opened_at_once_and_nobody_waits_for_them(
    workers: list[tuple[asyncio.subprocess.Process, dict[str, Any]]],
) -> None:
    loop = asyncio.get_running_loop()
    beats = [loop.time()]

    def beat() -> None:
        beats.append(loop.time())
        pulse[0] = loop.call_later(0.005, beat)

    pulse = [loop.call_later(0.005, beat)]
    large = saved(drawing((4000, 3000)), "JPEG")
    made = await asyncio.gather(*(clean(large, "photo", "") for _ in range(5)))
    pulse[0].cancel()
    assert all(isinstance(each, Clean) for each in made)
    assert len(workers) == 5
    gaps = sorted(after - before for before, after in pairwise(beats))
    assert len(gaps) > 20
    assert gaps[int(len(gaps) * 0.95)] < 0.1


async def test_a_file_that_takes_too_long_is_given_up(
    workers: list[tuple[asyncio.subprocess.Process, dict[str, Any]]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.05)
    assert await clean(SANE["exif.jpg"](), "photo", "", workdir=tmp_path) == Spoiled("file-took-too-long")
    assert workers[0][0].returncode is not None
    with pytest.raises(ProcessLookupError):
        os.killpg(workers[0][0].pid, 0)
    assert left(tmp_path) == []


async def test_giving_up_ends_the_work(
    workers: list[tuple[asyncio.subprocess.Process, dict[str, Any]]], tmp_path: Path
) -> None:
    async with asyncio.timeout(20):
        with suppress(TimeoutError):
            async with asyncio.timeout(0.05):
                await clean(SANE["exif.jpg"](), "photo", "", workdir=tmp_path)
    assert workers[0][0].returncode is not None
    assert left(tmp_path) == []


async def test_the_worker_is_told_no_secret(
    workers: list[tuple[asyncio.subprocess.Process, dict[str, Any]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAFESPACES_TOKEN", "1:secret")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", "/run/credentials")
    assert isinstance(await clean(SANE["exif.jpg"](), "photo", ""), Clean)
    known = {"PATH", "HOME", "TMPDIR", "LC_ALL", "MALLOC_ARENA_MAX", "PYTHONDONTWRITEBYTECODE"}
    assert set(workers[0][1]["env"]) == known
    assert "secret" not in str(workers[0][1]["env"])


@pytest.mark.skipif(sys.platform != "linux", reason="the walls are Linux's")
@pytest.mark.parametrize(
    ("deed", "error"),
    [
        ("import socket; socket.socket(socket.AF_INET)", "PermissionError"),
        ("import socket; socket.socket(socket.AF_UNIX)", "PermissionError"),
        ("bytearray(600 * 1024 * 1024)", "MemoryError"),
        ("(folder / 'big').open('wb').truncate(1 << 27)", "OSError"),
        (
            "import subprocess as s, sys; s.run([sys.executable, '-c', 'import socket; socket.socket()'], check=True)",
            "Call",
        ),
        ("import ctypes; l = ctypes.CDLL(None, use_errno=True); assert l.ptrace(16, 1, 0, 0) == 0", "AssertionError"),
    ],
)
def test_the_walls_stand(deed: str, error: str, tmp_path: Path) -> None:
    source = "from signal import *; signal(SIGXFSZ, SIG_IGN); from pathlib import Path; import sys\n"
    source += f"from bot.cleaning.walls import limits; folder = Path(sys.argv[1]); limits.shut(folder)\n{deed}"
    done = subprocess.run([sys.executable, "-c", source, tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode
    assert error in done.stderr.splitlines()[-1]


def has_landlock() -> bool:
    """Whether this kernel can keep a process from other files."""
    return (
        ctypes.CDLL(None).syscall(landlock.CREATE, None, 0, landlock.VERSION) > 0 if sys.platform == "linux" else False
    )


@pytest.mark.skipif(not has_landlock(), reason="this kernel has no Landlock")
def test_the_worker_sees_no_file_but_its_own(tmp_path: Path) -> None:
    (tmp_path / "root.key").write_text("secret")
    mine = tmp_path / "mine"
    mine.mkdir()
    source = (
        "import sys; from pathlib import Path; from bot.cleaning.walls import limits\n"
        "key, mine = map(Path, sys.argv[1:]); limits.shut(mine)\n"
        "(mine / 'in').write_text('x'); assert (mine / 'in').read_text() == 'x'; (mine / 'in').unlink()\n"
        "deeds = [key.read_text, key.unlink, lambda: key.write_text('y'), lambda: key.with_name('new').touch(),\n"
        "         lambda: list(key.parent.iterdir()), lambda: open('/etc/hostname').read(),\n"
        "         lambda: Path('pyproject.toml').read_text(),\n"
        "         lambda: Path(limits.__file__).write_text('y'), lambda: (mine / 'in').rename(key.with_name('out'))]\n"
        "for deed in deeds:\n"
        "    try:\n"
        "        deed(); print('done')\n"
        "    except (PermissionError, FileNotFoundError): print('denied')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", source, tmp_path / "root.key", mine], capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["denied"] * 9, done.stderr
    assert (tmp_path / "root.key").read_text() == "secret"


@needs_ffmpeg
async def test_without_ffmpeg_a_voice_is_refused_and_the_rest_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    voice, film = filmed("voice.ogg"), filmed("film.mp4")
    monkeypatch.setenv("PATH", "/nonexistent")
    assert await clean(voice, "voice", "audio/ogg") == Spoiled("file-no-tool")
    assert await clean(film, "video", "video/mp4") == Spoiled("file-no-tool")
    assert isinstance(await clean(SANE["exif.jpg"](), "photo", ""), Clean)
    assert isinstance(await clean(SANE["tags.mp3"](), "audio", ""), Clean)
    assert "ffmpeg" in lacking()


@needs_ffmpeg
async def test_without_a_place_in_memory_no_film_touches_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scratch, "in_memory", lambda: None)
    assert await clean(filmed("voice.ogg"), "voice", "audio/ogg") == Spoiled("file-no-tool")
    assert isinstance(await clean(SANE["exif.jpg"](), "photo", ""), Clean)


async def test_nothing_is_left_and_nothing_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    files = (SANE["exif.jpg"](), SANE["letter.docx"](), b"\x89PNG\r\n\x1a\n" + bytes(20), zipped({"a": "b"}))
    caplog.clear()
    caplog.set_level(logging.DEBUG)
    for data in files:
        await clean(data, "document", CANARY, workdir=tmp_path)
    assert left(tmp_path) == []
    assert "cleaning" not in caplog.text
    assert CANARY not in caplog.text


def test_what_a_killed_process_left_is_swept(tmp_path: Path) -> None:
    """A process is killed over a file; the sweep takes its folder, and not that of one who is still at work."""
    source = (
        "import sys; from pathlib import Path; from bot.cleaning.walls import scratch\n"
        "with scratch.folder(Path(sys.argv[1])) as path:\n"
        "    (path / 'in').write_bytes(b'x'); print(flush=True); sys.stdin.read()"
    )
    with (
        subprocess.Popen(
            [sys.executable, "-c", source, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as killed,
        scratch.folder(tmp_path) as mine,
    ):
        assert killed.stdout
        killed.stdout.readline()
        assert len(list(tmp_path.iterdir())) == 2
        assert mine.stat().st_mode & 0o777 == 0o700
        killed.kill()
        killed.wait()
        assert sweep(tmp_path) == 1
        assert list(tmp_path.iterdir()) == [mine]
    assert sweep(tmp_path) == 0
    assert left(tmp_path) == []


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
        cleaned(b"\x00\x01\x02", None)
    assert Form.HEIF not in PASSED_ON
