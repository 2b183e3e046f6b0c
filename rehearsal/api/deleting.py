"""deleteMessage and deleteMessages."""

from itertools import pairwise

from rehearsal.api.access import ACCESS, bot_member, chat_of, message_of
from rehearsal.api.errors import bad, forbidden
from rehearsal.api.params import CHAT, JSON, NUMBER, Call
from rehearsal.api.table import method
from rehearsal.world import Chat, Kind, Message

DELETABLE = 48 * 3600
"""Bots can delete messages younger than this, in seconds; their own and other people's, private chats included. They
may where they are blocked, too: MessagesManager.cpp delete_messages only asks for access to read."""


CHANNEL = "MessagesManager.cpp can_delete_channel_message"
REVOKE = "MessagesManager.cpp can_revoke_message"
IDS = "Client.cpp get_message_ids"


def check_deletable(call: Call, chat: Chat, message: Message) -> None:
    """Refuse what the bot may not delete here, or no longer."""
    age = call.world.now() - message.date
    if chat.kind in (Kind.SUPERGROUP, Kind.CHANNEL):
        if age >= DELETABLE or not _allowed(call, chat, message):
            raise bad("message can't be deleted", CHANNEL)
    elif age > DELETABLE or (chat.kind is Kind.GROUP and not _revocable(call, chat, message)):
        raise bad("message can't be deleted for everyone", REVOKE)


def _allowed(call: Call, chat: Chat, message: Message) -> bool:
    """Whether the bot may delete this in a supergroup or channel: its own words, and with the right the rest."""
    if {"forum_topic_created", "supergroup_chat_created", "migrate_from_chat_id"} & message.body.keys():
        return False
    member = bot_member(call, chat)
    if member.may("can_delete_messages"):
        return True
    needs_posting = chat.kind is Kind.CHANNEL or message.is_service
    return _own(call, message) and (not needs_posting or member.may("can_post_messages"))


def _revocable(call: Call, chat: Chat, message: Message) -> bool:
    return (_own(call, message) and not message.is_service) or bot_member(call, chat).administers


def _own(call: Call, message: Message) -> bool:
    return message.written_by is call.world.bot or message.sender is call.world.bot


def reachable(call: Call) -> Chat:
    """The chat; deleting also works where the bot is blocked."""
    chat = chat_of(call, write=False)
    if chat.kind is Kind.PRIVATE:
        if chat.person is not None and chat.person.deactivated:
            raise forbidden("user is deactivated", ACCESS)
        return chat
    return chat_of(call)


@method("deleteMessage", {"chat_id": CHAT, "message_id": NUMBER})
def delete_message(call: Call) -> bool:
    """One message, for everybody."""
    if "chat_id" not in call.params:
        raise bad("chat identifier is not specified", "Client.cpp process_delete_message_query")
    if call.number("message_id") <= 0:
        raise bad("message identifier is not specified", "Client.cpp process_delete_message_query")
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
    if given in (None, []):
        raise bad("message identifiers are not specified", IDS)
    if not isinstance(given, list):
        raise bad("expected an Array of message identifiers", IDS)
    if len(given) > 100:
        raise bad("too many message identifiers specified", IDS)
    if not all(isinstance(number, int) for number in given):
        raise bad("message identifier must be a Number", IDS)
    if min(given) <= 0:
        raise bad("invalid message identifier specified", IDS)
    if ordered and any(later <= earlier for earlier, later in pairwise(given)):
        raise bad(
            "message identifiers must be in a strictly increasing order", "MessagesManager.cpp get_forwarded_messages"
        )
    return given
