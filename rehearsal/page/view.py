"""What the page draws: for each person what they see and nothing else, in pieces that are compared one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from rehearsal.page.theatre import Theatre
from rehearsal.stage import Stage
from rehearsal.world import Chat, Json, Message, Shown
from rehearsal.world.content import FILE_KINDS

POP_UPS = 20
Piece = tuple[str, object]
"""A key, and something that equals what it was before exactly when the page need not draw it again."""


@dataclass(frozen=True, slots=True)
class Place:
    """A chat on somebody's phone."""

    name: str
    chat: Chat

    @property
    def key(self) -> str:
        """How the page calls it."""
        return f"{self.name}|{self.chat.id}"


def places(stage: Stage, names: list[str]) -> list[Place]:
    """The chats on the phones of these people."""
    return [Place(name, chat) for name in names if name in stage.cast.people for chat in chats_of(stage, name)]


def frame(theatre: Theatre) -> Iterator[Piece]:
    """What stands around the phones: `stage`, `people`, `popups`."""
    yield "stage", about(theatre)
    yield "people", people(theatre.stage)
    yield "popups", popups(theatre.stage)


def about(theatre: Theatre) -> Json:
    """The clock, the bot, the line to Telegram."""
    stage = theatre.stage
    return {
        "number": theatre.number,
        "clock": list(stage.clock.setting),
        "rate": stage.clock.rate,
        "zone": stage.zone.key,
        "due": stage.clock.next_due() or 0,
        "bot": "runs" if stage.bot.alive else "ended" if stage.runs else "stopped",
        "cut": stage.cut_off(),
        "trouble": stage.bot.tail() if stage.runs and not stage.bot.alive else "",
        "community": str(stage.tables["community"].get("name", "")),
    }


def people(stage: Stage) -> list[Json]:
    """Everybody once, whatever names scripts have for them, with the chats that they can open."""
    cast = stage.cast
    return [
        {
            "name": name,
            "label": cast.people[name].full_name,
            "short": cast.people[name].first_name,
            "role": cast.group_of.get(name, "reporter" if name in cast.reporters else "nobody"),
            "language": cast.people[name].language_code or "en",
            "blocked": cast.world.private(cast.people[name]).blocked,
            "chats": [str(chat.id) for chat in chats_of(stage, name)],
            "channel": "channel" in cast.groups and not cast.group("channel").holds(cast.people[name]),
        }
        for name in names(stage)
    ]


def names(stage: Stage) -> list[str]:
    """One name a person."""
    first = {person.id: name for name, person in reversed(stage.cast.people.items())}
    return [name for name, person in stage.cast.people.items() if first[person.id] == name]


def chats_of(stage: Stage, name: str) -> list[Chat]:
    """The private chat, then the groups and the channel in which the person is."""
    return [stage.world.private(stage.cast.people[name]), *stage.cast.groups_of(name)]


def popups(stage: Stage) -> list[Json]:
    """What people read for a moment after pressing buttons."""
    first = {stage.cast.people[name].id: name for name in names(stage)}
    return [
        {"id": tap.id, "who": first.get(tap.person.id, ""), "text": tap.text}
        for tap in reversed([*islice(reversed(stage.world.pressed.values()), POP_UPS)])
        if tap.text
    ]


def head(stage: Stage, place: Place) -> Json:
    """A chat without its messages."""
    person, chat = stage.cast.people[place.name], place.chat
    screen = stage.world.frame(person, chat)
    return {
        "title": screen.title,
        "kind": "private" if chat.person else "channel" if chat.kind == "channel" else "group",
        "forum": chat.forum,
        "topics": [{"id": topic.id, "name": topic.name, "closed": topic.closed} for topic in screen.topics],
        "keyboard": list(screen.keyboard),
        "commands": stage.world.menu(person, chat),
        "empty": stage.world.description(person) if chat.person else "",
        "pinned": [number for number in chat.pinned if number in chat.messages],
        "writes": chat.person is not None or chat.is_group,
    }


def whole(stage: Stage, place: Place) -> dict[str, object]:
    """Every message of a chat, as pieces `msg|WHO|ID|NUMBER`."""
    screen = stage.world.screen(stage.cast.people[place.name], place.chat)
    return {_key(place, shown.message): _piece(shown) for shown in screen.messages}


def single(stage: Stage, place: Place, message: Message) -> tuple[str, object | None]:
    """The key of one message, and its piece, or None when it is not on that screen."""
    shown = stage.world.glance(stage.cast.people[place.name], message)
    return _key(place, message), None if shown is None else _piece(shown)


def _key(place: Place, message: Message) -> str:
    return f"msg|{place.key}|{message.chat.id}.{message.id}"


def _piece(shown: Shown) -> tuple[Shown, str, Json | None]:
    return shown, _file(shown.message), shown.message.markup


def drawn(piece: object) -> Any:
    """A piece as JSON: what has been compared as it was, and only what changed is written out."""
    return message(piece[0]) if isinstance(piece, tuple) else piece


def message(shown: Shown) -> Json:
    """One message as its reader sees it."""
    raw = shown.message
    return {
        "id": shown.id,
        "chat": str(raw.chat.id),
        "by": shown.by,
        "mine": shown.mine,
        "date": raw.date,
        "kind": shown.kind,
        "file": _file(raw),
        "name": shown.file_name or "",
        "text": shown.text,
        "entities": list(shown.entities),
        "buttons": [[_button(each) for each in row] for row in raw.buttons],
        "reply": shown.reply or "",
        "to": shown.reply_to.id if shown.reply_to else 0,
        "forwarded": shown.forwarded_from or "",
        "edited": shown.edited,
        "pinned": shown.pinned,
        "silent": shown.silent,
        "protected": shown.protected,
        "reactions": list(shown.reactions),
        "thread": shown.thread or 0,
        "album": shown.album or "",
    }


def _button(button: Json) -> Json:
    return {key: button[key] for key in ("text", "style", "url") if key in button}


def _file(raw: Message) -> str:
    """The id of the file behind a message, the largest of a photo."""
    for kind in FILE_KINDS:
        if kind in raw.body:
            part = raw.body[kind]
            part = part[-1] if isinstance(part, list) else part
            return str(part.get("file_id", ""))
    return ""
