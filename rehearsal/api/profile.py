"""What the bot says of itself: name, descriptions, menu button; getMe."""

import re

from rehearsal.api.access import chat_of
from rehearsal.api.errors import GUESS, Unimitated, bad
from rehearsal.api.params import CHAT, JSON, TEXT, Call
from rehearsal.api.table import method
from rehearsal.world import Json

LANGUAGE = re.compile(r"[a-z]{2}")
LIMITS = {"name": 64, "description": 512, "short_description": 120}


def language_of(call: Call) -> str:
    """The language code of a request: two letters or nothing."""
    code = call.text("language_code")
    if code and not LANGUAGE.fullmatch(code):
        raise bad("invalid language code specified", "misc.cpp validate_bot_language_code")
    return code


def store(call: Call, field: str) -> bool:
    """Keep one of the texts; an empty one removes it."""
    text = call.text(field).strip()
    language = language_of(call)
    if len(text) > LIMITS[field]:
        raise bad(f"bot {field.replace('_', ' ')} must not exceed {LIMITS[field]} characters", GUESS)
    if text:
        call.world.bot.texts[field, language] = text
    else:
        call.world.bot.texts.pop((field, language), None)
    call.world.changed()
    return True


def stored(call: Call, field: str, otherwise: str = "") -> Json:
    """One of the texts in the language asked for, else in the default one."""
    texts = call.world.bot.texts
    return {field: texts.get((field, language_of(call))) or texts.get((field, ""), otherwise)}


@method("getMe")
def get_me(call: Call) -> Json:
    """The bot as an account."""
    return call.world.bot.as_me()


@method("setMyName", {"name": TEXT, "language_code": TEXT})
def set_my_name(call: Call) -> bool:
    """The name over the bot's messages."""
    return store(call, "name")


@method("getMyName", {"language_code": TEXT})
def get_my_name(call: Call) -> Json:
    """The name in a language."""
    return stored(call, "name", call.world.bot.first_name)


@method("setMyDescription", {"description": TEXT, "language_code": TEXT})
def set_my_description(call: Call) -> bool:
    """What stands in the empty chat before Start is pressed; it needs no running bot."""
    return store(call, "description")


@method("getMyDescription", {"language_code": TEXT})
def get_my_description(call: Call) -> Json:
    """The description in a language."""
    return stored(call, "description")


@method("setMyShortDescription", {"short_description": TEXT, "language_code": TEXT})
def set_my_short_description(call: Call) -> bool:
    """What stands on the bot's profile page."""
    return store(call, "short_description")


@method("getMyShortDescription", {"language_code": TEXT})
def get_my_short_description(call: Call) -> Json:
    """The short description in a language."""
    return stored(call, "short_description")


@method("setChatMenuButton", {"chat_id": CHAT, "menu_button": JSON})
def set_chat_menu_button(call: Call) -> bool:
    """The button beside the typing line, of one private chat or of all."""
    button = call.json("menu_button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in ("commands", "default"):
        raise Unimitated("menu buttons other than commands and default")
    call.world.bot.menu_buttons[_chat_id(call)] = {"type": button["type"]}
    call.world.changed()
    return True


@method("getChatMenuButton", {"chat_id": CHAT})
def get_chat_menu_button(call: Call) -> Json:
    """The button of one chat, else the default one."""
    buttons = call.world.bot.menu_buttons
    return buttons.get(_chat_id(call)) or buttons.get(0) or {"type": "commands"}


def _chat_id(call: Call) -> int:
    if "chat_id" not in call.params:
        return 0
    if call.params["chat_id"] in (0, "") or str(call.params["chat_id"]).startswith(("-", "@")):
        raise bad("invalid chat_id specified", "Client.cpp get_user_id")
    return chat_of(call, write=False).id
