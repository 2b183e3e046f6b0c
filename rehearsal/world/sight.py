"""What somebody sees on their screen at this moment."""

from dataclasses import dataclass, replace

from rehearsal.world.chats import GENERAL, Chat, Kind, Message, Topic
from rehearsal.world.content import kind_of
from rehearsal.world.notices import notice
from rehearsal.world.people import Json, Person
from rehearsal.world.speech import Thread
from rehearsal.world.state import State


@dataclass(frozen=True, slots=True)
class Shown:
    """One message as a person sees it. `message` is the message itself, for tapping and replying.

    `kind` is text, photo, document, …, or service; `text` the words, the caption, or what a service message says.
    """

    message: Message
    by: str
    mine: bool
    kind: str
    text: str
    buttons: tuple[tuple[str, ...], ...]
    entities: tuple[Json, ...]
    file_name: str | None
    reply: "str | None"  # the beginning of the message replied to, or the words quoted
    reply_to: Message | None
    forwarded_from: str | None
    via: str | None
    pinned: bool
    edited: bool
    protected: bool
    silent: bool
    preview: bool  # whether a link in it may unfold into a picture of the page
    reactions: tuple[str, ...]
    thread: int | None
    album: str | None

    @property
    def id(self) -> int:
        """Telegram's number of the message in its chat."""
        return self.message.id


@dataclass(frozen=True, slots=True)
class ShownTopic:
    """A line in a forum's list of topics."""

    id: int
    name: str
    icon: str | None
    closed: bool
    topic: Topic


@dataclass(frozen=True, slots=True)
class Screen:
    """A chat as one person sees it, from the oldest message to the newest."""

    title: str
    messages: tuple[Shown, ...]
    topics: tuple[ShownTopic, ...]
    keyboard: tuple[str, ...]  # buttons under the typing line

    def saying(self, words: str) -> list[Shown]:
        """The messages that contain these words, in any case of letters."""
        return [shown for shown in self.messages if words.casefold() in shown.text.casefold()]

    def with_button(self, label: str) -> list[Shown]:
        """The messages that have a button with this text."""
        return [shown for shown in self.messages if any(label in row for row in shown.buttons)]


class Sight(State):
    """Looking at chats with somebody's eyes."""

    def screen(self, person: Person, chat: Chat, thread: Thread = None) -> Screen:
        """What the person sees: a whole chat, or one topic of it (`thread=1` is General).

        Under Threaded Mode a private chat opens at its newest topic, and what stands elsewhere is not seen. What was
        deleted is gone, what was edited is shown as it is now. A chat that was upgraded to a supergroup is
        shown with its past, under the old id or the new. Impossible for somebody who is not in the chat.
        """
        while chat.upgraded_to is not None:
            chat = chat.upgraded_to
        frame = self.frame(person, chat)
        number = thread.id if isinstance(thread, Topic) else thread
        if number is None and chat.kind is Kind.PRIVATE and self.has_topics(chat) and chat.topics:
            number = max(chat.topics)
        past = chat.upgraded_from.messages.values() if chat.upgraded_from is not None else ()
        messages = [
            self._shown(message, person)
            for message in (*past, *chat.messages.values())
            if person.id not in message.hidden_from and (number is None or _in(message, number))
        ]
        if number not in (None, GENERAL) and all(topic.id != number for topic in frame.topics):
            messages = []
        return replace(frame, messages=tuple(messages))

    def frame(self, person: Person, chat: Chat) -> Screen:
        """The same without the messages, however many there are. Impossible for somebody who is not in the chat."""
        self.seen_by(chat, person)
        topics = [ShownTopic(t.id, t.name, t.icon, t.closed, t) for t in chat.topics.values() if self.has_topics(chat)]
        title = chat.title or self.shown_name(self.bot)
        return Screen(title, (), tuple(topics), tuple(_keyboard(chat)))

    def glance(self, person: Person, message: Message) -> Shown | None:
        """One message of a chat that the person is in; None when it is gone, or hidden from them."""
        if message.deleted or person.id in message.hidden_from:
            return None
        return self._shown(message, person)

    def shown_name(self, person: Person) -> str:
        """The name over somebody's messages; the bot's may have been changed by setMyName."""
        if person is self.bot:
            return self.bot.texts.get(("name", ""), self.bot.first_name)
        return person.full_name

    def menu(self, person: Person, chat: Chat) -> list[Json]:
        """The commands that the person is offered in a chat: those of the narrowest scope that has any, in their
        language if there are such, else without one."""
        scopes: list[tuple[str, int, int]] = [("chat", chat.id, 0), ("all_private_chats", 0, 0), ("default", 0, 0)]
        if chat.is_group:
            member = chat.member(person)
            leads = member is not None and member.administers
            scopes = [
                ("chat_member", chat.id, person.id),
                *([("chat_administrators", chat.id, 0)] if leads else []),
                ("chat", chat.id, 0),
                *([("all_chat_administrators", 0, 0)] if leads else []),
                ("all_group_chats", 0, 0),
                ("default", 0, 0),
            ]
        for scope in scopes:
            for language in (person.language_code or "", ""):
                if commands := self.bot.commands.get((*scope, language)):
                    return commands
        return []

    def description(self, person: Person) -> str:
        """What the person reads in the empty chat before pressing Start."""
        texts = self.bot.texts
        return texts.get(("description", person.language_code or "")) or texts.get(("description", ""), "")

    def _shown(self, message: Message, person: Person) -> Shown:
        body = message.body
        service = message.is_service
        author = message.sender_chat.title if message.sender_chat is not None else ""
        if not author and message.sender is not None:
            author = self.shown_name(message.sender)
        kind = "service" if service else kind_of(body) or next(iter(body), "text")
        part = body.get(kind, {}) if kind != "photo" else {}
        reply = message.reply_shown
        quote = message.extra.get("quote", {}).get("text")
        options = body.get("link_preview_options", {})
        return Shown(
            message=message,
            by=author,
            mine=message.written_by is person or message.sender is person,
            kind=kind,
            text=notice(message, author) if service else message.text,
            buttons=tuple(tuple(button["text"] for button in row) for row in message.buttons),
            entities=tuple(body.get("entities") or body.get("caption_entities") or ()),
            file_name=part.get("file_name") if isinstance(part, dict) else None,
            reply=quote or (reply.text[:60] or f"[{kind_of(reply.body) or 'message'}]" if reply is not None else None),
            reply_to=reply,
            forwarded_from=_origin_name(message.extra.get("forward_origin")),
            via=message.extra.get("via_bot", {}).get("username"),
            pinned=message.id in message.chat.pinned,
            edited=message.edited is not None,
            protected=message.protected or message.chat.protected,
            silent=message.silent,
            preview=not options.get("is_disabled", False),
            reactions=tuple(emoji for given in message.reactions.values() for emoji in given),
            thread=message.thread if message.in_topic else None,
            album=message.album,
        )


def _in(message: Message, number: int) -> bool:
    """Whether a message stands in this topic."""
    return not message.in_topic if number == GENERAL else message.in_topic and message.thread == number


def _origin_name(origin: Json | None) -> str | None:
    """What stands behind "Forwarded from"."""
    if origin is None:
        return None
    if "sender_user_name" in origin:
        return str(origin["sender_user_name"])
    user = origin.get("sender_user")
    if user is not None:
        return " ".join(filter(None, (user["first_name"], user.get("last_name"))))
    chat = origin.get("sender_chat") or origin.get("chat") or {}
    return str(chat.get("title", ""))


def _keyboard(chat: Chat) -> list[str]:
    """The buttons under the typing line of a private chat."""
    if chat.kind is not Kind.PRIVATE:
        return []
    for number in reversed(chat.keyboards):
        message = chat.messages.get(number)
        markup = (message.markup if message is not None else None) or {}
        if markup.get("remove_keyboard"):
            return []
        if "keyboard" in markup:
            return [key if isinstance(key, str) else key["text"] for row in markup["keyboard"] for key in row]
    return []
