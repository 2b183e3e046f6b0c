"""Forum topics."""

from rehearsal.api.access import bot_member, chat_of
from rehearsal.api.errors import bad
from rehearsal.api.params import CHAT, NUMBER, TEXT, Call, Kind
from rehearsal.api.pins import check_may_pin
from rehearsal.api.table import method, one
from rehearsal.world import Chat, Json, Topic
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

WHERE: dict[str, Kind] = {"chat_id": CHAT}
WHICH: dict[str, Kind] = WHERE | {"message_thread_id": NUMBER}


def forum(call: Call) -> Chat:
    """The chat, which has to be a forum."""
    chat = chat_of(call)
    if not chat.forum:
        raise bad("the chat is not a forum")
    return chat


def topic_of(call: Call, chat: Chat) -> Topic:
    """The topic that a managing method means."""
    number = call.number("message_thread_id")
    if number <= 0:
        raise bad("invalid message thread identifier specified")
    topic = chat.topics.get(number)
    if topic is None:
        raise bad("TOPIC_ID_INVALID")
    return topic


def check_manages(call: Call, chat: Chat, topic: Topic | None = None) -> None:
    """Refuse unless the bot may manage topics, or made this one itself."""
    own = topic is not None and topic.creator is call.world.bot
    if not (own or bot_member(call, chat).may("can_manage_topics")):
        raise bad("not enough rights to " + ("manage the topic" if topic is not None else "create a topic"))


def name_of(call: Call) -> str:
    """A topic's name: 1 to 128 characters. (Telegram cuts longer ones in silence; no bot means that.)"""
    name = " ".join(call.text("name").split())
    if not name:
        raise bad("TOPIC_TITLE_EMPTY")
    if len(name) > NAME_LIMIT:
        raise bad("TOPIC_TITLE_TOO_LONG")
    return name


def icon_of(call: Call) -> str | None:
    """The icon, if one was given."""
    icon = call.text("icon_custom_emoji_id")
    if icon and icon not in ICONS:
        raise bad("DOCUMENT_INVALID")
    return icon if "icon_custom_emoji_id" in call.params else None


@method("createForumTopic", WHERE | {"name": TEXT, "icon_color": NUMBER, "icon_custom_emoji_id": TEXT}, weight=one)
def create_forum_topic(call: Call) -> Json:
    """A new topic; a service message tells everybody, and the bot too."""
    chat = forum(call)
    check_manages(call, chat)
    colour = call.number("icon_color", ICON_COLOURS[0])
    if colour not in ICON_COLOURS:
        raise bad("invalid icon color")
    topic = call.world.opens_topic(call.world.bot, chat, name_of(call), colour=colour, icon=icon_of(call))
    return topic.as_topic()


@method("editForumTopic", WHICH | {"name": TEXT, "icon_custom_emoji_id": TEXT})
def edit_forum_topic(call: Call) -> bool:
    """Another name or icon; leaving both out or changing nothing is refused."""
    chat = forum(call)
    topic = topic_of(call, chat)
    check_manages(call, chat, topic)
    name = name_of(call) if call.text("name") else None
    icon = icon_of(call)
    if name in (None, topic.name) and (icon is None or (icon or None) == topic.icon):
        raise bad("TOPIC_NOT_MODIFIED")
    call.world.changes_topic(call.world.bot, chat, topic, name=name if name != topic.name else None, icon=icon)
    return True


@method("closeForumTopic", WHICH)
def close_forum_topic(call: Call) -> bool:
    """Nobody but administrators writes there now."""
    chat = forum(call)
    topic = topic_of(call, chat)
    check_manages(call, chat, topic)
    if topic.closed:
        raise bad("TOPIC_NOT_MODIFIED")
    call.world.closes_topic(call.world.bot, chat, topic)
    return True


@method("reopenForumTopic", WHICH)
def reopen_forum_topic(call: Call) -> bool:
    """Everybody writes there again."""
    chat = forum(call)
    topic = topic_of(call, chat)
    check_manages(call, chat, topic)
    if not topic.closed:
        raise bad("TOPIC_NOT_MODIFIED")
    call.world.reopens_topic(call.world.bot, chat, topic)
    return True


@method("deleteForumTopic", WHICH)
def delete_forum_topic(call: Call) -> bool:
    """The topic and all its messages, however old."""
    chat = forum(call)
    topic = topic_of(call, chat)
    if not bot_member(call, chat).may("can_delete_messages"):
        raise bad("not enough rights to delete the topic")
    call.world.deletes_topic(chat, topic)
    return True


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
