"""The outer seal of everything that holds words: its key changes daily, so that what was delivered opens nowhere."""

from datetime import datetime, timedelta

from storage.disk import age, erase, keys
from storage.disk.copies import OWED
from storage.disk.errors import Damaged
from storage.disk.keys import Keyring
from storage.disk.store import Store
from storage.disk.times import micros
from storage.disk.two_files import Files, truncate
from storage.disk.vault import bound, seal, unseal

AGE = timedelta(days=1)
"""How old the newest key may become."""

FLOORS = {"inbox": 4096, "outbox": 1024, "draft": 1024, "pace": 0}
"""The smallest padded size of a body; 0 where all have one size."""


def wrap(keys: Keyring, table: str, row: int, inner: bytes) -> tuple[int, bytes]:
    """The number of the newest spool key, and the body sealed under it."""
    number = keys.spool
    return number, seal(keys.spools[number], inner, bound(table, "body", row), FLOORS[table])


def unwrap(keys: Keyring, table: str, row: int, number: int, body: bytes) -> bytes:
    """What `wrap` was given; `Damaged` under a spool key that is gone."""
    if number not in keys.spools:
        raise Damaged(f"a row in table {table} waits under a spool key that is gone")
    return unseal(keys.spools[number], body, bound(table, "body", row), padded=FLOORS[table] > 0)


async def rotate_spool(store: "Store", now: datetime) -> bool:
    """Once the newest spool key is a day old: seal what waits under a new one, and erase the old. True when done."""
    async with store.lock:
        done = await store.run(_rotate, micros(now), micros(now - AGE))
        if done:
            store.owe_copy()
        return done


def _rotate(files: Files, now: int, limit: int) -> bool:
    newest = files.ring.execute("SELECT max(at) FROM spool").fetchone()[0]
    if limit < newest <= now:  # one made by a clock ahead of today's is no young one
        return False
    files.main.execute(OWED)  # the keyring's one copy still holds the key that goes
    keys.count(files.ring, files.keys)
    erase.new_spool(files, now)
    erase.drop_old_spools(files)
    age.note(files.main, files.keys)
    truncate(files.ring)
    truncate(files.main)
    return True
