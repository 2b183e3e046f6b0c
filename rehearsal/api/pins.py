"""Pinning."""

from rehearsal.api.access import bot_member, chat_of, message_of
from rehearsal.api.errors import bad
from rehearsal.api.params import CHAT, FLAG, NUMBER, OUT, Call
from rehearsal.api.table import method
from rehearsal.world import Chat, Kind

CAN_PIN = "DialogManager.cpp can_pin_messages"


def check_may_pin(call: Call, chat: Chat) -> None:
    """Refuse unless the bot may handle pinned messages here, as an administrator: what everybody in a group may do
    does not count for bots (DialogParticipant.cpp apply_restrictions)."""
    if chat.kind is Kind.PRIVATE:
        return
    right = "can_edit_messages" if chat.kind is Kind.CHANNEL else "can_pin_messages"
    member = bot_member(call, chat)
    if not (member.administers if chat.kind is Kind.GROUP else member.may(right)):
        raise bad("not enough rights to manage pinned messages in the chat", CAN_PIN)


@method(
    "pinChatMessage",
    {"chat_id": CHAT, "message_id": NUMBER, "business_connection_id": OUT, "disable_notification": FLAG},
)
def pin_chat_message(call: Call) -> bool:
    """Pin; a service message tells everybody, and the bot too."""
    chat = chat_of(call)
    message = message_of(call, chat, "message to pin")
    check_may_pin(call, chat)
    if message.is_service:
        raise bad("service messages can't be pinned", "MessagesManager.cpp can_pin_message")
    call.world.pins(call.world.bot, message, silent=call.flag("disable_notification"))
    return True


@method("unpinChatMessage", {"chat_id": CHAT, "business_connection_id": OUT, "message_id": NUMBER})
def unpin_chat_message(call: Call) -> bool:
    """Take one pin away: the newest, unless a message is named."""
    chat = chat_of(call)
    number = call.number("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.messages:
        raise bad("message to unpin not found", "Client.cpp TdOnGetChatPinnedMessageToUnpinCallback, check_message")
    check_may_pin(call, chat)
    call.world.unpins(chat.messages[number])
    return True


@method("unpinAllChatMessages", {"chat_id": CHAT})
def unpin_all_chat_messages(call: Call) -> bool:
    """Take all pins away."""
    chat = chat_of(call)
    check_may_pin(call, chat)
    chat.pinned.clear()
    call.world.changed()
    return True
