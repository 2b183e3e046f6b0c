"""What is wrong with a configuration, in words for whoever has to mend it; never a secret among them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

Key = tuple[str | int, ...]
"""Where in the file: `("team", "members", 2, "id")`."""

# A bot token; a root key as base64. Wherever they got to in a file, no message repeats them.
SECRET = re.compile(r"\d+:[\w-]{10,}|[A-Za-z0-9+/]{43}=")
PLAIN = re.compile(r"[A-Za-z0-9_-]{1,30}")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: where, what is wrong, what to do. `key` is empty when it is the file as a whole."""

    key: str
    what: str
    remedy: str

    def __str__(self) -> str:
        said = f"{self.key}: {self.what}. {self.remedy}" if self.key else f"{self.what}. {self.remedy}"
        return SECRET.sub("(secret)", " ".join(said.split()))


class ConfigError(Exception):
    """A configuration that cannot be used; `mistakes` is never empty."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = list(mistakes)
        super().__init__("\n".join(map(str, self.mistakes)))


def path(key: Key) -> str:
    """A key as people write it: `team.members[2].id`."""
    parts = (f"[{each}]" if isinstance(each, int) else f".{shown(each)}" for each in key if each != "")
    return "".join(parts).removeprefix(".")


def shown(text: str) -> str:
    """Text from the file as it may be repeated: short and plain, else left out, for it may be a secret gone astray."""
    return text if PLAIN.fullmatch(text) else "(unreadable)"


def quoted(text: str) -> str:
    """A name from the file, which may hold any letters; long ones are not repeated."""
    clean = text if text.isprintable() and len(text) <= 40 else "(unreadable)"
    return f"“{clean}”"
