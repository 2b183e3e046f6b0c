"""The table of methods: each handler enters itself under its name, with its parameters."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from rehearsal.api.params import Call, Kind

Handler = Callable[[Call], Any] | Callable[[Call], Awaitable[Any]]
H = TypeVar("H", bound=Handler)


@dataclass(frozen=True, slots=True)
class Method:
    """One method of the Bot API. `weight` says how many messages a call counts as, for the limits."""

    name: str
    kinds: dict[str, Kind]
    handler: Handler
    weight: Callable[[Call], int]


METHODS: dict[str, Method] = {}
"""By name in small letters: Telegram does not mind how a method's name is written."""


def _nothing(_call: Call) -> int:
    return 0


def one(_call: Call) -> int:
    """A call that makes or changes one message."""
    return 1


def as_many_as(name: str) -> Callable[[Call], int]:
    """A call that makes as many messages as the list in this parameter has entries."""

    def weigh(call: Call) -> int:
        value = call.json(name)
        return max(len(value), 1) if isinstance(value, list) else 1

    return weigh


def method(
    name: str, kinds: dict[str, Kind] | None = None, *, weight: Callable[[Call], int] = _nothing
) -> Callable[[H], H]:
    """Enter a handler into the table."""

    def enter(handler: H) -> H:
        METHODS[name.lower()] = Method(name, kinds or {}, handler, weight)
        return handler

    return enter
