"""How a stage is set: who takes part, which configuration, when it begins."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from rehearsal.configuring import Table
from rehearsal.parsing import CAST
from rehearsal.process import Launch, command, launch


@dataclass(frozen=True, slots=True)
class Setup:
    """How a stage is set. `shapes`: group → `plain` (no topics) or `basic` (can become a supergroup).

    `tables` is a configuration as plain data; without one the example is played. `start` is a local time (naive).
    `bound` is in real seconds. `arguments` makes the command that starts the bot from the path of its configuration,
    `launch` starts it.
    """

    people: tuple[str, ...] = CAST
    independent: bool = False
    shapes: dict[str, str] = field(default_factory=dict)
    settings: tuple[tuple[tuple[str, ...], object], ...] = ()
    tables: Table | None = None
    start: datetime | None = None
    seed: int = 1
    bound: float = 30.0
    latency: float = 0.0
    arguments: Callable[[Path], Sequence[str]] = command
    launch: Launch = launch
