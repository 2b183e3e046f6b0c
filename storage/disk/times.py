"""Instants as whole microseconds since 1970, which is exactly what a datetime can tell apart."""

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def micros(at: datetime) -> int:
    """Microseconds since 1970; a datetime without a zone is refused with TypeError."""
    return (at - EPOCH) // MICROSECOND


def instant(count: int) -> datetime:
    """The datetime, in UTC, of so many microseconds."""
    return EPOCH + timedelta(microseconds=count)
