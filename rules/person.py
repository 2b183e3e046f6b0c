"""A reporter as the bot knows one: a number, a language, conversations. Nothing that names anybody."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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
    words_in_hour: int = 0
    blocked: bool = False  # by the main team, for some days; never covers the numbers nor the independent group
    muted: bool = False  # words come without a sound and call nobody, except in danger
