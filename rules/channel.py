"""The community's channel: what is to stand in it, and what became of that. What is uncertain is never sent again by
itself: a post that stands there twice, or was withdrawn and comes back, breaks a promise to whoever asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from rules.due_kinds import Counts, Kind, Of
from rules.refused import Refused
from rules.send import Act, Line, Place, PlaceKind, Send, Words, line

LAPSES = Kind("announcement", Of.HOUSE, Counts.FROM_NOW)
DELETABLE = timedelta(hours=47)
"""A bot may delete a post for 48 hours, and change its own for ever; an hour is left for a disturbance."""
REMEMBERED = 200
"""So many posts without words are remembered, to say between which others one would stand."""


class State(StrEnum):
    """Where a post stands."""

    OFFERED = "offered"  # a second member has to look
    PLANNED = "planned"  # it goes when its time has come
    FAILED = "failed"  # Telegram does not take it: certainly not there
    UNCERTAIN = "uncertain"  # it may be there: a member looks and decides
    POSTED = "posted"
    WITHDRAWN = "withdrawn"


class Event(StrEnum):
    """What happens to a post."""

    AGREE = "agree"  # a second member has looked
    SENT = "sent"
    REFUSE = "refuse"  # Telegram does not take it
    DOUBT = "doubt"  # the answer was lost
    FOUND = "found"  # a member has seen it in the channel
    AGAIN = "again"  # a member wants it sent, knowing that it is not there
    DROP = "drop"  # it shall not be there


NEXT: dict[tuple[State, Event], State] = {
    (State.OFFERED, Event.AGREE): State.PLANNED,
    (State.OFFERED, Event.DROP): State.WITHDRAWN,
    (State.PLANNED, Event.SENT): State.POSTED,
    (State.PLANNED, Event.REFUSE): State.FAILED,
    (State.PLANNED, Event.DOUBT): State.UNCERTAIN,
    (State.PLANNED, Event.DROP): State.WITHDRAWN,
    (State.FAILED, Event.AGAIN): State.PLANNED,
    (State.FAILED, Event.DROP): State.WITHDRAWN,
    (State.UNCERTAIN, Event.FOUND): State.POSTED,
    (State.UNCERTAIN, Event.AGAIN): State.PLANNED,
    (State.UNCERTAIN, Event.DROP): State.WITHDRAWN,
    (State.POSTED, Event.DROP): State.WITHDRAWN,
}
"""Everything else is refused: an old button, a second press, a forged one."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post; `id` is random, `row` where it waits, `message` its number in the channel, `at` since when it is there.

    `words` are kept of published questions alone, so that they can be found; `by` is the member who wrote an
    announcement. `unwanted`: whoever asked has withdrawn it while it was on its way.
    """

    id: int
    kind: str  # "question" or "announcement"
    state: State = State.OFFERED
    row: int | None = None
    message: int | None = None
    at: datetime | None = None
    words: Words | None = None
    by: int | None = None
    unwanted: bool = False
    chat: int | None = None  # the channel that `message` is a number of: another may be configured later


def step(post: Post, event: Event) -> Post:
    """The post after the event; raises `Refused` where there is no way."""
    if (post.state, event) not in NEXT:
        raise Refused("refused-old-button")
    return replace(post, state=NEXT[post.state, event])


def place(post: int) -> Place:
    """The channel; each post has a lane of its own, so that one that waits for its hour holds up no other."""
    return Place(PlaceKind.CHANNEL, str(post))


def agreed(post: Post, member: int) -> Post:
    """A second member has looked; whoever wrote it cannot be that."""
    if post.by == member:
        raise Refused("announce-second")
    return step(post, Event.AGREE)


def withdrawal(post: Post, now: datetime) -> Send:
    """Take the post out of the channel; one that is too old is changed."""
    if post.at is None or now - post.at >= DELETABLE:
        return changed(post)
    return Send(place(post.id), Act.WITHDRAW, origin=post.message)


def changed(post: Post) -> Send:
    """In place of its words stands that it was withdrawn."""
    return Send(place(post.id), Act.EDIT, lines=(line("post-withdrawn"),), origin=post.message)


def between(posts: Sequence[Post], post: Post) -> tuple[Post | None, Post | None]:
    """The known posts around the place where this one would stand, by the time of the try (`at`)."""
    others = [each for each in posts if each.id != post.id and each.chat == post.chat]
    known = [each for each in others if each.message is not None and each.at is not None]
    if post.at is None:
        return None, None
    before = [each for each in known if each.at is not None and each.at <= post.at]
    after = [each for each in known if each.at is not None and each.at > post.at]
    return (
        max(before, key=lambda each: each.message or 0, default=None),
        min(after, key=lambda each: each.message or 0, default=None),
    )


def link(channel: int, message: int) -> str:
    """Telegram's address of a post, for those who are in the channel."""
    return f"https://t.me/c/{str(channel).removeprefix('-100')}/{message}"


def number_in(text: str) -> int | None:
    """The number of a post in its address."""
    last = text.strip().rstrip("/").rpartition("/")[2].partition("?")[0]
    is_one = "t.me/" in text and last.isascii() and last.isdecimal() and len(last) < 12
    return int(last) if is_one and int(last) else None


def where(channel: int, posts: Sequence[Post], post: Post) -> list[Line]:
    """Between which posts an uncertain one would stand."""
    before, after = between(posts, post)
    said = [line("post-after", link=link(channel, before.message))] if before and before.message else []
    said += [line("post-before", link=link(channel, after.message))] if after and after.message else []
    return said or [line("post-newest")]
