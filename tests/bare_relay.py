"""A bare relay on python-telegram-bot: the same calls to Telegram as the bot makes, nothing stored, nothing sealed.

What it costs to carry a message at all: the measure for `tests/bench.py`. Run as `python -m tests.bare_relay API_URL
TOKEN GROUP`.
"""

import logging
import sys
from typing import Any

from telegram import Bot, LinkPreviewOptions, ReplyParameters, Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters
from telegram.request import HTTPXRequest

PLAIN = LinkPreviewOptions(is_disabled=True)


class Relay:
    """Who writes in private has a topic; what is said there as a reply goes back to them."""

    def __init__(self, group: int) -> None:
        self._group = group
        self._topics: dict[int, int] = {}
        self._people: dict[int, int] = {}

    async def inward(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A reporter's words into their topic."""
        message = update.effective_message
        assert message is not None
        bot: Bot = context.bot
        if message.chat_id not in self._topics:
            topic = await bot.create_forum_topic(self._group, f"case {len(self._topics)}")
            self._topics[message.chat_id] = topic.message_thread_id
            self._people[topic.message_thread_id] = message.chat_id
        await bot.send_message(
            self._group,
            f"Reporter:\n{message.text}",
            message_thread_id=self._topics[message.chat_id],
            entities=[],
            link_preview_options=PLAIN,
            disable_notification=True,
        )

    async def outward(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A member's reply to its reporter, and the mark that it was kept."""
        message = update.effective_message
        assert message is not None
        person = self._people.get(message.message_thread_id or 0)
        replied = message.reply_to_message
        if person is None or replied is None or replied.message_id == message.message_thread_id:
            return
        bot: Bot = context.bot
        await bot.send_message(
            person,
            f"Team, Conversation 1:\n{message.text}",
            entities=[],
            reply_parameters=ReplyParameters(1, allow_sending_without_reply=True),
            link_preview_options=PLAIN,
            disable_notification=False,
        )
        await bot.set_message_reaction(message.chat_id, message.message_id, "🕊")


def main() -> None:
    """Poll until ended."""
    logging.disable(logging.CRITICAL)
    api_url, token, group = sys.argv[1:4]
    relay = Relay(int(group))
    application: Application[Any, Any, Any, Any, Any, Any] = (
        ApplicationBuilder()
        .token(token)
        .base_url(api_url)
        .request(HTTPXRequest(connection_pool_size=256, read_timeout=20))
        .get_updates_request(HTTPXRequest(connection_pool_size=2, read_timeout=60))
        .job_queue(None)
        .build()
    )
    application.add_handler(MessageHandler(filters.ChatType.PRIVATE & filters.TEXT, relay.inward))
    application.add_handler(MessageHandler(filters.ChatType.SUPERGROUP & filters.TEXT, relay.outward))
    application.run_polling(timeout=25)


if __name__ == "__main__":
    main()
