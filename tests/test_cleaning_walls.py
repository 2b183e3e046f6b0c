"""Opening a stranger's file harms nobody: it is done behind walls, by a process that does not outlive its time."""

import asyncio
import logging
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bot.cleaning import Clean, Spoiled, clean, lacking
from bot.cleaning.walls import calls, jobs, limits
from bot.cli.lookups import LACKING
from tests.canaries import CANARY
from tests.canary_files import SANE
from tests.canary_office import zipped
from tests.canary_pictures import drawing, saved
from tests.canary_sounds import filmed

linux = pytest.mark.skipif(bool(limits.missing()), reason=f"this system has no {' and no '.join(limits.missing())}")
pytestmark = linux


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the wall more time than usual, since other tests run beside; the limit of computing stays."""
    monkeypatch.setattr(limits, "SECONDS", 60)


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """Within this, the process that forks is a fresh one of our own; it is ended at the end."""
    mine: list[Any] = []
    monkeypatch.setattr(jobs, "_warm", mine)
    yield mine
    for each in mine:
        each.process.kill()
        each.process.wait()
        each.control.close()


def children_of(process: int) -> list[int]:
    """The processes that it has started and that live."""
    return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def names_in_environment(process: int) -> set[str]:
    """The names of what a process was told when it began."""
    told = Path(f"/proc/{process}/environ").read_text()
    return {each.partition("=")[0] for each in told.split("\0") if each}


async def until(true: Callable[[], object]) -> None:
    """Wait for it."""
    async with asyncio.timeout(60):
        while not true():  # noqa: ASYNC110 - it happens in another process
            await asyncio.sleep(0.005)


async def test_at_most_two_are_opened_at_once_and_nobody_waits_for_them(anew: list[Any]) -> None:
    loop = asyncio.get_running_loop()
    beats = [loop.time()]
    most = [0]

    def beat() -> None:
        beats.append(loop.time())
        most[0] = max(most[0], *(len(children_of(each.process.pid)) for each in anew), 0)
        pulse[0] = loop.call_later(0.005, beat)

    pulse = [loop.call_later(0.005, beat)]
    large = saved(drawing((5000, 5000)), "JPEG")
    made = await asyncio.gather(*(clean(large, "photo", "") for _ in range(12)))
    pulse[0].cancel()
    assert all(isinstance(each, Clean) for each in made)
    assert most[0] == jobs.AT_ONCE
    gaps = sorted(after - before for before, after in pairwise(beats))
    assert len(gaps) > 20
    assert gaps[int(len(gaps) * 0.95)] < 0.5  # others may be at work on this machine


async def test_a_file_that_takes_too_long_is_given_up(anew: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.01)
    assert await clean(saved(drawing((5000, 5000)), "PNG"), "photo", "") == Spoiled("file-took-too-long")
    await until(lambda: not children_of(anew[0].process.pid))


async def test_giving_up_ends_the_work(anew: list[Any]) -> None:
    task = asyncio.create_task(clean(saved(drawing((5000, 5000)), "PNG"), "photo", ""))
    await until(lambda: anew and children_of(anew[0].process.pid))
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    await until(lambda: not children_of(anew[0].process.pid))


async def test_whoever_is_killed_takes_along_what_opens_files(anew: list[Any], tmp_path: Path) -> None:
    """The bot, the process that forks, and a child stand in a line; each falls with the one before."""
    (tmp_path / "large").write_bytes(saved(drawing((5000, 5000)), "PNG"))
    source = (
        "import asyncio, sys; from pathlib import Path\n"
        "from bot.cleaning import clean; from bot.cleaning.walls import jobs\n"
        "async def main():\n"
        "    task = asyncio.create_task(clean(Path(sys.argv[1]).read_bytes(), 'photo', ''))\n"
        "    while not jobs._warm: await asyncio.sleep(0)\n"
        "    print(jobs._warm[0].process.pid, flush=True)\n"
        "    await task\n"
        "asyncio.run(main())"
    )
    large = tmp_path / "large"
    bot = await asyncio.create_subprocess_exec(sys.executable, "-c", source, large, stdout=subprocess.PIPE)
    assert bot.stdout
    forks = int(await bot.stdout.readline())
    await until(lambda: children_of(forks))
    child = children_of(forks)[0]
    bot.kill()
    await bot.wait()
    await until(lambda: not Path(f"/proc/{forks}").exists() and not Path(f"/proc/{child}").exists())


async def test_a_process_that_forks_and_has_died_is_started_anew(anew: list[Any]) -> None:
    for _ in range(2):
        assert isinstance(await clean(SANE["exif.jpg"](), "photo", ""), Clean)
        anew[0].process.kill()
    assert isinstance(await clean(SANE["exif.jpg"](), "photo", ""), Clean)


def test_what_nobody_uses_gives_its_memory_back() -> None:
    source = "from bot.cleaning.walls import warm; import sys; warm.IDLE = 0.01; sys.exit(warm.main())"
    ours, theirs = socket.socketpair()
    with ours, theirs:
        done = subprocess.run([sys.executable, "-c", source, "10"], stdin=theirs.fileno(), timeout=60, check=False)
    assert done.returncode == 0


async def test_what_opens_files_is_told_no_secret(anew: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAFESPACES_TOKEN", "1:secret")
    assert isinstance(await clean(SANE["exif.jpg"](), "photo", ""), Clean)
    assert names_in_environment(anew[0].process.pid) == set(jobs.ENVIRONMENT)


def behind_walls(deed: str, *args: object) -> subprocess.CompletedProcess[str]:
    """Run a deed in a process that has shut itself in."""
    source = (
        "import ctypes, os, signal, sys, threading; from pathlib import Path; from bot.cleaning.walls import limits\n"
    )
    source += f"libc = ctypes.CDLL(None, use_errno=True)\n{deed}"
    return subprocess.run([sys.executable, "-c", source, *map(str, args)], capture_output=True, text=True, check=False)


def test_every_call_that_a_cleaner_needs_not_is_denied() -> None:
    """Each is tried with arguments that do nothing, by its number, so that no library stands between."""
    denied = {name: number for name, number in calls.denied(limits.machine()).items() if name not in ("fork", "vfork")}
    done = behind_walls(
        "limits.shut()\n"
        "for number in map(int, sys.argv[1:]):\n"
        "    ctypes.set_errno(0); libc.syscall(number, -1, 0, 0, 0, 0, 0); print(ctypes.get_errno())",
        *denied.values(),
    )
    assert dict(zip(denied, done.stdout.split(), strict=True)) == dict.fromkeys(denied, "13")


@pytest.mark.parametrize(
    "deed",
    [
        "os.chmod('/tmp', 0o777)",
        "os.chown('/tmp', 0, 0)",
        "os.setxattr('/tmp', 'user.x', b'')",
        "os.kill(os.getppid(), 0)",
        "os.kill(os.getpid(), 0)",
        "os.setsid()",
        "os.fork()",
        "os.posix_spawn('/bin/true', ['true'], {})",
        "os.execv('/bin/true', ['true'])",
        "import resource; resource.prlimit(0, resource.RLIMIT_AS, (1 << 40, 1 << 40))",
        "import resource; resource.setrlimit(resource.RLIMIT_CPU, (99, 99))",
        "import socket; socket.socket(socket.AF_INET)",
        "import socket; socket.socket(socket.AF_UNIX)",
        "import socket; socket.socketpair()",
        "open('/proc/1/environ')",
        "open('/etc/hostname')",
        "open('/dev/null')",
        "os.listdir('/')",
        "os.mkdir('/tmp/safespaces-x')",
        "open(limits.__file__, 'a')",
        "open('pyproject.toml')",
    ],
)
def test_a_decoder_that_was_taken_over_is_shut_in(deed: str) -> None:
    done = behind_walls(
        f"limits.shut()\ntry:\n    {deed}\nexcept (PermissionError, OSError) as error: print(error.errno)"
    )
    assert done.stdout.strip() == "13", done


def test_the_walls_leave_memory_and_time_only_within_limits() -> None:
    assert "MemoryError" in behind_walls("limits.shut(); bytearray(600 << 20)").stderr
    assert behind_walls("limits.SECONDS = 1; limits.shut()\nwhile True: pass").returncode in (
        -signal.SIGXCPU,
        -signal.SIGKILL,
    )


def test_threads_are_left_to_those_who_need_them() -> None:
    done = behind_walls(
        "limits.shut(); each = threading.Thread(target=print, args=('done',)); each.start(); each.join()"
    )
    assert done.stdout.strip() == "done"


def test_nobody_gets_out_by_making_a_child_that_lives_on() -> None:
    """Every way to another process: each flag of clone but that of a thread, clone3, fork, vfork."""
    numbers = (calls.CLONE[limits.machine()], calls.CLONE3, calls.denied(limits.machine()).get("fork", calls.CLONE3))
    done = behind_walls(
        "clone, clone3, fork = map(int, sys.argv[1:]); limits.shut()\n"
        "for call, flags in ((clone, 0), (clone, 17), (clone, 0x8000), (clone, 0x20000000), (clone3, 0), (fork, 0)):\n"
        "    ctypes.set_errno(0)\n"
        "    if libc.syscall(call, flags, 0, 0, 0, 0) == 0: os._exit(9)\n"
        "    print(ctypes.get_errno())",
        *numbers,
    )
    assert set(done.stdout.split()) <= {"13", "38"}
    assert len(done.stdout.split()) == 6


LYING = [
    b"", b"L", b"{", b"[]\n", b"null\n", b"{}\nx", b'{"form": "exe", "size": 1, "photo": true}\nx', b"[" * 10_000,
    b'{"form": "pdf", "size": -1, "photo": true}\nx', b'{"form": "pdf", "size": 5, "photo": true}\nx', b"\xff\n",
    b'{"form": "pdf", "size": "x", "photo": true}\nx', b'{"form": "pdf", "size": 1}\nx', b'{"reason": []}\n',
    b'{"form": ["pdf"], "size": 1, "photo": true}\nx', b'{"reason": "file-that-we-do-not-know"}\n',
    b'{"form": "pdf", "size": 1e999, "photo": true}\nx',
]  # fmt: skip


@pytest.mark.parametrize("answer", LYING)
def test_an_answer_of_a_child_that_was_taken_over_is_not_believed(answer: bytes) -> None:
    said = jobs._answer(answer, "document")
    assert said in (Spoiled("file-broken"), Spoiled("file-took-too-long"))


@pytest.mark.parametrize("wall", ["landlock", "seccomp"])
async def test_where_a_wall_is_missing_no_file_is_opened_and_check_says_so(
    wall: str, anew: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "missing", lambda: (wall,))
    assert await clean(SANE["exif.jpg"](), "photo", "") == Spoiled("file-no-walls")
    assert not anew
    assert lacking() == (wall,)
    assert wall in LACKING[wall].lower() or "system call filter" in LACKING[wall]


@pytest.mark.parametrize(
    "missing",
    ["limits.landlock.version = lambda libc: 0", "limits._deny = lambda libc: False", "limits.KINDS.clear()"],
)
def test_a_wall_that_does_not_stand_is_noticed_by_the_one_who_puts_it_up(missing: str) -> None:
    assert "NoWalls" in behind_walls(f"{missing}; limits.shut()").stderr.splitlines()[-1]


async def test_without_pyav_a_voice_is_refused_and_the_rest_is_not(
    anew: list[Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As on a machine for which there is no wheel."""
    (tmp_path / "without.py").write_text(
        "import sys; from importlib import util; find = util.find_spec\n"
        "util.find_spec = lambda name, *more: None if name == 'av' else find(name, *more)\n"
        "from bot.cleaning.walls import warm; sys.exit(warm.main())\n"
    )
    popen = subprocess.Popen
    monkeypatch.setattr(
        subprocess, "Popen", lambda args, **more: popen([args[0], tmp_path / "without.py", args[-1]], **more)
    )
    monkeypatch.setitem(jobs.ENVIRONMENT, "PYTHONPATH", str(jobs.HOUSE))
    assert await clean(filmed("voice.ogg"), "voice", "audio/ogg") == Spoiled("file-no-tool")
    assert await clean(filmed("film.mp4"), "video", "video/mp4") == Spoiled("file-no-tool")
    assert isinstance(await clean(SANE["exif.jpg"](), "photo", ""), Clean)
    assert isinstance(await clean(SANE["tags.mp3"](), "audio", ""), Clean)


async def test_nothing_is_left_and_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    files = (SANE["exif.jpg"](), SANE["letter.docx"](), b"\x89PNG\r\n\x1a\n" + bytes(20), zipped({"a": "b"}))
    caplog.clear()
    caplog.set_level(logging.DEBUG)
    for data in files:
        await clean(data, "document", CANARY)
    assert "cleaning" not in caplog.text
    assert CANARY not in caplog.text
