"""Words on their way to the other side."""

from datetime import datetime

from rules.case import Case
from rules.due_kinds import Counts, Kind, Of
from rules.send import Line, Place, PlaceKind, Role, Send, Words, line, parts
from rules.team.card import quiet_after, topic

HELD = Kind("held", Of.CASE, Counts.FROM_NOW)


MOST = 3900
"""UTF-16 units of words in one message: Telegram's 4096 less what we put around them."""


def reporter(case: Case) -> Place:
    """The private chat of the case's reporter."""
    return Place(PlaceKind.REPORTER, str(case.id))


def group(case: Case) -> Line:
    """Who answers here, as its reporter calls them: whoever wrote about the team must not read that it answers."""
    return line(f"team-{case.team}")


def whose(case: Case) -> Line:
    """The line above the words of whoever answers."""
    return line("carried-out-apart" if case.team == "independent" else "carried-out", number=case.number)


def caption(place: int) -> tuple[Line, ...]:
    """What says of words that they stand under one picture of an album."""
    return (line("caption-of", place=place),) if place else ()


def inward(
    case: Case,
    words: Words,
    origin: int,
    reply_to: int | None = None,
    not_before: datetime | None = None,
    *,
    under: int = 0,
) -> list[Send]:
    """The reporter's words into the case's topic. `under`: the picture of an album that they stand under, or 0."""
    return [
        Send(
            topic(case),
            lines=(line("carried-in"), *caption(under)),
            words=piece,
            role=Role.CARRIED,
            case=case.id,
            origin=origin,
            reply_to=reply_to,
            urgency=case.urgency,
            not_before=not_before,
            quiet=quiet_after(case),
        )
        for piece in parts(words, MOST)
    ]


def outward(  # noqa: PLR0913 - what is carried, and by name how
    case: Case,
    words: Words,
    origin: int,
    by: int,
    *,
    reply_to: int | None = None,
    held: bool = False,
    link: bool = False,
    under: int = 0,
) -> list[Send]:
    """A member's words to the case's reporter; `held` until somebody confirms them, `link`: with a warning, `under` as
    above."""
    return [
        Send(
            reporter(case),
            lines=(whose(case), *caption(under), *((line("link-warning"),) if link else ())),
            words=piece,
            role=Role.CARRIED,
            case=case.id,
            origin=origin,
            by=by,
            reply_to=reply_to,
            urgency=case.urgency,
            held=held,
        )
        for piece in parts(words, MOST)
    ]


def tell(case: Case, *said: str, reply_to: int | None = None) -> Send:
    """A sentence of ours to the case's reporter; every sentence may name the conversation by `$number`, and who
    answers in it by `$team`."""
    return Send(
        reporter(case),
        lines=tuple(line(each, number=case.number, team=group(case)) for each in said),
        case=case.id,
        reply_to=reply_to,
        urgency=case.urgency,
    )
