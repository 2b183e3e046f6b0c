"""What people do in a script, done in the World."""

from collections.abc import Callable
from pathlib import Path

from rehearsal import deeds, steps
from rehearsal.cases import places_of, with_codes
from rehearsal.cast import Cast
from rehearsal.deeds import Deed, Spot, Where
from rehearsal.errors import NotHeld
from rehearsal.looking import holds, labels_of, reachable, seen_by, shown_lines
from rehearsal.world import PIXEL, Chat, Json, Message, Person, Shown

NEEDS_THE_SCREEN = deeds.Tap | deeds.Edit | deeds.Reply | deeds.Delete | deeds.WriteDown | deeds.React
"""Deeds at something that must be on the screen first."""

ALBUM_KINDS = {".jpg": "photo", ".jpeg": "photo", ".png": "photo", ".mp4": "video", ".mp3": "audio"}
"""How a part of an album is sent, by the ending of its name; the rest are documents."""


def target(cast: Cast, deed: steps.Act) -> Shown | None:
    """The message that a deed is about; None when the deed is about none. Raises `NotHeld` when it is not there."""
    match deed:
        case deeds.Tap(who, button, where):
            return _newest(cast, who, where, f"a button “{button}”", lambda shown: button in labels_of(shown))
        case deeds.Edit(who, words, _, where) | deeds.Delete(who, words, where):
            person = cast.person(who)
            return _newest(
                cast,
                who,
                where,
                f"a message of {who} saying “{words}”",
                lambda shown: shown.message.written_by is person and holds(shown, words),
            )
        case deeds.Reply(who, to, _, where) | deeds.WriteDown(who, to, where) | deeds.React(who, _, to, where):
            return _newest(cast, who, where, f"a message saying “{to}”", lambda shown: holds(shown, to))
    return None


def do(cast: Cast, deed: Deed, files: Path) -> None:
    """Do it. `files` is the folder where files that are sent may lie. Raises `NotHeld`, or `Impossible`."""
    world = cast.world
    person = cast.person(deed.who)
    match deed:
        case deeds.Say(_, text, where):
            chat, thread = _place(cast, person, deed.who, where)
            world.says(person, chat, with_codes(cast, text), thread=thread)
        case deeds.SendFile(_, kind, name, caption, where):
            chat, thread = _place(cast, person, deed.who, where)
            world.sends_file(
                person,
                chat,
                kind.replace(" ", "_"),
                _content(files, name),
                file_name=name,
                caption=with_codes(cast, caption),
                thread=thread,
            )
        case deeds.SendAlbum(_, names, caption, where):
            chat, thread = _place(cast, person, deed.who, where)
            world.sends_album(person, chat, _parts(files, names, with_codes(cast, caption)), thread=thread)
        case deeds.Tap():
            _tap(cast, deed)
        case deeds.Edit(_, _, new, _):
            world.edits(person, _message(cast, deed), with_codes(cast, new))
        case deeds.Reply(_, _, text, _):
            message = _message(cast, deed)
            world.says(person, message.chat, with_codes(cast, text), reply_to=message)
        case deeds.Delete():
            world.deletes(person, _message(cast, deed))
        case deeds.WriteDown():
            cast.paper = (_message(cast, deed).text or "").splitlines()[-1]
        case deeds.React(_, emoji, _, _):
            world.reacts(person, _message(cast, deed), emoji)
        case deeds.Block(_, blocked):
            (world.blocks if blocked else world.unblocks)(person)
        case deeds.Language(_, code):
            person.language_code = code
        case deeds.Membership(_, group, joins):
            (world.joins if joins else world.leaves)(person, cast.group(group))


def newest(cast: Cast, viewer: str, words: str, where: Where) -> Message:
    """The newest message of the bot on a screen that contains these words; raises `NotHeld` when there is none."""
    seen = seen_by(cast, viewer, where)
    for shown in reversed(seen):
        if shown.message.written_by is cast.world.bot and holds(shown, words):
            return shown.message
    raise NotHeld(f"the bot has said “{words}” nowhere on this screen", shown_lines(seen, last=8))


def missing(cast: Cast, deed: Deed) -> str:
    """What a deed needs and the screen does not show yet; empty when it can be done."""
    try:
        target(cast, deed)
    except NotHeld as error:
        return "" if isinstance(deed, deeds.Tap) and _is_key(cast, deed) else error.reason
    return ""


def _tap(cast: Cast, deed: deeds.Tap) -> None:
    """Press a button under a message, or a key under the typing line (which is saying its text)."""
    person = cast.person(deed.who)
    if _is_key(cast, deed):
        cast.world.says(person, cast.world.private(person), deed.button)
    else:
        cast.world.taps(person, _message(cast, deed), deed.button)


def _is_key(cast: Cast, deed: deeds.Tap) -> bool:
    person = cast.person(deed.who)
    private = deed.where in (deeds.ANYWHERE, deeds.PRIVATE)
    return private and deed.button in cast.world.screen(person, cast.world.private(person)).keyboard


def _newest(cast: Cast, who: str, where: Where, what: str, fits: Callable[[Shown], bool]) -> Shown:
    messages = list(reachable(cast, who, where))
    for shown in messages:
        if fits(shown):
            return shown
    raise NotHeld(f"{who} has nowhere {what}", shown_lines(messages[::-1], last=8))


def _message(cast: Cast, deed: steps.Act) -> Message:
    shown = target(cast, deed)
    assert shown is not None
    return shown.message


def _place(cast: Cast, person: Person, who: str, where: Where) -> tuple[Chat, int | None]:
    """The chat and the topic in which somebody writes."""
    if where.case:
        place = places_of(cast, where.case)[-1]
        if place.thread is None:
            raise NotHeld(f"this group has no topics: write {who} replies to “…” instead")
        return place.chat, place.thread
    if where.spot is Spot.DESK:
        groups = cast.groups_of(who)
        if not groups:
            raise NotHeld(f"{who} is in no group")
        return groups[0], None
    return cast.world.private(person), None


def _parts(files: Path, names: tuple[str, ...], caption: str) -> list[Json]:
    """Pictures and films as such where all of them are, music likewise; anything else makes all of them documents, as
    Telegram's own apps do."""
    kinds = [ALBUM_KINDS.get(Path(name).suffix.lower(), "document") for name in names]
    alike = "document" not in kinds and ("audio" not in kinds or set(kinds) == {"audio"})
    parts: list[Json] = [
        {"kind": kind if alike else "document", "data": _content(files, name), "file_name": name}
        for kind, name in zip(kinds, names, strict=True)
    ]
    parts[0]["caption"] = caption
    return parts


def _content(files: Path, name: str) -> bytes:
    """The file of this name beside the script; without one, a small picture or a line of text."""
    beside = files / Path(name).name
    if beside.is_file():
        return beside.read_bytes()
    if name.lower().endswith((".jpg", ".jpeg")):
        return PIXEL
    return f"What stands in {name}.\n".encode()
