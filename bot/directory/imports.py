"""`safespaces resources import`: what others keep of services becomes a file of entries, and what was left out is told.

The file is read once more as the bot would read it: an entry that it would refuse is left out, too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.config import ConfigError
from bot.directory import reading
from bot.directory.hsds import writing
from bot.directory.hsds.entries import Made, entries
from bot.directory.hsds.reading import read
from bot.directory.hsds.rows import Report
from bot.directory.reading import Frame


@dataclass(frozen=True, slots=True)
class Imported:
    """Where the entries were written (None: there were none), how many, and every thing that was left out."""

    file: Path | None
    count: int
    skipped: tuple[str, ...]


def bring_in(source: Path, wanted: Path, frame: Frame, today: date) -> Imported:
    """Read what is there and write it; raises OSError where nothing can be read or written."""
    if not source.exists():
        raise FileNotFoundError(2, "there is no such file or folder", str(source))
    report = Report()
    made = entries(read(source, report), [each.id for each in frame.needs], today, report)
    if not made:
        return Imported(None, 0, tuple(report.lines))
    file = writing.free(wanted)
    good = _good(made, source.name, file, (frame, today, report))
    return Imported(file if good else None, len(good), tuple(report.lines))


def _good(made: Sequence[Made], source: str, file: Path, given: tuple[Frame, date, Report]) -> Sequence[Made]:
    """Write the entries that the bot takes; the others are told and left out."""
    frame, today, report = given
    beside = file.with_name(f".{file.name}.new")
    try:
        while made:
            beside.write_text(writing.written(made, source, today), "utf-8")
            try:
                reading.load(Frame(beside, frame.languages, frame.needs))
            except ConfigError as error:
                made = _without(made, error, report)
            else:
                beside.replace(file)
                break
    finally:
        beside.unlink(missing_ok=True)
    return made


def _without(made: Sequence[Made], error: ConfigError, report: Report) -> Sequence[Made]:
    wrong = set()
    for mistake in error.mistakes:
        found = re.search(r"resource\[(\d+)\]", mistake.key)
        number = int(found[1]) if found else 0
        wrong.add(number)
        report.skip(made[number].entry["id"], f"left out: {mistake.key.rpartition('.')[2]} {mistake.what}")
    return [each for number, each in enumerate(made) if number not in wrong]
