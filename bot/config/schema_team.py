"""The tables about people: `[team]`, `[independent]`, their members and rota."""

from datetime import date, datetime, timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from bot.config import values
from bot.config.section import Section, Time, Title, Titles, span
from rules import defaults
from rules.ladder import LADDERS, Rung
from rules.send import Urgency

ShiftLength = Annotated[timedelta, span(timedelta(hours=1), timedelta(days=56))]
Day = Annotated[date, AfterValidator(values.day)]


class Days(Section):
    """Some local days, both inclusive."""

    begins: Day = Field(alias="from", description="first day, without quotes", examples=["2026-03-11"])
    ends: Day = Field(alias="to", description="last day, without quotes", examples=["2026-03-13"])

    @model_validator(mode="after")
    def _in_order(self) -> "Days":
        if self.ends < self.begins:
            values.refuse("ends before it begins", "Put the earlier day into `from`.")
        return self


class Member(Section):
    """Somebody of the team."""

    id: Annotated[int, AfterValidator(values.person_id)] = Field(
        description="their Telegram id, a number", examples=["111"]
    )
    name: Title = Field(description="seen by the team only", examples=['"Adil"'])
    discipline: Titles = Field(
        description="what they are: counsellor, imam, lawyer, …; one text, or one in every language",
        examples=['"counsellor"', '{ en = "counsellor", ar = "…" }'],
    )
    shown_as: Titles | None = Field(
        None,
        description="how *Who reads this?* names them, where they agreed; one text, or one in every language",
        examples=['"Brother Adil, counsellor"'],
    )
    gender: Literal["woman", "man"] | None = Field(
        None, description='"woman" or "man", for those who ask to be answered by one', examples=['"woman"']
    )
    observer: bool = Field(False, description="true: reads and does nothing else", examples=["true"])
    away: list[Days] = Field(
        [], description="days on which they take no shift", examples=["[{ from = 2026-03-11, to = 2026-03-13 }]"]
    )


class Cover(Section):
    """When somebody is meant to answer."""

    days: Annotated[frozenset[int], BeforeValidator(values.weekdays)] = Field(
        description="weekdays", examples=['"mon-sun"', '"mon,wed-fri"']
    )
    begins: Time = Field(alias="from", description="local time at which cover begins", examples=['"09:00"'])
    ends: Time = Field(
        alias="to",
        description="local time at which it ends; at or before `from`: on the following day",
        examples=['"21:00"'],
    )


class Season(Days):
    """Some weeks with other cover, order or shift: Ramadan, exams, holidays."""

    name: Title = Field(description="what the weeks are called", examples=['"Ramadan"'])
    cover: Cover | None = Field(None, description="other hours", examples=['{ days = "mon-sun", … }'])
    shift: ShiftLength | None = Field(None, description="another length of shifts", examples=['"1 day"'])
    order: Annotated[list[Title], Field(min_length=1)] | None = Field(
        None, description="another order; it begins with the first", examples=['["Bea", "Adil"]']
    )


class Rota(Section):
    """Whose shift it is."""

    order: Annotated[list[Title], Field(min_length=1)] = Field(
        description="names in the order of their shifts; the next one is the backup", examples=['["Adil", "Bea"]']
    )
    starts: Annotated[datetime, AfterValidator(values.local)] = Field(
        description="when the first shift begins, local time without quotes", examples=["2026-01-05T09:00:00"]
    )
    shift: ShiftLength = Field(description="how long a shift is", examples=['"1 week"'])
    cover: Cover = Field(
        description="when somebody is meant to answer",
        examples=['{ days = "mon-sun", from = "09:00", to = "21:00" }'],
    )
    seasons: list[Season] = Field(
        [],
        description="other cover, order or shift for some weeks, each with a `name` and the days `from` and `to`",
        examples=['[{ name = "Ramadan", from = 2026-02-18, to = 2026-03-19, cover = { … } }]'],
    )


Rungs = Annotated[list[Annotated[Rung, BeforeValidator(values.rung)]], BeforeValidator(values.rungs)]


def _rungs(urgency: Urgency) -> Rungs:
    return list(LADDERS[urgency])


class Ladder(Section):
    """Who is called about a case that nobody takes, by its urgency."""

    danger: Rungs = Field(
        _rungs(Urgency.DANGER),
        description="who is called about danger and how long after it; `on-call`, `backup`, `everyone`, `admins`;"
        " above the last rung everybody is called again and again",
        examples=['[["0 min", "on-call"], ["5 min", "backup"], ["10 min", "everyone"]]'],
    )
    urgent: Rungs = Field(
        _rungs(Urgency.URGENT),
        description="the same for urgent cases; outside cover nobody is called",
        examples=['[["0 min", "on-call"], ["30 min", "backup"]]'],
    )
    soon: Rungs = Field(
        _rungs(Urgency.SOON),
        description="the same for cases that are soon",
        examples=['[["0 min", "on-call"], ["1 day", "backup"]]'],
    )
    routine: Rungs = Field(
        _rungs(Urgency.ROUTINE),
        description="the same for routine cases",
        examples=['[["0 min", "on-call"], ["3 days", "everyone"]]'],
    )


class Team(Section):
    """A team and its group."""

    group: Annotated[int, AfterValidator(values.group_id)] = Field(
        description="the id of its Telegram group", examples=["-1001234567890"]
    )
    admins: Annotated[list[Title], Field(min_length=1)] = Field(
        description="names of members who look after the bot", examples=['["Adil"]']
    )
    members: Annotated[list[Member], Field(min_length=1)] = Field(
        description="everybody on the team", examples=['[{ id = 111, name = "Adil", discipline = "counsellor" }]']
    )
    pages_per_hour: int = Field(
        defaults.PAGES_PER_HOUR,
        ge=1,
        le=60,
        description="private calls an hour to one member; what is more is joined into one; danger is never held back",
        examples=["7"],
    )
    introduction: bool = Field(
        True,
        description="on its first start in the group the bot says there who it is, what it lacks, what to try",
        examples=["false"],
    )
    ladder: Ladder = Field(Ladder(), examples=["[team.ladder]"])
    rota: Rota | None = Field(None, description="without it everybody is called", examples=['{ order = ["Adil"], … }'])
