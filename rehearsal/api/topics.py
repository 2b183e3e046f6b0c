"""Forum topics."""

from rehearsal.api import params
from rehearsal.api.access import chat_of, may
from rehearsal.api.errors import SERVER, Unimitated, bad
from rehearsal.api.params import CHAT, NUMBER, TEXT, Call
from rehearsal.api.pins import check_may_pin
from rehearsal.api.table import method, one
from rehearsal.world import Chat, Json, Kind, Topic
from rehearsal.world.chats import ICON_COLOURS

NAME_LIMIT = 128
ICONS = {
    "5434144690511290129": "📰",
    "5312536423851630001": "💡",
    "5312016608254762256": "⚡",
    "5377544228505134960": "🎙",
    "5418085807791545980": "🔝",
    "5377316857231450742": "❓",
    "5379748062124056162": "❗",
    "5237699328843200968": "✅",
    "5357121491508928442": "👀",
    "5309950797704865693": "🗣",
}
"""The icons that the imitation offers (Telegram has about a hundred, with other numbers)."""

WHERE: dict[str, params.Kind] = {"chat_id": CHAT}
WHICH: dict[str, params.Kind] = WHERE | {"message_thread_id": NUMBER}


IS_FORUM = "ForumTopicManager.cpp is_forum"
CREATE = "ForumTopicManager.cpp create_forum_topic"
EDIT = "ForumTopicManager.cpp edit_forum_topic"
TOGGLE = "ForumTopicManager.cpp toggle_forum_topic_is_closed"
DELETE = "ForumTopicManager.cpp delete_forum_topic"

OWN_DELETABLE = 11
"""A topic of the bot's own that holds nothing of others and at most so many messages needs no right to be deleted
(td_api.tl deleteForumTopic)."""


def forum(call: Call) -> Chat:
    """The chat, which has to have topics."""
    chat = chat_of(call)
    if not call.world.has_topics(chat):
        raise bad("the chat is not a forum", IS_FORUM)
    return chat


def supergroup_forum(call: Call) -> Chat:
    """The chat, which has to be a group with topics: those of private chats are neither closed nor opened."""
    chat = forum(call)
    if chat.kind is Kind.PRIVATE:
        raise bad("the chat is not a supergroup forum", IS_FORUM)
    return chat


def topic_of(call: Call, chat: Chat) -> Topic:
    """The topic that a managing method means."""
    number = call.number("message_thread_id")
    if number <= 0:
        raise bad("invalid forum topic identifier specified", "ForumTopicManager.cpp can_be_forum_topic_id")
    topic = chat.topics.get(number)
    if topic is None:
        raise bad("TOPIC_ID_INVALID", SERVER)
    return topic


def check_manages(call: Call, chat: Chat, topic: Topic, what: str, at: str) -> None:
    """Refuse unless the bot may manage topics, or made this one itself."""
    if topic.creator is not call.world.bot and not may(call, chat, "can_manage_topics"):
        raise bad(f"not enough rights to {what} the topic", at)


def name_of(call: Call) -> str:
    """A topic's name: 1 to 128 characters; longer ones are cut in silence, as in Telegram."""
    name = " ".join(call.text("name").split())[:NAME_LIMIT].strip()
    if not name:
        raise bad("name must be non-empty", EDIT if "message_thread_id" in call.params else CREATE)
    return name


def icon_of(call: Call) -> str | None:
    """The icon, if one was given."""
    icon = call.text("icon_custom_emoji_id")
    if icon and icon not in ICONS:
        raise bad("DOCUMENT_INVALID", SERVER)
    return icon if "icon_custom_emoji_id" in call.params else None


@method("createForumTopic", WHERE | {"name": TEXT, "icon_color": NUMBER, "icon_custom_emoji_id": TEXT}, weight=one)
def create_forum_topic(call: Call) -> Json:
    """A new topic; a service message tells everybody, and the bot too."""
    chat = forum(call)
    if not may(call, chat, "can_manage_topics"):
        raise bad("not enough rights to create a topic", CREATE)
    name = name_of(call)
    colour = call.number("icon_color", ICON_COLOURS[0])
    if not 0 <= colour <= 0xFFFFFF:
        raise bad("invalid icon color specified", CREATE)
    if colour not in ICON_COLOURS:
        raise Unimitated("an icon's colour that Telegram does not list")
    topic = call.world.opens_topic(call.world.bot, chat, name, colour=colour, icon=icon_of(call))
    return topic.as_topic()


@method("editForumTopic", WHICH | {"name": TEXT, "icon_custom_emoji_id": TEXT})
def edit_forum_topic(call: Call) -> bool:
    """Another name or icon; leaving both out does nothing, naming what is there already is refused."""
    chat = forum(call)
    topic = topic_of(call, chat)
    check_manages(call, chat, topic, "edit", EDIT)
    name = name_of(call) if call.text("name") else None
    icon = icon_of(call)
    if name is None and icon is None:
        return True
    if name in (None, topic.name) and (icon is None or (icon or None) == topic.icon):
        raise bad("TOPIC_NOT_MODIFIED", SERVER)
    call.world.changes_topic(call.world.bot, chat, topic, name=name if name != topic.name else None, icon=icon)
    return True


@method("closeForumTopic", WHICH)
def close_forum_topic(call: Call) -> bool:
    """Nobody but administrators writes there now."""
    chat = supergroup_forum(call)
    topic = topic_of(call, chat)
    check_manages(call, chat, topic, "close or open", TOGGLE)
    if topic.closed:
        raise bad("TOPIC_NOT_MODIFIED", SERVER)
    call.world.closes_topic(call.world.bot, chat, topic)
    return True


@method("reopenForumTopic", WHICH)
def reopen_forum_topic(call: Call) -> bool:
    """Everybody writes there again."""
    chat = supergroup_forum(call)
    topic = topic_of(call, chat)
    check_manages(call, chat, topic, "close or open", TOGGLE)
    if not topic.closed:
        raise bad("TOPIC_NOT_MODIFIED", SERVER)
    call.world.reopens_topic(call.world.bot, chat, topic)
    return True


@method("deleteForumTopic", WHICH)
def delete_forum_topic(call: Call) -> bool:
    """The topic and all its messages, however old."""
    chat = forum(call)
    topic = topic_of(call, chat)
    if not may(call, chat, "can_delete_messages"):
        if topic.creator is not call.world.bot:
            raise bad("not enough rights to delete the topic", DELETE)
        if not _all_own(call, chat, topic):
            raise bad("CHAT_ADMIN_REQUIRED", SERVER)
    call.world.deletes_topic(chat, topic, by=call.world.bot)
    return True


def _all_own(call: Call, chat: Chat, topic: Topic) -> bool:
    """Whether the topic holds a few messages of the bot and nothing else."""
    inside = [message for message in chat.messages.values() if message.in_topic and message.thread == topic.id]
    return len(inside) <= OWN_DELETABLE and all(message.sender is call.world.bot for message in inside)


@method("unpinAllForumTopicMessages", WHICH)
def unpin_all_forum_topic_messages(call: Call) -> bool:
    """Take all pins of one topic away."""
    chat = forum(call)
    topic = topic_of(call, chat)
    check_may_pin(call, chat)
    in_topic = {message.id for message in chat.messages.values() if message.in_topic and message.thread == topic.id}
    chat.pinned[:] = [number for number in chat.pinned if number not in in_topic]
    call.world.changed()
    return True


@method("getForumTopicIconStickers")
def get_forum_topic_icon_stickers(_call: Call) -> list[Json]:
    """The icons that a topic may have."""
    return [
        {
            "file_id": f"icon{number}",
            "file_unique_id": number,
            "type": "custom_emoji",
            "width": 512,
            "height": 512,
            "is_animated": True,
            "is_video": False,
            "emoji": emoji,
            "custom_emoji_id": number,
        }
        for number, emoji in ICONS.items()
    ]
