"""What waits on disk and is not in hand: of each row only its number is kept.

A kill may leave thousands of rows, and ten thousand check-ins may fall due in one minute. Rows of an earlier run are
opened some at a time, so that nobody who writes meanwhile waits for them; of those for which nobody waits, a hundred
are in hand for all private chats and a hundred for each group, and more are taken up once these have gone. A group
takes twenty messages a minute, so that without a hundred of its own it would fill the other's.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from storage import outbox, sends
from storage.disk.rows import Row
from storage.disk.tx import Tx

AT_A_TIME = 100
"""Rows that are opened in one round; so many for which nobody waits are in hand."""
AT_MOST = 1000
"""So many are in hand for private chats where none of them can go: Telegram cannot be reached."""


class Shelf:
    """The numbers, in the order of the rows. `wanting`: more could go into private chats than is in hand; `opened` is
    told of rows; `in_hand`: by group, how many rows for which nobody waits."""

    def __init__(self, opened: Callable[[Iterable[Row]], None], in_hand: Callable[[], Counter[str]]) -> None:
        self.opened = opened
        self.wanting = False
        self._in_hand = in_hand
        self._left: dict[int, None] = {}  # of an earlier run, not opened yet
        self._calm: dict[int, str] = {}  # nobody waits for them; their group
        self._piles: dict[str, dict[int, None]] = defaultdict(dict)  # the same by group

    def load(self, rows: Iterable[int]) -> None:
        """All that an earlier run left."""
        self._left = dict.fromkeys(rows)

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
                self._calm[row.id] = row.group
                self._piles[row.group][row.id] = None
                continue
            in_hand[row.group] += row.send.patient
            taken.append(row)
        return taken

    def _more(self) -> Iterator[int]:
        """Those for which there is room now."""
        in_hand = self._in_hand() if self._calm else Counter()
        for group, rows in self._piles.items():
            limit = min(in_hand[group] + AT_A_TIME, AT_MOST) if self.wanting and not group else AT_A_TIME
            room = limit - in_hand[group]
            if room >= AT_A_TIME // 2:
                yield from islice(rows, room)

    async def taken(self, tx: Tx, fresh: Iterable[Row]) -> list[Row]:
        """What is opened now and taken in hand. Before `fresh`, new rows in hand, goes all that waits under the same
        key: order holds. What an earlier run left and nobody waits for stays here while so many are in hand."""
        if not self._left and not self._calm:
            return []
        theirs = chain.from_iterable(tx.rows_of(sends.whose(each.send)) for each in fresh)
        before = {row for row in theirs if row in self._left or row in self._calm}
        some = list(dict.fromkeys(chain(sorted(before), islice(self._left, AT_A_TIME), self._more())))
        rows = await outbox.waiting(tx, some) if some else []
        self.forget(set(some) - {row.id for row in rows})  # erased, or unreadable and noted
        self.opened(rows)
        free = [row for row in rows if row.id in self._left and row.id not in before]
        room = {row.id for row in self.spare(free)}
        put_off = {row.id for row in free} - room
        for row_id in put_off:
            del self._left[row_id]
        return [row for row in rows if row.id not in put_off]

    def still(self, rows: Iterable[Row]) -> list[Row]:
        """Without those that another turn has put anew or dropped since they were opened."""
        return [row for row in rows if row.id in self._left or row.id in self._calm]

    @property
    def spared(self) -> bool:
        """Whether anything is on it for which there was no room."""
        return bool(self._calm)

    @property
    def pressing(self) -> bool:
        """Whether anything on it is to be opened as soon as may be."""
        return bool(self._left) or any(True for _ in self._more())
