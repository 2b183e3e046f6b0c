"""Whether what somebody did by hand is the step that a lesson waits for; words may be their own."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from rehearsal import deeds, steps
from rehearsal.cast import Cast
from rehearsal.looking import plain
from rehearsal.world import Json, Message, Person

Said = Sequence[tuple[str, str]]
"""What the script would have said, and what was said instead."""
Worded = TypeVar("Worded", bound=steps.Act)


def fits(cast: Cast, step: steps.Act, act: str, person: Person, wish: Json, message: Message | None) -> bool:
    """Whether the deed is the step. Whoever does something else is free to; the lesson waits."""
    if not isinstance(step, deeds.Deed) or cast.people.get(step.who) is not person:
        return False
    text = str(wish.get("text", ""))
    match step:
        case deeds.Say(_, words, where):
            private = int(wish.get("chat", 0)) == person.id
            command = words.partition(" ")[0] if words.startswith("/") else ""
            return act == "say" and private is (where == deeds.PRIVATE) and text.startswith(command)
        case deeds.Reply():
            return act == "say" and bool(wish.get("reply_to"))
        case deeds.Tap(_, button):
            return (act == "tap" and wish.get("button") == button) or (act == "say" and plain(text) == plain(button))
        case deeds.SendFile(_, kind):
            return act == "send" and wish.get("kind") == kind.replace(" ", "_")
        case deeds.SendAlbum():
            return act == "send" and wish.get("kind") == "album"
        case deeds.Block(_, blocked):
            return act == ("block" if blocked else "unblock")
        case deeds.Edit() | deeds.Delete() | deeds.React():
            return act == type(step).__name__.lower() and message is not None
    return False


def worded(step: Worded, said: Said) -> Worded:
    """The step with the words that were really said, where it speaks of such."""
    match step:
        case steps.Sees(_, words) | steps.NobodySees(words):
            return replace(step, words=_instead(words, said))
        case deeds.Reply(_, to):
            return replace(step, to=_instead(to, said))
        case deeds.Edit(_, old):
            return replace(step, old=_instead(old, said))
        case deeds.Delete(_, words):
            return replace(step, words=_instead(words, said))
        case deeds.Say(_, text):
            return replace(step, text=next((mine for script, mine in said if script == text), text))
    return step


def _instead(words: str, said: Said) -> str:
    for script, mine in reversed(said):
        if plain(words) in plain(script):
            return words if plain(words) in plain(mine) else mine
    return words
