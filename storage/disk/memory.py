"""What is always in memory, true as of the last commit, and the way to the database."""

from collections import deque
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from storage.disk.caches import Caches
from storage.disk.keys import Keyring
from storage.disk.line import Line, whole
from storage.disk.owners import Owners
from storage.disk.two_files import Files

T = TypeVar("T")


class Memory:
    """`groups` (team name to chat id) is set by whoever wires the bot."""

    def __init__(self, line: Line, files: Files) -> None:
        self.groups: Mapping[str, int] = {}
        self.caches = Caches()
        self.untopical: set[int] = set()  # groups where no topic can be made just now
        self.plain: set[int] = set()  # groups without topics: learned anew after each start by one refused call
        self.roll: dict[int, int] = {}  # which cases are open: see `storage.roll`
        self.moved: dict[int, int] = {}  # a group's old chat id: the new one
        self.owners = Owners()  # whose what waits is
        self.bot: bytes | None = None  # tag of the bot whose update ids are kept
        self.newest_update = 0
        self.paces: deque[tuple[int, int]] = deque()  # row and instant of what was sent in the last minute
        self.wipes: set[int] = set()  # outbox rows that have a key of their own
        self.unreadable: list[tuple[str, int]] = []  # table and row of what waits and does not open
        self.last: dict[str, int] = {}  # the highest id of each counted table
        self._line = line
        self._files = files

    @property
    def keys(self) -> Keyring:
        """The keys in memory."""
        return self._files.keys

    async def run(self, look: Callable[..., T], *values: Any) -> T:
        """One hop: run a function on the thread of the database, which hands it the files."""
        return await whole(self._line.hop(look, self._files, *values))

    def next_id(self, table: str) -> int:
        """The next id of a counted table."""
        self.last[table] += 1
        return self.last[table]
