"""Who acts in a team's group, and on which case: asked anew for every update, whatever a button's data says."""

from telegram import Message, Update

from handlers.turn import Scope, Turn
from rules.case import Case, State
from rules.config import Member, Team
from rules.refused import Refused
from storage import cases


async def team_here(update: Update, turn: Turn) -> Team | None:
    """The team in whose group something happened."""
    chat = update.effective_chat
    return await turn.scope.team_of(chat.id) if chat is not None else None


async def demand_team_here(update: Update, turn: Turn) -> Team:
    """The same for a button, which stands in no other group."""
    team = await team_here(update, turn)
    if team is None:
        raise Refused("refused-old-button")
    return team


async def acting(update: Update, turn: Turn) -> Member | None:
    """The listed member behind an update; none for strangers, observers and whoever hides behind a group."""
    user, message = update.effective_user, update.message or update.edited_message
    team = await team_here(update, turn)
    if team is None or user is None or user.is_bot or (message is not None and message.sender_chat is not None):
        return None
    member = team.member(user.id)
    return None if member is None or member.observer else member


def masked(message: Message) -> bool:
    """Whether somebody writes as the group or as a channel: an anonymous admin may be anybody."""
    return message.sender_chat is not None and not message.is_automatic_forward


async def case_here(turn: Turn | Scope, message: Message | None) -> Case | None:
    """The case whose topic the message stands in; in a group without topics, or in a topic that was replaced, the one
    whose message it replies to."""
    if message is None:
        return None
    if message.is_topic_message and message.message_thread_id is not None:
        found = await cases.of_topic(turn.tx, message.chat_id, message.message_thread_id)
        if found is not None:
            return found
    replied = message.reply_to_message
    return await cases.of_message(turn.tx, message.chat_id, replied.message_id) if replied is not None else None


async def case_of_press(update: Update, turn: Turn, code: str) -> Case:
    """The case that a button names, where it is one of the group in which it was pressed."""
    case = await cases.by_code(turn.tx, code)
    return await case_by_id(update, turn, case.id if case else 0)


async def case_by_id(update: Update, turn: Turn, case_id: int) -> Case:
    """A case of the team in whose group the button was pressed; one of another team answers as if it never was."""
    case = await cases.get(turn.tx, case_id)
    team = await team_here(update, turn)
    if case is None or team is None or case.team != team.name or case.state is State.GONE:
        raise Refused("refused-gone")
    return case
