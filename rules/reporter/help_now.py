"""What somebody meets who may be in danger: the numbers first, then the team, then a question."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from rules.carry import group, reporter
from rules.case import Case
from rules.config import EmergencyNumber
from rules.due_kinds import Counts, Kind, Of
from rules.entry_screen import copying
from rules.person import Person, Step
from rules.screens import Rows, before_consent, button, of_draft, say
from rules.send import Line, Send, Urgency, line
from rules.team.card_buttons import rows

SILENT = Kind("silence", Of.CASE, Counts.FROM_NOW)


SILENCE = timedelta(minutes=5)
"""How long the question waits for an answer."""
ASKED_AGAIN = timedelta(hours=1)
"""So long one question about a conversation stands: a story of fear is not answered with a question a line."""
UNASKED, IN_DRAFT, SAID_NO = None, 0, -1
"""What `Person.danger` may be, beside the number of a conversation."""

NUMBERS = (line("need-call"), line("=numbers"))
MOST = 4
"""Emergency numbers that have a button; more would push help out of sight."""


def at_once(send: Send) -> Send:
    """Before everything else that waits for this person: a burst of their own words must not delay the numbers."""
    return replace(send, urgency=Urgency.DANGER, first=True)


def help_now(
    person: Person, *, draft: bool, case: Case | None, apart: bool, emergency: Sequence[EmergencyNumber] = ()
) -> Send:
    """The numbers at once, and one button that sends to the team, whatever was agreed to before. `apart`: the danger
    may come from the team, and somebody else would hear of it."""
    lines: list[Line] = [*NUMBERS, line("first-human"), line("=contact")]
    if draft:
        lines.append(line("need-sends-draft"))
    elif case is not None:
        lines.append(line("need-sends-talk", number=case.number, team=group(case)))
    else:
        lines.append(line("need-sends-nothing"))
    if apart:
        lines.append(line("need-apart"))
    if person.step is Step.NEW:
        lines += [line("first-names"), line("first-telegram")]
    return at_once(say(person, *lines, buttons=((button("team-now"),), *_apart(apart), *copies(emergency))))


def _apart(offered: bool) -> Rows:
    return ((button("apart-now"),),) if offered else ()


def copies(emergency: Sequence[EmergencyNumber]) -> Rows:
    """The numbers that a tap copies."""
    return rows(copying(each.phone) for each in emergency[:MOST])


def called_before(case: Case) -> Send:
    """*Send to the team now* once more, a moment after the team was called."""
    said = line("need-called-before", number=case.number, team=group(case))
    return at_once(Send(reporter(case), lines=(said, *NUMBERS, line("need-write")), case=case.id))


def question(person: Person, case: Case | None, *, apart: bool = False) -> Send:
    """Words brought it, people answer it. About a conversation it can be swiped on like any message of it. `apart`: as
    above."""
    then = line("danger-ask-draft") if case is None else line("danger-ask-talk", team=group(case))
    ask = (line("danger-ask"), *NUMBERS, then, *((line("need-apart"),) if apart else ()))
    arg = str(case.number) if case else ""
    buttons: Rows = ((button("danger-yes", arg), button("danger-no", arg)), *_apart(apart))
    if case is None:
        return at_once(say(person, *ask, buttons=buttons))
    return Send(reporter(case), lines=ask, buttons=buttons, case=case.id, urgency=Urgency.URGENT)


def not_now(person: Person) -> Send:
    """*No, not now* about a draft: what is written waits on, and what can be done with it."""
    if person.step is Step.NEW:
        return say(person, line("danger-no-draft"), line("first-then-sends"), buttons=before_consent())
    return say(person, line("danger-no-draft"), buttons=of_draft())


def unreached(case: Case, *said: Line) -> Send:
    """Whatever tells somebody that nobody was reached yet: with the numbers, and a person to turn to. What is `said`
    ends with the words before the numbers."""
    lines = (*said, line("=numbers"), line("first-human"), line("=contact"))
    return at_once(Send(reporter(case), lines=lines, case=case.id))


def nobody(case: Case) -> Send:
    """The truth where the group of a conversation was taken out of the configuration, and what helps all the same."""
    told = unreached(case, line("group-gone", number=case.number), line("group-gone-new"))
    return replace(told, lines=(*told.lines, line("no-independent-else"), line("=independent_body")))


def blocked(person: Person, *, independent: bool, one: int | None = None) -> Send:
    """Told kindly to whom the team has blocked; what a block never covers comes with it. `one`: the conversation that
    it covers, where another is heard."""
    said = line("blocked-here") if one is None else line("blocked-here-one", number=one)
    return _with_ways(person, said, line("blocked-ways"), independent=independent)


def block_begins(person: Person, until: Line, *, independent: bool, one: int | None = None) -> Send:
    """Told at once, with its end, to whom the team blocks; they need not find it out when they are in need."""
    told = line("blocked-told") if one is None else line("blocked-told-one", number=one)
    return _with_ways(person, told, line("blocked-until", time=until), line("blocked-now"), independent=independent)


def block_ends(person: Person, one: int | None = None) -> Send:
    """It is over; `one`: in this conversation, while another stays blocked."""
    return say(person, line("blocked-over") if one is None else line("blocked-over-one", number=one))


def _with_ways(person: Person, *said: Line, independent: bool) -> Send:
    lines = (*said, line("=numbers"), line("blocked-human"), line("=contact"))
    if not independent:
        return say(person, *lines)
    return say(person, *lines, line("blocked-independent"), buttons=((button("complaint"),),))


def worth_asking(case: Case, now: datetime) -> bool:
    """Whether the question is of use: not while an earlier one stands, nor once the team was called for danger."""
    if case.asked is not None and abs(now - case.asked) < ASKED_AGAIN:
        return False
    return not (case.urgency is Urgency.DANGER and case.paged is not None and abs(now - case.paged) < ASKED_AGAIN)


def settled(person: Person) -> Person:
    """No question about danger is open any more."""
    return replace(person, danger=UNASKED)
