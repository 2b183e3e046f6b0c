"""Slow work first: a turn that needs what a phrase comes to says so, is undone, and begins again once that is known."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Worked:
    """What was computed: what the phrase comes to; `shown` where the bot has drawn it and still has to show it."""

    comes_to: str
    shown: str = ""


class Slow(Exception):
    """This turn cannot go on: nothing of it is kept, no other chat waits meanwhile."""

    def __init__(self, phrase: str, shown: str = "") -> None:
        super().__init__("slow work comes first")
        self.phrase = phrase
        self.shown = shown
