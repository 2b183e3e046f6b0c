"""Chats, their members and their topics."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from rehearsal.world.people import Json, Person
from rehearsal.world.rights import BY_DEFAULT, as_permissions, as_rights

if TYPE_CHECKING:
    from rehearsal.world.messages import Message

GENERAL = 1
"""The number of a forum's General topic. Bots must leave it out when they write."""

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
    description: str = ""
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, "Message"] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    deleted_topics: dict[int, float] = field(default_factory=dict)  # number → when
    general: Topic | None = None  # a forum's General topic, once it has been changed
    pinned: list[int] = field(default_factory=list)
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
