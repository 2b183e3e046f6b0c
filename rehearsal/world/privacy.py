"""What the bot is shown of a group: membership and privacy mode."""

from rehearsal.world.chats import Chat, Kind, Message
from rehearsal.world.people import BotAccount
from rehearsal.world.text import cut


def reaches_bot(bot: BotAccount, message: Message) -> bool:
    """Whether Telegram delivers this message to the bot.

    Its own messages it never gets. In groups: everything, if it administers or privacy mode is off; else service
    messages, replies to it, mentions of it, messages sent through it, commands that name it, and commands that name
    nobody if it was the last bot to write there.
    """
    chat = message.chat
    if message.written_by is bot or (message.sender is bot and not message.is_service):
        return False
    if chat.kind is Kind.PRIVATE:
        return not chat.blocked
    member = chat.member(bot)
    if member is None or not member.inside:
        return False
    if member.administers or bot.reads_all or message.is_service or chat.kind is Kind.CHANNEL:
        return True
    reply = message.reply_to
    if reply is not None and reply.sender is bot and not reply.is_service:
        return True
    if message.extra.get("via_bot", {}).get("id") == bot.id:
        return True
    return _addressed(bot, message, chat)


def _addressed(bot: BotAccount, message: Message, chat: Chat) -> bool:
    """Whether the words call the bot."""
    handle = f"@{bot.username}".lower()
    for entity in message.body.get("entities") or message.body.get("caption_entities") or ():
        words = cut(message.text, entity["offset"], entity["length"]).lower()
        match entity["type"]:
            case "bot_command":
                named = words.partition("@")[2]
                if f"@{named}" == handle or (not named and chat.last_bot is bot):
                    return True
            case "mention" if words == handle:
                return True
            case "text_mention" if entity.get("user", {}).get("id") == bot.id:
                return True
    return False
