"""What became of a parcel is kept: for its rows, its lane, its group's pace and absence."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.house import House
from bot.journal import event
from bot.outbox.away import Away
from bot.outbox.deliver import Parcel
from bot.outbox.lanes import Lanes
from bot.outbox.pace import Pace
from handlers import outcome as outcomes
from handlers.groups import topics
from handlers.turn import Scope
from rules import retry
from rules.outcome import Fate, Outcome
from rules.send import COSMETIC
from storage import chats, outbox
from storage.disk.rows import Row

Waits = tuple[str, int, Row | None]
"""A lane, a row of it, and how the row waits from now on; None when it is done with."""

ASIDE = timedelta(hours=1)


@dataclass(slots=True)
class Back:
    """A parcel that has come back."""

    parcel: Parcel
    outcome: Outcome


class Settler:
    """Knows the lanes and the pace, and which groups are away."""

    def __init__(self, lanes: Lanes, pace: Pace) -> None:
        self._lanes = lanes
        self._pace = pace
        self._away = Away()
        self._barred: dict[int, datetime] = {}

    async def settle(self, scope: Scope, back: Back) -> list[Waits]:
        """Keep what became of a parcel: its rows, each with how it waits from now on."""
        parcel, outcome = back.parcel, back.outcome
        chat = parcel.address.chat
        if outcome.fate is not Fate.SENT:
            event("send", fate=outcome.fate, rows=len(parcel.rows))
        if outcome.fate is Fate.LATER:
            self._pace.pause(chat, scope.now + timedelta(seconds=outcome.wait))
        if outcome.fate is Fate.MIGRATED and outcome.to is not None:
            await chats.migrate(scope.tx, chat, outcome.to)
            self._lanes.move(chat, outcome.to)
        self._away.noted(chat, _of_group(parcel, outcome.fate), scope.now)
        if outcome.fate is Fate.NO_TOPICS:
            scope.tx.store.plain.add(chat)
        if outcome.right is not None and chat < 0:
            await outcomes.right_missing(scope, chat, outcome.right)
        if parcel.title is not None:
            await self._topic(scope, parcel, outcome)
        waits: list[Waits] = []
        for place, row in enumerate(parcel.rows, 1):
            here = replace(outcome, place=place) if len(parcel.rows) > 1 else outcome
            waits.append((parcel.lane, row.id, await outcomes.became(scope, row, here, chat)))
        return waits

    async def put_aside(self, house: House, back: Back) -> list[Waits]:
        """Its outcome cannot be kept: the rows wait an hour and are sent again, marked, for they may have arrived."""
        waits: list[Waits] = []
        async with house.store.turn() as tx:
            due = house.clock.now() + ASIDE
            for row in back.parcel.rows:
                await outbox.defer(tx, row.id, due, repeat=True)
                waits.append((back.parcel.lane, row.id, Row(row.id, row.send, due, True, row.lane, row.tries)))
        return waits

    async def tell_of_absence(self, scope: Scope) -> None:
        """Who waits for a group that is away hears of it: its admins, and the reporters whose words wait."""
        for chat, absence in self._away.overdue(scope.now):
            if not absence.admins_know:
                absence.admins_know = True
                await outcomes.group_away(scope, chat)
            for case_id in self._lanes.with_words_for(chat) - absence.cases:
                absence.cases.add(case_id)
                await outcomes.words_wait(scope, case_id)

    async def _topic(self, scope: Scope, parcel: Parcel, outcome: Outcome) -> None:
        lane = self._lanes.get(parcel.lane)
        if outcome.fate is Fate.SENT and parcel.case is not None and outcome.message is not None:
            await topics.made(scope, parcel.case, parcel.address.chat, outcome.message)
            if lane:
                lane.retry, lane.tries = None, 0
        elif outcome.fate in (Fate.NO_RIGHT, Fate.REFUSED, Fate.UNFIT):
            self._bar(scope, parcel.address.chat)
        elif lane and outcome.fate not in (Fate.LATER, Fate.MIGRATED, Fate.NO_TOPICS):
            lane.tries += 1
            lane.retry = scope.now + retry.back_off(lane.tries)
            if lane.tries > retry.PATIENT and self._away.heard_lately(parcel.address.chat, scope.now):
                lane.retry, lane.tries = None, 0
                self._bar(scope, parcel.address.chat)

    def _bar(self, scope: Scope, chat: int) -> None:
        """No topic can be made in this group: for a while what needs one goes where everything goes."""
        scope.tx.store.untopical.add(chat)
        self._barred[chat] = scope.now + ASIDE

    def open_up(self, scope: Scope) -> None:
        """Where no topic could be made it is tried again after a while."""
        for chat, until in list(self._barred.items()):
            if scope.now >= until:
                del self._barred[chat]
                scope.tx.store.untopical.discard(chat)


def _of_group(parcel: Parcel, fate: Fate) -> Fate:
    """What became of a parcel, as far as it shows whether the group can be reached: a right that only tidying needs
    shows nothing."""
    tidies = parcel.rows and parcel.rows[0].send.act in COSMETIC
    return Fate.LATER if tidies and fate is not Fate.SENT else fate
