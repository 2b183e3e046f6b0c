"""Keyboards: checked as Telegram checks them."""

from typing import Any

from rehearsal.api.errors import SERVER, Unimitated, bad
from rehearsal.api.params import Call
from rehearsal.world import Chat, Json, Kind
from rehearsal.world.text import units

ACTIONS = frozenset(("url", "callback_data", "switch_inline_query", "switch_inline_query_current_chat", "copy_text"))
BUTTON = ACTIONS | {"text", "style"}
KEY = frozenset(("text", "style", "request_contact", "request_location"))
KEYBOARD = frozenset(
    ("keyboard", "is_persistent", "resize_keyboard", "one_time_keyboard", "input_field_placeholder", "selective")
)
MOST_BUTTONS = 100
WIDEST = 12
STYLES = ("", "default", "primary", "danger", "success")
MARKUP = "Client.cpp get_reply_markup"
DATA_LIMIT = 64
LINKS = ("http://", "https://", "tg://", "tel:", "mailto:", "ton://")


def markup_of(call: Call, chat: Chat, *, inline_only: bool = False) -> Json | None:
    """The reply_markup of a request; None when there is none or it is an empty inline keyboard."""
    given = call.json("reply_markup")
    if given is None:
        return None
    if not isinstance(given, dict):
        raise bad("object expected as reply markup", MARKUP)
    if "inline_keyboard" in given:
        _only(given, frozenset(("inline_keyboard",)), "InlineKeyboardMarkup")
        rows = _rows(given["inline_keyboard"], "inline_keyboard", "InlineKeyboardMarkup")
        keyboard = [[_button(button) for button in row] for row in rows if row]
        if any(len(row) > WIDEST for row in keyboard):
            raise Unimitated(f"a row of more than {WIDEST} buttons, which Telegram cuts off in silence")
        if sum(map(len, keyboard)) > MOST_BUTTONS:
            raise bad("reply markup is too long", "Client.cpp fail_query_with_error (server: REPLY_MARKUP_TOO_LONG)")
        return {"inline_keyboard": keyboard} if keyboard else None
    if inline_only or chat.kind is Kind.CHANNEL:
        raise bad("inline keyboard expected", "ReplyMarkup.cpp get_reply_markup")
    return _personal(given, private=chat.kind is Kind.PRIVATE)


def _personal(given: Json, *, private: bool) -> Json | None:
    """The keyboards under the typing line."""
    if "keyboard" in given:
        _only(given, KEYBOARD, "ReplyKeyboardMarkup")
        rows = _rows(given["keyboard"], "keyboard", "ReplyKeyboardMarkup")
        keyboard = [[_key(key, private=private) for key in row] for row in rows if row]
        return given | {"keyboard": keyboard} if keyboard else None
    if given.get("remove_keyboard") is True:
        _only(given, frozenset(("remove_keyboard", "selective")), "ReplyKeyboardRemove")
        return given
    if given.get("force_reply") is True:
        _only(given, frozenset(("force_reply", "input_field_placeholder", "selective")), "ForceReply")
        return given
    if given:
        raise Unimitated(f"a reply markup with {', '.join(sorted(given))}")
    return None


def _rows(given: Any, field: str, kind: str) -> list[list[Any]]:
    if not isinstance(given, list):
        raise bad(f'field "{field}" must be of type Array', "JsonBuilder.cpp extract_optional_field")
    if not all(isinstance(row, list) for row in given):
        of = "" if field == "keyboard" else f" of the {kind}"
        raise bad(f'field "{field}"{of} must be an Array of Arrays', MARKUP)
    return given


def _button(given: Any) -> Json:
    """One inline button: a text and exactly one thing that it does."""
    if not isinstance(given, dict):
        raise bad("can't parse inline keyboard button: InlineKeyboardButton must be an Object", MARKUP)
    _only(given, BUTTON, "InlineKeyboardButton")
    _check_label(given)
    actions = ACTIONS & given.keys()
    if not actions or given.get("callback_data") == "":
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard", MARKUP)
    if len(actions) > 1:
        raise Unimitated("a button with two actions, of which Telegram takes one in silence")
    if "callback_data" in given:
        data = given["callback_data"]
        if not isinstance(data, str) or len(data.encode()) > DATA_LIMIT:
            raise bad("BUTTON_DATA_INVALID", SERVER)
    if "url" in given and not str(given["url"]).startswith(LINKS):
        raise bad(
            f"inline keyboard button URL '{given['url']}' is invalid: Wrong HTTP URL", "LinkManager.cpp check_link"
        )
    return given


def _key(given: Any, *, private: bool) -> Json:
    """One key of a keyboard under the typing line; a bare text stands for a key with that text."""
    if isinstance(given, str):
        given = {"text": given}
    if not isinstance(given, dict):
        raise bad("can't parse keyboard button: KeyboardButton must be a String or an Object", MARKUP)
    _only(given, KEY, "KeyboardButton")
    _check_label(given)
    for field, what in (("request_contact", "phone number"), ("request_location", "location")):
        if given.get(field) and not private:
            raise bad(f"{what} can be requested in private chats only", "ReplyMarkup.cpp get_keyboard_button")
    return dict(given)


def _check_label(given: Json) -> None:
    """A button's text and colour. One without text is left out in silence by Telegram; no bot means that."""
    text, style = given.get("text"), given.get("style", "default")
    if not isinstance(text, str) or not text.strip() or units(text) > 512:
        raise Unimitated("a button without a text, or with one of more than 512 characters")
    if style not in STYLES:
        raise bad("can't parse inline keyboard button: invalid button style specified", "Client.cpp get_button_style")


def _only(given: Json, known: frozenset[str], kind: str) -> None:
    if extra := given.keys() - known:
        raise Unimitated(f"the fields {', '.join(sorted(extra))} of {kind}")
