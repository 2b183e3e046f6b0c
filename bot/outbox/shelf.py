"""What waits on disk and is not in hand: of each row only its number is kept.

A kill may leave thousands of rows, and ten thousand check-ins may fall due in one minute. Rows of an earlier run are
opened some at a time, so that nobody who writes meanwhile waits for them; of those for which nobody waits, a hundred
are in hand for all private chats and a hundred for each group, and more are opened where more could go than is in hand.
A group takes twenty messages a minute, so that what waits for it would fill the memory.

Order holds under each key, whatever lies here: a row is in hand only together with those before it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain, islice

from storage import outbox, sends
from storage.disk.owners import OwnedBy
from storage.disk.rows import Row
from storage.disk.tx import Tx

AT_A_TIME = 100
"""Rows that are opened in one round; so many for which nobody waits are in hand."""


class Shelf:
    """The numbers. `wanting`: the groups ("": private chats) where more could go than is in hand; `opened` is told of
    rows; `in_hand`: by group, how many rows for which nobody waits."""

    def __init__(self, opened: Callable[[Iterable[Row]], None], in_hand: Callable[[], Counter[str]]) -> None:
        self.opened = opened
        self.wanting: set[str] = set()
        self._in_hand = in_hand
        self._left: dict[int, None] = {}  # not opened yet
        self._calm: dict[int, str] = {}  # nobody waits for them; their group
        self._piles: dict[str, dict[int, None]] = defaultdict(dict)  # the same by group

    def load(self, rows: Iterable[int]) -> None:
        """All that waits on disk and is not in hand, in the order in which it was put."""
        self._left |= {row: None for row in rows if row not in self._calm}

    def forget(self, rows: Iterable[int]) -> None:
        """They are in hand, or wait no longer."""
        for row in rows:
            self._left.pop(row, None)
            group = self._calm.pop(row, None)
            if group is not None:
                del self._piles[group][row]

    def spare(self, rows: Iterable[Row]) -> list[Row]:
        """The new rows without those for which there is no room."""
        in_hand = self._in_hand()
        taken: list[Row] = []
        for row in rows:
            if row.send.patient and in_hand[row.group] >= AT_A_TIME:
                self._left.pop(row.id, None)
                self._calm[row.id] = row.group
                self._piles[row.group][row.id] = None
                continue
            in_hand[row.group] += row.send.patient
            taken.append(row)
        return taken

    async def taken(self, tx: Tx, fresh: Collection[Row]) -> list[Row]:
        """What is opened now and taken in hand, the oldest first; before `fresh` rows, and before any of its own, all
        that waits under the same key. What nobody waits for stays here where there is no room."""
        if not self._left and not self._calm:
            return []
        rows = {row.id: row for row in await self._open(tx, self._before(tx, fresh))}
        left = await self._open(tx, islice((each for each in self._left if each not in rows), AT_A_TIME))
        rows |= {row.id: row for row in (*self.spare(left), *await self._open(tx, self._more()))}
        rows |= {row.id: row for row in await self._open(tx, self._before(tx, rows.values()) - rows.keys())}
        return [rows[number] for number in sorted(rows)]

    def _before(self, tx: Tx, rows: Iterable[Row]) -> set[int]:
        """What lies here under the same keys and was put before these."""
        last: dict[OwnedBy, int] = {}
        for row in rows:
            whose = sends.whose(row.send)
            last[whose] = max(last.get(whose, 0), row.id)
        theirs = ((number, until) for whose, until in last.items() for number in tx.rows_of(whose))
        return {each for each, until in theirs if each < until and (each in self._left or each in self._calm)}

    def _more(self) -> Iterator[int]:
        """Where more could go."""
        return chain.from_iterable(islice(self._piles[group], AT_A_TIME) for group in self.wanting & self.groups)

    async def _open(self, tx: Tx, some: Iterable[int]) -> list[Row]:
        numbers = list(some)
        rows = await outbox.waiting(tx, numbers) if numbers else []
        self.forget(set(numbers) - {row.id for row in rows})  # erased, or unreadable and noted
        self.opened(rows)
        return rows

    def still(self, rows: Iterable[Row]) -> list[Row]:
        """Without those that another turn has put anew or dropped since they were opened."""
        return [row for row in rows if row.id in self._left or row.id in self._calm]

    @property
    def groups(self) -> set[str]:
        """For which there was no room."""
        return {group for group, rows in self._piles.items() if rows}

    @property
    def pressing(self) -> bool:
        """Whether anything on it is to be opened as soon as may be."""
        return bool(self._left) or bool(self.wanting & self.groups)
