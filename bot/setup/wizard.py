"""`safespaces init`: asks in plain words, checks each answer at once, finds the group, writes the configuration.

Every answer is kept in a file beside the configuration until that is written, so that it can be stopped anywhere and
gone on with. The token and the root key go into their files at once and stand nowhere else.
"""

import asyncio
import json
import os
import secrets
from collections.abc import Coroutine, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.config import ConfigError, doubts, load
from bot.config.reading import TOKEN
from bot.setup import answers
from bot.setup.meeting import Meeting
from bot.setup.terminal import Stopped, Terminal
from bot.telegram.request import Request
from locales.render import Sentences
from rules.setup import wizard
from rules.setup.wizard import Somebody, Step
from storage.disk.vault import new_root

PROMISES = (Step.PASSED_ON, Step.UNDER_18)
COMMENTS = ("head", "community", "telegram", "storage", "team", "rota", "contact", "emergency", "confidentiality")
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Of the code for the group: none that looks like another."""
OURS = "https://api.telegram.org/bot"


def main(config: Path, api: str | None, hint: str = "") -> int:
    """0 where a configuration was written, 1 where somebody stopped, 2 where there is one already. `hint` is said once,
    when the token is asked for."""
    try:
        return asyncio.run(run(config, api, hint))
    except (Stopped, KeyboardInterrupt):
        return 1


async def run(config: Path, api: str | None, hint: str = "") -> int:
    """The same inside a loop that runs already."""
    asking = Wizard(config, api, hint)
    if asking.there():
        return 2
    try:
        await asking.go()
    except Stopped:
        asking.say("wizard-stopped")
        return 1
    finally:
        await asking.hang_up()
    return 0


class Wizard:
    """What was answered so far, and the way to whoever answers."""

    def __init__(self, config: Path, api: str | None, hint: str) -> None:
        self._config, self._folder, self._hint = config, config.absolute().parent, hint
        self._state = config.with_name(config.name + ".unfinished")
        self._known = self._recalled()
        if api and api != OURS:
            self._known["api"] = api
        self._terminal = Terminal()
        self._sentences = Sentences("en")
        self._bot: Bot | None = None
        self._calls = (Request(4), Request(1))

    # ── words ───────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def language(self) -> str:
        """Of whoever answers, once that is known."""
        return self._known.get(Step.LANGUAGE, "en")

    def words(self, id: str, **args: str | int) -> str:
        """A sentence."""
        return self._sentences.render(self.language, id, **args)

    def say(self, id: str, **args: str | int) -> None:
        """A sentence on the terminal."""
        self._terminal.say(self.words(id, **args))

    # ── the way through ─────────────────────────────────────────────────────────────────────────────────────────

    def there(self) -> bool:
        """Whether there is a configuration already; that is said, and nothing else done."""
        if self._config.exists():
            self.say("wizard-exists", file=self._config.name)
        return self._config.exists()

    async def go(self) -> None:
        """Ask until everything is known, then write it."""
        if self._known.keys() - {"api"}:
            self.say("wizard-goes-on")
        while (step := wizard.next_step(self._known)) is not None:
            await self._take(step)
            self._keep()
        self._write()

    async def _take(self, step: Step) -> None:
        if step is Step.TOKEN:
            await self._token()
        elif step is Step.GROUP:
            await self._group()
        elif step is Step.PEOPLE:
            await self._people()
        else:
            self._known[step] = await self._answer(step)

    async def _answer(self, step: Step) -> str:
        proposal = self._proposal(step)
        while True:
            text = await self._terminal.ask(self.words(f"wizard-ask-{step}", **self._blanks(step, proposal)))
            try:
                found = answers.checked(step, text, self._known)
            except answers.Wrong:
                self.say(f"wizard-wrong-{step}", **({"most": answers.MOST} if step in PROMISES else {}))
                continue
            return proposal if step in PROMISES and found == "yes" else found

    def _proposal(self, step: Step) -> str:
        if step not in PROMISES:
            return ""
        return self.words(f"wizard-text-{step}")

    def _blanks(self, step: Step, proposal: str) -> Mapping[str, str]:
        match step:
            case Step.ZONE:
                return {"here": answers.local_zone() or "–"}
            case Step.HOURS:
                return {"hours": wizard.USUAL_HOURS}
            case Step.OPERATOR:
                return {"name": self._known[Step.NAME]}
            case _ if proposal:
                return {"text": proposal}
        return {}

    # ── Telegram ────────────────────────────────────────────────────────────────────────────────────────────────

    async def _token(self) -> None:
        """Asked for unseen, tried at once, kept in its file only."""
        self.say("wizard-botfather")
        if self._hint:
            self._terminal.say(self._hint)
        while True:
            text = await self._terminal.ask(self.words("wizard-ask-token"), unseen=True)
            if not TOKEN.fullmatch(text):
                self.say("wizard-wrong-token")
                continue
            try:
                name = await self._call(text)
            except InvalidToken:
                self.say("wizard-refused-token")
            except TelegramError:
                self.say("wizard-away")
            else:
                break
        self._secret("token", text)
        self._known[Step.TOKEN] = "given"
        self.say("wizard-met", name=name)

    async def _call(self, token: str) -> str:
        """The name of the bot with this token; from then on it is the one that is asked."""
        api = self._known.get("api", OURS)
        bot = Bot(token, base_url=api, request=self._calls[0], get_updates_request=self._calls[1])
        await bot.initialize()
        self._bot = bot
        return bot.first_name

    async def _meeting(self) -> Meeting:
        """After a stop the token is read from its file."""
        if self._bot is None:
            await self._call((self._folder / "secrets" / "token").read_text(encoding="ascii").strip())
        assert self._bot is not None
        return Meeting(self._bot, self.say)

    async def _group(self) -> None:
        code = "".join(secrets.choice(LETTERS) for _ in range(6))
        self.say("wizard-ask-group", code=code)
        group, sender = await self._or_stopped((await self._meeting()).group(code))
        self._known |= {Step.GROUP: str(group), "admin": str(sender)}
        self.say("wizard-found-group")

    async def _people(self) -> None:
        """Members write /me until somebody here says that these are all."""
        meeting, group = await self._meeting(), int(self._known[Step.GROUP])
        self.say("wizard-ask-people")
        hearing = asyncio.create_task(self._hear(meeting, group))
        try:
            while True:
                await self._terminal.line()
                if wizard.people_of(self._known):
                    break
                self.say("wizard-wrong-people")
            await meeting.close()
        finally:
            await _ended(hearing)
        self._known[Step.PEOPLE] = self._known.pop("seen")

    async def _hear(self, meeting: Meeting, group: int) -> None:
        async for people in meeting.people(group, wizard.people_of(self._known)):
            self._known["seen"] = wizard.kept(people)
            self._keep()
            self.say("wizard-people", people="\n".join(self._row(each) for each in people), count=len(people))

    def _row(self, each: Somebody) -> str:
        return f"  {each.name}, {each.discipline or self.words('wizard-discipline')} ({each.id})"

    async def _or_stopped(self, work: Coroutine[Any, Any, tuple[int, int]]) -> tuple[int, int]:
        """Wait for it; whoever ends the terminal meanwhile stops it."""
        doing, ending = asyncio.create_task(work), asyncio.create_task(self._until_gone())
        try:
            await asyncio.wait([doing, ending], return_when=asyncio.FIRST_COMPLETED)
            if not doing.done():
                raise Stopped
            return doing.result()
        finally:
            await _ended(doing, ending)

    async def _until_gone(self) -> None:
        """Lines that nobody asked for are passed over."""
        with suppress(Stopped):
            while True:
                await self._terminal.line()

    async def hang_up(self) -> None:
        """Close every connection."""
        for each in self._calls:
            await each.shutdown()

    # ── what is kept ────────────────────────────────────────────────────────────────────────────────────────────

    def _recalled(self) -> dict[str, str]:
        try:
            found = json.loads(self._state.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}

    def _keep(self) -> None:
        _place(self._state, json.dumps(self._known, ensure_ascii=False))

    def _secret(self, name: str, text: str) -> None:
        folder = self._folder / "secrets"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _place(folder / name, text + "\n")

    def _write(self) -> None:
        """The key first, then the configuration, if it is without a mistake; what was kept meanwhile goes."""
        key = self._folder / "secrets" / "root.key"
        if not key.exists():
            new_root(key)
        told = {each: self.words(f"wizard-comment-{each}") for each in COMMENTS}
        told |= {"label": self.words("wizard-label"), "discipline": self.words("wizard-discipline")}
        now = datetime.now(ZoneInfo(self._known[Step.ZONE]))
        monday = now - timedelta(days=now.weekday())
        text = wizard.written(self._known, told, f"{monday:%Y-%m-%d}T09:00:00", f"{now:%Y-%m-%d}")
        beside = self._config.with_name(self._config.name + ".new")
        _place(beside, text)
        try:
            load(beside, {}, lambda tables: doubts.mistakes(tables, now.date()))
        except ConfigError as error:
            for each in error.mistakes:
                self._terminal.say(str(each))
            raise Stopped from None
        os.replace(beside, self._config)
        self._state.unlink(missing_ok=True)
        self.say("wizard-done", file=self._config.name)


async def _ended(*tasks: "asyncio.Task[Any]") -> None:
    for each in tasks:
        each.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _place(file: Path, text: str) -> None:
    """For its owner alone, and there whole or not at all."""
    beside = file.with_name(file.name + ".part")
    with suppress(OSError):
        beside.unlink()
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    os.replace(beside, file)
