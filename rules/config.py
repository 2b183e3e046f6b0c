"""The types of the configuration: what `bot/config/` makes of the TOML file."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from rules import defaults
from rules.category import CATEGORIES, FILES_OFF
from rules.checkin_settings import CheckIns
from rules.directory import EMPTY, NEEDS, Directory, Need
from rules.ladder import LADDERS, Ladders
from rules.targets import TARGETS, Targets

Texts = dict[str, str]
"""A text in several languages: language code to text; holds every language of `[community]`."""
AnyTexts = dict[str, str]
"""The same, or under "" one text that stands for every language, such as a name."""


@dataclass(frozen=True, slots=True)
class Away:
    """Local days on which somebody is not there, both inclusive."""

    begins: date
    ends: date


@dataclass(frozen=True, slots=True)
class Member:
    """A listed person. `id` is Telegram's; `name` is seen by the team only."""

    id: int
    name: str
    discipline: AnyTexts
    shown_as: AnyTexts | None = None
    gender: str | None = None  # "woman", "man" or not said
    observer: bool = False
    away: tuple[Away, ...] = ()


@dataclass(frozen=True, slots=True)
class Cover:
    """When somebody is meant to answer: weekdays (0 is Monday), local times."""

    days: frozenset[int]
    begins: time
    ends: time


@dataclass(frozen=True, slots=True)
class Season:
    """Some weeks with other cover, order or shift; local days, both inclusive. None: as ever."""

    name: str
    begins: date
    ends: date
    cover: Cover | None = None
    shift: timedelta | None = None
    order: tuple[str, ...] | None = None

    @property
    def own_shifts(self) -> bool:
        """Whether shifts are counted anew while it lasts."""
        return self.shift is not None or self.order is not None


@dataclass(frozen=True, slots=True)
class Rota:
    """Names in order, the local time (naive) at which the first shift starts, its length in local time."""

    order: tuple[str, ...]
    starts: datetime
    shift: timedelta
    cover: Cover
    seasons: tuple[Season, ...] = ()


@dataclass(frozen=True, slots=True)
class Team:
    """One team with its group; `name` is "team" or "independent"."""

    name: str
    group: int
    admins: tuple[str, ...]
    members: tuple[Member, ...]
    rota: Rota | None
    pages_per_hour: int = defaults.PAGES_PER_HOUR
    ladders: Ladders = field(default_factory=lambda: LADDERS)
    introduction: bool = True

    def member(self, telegram_id: int) -> Member | None:
        """The listed member or observer with this Telegram id."""
        return next((each for each in self.members if each.id == telegram_id), None)

    def named(self, name: str) -> Member | None:
        """The listed person of this name."""
        return next((each for each in self.members if each.name == name), None)


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """A number to call, with what it is in every language."""

    label: Texts
    phone: str


@dataclass(frozen=True, slots=True)
class Confidentiality:
    """What the community promises and passes on; reviewed by a person on a day."""

    operator: str
    passed_on: Texts
    under_18: Texts
    reviewed_by: Texts
    reviewed_on: date
    passed_on_short: Texts | None = None  # for the first screen; without it the whole text
    under_18_short: Texts | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """Telegram's limits with room to spare; 0 means none."""

    group_per_minute: int = defaults.GROUP_PER_MINUTE
    chat_per_second: int = defaults.CHAT_PER_SECOND
    total_per_second: int = defaults.TOTAL_PER_SECOND
    reporter_per_hour: int = defaults.REPORTER_PER_HOUR
    joining: bool = True


@dataclass(frozen=True, slots=True)
class Telegram:
    """Where the Bot API is; the token is never printed."""

    token: str = field(repr=False)
    api_url: str
    file_url: str


@dataclass(frozen=True, slots=True)
class Storage:
    """Where things lie; all paths absolute. Without a place of its own the keyring is beside `path`."""

    path: Path
    key_file: Path
    keyring_backup: Path | None = None
    keyring: Path | None = None

    @property
    def ring(self) -> Path:
        """Where the keyring lies."""
        return self.keyring or self.path.parent / "keyring.db"

    @property
    def together(self) -> bool:
        """Whether whoever copies the folder of the database copies the keyring along."""
        return self.path.parent in (self.ring.parent, *self.ring.parent.parents)


@dataclass(frozen=True, slots=True)
class Channel:
    """The community's own channel; what is published there waits at random up to `wait`."""

    id: int
    link: str
    wait: timedelta = defaults.CHANNEL_WAIT
    invitations: str = "off"  # "weekly", "monthly"


@dataclass(frozen=True, slots=True)
class SavedReply:
    """A text that members send by button, in the reporter's language."""

    title: Texts
    text: Texts


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """How a watcher outside learns that the bot is alive: a file that is touched, an address that is asked."""

    file: Path | None = None
    url: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Config:
    """The whole configuration, checked."""

    community: str
    timezone: ZoneInfo
    languages: tuple[str, ...]
    telegram: Telegram
    storage: Storage
    team: Team
    independent: Team | None
    contact: Texts
    emergency: tuple[EmergencyNumber, ...]
    confidentiality: Confidentiality
    greeting: Texts | None = None
    keep_closed: timedelta = defaults.KEEP_CLOSED
    keep_draft: timedelta = defaults.KEEP_DRAFT
    limits: Limits = Limits()
    first_words_wait: timedelta = defaults.FIRST_WORDS_WAIT
    categories: tuple[str, ...] = tuple(each.id for each in CATEGORIES)
    files_off: tuple[str, ...] = FILES_OFF
    independent_body: Texts | None = None
    replies: tuple[SavedReply, ...] = ()
    targets: Targets = field(default_factory=lambda: TARGETS)
    heartbeat: Heartbeat = Heartbeat()
    volunteers_help: Texts | None = None
    guides: Path | None = None  # a folder; the shipped ones where there is none
    channel: Channel | None = None
    checkins: CheckIns = field(default_factory=CheckIns)
    directory_path: Path | None = None
    needs: tuple[Need, ...] = NEEDS
    directory: Directory = field(default=EMPTY, compare=False)  # read apart: a bad one never stops the bot

    @property
    def teams(self) -> tuple[Team, ...]:
        """Every team there is."""
        return (self.team, self.independent) if self.independent else (self.team,)

    def group(self, chat_id: int) -> Team | None:
        """The team whose group this chat is."""
        return next((team for team in self.teams if team.group == chat_id), None)

    def named(self, name: str) -> Team | None:
        """The team called `team` or `independent`."""
        return next((team for team in self.teams if team.name == name), None)
