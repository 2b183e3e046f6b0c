"""Two worlds compared: what went out in one alone, or at another time."""

from collections.abc import Iterable

TURNS = 30
"""Seconds: what waits at the same time goes round by person, so that seconds and order are the turns of others."""
Call = tuple[float, str]


def differences(one: Iterable[Call], other: Iterable[Call]) -> list[tuple[str, list[float], list[float]]]:
    """Each call with its times in both worlds, where these are not the same."""
    times: dict[str, tuple[list[float], list[float]]] = {}
    for world, calls in enumerate((one, other)):
        for at, said in calls:
            times.setdefault(said, ([], []))[world].append(at)
    return [(said, *pair) for said, pair in times.items() if not _same(*pair)]


def _same(here: list[float], there: list[float]) -> bool:
    return len(here) == len(there) and all(
        abs(one - other) <= TURNS for one, other in zip(sorted(here), sorted(there), strict=True)
    )
