"""What Telegram shows of the bot without asking us: the description with the emergency numbers, the list of commands.

The description stands in the empty chat before anything is pressed, and stays there when this process is down.
"""

import asyncio

from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats
from telegram.error import RetryAfter

from bot.house import House
from bot.journal import event, trouble
from bot.loops.worker import Worker
from bot.telegram.commands import tell_groups
from bot.telegram.fates import seconds
from handlers.journeys import COMMANDS, LISTED
from locales.render import Sentences
from rules.config import Config
from rules.send import line

LONGEST = 512
"""Letters of a description."""
FIRST_RETRY, LAST_RETRY = 5.0, 600.0
"""Seconds; network time, not the clock's."""


class Profile(Worker):
    """Brought up to date at the start and whenever a new configuration is in force."""

    def __init__(self, house: House, bot: Bot) -> None:
        self._house = house
        self._bot = bot
        self._stir = asyncio.Event()
        self._stir.set()

    def stir(self) -> None:
        """A new configuration is in force."""
        self._stir.set()

    def reload(self) -> None:
        """A new configuration is in force."""
        self.stir()

    async def run(self) -> None:
        """As long as the process lives; what fails is tried again, and nobody waits for it."""
        wait = FIRST_RETRY
        while True:
            await self._stir.wait()
            self._stir.clear()
            try:
                await self._tell()
                wait = FIRST_RETRY
            except Exception as error:  # noqa: BLE001 - this loop must not die, whatever shape an answer has
                trouble("profile-failed", error)
                if isinstance(error, RetryAfter):
                    wait = max(wait, seconds(error))
                await asyncio.sleep(wait)
                wait = min(wait * 2, LAST_RETRY)
                self._stir.set()

    async def _tell(self) -> None:
        """Only what differs is set: Telegram allows few such calls."""
        languages = self._house.config.languages
        for code, language in (("", languages[0]), *((each, each) for each in languages)):
            said = description(self._house.sentences, language)
            if (await self._bot.get_my_description(code or None)).description != said:
                await self._bot.set_my_description(said, code or None)
            scope = BotCommandScopeAllPrivateChats()
            commands = listed(self._house.config, self._house.sentences, language)
            if list(await self._bot.get_my_commands(scope, code or None)) != commands:
                await self._bot.set_my_commands(commands, scope, code or None)
        await tell_groups(self._house, self._bot)
        event("profile-told")


def listed(config: Config, sentences: Sentences, language: str) -> list[BotCommand]:
    """The list of commands as a reporter of this language sees it."""
    return [BotCommand(each, sentences.render(language, f"command-{each}")) for each in menu(config)]


def menu(config: Config) -> list[str]:
    """The reporters' commands that are of use here, in private chats only; each is `command-NAME` in `locales/`."""
    return [each for each in LISTED if COMMANDS[each].offered(config)]


def description(sentences: Sentences, language: str) -> str:
    """The numbers above all: where not everything fits, the words go first, then the last numbers."""
    words = sentences.line(language, line("profile-text"))
    numbers = sentences.line(language, line("=numbers"))
    whole = f"{words}\n{numbers}"
    if len(whole) <= LONGEST:
        return whole
    kept: list[str] = []
    for each in numbers.splitlines():
        if len("\n".join([*kept, each])) <= LONGEST:
            kept.append(each)
    return "\n".join(kept)
