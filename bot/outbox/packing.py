"""What a lane's next call is: its first rows with Telegram's numbers looked up, or the topic that they need first."""

from dataclasses import replace

from bot.outbox.deliver import Parcel
from bot.outbox.joined_words import joined
from bot.outbox.lanes import Lane
from bot.outbox.together import Among
from handlers.turn import Scope
from rules.send import Act, PlaceKind, Send, line
from rules.team.card import topic_name
from storage import attached, cases, pending, places, threads
from storage.disk.rows import Row
from storage.places import Address

IN_TOPIC = frozenset({Act.SAY, Act.EDIT, Act.PIN, Act.NAME_TOPIC})
"""Acts for which a topic is made where there is none; to close or delete one that is gone, none is made."""

BY_NUMBER, OF_THE_HOUSE = (Act.WITHDRAW, Act.EDIT, Act.PIN), (PlaceKind.PERSON, PlaceKind.MEMBER, PlaceKind.DESK)
"""What is about a message that no thread remembers carries its number itself."""


async def pack(scope: Scope, lane: Lane) -> Parcel:
    """The lane's next call, addressed as of now: a language, a topic or a group may have changed since it was put."""
    send = lane.free()[0].send
    lane.address = await places.resolve(scope.tx, send.place) or lane.address
    language = lane.address.language or scope.config.languages[0]
    if lane.address.missing_topic and send.act in IN_TOPIC and send.case is not None:
        case = await cases.get(scope.tx, send.case)
        if case is not None:
            return Parcel(lane.key, [], lane.address, language, case=case.id, title=topic_name(case))
    rows = [replace(row, tries=row.tries + 1) for row in joined(lane, scope.now, joining=scope.config.limits.joining)]
    parcel = Parcel(lane.key, rows, lane.address, language)
    parcel.target = lane.address.message or await _number(scope, send, send.of, lane.address)
    by_number = send.of is None and send.act in BY_NUMBER and send.place.kind in OF_THE_HOUSE
    if by_number or send.place.kind is PlaceKind.CHANNEL:
        parcel.target = send.origin
    parcel.reply = await _number(scope, send, send.reply_to, lane.address)
    parcel.files = [(file, data) for file in send.files if (data := await attached.load(scope.tx, file)) is not None]
    if send.act is Act.WITHDRAW or (send.act is Act.EDIT and send.words is not None):
        await _changed(scope, parcel, rows[0])
    if lane.address.plain and send.case is not None:
        await _name_case(scope, parcel, send, send.case)
    return parcel


async def _number(scope: Scope, send: Send, of: int | str | None, address: Address) -> int | None:
    """Telegram's number, in the chat where this goes, of the message that `of` means."""
    whose = pending.thread_of(send)
    if of is None or whose is None:
        return None
    entry = await threads.find(scope.tx, whose, of)
    at_team = send.place.kind is PlaceKind.TOPIC
    if entry is None or (at_team and entry.chat not in (0, address.chat)):
        return None  # numbers are kept with their chat: those of a group before it migrated mean other messages now
    return entry.number(at_team)


async def _changed(scope: Scope, parcel: Parcel, row: Row) -> None:
    """Words that went out together with others are changed among them, or taken out; where they cannot be found, the
    change is said anew."""
    send = row.send
    entry = await threads.find(scope.tx, threads.of_case(send.case), send.of) if send.case and send.of else None
    same = await pending.among(scope.tx, entry) if entry is not None else []
    if (
        entry is not None
        and entry.inward
        and parcel.target is not None
        and len(same) > 1
        and all(each.place for each in same)
    ):
        parcel.among = Among(tuple(each.size for each in same), same.index(entry))
        return
    if send.act is Act.WITHDRAW or (parcel.target is not None and len(same) <= 1):
        return
    said = replace(send, act=Act.SAY, lines=(*send.lines, line("changed-to")), of=None)
    parcel.rows, parcel.reply, parcel.target = [replace(row, send=said)], parcel.target, None


async def _name_case(scope: Scope, parcel: Parcel, send: Send, case_id: int) -> None:
    """Without topics, what belongs to a case says so and hangs below its card."""
    case = await cases.get(scope.tx, case_id)
    if case is None or send.act is not Act.SAY or send.name == "card" or send.place.kind is not PlaceKind.TOPIC:
        return
    parcel.heading = line("plain-case", code=case.code)
    if parcel.reply is None:
        card = await threads.named(scope.tx, case_id, "card")
        parcel.reply = card.copy if card is not None and card.chat in (0, parcel.address.chat) else None
