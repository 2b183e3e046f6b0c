"""What a community may set of check-ins: how often it is asked, when nothing comes, what a category usually gets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta

from rules import defaults

DAY = timedelta(days=1)
PRESETS: dict[str, tuple[timedelta, ...]] = {
    "self-harm": (timedelta(hours=20), 7 * DAY, 14 * DAY, 30 * DAY),
    "worried": (3 * DAY, 14 * DAY),
    "leader": (30 * DAY, 90 * DAY),
    "team": (30 * DAY, 90 * DAY),
}
"""What is under a day means the first agreed hour that is at least so far away."""
OTHERWISE = (7 * DAY,)


@dataclass(frozen=True, slots=True)
class CheckIns:
    """`[checkins]` of the configuration."""

    attempts: int = defaults.CHECKIN_ATTEMPTS
    spacing: tuple[timedelta, ...] = defaults.CHECKIN_SPACING
    quiet: tuple[time, time] = defaults.CHECKIN_QUIET
    presets: Mapping[str, tuple[timedelta, ...]] = field(default_factory=lambda: dict(PRESETS))
