"""PTB as we use it: no updater of its own, no queue, our own way of calling, and errors that are not swallowed."""

from typing import Any

from telegram import Bot
from telegram.ext import Application, ApplicationBuilder, ContextTypes

from bot.telegram.request import Request
from handlers.turn import Turn
from rules.config import Config

App = Application[Any, Turn, Any, Any, Any, Any]


class Faithful(Application[Any, Turn, Any, Any, Any, Any]):
    """PTB's application, but a handler's error reaches whoever asked for the update to be processed."""

    async def process_error(self, update: object, error: Exception, *args: Any, **kwargs: Any) -> bool:
        """Pass it on: a turn that failed must not be taken for one that succeeded."""
        raise error


def build(config: Config, calls: Request, asking: Request) -> App:
    """`asking` is for getUpdates alone, which would hold a connection of the others."""
    bot = Bot(
        config.telegram.token,
        base_url=config.telegram.api_url,
        base_file_url=config.telegram.file_url,
        request=calls,
        get_updates_request=asking,
    )
    builder = ApplicationBuilder().application_class(Faithful).bot(bot).context_types(ContextTypes(context=Turn))
    return builder.updater(None).job_queue(None).build()
