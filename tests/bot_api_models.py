"""Judges what passes between the bot and the imitation by the models of the Bot API that aiogram carries.

aiogram takes seconds to import: whoever needs it asks for it in a function.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from rehearsal.world import Json, Request

if TYPE_CHECKING:
    from aiogram.methods import TelegramMethod

LEGACY = frozenset(("allow_sending_without_reply", "disable_web_page_preview", "reply_to_message_id"))
"""Parameters that aiogram still has and the Bot API no longer documents."""


def model_of(method: str) -> "type[TelegramMethod[Any]] | None":
    """aiogram's class for a method."""
    from aiogram import methods

    found: type[TelegramMethod[Any]] | None = getattr(methods, method[:1].upper() + method[1:], None)
    return found


@cache
def _answer(model: "type[TelegramMethod[Any]]") -> TypeAdapter[Any]:
    return TypeAdapter(model.__returning__)


@cache
def _update() -> TypeAdapter[Any]:
    from aiogram.types import Update

    return TypeAdapter(Update)


class Judge:
    """Give `judge.watch` to a Server; `complaints` says afterwards what did not fit."""

    def __init__(self, *, updates: bool = True) -> None:
        self.complaints: list[str] = []
        self.judged = 0
        self.updates = updates

    def watch(self, request: Request) -> None:
        """Judge one request that was answered without an error."""
        if not request.ok or request.method == "file":
            return
        model = model_of(request.method)
        if model is None:
            self.complaints.append(f"aiogram does not know {request.method}")
            return
        self.judged += 1
        about = f"{request.method} {request.params}"
        self.complaints += [f"request: {each} in {about}" for each in misfits(TypeAdapter(model), request.params)]
        if request.method == "getUpdates":
            if self.updates:
                self.judge_updates(request.result)
            return
        self.complaints += [f"answer: {each} of {about}" for each in misfits(_answer(model), request.result)]

    def judge_updates(self, updates: Iterable[Json]) -> None:
        """Judge updates."""
        for update in updates:
            self.complaints += [f"update: {each} in {update}" for each in misfits(_update(), update)]


def misfits(model: TypeAdapter[Any], value: Any) -> list[str]:
    """What does not fit a model: missing fields, wrong types, fields that do not exist."""
    try:
        read = model.validate_python(value)
    except ValidationError as error:
        return [f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors()]
    return list(_unknown(read))


def _unknown(value: Any, where: str = "") -> Iterator[str]:
    """Fields that a model had no place for, anywhere inside."""
    if isinstance(value, BaseModel):
        for name in value.__pydantic_extra__ or ():
            yield f"{where}.{name}: no such field of {type(value).__name__}"
        for name in value.__pydantic_fields_set__:
            yield from _unknown(getattr(value, name, None), f"{where}.{name}")
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _unknown(each, f"{where}[{number}]")
