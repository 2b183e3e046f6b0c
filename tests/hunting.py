"""The canary hunt: what must not be found, in every dress that it may have put on, in every place where it may lie."""

import base64
import json
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rehearsal.world import Person, World


def dresses(canary: str | int) -> Iterator[bytes]:
    """The canary as text, UTF-16, hex, base64 in all three alignments, and packed where it is a number."""
    plain = str(canary).encode()
    forms = {plain, str(canary).encode("utf-16-le"), plain.hex().encode(), plain.hex().upper().encode()}
    if json.dumps(canary)[1:-1].encode() != plain:
        forms.add(json.dumps(canary).strip('"').encode())
    for shift in range(3):
        # the first and last letters depend on the neighbours: what is certain is the middle
        coded = base64.b64encode(b"\0" * shift + plain)
        core = coded[(0, 2, 3)[shift] : -4]
        if len(core) >= 8:
            forms |= {core, core.replace(b"+", b"-").replace(b"/", b"_")}
    if isinstance(canary, int):
        forms |= {struct.pack(order + "q", canary) for order in "<>"}
        if abs(canary) > 1 << 24:
            forms |= {struct.pack(order + "I", canary & 0xFFFFFFFF) for order in "<>"}
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
    hits: list[tuple[str, Any]] = []
    for request in world.journal:
        if request.chat == reporter.id or request.method in ("getUpdates", "answerCallbackQuery"):
            continue
        sent = json.dumps(request.params, ensure_ascii=False, default=str).encode()
        hits += [(request.method, each) for each in found(canaries, sent)]
    return hits
