"""Telegram's errors, classified here and nowhere else."""

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.telegram.request import NotSent
from rules.outcome import Fate, Outcome

TOPIC_LOST = ("message thread not found", "topic_deleted", "topic_id_invalid")
NO_TOPICS = ("not a forum",)
GROUP_LOST = (
    "chat not found",
    "bot was kicked",
    "bot is not a member",
    "group chat was deleted",
    "chat_write_forbidden",
)
DONE_ALREADY = ("message is not modified", "message to delete not found", "topic_not_modified")
NO_RIGHTS = ("not enough rights", "chat_admin_required", "need administrator rights")


def classify(error: TelegramError, *, private: bool) -> Outcome:
    """What an error means for the row that provoked it. `private`: it was meant for one person's chat."""
    said = str(error).lower()
    match error:
        case RetryAfter():
            return Outcome(Fate.LATER, wait=float(_seconds(error)))
        case ChatMigrated():
            return Outcome(Fate.MIGRATED, to=error.new_chat_id)
        case Forbidden():
            return Outcome(Fate.BLOCKED if private else Fate.GROUP_LOST)
        case InvalidToken():
            return Outcome(Fate.PASSING)
        case BadRequest() if any(each in said for each in NO_TOPICS):
            return Outcome(Fate.NO_TOPICS)
        case BadRequest() if any(each in said for each in TOPIC_LOST):
            return Outcome(Fate.TOPIC_LOST)
        case BadRequest() if any(each in said for each in GROUP_LOST):
            return Outcome(Fate.BLOCKED if private else Fate.GROUP_LOST)
        case BadRequest() if any(each in said for each in NO_RIGHTS):
            return Outcome(Fate.GROUP_LOST)
        case BadRequest() if any(each in said for each in DONE_ALREADY):
            return Outcome(Fate.SENT)
        case BadRequest():
            return Outcome(Fate.REFUSED)
        case NotSent():
            return Outcome(Fate.PASSING)
        case _:
            return Outcome(Fate.UNCERTAIN)  # time-outs, cut connections, 5xx, answers that are not JSON


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait if isinstance(wait, int) else wait.total_seconds()
