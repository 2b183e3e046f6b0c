"""A bot whose commits are counted, or that dies at one of them, and starts again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from rehearsal.stage import Stage
from tests import child
from tests.acting import Acting, setup


class Doomed:
    """The stage, who acts on it, and the commits from `comes` on."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.acting = Acting(stage)
        self._tally = stage.folder / "tally"
        self._doom: Path = stage.folder / child.DOOM
        self._before = 0

    def comes(self, doom: str) -> None:
        """Commits count from here on. `doom`: "before 3" or "after 3", the one at which the bot dies; "": at none."""
        self._before = self._size()
        if doom:
            self._doom.write_text(doom)

    def over(self) -> None:
        """Nobody dies any more."""
        self._doom.unlink(missing_ok=True)

    @property
    def commits(self) -> int:
        """How many there were; 0 where they are not counted."""
        return self._size() - self._before

    def _size(self) -> int:
        return self._tally.stat().st_size if self._tally.exists() else 0


@asynccontextmanager
async def doomed(sabotage: str, settings: dict[tuple[str, ...], object] | None = None) -> AsyncIterator[Doomed]:
    """`sabotage`: "counted:tally" counts, "doomed" dies."""
    arguments = lambda config: child.command(sabotage, config)  # noqa: E731
    async with Stage(setup(settings=settings, arguments=arguments)) as stage:
        yield Doomed(stage)
