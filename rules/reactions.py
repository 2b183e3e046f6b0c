"""A mark that somebody puts to carried words is carried as a line, once, and goes when it is taken back."""

from rules import carry
from rules.case import Case
from rules.send import Line, Role, Send, line
from rules.team.card import topic

NAME = "reaction"
"""What the thread calls the line; a dot and the row of the words follow."""
FRIENDLY = frozenset("👍 ❤ 🙏 👌 🤝 🕊 🤗".split())
"""What goes from a team to a reporter; any other mark stays among the team, as everything that is no answer."""
NONE, OTHER = "", "?"
"""No mark at all; one that is no plain emoji."""


def name(row: int) -> str:
    """What the thread calls the line about these words."""
    return f"{NAME}.{row}"


def outward_only(emoji: str) -> str:
    """The mark as it goes to a reporter."""
    return emoji if emoji in FRIENDLY else NONE


def inward(case: Case, row: int, emoji: str) -> Send:
    """The reporter's mark, into the topic."""
    return Send(
        topic(case),
        lines=(line("carried-in"), said(emoji)),
        role=Role.CARRIED,
        case=case.id,
        name=name(row),
        reply_to=row,
        urgency=case.urgency,
        quiet=True,
    )


def outward(case: Case, row: int, emoji: str, by: int) -> Send:
    """The holder's mark, to the reporter."""
    return Send(
        carry.reporter(case),
        lines=(carry.whose(case), said(emoji)),
        role=Role.CARRIED,
        case=case.id,
        name=name(row),
        by=by,
        reply_to=row,
        urgency=case.urgency,
        quiet=True,
    )


def said(emoji: str) -> Line:
    """The line."""
    return line("reacted-other") if emoji == OTHER else line("reacted", emoji=emoji)
