"""The shape of the file: every key with its meaning and an example, which messages and the README use."""

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from bot.config import values
from bot.config.schema_team import Team
from bot.config.section import BotApi, File, Ping, Real, RealTexts, Section, Time, Title, span
from rules import defaults
from rules.category import CATEGORIES, FILES_OFF
from rules.send import Urgency
from rules.targets import TARGETS


class Community(Section):
    """Who the bot is for."""

    name: Title = Field(description="the community's name", examples=['"Masjid An-Noor"'])
    timezone: Annotated[str, AfterValidator(values.zone)] = Field(
        description="the time zone that shifts, cover hours and check-ins go by", examples=['"America/Los_Angeles"']
    )
    languages: Annotated[list[Annotated[str, AfterValidator(values.language)]], Field(min_length=1)] = Field(
        description="the languages that are offered; the first is the default", examples=['["en"]']
    )
    greeting: RealTexts | None = Field(
        None,
        description="the first words of the first screen, in every language; left out: a plain welcome",
        examples=['{ en = "Salaam and welcome." }'],
    )


class Telegram(Section):
    """How Telegram is reached."""

    token_file: File | None = Field(
        None,
        description="file (mode 0600) with the bot's token; or put the token into the environment variable"
        " `SAFESPACES_TOKEN`",
        examples=['"secrets/token"'],
    )
    api_url: BotApi = Field(
        "https://api.telegram.org/bot",
        description="where the Bot API is; the token is appended; plain http on this machine only",
        examples=['"https://api.telegram.org/bot"'],
    )
    file_url: BotApi = Field(
        "https://api.telegram.org/file/bot",
        description="where files are fetched; as above",
        examples=['"https://api.telegram.org/file/bot"'],
    )


class Storage(Section):
    """Where things lie; relative to the folder of the configuration."""

    path: File = Field(description="the database", examples=['"data/safespaces.db"'])
    keyring: File | None = Field(
        None,
        description="the keyring, in a folder of its own, so that a copy of the database's folder opens nothing;"
        " left out, it is `keyring.db` beside the database",
        examples=['"keyring/keyring.db"'],
    )
    keyring_backup: File | None = Field(
        None,
        description="the only copy of the keyring, on another disk than the database",
        examples=['"backup/keyring.db"'],
    )
    key_file: File = Field(
        description="the root key, made with `safespaces new-key`; without it nothing can be read",
        examples=['"secrets/root.key"'],
    )


class Contact(Section):
    """A human way without Telegram."""

    text: RealTexts = Field(
        description="a phone number, a person, a place; in every language",
        examples=['{ en = "Call Sister Huda, 555 0100." }'],
    )


class EmergencyNumber(Section):
    """A number to call."""

    label: RealTexts = Field(description="what it is, in every language", examples=['{ en = "Emergency" }'])
    phone: Annotated[str, AfterValidator(values.phone)] = Field(
        description="the number, as people dial it", examples=['"911"']
    )


class Emergency(Section):
    """Whom to call in danger."""

    numbers: Annotated[list[EmergencyNumber], Field(min_length=1)] = Field(
        description="shown whenever somebody may be in danger",
        examples=['[{ label = { en = "Emergency" }, phone = "911" }]'],
    )


class Reviewed(Section):
    """Who has read the promises, and when."""

    by: Annotated[RealTexts, BeforeValidator(values.for_all)] = Field(
        description="who has read the texts above and stands by them; one text, or one in every language",
        examples=['"Sister Huda, Imam Yasin"'],
    )
    on: date = Field(description="on which day, without quotes", examples=["2026-01-01"])


class Confidentiality(Section):
    """What the community promises."""

    operator: Real = Field(description="who runs the bot", examples=['"Masjid An-Noor Care Committee"'])
    passed_on: RealTexts = Field(
        description="what is passed on without asking, and to whom; in every language",
        examples=['{ en = "If a life is in danger, we call for help." }'],
    )
    under_18: RealTexts = Field(
        description="what is different for under-18s; in every language",
        examples=['{ en = "If you are under 18, we may have to tell somebody who protects children." }'],
    )
    passed_on_short: RealTexts | None = Field(
        None,
        description="the same in few words, for the first screen; in every language",
        examples=['{ en = "We call for help if a life is in danger." }'],
    )
    under_18_short: RealTexts | None = Field(
        None,
        description="the same in few words, for the first screen; in every language",
        examples=['{ en = "If you are under 18, we may have to tell who protects children." }'],
    )
    reviewed: Reviewed = Field(description="who has read these texts", examples=['{ by = "Adil", on = 2026-01-01 }'])


class Retention(Section):
    """How long things are kept."""

    closed: Annotated[timedelta, span(timedelta(days=1), timedelta(days=365))] = Field(
        defaults.KEEP_CLOSED, description="how long a closed case can be opened again", examples=['"30 days"']
    )
    draft: Annotated[timedelta, span(timedelta(hours=1), timedelta(days=7))] = Field(
        defaults.KEEP_DRAFT, description="how long words that were not sent wait", examples=['"1 day"']
    )


class Limits(Section):
    """How fast the bot sends; 0 means without limit."""

    group_per_minute: int = Field(
        defaults.GROUP_PER_MINUTE, ge=0, le=20, description="messages a minute into one group", examples=["18"]
    )
    chat_per_second: int = Field(
        defaults.CHAT_PER_SECOND, ge=0, le=30, description="messages a second into one chat", examples=["1"]
    )
    total_per_second: int = Field(
        defaults.TOTAL_PER_SECOND, ge=0, le=30, description="messages a second in all", examples=["30"]
    )
    reporter_per_hour: int = Field(
        defaults.REPORTER_PER_HOUR,
        ge=0,
        le=1000,
        description="messages an hour in one conversation; what is more comes joined and later, except in danger",
        examples=["60"],
    )
    joining: bool = Field(
        True, description="whether words of one case that have to wait go out as one message", examples=["true"]
    )


class Categories(Section):
    """What a concern may be about."""

    offered: list[Annotated[str, AfterValidator(values.category)]] = Field(
        [each.id for each in CATEGORIES],
        description="entries of the list; `danger` and `other` are always there",
        examples=['["partner", "child", "addiction", "mind", "family"]'],
    )
    files_off: list[Annotated[str, AfterValidator(values.category)]] = Field(
        list(FILES_OFF), description="entries for which no files are taken", examples=['["child", "sexual"]']
    )


class IndependentBody(Section):
    """Whom to turn to about the team itself, outside of the community."""

    text: RealTexts = Field(
        description="shown before somebody writes about the team; without it `contact.text`; in every language",
        examples=['{ en = "Call the ombudsperson, 555 0199." }'],
    )


class SavedReply(Section):
    """A text that members send by button."""

    title: RealTexts = Field(description="what the button says; in every language", examples=['{ en = "Thank you" }'])
    text: RealTexts = Field(
        description="what the reporter reads; in every language", examples=['{ en = "Thank you for writing to us." }']
    )


class Need(Section):
    """What somebody may look for, besides what the bot knows."""

    id: Annotated[str, AfterValidator(values.word)] = Field(
        description="a short name, as entries name it", examples=['"transport"']
    )
    label: RealTexts = Field(description="what the button says; in every language", examples=['{ en = "Rides" }'])
    dangerous: bool = Field(
        False, description="true: the emergency numbers stand above what is found", examples=["true"]
    )


class Directory(Section):
    """Where to turn to."""

    path: File | None = Field(
        None,
        description="a file or a folder of files with entries for *Find help*; a mistake there never stops the bot",
        examples=['"resources"'],
    )
    needs: list[Need] = Field(
        [], description="needs of your own", examples=['[{ id = "transport", label.en = "Rides" }]']
    )


class Privacy(Section):
    """What hides the moment of writing."""

    first_words_wait: Annotated[timedelta, span(timedelta(0), defaults.FIRST_WORDS_WAIT_AT_MOST)] = Field(
        defaults.FIRST_WORDS_WAIT,
        description="first words wait at random up to this long, never for danger or urgent",
        examples=['"10 min"'],
    )


class Targets(Section):
    """By when a human is meant to have answered."""

    danger: Annotated[timedelta, span(timedelta(minutes=5), timedelta(hours=1))] = Field(
        TARGETS[Urgency.DANGER], description="counted on the clock, at any hour", examples=['"15 min"']
    )
    urgent: Annotated[timedelta, span(timedelta(minutes=30), timedelta(hours=12))] = Field(
        TARGETS[Urgency.URGENT], description="counted in hours of cover", examples=['"2 h"']
    )
    soon: Annotated[timedelta, span(timedelta(days=1), timedelta(days=5))] = Field(
        TARGETS[Urgency.SOON],
        description="days with cover after that on which it came, to the end of their cover",
        examples=['"1 day"'],
    )
    routine: Annotated[timedelta, span(timedelta(days=1), timedelta(days=7))] = Field(
        TARGETS[Urgency.ROUTINE], description="days, and then until cover begins; never over 7", examples=['"3 days"']
    )


class Heartbeat(Section):
    """How a watcher outside learns that the bot is alive."""

    file: File | None = Field(
        None, description="a file that is touched every five minutes", examples=['"data/heartbeat"']
    )
    url: Ping | None = Field(
        None,
        description="an address that is asked every five minutes, without content; a secret, like a key",
        examples=['"https://hc.example.org/ping/…"'],
    )


class OnCall(Section):
    """What volunteers are told."""

    help: RealTexts | None = Field(
        None,
        description="where volunteers find help for themselves, told after danger; in every language",
        examples=['{ en = "Sister Huda listens to us too: 555 0100." }'],
    )


class Guides(Section):
    """Texts to read in the chat."""

    path: File | None = Field(
        None,
        description="folder with guides, `LANGUAGE/NAME.md`; without it those in `locales/guides`",
        examples=['"guides"'],
    )


class Channel(Section):
    """The community's own channel."""

    id: Annotated[int, AfterValidator(values.channel_id)] = Field(
        description="the id of the channel, in which the bot is an admin who may post", examples=["-1001234567892"]
    )
    link: Annotated[str, AfterValidator(values.channel_link)] = Field(
        description="where people join it", examples=['"https://t.me/annoor"']
    )
    wait: Annotated[timedelta, span(timedelta(0), timedelta(days=7))] = Field(
        defaults.CHANNEL_WAIT,
        description="an answer that may help others is published after a random wait up to this",
        examples=['"1 day"'],
    )
    invitations: Literal["off", "weekly", "monthly"] = Field(
        "off",
        description='"weekly" or "monthly": how often the team is offered an invitation to ask, to publish if it likes',
        examples=['"weekly"'],
    )


class Quiet(Section):
    """Hours of the night."""

    begins: Time = Field(
        defaults.CHECKIN_QUIET[0], alias="from", description="local time at which quiet begins", examples=['"21:00"']
    )
    ends: Time = Field(
        defaults.CHECKIN_QUIET[1], alias="to", description="local time at which it ends", examples=['"08:00"']
    )


class CheckIns(Section):
    """Messages that a reporter has agreed to receive."""

    attempts: int = Field(
        defaults.CHECKIN_ATTEMPTS,
        ge=1,
        le=5,
        description="how often a question without an answer is asked",
        examples=["3"],
    )
    spacing: list[Annotated[timedelta, span(timedelta(hours=12), timedelta(days=14))]] = Field(
        list(defaults.CHECKIN_SPACING),
        description="how long after the first the further attempts come",
        examples=['["1 day", "3 days"]'],
    )
    quiet: Quiet = Field(
        Quiet(),
        description="local hours in which no check-in comes; the same time twice: none are quiet",
        examples=['{ from = "21:00", to = "08:00" }'],
    )
    presets: dict[
        Annotated[str, AfterValidator(values.category)],
        Annotated[list[Annotated[timedelta, span(timedelta(hours=1), timedelta(days=366))]], Field(min_length=1)],
    ] = Field(
        {},
        description="what a category usually gets, in place of ours; under a day: the first agreed hour so far away",
        examples=['{ "self-harm" = ["20 h", "7 days", "14 days", "30 days"] }'],
    )


class Settings(Section):
    """The whole file."""

    community: Community = Field(examples=["[community]"])
    telegram: Telegram = Field(Telegram(), examples=["[telegram]"])
    storage: Storage = Field(examples=["[storage]"])
    team: Team = Field(examples=["[team]"])
    independent: Team | None = Field(
        None,
        description="a second team for concerns about the first, with the keys of `[team]`; nobody may be in both",
        examples=["[independent]"],
    )
    contact: Contact = Field(examples=["[contact]"])
    emergency: Emergency = Field(examples=["[emergency]"])
    confidentiality: Confidentiality = Field(examples=["[confidentiality]"])
    retention: Retention = Field(Retention(), examples=["[retention]"])
    limits: Limits = Field(Limits(), examples=["[limits]"])
    privacy: Privacy = Field(Privacy(), examples=["[privacy]"])
    directory: Directory = Field(Directory(), examples=["[directory]"])
    categories: Categories = Field(Categories(), examples=["[categories]"])
    checkins: CheckIns = Field(CheckIns(), examples=["[checkins]"])
    independent_body: IndependentBody | None = Field(
        None, description="whom to turn to about the team, outside of it", examples=["[independent_body]"]
    )
    guides: Guides = Field(Guides(), examples=["[guides]"])
    channel: Channel | None = Field(
        None, description="the community's channel, for questions and announcements", examples=["[channel]"]
    )
    replies: list[SavedReply] = Field([], description="saved replies", examples=["[[replies]]"])
    targets: Targets = Field(Targets(), examples=["[targets]"])
    heartbeat: Heartbeat = Field(Heartbeat(), examples=["[heartbeat]"])
    oncall: OnCall = Field(OnCall(), examples=["[oncall]"])
