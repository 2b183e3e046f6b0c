"""The parameters of requests: which there are, and how they are read from a form, a query or JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from rehearsal.api.errors import Unimitated, bad
from rehearsal.world import Journal, Json, Request, World

__all__ = ["CHAT", "FILE", "FLAG", "JSON", "NUMBER", "OUT", "TEXT", "Call", "Kind", "Upload", "read"]


class Kind(Enum):
    """How a parameter is written."""

    TEXT = auto()
    NUMBER = auto()
    FLAG = auto()
    JSON = auto()
    CHAT = auto()  # a number or @name
    FILE = auto()  # a file id, an upload, or attach://name
    OUT = auto()  # Telegram has it, this imitation does not


TEXT, NUMBER, FLAG, JSON, CHAT, FILE, OUT = Kind


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the request."""

    name: str
    mime: str
    data: bytes


@dataclass(slots=True)
class Call:
    """One request with its parameters read."""

    world: World
    request: Request
    params: Json
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    @property
    def journal(self) -> Journal:
        """Where requests are noted."""
        return self.world.journal

    def text(self, name: str) -> str:
        """A text; empty when it was not given."""
        value: str = self.params.get(name, "")
        return value

    def number(self, name: str, default: int = 0) -> int:
        """A number."""
        value: int = self.params.get(name, default)
        return value

    def flag(self, name: str) -> bool:
        """Whether it was switched on."""
        return bool(self.params.get(name, False))

    def json(self, name: str) -> Any:
        """A JSON value; None when it was not given."""
        return self.params.get(name)


def read(method: str, kinds: Mapping[str, Kind], raw: Mapping[str, Any], *, strict: bool) -> Json:
    """The parameters with their types; what Telegram does not know is refused if `strict`, else left out."""
    params: Json = {}
    for name, value in raw.items():
        kind = kinds.get(name)
        if kind is None:
            if strict:
                raise Unimitated(f"{method} has no parameter {name}")
            continue
        if kind is Kind.OUT:
            raise Unimitated(f"the parameter {name} of {method}")
        params[name] = _READERS[kind](name, value)
    return params


def _text(name: str, value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise bad(f'field "{name}" must be of type String', "HttpReader.cpp parse_json_parameters")
    return str(value)


def _number(name: str, value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        # Client.cpp get_integer_arg reads what it can of a number, and 0 otherwise: no bot means that
        raise Unimitated(f"a {name} that is no number") from None


def _flag(_name: str, value: Any) -> bool:
    return value is True or (isinstance(value, str) and value.strip().lower() in ("true", "yes", "1"))


PARSED = {"reply_markup": "reply keyboard markup", "message_ids": "message_ids", "reaction": "reaction types"}
"""What Telegram calls the JSON of a parameter that it cannot read, where that is not its name."""


def _json(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise bad(
            f"can't parse {PARSED.get(name, name.replace('_', ' '))} JSON object", "Client.cpp json_decode"
        ) from None


def _chat(_name: str, value: Any) -> int | str:
    text = str(value)
    if text.startswith("@"):
        return text
    return int(text) if text.lstrip("-").isdigit() else 0


def _file(_name: str, value: Any) -> Any:
    return value


_READERS = {
    Kind.TEXT: _text,
    Kind.NUMBER: _number,
    Kind.FLAG: _flag,
    Kind.JSON: _json,
    Kind.CHAT: _chat,
    Kind.FILE: _file,
}

# ── what many methods share ─────────────────────────────────────────────────────────────────────────────────────────

PLACE: dict[str, Kind] = {"chat_id": CHAT, "message_thread_id": NUMBER}
MARKUP: dict[str, Kind] = {"reply_markup": JSON}
HOW: dict[str, Kind] = {"disable_notification": FLAG, "protect_content": FLAG}
OTHER_PLACES = dict.fromkeys(("business_connection_id", "direct_messages_topic_id"), OUT)
EXTRAS = dict.fromkeys(("allow_paid_broadcast", "message_effect_id"), OUT)
OFFERS = dict.fromkeys(("suggested_post_parameters",), OUT)
EPHEMERAL = dict.fromkeys(("ephemeral_message_parameters", "receiver_user_id", "callback_query_id"), OUT)
REPLY: dict[str, Kind] = {"reply_parameters": JSON}
CAPTION: dict[str, Kind] = {"caption": TEXT, "parse_mode": OUT, "caption_entities": JSON}
SEND = PLACE | OTHER_PLACES | HOW | EXTRAS | OFFERS | REPLY | MARKUP | EPHEMERAL
