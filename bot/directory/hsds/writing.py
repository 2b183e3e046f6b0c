"""Writes entries as a file for a human to look through. What a human has written is never written over."""

import hashlib
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bot.directory.hsds.entries import Made

MARK = re.compile(r"# imported: (?P<sum>[0-9a-f]{64})\n")
HEAD = """# Brought in from {source} on {today}. Verify before use, one by one: call the numbers, see that the needs are
# right, take out whom you do not know. Then put the day into `verified`.
# What is in here was written by others. Its licence may ask that you name where it comes from.
"""


def free(wanted: Path) -> Path:
    """A place to write to: this file, or where a human has a hand in it, the next that is free."""
    for file in (wanted, *(wanted.with_name(f"{wanted.stem}-{n}{wanted.suffix}") for n in range(2, 1000))):
        if not file.exists() or _ours(file):
            return file
    raise FileExistsError(17, "there are too many files of that name", str(wanted))


def _ours(file: Path) -> bool:
    """Whether it is as we wrote it, to the letter."""
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    found = MARK.match(text)
    return found is not None and found["sum"] == _sum(text[found.end() :])


def written(made: Sequence[Made], source: str, today: date) -> str:
    """The file as a whole."""
    name = "".join(each if each.isprintable() else "?" for each in source)
    body = HEAD.format(source=name, today=today) + "".join(map(_entry, made))
    return f"# imported: {_sum(body)}\n{body}"


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _entry(made: Made) -> str:
    lines = [f"# {each}" for each in made.remarks]
    lines += [f"{key} = {_value(each)}" for key, each in made.entry.items()]
    return "\n[[resource]]\n" + "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _string(value)
        case list():
            return "[" + ", ".join(map(_value, value)) + "]"
        case dict():
            return "{ " + ", ".join(f"{key} = {_value(each)}" for key, each in value.items()) + " }"
        case _:
            return str(value)


def _string(text: str) -> str:
    signs = {'"': '\\"', "\\": "\\\\", "\n": "\\n"}
    return '"' + "".join(signs.get(c, c if c.isprintable() else f"\\U{ord(c):08x}") for c in text) + '"'
