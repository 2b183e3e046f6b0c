"""How much one person may have waiting, so that nobody's flood holds up another: what is too much is told kindly, and
danger has room where nothing else has."""

from rules.case import Case
from rules.send import Urgency

DRAFT = 500
"""Messages of a draft."""
DRAFT_IN_DANGER = 1000
"""The same where it is about danger."""
ROWS = 500
"""What waits about a conversation, before further words of it are asked to come later."""
FILES = 60 * 1024 * 1024
"""Bytes of files that wait for a person's conversations or in the draft: three of the largest."""
FILES_IN_DANGER = 4 * FILES
CASES = 10
"""Conversations of one person that nobody of a team has taken yet, before a further one may be begun."""
CASES_IN_DANGER = 30
"""The same where the further one is about danger: in each of those the team was called."""
LOOKS = 10
"""Messages in which a draft is shown; more would only bury its buttons."""


def draft(category: str) -> int:
    """Messages that a draft about this may have."""
    return DRAFT_IN_DANGER if category == "danger" else DRAFT


def cases(*, danger: bool) -> int:
    """Conversations that may wait for a team before a further one is begun."""
    return CASES_IN_DANGER if danger else CASES


def for_words(case: Case, waiting: int) -> bool:
    """Whether further words of the conversation are taken, where so many rows wait about it."""
    return case.urgency is Urgency.DANGER or waiting < ROWS


def for_file(about: Case | str, waiting: int, size: int) -> bool:
    """Whether a file of `size` bytes is taken where so many wait; `about` a conversation or a draft's category."""
    danger = about == "danger" if isinstance(about, str) else about.urgency is Urgency.DANGER
    return waiting + size <= (FILES_IN_DANGER if danger else FILES)
