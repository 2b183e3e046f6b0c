"""deleteMessage and deleteMessages."""

from itertools import pairwise

from rehearsal.api.access import bot_member, chat_of, message_of
from rehearsal.api.errors import bad, forbidden
from rehearsal.api.params import CHAT, JSON, NUMBER, Call
from rehearsal.api.table import method
from rehearsal.world import Chat, Kind, Message

DELETABLE = 48 * 3600
"""Bots can delete messages younger than this, in seconds; their own and other people's, private chats included."""


def check_deletable(call: Call, chat: Chat, message: Message) -> None:
    """Refuse what the bot may not delete here, or no longer."""
    if "forum_topic_created" in message.body or "supergroup_chat_created" in message.body:
        raise bad("message can't be deleted")
    if chat.kind is not Kind.PRIVATE and not _allowed(call, chat, message):
        raise bad("message can't be deleted")
    if call.world.now() - message.date >= DELETABLE:
        raise bad("message can't be deleted for everyone")


def _allowed(call: Call, chat: Chat, message: Message) -> bool:
    member = bot_member(call, chat)
    own = message.written_by is call.world.bot or message.sender is call.world.bot
    match chat.kind:
        case Kind.GROUP:
            return own or member.administers
        case Kind.CHANNEL:
            return (own and member.may("can_post_messages")) or member.may("can_delete_messages")
        case _:
            return own or member.may("can_delete_messages")


def reachable(call: Call) -> Chat:
    """The chat; deleting also works where the bot is blocked."""
    chat = chat_of(call, write=False)
    if chat.kind is Kind.PRIVATE:
        if chat.person is not None and chat.person.deactivated:
            raise forbidden("user is deactivated")
        return chat
    return chat_of(call)


@method("deleteMessage", {"chat_id": CHAT, "message_id": NUMBER})
def delete_message(call: Call) -> bool:
    """One message, for everybody."""
    chat = reachable(call)
    message = message_of(call, chat, "message to delete")
    check_deletable(call, chat, message)
    call.world.erase(message)
    return True


@method("deleteMessages", {"chat_id": CHAT, "message_ids": JSON})
def delete_messages(call: Call) -> bool:
    """1 to 100 messages; those that do not exist are skipped, one that may not be deleted stops them all."""
    chat = reachable(call)
    messages = [chat.messages[number] for number in numbers(call) if number in chat.messages]
    for message in messages:
        check_deletable(call, chat, message)
    for message in messages:
        call.world.erase(message)
    return True


def numbers(call: Call, *, ordered: bool = False) -> list[int]:
    """The parameter message_ids: 1 to 100 numbers, strictly increasing where Telegram wants that."""
    given = call.json("message_ids")
    if not isinstance(given, list) or not all(isinstance(number, int) for number in given):
        raise bad("can't parse message identifiers: an Array of Numbers expected")
    if not given:
        raise bad("message identifiers are not specified")
    if len(given) > 100:
        raise bad("too many message identifiers specified")
    if ordered and any(later <= earlier for earlier, later in pairwise(given)):
        raise bad("message identifiers must be in a strictly increasing order")
    return given
