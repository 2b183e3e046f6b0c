"""A bot that also writes down each screen that it shows, in English and in Arabic: `python -m tests.screens_bot`.

It renders the very lines that go out; what people wrote themselves stands there as they wrote it.
"""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from telegram import MessageEntity

from bot import afterwards
from bot.cli import main
from bot.outbox import engine
from bot.outbox.text import Composer
from handlers.turn import Scope
from rules.send import Line, Send

LANGUAGES = ("en", "ar")
PLACE = "SCREENS_TO"
"""Names the file that screens are written to."""


def ids(line: Line) -> list[str]:
    """The sentence and those that fill its blanks."""
    return [line.id, *(each for _, arg in line.args if isinstance(arg, Line) for each in ids(arg))]


def keep(**screen: Any) -> None:
    """One more line of the file."""
    with Path(os.environ[PLACE]).open("a", encoding="utf-8") as file:
        file.write(json.dumps(screen, ensure_ascii=False) + "\n")


class Recorder(Composer):
    """Renders as ever, and keeps what it rendered."""

    def text(
        self, language: str, sends: Sequence[Send], before: tuple[Line, ...] = ()
    ) -> tuple[str, list[MessageEntity]]:
        lead = sends[0]
        said = {each: super(Recorder, self).text(each, sends, before)[0] for each in LANGUAGES}
        rows = {each: [[self.sentence(each, one.label) for one in row] for row in lead.buttons] for each in LANGUAGES}
        labels = [one.label for row in lead.buttons for one in row]
        kept = [id for each in (*before, *lead.lines, *labels) for id in ids(each)]
        keep(place=str(lead.place.kind), ids=kept, text=said, buttons=rows)
        return super().text(language, sends, before)


async def answered(self: Any, turn: Scope, press: str) -> bool:
    """What pops up over a button, kept as well."""
    if turn.answer.line is not None:
        said = {each: self._house.sentences.line(each, turn.answer.line) for each in LANGUAGES}
        keep(place="answer", ids=ids(turn.answer.line), text=said, buttons={each: [] for each in LANGUAGES})
    return bool(await ANSWER(self, turn, press))


ANSWER = afterwards.Afterwards._answer


if __name__ == "__main__":
    engine.Composer = Recorder  # type: ignore[attr-defined]
    afterwards.Afterwards._answer = answered  # type: ignore[method-assign]
    sys.exit(main())
