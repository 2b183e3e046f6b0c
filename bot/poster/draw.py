"""`safespaces poster`: a page for the wall in two sizes and a small card, in every language of the community."""

import asyncio
import re
import sys
from pathlib import Path

from telegram import Bot
from telegram.error import TelegramError

from bot.poster.fonts import NoFont
from bot.poster.sheet import SIZES, Sheet, Text
from bot.telegram.request import Request
from locales.languages import LANGUAGES
from locales.render import of_config
from rules.config import Config

ISOLATES = re.compile("[\u2066-\u2069]")
"""Signs that a screen needs around numbers, and that some fonts draw as boxes."""


class Poster:
    """What stands on every sheet of a community."""

    def __init__(self, config: Config, username: str, font: Path | None) -> None:
        self._sentences, self._config = of_config(config), config
        self._username, self._font = username, font

    def write(self, language: str, folder: Path) -> list[Path]:
        """Every size in this language. Raises `NoFont`."""
        return [path for kind in SIZES for path in self.sheet(language, kind).save(folder, f"{kind}-{language}")]

    def sheet(self, language: str, kind: str) -> Sheet:
        """The letters grow smaller until everything has its place."""
        shrunk = 1.0
        while True:
            sheet = Sheet(kind, language, self._font)
            self._card(sheet, language, shrunk) if kind == "card" else self._page(sheet, language, shrunk)
            if not sheet.full or shrunk < 0.4:
                return sheet
            shrunk *= 0.92

    @property
    def address(self) -> str:
        """Where the code leads: the bot and nothing more, so that nobody can tell where somebody has read it."""
        return f"https://t.me/{self._username}"

    def _page(self, sheet: Sheet, language: str, shrunk: float) -> None:
        sheet.put(Text(self._words(language, "poster-title"), 7.5 * shrunk))
        sheet.put(Text(self._words(language, "poster-what"), 3.6 * shrunk))
        sheet.code(self.address, 0.36 * shrunk)
        sheet.put(Text(f"Telegram: @{self._username}", 4.4 * shrunk))
        sheet.put(Text(self._words(language, "poster-honest"), 2.8 * shrunk))
        sheet.put(Text(self._words(language, "poster-danger") + "\n" + self._words(language, "=numbers"), 3.6 * shrunk))
        sheet.put(Text(self._words(language, "poster-human") + "\n" + self._words(language, "=contact"), 3.2 * shrunk))

    def _card(self, sheet: Sheet, language: str, shrunk: float) -> None:
        sheet.narrow(0.44)
        sheet.code(self.address, 0.58, aside=True)
        sheet.put(Text(self._words(language, "poster-title"), 9.0 * shrunk))
        sheet.put(Text(f"\u200e@{self._username}", 6.4 * shrunk))
        sheet.put(Text(self._words(language, "=numbers"), 6.4 * shrunk))

    def _words(self, language: str, id: str) -> str:
        return ISOLATES.sub("", self._sentences.render(language, id))


def main(config: Config, folder: Path, font: Path | None) -> int:
    """Write them; 1 where Telegram does not say the bot's name, or no font is there for a language."""
    sentences = of_config(config)
    try:
        username = asyncio.run(_username(config))
    except TelegramError:
        sys.stderr.write(sentences.render(config.languages[0], "poster-no-name") + "\n")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    code = 0
    for language in config.languages:
        try:
            written = Poster(config, username, font).write(language, folder)
        except NoFont:
            sys.stderr.write(
                sentences.render(config.languages[0], "poster-no-font", language=LANGUAGES[language].name) + "\n"
            )
            code = 1
            continue
        for path in written:
            sys.stdout.write(f"{path}\n")
    return code


async def _username(config: Config) -> str:
    calls = Request(1)
    bot = Bot(config.telegram.token, base_url=config.telegram.api_url, request=calls, get_updates_request=Request(1))
    try:
        await bot.initialize()
        return bot.username
    finally:
        await bot.shutdown()
        await calls.shutdown()
