"""What waits, in memory: one lane a conversation's side, rows in order within it. Rebuilt from disk at start."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from rules.send import RANK, PlaceKind, Role, Urgency
from storage.disk.rows import Row
from storage.places import Address


@dataclass(slots=True)
class Lane:
    """Rows for one place, oldest first; `busy` while one of them is on its way. `sender`: the person behind them."""

    key: str
    address: Address
    sender: int = 0
    rows: list[Row] = field(default_factory=list)
    busy: bool = False
    retry: datetime | None = None  # opening its topic failed: not before this
    tries: int = 0
    gated: bool = False  # some of its rows may still lack their files

    def ready_at(self) -> datetime | None:
        """The earliest instant for its first row; None: at once."""
        head = self.free()[0]
        times = [at for at in (head.due, head.send.not_before, self.retry) if at is not None]
        return max(times, default=None)

    def free(self) -> list[Row]:
        """Its rows without those whose files are not here yet, nor what is to come after these in the same case.

        Only what is carried waits in that way: a card, a notice, the emergency numbers never do.
        """
        if not self.gated:
            return self.rows
        self.gated = not all(row.send.ready for row in self.rows)
        behind: set[int | None] = set()
        rows = []
        for row in self.rows:
            if not row.send.ready:
                behind |= set() if row.send.late else {row.send.case}
            elif row.send.role is not Role.CARRIED or row.send.case not in behind:
                rows.append(row)
        return rows

    @property
    def urgency(self) -> Urgency:
        """That of its most urgent row: what waits before it has to go first."""
        return min((row.send.urgency for row in self.rows), key=lambda urgency: RANK[urgency])


class Lanes:
    """All lanes with something in them."""

    def __init__(self) -> None:
        self._lanes: dict[str, Lane] = {}
        self._pressing: dict[str, None] = {}  # keys of lanes in which something waits that somebody waits for
        self._calm: dict[int, dict[str, None]] = {}  # of the others, of which there may be thousands, by chat
        self._calm_in: dict[str, int] = {}
        self._of_row: dict[int, str] = {}
        self._group: dict[int, str] = {}  # of rows for which nobody waits
        self.patient: Counter[str] = Counter()  # how many these are, by group

    def put(self, row: Row, key: str, address: Address, sender: int = 0) -> None:
        """A new row, or an old one changed. Mostly it goes behind the others, however many there are."""
        self.drop(row.id, keep_lane=True)
        lane = self._lanes.get(key)
        if lane is None:
            lane = self._lanes[key] = Lane(key, address)
            self._calm.setdefault(address.chat, {})[key] = None
            self._calm_in[key] = address.chat
        if key in self._calm_in and not row.send.patient:
            self._uncalm(key)
            self._pressing[key] = None
        lane.address, lane.sender = address, sender
        ahead = bool(lane.rows) and _order(row) < _order(lane.rows[-1])
        lane.rows.append(row)
        lane.gated = lane.gated or not row.send.ready
        if ahead:
            lane.rows.sort(key=_order)
        self._of_row[row.id] = key
        if row.send.patient:
            self._group[row.id] = row.group
            self.patient[row.group] += 1

    def drop(self, row_id: int, *, keep_lane: bool = False) -> None:
        """The row is done with."""
        key = self._of_row.pop(row_id, None)
        group = self._group.pop(row_id, None)
        if group is not None:
            self.patient[group] -= 1
        if key is None or key not in self._lanes:
            return
        lane = self._lanes[key]
        lane.rows = [row for row in lane.rows if row.id != row_id]
        if not lane.rows and not lane.busy and not keep_lane:
            self._end(key)

    def settled(self, key: str, row_id: int, row: Row | None) -> None:
        """A row has come back: it waits as `row` from now on, or is done with. One withdrawn meanwhile stays out."""
        lane = self._lanes.get(key)
        if row is None or lane is None or row_id not in self._of_row:
            self.drop(row_id)
            return
        lane.rows = sorted((row if each.id == row_id else each for each in lane.rows), key=_order)

    def get(self, key: str) -> Lane | None:
        """The lane, while it has rows or one on its way."""
        return self._lanes.get(key)

    def freed(self, key: str) -> None:
        """What was on its way in this lane has arrived, or not."""
        lane = self._lanes.get(key)
        if lane is None:
            return
        lane.busy = False
        if not lane.rows:
            self._end(key)

    def _end(self, key: str) -> None:
        del self._lanes[key]
        self._pressing.pop(key, None)
        self._uncalm(key)

    def _uncalm(self, key: str) -> None:
        chat = self._calm_in.pop(key, None)
        if chat is None:
            return
        del self._calm[chat][key]
        if not self._calm[chat]:
            del self._calm[chat]

    def idle(self) -> list[Lane]:
        """Lanes whose first row may be tried, without the calm ones."""
        pressing = (self._lanes[key] for key in self._pressing)
        return [lane for lane in pressing if not lane.busy and lane.free()]

    def calm(self, may: Callable[[int], bool | None]) -> Iterator[Lane]:
        """Lanes for which nobody waits, in order. `may`: whether anything may go into the chat; None: into none."""
        for chat in list(self._calm):
            for key in list(self._calm.get(chat, ())) if may(chat) else ():
                lane = self._lanes.get(key)
                if lane is not None and not lane.busy and lane.free():
                    yield lane
                if not may(chat):
                    break
            if may(chat) is None:
                return

    def senders(self) -> Iterator[int]:
        """Behind whatever waits."""
        return (lane.sender for lane in self._lanes.values())

    def __len__(self) -> int:
        return len(self._of_row)

    def __contains__(self, row_id: int) -> bool:
        return row_id in self._of_row

    def with_words_for(self, chat: int) -> set[int]:
        """The cases whose words wait to be carried into this chat."""
        rows = (row for lane in self._lanes.values() if lane.address.chat == chat for row in lane.rows)
        return {row.send.case for row in rows if row.send.role is Role.CARRIED and row.send.case is not None}

    def set_back(self, by: timedelta) -> None:
        """The clock was set back: everything that waits keeps its distance."""
        for lane in self._lanes.values():
            lane.retry = lane.retry - by if lane.retry else None
            lane.rows = [_earlier(row, by) for row in lane.rows]

    def wake(self, chat: int) -> bool:
        """Somebody was heard from, or may do more: what was put off because of that is tried now. True if any was."""
        some = False
        for lane in self._lanes.values():
            if lane.address.chat == chat and (lane.retry or any(row.due is not None for row in lane.rows)):
                lane.rows = [replace(row, due=None) for row in lane.rows]
                lane.retry, some = None, True
        return some

    def move(self, old: int, new: int) -> None:
        """A group has another id now."""
        for lane in self._lanes.values():
            if lane.address.chat == old:
                lane.address = replace(lane.address, chat=new)


def lane_of(row: Row, address: Address) -> str:
    """Order holds per case and chat. Lines on the desk about different cases go side by side, so that one about danger
    does not wait behind a burst of others."""
    if row.send.place.kind in (PlaceKind.REPORTER, PlaceKind.PERSON):
        return f"chat {address.chat}"
    return f"{row.lane} {row.send.case}" if row.send.place.kind is PlaceKind.DESK else row.lane


def _earlier(row: Row, by: timedelta) -> Row:
    at = row.send.not_before
    send = replace(row.send, not_before=at - by) if at is not None else row.send
    return replace(row, send=send, due=row.due - by if row.due else None)


def _order(row: Row) -> tuple[bool, bool, int]:
    return (row.aside, not row.send.first, row.id)
