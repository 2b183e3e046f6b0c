"""answerCallbackQuery and setMessageReaction."""

from typing import Any

from rehearsal.api.access import chat_of, message_of
from rehearsal.api.errors import SERVER, Unimitated, bad
from rehearsal.api.params import CHAT, FLAG, JSON, NUMBER, TEXT, Call
from rehearsal.api.table import method
from rehearsal.world.text import units

ANSWERABLE = 60
"""For how many seconds a press waits for its answer. (Telegram does not say; it is of this order.)"""

REACTIONS = frozenset(
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳"
    " 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👀 🎃 🙈 😇 😨"
    " 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷 😡"
    " ❤\u200d🔥 👨\u200d💻 🤷\u200d♂ 🤷\u200d♀".split()
)


@method(
    "answerCallbackQuery",
    {"callback_query_id": TEXT, "text": TEXT, "show_alert": FLAG, "url": TEXT, "cache_time": NUMBER},
)
def answer_callback_query(call: Call) -> bool:
    """Stop the little clock on a button, once and soon."""
    tap = call.world.pressed.get(call.text("callback_query_id"))
    if tap is None or tap.answered or call.world.now() - tap.at > ANSWERABLE:
        raise bad(
            "query is too old and response timeout expired or query ID is invalid",
            "Client.cpp fail_query_with_error (server: QUERY_ID_INVALID)",
        )
    if units(call.text("text")) > 200:
        raise bad("MESSAGE_TOO_LONG", SERVER)
    if call.text("url"):
        raise Unimitated("answers to a button with a url")
    tap.answer = {"text": call.text("text"), "show_alert": call.flag("show_alert")}
    call.world.changed()
    return True


@method("setMessageReaction", {"chat_id": CHAT, "message_id": NUMBER, "reaction": JSON, "is_big": FLAG})
def set_message_reaction(call: Call) -> bool:
    """The bot's one reaction to a message; an empty list takes it back."""
    chat = chat_of(call)
    message = message_of(call, chat, "message to react")
    emoji = [_emoji(each) for each in call.json("reaction") or ()]
    if len(emoji) > 1:
        raise bad("REACTIONS_TOO_MANY", SERVER)
    if message.is_service:
        raise bad("MESSAGE_ID_INVALID", SERVER)
    if chat.reactions is not None and not set(emoji) <= set(chat.reactions):
        raise bad("REACTION_INVALID", SERVER)
    if emoji:
        message.reactions[call.world.bot.id] = emoji
    else:
        message.reactions.pop(call.world.bot.id, None)
    call.world.altered(message)
    return True


def _emoji(given: Any) -> str:
    if not isinstance(given, dict):
        raise bad("can't parse ReactionType: expected an Object", "Client.cpp get_reaction_types")
    if given.get("type") != "emoji":
        raise Unimitated(f"reactions of the type {given.get('type')}")
    emoji = str(given.get("emoji", "")).replace("\ufe0f", "")
    if emoji not in REACTIONS:
        raise bad("REACTION_INVALID", SERVER)
    return emoji
