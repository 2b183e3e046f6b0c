"""Which messages have come, changed or gone since somebody last looked; so that nobody has to look at all of them."""

from rehearsal.world.chats import Message


class Watch:
    """To be had from `World.watched()`. Pins, titles and who is in a chat are not noted: chats are few."""

    def __init__(self) -> None:
        self._noted: dict[Message, None] = {}

    def note(self, message: Message) -> None:
        """This message is not what it was, and neither are the lines that quote it in replies."""
        self._noted[message] = None
        for each in message.replies:
            self._noted[each] = None

    def taken(self) -> list[Message]:
        """What has been noted since the last time, in the order of sending within each chat."""
        noted = sorted(self._noted, key=lambda message: message.id)
        self._noted.clear()
        return noted
