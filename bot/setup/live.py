"""`safespaces check --live`: every finding with its remedy, in the community's first language."""

import asyncio
from datetime import timedelta

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.setup.looks import look
from bot.telegram.request import Request
from locales.render import of_config
from rules.config import Config
from rules.send import Line, line
from rules.setup.live_check import findings


def main(config: Config) -> list[str]:
    """What was found, in words; nothing where all is well."""
    sentences, language = of_config(config), config.languages[0]
    return [sentences.line(language, each) for each in asyncio.run(found(config))]


async def found(config: Config) -> list[Line]:
    """Ask, then judge."""
    calls = Request(8)
    bot = Bot(config.telegram.token, base_url=config.telegram.api_url, request=calls, get_updates_request=Request(1))
    try:
        await bot.initialize()
        facts = await look(bot, config, calls.ahead or timedelta(), touch=True)
    except InvalidToken:
        return [line("live-token")]
    except TelegramError:
        return [line("live-away")]
    finally:
        await bot.shutdown()
        await calls.shutdown()
    return [each.said for each in findings(facts)]
