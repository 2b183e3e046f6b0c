"""Presses of buttons and reactions."""

from rehearsal.world.chats import Message
from rehearsal.world.people import Impossible, Json, Person
from rehearsal.world.state import State
from rehearsal.world.taps import Tap


class Touch(State):
    """People press buttons and react."""

    def taps(self, person: Person, message: Message, button: str | int = 0, *, data: str | None = None) -> Tap:
        """Somebody presses a button: by its text, or by its number from the top left, counting from 0.

        With `data` nothing is looked up: that is what a forged client sends. A press on a message that is deleted by
        then still reaches the bot, with an inaccessible message, as in Telegram.
        """
        self.seen_by(message.chat, person)
        if message.chat.blocked:
            raise Impossible(f"{person.name} has blocked the bot")
        if data is None:
            found = self._button(message, button)
            if "callback_data" not in found:
                tap = Tap("", person, message, "", self.now(), opened=found.get("url", ""))
                self.changed()
                return tap
            data = found["callback_data"]
        tap = Tap(str(self.random.randrange(10**17, 10**18)), person, message, data, self.now())
        self.pressed[tap.id] = tap
        shown = message.as_message()
        if message.deleted:
            shown = {"chat": message.chat.as_chat(), "message_id": message.id, "date": 0}
        self.update(
            "callback_query",
            {
                "id": tap.id,
                "from": person.as_user(),
                "message": shown,
                "chat_instance": str(message.chat.id * 7919),
                "data": data,
            },
        )
        return tap

    def reacts(self, person: Person, message: Message, *emoji: str) -> None:
        """Somebody's reactions to a message are these now; none takes them back. Told to the bot if it administers
        (in groups) and asked for it."""
        self.seen_by(message.chat, person)
        old = message.reactions.get(person.id, [])
        if emoji:
            message.reactions[person.id] = list(emoji)
        else:
            message.reactions.pop(person.id, None)
        bot = message.chat.member(self.bot)
        if not message.chat.is_group or (bot is not None and bot.administers):
            payload: Json = {
                "chat": message.chat.as_chat(),
                "message_id": message.id,
                "user": person.as_user(),
                "date": int(self.now()),
                "old_reaction": as_reactions(old),
                "new_reaction": as_reactions(emoji),
            }
            self.update("message_reaction", payload)
        self.altered(message)

    @staticmethod
    def _button(message: Message, button: str | int) -> Json:
        buttons = [each for row in message.buttons for each in row]
        if message.deleted:
            raise Impossible("this message is deleted")
        if isinstance(button, int):
            if 0 <= button < len(buttons):
                return buttons[button]
        else:
            for each in buttons:
                if each["text"] == button:
                    return each
        there = ", ".join(repr(each["text"]) for each in buttons) or "no buttons"
        raise Impossible(f"the message has no button {button!r}; it has {there}")


def as_reactions(emoji: list[str] | tuple[str, ...]) -> list[Json]:
    """The Bot API's list of `ReactionType`."""
    return [{"type": "emoji", "emoji": each} for each in emoji]
