"""When what Telegram did not take is tried again, and after how long it is given up."""

from datetime import timedelta

from rules.send import Urgency

FIRST_RETRY = timedelta(seconds=1)
LAST_RETRY = timedelta(minutes=5)
LAST_IN_DANGER = timedelta(seconds=20)
PATIENT = 3
"""After so many tries what is refused, a change or a file, is waited for no longer by what comes behind it."""
TELL_AT = 7
"""At so many tries, about a minute, those concerned hear that words wait."""
GIVE_UP_REFUSED = timedelta(days=3)
WAIT_FOR_PERSON = timedelta(days=1)
GIVE_UP_PERSON = 7
"""Tries, one a day, at somebody who has blocked the bot; a sign of life from them brings the next try forward.

They are counted apart from tries that an outage has cost: in a due row that does nothing where no other try follows.
"""


def back_off(tries: int, urgency: Urgency = Urgency.ROUTINE) -> timedelta:
    """1, 2, 4 … seconds, never over five minutes; in danger never over twenty seconds."""
    return min(FIRST_RETRY * int(2 ** min(max(tries - 1, 0), 10)), longest(urgency))


def longest(urgency: Urgency) -> timedelta:
    """Never longer than this between two tries."""
    return LAST_RETRY if urgency is not Urgency.DANGER else LAST_IN_DANGER
