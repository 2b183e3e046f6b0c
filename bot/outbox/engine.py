"""The loop that empties the outbox: settle what came back, choose what may go, claim it, send it."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from itertools import chain

from telegram import Bot

from bot.house import House
from bot.journal import trouble
from bot.loops.worker import Worker
from bot.outbox.deliver import Parcel
from bot.outbox.flights import Flights
from bot.outbox.lanes import Lane, Lanes, lane_of
from bot.outbox.pace import Pace
from bot.outbox.packing import pack
from bot.outbox.settling import ASIDE, Back, Settler, Waits
from bot.outbox.shares import NOBODY, Shares
from bot.outbox.shelf import Shelf
from bot.outbox.text import Composer
from handlers import agreed
from handlers.channel import posted
from handlers.privacy import gate
from handlers.turn import Scope
from handlers.who import front
from rules.send import RANK, Urgency
from storage import cases, chats, outbox, people, places, sends
from storage.disk.errors import Damaged, Full, Gone, WrongKey
from storage.disk.rows import Row
from storage.disk.tx import Tx

AT_ONCE = 40
"""Calls on their way at the same time: at 50 ms a call 800 a second, far above Telegram's 30."""
AT_A_TIME = 200
"""Rows that take their places in one round, so that turns come between; after a restart thousands may wait."""
CROWD, BREATH = 6, 0.01
"""So many calls on their way are a burst: rounds then wait so many seconds, so that each settles and claims many at
once and turns come between."""


def _pressing_first(rows: list[Row]) -> list[Row]:
    """What somebody waits for, with all that is to come before it under the same key, before what nobody waits for."""
    pressing = {sends.whose(row.send) for row in rows if not row.send.patient}
    return sorted(rows, key=lambda row: sends.whose(row.send) not in pressing)


class Outbox(Worker):
    """Sends what the store holds, until it is told to stop."""

    def __init__(self, house: House, bot: Bot, opened: Callable[[Iterable[Row]], None]) -> None:
        """`opened` is told of every row that an earlier run left."""
        self._house = house
        self._pace = Pace(house.config.limits)
        self._lanes = Lanes()
        self._shares = Shares()
        self._settler = Settler(self._lanes, self._pace)
        self._shelf = Shelf(opened, self.patient)
        self._fresh: list[Row] = []
        self._flights = Flights(bot, Composer(house.sentences, house.config), self.stir)
        self._stir = asyncio.Event()
        self._stopping = False
        self._anew = False  # what lies on disk may have a place to go to again

    async def load(self) -> None:
        """Take up what an earlier run left; a row that was claimed then may have gone out already."""
        now = self._house.clock.now()
        async with self._house.store.turn() as tx:
            self._shelf.load(await outbox.left(tx))
            for at, chat in await outbox.paced(tx, now - timedelta(minutes=1)):
                self._pace.sent(chat, at)
        self.stir()

    def changed(self, tx: Tx) -> None:
        """A turn was kept: take over the rows that it put, changed or dropped."""
        for row_id in tx.dropped:
            self._lanes.drop(row_id)
        self._shelf.forget((*tx.dropped, *(row.id for row in tx.put)))
        if tx.dropped:  # what was taken back before it ever came into a lane must not come into one
            self._fresh = [row for row in self._fresh if row.id not in tx.dropped]
        self._fresh += self._shelf.spare(tx.put)
        woken = tx.heard is not None and self._lanes.wake(tx.heard)
        if tx.put or tx.dropped or woken:
            self.stir()

    def stir(self) -> None:
        """Something may be ready."""
        self._house.clock.busy("outbox")
        self._stir.set()

    def ring(self) -> None:
        """The clock woke up, or was moved."""
        self.stir()

    def set_back(self, by: timedelta) -> None:
        """The clock was set back."""
        self._lanes.set_back(by)
        self._pace.set_back()
        self._shares.set_back()
        self.stir()

    def reload(self) -> None:
        """A new configuration is in force."""
        self._flights.composer = Composer(self._house.sentences, self._house.config)
        self._pace.limits = self._house.config.limits
        self._anew = True
        self.stir()

    async def run(self) -> None:
        """Round after round, as long as the process lives."""
        failed = 0
        while True:
            await self._stir.wait()
            if len(self._flights) >= CROWD:
                await asyncio.sleep(BREATH)
            self._stir.clear()
            try:
                await self._round()
                failed = 0
            except Exception as error:  # noqa: BLE001 - this loop must not die; what came back is kept for the next round
                trouble("outbox-round-failed", error)
                failed += 1
                await asyncio.sleep(1)
                if failed > 1 and not isinstance(error, Full):
                    await self._one_by_one()
                self._stir.set()

    async def stop(self, grace: float) -> None:
        """Claim nothing more, wait `grace` seconds for what is on its way, keep what came back."""
        self._stopping = True
        await self._flights.land(grace)
        await self._round()

    async def _round(self) -> None:
        """One transaction: what came back is settled, what may go is claimed; then the claimed is sent."""
        async with self._house.store.turn() as tx:
            # now that no other turn can take anything back
            opened = [] if self._stopping else await self._opened(tx)
            back, fresh = list(self._flights.back), _pressing_first([*opened, *self._fresh])[:AT_A_TIME]
            scope = self._house.scope(tx)
            settled = [after for each in back for after in await self._settler.settle(scope, each)]
            for row in fresh:
                await self._enter(scope, row)
            self._settler.open_up(scope)
            await self._settler.tell_of_absence(scope)
            parcels, wake = ([], None) if self._stopping else await self._choose(scope)
            await self._claim(tx, parcels, scope.now)
        del self._flights.back[: len(back)]
        self._taken_up(opened, {id(row) for row in fresh})
        self._free(back, settled)
        for parcel in parcels:
            self._fly(parcel)
        if back:
            self.stir()  # the lanes that came free may go on
        self._rest(wake)

    async def _opened(self, tx: Tx) -> list[Row]:
        if self._anew:
            fresh = {row.id for row in self._fresh}
            self._shelf.load(each for each in await outbox.left(tx) if each not in self._lanes and each not in fresh)
            self._anew = False
        return await self._shelf.taken(tx, self._fresh)

    def patient(self) -> Counter[str]:
        """By group, how many rows for which nobody waits are in hand."""
        return self._lanes.patient + Counter(row.group for row in self._fresh if row.send.patient)

    def _taken_up(self, opened: list[Row], entered: set[int]) -> None:
        """What was opened is in hand now; what has its place in a lane is fresh no longer."""
        still = self._shelf.still(opened)
        self._shelf.forget(row.id for row in opened)
        self._fresh = [row for row in (*still, *self._fresh) if id(row) not in entered]
        if self._fresh or self._shelf.pressing:
            self.stir()

    async def _one_by_one(self) -> None:
        """Something in this round cannot be dealt with: find it, put it aside for an hour, let all others go on."""
        for back in list(self._flights.back):
            try:
                async with self._house.store.turn() as tx:
                    settled = await self._settler.settle(self._house.scope(tx), back)
            except Exception as error:  # noqa: BLE001 - the others must not wait for it
                trouble("outcome-put-aside", error)
                settled = await self._settler.put_aside(self._house, back)
            self._flights.back.remove(back)
            self._free([back], settled)
        try:
            async with self._house.store.turn() as tx:
                opened = await self._opened(tx)
            self._taken_up(opened, set())
        except Exception as error:  # noqa: BLE001 - the others must not wait for it
            trouble("shelf-put-aside", error)
        for row in list(self._fresh):
            try:
                async with self._house.store.turn() as tx:
                    if row in self._fresh:
                        await self._enter(self._house.scope(tx), row)
            except Exception as error:  # noqa: BLE001 - it lies on disk and is tried again at the next start
                trouble("row-put-aside", error)
            if row in self._fresh:
                self._fresh.remove(row)

    def _free(self, back: list[Back], settled: list[Waits]) -> None:
        for lane, row_id, waits in settled:
            self._lanes.settled(lane, row_id, waits)
        for each in back:
            self._lanes.freed(each.parcel.lane)

    def _rest(self, wake: datetime | None) -> None:
        self._house.clock.plan("outbox", wake)
        if not (self._flights or self._flights.back or self._fresh or self._shelf.pressing or self._stir.is_set()):
            self._house.clock.idle("outbox")

    async def _enter(self, scope: Scope, row: Row) -> None:
        """A row takes its place in a lane. One whose reader is gone for good has nowhere to go; one whose reader wants
        nothing now lies on disk until they do, as do words for a group that is configured no longer."""
        if gate.once(row):
            await outbox.done(scope.tx, row.id)
            self._lanes.drop(row.id)
            return
        if posted.doubtful(row):
            await posted.doubt(scope, row)
            self._lanes.drop(row.id)
            return
        if row.send.held or not await gate.goes(scope, row.send):
            self._lanes.drop(row.id)
            return
        address = await places.resolve(scope.tx, row.send.place)
        if address is None:
            if not await places.may_come_back(scope.tx, row.send.place):
                await outbox.done(scope.tx, row.id)
            self._lanes.drop(row.id)
            return
        self._lanes.put(row, lane_of(row, address), address, await self._sender(scope, row))

    async def _sender(self, scope: Scope, row: Row) -> int:
        """The person whose doing it is that this waits."""
        if row.send.case is not None:
            case = await cases.get(scope.tx, row.send.case)
            whose = await cases.reporter_of(scope.tx, case) if case is not None else None
        else:
            whose = row.send.person
        person = await people.get(scope.tx, whose) if whose else None
        return (await front.root(scope.tx, person)).id if person is not None else whose or NOBODY

    async def _choose(self, scope: Scope) -> tuple[list[Parcel], datetime | None]:
        """What may go now, and when to look again."""
        chosen: list[Parcel] = []
        wakes: list[datetime] = []
        if len(self._flights) >= AT_ONCE:
            self._shelf.wanting = set()
            return [], None  # what lands stirs us
        if (self._lanes or self._shelf.groups) and (
            at := self._pace.anywhere_at(Urgency.DANGER, scope.now)
        ) > scope.now:
            self._shelf.wanting = set()
            return [], at  # nothing may go anywhere: thousands may wait, and need not be looked at

        def may(chat: int) -> bool | None:
            """Whether something that nobody waits for may go into the chat, and if not, when."""
            at = self._pace.anywhere_at(Urgency.ROUTINE, scope.now)
            if at > scope.now:
                wakes.append(at)
                return None
            at = self._pace.free_at(chat, Urgency.ROUTINE, scope.now)
            if at > scope.now:
                wakes.append(at)
            return at <= scope.now

        for lane in chain(self._shares.in_turn(self._lanes.idle()), self._lanes.calm(may)):
            at = self._pace.anywhere_at(lane.urgency, scope.now)
            if at > scope.now and RANK[lane.urgency] > RANK[Urgency.URGENT]:
                wakes.append(at)
                break  # nor may any that come after it
            at = max(lane.ready_at() or scope.now, scope.now)
            if at <= scope.now:
                at = self._free_at(lane, scope.now)
            if at > scope.now:
                wakes.append(at)
            elif parcel := await self._next_of(scope, lane):
                chosen.append(parcel)
                self._shares.sent(lane, lane.free()[0].send, scope.now, parcel.weight)
                for _ in range(parcel.weight):
                    self._pace.sent(lane.address.chat, scope.now)
                if len(self._flights) + len(chosen) >= AT_ONCE:
                    break
        self._shares.forget(self._lanes.senders())
        full = len(self._flights) + len(chosen) >= AT_ONCE
        opens = {group: await self._opens(scope, group) for group in self._shelf.groups} if not full else {}
        self._shelf.wanting = {group for group, at in opens.items() if at <= scope.now}
        wakes += [at for at in opens.values() if at > scope.now]
        return chosen, min(wakes, default=None)

    async def _opens(self, scope: Scope, group: str) -> datetime:
        """When more than is in hand could go there."""
        chat = scope.tx.groups.get(group)
        if chat is None:
            return self._pace.anywhere_at(Urgency.ROUTINE, scope.now)
        return self._pace.free_at(await chats.current(scope.tx, chat), Urgency.ROUTINE, scope.now)

    def _free_at(self, lane: Lane, now: datetime) -> datetime:
        """When Telegram and the others' share allow the lane's next call."""
        chat, most = lane.address.chat, self._pace.limits.group_per_minute
        shared = self._shares.free_at(lane, lane.free()[0].send, most, now)
        return max(self._pace.free_at(chat, lane.urgency, now), shared)

    async def _next_of(self, scope: Scope, lane: Lane) -> Parcel | None:
        """The lane's next call; None where its first row is not to go any more. What is sealed and damaged must not
        stop the other lanes."""
        row = lane.free()[0]
        try:
            if await self._to_go(scope, row):
                return await pack(scope, lane)
            self._lanes.drop(row.id)
        except (Damaged, Gone, WrongKey) as error:
            trouble("lane-put-aside", error)
            lane.retry = scope.now + ASIDE
        self.stir()
        return None

    async def _to_go(self, scope: Scope, row: Row) -> bool:
        """Whether it is still to be sent, now that it could be."""
        if posted.doubtful(row):
            await posted.doubt(scope, row)
            return False
        if not await agreed.stands(scope, row.send):
            await outbox.done(scope.tx, row.id)
            return False
        return await gate.goes(scope, row.send)

    async def _claim(self, tx: Tx, parcels: list[Parcel], now: datetime) -> None:
        """Marked on disk before they are sent: after a crash they may have gone out."""
        for parcel in parcels:
            await outbox.claim(tx, [row.id for row in parcel.rows])
            for _ in range(parcel.weight):
                await outbox.pace(tx, parcel.address.chat, now)

    def _fly(self, parcel: Parcel) -> None:
        if lane := self._lanes.get(parcel.lane):
            lane.busy = True
        self._flights.launch(parcel)
