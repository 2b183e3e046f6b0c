"""The General topic of a forum, which is no topic like the others."""

from rehearsal.api.access import bot_member
from rehearsal.api.errors import SERVER, bad
from rehearsal.api.params import TEXT, Call
from rehearsal.api.pins import check_may_pin
from rehearsal.api.table import method
from rehearsal.api.topics import EDIT, TOGGLE, WHERE, forum, name_of, supergroup_forum
from rehearsal.world import GENERAL, Chat, Json, Topic
from rehearsal.world.chats import ICON_COLOURS


def managed(call: Call, *, rename: bool = False) -> tuple[Chat, Topic]:
    """The chat and its General topic, if the bot may manage topics."""
    chat = forum(call) if rename else supergroup_forum(call)
    if not bot_member(call, chat).may("can_manage_topics"):
        raise bad(f"not enough rights to {'edit' if rename else 'close or open'} the topic", EDIT if rename else TOGGLE)
    if chat.general is None:
        chat.general = Topic(GENERAL, "General", ICON_COLOURS[0], call.world.owner(chat))
    return chat, chat.general


def tell(call: Call, chat: Chat, body: Json) -> bool:
    """A service message about it."""
    call.world.service(chat, call.world.bot, body)
    return True


@method("editGeneralForumTopic", WHERE | {"name": TEXT})
def edit_general_forum_topic(call: Call) -> bool:
    """Another name."""
    chat, general = managed(call, rename=True)
    name = name_of(call)
    if name == general.name:
        raise bad("TOPIC_NOT_MODIFIED", SERVER)
    general.name = name
    return tell(call, chat, {"forum_topic_edited": {"name": name}})


@method("closeGeneralForumTopic", WHERE)
def close_general_forum_topic(call: Call) -> bool:
    """Nobody but administrators writes there now."""
    chat, general = managed(call)
    if general.closed:
        raise bad("TOPIC_NOT_MODIFIED", SERVER)
    general.closed = True
    return tell(call, chat, {"forum_topic_closed": {}})


@method("reopenGeneralForumTopic", WHERE)
def reopen_general_forum_topic(call: Call) -> bool:
    """Everybody writes there again; it is shown again too."""
    chat, general = managed(call)
    if not general.closed:
        raise bad("TOPIC_NOT_MODIFIED", SERVER)
    general.closed = general.hidden = False
    return tell(call, chat, {"forum_topic_reopened": {}})


@method("hideGeneralForumTopic", WHERE)
def hide_general_forum_topic(call: Call) -> bool:
    """Hidden, and closed with it."""
    chat, general = managed(call)
    if general.hidden:
        raise bad("TOPIC_NOT_MODIFIED", SERVER)
    general.closed = general.hidden = True
    return tell(call, chat, {"general_forum_topic_hidden": {}})


@method("unhideGeneralForumTopic", WHERE)
def unhide_general_forum_topic(call: Call) -> bool:
    """Shown again."""
    chat, general = managed(call)
    if not general.hidden:
        raise bad("TOPIC_NOT_MODIFIED", SERVER)
    general.hidden = False
    return tell(call, chat, {"general_forum_topic_unhidden": {}})


@method("unpinAllGeneralForumTopicMessages", WHERE)
def unpin_all_general_forum_topic_messages(call: Call) -> bool:
    """Take all pins of the General topic away."""
    chat = forum(call)
    check_may_pin(call, chat)
    chat.pinned[:] = [number for number in chat.pinned if chat.messages[number].in_topic]
    call.world.changed()
    return True
