"""Two files do not commit together: what holds between their commits, and how a cut is mended.

Keys are written before the rows that need them: a cut leaves a key that nothing needs, noted in `fresh`.
Keys are erased before the rows that need them, and after a note in `erasing` that was committed with the turn: a cut
leaves a note, and the next start does what it says. Both notes are short lists, however many cases there are.
All of this runs on the thread of the database.
"""

import sqlite3

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.disk import age, keys
from storage.disk.copies import OWED
from storage.disk.errors import Damaged
from storage.disk.keys import Owner
from storage.disk.paces import forget_private
from storage.disk.two_files import Files, truncate
from storage.disk.vault import bound, seal, unseal

SPOOLED = ("inbox", "outbox", "draft", "pace")
"""Tables that wear the spool's seal outside."""

ROW_OF = {Owner.PERSON: "person", Owner.CASE: "case_", Owner.WAY: "case_", Owner.WIPE: "outbox"}
"""The table of the main file that needs the key; a sender's look-up needs the person."""

CHANGES_SPOOL = (Owner.PERSON, Owner.CASE, Owner.WAY)
"""What is erased together with the spool key: updates and words of the same person lay under it."""

MOVED = "moved"
"""A note that erases nothing by itself: a sender's tag, and what it is sealed to from now on."""
TAG_BYTES = 16

PARTS = 65536
"""How many parts a thread may have; see the migration for the ids."""

DRAFTS = 2**40
"""Between the ids of two rows of one person's draft: more than there will be people."""

Ref = int | bytes
Note = tuple[str, Ref]
Command = tuple[str, tuple[object, ...]]


def add_keys(files: Files, commands: list[Command]) -> None:
    """Commit new keys, with the note that their rows are still to come."""
    ring = files.ring
    ring.execute("BEGIN IMMEDIATE")
    try:
        _settle(files)
        for sql, values in commands:
            ring.execute(sql, values)
        ring.execute("COMMIT")
    except BaseException:
        _undo(ring)
        raise


def settle(files: Files) -> None:
    """Erase the keys whose rows never came, and forget the note."""
    if files.ring.execute("SELECT 1 FROM fresh LIMIT 1").fetchone():
        add_keys(files, [])


def _settle(files: Files) -> None:
    for kind, ref, row in files.ring.execute("SELECT kind, ref, row FROM fresh").fetchall():
        table = "person" if kind == "sender" else ROW_OF[Owner(kind)]
        if not files.main.execute(f"SELECT 1 FROM {table} WHERE id = ?", (row,)).fetchone():
            _erase_key(files.ring, kind, ref)
    files.ring.execute("DELETE FROM fresh")


def finish(files: Files) -> bool:
    """Do what is noted in `erasing`; True when nothing of it is left, in the logs either.

    The spool key changes with it: the erased person's words may have waited in a backup under the old one.
    """
    notes: list[Note] = files.main.execute("SELECT kind, ref FROM erasing").fetchall()
    if notes:
        _erase_keys(files, notes)
        if any(kind in CHANGES_SPOOL for kind, _ in notes):
            new_spool(files, None)
        _erase_rows(files, notes)
    drop_old_spools(files)
    clean = truncate(files.ring)
    return truncate(files.main) and clean


def _erase_keys(files: Files, notes: list[Note]) -> None:
    ring = files.ring
    ring.execute("BEGIN IMMEDIATE")
    try:
        for kind, ref in notes:
            _erase_key(ring, kind, ref)
        keys.count(ring, files.keys)
        ring.execute("COMMIT")
    except BaseException:
        _undo(ring)
        raise


def _erase_key(ring: sqlite3.Connection, kind: str, ref: Ref) -> None:
    if kind == "sender":
        ring.execute("DELETE FROM sender WHERE tag = ?", (ref,))
    elif kind == MOVED and isinstance(ref, bytes):
        ring.execute("UPDATE sender SET sealed = ? WHERE tag = ?", (ref[TAG_BYTES:], ref[:TAG_BYTES]))
    else:
        ring.execute(f"DELETE FROM {Owner(kind)} WHERE id = ?", (ref,))


def _erase_rows(files: Files, notes: list[Note]) -> None:
    main = files.main
    main.execute("BEGIN IMMEDIATE")
    try:
        for kind, ref in notes:
            for sql in ROWS.get(kind, ()):
                main.execute(sql, {"id": ref, "parts": PARTS})
        if any(kind in (Owner.PERSON, Owner.WIPE) for kind, _ in notes):
            forget_private(files)
        _reseal(files)
        main.execute("DELETE FROM erasing")
        main.execute(OWED)
        age.note(main, files.keys)
        main.execute("COMMIT")
    except BaseException:
        _undo(main)
        raise


ROWS: dict[str, tuple[str, ...]] = {
    Owner.PERSON: (
        "DELETE FROM person WHERE id = :id",
        f"DELETE FROM draft WHERE id % {DRAFTS} = :id",
        "DELETE FROM said WHERE id = :id",
        "DELETE FROM thread WHERE id BETWEEN -:id * :parts - :parts + 1 AND -:id * :parts",
    ),
    Owner.CASE: (
        "DELETE FROM case_ WHERE id = :id",
        "DELETE FROM thread WHERE id BETWEEN :id * :parts AND :id * :parts + :parts - 1",
    ),
    Owner.WAY: ("UPDATE case_ SET way = NULL WHERE id = :id",),
}
"""The rows that fall with a key."""


def new_spool(files: Files, at: int | None) -> None:
    """Make the next spool key; without a time it counts as no younger than the one before."""
    ring, keys = files.ring, files.keys
    number = keys.spool + 1
    key, wrapped = keys.fresh("spool", number)
    ring.execute(
        "INSERT INTO spool (id, at, wrapped) SELECT ?, coalesce(?, max(at)), ? FROM spool", (number, at, wrapped)
    )
    keys.spools[number] = key


def drop_old_spools(files: Files) -> None:
    """Seal what waits under the newest spool key, then erase the older ones."""
    if len(files.keys.spools) == 1:
        return
    files.main.execute("BEGIN IMMEDIATE")
    try:
        _reseal(files)
        files.main.execute("COMMIT")
    except BaseException:
        _undo(files.main)
        raise
    newest = files.keys.spool
    files.ring.execute("DELETE FROM spool WHERE id < ?", (newest,))
    files.keys.spools = {newest: files.keys.spools[newest]}


def _reseal(files: Files) -> None:
    """Move the outer seal of every waiting row to the newest spool key; a row that does not open stays as it is."""
    newest = files.keys.spool
    for table in SPOOLED:
        query = f"SELECT id, spool, body FROM {table} WHERE spool < ?"
        for row, spool, body in files.main.execute(query, (newest,)).fetchall():
            again = _moved(files.keys.spools, table, row, spool, body)
            if again is not None:
                values = (newest, again, row)
                files.main.execute(f"UPDATE {table} SET spool = ?, body = ? WHERE id = ?", values)


def _moved(spools: dict[int, AESGCM], table: str, row: int, spool: int, body: bytes) -> bytes | None:
    old = spools.get(spool)
    place = bound(table, "body", row)
    try:
        return seal(spools[max(spools)], unseal(old, body, place), place) if old else None
    except Damaged:
        return None


def _undo(db: sqlite3.Connection) -> None:
    if db.in_transaction:
        db.execute("ROLLBACK")
