"""Finding the chat, topic and message that a request is about, and whether the bot may touch them."""

from rehearsal.api.errors import bad, forbidden
from rehearsal.api.params import Call
from rehearsal.world import Chat, Kind, Member, Message, Topic, World

JUST_DELETED = 60
"""For this many seconds a deleted topic is TOPIC_DELETED; then Telegram's caches have forgotten it altogether."""


def chat_of(call: Call, name: str = "chat_id", *, write: bool = True) -> Chat:
    """The chat of this parameter, if the bot can reach it; `write` also asks whether it could write there."""
    world, wanted = call.world, call.params.get(name, "")
    if wanted == "":
        raise bad("chat_id is empty")
    chat = _find(world, wanted)
    if chat is None:
        raise bad("chat not found")
    if chat.kind is Kind.PRIVATE:
        _check_private(world, chat, write)
    elif chat.upgraded_to is not None:
        if write:
            raise bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.upgraded_to.id)
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
        raise bad("chat not found")
    if not write:
        return
    if person.deactivated:
        raise forbidden("user is deactivated")
    if person.is_bot:
        raise forbidden("bot can't send messages to bots")
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")


def _check_membership(world: World, chat: Chat, write: bool) -> None:
    kind = "group" if chat.kind is Kind.GROUP else str(chat.kind)
    member = chat.member(world.bot)
    if member is None:
        raise bad("chat not found")
    if not member.inside and (write or kind != "group"):
        if member.status == "kicked":
            raise forbidden(f"bot was kicked from the {kind} chat")
        raise forbidden(f"bot is not a member of the {kind} chat")


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
    "audio": ("can_send_audios", "audios"),
    "animation": ("can_send_other_messages", "animations"),
    "sticker": ("can_send_other_messages", "stickers"),
    "video_note": ("can_send_video_notes", "video notes"),
}


def check_may_send(call: Call, chat: Chat, kind: str) -> None:
    """Refuse what the chat, or a restriction of the bot, does not allow it to send."""
    if chat.kind is Kind.PRIVATE:
        return
    member = bot_member(call, chat)
    if chat.kind is Kind.CHANNEL:
        if not member.may("can_post_messages"):
            raise bad("need administrator rights in the channel chat")
        return
    if member.administers:
        return
    permission, name = SENDABLE[kind]
    if permission not in (member.allowed & chat.allowed if member.status == "restricted" else chat.allowed):
        raise bad(f"not enough rights to send {name} to the chat")


def thread_of(call: Call, chat: Chat) -> int | None:
    """The topic that a message is to go to; None for General and for chats without topics."""
    number = call.number("message_thread_id")
    if number <= 0:
        if chat.forum and chat.general is not None:
            check_open(call, chat, chat.general)
        return None
    topic = chat.topics.get(number) if chat.forum else None
    if topic is None:
        gone = chat.deleted_topics.get(number)
        if gone is not None and call.world.now() - gone < JUST_DELETED:
            raise bad("TOPIC_DELETED")
        message = chat.messages.get(number)
        if message is not None and message.thread is None and chat.kind is Kind.SUPERGROUP and not chat.forum:
            raise bad("message thread is not a forum topic thread")
        raise bad("message thread not found")
    if topic.lost:
        raise bad("message thread not found")
    check_open(call, chat, topic)
    return topic.id


def check_open(call: Call, chat: Chat, topic: Topic) -> None:
    """Refuse to write into a closed topic, unless the bot may manage topics."""
    if topic.closed and not may(call, chat, "can_manage_topics"):
        raise bad("TOPIC_CLOSED")


def message_of(call: Call, chat: Chat, what: str, name: str = "message_id") -> Message:
    """The message with this number in the chat; `what` is how Telegram calls it when it is not there."""
    number = call.number(name)
    message = chat.messages.get(number)
    if number <= 0 or message is None:
        raise bad(f"{what} not found")
    return message
