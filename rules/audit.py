"""What is written down about who did what. No words, no reporter; the case by a mark that dies with it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. `team` is the team's name, `who` a listed name, `mark` the case's random mark, `what` an id of ours,
    `deed` what a journey declares, told as `deed-…` in `locales/`.

    What is about no case has no mark.
    """

    at: datetime
    team: str
    who: str
    deed: str
    mark: str
    what: str = ""
