"""Waiting words of one case that go out to the team as one message.

Each answer to the reporter goes in a message of its own, however long it waits behind a phrase or a pause: whoever
wrote it can take it back, and learns from nothing whether it was opened together with another.
"""

from datetime import datetime

from bot.outbox.lanes import Lane
from rules.carry import MOST
from rules.send import Act, PlaceKind, Role, units
from storage.disk.rows import Row


def joined(lane: Lane, now: datetime, *, joining: bool = True) -> list[Row]:
    """The first row and those behind it that can go out in the same message."""
    head, *rest = lane.free()
    rows = [head]
    if not joining or not _joinable(head) or head.repeat:
        return rows
    size = units(head.send.words.text) if head.send.words else 0
    for row in rest:
        if not _joinable(row) or row.send.lines != head.send.lines or row.send.reply_to is not None or row.repeat:
            break
        if any(at is not None and at > now for at in (row.due, row.send.not_before)):
            break
        size += units(row.send.words.text) + 2 if row.send.words else 0
        if size > MOST:
            break
        rows.append(row)
    return rows


def _joinable(row: Row) -> bool:
    send = row.send
    plain = send.words is not None and not send.buttons and not send.files
    theirs = send.role is Role.CARRIED and send.place.kind is PlaceKind.TOPIC
    return send.act is Act.SAY and theirs and plain and not row.aside
