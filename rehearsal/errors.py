"""What can go wrong with a rehearsal, said so that a volunteer can put it right."""

from dataclasses import dataclass
from pathlib import Path


class RehearsalError(Exception):
    """Something that ends a rehearsal; the text is meant for the person at the keyboard."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One line of a script that cannot be read; `line` counts from 1."""

    line: int
    source: str
    reason: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f"\n    {self.hint}" if self.hint else ""
        return f"line {self.line}: {self.reason}\n    {self.source}{hint}"


class ScriptError(RehearsalError):
    """A script that cannot be read; holds every mistake, not only the first."""

    def __init__(self, script: Path, mistakes: list[Mistake]) -> None:
        self.script = script
        self.mistakes = mistakes
        many = "1 mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        super().__init__(f"{script}: {many}\n" + "\n".join(str(each) for each in mistakes))


class StepFailed(RehearsalError):
    """A step of a script that did not hold; `shown` is what the screens really showed."""

    def __init__(self, script: Path, line: int, source: str, reason: str, shown: str = "") -> None:
        self.script = script
        self.line = line
        self.reason = reason
        self.shown = shown
        parts = [f"{script}, line {line}: {source.strip()}", f"  {reason}"]
        if shown:
            parts.append(shown)
        super().__init__("\n".join(parts))


class NotHeld(RehearsalError):
    """A condition that did not come true, or was broken; becomes a `StepFailed` with file and line."""

    def __init__(self, reason: str, shown: str = "") -> None:
        super().__init__(f"{reason}\n{shown}" if shown else reason)
        self.reason = reason
        self.shown = shown


class NeverQuiet(NotHeld):
    """The bot did not come to rest; the reason says what was still busy."""


class BotEnded(NotHeld):
    """The bot's process ended although nobody asked it to."""
