"""A reporter as the bot knows one: a number, a language, conversations. Nothing that names anybody."""

from dataclasses import dataclass
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
