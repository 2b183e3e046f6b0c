"""Lines that Telegram writes when the bot renames a topic or pins a card: noise between people's words."""

from telegram import Update

from handlers.turn import Turn


async def noise(update: Update, turn: Turn) -> None:
    """One of the bot's own is taken away, after the commit; people's stay."""
    message = update.effective_message
    if message is not None and message.from_user is not None and message.from_user.id == turn.bot.id:
        turn.scope.litter = True
