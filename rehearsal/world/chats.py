"""Chats, their members, their topics, and the messages in them."""

from dataclasses import dataclass, field
from enum import StrEnum

from rehearsal.world.people import Json, Person
from rehearsal.world.rights import BY_DEFAULT, as_permissions, as_rights

GENERAL = 1
"""The number of a forum's General topic. Bots must leave it out when they write."""

KEYBOARDS = frozenset(("keyboard", "remove_keyboard"))
"""What a message's `reply_markup` may hold about the keys under the typing line."""

ICON_COLOURS = (0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F)
"""The six colours that a topic's icon may have."""


class Kind(StrEnum):
    """The Bot API's `Chat.type`."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


@dataclass(eq=False, slots=True)
class Member:
    """How one account stands to one chat. `status` is the Bot API's word."""

    person: Person
    status: str
    rights: frozenset[str] = frozenset()
    anonymous: bool = False
    title: str | None = None
    until: int = 0  # when a restriction or a ban ends, Unix seconds; 0 for never
    allowed: frozenset[str] = BY_DEFAULT  # what a restricted member may still do
    present: bool = True  # a restricted member may have left

    @property
    def inside(self) -> bool:
        """Whether the account is in the chat now."""
        return self.status in ("creator", "administrator", "member") or (self.status == "restricted" and self.present)

    @property
    def administers(self) -> bool:
        """Whether the account is an administrator, the owner included."""
        return self.status in ("creator", "administrator")

    def may(self, right: str) -> bool:
        """Whether an administrator's right is held; the owner holds all."""
        return self.status == "creator" or (self.status == "administrator" and right in self.rights)

    def as_member(self, *, channel: bool = False) -> Json:
        """The Bot API's `ChatMember`."""
        member: Json = {"user": self.person.as_user(), "status": self.status}
        match self.status:
            case "creator":
                member["is_anonymous"] = self.anonymous
            case "administrator":
                member |= as_rights(self.rights, channel=channel)
                member |= {"can_be_edited": False, "is_anonymous": self.anonymous}
            case "restricted":
                member |= as_permissions(self.allowed)
                member |= {"is_member": self.present, "until_date": self.until}
            case "kicked":
                member["until_date"] = self.until
        if self.title and self.administers:
            member["custom_title"] = self.title
        return member


@dataclass(eq=False, slots=True)
class Topic:
    """A forum topic; its id is that of the service message that made it."""

    id: int
    name: str
    icon_color: int
    creator: Person
    icon: str | None = None
    closed: bool = False
    hidden: bool = False
    lost: bool = False  # an old topic whose beginning Telegram no longer finds for bots

    def as_topic(self) -> Json:
        """The Bot API's `ForumTopic`."""
        topic: Json = {"message_thread_id": self.id, "name": self.name, "icon_color": self.icon_color}
        if self.icon:
            topic["icon_custom_emoji_id"] = self.icon
        return topic


@dataclass(eq=False, slots=True, repr=False)
class Chat:
    """A chat and everything in it. `messages` is in the order of sending; what was deleted is gone from it."""

    id: int
    kind: Kind
    title: str = ""
    person: Person | None = None  # whose private chat with the bot it is
    username: str | None = None
    forum: bool = False
    protected: bool = False  # forwarding and saving are switched off for the whole chat
    auto_delete: int = 0  # seconds after which Telegram deletes every message; 0 for never
    linked: int = 0  # the id of the channel whose discussion group this is, or of a channel's group
    reactions: tuple[str, ...] | None = None  # the only ones that may be used here; None for all
    description: str = ""
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, "Message"] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    deleted_topics: dict[int, float] = field(default_factory=dict)  # number → when
    general: Topic | None = None  # a forum's General topic, once it has been changed
    pinned: list[int] = field(default_factory=list)
    keyboards: list[int] = field(
        default_factory=list
    )  # messages that put keys under the typing line, or took them away
    last_id: int = 0
    started: bool = False  # private: the person has written to the bot
    blocked: bool = False  # private: the person has blocked the bot
    upgraded_to: "Chat | None" = None
    upgraded_from: "Chat | None" = None
    last_bot: Person | None = None  # the bot that wrote last: it gets commands that name no bot
    allowed: frozenset[str] = BY_DEFAULT

    def __repr__(self) -> str:
        return f"<{self.kind} {self.title or self.person} {self.id}>"

    @property
    def is_group(self) -> bool:
        """Whether it is a group of either kind."""
        return self.kind in (Kind.GROUP, Kind.SUPERGROUP)

    def member(self, person: Person) -> Member | None:
        """How the account stands to this chat, if it ever was in it."""
        return self.members.get(person.id)

    def holds(self, person: Person) -> bool:
        """Whether the account is in this chat now."""
        member = self.members.get(person.id)
        return member is not None and member.inside

    def as_chat(self) -> Json:
        """The Bot API's `Chat`."""
        if self.person is not None:
            user = self.person.as_user()
            kept = ("id", "first_name", "last_name", "username")
            return {key: user[key] for key in kept if key in user} | {"type": "private"}
        chat: Json = {"id": self.id, "title": self.title, "type": self.kind.value}
        if self.username:
            chat["username"] = self.username
        if self.forum:
            chat["is_forum"] = True
        return chat

    def inside(self) -> list[Member]:
        """Everybody who is in the chat now."""
        return [member for member in self.members.values() if member.inside]


SERVICE_FIELDS = frozenset(
    (
        "new_chat_members",
        "left_chat_member",
        "new_chat_title",
        "new_chat_photo",
        "delete_chat_photo",
        "group_chat_created",
        "supergroup_chat_created",
        "migrate_to_chat_id",
        "migrate_from_chat_id",
        "pinned_message",
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_closed",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
        "users_shared",
        "chat_shared",
        "write_access_allowed",
        "passport_data",
        "message_auto_delete_timer_changed",
    )
)
"""What makes a message a service message. (`passport_data` and what was shared are private ones.)"""


@dataclass(eq=False, slots=True, repr=False)
class Message:
    """`body` is the content as the Bot API writes it: text and entities, or a photo and its caption, and so on.

    `extra` is anything else that the Bot API would put on the message: `via_bot`, `forward_origin`, `quote`,
    `external_reply`. `thread` is what the Bot API calls `message_thread_id`; `in_topic` tells a forum topic from the
    thread of replies in a plain supergroup.
    """

    chat: Chat
    id: int
    date: int
    body: Json
    sender: Person | None = None
    sender_chat: Chat | None = None
    signature: str | None = None
    thread: int | None = None
    in_topic: bool = False
    reply_to: "Message | None" = None
    markup: Json | None = None
    protected: bool = False
    silent: bool = False
    edited: int | None = None
    album: str | None = None
    extra: Json = field(default_factory=dict)
    reactions: dict[int, list[str]] = field(default_factory=dict)
    written_by: Person | None = None  # who really wrote, where `sender` is the mask of an anonymous administrator
    deleted: bool = False
    hidden_from: set[int] = field(default_factory=set)  # who deleted it for themselves only
    replies: "list[Message]" = field(default_factory=list)  # those that the apps show as replies to it

    def __repr__(self) -> str:
        what = self.text or next(iter(self.body), "")
        return f"<message {self.id} of {self.sender or self.sender_chat} in {self.chat}: {what[:60]!r}>"

    @property
    def text(self) -> str:
        """The words: the text, or the caption, or nothing."""
        words: str = self.body.get("text") or self.body.get("caption") or ""
        return words

    @property
    def reply_shown(self) -> "Message | None":
        """What the apps show as replied to: in a topic, every message formally replies to the topic's first one."""
        reply = self.reply_to
        if reply is None or reply.deleted or (self.in_topic and reply.id == self.thread):
            return None
        return reply

    @property
    def is_service(self) -> bool:
        """Whether Telegram wrote it, about something that happened in the chat."""
        return not SERVICE_FIELDS.isdisjoint(self.body)

    @property
    def buttons(self) -> list[list[Json]]:
        """The rows of inline buttons."""
        rows: list[list[Json]] = (self.markup or {}).get("inline_keyboard", [])
        return rows

    def as_message(self, *, nested: bool = False) -> Json:
        """The Bot API's `Message`; a nested one, that is one replied to, carries no reply of its own."""
        chat = self.chat
        message: Json = {"message_id": self.id}
        if self.sender is not None:
            message["from"] = self.sender.as_user()
        if self.sender_chat is not None:
            message["sender_chat"] = self.sender_chat.as_chat()
        if self.signature:
            message["author_signature"] = self.signature
        message["date"] = self.date
        message["chat"] = chat.as_chat()
        if self.thread is not None:
            message["message_thread_id"] = self.thread
            if self.in_topic:
                message["is_topic_message"] = True
        if self.edited is not None:
            message["edit_date"] = self.edited
        if self.album is not None:
            message["media_group_id"] = self.album
        if self.protected or chat.protected:
            message["has_protected_content"] = True
        if self.reply_to is not None and not nested and not self.reply_to.deleted:
            message["reply_to_message"] = self.reply_to.as_message(nested=True)
        message.update(self.body)
        message.update(self.extra)
        if nested:
            message.pop("pinned_message", None)
        if "inline_keyboard" in (self.markup or {}):
            message["reply_markup"] = self.markup
        return message
