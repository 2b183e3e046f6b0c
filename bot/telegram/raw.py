"""What a raw update says about its chat, before anybody has tried to parse it."""

from typing import Any


def chat_of(update: dict[str, Any]) -> int | None:
    """The chat that a raw update is about; None where it names none."""
    for value in update.values():
        if isinstance(value, dict):
            message = value.get("message") if "chat" not in value else value
            chat = message.get("chat") if isinstance(message, dict) else None
            if isinstance(chat, dict) and isinstance(chat.get("id"), int):
                return int(chat["id"])
    return None


def thread_of(update: dict[str, Any]) -> int | None:
    """The topic that a raw update's message stands in; None where it stands in none."""
    for value in update.values():
        message = value.get("message", value) if isinstance(value, dict) else None
        if isinstance(message, dict) and message.get("is_topic_message"):
            thread = message.get("message_thread_id")
            return thread if isinstance(thread, int) else None
    return None


def heard_from(update: dict[str, Any]) -> int | None:
    """The private chat of somebody who can be reached, as far as this update shows: not where they have just left."""
    there = update.get("my_chat_member")
    gone = isinstance(there, dict) and (there.get("new_chat_member") or {}).get("status") == "kicked"
    return None if gone else private_chat(update)


def private_chat(update: dict[str, Any]) -> int | None:
    """The same, where it is one person's chat with the bot: Telegram gives groups and channels negative numbers."""
    chat = chat_of(update)
    return chat if chat is not None and chat > 0 else None
