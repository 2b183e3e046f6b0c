"""What became of something that was sent."""

from dataclasses import dataclass
from enum import StrEnum

from rules.due_kinds import Counts, Kind, Of

UNREACHABLE = Kind("unreachable", Of.CASE, Counts.FROM_NOW)
BLOCKED = Kind("blocked", Of.CASE, Counts.FROM_NOW)


class Fate(StrEnum):
    """Telegram's answers and silences, as far as they ask for different things of us."""

    SENT = "sent"
    REFUSED = "refused"  # never going to work: too long, not allowed, message gone
    BLOCKED = "blocked"  # the person has blocked the bot or is no more
    GROUP_LOST = "group_lost"  # thrown out of the group, or it is gone
    TOPIC_LOST = "topic_lost"  # the topic was deleted by hand
    NO_TOPICS = "no_topics"  # the group is no forum: cards instead
    MIGRATED = "migrated"  # the group has another id now
    LATER = "later"  # too many requests: wait the time told
    PASSING = "passing"  # certainly not sent, worth another try
    UNCERTAIN = "uncertain"  # perhaps sent: tried again with a mark


@dataclass(frozen=True, slots=True)
class Outcome:
    """`message` is Telegram's number of what came to be, `more` those of an album's further parts; `wait` seconds; `to`
    the group's new id."""

    fate: Fate
    message: int | None = None
    wait: float = 0.0
    to: int | None = None
    more: tuple[int, ...] = ()
