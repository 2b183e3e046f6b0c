"""The reporter's side: agreeing first, asking for one, seeing, moving, pausing. Nothing comes without this."""

from dataclasses import replace
from datetime import timedelta

from telegram import Message

from handlers import agreed, asked
from handlers.checkins import day_words, news
from handlers.turn import Scope, Turn
from handlers.who.sender import conversations, numbered
from rules import checkin_screens as screens
from rules import checkins
from rules import screens as plain
from rules.case import Case
from rules.checkins import Offer, Plan, Sort, Status, Window
from rules.person import Person
from rules.refused import Refused
from rules.send import Line, Send, line
from rules.when import local
from storage import people


async def hours(turn: Turn, person: Person, arg: str) -> None:
    """When in the day it is safe."""
    case, rest = await _case(turn, person, arg)
    plan, offer = await _offered(turn, case)
    window = await _window(turn, person, case, rest, "checkin-hours")
    if window is None:
        return
    if offer.count > 1:
        await wants(turn, person, f"{screens.WANTS_WHICH}:{case.number}.{rest}")
        await turn.scope.put(screens.which(case, rest, offer.count))
    else:
        await _agree(turn, person, case, plan, window, all_of_them=True)


async def all_of_them(turn: Turn, person: Person, arg: str) -> None:
    """For the whole series."""
    await _yes(turn, person, arg, all_of_them=True)


async def first(turn: Turn, person: Person, arg: str) -> None:
    """For the first alone."""
    await _yes(turn, person, arg, all_of_them=False)


async def not_now(turn: Turn, person: Person, arg: str) -> None:
    """No: nothing comes, and nothing is asked again by itself."""
    case, _ = await _case(turn, person, arg)
    plan = await agreed.load(turn.scope, case)
    await wants(turn, person, "")
    if plan.offer is not None:
        case = await agreed.keep(turn.scope, case, plan, replace(plan, offer=None))
        if not plan.offer.own:
            await turn.scope.put(screens.note(case, line("note-checkin-declined")))
    await turn.scope.put(screens.tell(case, line("checkin-not")))


async def mine(turn: Turn, person: Person, arg: str) -> None:
    """`/checkins`: everything that is agreed."""
    found = [(case, await agreed.load(turn.scope, case)) for case in await conversations(turn, person)]
    alone = [each.at for each in (await asked.all_of(turn.scope, person)).values() if not each.put]
    number = str(found[-1][0].number) if found else ""
    await wants(turn, person, f"{screens.WANTS_SCREEN}:{number}")
    await turn.scope.put(screens.mine(person, found, turn.config.timezone, alone))


async def ask_for(turn: Turn, person: Person, arg: str) -> None:
    """The reporter would like to be asked how things are: in how many days."""
    case, _ = await _case(turn, person, arg)
    await wants(turn, person, f"{screens.WANTS_DAYS}:{case.number}")
    await turn.scope.put(screens.days(case, "checkin-in", "checkin-in-days"))


async def in_days(turn: Turn, person: Person, arg: str) -> None:
    """So many days; then when in the day."""
    await _own(turn, person, arg, Sort.ASK)


async def write(turn: Turn, person: Person, arg: str) -> None:
    """*I'll write by …*: in how many days."""
    case, _ = await _case(turn, person, arg)
    await wants(turn, person, f"{screens.WANTS_BY}:{case.number}")
    await turn.scope.put(screens.days(case, "checkin-by", "checkin-by-days"))


async def by(turn: Turn, person: Person, arg: str) -> None:
    """So many days; only silence past it is followed up, at an hour that is safe."""
    await _own(turn, person, arg, Sort.WRITE)


async def named(turn: Turn, person: Person, message: Message) -> bool:
    """Whether it named a day, and perhaps an hour, where we had asked for one; else it is words like any other."""
    asked, _, number = person.wanted.partition(":")
    sort = {screens.WANTS_BY: Sort.WRITE, screens.WANTS_DAYS: Sort.ASK}.get(asked)
    offer = day_words.offered(turn, message.text or "", sort, own=True) if sort is not None else None
    if offer is None or message.reply_to_message is not None:
        return False
    await _propose(turn, person, await numbered(turn, person, number), offer)
    return True


async def move(turn: Turn, person: Person, arg: str) -> None:
    """Other hours for all that is still to come."""
    case, _ = await _case(turn, person, arg)
    await wants(turn, person, f"{screens.WANTS_MOVE}:{case.number}")
    rows = screens.hours(case.number, "checkin-moved")
    await turn.scope.put(screens.tell(case, line("checkin-when"), buttons=rows))


async def moved(turn: Turn, person: Person, arg: str) -> None:
    """These hours from now on, in every conversation."""
    case, rest = await _case(turn, person, arg)
    window = await _window(turn, person, case, rest, "checkin-moved")
    if window is None:
        return
    await wants(turn, person, "")
    theirs = [each for each in await conversations(turn, person) if (await agreed.load(turn.scope, each)).ahead]
    first = news.first(person, theirs, arg)
    for each in theirs:
        plan, at_once = await agreed.load(turn.scope, each), each.id == first
        after = checkins.moved(plan, window, turn.config.timezone)
        each = await agreed.keep(turn.scope, each, plan, after, unseen=not at_once)
        await turn.scope.put(_confirmed(turn, person, each, after))
        await news.tell(turn.scope, each, news.MOVED, at_once=at_once)


async def pause(turn: Turn, person: Person, arg: str) -> None:
    """None comes until the person goes on; everything else does."""
    await hold(turn, person, Status.PAUSED, "checkins-paused", arg)


async def go_on(turn: Turn, person: Person, arg: str) -> None:
    """What is still ahead comes again; what passed meanwhile is over."""
    await wants(turn, person, "")
    held = (Status.STOPPED, Status.PAUSED)
    theirs = [each for each in await conversations(turn, person) if each.checkins in held]
    first = news.first(person, theirs, arg)
    for each in theirs:
        plan, at_once = await agreed.load(turn.scope, each), each.id == first
        after = replace(plan, items=tuple(item for item in plan.ahead if item.at > turn.now))
        status = Status.AGREED if after.items else Status.NONE
        each = await agreed.keep(turn.scope, replace(each, checkins=status), plan, after, unseen=not at_once)
        await news.tell(turn.scope, each, "note-checkins-on", at_once=at_once)
    await turn.scope.put(plain.say(person, line("checkins-on"), buttons=((plain.button("checkins"),),)))


async def hold(turn: Turn, person: Person, status: Status, said: str, arg: str) -> None:
    """One tap on any of them holds all of them; the card shows it, and the person is told that it does."""
    await wants(turn, person, "")
    theirs = [each for each in await conversations(turn, person) if await _has_some(turn, each)]
    first = news.first(person, theirs, arg)
    for each in theirs:
        each = await agreed.stop(turn.scope, each, status, unseen=each.id != first)
        await news.tell(turn.scope, each, f"note-{said}", at_once=each.id == first)
    on = ((plain.button("checkin-on"),),)
    sees = line("checkins-team-sees-apart" if len(theirs) > 1 else "checkins-team-sees")
    await turn.scope.put(plain.say(person, line(said), sees, buttons=on))


async def _has_some(turn: Turn, case: Case) -> bool:
    return bool(case.checkins or (await agreed.load(turn.scope, case)).begun)


async def _yes(turn: Turn, person: Person, arg: str, *, all_of_them: bool) -> None:
    case, rest = await _case(turn, person, arg)
    plan, _ = await _offered(turn, case)
    window = await _window(turn, person, case, rest, "checkin-hours")
    if window is not None:
        await _agree(turn, person, case, plan, window, all_of_them=all_of_them)


async def _agree(turn: Turn, person: Person, case: Case, plan: Plan, window: Window, *, all_of_them: bool) -> None:
    """Kept, planned, confirmed to the person with each instant, and told to the team."""
    assert plan.offer is not None
    zone = turn.config.timezone
    after = checkins.agree(plan, plan.offer, window, turn.now, zone, all_of_them=all_of_them)
    await wants(turn, person, "")
    if after.begun == plan.begun:
        await agreed.keep(turn.scope, case, plan, after)
        await turn.scope.put(screens.tell(case, line("checkin-past")))
        return
    case = await agreed.keep(turn.scope, replace(case, checkins=Status.AGREED), plan, after)
    await turn.scope.put(_confirmed(turn, person, case, after))
    said = "note-checkin-asked-for" if plan.offer.own else "note-checkin-agreed"
    what = line(f"sort-{plan.offer.sort}")
    await turn.scope.put(screens.note(case, line(said, what=what, time=_next(turn, after))))


def _confirmed(turn: Turn, person: Person, case: Case, plan: Plan) -> Send:
    sentences, zone = turn.scope.sentences, turn.config.timezone
    written = [f"{sentences.line(person.language, local(each.at, zone))} ({each.wall[:10]})" for each in plan.ahead]
    return screens.agreed(case, plan.ahead, written)


def _next(turn: Turn, plan: Plan) -> Line:
    return local(plan.ahead[0].at, turn.config.timezone)


def left_of(turn: Turn, person: Person, span: tuple[int, int]) -> Window | None:
    """These hours without the house's quiet ones, and within the person's safe ones; None where nothing is left."""
    if person.discreet and person.hours is not None:
        span = max(span[0], person.hours[0]), min(span[1], person.hours[1])
    return checkins.open_hours(span, turn.config.checkins.quiet) if span[0] < span[1] else None


async def _window(turn: Turn, person: Person, case: Case, text: str, act: str) -> Window | None:
    """What is left of the hours that a button or words name; where nothing is, that is said, and asked again."""
    span = screens.hours_of(text)
    if span is None:
        raise Refused("refused-unknown-button")
    window = left_of(turn, person, span)
    if window is None:
        await turn.scope.put(screens.tell(case, line("checkin-no-hours"), buttons=screens.hours(case.number, act)))
    return window


async def _offered(turn: Turn, case: Case) -> tuple[Plan, Offer]:
    plan = await agreed.load(turn.scope, case)
    if plan.offer is None:
        raise Refused("refused-checkin-decided")
    return plan, plan.offer


async def _own(turn: Turn, person: Person, arg: str, sort: Sort) -> None:
    """What the reporter asks for themselves; what is asked next is the hour."""
    case, rest = await _case(turn, person, arg)
    await _propose(turn, person, case, checkins.offer(sort, timedelta(days=_days(rest)), own=True))


async def _propose(turn: Turn, person: Person, case: Case, offer: Offer) -> None:
    plan = await agreed.load(turn.scope, case)
    case = await agreed.keep(turn.scope, case, plan, replace(plan, offer=offer))
    await wants(turn, person, f"{screens.WANTS_OFFER}:{case.number}")
    await turn.scope.put(screens.ask(case, offer))


async def _case(turn: Turn, person: Person, arg: str) -> tuple[Case, str]:
    """The person's own conversation that a button names, and what else it says; its data proves nothing."""
    number, _, rest = arg.partition(".")
    return await numbered(turn, person, number), rest


async def wants(turn: Turn, person: Person, what: str) -> None:
    """Which question of ours is open; its answers may be typed."""
    await now_open(turn.scope, person, what)


async def now_open(scope: Scope, person: Person, what: str) -> None:
    """The same where no update has brought it."""
    here = await people.get(scope.tx, person.id) or person
    if here.wanted != what:
        await people.save(scope.tx, replace(here, wanted=what))


def _days(text: str) -> int:
    if not text.isdecimal() or int(text) not in screens.OWN_DAYS:
        raise Refused("refused-unknown-button")
    return int(text)
