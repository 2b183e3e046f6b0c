"""A press of a button, and what became of it."""

from dataclasses import dataclass

from rehearsal.world.chats import Message
from rehearsal.world.people import Json, Person


@dataclass(eq=False, slots=True)
class Tap:
    """`answer` is what the bot said to it: `text`, `show_alert`, `url`; None while it has said nothing.

    `opened` is where a button with a link led: such a press never reaches the bot.
    """

    id: str
    person: Person
    message: Message
    data: str
    at: float
    answer: Json | None = None
    opened: str | None = None

    @property
    def answered(self) -> bool:
        """Whether the bot has stopped the little clock on the button."""
        return self.answer is not None

    @property
    def text(self) -> str:
        """What the person read over the chat for a moment."""
        return str((self.answer or {}).get("text", ""))
