"""The messages of a case on both sides, and its topic: how replies, edits and the card find their counterpart.

Messages to a person that belong to no case are remembered too, the newest few, under the person's key.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from rules.person import Person
from rules.send import Role
from storage import lookup
from storage.disk.caches import Kind
from storage.disk.entries import PART, Entry, Thread, pack, unpack
from storage.disk.erase import PARTS, Command
from storage.disk.keys import Owner
from storage.disk.tx import Tx
from storage.disk.vault import bound, seal, unseal

FLOOR = 512
PERSONS = PART
"""How many messages without a case are remembered of a person."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose thread: a case's or a person's."""

    owner: Owner
    id: int

    @property
    def sign(self) -> int:
        """What the thread is remembered by: persons are negative."""
        return self.id if self.owner is Owner.CASE else -self.id

    def part(self, number: int) -> int:
        """The id of one part's row."""
        return self.id * PARTS + number if self.owner is Owner.CASE else -(self.id * PARTS + number)


def of_case(case_id: int) -> Whose:
    """The thread of a case."""
    return Whose(Owner.CASE, case_id)


def of_person(person_id: int) -> Whose:
    """The thread of a person outside of cases."""
    return Whose(Owner.PERSON, person_id)


async def topic(tx: Tx, case_id: int) -> tuple[int, int] | None:
    """Chat and thread id of the case's topic, where it has one."""
    return (await _load(tx, of_case(case_id))).topic


async def set_topic(tx: Tx, case_id: int, chat: int, thread: int) -> None:
    """The case has this topic now."""
    await lose_topic(tx, case_id)
    before = await _load(tx, of_case(case_id))
    await _keep(tx, of_case(case_id), replace(before, topic=(chat, thread)), 0)
    lookup.put(tx, lookup.TOPIC, lookup.pair(chat, thread), case_id)


async def lose_topic(tx: Tx, case_id: int) -> None:
    """The topic is gone from the group; what was said in it stays remembered."""
    before = await _load(tx, of_case(case_id))
    if before.topic is not None:
        lookup.drop(tx, lookup.TOPIC, lookup.pair(*before.topic))
        await _keep(tx, of_case(case_id), replace(before, topic=None), 0)


async def all(tx: Tx, case_id: int) -> list[Entry]:
    """Every message of the case, the newest first."""
    return list((await _load(tx, of_case(case_id))).newest_first())


async def by_reporter(tx: Tx, person: Person, message: int) -> Entry | None:
    """The message with this number in the person's chat, whichever side wrote it, in any of their conversations."""
    newest = [case_id for case_id in reversed(person.conversations) if case_id != person.talking_in]
    if person.talking_in is not None:
        newest.insert(0, person.talking_in)
    for case_id in newest:
        thread = await _load(tx, of_case(case_id))
        found = _best(each for each in thread.newest_first() if each.number(at_team=False) == message)
        if found is not None:
            return found
    return None


async def by_team(tx: Tx, case_id: int, chat: int, message: int) -> Entry | None:
    """The message of the case with this number in this chat of the team's side."""
    thread = await _load(tx, of_case(case_id))
    return _best(each for each in thread.newest_first() if each.number(at_team=True) == message and each.chat == chat)


async def named(tx: Tx, case_id: int, name: str) -> Entry | None:
    """The newest message of the case that was put under this name, such as "card"."""
    thread = await _load(tx, of_case(case_id))
    return next((each for each in thread.newest_first() if each.name == name), None)


async def find(tx: Tx, whose: Whose, of: int | str) -> Entry | None:
    """The message that a `Send` means by `of` or `reply_to`: an outbox row, or a name."""
    entries = (await _load(tx, whose)).newest_first()
    if isinstance(of, str):
        return next((each for each in entries if each.name == of), None)
    return next((each for each in entries if each.row == of), None)


async def remember(tx: Tx, whose: Whose, entry: Entry) -> None:
    """A message was put into the outbox; its copy has no number yet."""
    before = await _load(tx, whose)
    parts = before.parts
    if whose.owner is Owner.PERSON:
        kept = parts[0] if parts else ()
        parts = ((*kept[1 - PERSONS :], entry),)
    elif parts and len(parts[-1]) < PART:
        parts = (*parts[:-1], (*parts[-1], entry))
    else:
        parts = (*parts, (entry,))
    await _keep(tx, whose, replace(before, parts=parts), len(parts) - 1)


async def sent(tx: Tx, whose: Whose | int, row: int, message: int, chat: int) -> None:
    """The message of this outbox row is in Telegram now. An `int` means a case.

    Outside of topics, and for what is answered by replying, the message leads to its case from now on: topics can be
    switched off at any time.
    """
    whose = of_case(whose) if isinstance(whose, int) else whose
    before = await _load(tx, whose)
    entry = await _replace(tx, whose, before, row, lambda old: _copied(old, message, chat))
    if entry is None or not entry.inward or chat >= 0 or whose.owner is not Owner.CASE:
        return
    if before.topic is None or entry.role in (Role.CARD, Role.CARRIED):
        lookup.put(tx, lookup.MESSAGE, lookup.pair(chat, message), whose.id)


async def lost(tx: Tx, whose: Whose | int, row: int) -> None:
    """The message of this outbox row will never be sent: what waits for its number need not wait any longer."""
    whose = of_case(whose) if isinstance(whose, int) else whose
    await _replace(tx, whose, await _load(tx, whose), row, lambda old: None)


async def amend(tx: Tx, whose: Whose, row: int, made: Callable[[Entry], Entry]) -> Entry | None:
    """Change the entry of this row; None where there is none."""
    return await _replace(tx, whose, await _load(tx, whose), row, made)


async def change(tx: Tx, whose: Whose, made: Callable[[Entry], Entry]) -> None:
    """Change every entry."""
    before = await _load(tx, whose)
    after = replace(before, parts=tuple(tuple(made(each) for each in part) for part in before.parts))
    for number in range(len(after.parts)):
        await _keep(tx, whose, after, number)


async def inherit(tx: Tx, old: int, new: int) -> None:
    """The person has another number; their thread goes along."""
    before = await _load(tx, of_person(old))
    if before.parts:
        await _keep(tx, of_person(new), before, 0)


async def drop_lookups(tx: Tx, case_id: int) -> None:
    """Nothing in Telegram leads to the case any more."""
    thread = await _load(tx, of_case(case_id))
    if thread.topic is not None:
        lookup.drop(tx, lookup.TOPIC, lookup.pair(*thread.topic))
    for each in thread.newest_first():
        if each.inward and each.copy is not None and each.chat < 0:
            lookup.drop(tx, lookup.MESSAGE, lookup.pair(each.chat, each.copy))


def _copied(entry: Entry, message: int, chat: int) -> Entry:
    return replace(entry, copy=message, chat=chat if entry.inward else entry.chat)


def _best(entries: Iterable[Entry]) -> Entry | None:
    """The newest, but rather one that was carried: notices may be about the same message."""
    best = None
    for each in entries:
        if each.role in (Role.CARRIED, Role.CARD):
            return each
        best = best or each
    return best


async def _replace(
    tx: Tx, whose: Whose, before: Thread, row: int, change: Callable[[Entry], Entry | None]
) -> Entry | None:
    """Change the entry of this row, or leave it out; None where there is no such entry."""
    for number in range(len(before.parts) - 1, -1, -1):
        part = before.parts[number]
        place = next((place for place in range(len(part) - 1, -1, -1) if part[place].row == row), None)
        if place is not None:
            after = change(part[place])
            changed = (*part[:place], *([after] if after else []), *part[place + 1 :])
            parts = (*before.parts[:number], changed, *before.parts[number + 1 :])
            await _keep(tx, whose, replace(before, parts=parts), number)
            return after
    return None


async def _load(tx: Tx, whose: Whose) -> Thread:
    known, value = tx.recall(Kind.THREAD, whose.sign)
    if known:
        return Thread() if value is None else value
    ends = sorted((whose.part(0), whose.part(PARTS - 1)))
    query = "SELECT id, body FROM thread WHERE id BETWEEN ? AND ?"
    key, found = await tx.with_key(whose.owner, whose.id, query, *ends)
    thread = Thread()
    if key is not None and found:
        case = whose.id if whose.owner is Owner.CASE else 0
        packed = [(abs(row), unseal(key, body, bound("thread", "body", row), padded=True)) for row, body in found]
        opened = [unpack(case, each) for _, each in sorted(packed)]
        thread = Thread(opened[0][0], tuple(part for _, part in opened))
    if key is not None:
        tx.keep(Kind.THREAD, whose.sign, thread)
    return thread


async def _keep(tx: Tx, whose: Whose, thread: Thread, number: int) -> None:
    """Keep the thread; one part of it changed, which is sealed once a turn."""
    key = await tx.needed_key(whose.owner, whose.id)
    tx.keep(Kind.THREAD, whose.sign, thread)
    row = whose.part(number)

    def write() -> Command:
        now: Thread = tx.values[Kind.THREAD, whose.sign] or thread
        part = now.parts[number] if number < len(now.parts) else ()
        body = seal(key, pack(now.topic, part), bound("thread", "body", row), FLOOR)
        return "INSERT OR REPLACE INTO thread (id, body) VALUES (?, ?)", (row, body)

    tx.write_last(row, write)
