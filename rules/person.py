"""A reporter as the bot knows one: a number, a language, conversations. Nothing that names anybody."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from rules.due_kinds import Counts, Kind, Of

UNBLOCK = Kind("unblock", Of.PERSON, Counts.BY_THE_CLOCK)
BLOCK = timedelta(days=7)
"""A block ends by itself after this."""


class Step(StrEnum):
    """What the next message of the person will be taken for."""

    NEW = "new"  # has not tapped *I understand*: words wait in the draft
    FREE = "free"  # no conversation chosen: words begin a draft
    WRITING = "writing"  # words are collected in a draft for a new conversation
    TALKING = "talking"  # words are carried into `talking_in`


@dataclass(frozen=True, slots=True)
class Person:
    """`conversations` are case numbers in order: the first is *Conversation 1*."""

    id: int
    language: str
    step: Step = Step.NEW
    talking_in: int | None = None
    conversations: tuple[int, ...] = ()
    category: str = ""  # of the draft
    asked: str = ""  # the list is open: "category", or "send" when the words go as soon as one is chosen
    danger: int | None = None  # asked whether somebody is in danger: 0 in the draft, else in Conversation N; -1: no
    wrote_in: int | None = None  # the conversation that the newest words went to
    hour: datetime | None = None  # when the present hour of `words_in_hour` began
    words_in_hour: int = 0  # messages in the draft
    blocked: bool = False  # in one conversation or more: the main team takes no new ones, see `Case.blocked`
    warned: int | None = None  # asked whether words may show who wrote them: 0 in the draft, else the row that waits
    begun: int = 0  # how many conversations there ever were: a number is never given out twice
    wanted: str = ""  # which question of ours is open, see `rules.privacy.stop_or_delete` and `rules.privacy.discreet`
    paused: bool = False  # nothing is sent of our own accord until the person says so
    discreet: bool = False  # somebody else sees this phone
    hours: tuple[int, int] | None = None  # local hours in which a neutral line may come; None: never
    secret: str = ""  # what the phrase that opens the past comes to, of one that was set when it was worked on slowly
    secret_words: int = 0  # how many words it has
    secret_sign: str = ""  # a keyed hash of it
    trial: str = ""  # the same of a phrase that is still to be repeated
    open_until: datetime | None = None  # so long the past is shown, or a first phrase is asked for
    knocked: datetime | None = None  # when a neutral line came last
    carry: str = ""  # what the phrase comes to that takes the conversations to another account
    thread: int | None = None  # the topic of the private chat they write in, where the bot has any
    posts: tuple[int, ...] = ()  # questions of theirs that stand in the channel, or are to
    veil: int | None = None  # who is met in this chat while the past is locked: a made-up person
    behind: int | None = None  # of a made-up person: whose past they hide
    seen: datetime | None = None  # where somebody else may look at the chat: when anything was done in it last
    since: int = 0  # Telegram's number of the oldest message whose buttons can be about a conversation of theirs

    @property
    def watched(self) -> bool:
        """Whether somebody else may be looking at this chat."""
        return self.discreet or self.behind is not None
