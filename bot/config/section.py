"""What the tables of the file are made of: strict, documented fields."""

from datetime import time, timedelta
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from bot.config import values

Title = Annotated[str, AfterValidator(values.title)]
Real = Annotated[str, AfterValidator(values.real)]
RealTexts = Annotated[dict[str, Real], Field(min_length=1)]
Titles = Annotated[dict[str, Title], Field(min_length=1), BeforeValidator(values.for_all)]
"""One text, or one in every language."""
File = Annotated[str, AfterValidator(values.file)]
BotApi = Annotated[str, AfterValidator(values.bot_api)]
Ping = Annotated[str, AfterValidator(values.ping)]
Time = Annotated[time, BeforeValidator(values.wall_time)]


def span(least: timedelta, most: timedelta) -> BeforeValidator:
    """A length of time between two bounds, both allowed."""

    def read(text: object) -> timedelta:
        found = values.duration(text)
        if not least <= found <= most:
            values.refuse("is out of bounds", f"Choose between {values.words(least)} and {values.words(most)}.")
        return found

    return BeforeValidator(read)


class Section(BaseModel):
    """A table of the file: nothing is guessed or converted, and no key is passed over."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
