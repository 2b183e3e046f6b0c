"""What the process holds in memory stays there: no core file, no look from another process, and nothing longer than
it is needed."""

import asyncio
import ctypes
import gc
import os
import resource
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import memory
from bot.run import Process
from rehearsal.configuring import TOKEN
from rehearsal.process import launch
from rehearsal.stage import Stage
from storage.disk.vault import load_root
from tests.acting import Acting, setup
from tests.playing import Play
from tests.teamwork import report

WORDS = "the kestrel-of-the-core words"
PR_GET_DUMPABLE = 3
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system knows no such wall")


def seen_of(process: int) -> tuple[list[str], int]:
    """How large a core of it may be, soft and hard; whose its memory is."""
    limits = Path(f"/proc/{process}/limits").read_text().splitlines()
    return next(line.split()[4:6] for line in limits if "core" in line), Path(f"/proc/{process}/mem").stat().st_uid


@linux
async def test_a_crash_leaves_no_core(tmp_path: Path) -> None:
    """Ended by the signal at which a system writes all of its memory to disk, in a folder where that is allowed."""
    soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    before = signal.signal(
        signal.SIGQUIT, signal.SIG_DFL
    )  # a shell's job in the background ignores it, and so would ours
    try:
        async with Stage(setup(launch=launch)) as stage:
            await stage.start()
            await Acting(stage).says("mina", WORDS)
            running = stage.bot._process
            assert running is not None
            assert seen_of(running.pid) == (["0", "0"], 0)  # type: ignore[attr-defined]
            stage.bot.wanted = False
            running.send_signal(signal.SIGQUIT)
            assert await running.wait() == -signal.SIGQUIT
            root = load_root(stage.folder / "root.key")
            for each in (each for each in stage.folder.rglob("*") if each.is_file() and "core" in each.name):
                held = each.read_bytes()
                assert TOKEN.encode() not in held
                assert root not in held
                assert WORDS.encode() not in held
            assert not [each for each in stage.folder.rglob("*core*") if each.is_file()]
    finally:
        signal.signal(signal.SIGQUIT, before)
        resource.setrlimit(resource.RLIMIT_CORE, (soft, hard))


@linux
@pytest.mark.parametrize("command", ["check", "run", "audit"])
async def test_every_command_that_reads_a_key_is_shut_before_it_does(tmp_path: Path, command: str) -> None:
    """The configuration is where the secrets are named: no file of it is opened before the process is shut."""
    asks = (
        "import ctypes, resource, sys; import bot.config\n"
        "def load(*given):\n"
        f"    print(ctypes.CDLL(None).prctl({PR_GET_DUMPABLE}), *resource.getrlimit(resource.RLIMIT_CORE))\n"
        "    raise SystemExit(7)\n"
        "bot.config.load = load; from bot import cli\n"
        f"sys.exit(cli.main(['{command}']))"
    )
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", asks), stdout=asyncio.subprocess.PIPE, cwd=Path(__file__).parent.parent
    )
    said = (await process.communicate())[0]
    assert process.returncode == 7
    assert said.split() == [b"0", b"0", b"0"]


def foreign(each: object) -> bool:
    """What leads out of the bot: modules, classes and code, the loop, and the test's own tasks on it."""
    kind = type(each)
    if isinstance(each, asyncio.Task):
        return not of_bot(each)
    return (
        isinstance(each, type | asyncio.AbstractEventLoop)
        or kind.__name__ in ("module", "function", "code", "builtin_function_or_method")
        or kind.__module__.startswith(("rehearsal", "tests", "_pytest", "pluggy", "aiohttp.web"))
    )


def of_bot(task: "asyncio.Task[object]") -> bool:
    return "/bot/" in repr(task.get_coro())


def reached(start: object) -> Iterator[object]:
    """Everything of the bot that the interpreter can come to from here."""
    seen, todo = {id(start)}, [start]
    while todo:
        each = todo.pop()
        yield each
        if foreign(each):
            continue
        for found in gc.get_referents(each):
            if id(found) not in seen:
                seen.add(id(found))
                todo.append(found)


def holders(start: object, *canaries: bytes) -> list[str]:
    """Texts and bytes in which one of these stands."""
    found = []
    for each in reached(start):
        held = each.encode("utf-8", "replace") if isinstance(each, str) else each
        if isinstance(held, bytes | bytearray) and any(canary in held for canary in canaries):
            found.append(repr(held[:120]))
    return found


async def test_words_that_were_delivered_and_the_root_key_are_in_nobodys_hands(play: Play) -> None:
    await report(play, WORDS)
    await play.says("mina", WORDS + " again")
    await play.later(minutes=1)
    root = load_root(play.config.storage.key_file)
    ours = [play.process, play.store, *filter(of_bot, asyncio.all_tasks())]
    assert isinstance(play.process, Process)
    assert holders(ours, WORDS.encode(), root) == []


def test_shutting_is_said_to_work_only_where_it_does() -> None:
    if sys.platform.startswith("linux"):
        child = os.fork()
        if child == 0:
            memory.shut()
            os._exit(ctypes.CDLL(None).prctl(PR_GET_DUMPABLE))
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    else:
        memory.shut()
