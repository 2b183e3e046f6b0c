"""One person's rows do not take a group's minute from another's: whoever was served longest ago goes first, and nobody
has all of it. In memory, by the number of the person; nothing of it reaches anybody."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.outbox.lanes import Lane
from rules.send import RANK, Act, PlaceKind, Role, Send, Urgency

MINUTE = timedelta(minutes=1)
KEPT_FOR_OTHERS = 4
"""Of a group's minute, messages that no single person's cries may use: another's takes four. What is not pressing
leaves these four free in any case, see `bot.outbox.pace`."""
FROM_REPORTER = (Role.CARRIED, Role.CARD)
NOBODY = 0
"""Whose rows belong to no person: the bot's own lines."""


def of_reporter(send: Send) -> bool:
    """Whether it is the reporter's doing that this goes to the group; what members do in a case is theirs."""
    if send.act is not Act.SAY or send.files:
        return False
    return send.place.kind is PlaceKind.DESK or (send.place.kind is PlaceKind.TOPIC and send.role in FROM_REPORTER)


class Shares:
    """Who was served when."""

    def __init__(self) -> None:
        self._turn = 0
        self._served: dict[int, int] = {}
        self._minute: dict[tuple[int, int], deque[datetime]] = defaultdict(deque)

    def in_turn(self, lanes: Iterable[Lane]) -> list[Lane]:
        """The most urgent first; among these one lane a person, then the second of each; the longest unserved first."""
        waiting = sorted(
            lanes, key=lambda lane: (RANK[lane.urgency], self._served.get(lane.sender, 0), lane.rows[0].id)
        )
        before: Counter[tuple[int, int]] = Counter()
        place: dict[str, int] = {}
        for lane in waiting:
            whose = (RANK[lane.urgency], lane.sender)
            place[lane.key] = before[whose] if lane.sender else 0
            before[whose] += 1
        return sorted(waiting, key=lambda lane: (RANK[lane.urgency], place[lane.key]))

    def sent(self, lane: Lane, send: Send, at: datetime, weight: int) -> None:
        """A call of the lane went, or is going; `send` is its first."""
        self._turn += 1
        self._served[lane.sender] = self._turn
        if lane.sender and lane.address.chat < 0 and of_reporter(send):
            self._minute[lane.address.chat, lane.sender] += [at] * weight

    def free_at(self, lane: Lane, send: Send, most: int, now: datetime) -> datetime:
        """When the lane's next call may go into the group, of which `most` go in a minute (0: no limit)."""
        chat, sender = lane.address.chat, lane.sender
        times = self._minute.get((chat, sender))
        if not times or not most or not of_reporter(send) or RANK[lane.urgency] > RANK[Urgency.URGENT]:
            return now
        while times and (times[0] <= now - MINUTE or times[0] > now + MINUTE):
            times.popleft()
        if not times:
            del self._minute[chat, sender]
        share = max(most - KEPT_FOR_OTHERS, 1)
        return now if len(times) < share else times[-share] + MINUTE

    def set_back(self) -> None:
        """The clock was set back: the minutes mean nothing now."""
        self._minute.clear()

    def forget(self, waiting: Iterable[int]) -> None:
        """Who has nothing waiting need not be remembered once the list is long."""
        if len(self._served) > 1000:
            kept = set(waiting)
            self._served = {sender: turn for sender, turn in self._served.items() if sender in kept}
