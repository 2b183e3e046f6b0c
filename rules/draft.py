"""Words that wait: written, not yet sent."""

from dataclasses import dataclass

from rules.send import Words


@dataclass(frozen=True, slots=True)
class Waiting:
    """One message of a draft: Telegram's number in the person's chat, and the words."""

    message: int
    words: Words
