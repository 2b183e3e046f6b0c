"""Words and files that wait: written, not yet sent."""

from dataclasses import dataclass

from rules.send import File, Words


@dataclass(frozen=True, slots=True)
class Waiting:
    """One message of a draft: Telegram's number in the person's chat, the words, a file, the album it came in."""

    message: int
    words: Words
    file: File | None = None
    album: str = ""
