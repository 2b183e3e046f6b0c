"""The one place that talks to the thread of the database.

Each call is one hop to it and back. A hop is never left half done: whoever awaits it may be cancelled, but is told so
only once the thread has finished with it.
"""

import asyncio
import sqlite3
import threading
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import aiosqlite

from storage.disk.errors import StorageError
from storage.disk.two_files import named

T = TypeVar("T")


async def whole(unit: Awaitable[T]) -> T:
    """Await something to its end, whatever happens to whoever waits; a cancellation counts afterwards."""
    task = asyncio.ensure_future(unit)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        while not task.done():
            try:
                await asyncio.wait([task])
            except asyncio.CancelledError:
                continue  # told already; the hop still has to end
        if not task.cancelled():
            task.exception()  # the cancellation says more than what went wrong under it
        raise


class Line:
    """A connection of aiosqlite, which is a thread with a queue, and what is run there."""

    def __init__(self) -> None:
        self._connection: aiosqlite.Connection | None = None
        self._thread: threading.Thread | None = None

    async def start(self, connect: Callable[[], sqlite3.Connection]) -> None:
        """Start the thread; `connect` is the first thing that runs there."""

        def first() -> sqlite3.Connection:
            self._thread = threading.current_thread()
            return connect()

        self._connection = aiosqlite.Connection(first, iter_chunk_size=64)
        try:
            await whole(self._connection)
        except sqlite3.Error as problem:
            raise named(problem) from problem
        except OSError as problem:  # a folder that cannot be made, a file that may not be opened
            raise StorageError(f"{problem.filename}: {problem.strerror}") from problem

    async def hop(self, run: Callable[..., T], *values: Any) -> T:
        """Run a function on the thread; SQLite's errors about the disk come as ours."""
        if self._connection is None:
            raise StorageError("the store is closed")
        execute: Any = self._connection._execute  # the public calls take a hop each to execute, fetch and commit
        try:
            result: T = await execute(run, *values)
        except sqlite3.Error as problem:
            raise named(problem) from problem
        return result

    async def stop(self, last: Callable[[], None]) -> None:
        """Run `last` on the thread, close the connection and see the thread end; a second call does nothing."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        execute: Any = connection._execute
        try:
            await execute(last)
        except ValueError:
            pass  # it never came to be open
        except sqlite3.Error as problem:
            raise named(problem) from problem
        finally:
            await connection.close()
            if self._thread is not None:
                self._thread.join(timeout=5)
