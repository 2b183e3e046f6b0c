"""In which country phone numbers are read when they are written without a country's code."""

from functools import cache

from phonenumbers import COUNTRY_CODE_TO_REGION_CODE
from phonenumbers.tzdata import TIMEZONE_DATA


@cache
def regions(timezone: str) -> tuple[str, ...]:
    """The countries in which phones ring at this time zone's hours; the community's own is among them."""
    codes = {_code(prefix) for prefix, zones in TIMEZONE_DATA.items() if timezone in zones}
    return tuple(sorted(COUNTRY_CODE_TO_REGION_CODE[code][0] for code in codes if code))


def _code(prefix: str) -> int:
    """The country code that a number's beginning begins with; 0 for none."""
    found = (int(prefix[:length]) for length in (1, 2, 3) if int(prefix[:length]) in COUNTRY_CODE_TO_REGION_CODE)
    return next(found, 0)
