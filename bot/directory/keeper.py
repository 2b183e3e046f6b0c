"""The directory that is in force: read beside everything else, so that nobody waits for five thousand entries."""

import asyncio
import sys
from dataclasses import replace

from bot.config import ConfigError
from bot.directory import reading
from bot.directory.reading import Frame
from bot.house import House
from bot.journal import event
from handlers.directory.search import index
from rules.directory import Directory


class Keeper:
    """Takes a directory once it is read whole; of two readings the later one stays."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._reading = asyncio.Lock()

    async def take(self) -> bool:
        """Whether it was taken; a bad one stops nothing: the last good one stays, or none, and it is said."""
        self._house.clock.busy("directory")
        async with self._reading:
            try:
                found = await asyncio.to_thread(_read, reading.frame_of(self._house.config))
            except ConfigError as error:
                _refused(error)
                return False
            finally:
                self._house.clock.idle("directory")
            self._house.config = replace(self._house.config, directory=found)
            return True


def _read(frame: Frame) -> Directory:
    """Entries, and the words by which they are found."""
    found = reading.load(frame)
    index(found, frame.languages)
    return found


def _refused(error: ConfigError) -> None:
    for mistake in error.mistakes:
        sys.stderr.write(f"{mistake}\n")
    sys.stderr.write("The directory was not taken. The bot runs with the last good one, or without.\n")
    event("directory-refused", mistakes=len(error.mistakes))
