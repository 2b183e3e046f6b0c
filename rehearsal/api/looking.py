"""getChat, the members of a chat, and leaving it."""

from collections.abc import Iterator

from rehearsal.api.access import chat_of
from rehearsal.api.errors import SERVER, bad
from rehearsal.api.params import CHAT, FLAG, NUMBER, Call
from rehearsal.api.table import method
from rehearsal.world import Chat, Json, Kind, Member
from rehearsal.world.rights import as_permissions

GIFTS = {
    "unlimited_gifts": True,
    "limited_gifts": True,
    "unique_gifts": True,
    "premium_subscription": True,
    "gifts_from_channels": True,
}


@method("getChat", {"chat_id": CHAT})
def get_chat(call: Call) -> Json:
    """Everything about a chat (Client.cpp JsonChat::store with is_full)."""
    chat = chat_of(call, write=False)
    info = chat.as_chat() | {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": GIFTS if chat.kind is Kind.PRIVATE else dict.fromkeys(GIFTS, False),
    }
    if chat.person is not None:
        if chat.person.username:
            info["active_usernames"] = [chat.person.username]
        if chat.person.hides:
            info["has_private_forwards"] = True
    elif chat.is_group:
        info["permissions"] = as_permissions(chat.allowed)
    if chat.kind is Kind.SUPERGROUP and not chat.linked:
        info["join_to_send_messages"] = True
    info |= {name: value for name, value in _rare(chat) if value}
    if chat.description:
        info["description"] = chat.description
    if chat.protected:
        info["has_protected_content"] = True
    pinned = [number for number in chat.pinned if number in chat.messages]
    if pinned:
        info["pinned_message"] = chat.messages[pinned[-1]].as_message(nested=True)
    return info


def _rare(chat: Chat) -> Iterator[tuple[str, object]]:
    """What stands in the answer only where it was set, as in JsonChat::store."""
    if chat.kind in (Kind.SUPERGROUP, Kind.CHANNEL):
        yield "active_usernames", [chat.username] if chat.username else None
        yield "linked_chat_id", chat.linked
    yield "message_auto_delete_time", chat.auto_delete
    if chat.reactions is not None:
        yield "available_reactions", [{"type": "emoji", "emoji": each} for each in chat.reactions]


def members_of(call: Call) -> Chat:
    """A chat whose members can be listed."""
    chat = chat_of(call, write=False)
    if chat.upgraded_to is not None:
        chat = chat_of(call)
    return chat


@method("getChatAdministrators", {"chat_id": CHAT, "return_bots": FLAG})
def get_chat_administrators(call: Call) -> list[Json]:
    """The administrators; other bots among them only when asked for."""
    chat = members_of(call)
    if chat.kind is Kind.PRIVATE:
        raise bad("there are no administrators in the private chat", "Client.cpp process_get_chat_administrators_query")
    return [
        member.as_member(channel=chat.kind is Kind.CHANNEL)
        for member in chat.inside()
        if member.administers
        and (not member.person.is_bot or member.person is call.world.bot or call.flag("return_bots"))
    ]


@method("getChatMember", {"chat_id": CHAT, "user_id": NUMBER})
def get_chat_member(call: Call) -> Json:
    """How one account stands to a chat; somebody whom Telegram knows but the chat does not has left it."""
    chat = members_of(call)
    user = call.number("user_id")
    if user <= 0:
        raise bad("invalid user_id specified", "Client.cpp get_user_id")
    person = call.world.people.get(user)
    if person is None:
        raise bad("PARTICIPANT_ID_INVALID", SERVER)
    if chat.kind is Kind.PRIVATE:
        known = person in (chat.person, call.world.bot)
        return Member(person, "member" if known else "left").as_member()
    member = chat.member(person) or Member(person, "left")
    return member.as_member(channel=chat.kind is Kind.CHANNEL)


@method("getChatMemberCount", {"chat_id": CHAT})
def get_chat_member_count(call: Call) -> int:
    """How many are in the chat, all bots included."""
    chat = members_of(call)
    return 2 if chat.kind is Kind.PRIVATE else len(chat.inside())


@method("leaveChat", {"chat_id": CHAT})
def leave_chat(call: Call) -> bool:
    """The bot goes."""
    chat = chat_of(call)
    if chat.kind is Kind.PRIVATE:
        raise bad(
            "chat member status can't be changed in private chats",
            "DialogParticipantManager.cpp set_dialog_participant_status",
        )
    call.world.leaves(call.world.bot, chat)
    return True
