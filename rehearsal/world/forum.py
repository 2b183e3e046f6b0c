"""Topics and pinned messages, whoever handles them: people and the bot alike."""

from rehearsal.world.chats import GENERAL, ICON_COLOURS, Chat, Message, Topic
from rehearsal.world.people import Impossible, Json, Person
from rehearsal.world.state import State


class Forum(State):
    """Deeds in a forum. Rights of people are not checked here: a script knows whom it lets do what."""

    def opens_topic(
        self,
        person: Person,
        chat: Chat,
        name: str,
        *,
        colour: int = ICON_COLOURS[0],
        icon: str | None = None,
        implicit: bool = False,
    ) -> Topic:
        """Make a topic; its number is that of the service message. `implicit`: Telegram named it, not the person."""
        if not self.has_topics(chat):
            raise Impossible(f"{chat.title} has no topics")
        body: Json = {"name": name, "icon_color": colour}
        if implicit:
            body["is_name_implicit"] = True
        if icon:
            body["icon_custom_emoji_id"] = icon
        message = self.post(chat, person, {"forum_topic_created": body})
        message.thread, message.in_topic = message.id, True
        topic = Topic(message.id, name, colour, person, icon)
        chat.topics[topic.id] = topic
        self.tell(message)
        return topic

    def changes_topic(
        self, person: Person, chat: Chat, topic: Topic, *, name: str | None = None, icon: str | None = None
    ) -> Message:
        """Rename a topic or give it another icon (an empty icon takes it away)."""
        body: Json = {}
        if name is not None:
            topic.name = body["name"] = name
        if icon is not None:
            topic.icon = icon or None
            body["icon_custom_emoji_id"] = icon
        return self.service(chat, person, {"forum_topic_edited": body}, topic)

    def closes_topic(self, person: Person, chat: Chat, topic: Topic) -> Message:
        """Close a topic: only administrators who may manage topics can write there now."""
        topic.closed = True
        return self.service(chat, person, {"forum_topic_closed": {}}, topic)

    def reopens_topic(self, person: Person, chat: Chat, topic: Topic) -> Message:
        """Open a closed topic again."""
        topic.closed = False
        return self.service(chat, person, {"forum_topic_reopened": {}}, topic)

    def deletes_topic(self, chat: Chat, topic: Topic, *, by: Person | None = None) -> None:
        """Delete a topic with all its messages; nobody is told. What the bot deletes itself, its server forgets at
        once; what somebody else deletes, only later."""
        for message in [each for each in chat.messages.values() if each.in_topic and each.thread == topic.id]:
            self.erase(message)
        del chat.topics[topic.id]
        if by is not self.bot:
            chat.deleted_topics[topic.id] = self.now()
        self.changed()

    def pins(self, person: Person, message: Message, *, silent: bool = False) -> None:
        """Pin a message; pinning a pinned one again does nothing."""
        chat = message.chat
        if message.id in chat.pinned:
            return
        chat.pinned.append(message.id)
        thread = message.thread if message.in_topic else None
        notice = self.post(
            chat, person, {"pinned_message": message.as_message(nested=True)}, thread=thread, silent=silent
        )
        self.tell(notice)

    def unpins(self, message: Message) -> None:
        """Take a pin away; nobody is told."""
        if message.id in message.chat.pinned:
            message.chat.pinned.remove(message.id)
        self.changed()

    def topic_of(self, message: Message) -> Topic | None:
        """The topic that a message stands in; None for General and outside forums."""
        chat = message.chat
        return chat.topics.get(message.thread or 0) if self.has_topics(chat) and message.in_topic else None

    def topic_named(self, chat: Chat, name: str) -> Topic:
        """The topic with this name now; Impossible when there is none."""
        for topic in chat.topics.values():
            if topic.name == name and topic.id != GENERAL:
                return topic
        raise Impossible(f"{chat.title} has no topic {name!r}; it has {[t.name for t in chat.topics.values()]}")
