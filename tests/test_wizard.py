"""`safespaces init` in a pseudo-terminal: wrong answers on the way, stopped and gone on with, to a bot that serves."""

import asyncio
import os
import pty
import re
import signal
import stat
import sys
import time
import tomllib
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from bot.cli import main
from bot.config import doubts
from bot.setup.terminal import Stopped, Terminal
from rehearsal import configuring
from rehearsal.api import Server
from rehearsal.world import Chat, World
from rules.setup import wizard
from rules.setup.wizard import Somebody, Step

ROOT = Path(__file__).parent.parent
PATIENCE = 30.0
"""Real seconds for the next question; nobody waits for longer than the process takes."""
RIGHTS = ["can_manage_topics", "can_delete_messages", "can_pin_messages"]


class Typist:
    """Somebody at a terminal: waits for words, types a line."""

    def __init__(self, config: Path, *words: str) -> None:
        self._begin(ROOT, sys.executable, "-m", "bot", "init", "--config", str(config), *words)
        self._settle()

    def _begin(self, folder: Path, *words: str) -> None:
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execv(words[0], words)

    def _settle(self) -> None:
        os.set_blocking(self._master, False)
        self.seen, self._from, self.asked = "", 0, 0
        self._raw = b""

    async def until(self, words: str) -> None:
        """Wait until this stands there, after everything that was waited for before."""
        loop, ready = asyncio.get_running_loop(), asyncio.Event()
        loop.add_reader(self._master, ready.set)
        try:
            async with asyncio.timeout(PATIENCE):
                while words not in self.seen[self._from :]:
                    await ready.wait()
                    ready.clear()
                    self._read()
        except TimeoutError:
            raise AssertionError(f"never said {words!r}: {self.seen[self._from :]}") from None
        finally:
            loop.remove_reader(self._master)
        self._from = self.seen.index(words, self._from) + len(words)

    def _read(self) -> None:
        with suppress(BlockingIOError):
            try:
                more = os.read(self._master, 65536)
            except OSError:  # the other side has ended
                more = b""
            if not more and not self.alive():
                raise AssertionError(f"it ended: {self.seen[-600:]}")
            self._raw += more
            self.seen = re.sub("[\u2066-\u2069\u200e]", "", self._raw.decode("utf-8", "ignore").replace("\r\n", "\n"))

    async def types(self, text: str, *, after: str = "> ") -> None:
        """Answer the question that stands there."""
        await self.until(after)
        self.asked += 1
        os.write(self._master, f"{text}\n".encode())

    def alive(self) -> bool:
        return os.waitpid(self.pid, os.WNOHANG) == (0, 0)

    async def ends(self) -> int:
        """The exit code."""
        code = await asyncio.to_thread(os.waitpid, self.pid, 0)
        with suppress(BlockingIOError, OSError):
            self._raw += os.read(self._master, 65536)
        self.seen = self._raw.decode("utf-8", "ignore").replace("\r\n", "\n")
        os.close(self._master)
        return os.waitstatus_to_exitcode(code[1])


class Town:
    """The imitation with a team whose group the bot has not met."""

    def __init__(self) -> None:
        self.world = World(time.time, token=configuring.TOKEN, seed=1)
        self.adil, self.bea, self.mina = (self.world.person(name) for name in ("Adil", "Bea", "Mina"))
        self.group = self.world.group("Care team", members=[self.adil, self.bea], bot_inside=False)
        self.server = Server(self.world, limits=False)

    def add_bot(self, chat: Chat) -> None:
        self.world.joins(self.world.bot, chat, by=self.adil)

    def code(self, typist: Typist) -> str:
        found = re.search("group: ([A-Z2-9]{6})", typist.seen[typist._from - 400 :])
        assert found
        return found[1]


@asynccontextmanager
async def town() -> AsyncIterator[Town]:
    here = Town()
    await here.server.start()
    try:
        yield here
    finally:
        await here.server.stop()


async def to_the_group(typist: Typist, here: Town) -> str:
    """Up to the code, on the straight way."""
    for answer in ("en", "Masjid As-Salam", "London", configuring.TOKEN):
        await typist.types(answer)
    await typist.until("We wait for it.")
    return here.code(typist)


async def to_the_people(typist: Typist, here: Town) -> None:
    code = await to_the_group(typist, here)
    here.world.toggles_forum(here.group, True)
    here.add_bot(here.group)
    await typist.until("Care team")
    here.world.promoted(here.world.bot, here.group, RIGHTS)
    here.world.says(here.adil, here.group, code)
    await typist.until("Press Enter when all have.")
    here.world.says(here.adil, here.group, "/me counsellor")
    here.world.says(here.bea, here.group, "/me")
    await typist.until("Press Enter when these are all.")
    if "Bea" not in typist.seen:
        await typist.until("Press Enter when these are all.")
    os.write(typist._master, b"\n")
    typist.asked += 1


REST = ("", "Call Sister Huda, 555 0100.", "999", "", "yes", "yes", "Sister Huda, solicitor")


async def to_the_end(typist: Typist) -> int:
    for answer in REST:
        await typist.types(answer)
    return await typist.ends()


async def test_the_straight_way_asks_at_most_twelve_times_and_the_bot_serves(tmp_path: Path) -> None:
    async with town() as here:
        config = tmp_path / "config.toml"
        typist = Typist(config, "--api-url", here.server.base_url)
        await to_the_people(typist, here)
        assert await to_the_end(typist) == 0, typist.seen
        assert typist.asked <= 12
        key = (tmp_path / "secrets" / "root.key").read_text().strip()
        assert configuring.TOKEN not in typist.seen
        assert key not in typist.seen
        assert sorted(os.listdir(tmp_path)) == ["config.toml", "secrets"]
        for file in (config, tmp_path / "secrets" / "root.key", tmp_path / "secrets" / "token"):
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700
        text = config.read_text("utf-8")
        assert configuring.TOKEN not in text
        assert text.count("\n# ") > 8
        assert main(["check", "--config", str(config)]) == 0
        tables = tomllib.loads(text)
        assert list(doubts.mistakes(tables | {"telegram": {}}, tables["confidentiality"]["reviewed"]["on"])) == []
        assert [each["name"] for each in tables["team"]["members"]] == ["Adil", "Bea"]
        assert tables["team"]["admins"] == ["Adil"]
        await serves(here, config)


async def serves(here: Town, config: Path) -> None:
    """The bot starts with it, and a reporter reads the number and the promise."""
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", "--config", str(config), cwd=ROOT, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        here.world.starts(here.mina)
        chat = here.world.private(here.mina)
        await here.world.until(lambda: here.world.screen(here.mina, chat).saying("999"), PATIENCE)
        assert here.world.screen(here.mina, chat).saying("a life or a child is in danger")
    finally:
        bot.send_signal(signal.SIGTERM)
        assert await bot.wait() == 0


async def test_ten_wrong_answers_and_each_is_said_at_once(tmp_path: Path) -> None:
    async with town() as here:
        typist = Typist(tmp_path / "config.toml", "--api-url", here.server.base_url)
        await typist.types("xx")
        await typist.types("en", after="en or ar.\n")
        for wrong, right, said in (
            ("Masjid An-Noor", "Masjid As-Salam", "That is no name of yours"),
            ("PST", "london", "That zone is not known here"),
        ):
            await typist.types(wrong)
            await typist.until(said)
            await typist.types(right)
        await typist.types("my token is secret")
        await typist.until("That is no token")
        await typist.types("700000002:another-token-that-opens-nothing-here")
        await typist.until("does not know this token")
        await typist.types(configuring.TOKEN)
        await typist.until("We wait for it.")
        code = here.code(typist)
        here.add_bot(here.group)
        here.world.says(here.adil, here.group, code + " is without topics, and unseen by a bot that is no admin")
        here.world.promoted(here.world.bot, here.group, ["can_delete_messages"])
        here.world.says(here.adil, here.group, code)
        await typist.until("has no topics yet")
        here.world.toggles_forum(here.group, True)
        here.world.says(here.adil, here.group, code)
        await typist.until("may not do enough")
        here.group.username = "careteam"
        here.world.says(here.adil, here.group, code)
        await typist.until("is public")
        here.group.username = None
        here.world.promoted(here.world.bot, here.group, RIGHTS)
        here.world.says(here.mina, here.world.private(here.mina), code)  # a private chat is no group
        here.world.says(here.adil, here.group, code)
        await typist.until("Press Enter when all have.")
        os.write(typist._master, b"\n")
        await typist.until("Nobody has written /me yet")
        here.world.says(here.adil, here.group, "/me")
        await typist.until("Press Enter when these are all.")
        os.write(typist._master, b"\n")
        for wrong, right, said in (
            ("nine to five", "8:00 - 20:00", "Type two times"),
            ("Huda", "Call Sister Huda, 555 0100.", "too short to find"),
            ("911", "999", "in your country"),
            ("…", "", "Type who runs it"),
            ("", "yes", "Please read it"),
            ("word " * 30, "We tell a doctor when a life is in danger.", "Please read it"),
            ("…", "Sister Huda", "Type the name"),
        ):
            await typist.types(wrong)
            await typist.until(said)
            await typist.types(right)
        assert await typist.ends() == 0, typist.seen
        tables = tomllib.loads((tmp_path / "config.toml").read_text("utf-8"))
        assert tables["confidentiality"]["under_18"]["en"].startswith("We tell a doctor")
        assert tables["team"]["rota"]["cover"] == {"days": "mon-sun", "from": "8:00", "to": "20:00"}
        assert "another-token" not in typist.seen
        assert "my token is secret" not in typist.seen


async def test_stopped_anywhere_it_goes_on_from_there(tmp_path: Path) -> None:
    how = signal.SIGKILL
    async with town() as here:
        config, words = tmp_path / "config.toml", ("--api-url", here.server.base_url)
        typist = Typist(config, *words)
        await to_the_group(typist, here)
        os.kill(typist.pid, how)
        assert await typist.ends() == -how
        assert not config.exists()
        left = tmp_path / "config.toml.unfinished"
        assert stat.S_IMODE(left.stat().st_mode) == 0o600
        assert configuring.TOKEN not in left.read_text("utf-8")
        typist = Typist(config, *words)
        await typist.until("Going on where you stopped.")
        await typist.until("We wait for it.")
        here.world.toggles_forum(here.group, True)
        here.add_bot(here.group)
        here.world.promoted(here.world.bot, here.group, RIGHTS)
        here.world.says(here.adil, here.group, here.code(typist))
        await typist.until("Press Enter when all have.")
        here.world.says(here.adil, here.group, "/me imam")
        await typist.until("Press Enter when these are all.")
        os.kill(typist.pid, how)
        await typist.ends()
        typist = Typist(config, *words)
        await typist.until("Press Enter when all have.")
        os.write(typist._master, b"\n")  # who had written is still known
        assert await to_the_end(typist) == 0, typist.seen
        assert not left.exists()
        assert main(["check", "--config", str(config)]) == 0
        again = Typist(config, *words)
        assert await again.ends() == 2
        assert "is there already" in again.seen


async def test_it_speaks_arabic(tmp_path: Path) -> None:
    async with town() as here:
        typist = Typist(tmp_path / "config.toml", "--api-url", here.server.base_url)
        await typist.types("العربية")
        await typist.until("ما اسم جماعتكم")
        await typist.types("مسجد السلام")
        await typist.types("Cairo")
        await typist.types(configuring.TOKEN)
        await typist.until("نحن في الانتظار.")
        found = re.search("كلمة الربط: ([A-Z2-9]{6})", typist.seen)
        assert found
        here.world.toggles_forum(here.group, True)
        here.add_bot(here.group)
        here.world.promoted(here.world.bot, here.group, RIGHTS)
        here.world.says(here.adil, here.group, found[1])
        await typist.until("هذه هي المجموعة")
        here.world.says(here.adil, here.group, "/me إمام")
        await typist.until("إمام")
        os.write(typist._master, b"\n")
        for answer in ("", "الأخت هدى، 5550100", "123", "لجنة الرعاية", "نعم", "نعم", "الأخت هدى"):
            await typist.types(answer)
        assert await typist.ends() == 0, typist.seen
        tables = tomllib.loads((tmp_path / "config.toml").read_text("utf-8"))
        assert tables["confidentiality"]["operator"] == "لجنة الرعاية"
        assert tables["confidentiality"]["passed_on"]["ar"].startswith("إذا كانت حياة")
        assert main(["check", "--config", str(tmp_path / "config.toml")]) == 0


async def test_it_can_be_tried_without_telegram(tmp_path: Path) -> None:
    typist = Typist(tmp_path / "config.toml", "--rehearse")
    await typist.until("nothing here reaches Telegram")
    for answer in ("en", "Masjid As-Salam", "London"):
        await typist.types(answer)
    await typist.types(configuring.TOKEN)
    await typist.until("We wait for it.")
    os.kill(typist.pid, signal.SIGINT)
    assert await typist.ends() == 1
    assert os.listdir(tmp_path) == []


def test_another_api_has_to_be_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for url in ("http://example.org/bot", "https://example.org", "bot"):
        assert main(["init", "--config", str(tmp_path / "c.toml"), "--api-url", url]) == 2
        assert "--api-url" in capsys.readouterr().err


def test_no_two_people_have_one_name_and_who_writes_again_is_one() -> None:
    people = wizard.met([], 1, "Adil", "imam")
    people = wizard.met(people, 2, " adil ", "")
    people = wizard.met(people, 1, "Adil", "counsellor")
    assert people == [Somebody(2, "adil 2", ""), Somebody(1, "Adil", "counsellor")]


STEERING = "\x1b[2J\x1b]0;owned\x07\x9b2J\u202egnp\nTeam"


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A terminal at which nobody types."""
    reading, writing = os.pipe()
    os.close(writing)
    with open(reading, encoding="utf-8") as lines:
        monkeypatch.setattr(sys, "stdin", lines)
        yield


@pytest.mark.usefixtures("nobody")
async def test_titles_and_names_of_strangers_reach_the_terminal_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal()
    terminal.say(STEERING)
    with pytest.raises(Stopped):
        await terminal.ask(STEERING)
    shown = capsys.readouterr().out
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)
    assert shown.count("⟨U+001B⟩[2J") == 2


def test_the_configuration_gets_no_name_that_steers_a_screen() -> None:
    (one,) = wizard.met([], 1, STEERING, STEERING)
    assert one.name == one.discipline == "[2J ]0;owned 2J gnp Team"
    (one,) = wizard.met([], 1, "سميّة\u200cمريم 👩\u200d⚕️", "")
    assert one.name == "سميّة\u200cمريم 👩\u200d⚕️"


def test_every_step_is_asked_in_order() -> None:
    known: dict[str, str] = {}
    for step in Step:
        assert wizard.next_step(known) is step
        known[step] = "x"
    assert wizard.next_step(known) is None
