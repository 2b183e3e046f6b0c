"""Which trigger goes to which handler: the whole table on one screen."""

from collections.abc import Iterable
from typing import Any

from telegram import Message, Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    MessageReactionHandler,
    filters,
)

from handlers.doors import group_messages, private_buttons, private_messages, reactions
from handlers.groups import membership, service_lines, strangers, topics
from handlers.journeys import COMMANDS, MEMBER_PRESSES, TEAM_COMMANDS
from handlers.reporter import second_thoughts
from handlers.turn import Turn
from handlers.who.member import masked

Handler = BaseHandler[Any, Turn, Any]


class _Pressed(CallbackQueryHandler[Turn, Any]):
    """A button press in private chats, or in groups; whose group it is, the handler asks."""

    def __init__(self, callback: Any, *, private: bool, pattern: str | None = None) -> None:
        super().__init__(callback, pattern)
        self._private = private

    def check_update(self, update: object) -> Any:
        """A press on a message that we are not shown is not for these."""
        if not isinstance(update, Update) or update.callback_query is None or update.callback_query.message is None:
            return None
        chat = update.callback_query.message.chat
        return super().check_update(update) if (chat.type == chat.PRIVATE) is self._private else None


class _PressedNowhere(CallbackQueryHandler[Turn, Any]):
    """A button press without a chat: on a message sent by way of an inline bot, which we are not."""

    def check_update(self, update: object) -> Any:
        """Only presses that come without their message."""
        if not isinstance(update, Update) or update.callback_query is None or update.callback_query.message is not None:
            return None
        return super().check_update(update)


class _Person(filters.MessageFilter):
    """Another bot is not answered: two that answer each other never end."""

    def filter(self, message: Message) -> bool:
        """Somebody wrote, in their own name."""
        return message.from_user is not None and not message.from_user.is_bot


class _Masked(filters.MessageFilter):
    """Somebody writes as the group or as a channel."""

    def filter(self, message: Message) -> bool:
        """Whoever it is."""
        return masked(message)


def table() -> Iterable[Handler]:
    """The handlers in the order in which they are asked; the first that matches has the update."""
    private, group = filters.ChatType.PRIVATE & _Person(), filters.ChatType.GROUPS
    new, changed = filters.UpdateType.MESSAGE, filters.UpdateType.EDITED_MESSAGE
    for act, press in MEMBER_PRESSES.items():
        yield _Pressed(press, private=True, pattern=f"^{act}:")
    yield _Pressed(private_buttons.pressed, private=True)
    yield _Pressed(group_messages.pressed, private=False)
    yield _PressedNowhere(private_buttons.pressed_nowhere)
    for name, each in COMMANDS.items():
        if each.do is not None:
            yield CommandHandler(name, each.do, private & new & ~filters.FORWARDED)
    yield MessageHandler(private & new & filters.COMMAND & ~filters.FORWARDED, private_messages.commanded)
    yield MessageHandler(private & new & filters.TEXT & ~filters.FORWARDED, private_messages.wrote)
    yield MessageHandler(private & new & ~filters.StatusUpdate.ALL, private_messages.wrote_something_else)
    yield MessageHandler(private & changed, second_thoughts.edited_by_reporter)
    yield MessageReactionHandler(
        reactions.changed, message_reaction_types=MessageReactionHandler.MESSAGE_REACTION_UPDATED
    )
    yield ChatMemberHandler(membership.own_standing, ChatMemberHandler.MY_CHAT_MEMBER)
    yield ChatMemberHandler(strangers.changed, ChatMemberHandler.CHAT_MEMBER)
    came_or_went = filters.StatusUpdate.NEW_CHAT_MEMBERS | filters.StatusUpdate.LEFT_CHAT_MEMBER
    yield MessageHandler(group & new & came_or_went, strangers.changed)
    yield MessageHandler(group & new & filters.StatusUpdate.MIGRATE, membership.migrated)
    noise = filters.StatusUpdate.FORUM_TOPIC_EDITED | filters.StatusUpdate.PINNED_MESSAGE
    yield MessageHandler(group & new & noise, service_lines.noise)
    yield MessageHandler(group & new & filters.StatusUpdate.FORUM_TOPIC_CREATED, topics.found)
    command = filters.COMMAND | filters.CaptionRegex(r"^/\w")
    yield MessageHandler(group & new & _Masked() & command, group_messages.commanded_masked)
    for name, does in TEAM_COMMANDS.items():
        if does.do is not None:
            yield CommandHandler(name, does.do, group & new)
            yield MessageHandler(group & new & filters.CaptionRegex(rf"(?i)^/{name}\b"), does.do)
    yield CommandHandler(
        [name for name, each in TEAM_COMMANDS.items() if each.tell or each.deal], group_messages.commanded, group & new
    )
    yield MessageHandler(group & changed, group_messages.edited)
    yield MessageHandler(group & new & ~filters.StatusUpdate.ALL, group_messages.said)
