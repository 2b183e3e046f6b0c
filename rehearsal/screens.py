"""A rehearsal in the terminal: the reporters' phones at the left, the groups at the right, as the script goes."""

import sys
from dataclasses import dataclass
from typing import TextIO

from rehearsal.cast import Cast
from rehearsal.cells import harmless, padded, wrapped
from rehearsal.looking import in_chat, labels_of, words_of
from rehearsal.world import Chat, Shown

NARROW = 64
"""Below this many columns the two screens stand one below the other."""
WIDEST = 140
BOLD, DIM, GREEN, RED, CYAN, END = "\033[1m", "\033[2m", "\033[32m", "\033[31m", "\033[36m", "\033[0m"

Key = tuple[int, int]
"""Chat and message number."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A message as it stands on the screen."""

    left: bool
    heading: str
    words: str
    buttons: tuple[str, ...] = ()


class Screens:
    """Prints what is new in any chat. `width` is that of the terminal; without `colour` it is plain text."""

    def __init__(self, cast: Cast, out: TextIO | None = None, width: int = 100, colour: bool = False) -> None:
        self._cast = cast
        self._out = out or sys.stdout
        self._width = max(30, min(width, WIDEST))
        self._colour = colour
        self._drawn: dict[Key, Drawn] = {}
        self._popped: set[str] = set()
        self._headed = False

    def look(self) -> None:
        """Print whatever came, changed or went since the last look."""
        there: set[Key] = set()
        for chat in self._chats():
            for shown in in_chat(self._cast, chat):
                key = (shown.message.chat.id, shown.id)
                there.add(key)
                self._message(key, chat, shown)
        for key in [key for key in self._drawn if key not in there]:
            self._gone(self._drawn.pop(key))
        for tap in list(self._cast.world.pressed.values()):
            if tap.text and tap.id not in self._popped:
                self._popped.add(tap.id)
                heading = f"{tap.person.first_name} reads for a moment"
                self._put(Drawn(self._is_left(tap.message.chat), heading, tap.text))

    def say(self, text: str, mark: str = "──") -> None:
        """Print a line across both screens: a note, the time, what is done to the bot."""
        colour = {"✓": DIM, "✗": RED}.get(mark, CYAN)
        for line in wrapped(f"{mark} {harmless(text)}", self._width):
            self._line(self._painted(line, colour))

    def end(self, text: str, *, well: bool) -> None:
        """Print how it ended."""
        self._line(self._painted(text, (GREEN if well else RED) + BOLD))

    def _chats(self) -> list[Chat]:
        """Every chat that somebody of the rehearsal can see: private ones, then groups."""
        people = {person.id: person for person in self._cast.people.values()}
        private = [self._cast.world.private(person) for person in people.values()]
        return [*private, *(self._cast.group(name) for name in self._cast.groups)]

    def _message(self, key: Key, chat: Chat, shown: Shown) -> None:
        before = self._drawn.get(key)
        by = "Bot" if shown.message.sender is self._cast.world.bot and shown.kind != "service" else shown.by
        heading = f"{self._place(chat, shown)}{by}{', changed' if before else ''}"
        now = Drawn(self._is_left(chat), heading, words_of(shown), tuple(labels_of(shown)))
        self._drawn[key] = now
        if before is None or (before.words, before.buttons) != (now.words, now.buttons):
            self._put(now)

    def _gone(self, drawn: Drawn) -> None:
        first = drawn.words.split("\n")[0]
        heading = f"{drawn.heading.removesuffix(', changed')}, deleted"
        self._put(Drawn(drawn.left, heading, f"({first[:40]}…)" if len(first) > 40 else f"({first})"))

    def _is_left(self, chat: Chat) -> bool:
        return chat.person is not None and any(self._cast.people[name] is chat.person for name in self._cast.reporters)

    def _place(self, chat: Chat, shown: Shown) -> str:
        """Which phone or topic, where the column alone does not say it."""
        if chat.person is not None:
            first = self._cast.reporters[0] if self._cast.reporters else ""
            return "" if first and self._cast.people[first] is chat.person else f"{self._cast.label(chat)} · "
        group = "" if self._cast.group_ids().get(chat.id) == "team" else f"{self._cast.label(chat)} · "
        topic = chat.topics.get(shown.thread or 0)
        return f"{group}{topic.name} · " if topic else group

    def _put(self, drawn: Drawn) -> None:
        wide = self._width >= NARROW
        column = (self._width - 3) // 2 if wide else self._width
        lines = [self._painted(padded(line, column), BOLD) for line in wrapped(harmless(drawn.heading), column)]
        if drawn.words:
            lines += [padded(line, column) for line in wrapped(harmless(drawn.words), column)]
        for line in wrapped(_button_row(drawn.buttons), column) if drawn.buttons else ():
            lines.append(self._painted(padded(line, column), CYAN))
        if not wide:
            lines.insert(0, self._painted("[at the left]" if drawn.left else "[in the group]", DIM))
        self._head(column, wide)
        blank = " " * column
        for line in [*lines, blank]:
            self._line(line if not wide else f"{line} │" if drawn.left else f"{blank} │ {line}")

    def _head(self, column: int, wide: bool) -> None:
        if self._headed or not wide:
            return
        self._headed = True
        people = [self._cast.people[name].first_name for name in self._cast.reporters[:1]]
        left = f"{people[0]}’s phone" if people else "Phones"
        self._line(f"{padded(left, column)} │ The team’s group")
        self._line("─" * (column + 1) + "┼" + "─" * (self._width - column - 2))

    def _painted(self, text: str, colour: str) -> str:
        return f"{colour}{text}{END}" if self._colour else text

    def _line(self, line: str) -> None:
        self._out.write(line.rstrip() + "\n")
        self._out.flush()


def _button_row(buttons: tuple[str, ...]) -> str:
    """The buttons in one text; blanks inside of a button do not break."""
    return " ".join(f"[ {harmless(each)} ]".replace(" ", "\u00a0") for each in buttons)


def summary(steps: int) -> str:
    """How a script ends that held."""
    return "The one step held." if steps == 1 else f"All {steps} steps held."
