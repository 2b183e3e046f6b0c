"""What is written down about who did what. No words, no reporter; the case by a mark that dies with it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Deed(StrEnum):
    """Everything that is written down; each is `deed-…` in `locales/`."""

    TAKE = "take"
    RELEASE = "release"
    HAND_OVER = "hand_over"
    CLOSE = "close"
    REOPEN = "reopen"
    UNSEND = "unsend"
    SHOW_FILES = "show_files"
    CHANGE = "change"
    MUTE = "mute"
    UNMUTE = "unmute"
    BLOCK = "block"
    UNBLOCK = "unblock"
    CALL_IN = "call_in"
    DECIDE = "decide"
    TELL_OUTSIDE = "tell_outside"
    SECOND_OPINION = "second_opinion"
    ADMIT = "admit"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. `team` is the team's name, `who` a listed name, `mark` the case's random mark, `what` an id of ours.

    What is about no case has no mark.
    """

    at: datetime
    team: str
    who: str
    deed: Deed
    mark: str
    what: str = ""
