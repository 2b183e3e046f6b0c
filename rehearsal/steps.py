"""The steps of a script as values: what the parser makes and the player performs."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from rehearsal.deeds import ANYWHERE, Deed, Where


@dataclass(frozen=True, slots=True)
class Sees:
    """A screen shows words (or a button), or does not.

    `viewer` is a person (their private chat), `team`, `desk` or `independent`. With `times`, exactly so many
    messages; with `fresh`, only what came after the viewer's own last step. With `topic`, a line of the list of topics.
    """

    viewer: str
    words: str
    absent: bool = False
    button: bool = False
    times: int | None = None
    fresh: bool = False
    topic: bool = False
    where: Where = ANYWHERE


@dataclass(frozen=True, slots=True)
class NobodySees:
    """Nothing that the bot has sent or changed so far held these words, except to `but`."""

    words: str
    but: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hidden:
    """Neither the bot's log (`log`) nor its files (`disk`) hold these words in clear."""

    place: str
    words: str


@dataclass(frozen=True, slots=True)
class Audit:
    """What `safespaces audit` prints for a group's team has these words, or has not."""

    group: str
    words: str
    absent: bool = False


@dataclass(frozen=True, slots=True)
class ClockBy:
    """The clock goes on by a span."""

    span: timedelta


@dataclass(frozen=True, slots=True)
class ClockUntil:
    """The clock goes on to a local time of the community (naive)."""

    local: datetime


@dataclass(frozen=True, slots=True)
class ClockRuns:
    """The clock runs by itself, `rate` seconds a second; 0 stops it."""

    rate: float


@dataclass(frozen=True, slots=True)
class Outage:
    """Telegram cannot be reached, or with `group` fails for that group only, until the clock has gone on by `span`."""

    span: timedelta
    group: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """The next `times` calls of a method (`*`: of all) fail with this error code, or as this kind of `FaultKind`
    fails; with `span` all until the clock has gone on so far, with `group` only those into this group."""

    method: str
    code: int
    times: int = 1
    kind: str = ""
    words: str = ""
    span: timedelta | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class Process:
    """Something is done to the bot's process: `kill`, `restart`, `stop` or `reload`."""

    act: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A key of the configuration; `value` is what TOML makes of the text."""

    key: tuple[str, ...]
    value: object


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence for whoever watches; the terminal shows those in English, the page those of its language."""

    text: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Migrate:
    """A group becomes a supergroup."""

    group: str


@dataclass(frozen=True, slots=True)
class Power:
    """The bot is given one of the World's `POWERS` in a group, or loses it."""

    power: str
    group: str
    held: bool


@dataclass(frozen=True, slots=True)
class Permission:
    """What everybody in a group may do is switched on or off."""

    permission: str
    group: str
    allowed: bool


@dataclass(frozen=True, slots=True)
class Topics:
    """Topics are switched on or off in a group by hand."""

    group: str
    on: bool


@dataclass(frozen=True, slots=True)
class Threads:
    """Threaded Mode is switched on or off with BotFather: topics in private chats."""

    on: bool


@dataclass(frozen=True, slots=True)
class MessageDeleted:
    """Somebody, or the chat's own clock, deletes the newest message of the bot that contains these words."""

    viewer: str
    words: str
    where: Where = ANYWHERE


@dataclass(frozen=True, slots=True)
class TopicDeleted:
    """Somebody deletes a case's topic by hand."""

    case: str


@dataclass(frozen=True, slots=True)
class PlainGroup:
    """A group that has no topics from the start."""

    group: str


Condition = Sees | NobodySees | Hidden | Audit
Event = (
    ClockBy
    | ClockUntil
    | ClockRuns
    | Outage
    | Fault
    | Process
    | Migrate
    | TopicDeleted
    | Power
    | Permission
    | Topics
    | Threads
    | MessageDeleted
)
Staging = Setting | Note | PlainGroup
Act = Deed | Condition | Event | Staging


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a script; `line` counts from 1."""

    line: int
    source: str
    act: Act
