"""What people do in a script, as values; and the places where they do it."""

from dataclasses import dataclass
from enum import StrEnum


class Spot(StrEnum):
    """Where in Telegram, when it is no case."""

    ANYWHERE = "anywhere"  # the newest place that the person can see
    PRIVATE = "private"  # the private chat with the bot
    DESK = "desk"  # the general thread of the person's group


@dataclass(frozen=True, slots=True)
class Where:
    """A place named in a step: a spot, or a case such as `K1` (the first case that appeared)."""

    spot: Spot = Spot.ANYWHERE
    case: str = ""


ANYWHERE = Where()
PRIVATE = Where(Spot.PRIVATE)
DESK = Where(Spot.DESK)


@dataclass(frozen=True, slots=True)
class Say:
    """Somebody writes."""

    who: str
    text: str
    where: Where = PRIVATE


@dataclass(frozen=True, slots=True)
class Tap:
    """Somebody presses the button with this text, on the newest message that has it."""

    who: str
    button: str
    where: Where = ANYWHERE


@dataclass(frozen=True, slots=True)
class SendFile:
    """Somebody sends a photo, document, voice note, …"""

    who: str
    kind: str
    name: str
    caption: str = ""
    where: Where = ANYWHERE


@dataclass(frozen=True, slots=True)
class SendAlbum:
    """Somebody sends 2 to 10 files at once; the caption stands under the first."""

    who: str
    names: tuple[str, ...]
    caption: str = ""
    where: Where = ANYWHERE


@dataclass(frozen=True, slots=True)
class Edit:
    """Somebody changes a message of their own that contains `old`."""

    who: str
    old: str
    new: str
    where: Where = ANYWHERE


@dataclass(frozen=True, slots=True)
class Reply:
    """Somebody answers, with Telegram's reply, the newest message that contains `to`."""

    who: str
    to: str
    text: str
    where: Where = ANYWHERE


@dataclass(frozen=True, slots=True)
class Delete:
    """Somebody deletes the newest message of their own that contains `words`."""

    who: str
    words: str
    where: Where = ANYWHERE


@dataclass(frozen=True, slots=True)
class WriteDown:
    """Somebody copies the last line of the newest message that contains `words` onto paper."""

    who: str
    words: str
    where: Where = PRIVATE


@dataclass(frozen=True, slots=True)
class React:
    """Somebody puts an emoji on the newest message that contains `to`."""

    who: str
    emoji: str
    to: str
    where: Where = ANYWHERE


@dataclass(frozen=True, slots=True)
class Block:
    """Somebody blocks the bot, or lifts it."""

    who: str
    blocked: bool


@dataclass(frozen=True, slots=True)
class Language:
    """The language of somebody's phone."""

    who: str
    code: str


@dataclass(frozen=True, slots=True)
class Membership:
    """Somebody joins or leaves a group (`team` or `independent`)."""

    who: str
    group: str
    joins: bool


Deed = Say | Tap | SendFile | SendAlbum | Edit | Reply | Delete | WriteDown | React | Block | Language | Membership
"""Everything that a person can do."""
