"""Which buttons have a colour: red calls for help, green goes on. Nothing else has one, so that these stand out.

A phone that knows no colours shows them plain; the words say everything.
"""

from collections.abc import Mapping

RED, GREEN = "danger", "success"
"""As Telegram calls them."""
STYLES: Mapping[str, str] = {
    "button-need": RED,
    "button-checkin-now": RED,
    "button-team-now": RED,
    "button-apart-now": RED,
    "category-danger": RED,
    "button-understood": GREEN,
    "button-send": GREEN,
    "button-take": GREEN,
}
"""By the sentence that stands on the button."""


def style(label: str) -> str | None:
    """The colour of a button with this sentence; None for none."""
    return STYLES.get(label)
