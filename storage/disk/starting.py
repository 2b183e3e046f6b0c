"""The little that is read at the start and stays in memory."""

import struct

from storage.disk import age, head, keys, owners
from storage.disk.memory import Memory
from storage.disk.two_files import Files
from storage.disk.vault import bound, unseal

MOVE = struct.Struct("<qq")
"""A group's old chat id and its new one."""
COUNTED = ("person", "case_", "inbox", "outbox", "due", "pace", "chat")
"""Tables whose ids are counted in memory, so that a body can be sealed to its row before it is written."""


def count_from_now(files: Files) -> None:
    """New files, and those from before it was counted what is erased and written down, get their counts: once, for
    where the keyring has its own, a count that is missing beside it was taken away."""
    if files.keys.erasures is not None:
        return
    if files.main.execute("SELECT 1 FROM sqlite_master WHERE name = 'audit'").fetchone():
        found = files.main.execute("SELECT id, mac FROM audit ORDER BY id DESC LIMIT 1").fetchone()
        head.write(files.main.execute, files.keys, *(found or head.NONE))
    keys.count(files.ring, files.keys)
    age.note(files.main, files.keys)


def take_up(memory: Memory, files: Files) -> None:
    """Read it. Runs on the thread of the database."""
    memory.last = _last_ids(files)
    memory.moved = _moves(files)
    memory.roll = _roll(files)
    memory.owners = owners.load(files)
    memory.wipes = {row for (row,) in files.ring.execute("SELECT id FROM wipe").fetchall()}
    bot = files.main.execute("SELECT value FROM meta WHERE name = 'bot'").fetchone()
    memory.bot = bot[0] if bot else None
    memory.newest_update = files.main.execute("SELECT max(update_id) FROM seen").fetchone()[0] or 0


def _moves(files: Files) -> dict[int, int]:
    """Every migration there was; groups move once or twice in their life."""
    found = files.main.execute("SELECT id, body FROM chat ORDER BY id").fetchall()
    return dict(MOVE.unpack(unseal(files.keys.house, body, bound("chat", "body", row))) for row, body in found)


def _roll(files: Files) -> dict[int, int]:
    """Every row as a number whose bits are the cases."""
    found = files.main.execute("SELECT id, body FROM roll").fetchall()
    keys = files.keys
    return {row: int.from_bytes(unseal(keys.house, body, bound("roll", "body", row)), "little") for row, body in found}


def _last_ids(files: Files) -> dict[str, int]:
    """The highest id that each table ever had, as far as the files know; the keyring may know of later ones."""
    last = {}
    given = dict(files.main.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    for table in COUNTED:
        found = files.main.execute(f"SELECT max(id) FROM {table}").fetchone()[0]
        last[table] = max(found or 0, given.get(table, 0))
    for table, owner in (("person", "person"), ("case_", "case_"), ("case_", "way"), ("outbox", "wipe")):
        found = files.ring.execute(f"SELECT max(id) FROM {owner}").fetchone()[0]
        last[table] = max(found or 0, last[table])
    return last
