"""A message as Telegram keeps it, and how the bot is shown it."""

from dataclasses import dataclass, field

from rehearsal.world.chats import Chat
from rehearsal.world.people import Json, Person

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

    def __repr__(self) -> str:
        what = self.text or next(iter(self.body), "")
        return f"<message {self.id} of {self.sender or self.sender_chat} in {self.chat}: {what[:60]!r}>"

    @property
    def text(self) -> str:
        """The words: the text, or the caption, or nothing."""
        words: str = self.body.get("text") or self.body.get("caption") or ""
        return words

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
