"""Finding the chat, topic and message that a request is about, and whether the bot may touch them."""

from rehearsal.api.errors import SERVER, bad, forbidden
from rehearsal.api.params import Call
from rehearsal.world import Chat, Kind, Member, Message, Topic, World

JUST_DELETED = 60
"""For so many seconds the server believes in a topic that it has looked up (ForumTopicManager.cpp get_forum_topic).
Deleted by somebody meanwhile, it is TOPIC_DELETED; later, or deleted by the bot itself, not found."""

CHECK_CHAT = "Client.cpp check_chat"
ACCESS = "Client.cpp check_chat_access"
SEND_FAIL = "MessagesManager.cpp process_send_message_fail_error"


def chat_of(call: Call, name: str = "chat_id", *, write: bool = True) -> Chat:
    """The chat of this parameter, if the bot can reach it; `write` also asks whether it could write there."""
    world, wanted = call.world, call.params.get(name, "")
    if wanted == "":
        raise bad("chat_id is empty", CHECK_CHAT)
    chat = _find(world, wanted)
    if chat is None:
        raise bad("chat not found", CHECK_CHAT)
    if chat.kind is Kind.PRIVATE:
        _check_private(world, chat, write)
    elif chat.upgraded_to is not None:
        if write:
            raise bad("group chat was upgraded to a supergroup chat", ACCESS, migrate_to_chat_id=chat.upgraded_to.id)
    else:
        _check_membership(world, chat, write)
    return chat


def _find(world: World, wanted: int | str) -> Chat | None:
    if isinstance(wanted, str):
        names = {chat.username.lower(): chat for chat in world.chats.values() if chat.username}
        return names.get(wanted[1:].lower())
    if wanted in world.chats:
        return world.chats[wanted]
    person = world.people.get(wanted)
    if person is None or person is world.bot or not knows(world, wanted):
        return None
    return world.private(person)


def knows(world: World, person_id: int) -> bool:
    """Whether the bot has ever met this account: in its own chat or in a group that both are in."""
    chat = world.chats.get(person_id)
    if chat is not None and (chat.started or chat.messages):
        return True
    return any(
        person_id in chat.members and world.bot.id in chat.members for chat in world.chats.values() if chat.is_group
    )


def _check_private(world: World, chat: Chat, write: bool) -> None:
    person = chat.person
    if person is None or not (chat.started or knows(world, person.id)):
        raise bad("chat not found", CHECK_CHAT)
    if not write:
        return
    if person.deactivated:
        raise forbidden("user is deactivated", ACCESS)
    if person.is_bot:
        raise forbidden("the bot can't send messages to the bot", SEND_FAIL)
    if chat.blocked:
        raise forbidden("bot was blocked by the user", "Client.cpp fail_query_with_error (server: USER_IS_BLOCKED)")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user", SEND_FAIL)


def _check_membership(world: World, chat: Chat, write: bool) -> None:
    kind = "group" if chat.kind is Kind.GROUP else str(chat.kind)
    member = chat.member(world.bot)
    if member is None:
        raise bad("chat not found", CHECK_CHAT)
    if not member.inside and (write or kind != "group"):
        if member.status == "kicked":
            raise forbidden(f"bot was kicked from the {kind} chat", ACCESS)
        raise forbidden(f"bot is not a member of the {kind} chat", ACCESS)


def bot_member(call: Call, chat: Chat) -> Member:
    """How the bot stands to a chat that it is in."""
    return chat.members[call.world.bot.id]


def may(call: Call, chat: Chat, right: str) -> bool:
    """Whether the bot has this right as an administrator; in a private chat it may everything."""
    return chat.kind is Kind.PRIVATE or bot_member(call, chat).may(right)


SENDABLE = {
    "text": ("can_send_messages", "text messages"),
    "photo": ("can_send_photos", "photos"),
    "document": ("can_send_documents", "documents"),
    "voice": ("can_send_voice_notes", "voice notes"),
    "video": ("can_send_videos", "videos"),
    "audio": ("can_send_audios", "music"),
    "animation": ("can_send_other_messages", "animations"),
    "sticker": ("can_send_other_messages", "stickers"),
    "video_note": ("can_send_video_notes", "video notes"),
}


def check_may_send(call: Call, chat: Chat, kind: str) -> None:
    """Refuse what the chat, or a restriction of the bot, does not allow it to send."""
    if may_send(call, chat, kind):
        return
    if chat.kind is Kind.CHANNEL:
        raise bad("need administrator rights in the channel chat", "DialogManager.cpp can_send_message_to_dialog")
    raise bad(
        f"not enough rights to send {SENDABLE[kind][1]} to the chat", "MessageContent.cpp can_send_message_content"
    )


def may_send(call: Call, chat: Chat, kind: str) -> bool:
    """Whether the bot may send this into the chat: an administrator everything, in a channel only with the right."""
    if chat.kind is Kind.PRIVATE:
        return True
    member = bot_member(call, chat)
    if chat.kind is Kind.CHANNEL:
        return member.may("can_post_messages")
    allowed = member.allowed & chat.allowed if member.status == "restricted" else chat.allowed
    return member.administers or SENDABLE[kind][0] in allowed


CHECK_TOPIC = "Client.cpp check_message_topic"


def thread_of(call: Call, chat: Chat) -> int | None:
    """The topic that a message is to go to; None for General. Where a chat has no topics, the number is ignored in a
    group and refused in a private chat."""
    number = call.number("message_thread_id")
    topics = call.world.has_topics(chat)
    if number <= 0 or (not topics and chat.kind is not Kind.PRIVATE):
        if topics and chat.general is not None:
            check_open(call, chat, chat.general)
        return None
    topic = chat.topics.get(number) if topics else None
    if topic is None:
        gone = chat.deleted_topics.get(number)
        if gone is not None and call.world.now() - gone < JUST_DELETED:
            raise bad("TOPIC_DELETED", SERVER)
        raise bad("message thread not found", CHECK_TOPIC)
    if topic.lost:
        raise bad("message thread not found", CHECK_TOPIC)
    check_open(call, chat, topic)
    return topic.id


def check_open(call: Call, chat: Chat, topic: Topic) -> None:
    """Refuse to write into a closed topic, unless the bot may manage topics or made it
    (ForumTopicManager.cpp can_send_message_to_forum_topic says the same of people's apps)."""
    if topic.closed and topic.creator is not call.world.bot and not may(call, chat, "can_manage_topics"):
        raise bad("TOPIC_CLOSED", SERVER)


def message_of(call: Call, chat: Chat, what: str, name: str = "message_id") -> Message:
    """The message with this number in the chat; `what` is how Telegram calls it when it is not there."""
    number = call.number(name)
    message = chat.messages.get(number)
    if number <= 0 or message is None:
        raise bad(f"{what} not found", "Client.cpp check_message")
    return message
