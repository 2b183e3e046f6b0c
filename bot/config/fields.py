"""Looks into the shape of the file: which field a key means, and every key there is."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time, timedelta
from typing import get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bot.config.errors import Key
from bot.config.schema import Settings
from bot.config.values import words
from rules.ladder import Rung


@dataclass(frozen=True, slots=True)
class Setting:
    """One key as the README shows it; `default` is "needed" where the key has to be there."""

    key: str
    meaning: str
    example: str
    default: str


def model_in(annotation: object) -> type[BaseModel] | None:
    """The table inside a type such as `list[Member]` or `Rota | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for each in get_args(annotation) if (found := model_in(each))), None)


def keys_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The keys of a table as the file writes them."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def table_at(key: Key, root: type[BaseModel] = Settings) -> type[BaseModel] | None:
    """The table that a key lies in; None when it lies in no table that there is."""
    model: type[BaseModel] | None = root
    for each in key[:-1]:
        if isinstance(each, str) and model is not None:
            field = keys_of(model).get(each)
            model = model_in(field.annotation) if field else None
    return model


def field_at(key: Key, root: type[BaseModel] = Settings) -> FieldInfo | None:
    """The field that a key means, or the nearest one above it (`contact.text` for `contact.text.en`)."""
    for end in range(len(key), 0, -1):
        last = key[end - 1]
        model = table_at(key[:end], root)
        if isinstance(last, str) and model and last in keys_of(model):
            return keys_of(model)[last]
    return None


def settings(model: type[BaseModel] = Settings, above: str = "") -> Iterator[Setting]:
    """Every key of the file, in its order; `[independent]` has the keys of `[team]` and is one line."""
    for name, field in keys_of(model).items():
        key = f"{above}.{name}" if above else name
        inner = model_in(field.annotation)
        many = "[]" if inner and "list" in str(field.annotation) else ""
        if inner and key != "independent":
            yield from settings(inner, key + many)
        else:
            yield Setting(key, field.description or "", (field.examples or [""])[0], _default(field))


def _default(field: FieldInfo) -> str:
    """What holds where the key is left out, as the file would say it."""
    match field.default:
        case _ if field.is_required():
            return "needed"
        case None:
            return "none"
        case bool(value):
            return str(value).lower()
        case timedelta() as length:
            return f'"{words(length)}"'
        case time() as clock:
            return f'"{clock:%H:%M}"'
        case list(items):
            return json.dumps(items, default=_said)
        case value:
            return f'"{value}"' if isinstance(value, str) else str(value)


def _said(value: object) -> object:
    """A part of a list as the file would say it."""
    if isinstance(value, timedelta):
        return words(value)
    return [words(value.after), value.called] if isinstance(value, Rung) else str(value)
