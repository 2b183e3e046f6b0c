"""What is on the screens of a rehearsal: messages in words, and who reads which."""

from collections.abc import Iterator

from rehearsal.cases import places_of
from rehearsal.cast import Cast
from rehearsal.deeds import Spot, Where
from rehearsal.errors import NotHeld
from rehearsal.world import GENERAL, Chat, Person, Shown

LINES = 6
"""How many lines of one message a report shows."""
INVISIBLE = dict.fromkeys((0x200E, 0x200F, 0x061C, 0x00AD, *range(0x2066, 0x206A), *range(0x202A, 0x202F)))


def plain(text: str) -> str:
    """The words for comparing: no marks of direction, every run of blanks one blank, no difference of case."""
    return " ".join(text.translate(INVISIBLE).split()).casefold()


def words_of(shown: Shown) -> str:
    """A message in words: files are named by kind and name, as in `[photo] our house`."""
    if shown.kind in ("text", "service"):
        return shown.text
    name = f" {shown.file_name}" if shown.file_name else ""
    return f"[{shown.kind.replace('_', ' ')}{name}] {shown.text}".rstrip()


def labels_of(shown: Shown) -> list[str]:
    """The texts of a message's buttons."""
    return [label for row in shown.buttons for label in row]


def holds(shown: Shown, words: str) -> bool:
    """Whether a message says these words."""
    return plain(words) in plain(words_of(shown))


def eyes(cast: Cast, chat: Chat) -> Person:
    """Somebody who can see this chat; raises `NotHeld` for a group that everybody has left."""
    if chat.person is not None:
        return chat.person
    for person in cast.people.values():
        if chat.holds(person):
            return person
    raise NotHeld(f"nobody of this rehearsal is in {chat.title}")


def in_chat(cast: Cast, chat: Chat, thread: int | None = None) -> list[Shown]:
    """The messages of a chat, or of one topic, the oldest first."""
    return list(cast.world.screen(eyes(cast, chat), chat, thread).messages)


def in_case(cast: Cast, case: str) -> list[Shown]:
    """The messages of a case in its group: those of its topics or, without topics, those that name its code."""
    found: list[Shown] = []
    for place in places_of(cast, case):
        for shown in in_chat(cast, place.chat, place.thread):
            answered = shown.reply_to.text if shown.reply_to is not None else ""
            if place.thread is not None or place.code in shown.text or (place.code and place.code in answered):
                found.append(shown)
    return found


def seen_by(cast: Cast, viewer: str, where: Where) -> list[Shown]:
    """The messages on a screen, the oldest first. A person's screen is their private chat, unless `where` says more."""
    if where.case:
        return in_case(cast, where.case)
    desk = where.spot is Spot.DESK
    if viewer == "channel":
        return in_chat(cast, cast.group(viewer))
    if viewer in ("team", "independent"):
        return in_chat(cast, cast.group(viewer), GENERAL if desk else None)
    if viewer == "desk":
        return in_chat(cast, cast.group("team"), GENERAL)
    person = cast.person(viewer)
    if desk:
        return [each for chat in cast.groups_of(viewer)[:1] for each in in_chat(cast, chat, GENERAL)]
    return in_chat(cast, cast.world.private(person))


def topics_of(cast: Cast, viewer: str) -> list[str]:
    """The names in the list of topics of somebody's group, or of the group itself."""
    if viewer in ("team", "independent", "desk"):
        groups = [cast.group("team" if viewer == "desk" else viewer)]
    else:
        groups = cast.groups_of(viewer)
    return [topic.name for chat in groups for topic in cast.world.screen(eyes(cast, chat), chat).topics]


def pop_ups(cast: Cast, viewer: str) -> list[str]:
    """What a person read for a moment after pressing buttons."""
    person = cast.people.get(viewer)
    return [tap.text for tap in cast.world.pressed.values() if tap.person is person and tap.text]


def reachable(cast: Cast, who: str, where: Where) -> Iterator[Shown]:
    """The messages that somebody can act on, the newest first: the groups come before the private chat."""
    person = cast.person(who)
    if where.case:
        yield from (each for each in reversed(in_case(cast, where.case)) if each.message.chat.holds(person))
        return
    if where.spot is not Spot.PRIVATE:
        for chat in cast.groups_of(who):
            yield from reversed(in_chat(cast, chat, GENERAL if where.spot is Spot.DESK else None))
    if where.spot is not Spot.DESK:
        yield from reversed(in_chat(cast, cast.world.private(person)))


def shown_lines(messages: list[Shown], last: int = 6) -> str:
    """The newest messages as lines, for a report about what a screen really showed."""
    if not messages:
        return "    (nothing)"
    return "\n".join(f"    {shown.by}: {_shortened(shown)}" for shown in messages[-last:])


def _shortened(shown: Shown) -> str:
    """A message in a few lines, its buttons always among them."""
    lines = [line for line in words_of(shown).splitlines() if line.strip()]
    if len(lines) > LINES:
        lines = [*lines[: LINES - 2], "…", lines[-1]]
    return "\n      ".join(lines) + "".join(f" [{label}]" for label in labels_of(shown))
