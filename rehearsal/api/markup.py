"""Keyboards: checked as Telegram checks them."""

from typing import Any

from rehearsal.api.errors import Unimitated, bad
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
DATA_LIMIT = 64
LINKS = ("http://", "https://", "tg://", "tel:", "mailto:", "ton://")


def markup_of(call: Call, chat: Chat, *, inline_only: bool = False) -> Json | None:
    """The reply_markup of a request; None when there is none or it is an empty inline keyboard."""
    given = call.json("reply_markup")
    if given is None:
        return None
    if not isinstance(given, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in given:
        _only(given, frozenset(("inline_keyboard",)), "InlineKeyboardMarkup")
        rows = _rows(given["inline_keyboard"], "inline_keyboard", "InlineKeyboardMarkup")
        keyboard = [[_button(button) for button in row] for row in rows if row]
        if sum(map(len, keyboard)) > MOST_BUTTONS:
            raise bad("reply markup is too long")
        return {"inline_keyboard": keyboard} if keyboard else None
    if inline_only:
        raise bad("inline keyboard expected")
    if chat.kind is Kind.CHANNEL:
        raise bad("reply markup of this kind can't be used in channels")
    return _personal(given)


def _personal(given: Json) -> Json | None:
    """The keyboards under the typing line."""
    if "keyboard" in given:
        _only(given, KEYBOARD, "ReplyKeyboardMarkup")
        rows = _rows(given["keyboard"], "keyboard", "ReplyKeyboardMarkup")
        keyboard = [[_key(key) for key in row] for row in rows if row]
        if not keyboard:
            raise bad("keyboard must be non-empty")
        return given | {"keyboard": keyboard}
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
        raise bad(f'field "{field}" of the {kind} must be an Array')
    if not all(isinstance(row, list) for row in given):
        raise bad(f'field "{field}" of the {kind} must be an Array of Arrays')
    return given


def _button(given: Any) -> Json:
    """One inline button: a text and exactly one thing that it does."""
    if not isinstance(given, dict):
        raise bad("can't parse InlineKeyboardButton: expected an Object")
    _only(given, BUTTON, "InlineKeyboardButton")
    _check_label(given.get("text"), "inline keyboard button")
    actions = ACTIONS & given.keys()
    if not actions or given.get("callback_data") == "":
        raise bad("can't parse InlineKeyboardButton: Text buttons are not allowed in the inline keyboard")
    if len(actions) > 1:
        raise bad("can't parse InlineKeyboardButton: exactly one of the optional fields must be used")
    if "callback_data" in given:
        data = given["callback_data"]
        if not isinstance(data, str) or len(data.encode()) > DATA_LIMIT:
            raise bad("BUTTON_DATA_INVALID")
    if "url" in given and not str(given["url"]).startswith(LINKS):
        raise bad(f"inline keyboard button URL '{given['url']}' is invalid: Wrong HTTP URL")
    return given


def _key(given: Any) -> Json:
    """One key of a keyboard under the typing line; a bare text stands for a key with that text."""
    if isinstance(given, str):
        given = {"text": given}
    if not isinstance(given, dict):
        raise bad("can't parse KeyboardButton: expected an Object")
    _only(given, KEY, "KeyboardButton")
    _check_label(given.get("text"), "keyboard button")
    return dict(given)


def _check_label(text: Any, what: str) -> None:
    if not isinstance(text, str) or not text.strip():
        raise bad(f"{what} text must be non-empty")
    if units(text) > 512:
        raise bad(f"{what} text is too long")


def _only(given: Json, known: frozenset[str], kind: str) -> None:
    if extra := given.keys() - known:
        raise Unimitated(f"the fields {', '.join(sorted(extra))} of {kind}")
