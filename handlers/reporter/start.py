"""The first minutes and the ways from everywhere: first screen, menu, draft, conversations, numbers, help."""

from dataclasses import replace

from handlers.reporter import choosing, draft_screen, first_words
from handlers.turn import Turn
from handlers.who.roster import if_read
from handlers.who.sender import conversations, numbered
from rules import carry, draft, screens
from rules.category import REQUEST
from rules.checkins import Status
from rules.person import Person, Step
from rules.reporter import help_now as help_rules
from rules.send import line
from storage import cases, drafts, due, pending, people


async def start(turn: Turn, person: Person, arg: str) -> None:
    """The first screen, or the menu. Whoever is listed is welcomed as a member first, and may report like anybody."""
    await _welcome(turn, person)
    if person.step is Step.NEW:
        await choosing.first_screen(turn, person)
    else:
        if any(case.checkins == Status.STOPPED for case in await conversations(turn, person)):
            on = ((screens.button("checkin-on"),),)
            await turn.scope.put(screens.say(person, line("checkins-are-stopped"), buttons=on))
        await turn.scope.put(screens.menu(person, turn.scope.shown.menu))


async def _welcome(turn: Turn, person: Person) -> None:
    member = turn.scope.member
    if member is not None:
        role = line("member-reads" if member.observer else "member-called")
        said = (line("member-welcome", name=member.name), role, line("member-report"))
        await turn.scope.put(screens.say(person, *said))


async def understood(turn: Turn, person: Person, arg: str) -> None:
    """One tap agrees; words that waited for it go."""
    if person.step is not Step.NEW:
        await turn.scope.put(screens.menu(person, turn.scope.shown.menu))
        return
    person = replace(person, step=Step.FREE)
    await people.save(turn.tx, person)
    if await drafts.all(turn.tx, person.id):
        await first_words.send_draft(turn, person)
    elif person.category == REQUEST.id:
        await choosing.chose(turn, person, REQUEST)  # this is what they came from
    else:
        await turn.scope.put(screens.menu(person, turn.scope.shown.menu))


async def look(turn: Turn, person: Person, arg: str) -> None:
    """The words that wait."""
    waiting = await drafts.all(turn.tx, person.id)
    if waiting:
        await draft_screen.look(turn.scope, person, waiting)
    else:
        await turn.scope.put(screens.say(person, line("draft-empty")))


async def over(turn: Turn, person: Person, arg: str) -> None:
    """The draft is emptied."""
    await drafts.clear(turn.tx, person.id)
    await due.cancel(turn.tx, draft.EXPIRES, person.id)
    free = Step.TALKING if person.talking_in else Step.FREE
    warned = person.warned or None  # what was asked about the draft is over
    step = free if person.step is not Step.NEW else Step.NEW
    person = replace(person, step=step, category="", asked="", danger=None, warned=warned)
    await people.save(turn.tx, person)
    await turn.scope.put(screens.say(person, line("draft-gone")))
    if person.step is Step.NEW:
        await choosing.first_screen(turn, person)
    else:
        await turn.scope.put(screens.menu(person, turn.scope.shown.menu))


async def drop(turn: Turn, person: Person, arg: str) -> None:
    """*Do not send*, on the first screen. Once words have gone it says so, and how they are taken back."""
    if person.step is Step.NEW or await drafts.all(turn.tx, person.id):
        await over(turn, person, "")
    else:
        await turn.scope.put(screens.say(person, line("drop-late")))


async def mine(turn: Turn, person: Person, arg: str) -> None:
    """Their conversations."""
    await turn.scope.put(screens.conversations(person, await conversations(turn, person)))


async def talk(turn: Turn, person: Person, arg: str) -> None:
    """Words go to this conversation from now on."""
    case = await numbered(turn, person, arg)
    await people.save(turn.tx, replace(person, step=Step.TALKING, talking_in=case.id, category="", asked=""))
    await turn.scope.put(carry.tell(case, "talking-in"))


async def now(turn: Turn, person: Person, arg: str) -> None:
    """What waits for its random minute goes at once."""
    case = await numbered(turn, person, arg)
    hastened = await pending.hasten(turn.tx, case.id)
    if case.waits is not None and case.waits > turn.now:
        await cases.save(turn.tx, replace(case, waits=turn.now))
    said = carry.tell(case, "sent-now" if hastened or case.owed else "sent-gone-already")
    await turn.scope.put(if_read(turn.scope, case, said))


async def numbers(turn: Turn, person: Person, arg: str) -> None:
    """The numbers, and a human way."""
    lines = (line("numbers"), line("=numbers"), line("first-human"), line("=contact"))
    numbers = screens.say(person, *lines, buttons=help_rules.copies(turn.config.emergency))
    await turn.scope.put(help_rules.at_once(numbers))


async def helps(turn: Turn, person: Person, arg: str) -> None:
    """What can be done here."""
    await _welcome(turn, person)
    await turn.scope.put(screens.say(person, *(line(each) for each in turn.scope.shown.help)))


async def privacy(turn: Turn, person: Person, arg: str) -> None:
    """Who can know what."""
    days = max(1, turn.config.keep_closed.days)
    lines = [line("privacy-team"), line("privacy-server"), line("privacy-telegram")]
    lines += [line("privacy-published")] if turn.config.channel else []
    lines += [line("privacy-time", days=days), line("first-passed-on"), line("=passed_on"), line("=under_18")]
    lines += [line("privacy-phrase"), line("privacy-operator", operator=turn.config.confidentiality.operator)]
    await turn.scope.put(screens.say(person, *lines))
