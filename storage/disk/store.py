"""The store and its turns: one writer, one transaction a turn, everything a turn writes committed in one go.

A turn's writes wait in memory; nothing of them is on disk before the commit, and a turn that fails leaves nothing.
What was read stays in memory, in small caches that change only after a commit.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from storage.disk import copies, erase, starting
from storage.disk.errors import StorageError
from storage.disk.line import Line, whole
from storage.disk.memory import Memory
from storage.disk.rows import Batch
from storage.disk.two_files import Files, truncate
from storage.disk.tx import Tx, begin_and_write

T = TypeVar("T")


class Store(Memory):
    """Both files, open.

    Each of `after` is called with every turn that
    was committed, before the next turn begins, even where the task that ran it was cancelled meanwhile: what was put
    is on disk, so it must be known.
    """

    def __init__(self, line: Line, files: Files) -> None:
        super().__init__(line, files)
        self.after: list[Callable[[Tx], None]] = []
        self.lock = asyncio.Lock()
        self._holder: asyncio.Task[Any] | None = None
        self._clean = True
        self.ring_copy: Path | None = None  # where the one copy of the keyring lies; set by whoever wires the bot
        self._copy_owed = False

    @classmethod
    async def open(cls, path: Path, root: bytes, ring: Path | None = None, *, new_ok: bool = True) -> Self:
        """Open the main file and the keyring (beside it where no other place is named) under a lock; make both where
        there are none.

        `root` is the root key, 32 bytes; nothing here holds it any more once the files are open. Raises what
        `storage.disk.errors` names, and then nothing was changed.
        """
        line = Line()
        made: list[Files] = []
        held = [root]
        del root

        def connect() -> sqlite3.Connection:
            files = Files(path, ring)
            try:
                files.open(held.pop(), new_ok)
            except BaseException:
                files.close()
                raise
            made.append(files)
            return files.main

        try:
            await line.start(connect)
            store = cls(line, made[0])
            await store._begin()
        except BaseException:
            await line.stop(lambda: made[0].close() if made else None)
            raise
        return store

    @property
    def clean(self) -> bool:
        """Whether everything erased is erased wholly; if not, `scrub` has to be called again."""
        return self._clean

    @property
    def owed(self) -> bool:
        """Whether something erased could still be read: in a log, or with the keys of the copy."""
        return not self._clean or (self._copy_owed and self.ring_copy is not None)

    def owe_copy(self) -> None:
        """A key was erased outside of a turn: the keyring's copy holds it until it is overwritten."""
        self._copy_owed = True

    def turn(self) -> AbstractAsyncContextManager[Tx]:
        """A transaction: committed when the block ends, rolled back when it raises. Turns wait for each other."""
        return _Turn(self)

    async def scrub(self) -> bool:
        """Finish erasing, empty both write-ahead logs, overwrite the keyring's copy; True when nothing is left over."""
        async with self.lock:
            return await whole(self._scrub())

    async def close(self) -> None:
        """Let the running turn end, tidy up, close both files, stop the thread."""
        async with self.lock:
            await whole(self._line.stop(self._tidy))

    async def _begin(self) -> None:
        await self.run(self._recall)

    def _recall(self, files: Files) -> None:
        """Mend what a crash left between the two files, and read the little that is always in memory."""
        erase.settle(files)
        starting.count_from_now(files)
        self._clean = erase.finish(files)
        self._copy_owed = copies.owed(files)
        starting.take_up(self, files)

    async def _scrub(self) -> bool:
        self._clean = await self._line.hop(erase.finish, self._files)
        if self.ring_copy is not None and self._copy_owed:
            self._copy_owed = not await self._line.hop(copies.overwrite, self._files, self.ring_copy)
        return not self.owed

    def _tidy(self) -> None:
        try:
            erase.settle(self._files)
            truncate(self._files.ring)
            truncate(self._files.main)
        finally:
            self._files.close()

    async def end(self, tx: Tx, keep: bool) -> None:
        """Commit or roll back, then let the next turn begin. Runs to its end whatever happens to the caller."""
        try:
            if keep and not tx.broken:
                await self._commit(tx)
                return
            if tx.open:
                await self._line.hop(_roll_back, self._files)
            if keep:
                raise StorageError("a write of this turn failed: it cannot be committed")
        finally:
            tx.over = True
            self._holder = None
            self.lock.release()

    async def _commit(self, tx: Tx) -> None:
        batch = tx.batch
        batch.writes = tx.drain()
        if tx.open or batch.writes or batch.keys or batch.erasures:
            clean = await self._line.hop(_commit, self._files, batch)
            if clean is not None:
                self._clean = clean
                self._copy_owed = True
        tx.settle()
        for told in self.after:
            told(tx)

    async def begin(self) -> Tx:
        """Wait for the other turns, then begin one."""
        task = asyncio.current_task()
        if task is not None and task is self._holder:
            raise RuntimeError("a turn inside a turn would wait for itself")
        await self.lock.acquire()
        self._holder = task
        return Tx(self)


class _Turn(AbstractAsyncContextManager[Tx]):
    def __init__(self, store: Store) -> None:
        self._store = store
        self._tx: Tx | None = None

    async def __aenter__(self) -> Tx:
        self._tx = await self._store.begin()
        return self._tx

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._tx is not None
        await whole(self._store.end(self._tx, keep=kind is None))


def _commit(files: Files, batch: Batch) -> bool | None:
    """New keys, then the turn, then what it erases. None when nothing is erased, else whether it is done wholly."""
    try:
        if batch.keys:
            erase.add_keys(files, batch.keys)
        begin_and_write(files, batch.writes)
        for note in batch.erasures:
            files.main.execute("INSERT OR IGNORE INTO erasing (kind, ref) VALUES (?, ?)", note)
        files.main.execute("COMMIT")
    except BaseException:
        _roll_back(files)
        raise
    if not batch.erasures:
        return None
    try:
        return erase.finish(files)
    except sqlite3.Error:
        return False  # the turn is committed and so is the note: `scrub` or the next start goes on from it


def _roll_back(files: Files) -> None:
    if files.main.in_transaction:
        files.main.execute("ROLLBACK")
