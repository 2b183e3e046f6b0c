"""The canary hunt: what must not be found, in every dress that it may have put on, in every place where it may lie."""

import base64
import json
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from rehearsal.world import Person, World


def dresses(canary: str | int) -> Iterator[bytes]:
    """The canary as text, JSON, part of a URL, UTF-16, hex, base64 in all three alignments, and packed where it is a
    number: eight bytes either way round, and six as SQLite keeps it."""
    plain = str(canary).encode()
    forms = {plain, json.dumps(str(canary))[1:-1].encode(), quote(str(canary)).encode()}
    forms |= {str(canary).encode(each) for each in ("utf-16-le", "utf-16-be")}
    forms |= {plain.hex().encode(), plain.hex(" ").encode(), repr(plain)[2:-1].encode()}
    for shift in range(3):
        # the first and last letters depend on the neighbours: what is certain is the middle
        coded = base64.b64encode(b"\0" * shift + plain)
        core = coded[(0, 2, 3)[shift] : -4]
        if len(core) >= 8:
            forms |= {core, core.replace(b"+", b"-").replace(b"/", b"_")}
    if isinstance(canary, int):
        forms |= {struct.pack(order + "q", canary) for order in "<>"}
        if 1 << 32 <= abs(canary) < 1 << 47:  # fewer bytes would be found by chance
            forms.add(canary.to_bytes(6, "big", signed=True))
    yield from forms


def found(canaries: Iterable[str | int], where: bytes) -> list[str | int]:
    """The canaries that are there, in any dress."""
    lower = where.lower()
    return [each for each in canaries if any(dress in where or dress.lower() in lower for dress in dresses(each))]


def names_of(person: Person) -> list[str | int]:
    """What Telegram knows of a person and nobody else may: id and names."""
    known = [person.id, person.username, f"{person.first_name} {person.last_name}", person.last_name]
    return [each for each in known if each]


def in_files(canaries: Iterable[str | int], folder: Path, but: Iterable[str] = ()) -> list[tuple[str, str | int]]:
    """Every hit in every file of a folder, keys and configuration left out by name."""
    hits = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in set(but):
            hits += [(path.name, each) for each in found(canaries, path.read_bytes())]
    return hits


def delivered_to_others(world: World, reporter: Person, canaries: Iterable[str | int]) -> list[tuple[str, str | int]]:
    """Every hit in what the bot sent anywhere but into the reporter's own chat."""
    return requested(world, canaries, but={reporter.id})


def requested(
    world: World, canaries: Iterable[str | int], *, but: Iterable[int] = (), only: Iterable[int] = ()
) -> list[tuple[str, str | int]]:
    """Every hit in what the bot asked of Telegram, `but` for these chats or `only` for them. What names no chat counts
    as told to everybody."""
    hits: list[tuple[str, Any]] = []
    for request in world.journal:
        if request.chat in set(but) or (set(only) and request.chat not in set(only)):
            continue
        sent = json.dumps(request.params, ensure_ascii=False, default=str).encode()
        hits += [(request.method, each) for each in found(canaries, sent)]
    return hits
