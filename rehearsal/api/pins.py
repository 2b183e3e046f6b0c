"""Pinning."""

from rehearsal.api.access import bot_member, chat_of, message_of
from rehearsal.api.errors import bad
from rehearsal.api.params import CHAT, FLAG, NUMBER, OUT, Call
from rehearsal.api.table import method
from rehearsal.world import Chat, Kind


def check_may_pin(call: Call, chat: Chat) -> None:
    """Refuse unless the bot may handle pinned messages here."""
    if chat.kind is Kind.PRIVATE:
        return
    right = "can_edit_messages" if chat.kind is Kind.CHANNEL else "can_pin_messages"
    member = bot_member(call, chat)
    if not member.may(right) and not (chat.is_group and "can_pin_messages" in chat.allowed):
        raise bad("not enough rights to manage pinned messages in the chat")


def pinning(call: Call) -> Chat:
    """The chat, if the bot may pin there."""
    chat = chat_of(call)
    check_may_pin(call, chat)
    return chat


@method(
    "pinChatMessage",
    {"chat_id": CHAT, "message_id": NUMBER, "business_connection_id": OUT, "disable_notification": FLAG},
)
def pin_chat_message(call: Call) -> bool:
    """Pin; a service message tells everybody, and the bot too."""
    chat = pinning(call)
    message = message_of(call, chat, "message to pin")
    if message.is_service:
        raise bad("message can't be pinned")
    call.world.pins(call.world.bot, message, silent=call.flag("disable_notification"))
    return True


@method("unpinChatMessage", {"chat_id": CHAT, "business_connection_id": OUT, "message_id": NUMBER})
def unpin_chat_message(call: Call) -> bool:
    """Take one pin away: the newest, unless a message is named."""
    chat = pinning(call)
    number = call.number("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.messages:
        raise bad("message to unpin not found")
    call.world.unpins(chat.messages[number])
    return True


@method("unpinAllChatMessages", {"chat_id": CHAT})
def unpin_all_chat_messages(call: Call) -> bool:
    """Take all pins away."""
    chat = pinning(call)
    chat.pinned.clear()
    call.world.changed()
    return True
