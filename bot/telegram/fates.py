"""Telegram's errors, classified here and nowhere else.

A refusal in words that no line of the table knows is no verdict: it means wait, tell, try again.
"""

import re
from dataclasses import dataclass

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.telegram.request import NotSent
from rules.outcome import Fate, Outcome, Right
from rules.send import Act


@dataclass(frozen=True, slots=True)
class Known:
    """Words of a refusal, in small letters, and what they mean in a group. `at` is where they come from: file and
    function of the public source of Telegram's server, or "server" for what lies behind it. `only`: what is said of one
    deed says nothing of another, and least of all of words that are to come."""

    words: tuple[str, ...]
    fate: Fate
    at: str
    right: Right | None = None
    only: tuple[Act, ...] = ()


KNOWN = (
    Known(("not a forum", "not a supergroup forum"), Fate.NO_TOPICS, "ForumTopicManager.cpp is_forum"),
    Known(("message thread not found",), Fate.TOPIC_LOST, "Client.cpp check_message_topic"),
    Known(("topic_deleted", "topic_id_invalid", "invalid forum topic identifier"), Fate.TOPIC_LOST, "server"),
    Known(
        ("rights to create a topic", "rights to edit the topic", "rights to close or open the topic", "topic_closed"),
        Fate.NO_RIGHT,
        "ForumTopicManager.cpp create_forum_topic, edit_forum_topic, toggle_forum_topic_is_closed",
        Right.TOPICS,
    ),
    Known(("rights to delete the topic",), Fate.NO_RIGHT, "ForumTopicManager.cpp delete_forum_topic", Right.DELETE),
    Known(("rights to manage pinned messages",), Fate.NO_RIGHT, "DialogManager.cpp can_pin_messages", Right.PIN),
    Known(
        (
            "rights to send text messages",
            "have no write access",
            "chat_write_forbidden",
            "chat_send_plain_forbidden",
            "user_banned_in_channel",
            "chat_guest_send_forbidden",
        ),
        Fate.GROUP_LOST,
        "MessageContent.cpp can_send_message_content, DialogManager.cpp can_send_message_to_dialog, server",
        Right.WRITE,
    ),
    Known(
        ("rights to send", "chat_send_"),
        Fate.NO_RIGHT,
        "MessageContent.cpp can_send_message_content, server",
        Right.MEDIA,
    ),
    Known(
        ("bot was kicked", "bot is not a member", "group chat was deleted", "channel_private", "can't access the chat"),
        Fate.GROUP_LOST,
        "Client.cpp check_chat_access, server",
        Right.MEMBER,
    ),
    Known(
        ("chat not found", "peer_id_invalid", "chat_id_invalid", "channel_invalid", "chat_id is empty"),
        Fate.GROUP_LOST,
        "Client.cpp check_chat, server",
        Right.NUMBER,
    ),
    Known(("message is not modified",), Fate.SENT, "Client.cpp fail_query_with_error", only=(Act.EDIT,)),
    Known(("topic_not_modified",), Fate.SENT, "server", only=(Act.NAME_TOPIC, Act.CLOSE_TOPIC, Act.REOPEN_TOPIC)),
    Known(("message to delete not found",), Fate.SENT, "Client.cpp check_message", only=(Act.WITHDRAW,)),
    Known(
        ("message can't be deleted",),
        Fate.SENT,
        "MessagesManager.cpp can_delete_channel_message, can_revoke_message",
        only=(Act.WITHDRAW,),
    ),
    Known(
        ("message to edit not found", "message to pin not found", "message_id_invalid"),
        Fate.MISSING,
        "Client.cpp check_message",
        only=(Act.EDIT, Act.PIN),
    ),
    Known(
        ("message can't be edited", "there is no text in the message", "there is no caption in the message"),
        Fate.MISSING,
        "MessagesManager.cpp can_edit_message, edit_message_text, edit_message_caption",
        only=(Act.EDIT,),
    ),
    Known(
        ("is too long", "_too_long", "must be non-empty", "text is empty", "button_data_invalid", "button_url_invalid"),
        Fate.UNFIT,
        "MessageContent.cpp, ReplyMarkup.cpp, server",
    ),
    Known(("entity ", "can't parse", "must be encoded in utf-8"), Fate.UNFIT, "MessageEntity.cpp fix_formatted_text"),
    Known(
        (
            "image_process_failed",
            "photo_invalid_dimensions",
            "photo_ext_invalid",
            "unsupported extension",
            "wrong file identifier",
            "wrong remote file identifier",
            "is too big",
            "can't be mixed with other media types",
            "can't use file of type",
            "there is no ",
            "user restricted receiving of",
            "media_empty",
        ),
        Fate.UNFIT,
        "FileManager.cpp, FileLoaderUtils.cpp, MessageContent.cpp, server",
    ),
    Known(
        (
            "timeout",
            "internal_server_error",
            "internal server error",
            "request aborted",
            "send failed",
            "failed to send",
        ),
        Fate.UNCERTAIN,
        "Client.cpp fail_query_with_error, on_message_send_failed",
    ),
    Known(("slowmode_wait", "flood_wait", "too many requests"), Fate.LATER, "Query.cpp set_retry_after_error"),
)
"""Asked from the top; the first whose words are in a refusal has it."""

LACKING = ("chat_admin_required", "need administrator rights", "not enough rights", "right_forbidden")
"""Refusals that do not say which right: the one that the deed needs."""

NEEDED = {
    Act.PIN: Right.PIN,
    Act.NAME_TOPIC: Right.TOPICS,
    Act.CLOSE_TOPIC: Right.TOPICS,
    Act.REOPEN_TOPIC: Right.TOPICS,
    Act.DELETE_TOPIC: Right.DELETE,
    Act.WITHDRAW: Right.DELETE,
}
PATIENCE = 5.0
"""Seconds to wait where Telegram says *later* without saying when."""


LONGEST = 7 * 86400.0
"""Nobody waits longer, whatever is named: a number without end would break whatever counts with it."""


def classify(error: TelegramError, *, private: bool, act: Act | None = None) -> Outcome:
    """What an error means for the row that provoked it. `private`: it was meant for one person's chat; `act`: what was
    done, None for opening a topic."""
    said = str(error).lower()
    match error:
        case RetryAfter():
            return Outcome(Fate.LATER, wait=float(seconds(error)))
        case ChatMigrated():
            return Outcome(Fate.MIGRATED, to=error.new_chat_id)
        case Forbidden():
            return (
                Outcome(Fate.BLOCKED) if private else _known(said, act) or Outcome(Fate.GROUP_LOST, right=Right.MEMBER)
            )
        case InvalidToken() | Conflict() | NotSent():
            return Outcome(Fate.PASSING)
        case BadRequest():
            return _alone(_known(said, act) or Outcome(Fate.REFUSED), private=private)
        case _ if "too many requests" in said or "_wait" in said:
            return Outcome(Fate.LATER, wait=_named(said))
        case _ if "too large" in said:
            return Outcome(Fate.UNFIT)  # 413: of what is sent, not of where it goes
        case _:
            return Outcome(Fate.UNCERTAIN)  # time-outs, cut connections, 5xx, answers that are not JSON


def _known(said: str, act: Act | None) -> Outcome | None:
    for each in KNOWN:
        if any(words in said for words in each.words) and (not each.only or act in each.only):
            return Outcome(each.fate, wait=_named(said) if each.fate is Fate.LATER else 0.0, right=each.right)
    if any(words in said for words in LACKING):
        right = Right.TOPICS if act is None else NEEDED.get(act, Right.WRITE)
        return Outcome(Fate.GROUP_LOST if right is Right.WRITE else Fate.NO_RIGHT, right=right)
    return None


def _alone(outcome: Outcome, *, private: bool) -> Outcome:
    """The same in one person's chat, where nobody gives rights: out of reach, or refused for what it is."""
    if not private:
        return outcome
    if outcome.fate is Fate.GROUP_LOST:
        return Outcome(Fate.BLOCKED)
    return Outcome(Fate.UNFIT) if outcome.fate is Fate.NO_RIGHT else outcome


def _named(said: str) -> float:
    """The seconds that a refusal names, as in SLOWMODE_WAIT_30."""
    found = re.search(r"(?:wait_|after )(\d+)", said)
    return min(max(float(found[1]), 1.0), LONGEST) if found else PATIENCE


def seconds(error: RetryAfter) -> float:
    """How long Telegram asks to be left alone."""
    wait = error.retry_after
    return min(wait if isinstance(wait, int) else wait.total_seconds(), LONGEST)
