"""Updates that wait for another try, when the clock is set back."""

from datetime import datetime, timedelta

from storage.disk.times import micros
from storage.disk.tx import Tx

MICROSECOND = timedelta(microseconds=1)


def set_back(tx: Tx, now: datetime, by: timedelta) -> None:
    """What was put off before the clock was set back is due as much earlier. What the outbox puts off is sealed: the
    running process moves it in memory."""
    tx.write("UPDATE inbox SET due = due - ? WHERE due >= ?", (by // MICROSECOND, micros(now + by)))
