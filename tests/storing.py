"""A store in a folder, people and cases in it, and what somebody with a copy of the files could do."""

import os
import shutil
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rules.case import Case
from rules.due_kinds import Counts, Kind, Of
from rules.person import Person
from rules.send import Place, PlaceKind, Role, Send, Urgency, Words
from storage import cases, people
from storage.disk.errors import Damaged
from storage.disk.store import Store
from storage.disk.tx import Tx
from storage.disk.vault import Purpose, bound, derive, unseal

NOW = datetime(2026, 3, 2, 18, tzinfo=UTC)
ROOT = bytes(range(32))
MINA = 7_712_345_678_901
YUSUF = 7_723_456_789_012
TEAM = -1_001_234_567_890
INDEPENDENT = -1_009_876_543_210
GROUPS = {"team": TEAM, "independent": INDEPENDENT}
LADDER = Kind("ladder", Of.CASE, Counts.FROM_NOW)
"""Something about a case; what the bot itself plans stands beside its rules."""
OF_PERSON = replace(LADDER, of=Of.PERSON)
OF_HOUSE = replace(LADDER, of=Of.HOUSE)
FILES = ("safespaces.db", "keyring.db")


def later(**span: float) -> datetime:
    """So long after NOW."""
    return NOW + timedelta(**span)


async def begin(folder: Path, root: bytes = ROOT) -> Store:
    """Open the store of this folder; whoever asks closes it."""
    store = await Store.open(folder / FILES[0], root)
    store.groups = GROUPS
    return store


@asynccontextmanager
async def opened(folder: Path, root: bytes = ROOT) -> AsyncIterator[Store]:
    """The store of this folder, for a while."""
    store = await begin(folder, root)
    try:
        yield store
    finally:
        await store.close()


async def welcomed(tx: Tx, telegram_id: int = MINA) -> Person:
    """A reporter in a private chat."""
    return await people.welcome(tx, telegram_id, telegram_id, "en")


async def conversation(tx: Tx, person: Person, code: str = "K7Q-4MX") -> tuple[Person, Case]:
    """A case of the person, who is talking in it."""
    number = len(person.conversations) + 1
    case = await cases.open(
        tx, person, code=code, team="team", category="home", urgency=Urgency.DANGER, number=number, now=NOW
    )
    person = replace(person, conversations=(*person.conversations, case.id), talking_in=case.id)
    await people.save(tx, person)
    return person, case


def inward(case: Case, text: str, origin: int | None = None) -> Send:
    """Words on their way to the team."""
    place = Place(PlaceKind.TOPIC, str(case.id))
    return Send(place, words=Words(text), role=Role.CARRIED, case=case.id, origin=origin, urgency=case.urgency)


def outward(case: Case, text: str, origin: int | None = None) -> Send:
    """Words on their way to the reporter."""
    place = Place(PlaceKind.REPORTER, str(case.id))
    return Send(place, words=Words(text), role=Role.CARRIED, case=case.id, origin=origin, urgency=case.urgency)


@contextmanager
def in_memory() -> Iterator[Path]:
    """A folder where a commit waits for no disk, on systems that have one; for tests of hundreds of commits."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


def copied(folder: Path, to: Path) -> Path:
    """The files as they lie there at this instant, logs included: what a kill or a thief finds."""
    to.mkdir()
    for path in folder.iterdir():
        if path.name.startswith(FILES) and not path.name.endswith(("-shm", ".lock")):
            shutil.copy(path, to / path.name)
    return to


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Everything that lies in the folder but the lock."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".lock"}


def blobs(path: Path) -> Iterator[tuple[str, str, int | bytes | str, bytes]]:
    """Table, column, key and content of every blob in a file."""
    with closing(sqlite3.connect(path)) as db:
        for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            cursor = db.execute(f"SELECT * FROM {table}")
            names = [each[0] for each in cursor.description]
            for row in cursor:
                for name, value in zip(names, row, strict=True):
                    if isinstance(value, bytes):
                        yield table, name, row[0], value


def readable(main: Path, ring: Path, root: bytes = ROOT) -> bytes:
    """All that somebody can read who has these two files and the root key, and tries every key on everything."""
    wrap = AESGCM(derive(root, Purpose.WRAP))
    keys = []
    for table, column, row, blob in blobs(ring):
        if column == "wrapped":
            keys.append(AESGCM(unseal(wrap, blob, bound(table, "wrapped", str(row)))))
    found: list[bytes] = []
    for path in (main, ring):
        for table, column, row, blob in blobs(path):
            name = row.hex() if isinstance(row, bytes) else str(row)
            found += _tried(keys, table, [column], name, blob)
    return b"\n".join(found)


def _tried(keys: list[AESGCM], table: str, columns: list[str], row: str, blob: bytes) -> Iterator[bytes]:
    """Open a blob, and what is sealed inside of it."""
    for key in keys:
        for column in columns:
            try:
                plain = unseal(key, blob, bound(table, column, row))
            except Damaged:
                continue
            yield plain
            length = int.from_bytes(plain[:4], "little")
            for start, end in ((4, 4 + length), (4 + 17, 4 + length)):  # a draft's inside, an outbox row's
                yield from _tried(keys, table, ["words", "send"], row, plain[start:end])
