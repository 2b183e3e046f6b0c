"""When phones rang: messages that the bot sent with a sound, from what the imitation was asked."""

from dataclasses import dataclass
from datetime import UTC, datetime

from rehearsal.world import Chat
from tests.acting import Acting
from tests.playing import Play


@dataclass(frozen=True, slots=True)
class Ring:
    """One message with a sound; `named` are those whom it mentions."""

    at: datetime
    text: str
    named: tuple[int, ...]


def rings(play: Play | Acting, chat: Chat, *, desk: bool = True) -> list[Ring]:
    """Each message that rang in this chat; of a group only what stands on the desk."""
    found = []
    for request in play.world.journal:
        params = request.params
        quiet = str(params.get("disable_notification", "")).lower() == "true"
        if request.method != "sendMessage" or not request.ok or request.chat != chat.id or quiet:
            continue
        if desk and params.get("message_thread_id"):
            continue
        entities = request.result.get("entities", [])
        named = tuple(each["user"]["id"] for each in entities if each["type"] == "text_mention")
        found.append(Ring(datetime.fromtimestamp(request.at, UTC), request.result["text"], named))
    return found


def pages(play: Play, name: str) -> list[Ring]:
    """Each call that rang in somebody's private chat."""
    private = play.world.private(play.who(name))
    return [each for each in rings(play, private) if "needed in your group" in each.text]
