"""Values of `rules` to compact JSON and back, made from their type hints.

A field that has its default is left out, and one that is missing gets its default: a field added later opens old rows.
"""

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from storage.disk.errors import Damaged
from storage.disk.times import instant, micros

T = TypeVar("T")
Shape = Callable[[Any], Any]
PLAIN = (int, str, bool, float, type(None))

_dump = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode
_load = json.JSONDecoder().decode


def to_json(value: Any) -> bytes:
    """Compact JSON in UTF-8; half a surrogate pair, which a client can send, survives."""
    return _dump(value).encode("utf-8", "surrogatepass")


def from_json(text: bytes) -> Any:
    """The value that `to_json` was given."""
    return _load(text.decode("utf-8", "surrogatepass"))


class Codec(Generic[T]):
    """Packs and opens one type."""

    def __init__(self, hint: Any) -> None:
        self._out, self._back = _shapes(hint)

    def pack(self, value: T) -> bytes:
        """The value as bytes."""
        return to_json(self._out(value))

    def open(self, text: bytes) -> T:
        """The value again; `Damaged` where the bytes hold something else."""
        try:
            value: T = self._back(from_json(text))
        except (AttributeError, KeyError, TypeError, ValueError) as problem:
            raise Damaged(f"a sealed value has another shape: {type(problem).__name__}") from None
        return value


def _same(value: Any) -> Any:
    return value


def _shapes(hint: Any) -> tuple[Shape, Shape]:
    """The functions that turn a value of this type into JSON's types and back."""
    if hint in PLAIN or hint is Any:
        return _same, _same
    if isinstance(hint, type):
        return _of_class(hint)
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _optional(inner)
    if origin is tuple:
        return _of_tuple(inner)
    if origin is dict and inner[0] is str:
        return _of_dict(inner[1])
    raise TypeError(f"no way to keep {hint}")


def _of_class(hint: type) -> tuple[Shape, Shape]:
    if hint is datetime:
        return micros, instant
    if issubclass(hint, Enum):
        return (lambda value: value.value), {each.value: each for each in hint}.__getitem__
    if is_dataclass(hint):
        return _of_record(hint)
    raise TypeError(f"no way to keep {hint}")


def _optional(inner: tuple[Any, ...]) -> tuple[Shape, Shape]:
    """Nothing, plain values, and at most one type more; a record is told from plain values by being an object."""
    rest = [each for each in inner if each not in PLAIN]
    if not rest:
        return _same, _same
    if len(rest) != 1:
        raise TypeError(f"no way to tell {inner} apart")
    out, back = _shapes(rest[0])
    if not is_dataclass(rest[0]) and any(each in PLAIN for each in inner if each is not type(None)):
        raise TypeError(f"no way to tell {inner} apart")
    if all(each is type(None) or each not in PLAIN for each in inner):
        return (
            lambda value: None if value is None else out(value),
            lambda value: None if value is None else back(value),
        )
    return (
        lambda value: value if isinstance(value, PLAIN) else out(value),
        lambda value: back(value) if isinstance(value, dict) else value,
    )


def _of_tuple(inner: tuple[Any, ...]) -> tuple[Shape, Shape]:
    if len(inner) == 2 and inner[1] is Ellipsis:
        out, back = _shapes(inner[0])
        if out is _same:
            return _same, tuple
        return (lambda value: [out(each) for each in value]), (lambda value: tuple([back(each) for each in value]))
    pairs = [_shapes(each) for each in inner]
    if all(out is _same for out, _ in pairs):
        return _same, tuple
    return (
        lambda value: [out(each) for (out, _), each in zip(pairs, value, strict=True)],
        lambda value: tuple([back(each) for (_, back), each in zip(pairs, value, strict=True)]),
    )


def _of_dict(inner: Any) -> tuple[Shape, Shape]:
    out, back = _shapes(inner)
    if out is _same:
        return _same, _same
    return (
        lambda value: {name: out(each) for name, each in value.items()},
        lambda value: {name: back(each) for name, each in value.items()},
    )


_records: dict[type, tuple[Shape, Shape]] = {}
"""Made once; a record may hold its own kind."""


def _of_record(hint: type) -> tuple[Shape, Shape]:
    if hint not in _records:
        parts: list[tuple[str, Any, Shape]] = []
        backs: dict[str, Shape] = {}

        def out(value: Any) -> dict[str, Any]:
            kept = {}
            for name, default, shape in parts:
                each = getattr(value, name)
                if default is MISSING or each != default:
                    kept[name] = each if shape is _same else shape(each)
            return kept

        def back(value: dict[str, Any]) -> Any:
            return hint(**{name: backs[name](each) for name, each in value.items() if name in backs})

        _records[hint] = out, back
        hints = get_type_hints(hint)
        for each in fields(hint):
            shape, backs[each.name] = _shapes(hints[each.name])
            parts.append((each.name, each.default, shape))
    return _records[hint]
