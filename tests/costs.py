"""What work costs, told so that a busy or a slow machine fails no test: the cheapest of several runs, in this process's
own CPU, and how it grows with the size of what is worked on."""

from collections.abc import Awaitable, Callable
from time import process_time

SMALLEST = 0.002
"""Seconds of CPU below which nothing is told apart."""


def cheapest(work: Callable[[], object], times: int = 5) -> float:
    """CPU seconds of the cheapest of so many runs; whatever else runs beside it makes single ones dearer."""
    took = []
    for _ in range(times):
        begun = process_time()
        work()
        took.append(process_time() - begun)
    return min(took)


async def cheapest_awaited(work: Callable[[], Awaitable[object]], times: int = 3) -> float:
    """The same of what is awaited, with all that this process does meanwhile."""
    took = []
    for _ in range(times):
        begun = process_time()
        await work()
        took.append(process_time() - begun)
    return min(took)


def growth(work: Callable[[str], object], text: str) -> float:
    """How many times as much the whole text costs as its first quarter: about 4 where work is in step with length, 16
    where it goes with its square."""
    quarter = cheapest(lambda: work(text[: len(text) // 4]))
    return cheapest(lambda: work(text)) / max(quarter, SMALLEST)
