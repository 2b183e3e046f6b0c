"""What the page draws: every chat, and who can see which, as JSON."""

from typing import Any

from rehearsal.looking import eyes
from rehearsal.stage import Stage
from rehearsal.world import Chat, Shown

Json = dict[str, Any]
POP_UPS = 20


def view(stage: Stage) -> Json:
    """Everything on one page. Chats are named by their ids; `author` is the script's name of whoever wrote."""
    cast = stage.cast
    names = {person.id: name for name, person in reversed(cast.people.items())}
    chats: dict[str, Json] = {}
    people = []
    for name in cast.people:
        if names[cast.people[name].id] != name:
            continue
        person = cast.people[name]
        private = cast.world.private(person)
        seen = [private, *cast.groups_of(name)]
        for chat in seen:
            if str(chat.id) not in chats:
                chats[str(chat.id)] = _chat(stage, chat, names)
        people.append(
            {
                "name": name,
                "label": person.full_name,
                "role": cast.group_of.get(name, "reporter" if name in cast.reporters else "nobody listed"),
                "blocked": private.blocked,
                "chats": [str(chat.id) for chat in seen],
            }
        )
    return {
        "time": stage.day_and_time(),
        "rate": stage.clock.rate,
        "bot": "runs" if stage.bot.alive else "ended" if stage.runs else "stopped",
        "trouble": stage.bot.tail() if stage.runs and not stage.bot.alive else "",
        "people": people,
        "chats": chats,
        "popups": [
            {"id": tap.id, "who": names.get(tap.person.id, ""), "text": tap.text}
            for tap in list(cast.world.pressed.values())[-POP_UPS:]
            if tap.text
        ],
    }


def _chat(stage: Stage, chat: Chat, names: dict[int, str]) -> Json:
    screen = stage.world.screen(eyes(stage.cast, chat), chat)
    return {
        "title": screen.title,
        "private": chat.person is not None,
        "forum": chat.forum,
        "topics": [{"id": topic.id, "name": topic.name, "closed": topic.closed} for topic in screen.topics],
        "keyboard": list(screen.keyboard),
        "messages": [_message(stage, shown, names) for shown in screen.messages],
    }


def _message(stage: Stage, shown: Shown, names: dict[int, str]) -> Json:
    writer = shown.message.written_by
    return {
        "id": shown.id,
        "chat": str(shown.message.chat.id),
        "by": shown.by,
        "bot": shown.message.sender is stage.world.bot,
        "author": names.get(writer.id, "") if writer else "",
        "kind": shown.kind,
        "file": shown.file_name or "",
        "text": shown.text,
        "entities": list(shown.entities),
        "buttons": [list(row) for row in shown.buttons],
        "reply": shown.reply or "",
        "forwarded": shown.forwarded_from or "",
        "edited": shown.edited,
        "pinned": shown.pinned,
        "reactions": list(shown.reactions),
        "thread": shown.thread or 0,
    }
