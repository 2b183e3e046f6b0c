"""What became of something that was sent."""

from dataclasses import dataclass
from enum import StrEnum

from rules.due_kinds import Counts, Kind, Of

UNREACHABLE = Kind("unreachable", Of.CASE, Counts.FROM_NOW)
BLOCKED = Kind("blocked", Of.CASE, Counts.FROM_NOW)


class Fate(StrEnum):
    """Telegram's answers and silences, as far as they ask for different things of us."""

    SENT = "sent"
    REFUSED = "refused"  # refused in words that we do not know: it waits, both sides are told, it is tried again
    UNFIT = "unfit"  # refused for what it is: the same, and nothing waits behind it
    MISSING = "missing"  # the message that was to be changed or pinned is not there any more
    NO_RIGHT = "no_right"  # the bot lacks the right that the outcome names
    BLOCKED = "blocked"  # the person has blocked the bot or is no more
    GROUP_LOST = "group_lost"  # thrown out of the group, not allowed to write in it, or it is gone
    TOPIC_LOST = "topic_lost"  # the topic was deleted by hand
    NO_TOPICS = "no_topics"  # the group is no forum: cards instead
    MIGRATED = "migrated"  # the group has another id now
    LATER = "later"  # too many requests: wait the time told
    PASSING = "passing"  # certainly not sent, worth another try
    UNCERTAIN = "uncertain"  # perhaps sent: tried again with a mark


class Right(StrEnum):
    """What the bot needs in a group; each is `right-…` in `locales/`, a sentence with its remedy."""

    PIN = "pin"
    TOPICS = "topics"
    DELETE = "delete"
    MEDIA = "media"  # pictures, voices, files
    WRITE = "write"
    MEMBER = "member"  # being in the group at all
    NUMBER = "number"  # the group that the configuration names has to be one that the bot has met


@dataclass(frozen=True, slots=True)
class Outcome:
    """`message` is Telegram's number of what came to be, `more` those of an album's further parts; `wait` seconds; `to`
    the group's new id; `right` what the bot lacks; `outside`: it was meant for a topic and stands in none, for the
    group has topics no longer. `place`: the how-manieth it is in a message of several, 0 where it went alone. `among`:
    it was about words in such a message, which now have `size` UTF-16 units, 0 where they were taken out."""

    fate: Fate
    message: int | None = None
    wait: float = 0.0
    to: int | None = None
    more: tuple[int, ...] = ()
    right: Right | None = None
    outside: bool = False
    place: int = 0
    among: bool = False
    size: int = 0
