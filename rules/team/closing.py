"""How a case ends, what the team may decide together, and whom somebody may have told: lists and their menus."""

from rules.case import Case
from rules.send import line
from rules.team.card_buttons import Rows, back, button, rows

FIRST = ("informed", "resolved", "accepted", "declined", "trusted", "withdrew")
MORE = (
    "plan",
    "supported",
    "emergency",
    "protection",
    "police",
    "body",
    "unclear",
    "duplicate",
    "scope",
    "unfounded",
    "false",
    "lost",
)
OUTCOMES = FIRST + MORE
"""Each is `outcome-…` in `locales/`."""

DECISIONS = ("talk", "support", "person", "refer", "emergency", "nothing")
"""What a team may decide; each is `decision-…`. Counselling and referral stand before anything else."""

REVIEWS = (3, 7, 14)
"""Days until the team looks again."""

OUTSIDE = ("emergency", "protection", "police", "family", "school", "other")
"""Whom somebody may have told; each is `outside-…`."""

TOLD = ("told", "untold", "law")
"""Whether the reporter was told, or the law demanded it; each is `told-…`."""

HELPED = ("yes", "partly", "no")


FOLLOW = ("keep", "stop")
"""Whether agreed check-ins go on once the case is closed."""


def outcomes(case: Case, *, more: bool) -> Rows:
    """Six outcomes, or the rest."""
    listed = MORE if more else FIRST
    buttons = [button("outcome", case, each, line(f"outcome-{each}")) for each in listed]
    further = () if more else ((button("outcomes", case),),)
    return (*rows(buttons, 1 if not more else 2), *further, (back(case),))


def follow(case: Case, outcome: str) -> Rows:
    """Whether what was agreed goes on."""
    buttons = [button("outcome", case, f"{outcome}.{each}", line(f"button-follow-{each}")) for each in FOLLOW]
    return (*rows(buttons, 1), (back(case),))


def decisions(case: Case) -> Rows:
    """What the members may choose, and when to look again."""
    choices = [button("decide", case, each, line(f"decision-{each}")) for each in DECISIONS]
    days = [button("review", case, str(each), line("button-review", days=each)) for each in REVIEWS]
    return (*rows(choices, 1), *rows(days, 3))


def outside(case: Case) -> Rows:
    """Whom."""
    buttons = [button("outside", case, each, line(f"outside-{each}")) for each in OUTSIDE]
    return (*rows(buttons), (back(case),))


def told(case: Case, whom: str) -> Rows:
    """Whether the reporter knows."""
    buttons = [button("outside", case, f"{whom}.{each}", line(f"told-{each}")) for each in TOLD]
    return (*rows(buttons, 1), (back(case),))


def opinion(case: Case, by: int) -> Rows:
    """A second member's view; `by` is the listed member who told somebody."""
    return rows(button("opinion", case, f"{by}.{each}", line(f"button-{each}")) for each in ("agree", "differ"))
