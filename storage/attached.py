"""Cleaned files until they are delivered: big, so each is sealed once, under a key that lies in its outbox row.

That row wears the seals of its case and of the spool, so the bytes open as long as both do, and need no new seal when
the spool's key changes. When the row goes, for whatever reason, the database drops the bytes in the same transaction.
"""

import base64
import os
from collections.abc import Iterable

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rules.send import File
from storage import drafts, pending
from storage.disk.rows import Row
from storage.disk.tx import Tx
from storage.disk.vault import bound, new_key, seal, unseal

FLOOR = 4096


def fresh(kind: str, mime: str, source: str, size: int = 0, *, spoiler: bool = False) -> File:
    """A file that is still with Telegram, where `source` names it."""
    number = int.from_bytes(os.urandom(8)) >> 2  # random: the number of a file that was never kept may not come again
    return File(number, base64.b64encode(new_key()).decode(), kind, mime, source, spoiler=spoiler, size=size)


def mark(tx: Tx, unique: str) -> str:
    """By what a file is known again, from Telegram's own sign of it, which is kept nowhere."""
    return tx.keys.tag("file", unique)[:6].hex()


async def keep(tx: Tx, file: File, row: int, data: bytes) -> None:
    """The cleaned bytes, until the outbox row is done with."""
    body = seal(_key(file), data, bound("file", "body", file.id), FLOOR)
    tx.write("INSERT OR REPLACE INTO file (id, row, body) VALUES (?, ?, ?)", (file.id, row, body))


async def load(tx: Tx, file: File) -> bytes | None:
    """The bytes, while they are there."""
    found = await tx.rows("SELECT body FROM file WHERE id = ?", (file.id,))
    return unseal(_key(file), found[0][0], bound("file", "body", file.id), padded=True) if found else None


async def move(tx: Tx, files: Iterable[File], row: int) -> None:
    """The files belong to another outbox row from now on."""
    for file in files:
        tx.write("UPDATE file SET row = ? WHERE id = ?", (row, file.id))


async def with_files(tx: Tx, case_id: int) -> list[Row]:
    """The waiting rows of the case that files go along with, or are still to come for, the oldest first."""
    return [row for row in await pending.of_case(tx, case_id) if row.send.files or row.send.album]


async def bytes_of(tx: Tx, person_id: int, case_ids: Iterable[int]) -> int:
    """How much waits in files of the person's draft and these conversations."""
    drafted = sum(each.file.size for each in await drafts.all(tx, person_id) if each.file is not None)
    rows = [row for case_id in case_ids for row in await with_files(tx, case_id)]
    return drafted + sum(file.size for row in rows for file in row.send.files)


async def row_with(tx: Tx, case_id: int, file_id: int) -> Row | None:
    """The waiting row of the case that this file goes along with."""
    rows = await with_files(tx, case_id)
    return next((row for row in rows if any(file.id == file_id for file in row.send.files)), None)


async def gathering(tx: Tx, case_id: int, album: str) -> Row | None:
    """The waiting row of the case that parts of this album are collected in."""
    return next((row for row in await with_files(tx, case_id) if row.send.album == album), None) if album else None


def _key(file: File) -> AESGCM:
    return AESGCM(base64.b64decode(file.key))
