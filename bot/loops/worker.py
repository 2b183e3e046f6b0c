"""What everything that runs beside the poll has in common: how it begins, what it is told, that it goes on for ever."""

from abc import ABC, abstractmethod
from datetime import timedelta

from storage.disk.tx import Tx


class Worker(ABC):
    """One entry of the list in `bot.run`. What a worker has no use for it leaves as it is here."""

    @abstractmethod
    async def run(self) -> None:
        """As long as the process lives."""

    async def load(self) -> None:  # noqa: B027 - most have no use for it
        """Take up what an earlier run left."""

    def changed(self, tx: Tx) -> None:  # noqa: B027 - most have no use for it
        """A turn was kept; called before the next one begins."""

    def ring(self) -> None:  # noqa: B027 - most have no use for it
        """The clock woke up, or was moved."""

    def set_back(self, by: timedelta) -> None:  # noqa: B027 - most have no use for it
        """The clock was set back."""

    def reload(self) -> None:  # noqa: B027 - most have no use for it
        """A new configuration is in force."""
