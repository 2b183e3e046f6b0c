"""What happens to groups themselves: they migrate, get topics or lose them, and strangers add the bot to theirs."""

from datetime import timedelta

from telegram import ChatMember, Update

from handlers.groups import rights
from handlers.turn import Scope, Turn
from rules.due_kinds import Counts, Kind, Of
from rules.send import Act, Place, PlaceKind, Send
from storage import chats, due
from storage.due import Due

LEAVE = Kind("leave", Of.HOUSE, Counts.FROM_NOW)


PATIENCE = timedelta(minutes=10)
"""An unknown group may be one of ours that has just become a supergroup: the word of that can come later."""


async def migrated(update: Update, turn: Turn) -> None:
    """A group became a supergroup: it is found under another id from now on, whoever is told first."""
    message = update.effective_message
    assert message is not None
    old, new = message.migrate_from_chat_id or message.chat_id, message.migrate_to_chat_id or message.chat_id
    if await turn.scope.team_of(old) is not None:
        await chats.migrate(turn.tx, old, new)
        await due.cancel(turn.tx, LEAVE, new)


async def own_standing(update: Update, turn: Turn) -> None:
    """What the bot is somewhere, and may do there, has changed."""
    await joined(update, turn)
    await rights.changed(update, turn)


async def joined(update: Update, turn: Turn) -> None:
    """The bot was added somewhere; what is not a group of ours is left after a while, without a word."""
    change = update.my_chat_member
    assert change is not None
    there = change.new_chat_member.status in (ChatMember.MEMBER, ChatMember.ADMINISTRATOR)
    if there and change.chat.id < 0 and await turn.scope.team_of(change.chat.id) is None:
        await due.plan(turn.tx, LEAVE, change.chat.id, turn.now + PATIENCE)


async def unknown(update: Update, turn: Turn) -> None:
    """Somebody speaks in a group that is none of ours: whoever added us there, word of it was lost."""
    chat = update.effective_chat
    if chat is None or chat.id >= 0 or await turn.scope.team_of(chat.id) is not None:
        return
    if await due.get(turn.tx, LEAVE, chat.id) is None:
        await due.plan(turn.tx, LEAVE, chat.id, turn.now + PATIENCE)


async def leave(scope: Scope, planned: Due) -> None:
    """Ten minutes later: still no group of ours, so the bot goes."""
    if await scope.team_of(planned.whose) is None:
        await scope.put(Send(Place(PlaceKind.GROUP, str(planned.whose)), Act.LEAVE))


def noted(update: Update, turn: Turn) -> None:
    """Every message tells whether its group has topics: they can be switched on and off at any time."""
    chat = update.effective_chat
    if chat is not None and chat.is_forum:
        turn.tx.store.plain.discard(chat.id)
    elif chat is not None and chat.type in (chat.GROUP, chat.SUPERGROUP):
        turn.tx.store.plain.add(chat.id)
