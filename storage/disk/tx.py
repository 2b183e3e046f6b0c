"""One turn's view of the store: its own writes over what is committed."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rules.case import Case
from storage.disk.caches import Kind
from storage.disk.erase import ROW_OF, Command, Ref
from storage.disk.errors import Gone
from storage.disk.keys import Keyring, Owner
from storage.disk.memory import Memory
from storage.disk.owners import OwnedBy
from storage.disk.rows import Batch, Row
from storage.disk.two_files import Files

T = TypeVar("T")


class Tx:
    """A transaction. It is handed out by `Store.turn` and dead once the turn is over."""

    def __init__(self, store: Memory) -> None:
        self.store = store
        self.batch = Batch()
        self.put: list[Row] = []  # outbox rows put or rewritten in this turn
        self.dropped: list[int] = []  # outbox rows that must not be sent any more
        self.owners: dict[int, OwnedBy | None] = {}  # outbox rows put in this turn, or gone with it, and whose they are
        self.saved: dict[int, Case | None] = {}  # cases changed in this turn, as they were before; None: new
        self.look = False  # who is in the groups has to be looked at
        self.lacking = False  # a right is missing in a group: it has to be looked whether it is given back
        self.reach: set[str] = set()  # the teams whose members' chats have to be looked at
        self.heard: int | None = None  # the private chat that somebody has just been heard from
        self.planned: datetime | None = None  # the earliest instant for which this turn planned something
        self.values: dict[tuple[Kind, object], Any] = {}
        self._made: dict[tuple[Owner, int], AESGCM | None] = {}
        self.bot: bytes | None = None  # tag of the bot whose updates came in this turn
        self.newest_update: int | None = None
        self.roll: dict[int, int] = {}  # changed rows of the roll of open cases
        self.moved: dict[int, int] = {}  # groups that changed their chat id
        self._last: dict[int, Callable[[], Command]] = {}
        self._flushed = False
        self.broken = False  # writes were lost on the way: this turn cannot be committed
        self.over = False

    @property
    def keys(self) -> Keyring:
        """The keys in memory."""
        return self.store.keys

    @property
    def groups(self) -> Mapping[str, int]:
        """Team name to the chat id of its group, as configured."""
        return self.store.groups

    @property
    def open(self) -> bool:
        """Whether something was flushed and waits for the commit in the database's own transaction."""
        return self._flushed

    def write(self, sql: str, values: tuple[object, ...] = ()) -> None:
        """Write at the commit; costs nothing before."""
        self._alive()
        self.batch.writes.append((sql, values))

    def _alive(self) -> None:
        if self.over:
            raise RuntimeError("this turn is over: whatever it writes or reads now belongs to no transaction")

    def write_last(self, row: int, make: Callable[[], Command]) -> None:
        """Write this row of a thread once, in the shape that it has in the end."""
        self._last[row] = make

    def drain(self) -> list[Command]:
        """All that was written and is not yet with the database."""
        writes = self.batch.writes
        writes.extend([make() for make in self._last.values()])
        self._last.clear()
        self.batch.writes = []
        return writes

    async def read(self, look: Callable[[Files], T]) -> T:
        """Run a look-up on the thread of the database; it sees what this turn has written."""
        self._alive()
        writes = self.drain()
        if not writes:
            return await self.store.run(look)
        self._flushed = self.broken = True  # until all of it is known to have been written
        found: T = await self.store.run(_flush_and_look, writes, look)
        self.broken = False
        return found

    async def with_key(self, owner: Owner, row: int, sql: str, *values: object) -> tuple[AESGCM | None, list[Any]]:
        """The rows of the main file that a query finds, and the key that opens them, in one hop."""
        known, key = self.known_key(owner, row)
        if known and key is None:
            return None, []

        def look(files: Files) -> tuple[bytes | None, list[Any]]:
            wrapped = None if known else wrapped_key(files, owner, row)
            return wrapped, files.main.execute(sql, values).fetchall()

        wrapped, found = await self.read(look)
        return key if known else self.hold(owner, row, wrapped), found

    def rows_of(self, whose: OwnedBy) -> list[int]:
        """The rows of the outbox that are sealed by this key, the oldest first, as this turn has left them."""
        found = self.store.owners.rows(whose) - self.owners.keys()
        return sorted(found | {row for row, now in self.owners.items() if now == whose})

    async def rows(self, sql: str, values: tuple[object, ...] = ()) -> list[Any]:
        """The rows of the main file that a query finds."""
        return await self.read(lambda files: files.main.execute(sql, values).fetchall())

    def next_id(self, table: str) -> int:
        """The id of a row about to be written; never given out twice, not even after a rollback."""
        return self.store.next_id(table)

    def recall(self, kind: Kind, ref: object) -> tuple[bool, Any]:
        """Whether a value is known without reading, and the value: None where it is gone."""
        if (kind, ref) in self.values:
            return True, self.values[kind, ref]
        value = self.store.caches.get(kind, ref)
        return value is not None, value

    def keep(self, kind: Kind, ref: object, value: Any) -> None:
        """What this turn knows now, and everybody after the commit."""
        self.values[kind, ref] = value

    def make_key(self, owner: Owner, row: int, at: int | None = None) -> AESGCM:
        """A new key for a row of the main file that this turn writes."""
        key, wrapped = self.keys.fresh(owner, row)
        if at is None:
            self.batch.keys.append((f"INSERT OR REPLACE INTO {owner} (id, wrapped) VALUES (?, ?)", (row, wrapped)))
        else:
            values = (row, at, wrapped)
            self.batch.keys.append((f"INSERT OR REPLACE INTO {owner} (id, at, wrapped) VALUES (?, ?, ?)", values))
        self.note_fresh(owner, row, row)
        self._made[owner, row] = key
        return key

    def note_fresh(self, kind: str, ref: Ref, row: int) -> None:
        """Should the row never be committed, the key is swept at the next start."""
        self.batch.keys.append(("INSERT OR REPLACE INTO fresh (kind, ref, row) VALUES (?, ?, ?)", (kind, ref, row)))

    async def key(self, owner: Owner, row: int) -> AESGCM | None:
        """The key of a person, case, way or clean-up; None when it was erased."""
        if (owner, row) in self._made:
            return self._made[owner, row]
        held = self.keys.held.get((owner, row))
        if held is not None:
            return held
        found = await self.read(lambda files: wrapped_key(files, owner, row))
        return self.hold(owner, row, found)

    def hold(self, owner: Owner, row: int, wrapped: bytes | None) -> AESGCM | None:
        """Keep a key that was read."""
        if wrapped is None:
            return None
        key = self.keys.unwrapped(owner, row, wrapped)
        self.keys.held.put((owner, row), key)
        return key

    def known_key(self, owner: Owner, row: int) -> tuple[bool, AESGCM | None]:
        """Whether a key is known without reading, and the key."""
        if (owner, row) in self._made:
            return True, self._made[owner, row]
        held = self.keys.held.get((owner, row))
        return held is not None, held

    async def needed_key(self, owner: Owner, row: int) -> AESGCM:
        """The key to seal with; `Gone` when it was erased."""
        key = await self.key(owner, row)
        if key is None:
            raise Gone(f"{ROW_OF[owner]} has no key any more")
        return key

    def erase(self, kind: str, ref: Ref) -> None:
        """Erase a key, and what falls with it, once this turn is committed."""
        self.batch.erasures.append((kind, ref))
        if isinstance(ref, int):
            self._made[Owner(kind), ref] = None

    def settle(self) -> None:
        """The turn is committed: make its knowledge everybody's."""
        for (owner, row), key in self._made.items():
            if key is None:
                self.keys.held.drop((owner, row))
            else:
                self.keys.held.put((owner, row), key)
            if owner is Owner.WIPE:
                (self.store.wipes.add if key else self.store.wipes.discard)(row)
        for (kind, ref), value in self.values.items():
            self.store.caches.put(kind, ref, value)
        for row, whose in self.owners.items():
            self.store.owners.put(row, whose)
        self.store.moved.update(self.moved)
        self.store.roll.update(self.roll)
        self.store.bot = self.bot or self.store.bot
        if self.newest_update is not None:
            self.store.newest_update = self.newest_update


def wrapped_key(files: Files, owner: Owner, row: int) -> bytes | None:
    """The wrapping as it lies in the keyring."""
    found = files.ring.execute(f"SELECT wrapped FROM {owner} WHERE id = ?", (row,)).fetchone()
    return found[0] if found else None


def begin_and_write(files: Files, writes: list[Command]) -> None:
    """Put buffered writes into the database's transaction, opening it where it is not yet."""
    if not files.main.in_transaction:
        files.main.execute("BEGIN IMMEDIATE")
    execute = files.main.execute
    for sql, values in writes:
        execute(sql, values)


def _flush_and_look(files: Files, writes: list[Command], look: Callable[[Files], T]) -> T:
    begin_and_write(files, writes)
    return look(files)
