"""What no ordinary app sends, for hostile tests."""

from rehearsal.world.chats import Chat
from rehearsal.world.people import Json
from rehearsal.world.state import State


class Hostile(State):
    """Raw updates."""

    def injects(self, update: Json) -> int:
        """Let any JSON wait as an update, whatever the bot allowed; numbered unless it brings an `update_id`."""
        number = self.queue.inject(update)
        self.changed()
        return number

    def renumbers(self, chat: Chat, last_id: int) -> None:
        """Let the chat's next message be numbered after `last_id`, as in a chat with a long past."""
        if chat.is_group:
            chat.last_id = max(chat.last_id, last_id)
        self._box = max(self._box, last_id)
