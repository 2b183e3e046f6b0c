"""The tables about people: `[team]`, `[independent]`, their members and rota."""

from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from bot.config import values
from bot.config.section import Section, Time, Title, span


class Member(Section):
    """Somebody of the team."""

    id: Annotated[int, AfterValidator(values.person_id)] = Field(
        description="their Telegram id, a number", examples=["111"]
    )
    name: Title = Field(description="seen by the team only", examples=['"Adil"'])
    discipline: Title = Field(description="what they are: counsellor, imam, lawyer, …", examples=['"counsellor"'])
    shown_as: Title | None = Field(
        None,
        description="how *Who reads this?* names them, where they agreed",
        examples=['"Brother Adil, counsellor"'],
    )
    gender: Literal["woman", "man"] | None = Field(
        None, description='"woman" or "man", for those who ask to be answered by one', examples=['"woman"']
    )
    observer: bool = Field(False, description="true: reads and does nothing else", examples=["true"])


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


class Rota(Section):
    """Whose shift it is."""

    order: Annotated[list[Title], Field(min_length=1)] = Field(
        description="names in the order of their shifts; the next one is the backup", examples=['["Adil", "Bea"]']
    )
    starts: Annotated[datetime, AfterValidator(values.local)] = Field(
        description="when the first shift begins, local time without quotes", examples=["2026-01-05T09:00:00"]
    )
    shift: Annotated[timedelta, span(timedelta(hours=1), timedelta(days=56))] = Field(
        description="how long a shift is", examples=['"1 week"']
    )
    cover: Cover = Field(
        description="when somebody is meant to answer",
        examples=['{ days = "mon-sun", from = "09:00", to = "21:00" }'],
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
    rota: Rota | None = Field(None, description="without it everybody is called", examples=['{ order = ["Adil"], … }'])
