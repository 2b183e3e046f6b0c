"""Updates of every kind in the Bot API, made from the models that aiogram carries: well formed, and then not."""

import enum
import types
import typing
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any, Union

from pydantic import BaseModel

Json = dict[str, Any]
DEEP = 3
"""How many models inside each other bring fields that they could do without."""
SECRET = "Ostrich-Plumage-9471"
"""What every text field of a generated update says; `CANARY` in whatever was written by a reporter."""
ENVELOPE = frozenset("message_id date chat from_user message_thread_id is_topic_message text".split())
ABOUT_US = frozenset("migrate_to_chat_id migrate_from_chat_id".split())
"""Would really move the group."""


def kinds() -> Iterator[tuple[str, type[BaseModel]]]:
    """Every kind of update with its model."""
    from aiogram.types import Update

    for name, field in Update.model_fields.items():
        if name != "update_id":
            yield name, next(each for each in _members(field.annotation) if _is_model(each))


class Maker:
    """Makes JSON for models. `fixed` values stand wherever a field of that name is asked for."""

    def __init__(self, seed: int, **fixed: Any) -> None:
        from aiogram.types import Message

        self._random = Random(seed)
        self._message: type[BaseModel] = Message
        self.fixed = fixed

    def message_fields(self) -> Iterator[str]:
        """Every field that a message may have beside those that each one has."""
        return (name for name in self._message.model_fields if name not in ENVELOPE | ABOUT_US)

    def message(self, **given: Any) -> Json:
        """A message."""
        return self.model(self._message, **given)

    def message_field(self, name: str) -> Json:
        """One field of a message, under its own name."""
        field = self._message.model_fields[name]
        return {field.alias or name: self.value(field.annotation, 1)}

    def model(self, model: type[BaseModel], depth: int = 0, **given: Any) -> Json:
        """One object: required fields, and, not too deep inside, some of the others."""
        made: Json = {}
        for name, field in model.model_fields.items():
            key = field.alias or name
            if key in given:
                made[key] = given[key]
            elif name in self.fixed:
                made[key] = self.fixed[name]
            elif field.is_required() or (depth < DEEP and self._random.random() < 0.3 and model is not self._message):
                made[key] = self.value(field.annotation, depth + 1)
            elif isinstance(field.default, str | int):
                made[key] = field.default  # what tells one kind from another
        return made

    def value(self, wanted: Any, depth: int) -> Any:
        """A value of a type."""
        origin, args = typing.get_origin(wanted), typing.get_args(wanted)
        if origin is typing.Annotated:
            return self.value(args[0], depth)
        if origin in (Union, types.UnionType):
            return self.value(self._random.choice([each for each in args if each is not type(None)]), depth)
        if origin is typing.Literal:
            return self._random.choice(args)
        if origin is list:
            return [self.value(args[0], depth + 1)]
        if origin is dict:
            return {}
        if _is_model(wanted):
            return self.model(wanted, depth + 1)
        return self._plain(wanted)

    def _plain(self, wanted: Any) -> Any:
        if wanted in (datetime, timedelta) or typing.get_origin(wanted) is not None:
            return 1772474400
        if isinstance(wanted, type) and issubclass(wanted, enum.Enum):
            return next(iter(wanted)).value
        if wanted is bool:
            return True
        if wanted is int:
            return self._random.randint(1, 9999)
        if wanted is float:
            return 1.5
        return SECRET


def _members(wanted: Any) -> tuple[Any, ...]:
    return typing.get_args(wanted) or (wanted,)


def _is_model(wanted: Any) -> bool:
    return isinstance(wanted, type) and issubclass(wanted, BaseModel)


NONSENSE: tuple[Any, ...] = (None, "", [], {}, -1, 10**30, "x", [[]], {"id": "x"}, True, 1.5, "\ud800", "\x00")


def broken(update: Json, random: Random) -> Json:
    """The same update with something in it missing or of another type; its number stays."""
    fresh: Json = _copy(update)
    spots = list(_spots(fresh))
    for _ in range(random.randint(1, 2)):
        holder, key = random.choice(spots)
        if random.random() < 0.4 and isinstance(holder, dict):
            holder.pop(key, None)
        else:
            holder[key] = random.choice(NONSENSE)
    return fresh


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(each) for key, each in value.items()}
    return [_copy(each) for each in value] if isinstance(value, list) else value


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in pairs:
        if key != "update_id":
            yield value, key
            yield from _spots(each)
