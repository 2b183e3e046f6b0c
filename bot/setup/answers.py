"""Each answer of the wizard, checked at once by the same rules that the configuration is read with."""

from collections.abc import Callable
from pathlib import Path
from zoneinfo import available_timezones

from pydantic_core import PydanticCustomError

from bot.config import doubts, values
from bot.config.checks import FIRST_SCREEN
from handlers.text.phone_region import regions
from locales.languages import shipped
from rules.setup.wizard import HOURS, USUAL_HOURS, Answers, Step

LEAST = 20
"""A text that somebody wrote themselves has at least so many letters; a shorter one is a slip."""
MOST = FIRST_SCREEN // 2
"""Words: two such texts stand on the first screen."""
YES = frozenset({"yes", "نعم"})


class Wrong(Exception):
    """This is no answer."""


def language(text: str, known: Answers) -> str:
    """One that the bot speaks, by its code or its name."""
    names = {"english": "en", "العربية": "ar"}
    code = names.get(text.casefold(), text.casefold())
    if code not in shipped():
        raise Wrong
    return code


def name(text: str, known: Answers) -> str:
    """The community's."""
    found = values.title(text)
    if doubts.print_of(found) == doubts.EXAMPLE["community", "name"]:
        raise Wrong
    return found


def zone(text: str, known: Answers) -> str:
    """A zone, or the city that it is named after."""
    if not text and (here := local_zone()):
        return here
    wanted = text.replace(" ", "_").casefold()
    cities = [each for each in available_timezones() if each.casefold().endswith(f"/{wanted}") and wanted]
    found = next((each for each in available_timezones() if each.casefold() == wanted), text)
    return values.zone(min(cities, key=len) if len(set(cities)) else found)


def hours(text: str, known: Answers) -> str:
    """From and to."""
    found = HOURS.fullmatch(text or USUAL_HOURS)
    if found is None:
        raise Wrong
    values.wall_time(found[1])
    values.wall_time(found[2])
    return found[0]


def contact(text: str, known: Answers) -> str:
    """A person, a number, a place: more than a word."""
    found = values.real(text)
    if len(found) < LEAST // 2:
        raise Wrong
    return found


def emergency(text: str, known: Answers) -> str:
    """A number that rings in this country."""
    found = values.phone(text)
    here = regions(known[Step.ZONE])
    if found in doubts.AMERICAN and here and "US" not in here:
        raise Wrong
    return found


def operator(text: str, known: Answers) -> str:
    """Whoever runs the bot; the community itself if nothing is said."""
    return values.real(text or known[Step.NAME])


def promise(text: str, known: Answers) -> str:
    """Yes to what was proposed, or one's own words; never nothing, for then nobody has read it."""
    if text.casefold() in YES:
        return "yes"
    if len(text) < LEAST or len(text.split()) > MOST:
        raise Wrong
    return values.real(text)


def reviewed(text: str, known: Answers) -> str:
    """Somebody's name."""
    return values.title(values.real(text))


CHECKS: dict[Step, Callable[[str, Answers], str]] = {
    Step.LANGUAGE: language,
    Step.NAME: name,
    Step.ZONE: zone,
    Step.HOURS: hours,
    Step.CONTACT: contact,
    Step.EMERGENCY: emergency,
    Step.OPERATOR: operator,
    Step.PASSED_ON: promise,
    Step.UNDER_18: promise,
    Step.REVIEWED: reviewed,
}
"""What is asked for by a line; the token, the group and the people are found with Telegram's help."""


def checked(step: Step, text: str, known: Answers) -> str:
    """The answer as it is kept; raises `Wrong`."""
    try:
        return CHECKS[step](text, known)
    except PydanticCustomError:
        raise Wrong from None


def local_zone(link: Path = Path("/etc/localtime")) -> str:
    """The zone of this machine, where it is a place; a server that goes by UTC says nothing about its community."""
    parts = link.resolve().parts
    name = "/".join(parts[parts.index("zoneinfo") + 1 :]) if "zoneinfo" in parts else ""
    return name if "/" in name and not name.startswith("Etc/") and name in available_timezones() else ""
