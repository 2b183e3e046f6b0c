"""The one module that turns a place into a chat. Outside of `storage` only `bot.outbox` may import it."""

from dataclasses import dataclass

from rules.send import Place, PlaceKind
from storage import cases, chats, people, threads
from storage.disk.codec import Codec
from storage.disk.tx import Tx


@dataclass(frozen=True, slots=True)
class Address:
    """Telegram's ids. `language` is None for the team's own; `message` is set where a clean-up is about one.

    `missing_topic` says that the case has no topic in the group of today; `plain` that there are none, or that none can
    be made: what belongs to the case goes where everything goes.
    """

    chat: int
    thread: int | None = None
    language: str | None = None
    missing_topic: bool = False
    message: int | None = None
    plain: bool = False


ADDRESS: Codec[Address] = Codec(Address)


def written(address: Address) -> str:
    """The address as the `ref` of a clean-up's place; it lies only inside the row's seal."""
    return ADDRESS.pack(address).decode()


async def resolve(tx: Tx, place: Place) -> Address | None:
    """Where that is today; None where there is no way: erased, cut, or a group that is not configured."""
    match place.kind:
        case PlaceKind.REPORTER:
            return await _reporter(tx, int(place.ref))
        case PlaceKind.PERSON:
            return await _person(tx, int(place.ref))
        case PlaceKind.TOPIC:
            return await _topic(tx, int(place.ref))
        case PlaceKind.DESK:
            return await _group(tx, place.ref)
        case PlaceKind.MEMBER:
            return await _member(tx, int(place.ref))
        case PlaceKind.GROUP:
            return Address(int(place.ref))
        case PlaceKind.CHANNEL:
            return await _group(tx, place.kind)
        case PlaceKind.ADDRESS:
            return ADDRESS.open(place.ref.encode())


async def may_come_back(tx: Tx, place: Place) -> bool:
    """Whether only the configuration lacks the group: what was sent there is not lost by an edit of a file."""
    if place.kind is PlaceKind.TOPIC:
        return await cases.get(tx, int(place.ref)) is not None
    return place.kind in (PlaceKind.DESK, PlaceKind.CHANNEL)


async def _reporter(tx: Tx, case_id: int) -> Address | None:
    case = await cases.get(tx, case_id)
    person_id = await cases.reporter_of(tx, case) if case else None
    return None if person_id is None else await _person(tx, person_id)


async def _person(tx: Tx, person_id: int) -> Address | None:
    found = await people.known(tx, person_id)
    return Address(found.chat, found.person.thread, found.person.language) if found else None


async def _member(tx: Tx, telegram_id: int) -> Address:
    """A member's own chat; in its topic, where they have written in one."""
    person = await people.of_sender(tx, telegram_id)
    return Address(telegram_id, person.thread if person is not None else None)


async def _group(tx: Tx, team: str) -> Address | None:
    group = tx.groups.get(team)
    return None if group is None else Address(await chats.current(tx, group))


async def _topic(tx: Tx, case_id: int) -> Address | None:
    case = await cases.get(tx, case_id)
    address = await _group(tx, case.team) if case else None
    if address is None:
        return None
    if address.chat in tx.store.plain:
        return Address(address.chat, plain=True)
    topic = await threads.topic(tx, case_id)
    if topic is None or topic[0] != address.chat:
        barred = address.chat in tx.store.untopical
        return Address(address.chat, plain=barred, missing_topic=not barred)
    return Address(address.chat, topic[1])
