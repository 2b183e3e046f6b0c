"""What the team sees of a case: the card, the topic's name, the line on the desk."""

from rules.case import Case, State
from rules.category import CATEGORIES
from rules.send import Act, Button, Line, Place, PlaceKind, Role, Send, Urgency, line

ACTS: dict[State, tuple[str, ...]] = {
    State.WAITING: ("take",),
    State.TAKEN: ("release", "close"),
    State.ANSWERED: ("release", "close"),
    State.CLOSED: ("reopen",),
    State.GONE: (),
}
"""The buttons of the card; each is `button-ACT` in `locales/` and `ACT:CODE` as data."""


def topic(case: Case) -> Place:
    """The case's topic in its team's group."""
    return Place(PlaceKind.TOPIC, str(case.id))


def desk(team: str) -> Place:
    """The general thread of the team's group."""
    return Place(PlaceKind.DESK, team)


def topic_name(case: Case) -> Line:
    """What stands in the list of topics."""
    return line(
        "topic-name", code=case.code, urgency=line(f"urgency-{case.urgency}"), state=line(f"state-{case.state}")
    )


def card(case: Case, holder: str, *, act: Act = Act.SAY) -> Send:
    """The card; with `Act.EDIT` the card that is there is brought up to date. `holder` is a listed name or empty."""
    state = line("card-held", name=holder, state=line(f"state-{case.state}")) if holder else line(f"card-{case.state}")
    category = case.category if any(case.category == each.id for each in CATEGORIES) else "other"
    lines = (
        line("card-title", code=case.code),
        line("card-about", category=line(f"category-{category}"), urgency=line(f"urgency-{case.urgency}")),
        state,
        line("card-how"),
    )
    buttons = tuple((Button(line(f"button-{act}"), f"{act}:{case.code}"),) for act in ACTS[case.state])
    return Send(
        topic(case),
        act,
        lines=lines,
        buttons=buttons,
        role=Role.CARD,
        name="card" if act is Act.SAY else "",
        of="card" if act is Act.EDIT else None,
        case=case.id,
        urgency=case.urgency,
    )


def update(case: Case, holder: str) -> list[Send]:
    """Card and topic name brought up to date, without a new message."""
    return [
        card(case, holder, act=Act.EDIT),
        Send(topic(case), Act.NAME_TOPIC, lines=(topic_name(case),), case=case.id, urgency=case.urgency),
    ]


def note(case: Case, *lines: Line, quiet: bool = True) -> Send:
    """A notice in the topic, for the team only."""
    return Send(topic(case), lines=lines, case=case.id, urgency=case.urgency, quiet=quiet)


def alert(case: Case, mention: tuple[int, ...], *, again: bool = False) -> Send:
    """A line on the desk: there is a new case, or an old one has come to life."""
    said = line("desk-again" if again else "desk-new", code=case.code, urgency=line(f"urgency-{case.urgency}"))
    return Send(desk(case.team), lines=(said,), case=case.id, urgency=case.urgency, mention=mention)


def quiet_after(case: Case) -> bool:
    """Words of a case that is not pressing do not ring every phone."""
    return case.urgency not in (Urgency.DANGER, Urgency.URGENT)
