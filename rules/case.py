"""One conversation between a reporter and a team: its states, and what may happen in each."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from rules import may
from rules.due_kinds import Counts, Kind, Of
from rules.questions import Publication
from rules.refused import Refused
from rules.send import RANK, Urgency

EXPIRE = Kind("expire", Of.CASE, Counts.BY_THE_CLOCK)
EXPIRES = Kind("expires", Of.CASE, Counts.BY_THE_CLOCK)

A_CRY = timedelta(hours=1)
"""Within this a further cry belongs to the one before, so that whoever presses again and again does not keep the ladder
on its first rung; after it the climb begins anew."""


class State(StrEnum):
    """Where a case stands."""

    WAITING = "waiting"  # nobody has taken it
    TAKEN = "taken"  # somebody has; the reporter waits for words
    ANSWERED = "answered"  # the holder's words went out last
    CLOSED = "closed"
    GONE = "gone"  # retention is over or it was erased: only the clean-up is left


class Event(StrEnum):
    """What happens to a case."""

    HEAR = "hear"  # the reporter writes
    TAKE = "take"  # a member takes it
    ANSWER = "answer"  # the holder's words are carried to the reporter
    RELEASE = "release"  # the holder gives it back
    LAPSE = "lapse"  # nobody answered in time: it is given back by itself
    CLOSE = "close"  # the holder closes it
    REOPEN = "reopen"  # a member opens it again
    EXPIRE = "expire"  # retention is over
    ERASE = "erase"  # the reporter deletes it


@dataclass(frozen=True, slots=True)
class Case:
    """A case; `holder` is the Telegram id of a listed member, `number` what the reporter's *Conversation N* says."""

    id: int
    code: str
    team: str
    category: str
    urgency: Urgency
    number: int
    opened: datetime
    state: State = State.WAITING
    holder: int | None = None
    heard: datetime | None = None  # the reporter's newest words
    answered: datetime | None = None  # the holder's newest words
    closed: datetime | None = None
    taken: datetime | None = None  # since when it has this holder
    still: datetime | None = None  # when the holder said that they are still on it
    snoozed: datetime | None = None  # when the holder wants to be reminded again
    waits: datetime | None = None  # since when the reporter waits for an answer
    withheld: bool = False  # somebody unlisted could read along: the words wait outside the group
    language: str = ""  # the reporter chose to be answered in it
    cut: bool = False  # the reporter has cut the way back
    kind: str = "concern"
    mark: str = ""  # by which the audit log names it; random, and gone with the case
    outcome: str = ""  # how it ended, one of `rules.team.closing.OUTCOMES`
    helped: str = ""  # what the reporter said of it
    wish: str = ""  # "woman" or "man": who the reporter would like to answer
    paged: datetime | None = None  # when somebody was last called about it
    cried: datetime | None = None  # since when it is danger and no human's words have gone out
    own: bool = False  # the reporter said themselves that it is danger
    asked: datetime | None = None  # when the reporter was last asked whether somebody is in danger
    files: int = 0  # sealed, until the holder has them shown
    tellers: tuple[int, ...] = ()  # members who told somebody outside
    hinted: tuple[str, ...] = ()  # what was said to the reporter about kinds of files
    let: tuple[str, ...] = ()  # kinds of names that the reporter sent as they are: not asked about again here
    owed: int = 0  # so many messages have to reach the group before the reporter is told that they have
    receipt: str = ""  # what is told then: "words" or "called"
    publication: Publication | None = None  # a question that may help others
    checkins: str = ""  # how its check-ins stand, one of `rules.checkins.Status`
    checkin: str = ""  # the hour on the community's wall at which the next one comes
    muted: bool = False  # words come without a sound and call nobody, except in danger
    blocked: bool = False  # for some days words are not passed on; never covers the numbers nor the independent group
    hour: datetime | None = None  # when the present hour of `words_in_hour` began
    words_in_hour: int = 0  # messages of the reporter
    followed: bool = False  # closed, and its check-ins go on

    @property
    def open(self) -> bool:
        """Somebody still has to do something."""
        return self.state in OPEN


OPEN = frozenset({State.WAITING, State.TAKEN, State.ANSWERED})

NEXT: dict[tuple[State, Event], State] = {
    (State.WAITING, Event.HEAR): State.WAITING,
    (State.WAITING, Event.TAKE): State.TAKEN,
    (State.WAITING, Event.ERASE): State.GONE,
    (State.TAKEN, Event.HEAR): State.TAKEN,
    (State.TAKEN, Event.ANSWER): State.ANSWERED,
    (State.TAKEN, Event.RELEASE): State.WAITING,
    (State.TAKEN, Event.LAPSE): State.WAITING,
    (State.TAKEN, Event.CLOSE): State.CLOSED,
    (State.TAKEN, Event.ERASE): State.GONE,
    (State.ANSWERED, Event.HEAR): State.TAKEN,
    (State.ANSWERED, Event.ANSWER): State.ANSWERED,
    (State.ANSWERED, Event.RELEASE): State.WAITING,
    (State.ANSWERED, Event.CLOSE): State.CLOSED,
    (State.ANSWERED, Event.ERASE): State.GONE,
    (State.CLOSED, Event.HEAR): State.WAITING,
    (State.CLOSED, Event.REOPEN): State.TAKEN,
    (State.CLOSED, Event.EXPIRE): State.GONE,
    (State.CLOSED, Event.ERASE): State.GONE,
}

REFUSED: dict[tuple[State, Event], str] = {
    (State.WAITING, Event.ANSWER): "refused-take-first",
    (State.WAITING, Event.RELEASE): "refused-not-taken",
    (State.WAITING, Event.LAPSE): "refused-not-taken",
    (State.WAITING, Event.CLOSE): "refused-take-first",
    (State.WAITING, Event.REOPEN): "refused-is-open",
    (State.WAITING, Event.EXPIRE): "refused-is-open",
    (State.TAKEN, Event.TAKE): "refused-already-taken",
    (State.TAKEN, Event.REOPEN): "refused-is-open",
    (State.TAKEN, Event.EXPIRE): "refused-is-open",
    (State.ANSWERED, Event.TAKE): "refused-already-taken",
    (State.ANSWERED, Event.LAPSE): "refused-answered",
    (State.ANSWERED, Event.REOPEN): "refused-is-open",
    (State.ANSWERED, Event.EXPIRE): "refused-is-open",
    (State.CLOSED, Event.TAKE): "refused-closed",
    (State.CLOSED, Event.ANSWER): "refused-closed",
    (State.CLOSED, Event.RELEASE): "refused-closed",
    (State.CLOSED, Event.LAPSE): "refused-closed",
    (State.CLOSED, Event.CLOSE): "refused-closed",
} | {(State.GONE, event): "refused-gone" for event in Event}
"""Every pair that `NEXT` lacks, with the sentence that says why: together they are total."""


def step(case: Case, event: Event) -> Case:
    """The case after the event; raises `Refused` where `NEXT` has no way."""
    if (case.state, event) not in NEXT:
        raise Refused(REFUSED[case.state, event])
    return replace(case, state=NEXT[case.state, event])


def hear(case: Case, now: datetime) -> Case:
    """The reporter wrote; a closed case opens again and nobody holds it."""
    reopened = case.state is State.CLOSED
    case = step(case, Event.HEAR)
    holder, taken = (None, None) if reopened else (case.holder, case.taken)
    return replace(case, heard=now, waits=case.waits or now, holder=holder, taken=taken, closed=None)


def rise(case: Case, urgency: Urgency) -> Case:
    """The case is at least as urgent as this; nothing ever makes it less urgent by itself."""
    return replace(case, urgency=min(case.urgency, urgency, key=RANK.__getitem__))


def cry(case: Case, now: datetime) -> Case:
    """The reporter says that somebody is in danger now: whoever has answered before owes an answer again."""
    case = hear(case, now) if case.state in (State.ANSWERED, State.CLOSED) else case
    return replace(alarm(case, now), own=True)


def alarm(case: Case, now: datetime) -> Case:
    """It is danger, and the calling goes on until a human's words have gone out."""
    lasts = case.cried is not None and timedelta() <= now - case.cried < A_CRY
    return replace(rise(case, Urgency.DANGER), cried=case.cried if lasts else now)


def weigh(case: Case, urgency: Urgency, now: datetime) -> Case:
    """A member says how pressing it is. What becomes danger calls people, unless the answer has gone out already."""
    if urgency is case.urgency:
        return case
    if urgency is Urgency.DANGER:
        return alarm(case, now) if case.state is not State.ANSWERED else rise(case, urgency)
    return replace(case, urgency=urgency, cried=None, own=False)


def take(case: Case, member: int, now: datetime) -> Case:
    """A member takes the case and is its holder."""
    return replace(step(case, Event.TAKE), holder=member, taken=now)


def hand_over(case: Case, member: int, to: int, now: datetime, *, admin: bool = False) -> Case:
    """The holder, or an admin for a holder who is away, gives the case to another member; the target runs anew."""
    if not case.open or case.holder is None:
        raise Refused(REFUSED[case.state, Event.RELEASE])
    may.hand_over(member, case.holder, admin=admin)
    return replace(case, holder=to, taken=now)


def answer(case: Case, member: int, now: datetime, *, confirmed: bool = False) -> Case:
    """The holder's words go out; anybody else's only once they have confirmed that they are meant to."""
    case = step(case, Event.ANSWER)
    may.answer(member, case.holder, confirmed=confirmed)
    return replace(case, answered=now, waits=None, cried=None)


def release(case: Case, member: int) -> Case:
    """The holder gives the case back."""
    _demand_holder(case, member, Event.RELEASE)
    return replace(step(case, Event.RELEASE), holder=None, taken=None)


def lapse(case: Case) -> Case:
    """Nobody answered in time: the case is given back by itself."""
    return replace(step(case, Event.LAPSE), holder=None, taken=None)


def close(case: Case, member: int, now: datetime) -> Case:
    """The holder closes the case; retention starts. A cry is not closed away: words come first."""
    _demand_holder(case, member, Event.CLOSE)
    if case.urgency is Urgency.DANGER and case.cried is not None:
        raise Refused("refused-close-cry")
    return replace(step(case, Event.CLOSE), closed=now, waits=None)


def reopen(case: Case, member: int, now: datetime) -> Case:
    """A member opens a closed case again and holds it."""
    return replace(step(case, Event.REOPEN), holder=member, taken=now, closed=None)


def expire(case: Case) -> Case:
    """Retention is over."""
    return step(case, Event.EXPIRE)


def erase(case: Case) -> Case:
    """The reporter deletes the case."""
    return step(case, Event.ERASE)


def _demand_holder(case: Case, member: int, event: Event) -> None:
    step(case, event)  # whether it can be done at all is said before by whom
    may.hold(member, case.holder)
