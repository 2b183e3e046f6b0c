"""The shape of `resources.toml`: every key with its meaning and an example."""

from datetime import date
from functools import partial
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from bot.config import values as plain
from bot.config.section import Section
from bot.directory import values
from rules.directory import Hours

Timetable = Annotated[Hours, BeforeValidator(values.hours)]


Name = Annotated[dict[str, Annotated[str, AfterValidator(partial(values.written, 120))]], Field(min_length=1)]
Short = Annotated[dict[str, Annotated[str, AfterValidator(partial(values.written, 300))]], Field(min_length=1)]
Long = Annotated[dict[str, Annotated[str, AfterValidator(partial(values.written, 1500))]], Field(min_length=1)]
ForAll = BeforeValidator(plain.for_all)


class Phone(Section):
    """A number to call or to write to."""

    number: Annotated[str, AfterValidator(values.phone)] = Field(
        description="as people dial it", examples=['"1-800-799-SAFE"']
    )
    label: Annotated[Name, ForAll] | None = Field(None, description="what it is", examples=['{ en = "Text line" }'])
    hours: Timetable = Field((), description="when somebody answers", examples=['"mon-fri 09:00-17:00"', '"always"'])


class Resource(Section):
    """Somebody to turn to."""

    id: Annotated[str, AfterValidator(values.identifier)] = Field(
        description="a short name, once in all files", examples=['"hotline-abuse"']
    )
    name: Annotated[Name, ForAll] = Field(description="what it is called", examples=['"Abuse Hotline"'])
    about: Annotated[Long, ForAll] = Field(
        description="what one finds there", examples=['{ en = "Talk to somebody who listens." }']
    )
    needs: list[str] = Field(description="what it helps with; none: found by words only", examples=['["crisis"]'])
    codes: Annotated[list[str], Field(max_length=50)] = Field(
        [], description="codes of a taxonomy, as they came; shown to nobody", examples=['["102-04"]']
    )
    languages: list[Annotated[str, AfterValidator(values.spoken)]] = Field(
        [], description="in which one is understood there", examples=['["en", "es"]']
    )
    interpreters: bool = Field(False, description="other languages by an interpreter", examples=["true"])
    area: Annotated[list[Annotated[Name, ForAll]], BeforeValidator(values.several)] = Field(
        [], description="where; left out: everywhere", examples=['"San Mateo County"']
    )
    phones: Annotated[list[Phone], Field(max_length=8)] = Field([], examples=['[{ number = "988" }]'])
    link: Annotated[str, AfterValidator(values.link)] | None = Field(None, examples=['"https://example.org"'])
    hours: Timetable = Field((), description="when it is open", examples=['"mon-fri 09:00-17:00"', '"always"'])
    timezone: Annotated[str, AfterValidator(plain.zone)] | None = Field(
        None, description="the clock of its hours, where it is not the community's", examples=['"America/New_York"']
    )
    cost: Annotated[Short, ForAll] | None = Field(None, examples=['{ en = "Free" }'])
    for_whom: Annotated[Short, ForAll] | None = Field(None, examples=['{ en = "Women over 18" }'])
    alert: Annotated[Short, ForAll] | None = Field(None, examples=['{ en = "Closed in May" }'])
    verified: date | None = Field(None, description="when somebody made sure, without quotes", examples=["2026-11-01"])


class File(Section):
    """A file of entries."""

    resource: list[Resource] = Field([], examples=["[[resource]]"])
