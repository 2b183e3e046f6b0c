"""What people do with files, for tests of both ways."""

import json
from typing import Any

from rehearsal.world import Chat, Message, Shown
from rehearsal.world.content import file_of
from tests.canaries import CANARY, found
from tests.playing import Play

FILES = ("photo", "document", "voice", "audio", "video", "animation", "video_note")


async def sends(play: Play, name: str, kind: str, data: bytes, **rest: Any) -> Message:
    """Somebody sends a file in private, under a name that gives them away where the kind has one."""
    person = play.who(name)
    rest.setdefault("file_name", f"{CANARY}.bin")
    message = play.world.sends_file(person, play.world.private(person), kind, data, **rest)
    await play.flow()
    return message


async def sends_in_topic(play: Play, name: str, kind: str, data: bytes, *, to: str, **rest: Any) -> Message:
    """A member replies with a file to the newest message with these words."""
    shown = play.newest(name, to, play.group)
    thread = play.topics()[0].topic
    rest.setdefault("file_name", f"{CANARY}.bin")
    message = play.world.sends_file(
        play.who(name), play.group, kind, data, thread=thread, reply_to=shown.message, **rest
    )
    await play.flow()
    return message


def files(play: Play, name: str, chat: Chat | None = None) -> list[Shown]:
    """The files that the bot has sent, as somebody sees them, oldest first."""
    bot = play.world.bot.id
    return [each for each in play.screen(name, chat).messages if each.kind in FILES and each.message.sender.id == bot]


def bytes_of(play: Play, shown: Shown) -> bytes:
    """What is in it."""
    kept = play.world.files.get(file_of(shown.message.body) or "")
    assert kept is not None
    return kept.data


def sent_canaries(play: Play) -> list[str]:
    """Requests of the bot in which the planted word is, parameters and uploads."""
    hits = []
    for request in play.world.journal:
        said = json.dumps(request.params, ensure_ascii=False, default=str)
        if CANARY in said:
            hits.append(request.method)
    for name, chat in (("adil", play.group), ("mina", None)):
        hits += [f"upload to {name}" for each in files(play, name, chat) if found(bytes_of(play, each))]
    return hits
