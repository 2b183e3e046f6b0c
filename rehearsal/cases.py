"""Cases by the order of their appearance: K1 is the first that a team saw."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from rehearsal.cast import Cast
from rehearsal.errors import NotHeld
from rehearsal.world import Chat, Request

CODE = re.compile(r"(?<![\w-])(?=[\d-]*[A-Z])[A-Z0-9]{3}-[A-Z0-9]{3}(?![\w-])")
"""How the bot names cases to the team: K7Q-4MX."""
NO_WORDS = {"chat_id", "message_id", "message_thread_id", "callback_query_id", "user_id", "parse_mode"}


@dataclass(frozen=True, slots=True)
class CasePlace:
    """Where a case is: a topic, or (with `thread` None) wherever its code is named in a group without topics."""

    chat: Chat
    thread: int | None
    code: str


def cases(cast: Cast) -> dict[str, list[CasePlace]]:
    """Every case with its places. A topic made anew for the same code belongs to the same case.

    The journal is the memory: a case keeps its name when its topic is deleted.
    """
    found: dict[str, list[CasePlace]] = {}
    groups = cast.group_ids()
    for request in cast.world.journal:
        if not request.ok or request.chat not in groups:
            continue
        chat = cast.group(groups[request.chat])
        if request.method == "createForumTopic":
            code = next(iter(CODE.findall(str(request.params.get("name", "")))), "")
            thread = int(request.result["message_thread_id"])
            found.setdefault(code or f"{chat.id}|{thread}", []).append(CasePlace(chat, thread, code))
        elif not chat.forum:
            for code in CODE.findall("\n".join(texts(request.params))):
                if code not in found:
                    found[code] = [CasePlace(chat, None, code)]
    return {f"K{number}": places for number, places in enumerate(found.values(), start=1)}


def places_of(cast: Cast, case: str) -> list[CasePlace]:
    """Where a case is; raises `NotHeld` when there is no such case yet."""
    known = cases(cast)
    if case not in known:
        count = {0: "no case has", 1: "one case has"}.get(len(known), f"{len(known)} cases have")
        raise NotHeld(f"there is no {case} yet: {count} appeared so far")
    return known[case]


def with_codes(cast: Cast, text: str) -> str:
    """Put the real code for each `{K1}` in a text, and for `{paper}` what somebody has written down last."""
    text = text.replace("{paper}", cast.paper) if cast.paper else text
    return re.sub(r"\{(K\d+)\}", lambda match: places_of(cast, match[1])[-1].code, text)


def deliveries(cast: Cast) -> Iterator[tuple[Request, str]]:
    """Every request that put or changed something somewhere, with the name of whoever reads that place."""
    readers: dict[int, str] = dict(cast.group_ids())
    for name, person in cast.people.items():
        readers.setdefault(person.id, name)
    for request in cast.world.journal:
        number = request.chat
        if request.ok and number is not None:
            yield request, readers.get(number, str(number))


def texts(value: object) -> Iterator[str]:
    """Every text in a request that somebody could read; JSON inside of texts is opened."""
    match value:
        case str():
            opened = _opened(value)
            if opened is None:
                yield value
            else:
                yield from texts(opened)
        case dict():
            for key, each in value.items():
                if key not in NO_WORDS:
                    yield from texts(each)
        case list() | tuple():
            for each in value:
                yield from texts(each)


def _opened(text: str) -> dict[str, object] | list[object] | None:
    """The JSON inside of a text, if that is what it is."""
    if text[:1] not in ("{", "["):
        return None
    try:
        parsed = json.loads(text)
    except ValueError:
        return None
    return parsed if isinstance(parsed, dict | list) else None
