"""What the team sees of a case: the card, the topic's name, the line on the desk."""

from rules.case import Case, State
from rules.category import category
from rules.send import Act, Line, Place, PlaceKind, Role, Send, Urgency, line
from rules.team import card_buttons
from rules.team.card_buttons import Rows
from rules.team.closing import OUTCOMES

ASKS = frozenset({"to", "outcome", "outside", "urgency", "category", "reply", "block", "checkin", "checkin-cancel"})
"""Acts whose choices stand on the card below a question."""
FURTHER = {"outcome": "follow", "outside": "told", "urgency": "lower"}
"""The second question of an act: its choices name the first answer before a point."""


def topic(case: Case) -> Place:
    """The case's topic in its team's group."""
    return Place(PlaceKind.TOPIC, str(case.id))


def desk(team: str) -> Place:
    """The general thread of the team's group."""
    return Place(PlaceKind.DESK, team)


def topic_name(case: Case) -> Line:
    """What stands in the list of topics. Whose turn it is to write is on the card: each renaming makes a line."""
    state = State.TAKEN if case.state is State.ANSWERED else case.state
    return line("topic-name", code=case.code, urgency=line(f"urgency-{case.urgency}"), state=line(f"state-{state}"))


def card(case: Case, holder: str, *, act: Act = Act.SAY, menu: Rows = ()) -> Send:
    """The card; with `Act.EDIT` the card that is there is brought up to date. `holder` is a listed name or empty.

    A `menu` stands in place of the buttons until the next change of the card.
    """
    held = holder and case.state in (State.TAKEN, State.ANSWERED)
    state = line("card-held", name=holder, state=line(f"state-{case.state}")) if held else line(f"card-{case.state}")
    about = case.category if category(case.category) else "other"
    lines = [
        line("card-title", code=case.code),
        line("card-about", category=line(f"category-{about}"), urgency=line(f"urgency-{case.urgency}")),
        *([line("card-language", language=case.language)] if case.language else []),
        *([line("card-withheld")] if case.withheld else []),
        *([line(f"card-wish-{case.wish}")] if case.wish else []),
        state,
        *_checkins(case),
        *_ended(case),
        *_below(case, menu),
    ]
    return Send(
        topic(case),
        act,
        lines=tuple(lines),
        buttons=menu or card_buttons.of(case),
        role=Role.CARD,
        name="card" if act is Act.SAY else "",
        of="card" if act is Act.EDIT else None,
        case=case.id,
        urgency=case.urgency,
    )


def _below(case: Case, menu: Rows) -> list[Line]:
    """What the choices on the card are an answer to; where there is no question, how one answers."""
    act, _, rest = menu[0][0].data.partition(":") if menu else ("", "", "")
    if act in ASKS:
        asked = FURTHER.get(act, act) if "." in rest else act
        return [line(f"card-asks-{asked}")]
    return [line("card-how")] if case.open else []


def _checkins(case: Case) -> list[Line]:
    """How its check-ins stand, and when the next one comes."""
    if case.checkins == "agreed" and case.checkin:
        day, _, time = case.checkin.partition("T")
        return [line("card-checkin", day=day, time=time[:5])]
    return [line(f"card-checkins-{case.checkins}")] if case.checkins in ("offered", "paused", "stopped") else []


def _ended(case: Case) -> list[Line]:
    if case.state is not State.CLOSED or case.outcome not in OUTCOMES:
        return []
    return [line("card-outcome", outcome=line(f"outcome-{case.outcome}"))]


def update(case: Case, holder: str, before: Case | None = None) -> list[Send]:
    """Card and topic name brought up to date, without a new message; the name only where it changed."""
    sends = [card(case, holder, act=Act.EDIT)]
    if before is None or topic_name(before) != topic_name(case):
        sends.append(Send(topic(case), Act.NAME_TOPIC, lines=(topic_name(case),), case=case.id, urgency=case.urgency))
    return sends


def note(case: Case, *lines: Line, quiet: bool = True, mention: tuple[int, ...] = ()) -> Send:
    """A notice in the topic, for the team only."""
    return Send(topic(case), lines=lines, case=case.id, urgency=case.urgency, quiet=quiet, mention=mention)


def alert(case: Case, mention: tuple[int, ...], *, again: bool = False, said: Line | None = None) -> Send:
    """A line on the desk: there is a new case, or an old one has come to life, or what is `said`."""
    known = line("desk-again" if again else "desk-new", code=case.code, urgency=line(f"urgency-{case.urgency}"))
    said = said or known
    return Send(desk(case.team), lines=(said,), case=case.id, urgency=case.urgency, mention=mention)


def quiet_after(case: Case) -> bool:
    """Words of a case that is not pressing do not ring every phone."""
    return case.urgency not in (Urgency.DANGER, Urgency.URGENT)
