"""What is to go out: values that name places and rows, never Telegram's ids."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class Urgency(StrEnum):
    """How soon a human has to look; the order is that of the list in `RANK`."""

    DANGER = "danger"
    URGENT = "urgent"
    SOON = "soon"
    ROUTINE = "routine"


RANK = {urgency: rank for rank, urgency in enumerate(Urgency)}
"""0 is the most urgent."""


class PlaceKind(StrEnum):
    """Where something goes. `ref` of a Place is what the comment says."""

    REPORTER = "reporter"  # the case whose reporter is meant: str(case id)
    PERSON = "person"  # the person's private chat, no case: str(person id)
    TOPIC = "topic"  # the case's topic in its team's group: str(case id)
    DESK = "desk"  # a group's general thread: "team" or "independent"
    MEMBER = "member"  # a listed member's private chat: str(Telegram id from the config)
    GROUP = "group"  # a group that is none of ours: its Telegram id, only to be left
    CHANNEL = "channel"  # the community's channel; the ref names the post, so that each has a lane of its own
    ADDRESS = "address"  # clean-up of something erased: the sealed row carries the address itself


@dataclass(frozen=True, slots=True)
class Place:
    """A place by name; which chat that is, only the outbox finds out."""

    kind: PlaceKind
    ref: str


class Act(StrEnum):
    """What is done there."""

    SAY = "say"
    EDIT = "edit"  # the message `of` gets new words and buttons
    WITHDRAW = "withdraw"  # the message `of` is deleted
    PIN = "pin"
    NAME_TOPIC = "name_topic"  # lines[0] is the new name
    CLOSE_TOPIC = "close_topic"
    REOPEN_TOPIC = "reopen_topic"
    DELETE_TOPIC = "delete_topic"
    LEAVE = "leave"  # the bot goes out of a group


COSMETIC = frozenset({Act.PIN, Act.NAME_TOPIC, Act.CLOSE_TOPIC, Act.REOPEN_TOPIC})
"""What only tidies: tried, and forgotten where it is refused. It never stands before words."""


class Role(StrEnum):
    """What a reply to the message means: only to CARD and CARRIED is it meant for the other side."""

    CARD = "card"
    CARRIED = "carried"
    NOTICE = "notice"
    PROMPT = "prompt"


@dataclass(frozen=True, slots=True)
class Line:
    """One of our own sentences: an id in `locales/` and what fills its blanks, other sentences among them.

    An id that begins with `=` names a text of the configuration (`=contact`), in the reader's language. `unix`: it
    tells this instant, which each phone shows in its own zone and language.
    """

    id: str
    args: "tuple[tuple[str, str | int | Line], ...]" = ()
    unix: int = 0


def line(id: str, /, **args: str | int | Line) -> Line:
    """Write `line("card-taken", name="Adil")` instead of nested tuples."""
    return Line(id, tuple(sorted(args.items())))


def one_after_the_other(several: Iterable[str | Line]) -> str | Line:
    """One sentence of several, with the comma of the reader's language: Monday, Tuesday. Nothing of none."""
    first, *others = tuple(several) or ("",)
    for each in others:
        first = line("list-and", some=first, more=each)
    return first


@dataclass(frozen=True, slots=True)
class Span:
    """Formatting from the allow-list; offset and length in UTF-16 units, as Telegram counts.

    `unix`: of a `date_time` of ours, the instant, which each phone shows in its own zone and language.
    """

    kind: str
    offset: int
    length: int
    unix: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote, with formatting rebuilt."""

    text: str
    spans: tuple[Span, ...] = ()


class Trial(StrEnum):
    """Whether a file in a draft can be passed on: that is found out before anything is sent."""

    NOT_YET = ""  # what it is about is not said yet, and about some things no files are taken
    WANTED = "wanted"
    AWAITED = "awaited"  # the person has tapped *Send*
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class File:
    """A file that goes along: named by a random number, its cleaned bytes sealed apart under its own key.

    `source` is Telegram's file_id until it was fetched and cleaned; `kind` is Telegram's word (photo, voice, …).
    `spoiler`: who sent it had it covered until somebody taps. `trial`: in a draft, whether it is known that it can be
    passed on. `origin` is Telegram's number of the message that brought it, `mark` a keyed sign by which the same file
    is known again in a changed message. `place`: the how-manieth of its album, where words stand under it.
    """

    id: int
    key: str
    kind: str
    mime: str = ""
    source: str = ""
    name: str = ""
    spoiler: bool = False
    trial: Trial = Trial.NOT_YET
    size: int = 0  # bytes, as Telegram told
    origin: int = 0
    mark: str = ""
    place: int = 0


@dataclass(frozen=True, slots=True)
class Button:
    """A button with text; `data` is 1 to 64 bytes, or empty where the button opens `url` or copies a text."""

    label: Line
    data: str
    url: str = ""
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Send:
    """One thing to be sent.

    `case` or `person` says whose key seals it (neither: a notice that is about nobody).
    `of` names the message that an EDIT, WITHDRAW or PIN is about: a row number, or the name of a message of the case
    ("card"). `origin` is Telegram's number of the message being carried, in the chat that it came from.
    `reply_to` is the row of an earlier message. `urgency` orders lanes. `not_before` holds it back.
    `first` puts it before what already waits in its lane. `kept` says for whose word it is `held`, where not for the
    team's: `files` for *Show files*, `writer` for the writer's own. While `album` is named, parts are still coming.
    `late`: what comes after it need not wait until its files are ready. `spoiled`: of files that are not passed on,
    why (the id of a sentence), with the file's `kind`; told once, when the rest is ready. `window`: it goes in these
    minutes of the community's day only.
    """

    place: Place
    act: Act = Act.SAY
    lines: tuple[Line, ...] = ()
    words: Words | None = None
    buttons: tuple[tuple[Button, ...], ...] = ()
    role: Role = Role.NOTICE
    case: int | None = None
    person: int | None = None
    name: str = ""
    of: int | str | None = None
    origin: int | None = None
    reply_to: int | None = None
    urgency: Urgency = Urgency.ROUTINE
    not_before: datetime | None = None
    first: bool = False
    quiet: bool = False  # without a sound on the phone
    by: int | None = None  # the listed member who wrote the words
    held: bool = False  # outside its lane until somebody says yes
    asked: datetime | None = None  # answers what the reader did at that instant
    mention: tuple[int, ...] = ()  # listed members named at the end, so that their phones ring
    files: tuple[File, ...] = ()
    album: str = ""
    kept: str = ""
    late: bool = False
    spoiled: tuple[Line, ...] = ()
    owed: bool = False  # until Telegram has taken it, nobody is told that it has arrived
    photo: str = ""  # Telegram's id of a member's picture that goes into the channel with these words
    window: tuple[int, int] | None = None
    calm: bool = False  # nobody waits for it: it goes once nothing else does

    @property
    def patient(self) -> bool:
        """Whether thousands of these may wait: whatever somebody waits for goes before them."""
        return self.calm or self.window is not None

    @property
    def ready(self) -> bool:
        """Whether all that goes along is here, and clean."""
        return not self.album and not any(file.source for file in self.files)


def units(text: str) -> int:
    """Length in UTF-16 units, the measure of Telegram's limits."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def joined(several: Iterable[Words], between: str) -> Words:
    """Words one after another, with their formatting."""
    text = ""
    spans: list[Span] = []
    for each in several:
        start = units(text + between) if text else 0
        spans += [replace(span, offset=span.offset + start) for span in each.spans]
        text += (between if text else "") + each.text
    return Words(text, tuple(spans))


def parts(words: Words, most: int) -> list[Words]:
    """The words in pieces of at most `most` UTF-16 units, cut at white space where there is some, spans cut along."""
    pieces = []
    rest, start = words.text, 0
    while units(rest) > most:
        cut = _cut(rest, most)
        pieces.append(_piece(words, start, rest[:cut]))
        start += units(rest[:cut])
        rest = rest[cut:]
    return [*pieces, _piece(words, start, rest)]


def _cut(text: str, most: int) -> int:
    size = 0
    for index, char in enumerate(text):
        size += 2 if ord(char) > 0xFFFF else 1
        if size > most:
            space = max(text.rfind(" ", 1, index), text.rfind("\n", 1, index))
            return space + 1 if space > index // 2 else index
    return len(text)


def _piece(words: Words, start: int, text: str) -> Words:
    end = start + units(text)
    spans = (
        replace(
            span,
            offset=max(span.offset, start) - start,
            length=min(span.offset + span.length, end) - max(span.offset, start),
        )
        for span in words.spans
    )
    return Words(text, tuple(span for span in spans if span.length > 0))
