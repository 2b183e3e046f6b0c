"""Words and files that wait: written, not yet sent."""

from dataclasses import dataclass

from rules.due_kinds import Counts, Kind, Of
from rules.send import File, Words

UNSAID = "…"

EXPIRES = Kind("draft", Of.PERSON, Counts.BY_THE_CLOCK)
GATHERED = Kind("album-draft", Of.PERSON, Counts.FROM_NOW)
TURNED_AWAY = Kind("album-off", Of.PERSON, Counts.FROM_NOW)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One message of a draft: Telegram's number in the person's chat, the words, a file, the album it came in."""

    message: int
    words: Words
    file: File | None = None
    album: str = ""
    secret: bool = False  # the phrase that opens the past, where it was tried too often: it looks like words

    @property
    def carried(self) -> Words:
        """What goes to the team: of a phrase, nothing that it was."""
        return Words(UNSAID) if self.secret and self.words.text else self.words
