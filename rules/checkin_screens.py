"""What is said about check-ins. Whatever comes by itself means nothing to somebody else who sees a locked screen."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from rules.carry import reporter
from rules.case import Case
from rules.checkins import HELPED_DAYS, CheckIn, Offer, Plan, Sort, Status, named
from rules.person import Person
from rules.screens import button, say
from rules.send import Button, Line, Send, Span, Words, line, units
from rules.team import card
from rules.team.card_buttons import Rows, back, rows
from rules.team.card_buttons import button as about
from rules.when import local

HOURS = ("6-9", "9-12", "12-15", "15-18", "18-21", "21-24")
ANSWERS: dict[Sort, tuple[str, ...]] = {
    Sort.ASK: ("checkin-fine", "checkin-talk", "checkin-now", "checkin-later", "checkin-stop"),
    Sort.WORSE: ("checkin-fine", "checkin-talk", "checkin-now", "checkin-later", "checkin-stop"),
    Sort.HELPED: ("checkin-yes", "checkin-partly", "checkin-no", "checkin-stop"),
    Sort.KIND: ("checkin-stop",),
    Sort.WRITE: ("checkin-fine", "checkin-talk", "checkin-now", "checkin-later", "checkin-stop"),
}
OF_ENTRY = ("use-yes", "use-not", "use-unreached", "use-untried")
"""The answers where it is about an entry of the directory."""
WORDINGS = 3
"""How many ways there are to ask."""
OWN_DAYS = (1, 3, 7, 14)
"""Days that a reporter and the team may choose from."""

FROM_NOTICE = "notice"
"""Behind a button that stands in a notice, below the card."""

WANTS_OFFER, WANTS_WHICH, WANTS_ANSWER, WANTS_SCREEN = "checkin-offer", "checkin-which", "checkin-answer", "checkins"
WANTS_DAYS, WANTS_BY, WANTS_MOVE = "checkin-days", "checkin-by", "checkin-move"
"""What `Person.wanted` says while one of these is open, before `:` and the number of the conversation."""


def message(case: Case, item: CheckIn, *, late: bool) -> Send:
    """The check-in itself."""
    said = [line("checkin-late")] if late else []
    if item.sort in (Sort.ASK, Sort.KIND):
        asked = item.attempt if item.sort is Sort.ASK else item.number
        said.append(line(f"checkin-{item.sort}-{asked % WORDINGS}"))
    else:
        said.append(line(f"checkin-{item.sort}"))
    acts = (*OF_ENTRY, "checkin-stop") if item.about else ANSWERS[item.sort]
    buttons = tuple(button(act, f"{case.number}.{item.number}") for act in acts)
    return Send(
        reporter(case),
        lines=tuple(said),
        buttons=rows(buttons, 1),
        case=case.id,
        name=named(item),
        window=item.window,
    )


def tell(case: Case, *lines: Line, buttons: Rows = (), words: Words | None = None) -> Send:
    """Something about the check-ins of a conversation, to its reporter."""
    return Send(reporter(case), lines=lines, buttons=buttons, words=words, case=case.id)


def ask(case: Case, offer: Offer) -> Send:
    """Whether, and at which hours; what it looks like on a locked screen is said before."""
    what = line(f"checkin-what-{offer.sort}")
    lead = () if offer.own else (line("checkin-offered", number=case.number),)
    many = (line("checkin-many", count=offer.count),) if offer.count > 1 else ()
    looks = (line("checkin-looks"), line(f"checkin-looks-{offer.sort}"))
    return tell(case, *lead, what, *many, *looks, line("checkin-when"), buttons=hours(case.number, "checkin-hours"))


def hours(number: int, act: str) -> Rows:
    """Spans of hours, and no."""
    offered = [button(act, f"{number}.{each}", line("button-hours", span=each.replace("-", "–"))) for each in HOURS]
    return (*rows(offered, 3), (button("checkin-not", str(number)),))


def which(case: Case, span: str, count: int) -> Send:
    """For all of them, or for the first alone."""
    arg = f"{case.number}.{span}"
    buttons = (
        (button("checkin-all", arg),),
        (button("checkin-first", arg),),
        (button("checkin-not", str(case.number)),),
    )
    return tell(case, line("checkin-which", count=count), buttons=buttons)


def agreed(case: Case, items: Sequence[CheckIn], written: Sequence[str]) -> Send:
    """Confirmed, each instant so that the phone shows it in its own zone; `written` is what stands there otherwise."""
    text, spans = "", []
    for each, said in zip(items, written, strict=True):
        text += "\n" if text else ""
        spans.append(Span("date_time", units(text), units(said), int(each.at.timestamp())))
        text += said
    buttons = ((button("checkins", str(case.number)),), (button("checkin-stop-all", str(case.number)),))
    return tell(case, line("checkin-agreed"), buttons=buttons, words=Words(text, tuple(spans)))


def mine(person: Person, found: Sequence[tuple[Case, Plan]], zone: ZoneInfo, alone: Sequence[datetime] = ()) -> Send:
    """Everything that is agreed, and what can be done with it. `alone`: when something comes about no conversation."""
    lines = [line("checkins-title")]
    for case, plan in found:
        lines += [line("checkins-row", number=case.number, time=local(each.at, zone)) for each in plan.ahead]
    lines += [line("checkins-alone", time=local(each, zone)) for each in alone]
    if len(lines) == 1:
        lines = [line("checkins-none")]
    status = {case.checkins for case, plan in found if plan.ahead or case.checkins == Status.STOPPED}
    if Status.STOPPED in status or Status.PAUSED in status:
        lines.append(line("checkins-held"))
    stop = [button("use-stop")] if alone else []
    return say(person, *lines, buttons=tuple((each,) for each in (*_acts(found, status), *stop)))


def _acts(found: Sequence[tuple[Case, Plan]], status: set[str]) -> list[Button]:
    number = str(found[-1][0].number) if found else ""
    acts = ["checkin-ask", "checkin-write"] if found else []
    if status:
        acts += ["checkin-on"] if status & {Status.STOPPED, Status.PAUSED} else ["checkin-move", "checkin-pause"]
        acts += ["checkin-stop-all"]
    return [button(each, number) for each in acts]


def days(case: Case, act: str, said: str) -> Send:
    """In how many days."""
    offered = [button(act, f"{case.number}.{each}", line("button-days", count=each)) for each in OWN_DAYS]
    return tell(
        case,
        line(said),
        line("checkin-name-day"),
        buttons=(*rows(offered, 2), (button("checkin-not", str(case.number)),)),
    )


def stopping(person: Person) -> Send:
    """A stop word that was no answer to a check-in: which of the things is meant?"""
    acts = ("checkin-stop-all", "pause", "checkin-team")
    return say(person, line("stop-word"), buttons=tuple((button(each),) for each in acts))


def menu(case: Case, offer: Offer) -> Rows:
    """What the holder may offer."""
    usual = line("button-checkin-usual", count=offer.count)
    listed = [[about("checkin", case, "usual", usual)]]
    for sort in (Sort.ASK, Sort.KIND):
        label = f"button-checkin-{sort}-in"
        listed.append([about("checkin", case, f"{sort}.{each}", line(label, count=each)) for each in OWN_DAYS])
    listed.append([about("checkin", case, f"{Sort.HELPED}.{HELPED_DAYS}", line("button-checkin-helped"))])
    if case.checkins:
        listed.append([about("checkin-cancel", case)])
    flat = tuple(row for each in listed for row in rows(each, 2))
    return (*flat, (back(case),))


def note(
    case: Case, said: Line, *, mention: tuple[int, ...] = (), buttons: Rows = (), more: Line | None = None
) -> Send:
    """For the team; it rings where somebody is meant."""
    lines = (said, more) if more is not None else (said,)
    return replace(card.note(case, *lines, quiet=not mention, mention=mention), buttons=buttons)


def eve(case: Case, item: CheckIn, now: datetime, zone: ZoneInfo) -> Send:
    """The day before, or later where an outage has put that off."""
    days = (datetime.fromisoformat(item.wall).date() - now.astimezone(zone).date()).days
    said = line(f"note-checkin-{'eve' if days == 1 else 'soon'}", time=at(item, zone), what=line(f"sort-{item.sort}"))
    return note(case, said, buttons=((about("checkin-cancel", case, FROM_NOTICE),),))


def silent(case: Case, item: CheckIn, mention: tuple[int, ...], zone: ZoneInfo) -> Send:
    """No answer, which is never told as *fine*; people decide."""
    acts = [about("checkin-again", case, str(item.number)), about("checkin-leave", case, str(item.number))]
    acts += [about("close", case)] if case.open else []
    said = line("note-checkin-broken" if item.sort is Sort.WRITE else "note-checkin-silent", time=at(item, zone))
    return note(case, said, mention=mention, buttons=rows(acts, 2))


def at(item: CheckIn, zone: ZoneInfo) -> Line:
    """The day and hour for which it was agreed."""
    return local(datetime.fromisoformat(item.wall).replace(tzinfo=zone), zone)


def typed(person: Person) -> list[tuple[Line, str, str]]:
    """What may be typed instead of tapped while one of these is open."""
    screen, _, arg = person.wanted.partition(":")
    number = arg.partition(".")[0]
    match screen:
        case "checkin-offer":
            return [*_spans("checkin-hours", number), (line("button-checkin-not"), "checkin-not", number)]
        case "checkin-move":
            return [*_spans("checkin-moved", number), (line("button-checkin-not"), "checkin-not", number)]
        case "checkin-which":
            return [(line(f"button-{act}"), act, arg) for act in ("checkin-all", "checkin-first")]
        case "checkin-days" | "checkin-by":
            act = "checkin-in" if screen == "checkin-days" else "checkin-by"
            return [(line("button-days", count=each), act, f"{number}.{each}") for each in OWN_DAYS]
        case "checkin-answer":
            answers = dict.fromkeys(act for each in (*ANSWERS.values(), OF_ENTRY) for act in each)
            return [(line(f"button-{act}"), act, arg) for act in answers]
        case "checkins":
            acts = ("checkin-ask", "checkin-write", "checkin-on", "checkin-move", "checkin-pause", "checkin-stop-all")
            return [(line(f"button-{act}"), act, number) for act in acts]
        case "stop-word":
            return [(line(f"button-{act}"), act, "") for act in ("checkin-stop-all", "pause", "checkin-team")]
        case _:
            return []


def _spans(act: str, number: str) -> list[tuple[Line, str, str]]:
    return [(line("button-hours", span=each.replace("-", "–")), act, f"{number}.{each}") for each in HOURS]


def hours_of(text: str) -> tuple[int, int] | None:
    """Hours from the data of a button; it proves nothing."""
    begins, _, ends = text.partition("-")
    if text not in HOURS:
        return None
    return int(begins), int(ends)
