"""What a concern may be about, and how urgent that is at first."""

from dataclasses import dataclass

from rules.send import Urgency


@dataclass(frozen=True, slots=True)
class Category:
    """An entry of the list; its sentences are `category-ID` in `locales/`."""

    id: str
    urgency: Urgency = Urgency.SOON


CATEGORIES = (
    Category("danger", Urgency.DANGER),
    Category("other"),
)


def category(id: str) -> Category | None:
    """The entry with this id."""
    return next((each for each in CATEGORIES if each.id == id), None)
