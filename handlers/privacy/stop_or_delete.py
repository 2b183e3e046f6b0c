"""*Stop or delete*: pause contact, cut the way back, delete everything. Every step but the last can be undone."""

from dataclasses import replace

from handlers.privacy import erasing, gate
from handlers.turn import Turn
from handlers.who.sender import conversations
from rules import screens
from rules.case import Case
from rules.outcome import UNREACHABLE
from rules.person import Person, Step
from rules.privacy import stop_or_delete
from rules.refused import Refused
from rules.reporter.help_now import SILENT
from rules.send import line
from storage import begin_anew, cases, due, people


async def stop(turn: Turn, person: Person, arg: str) -> None:
    """The screen."""
    person = await wants(turn, person, stop_or_delete.STOP)
    await turn.scope.put(stop_or_delete.stop(person, conversations=len(await conversations(turn, person))))


async def pause(turn: Turn, person: Person, arg: str) -> None:
    """Nothing is sent until the person goes on; what comes is kept, and answers to taps still come."""
    person = replace(person, paused=True, wanted="")
    await people.save(turn.tx, person)
    turn.scope.present = person
    await gate.shut(turn.scope, person)
    await gate.drop_checkins(turn.scope, person)
    await turn.scope.put(
        screens.say(person, line("paused"), line("paused-keeps"), buttons=((screens.button("resume"),),))
    )


async def resume(turn: Turn, person: Person, arg: str) -> None:
    """What was kept comes now."""
    person = replace(person, paused=False, wanted="")
    await people.save(turn.tx, person)
    turn.scope.present = person
    await turn.scope.put(screens.say(person, line("resumed")))
    if person.behind is None:
        await gate.open_up(turn.scope, person)


async def cut(turn: Turn, person: Person, arg: str) -> None:
    """*Cut a conversation*: which conversation, then whether that is really meant."""
    theirs = await conversations(turn, person)
    if not theirs:
        await stop(turn, person, "")
    elif not arg and len(theirs) > 1:
        await turn.scope.put(stop_or_delete.which(person, theirs))
    else:
        case = _chosen(theirs, arg or str(theirs[0].number))
        person = await wants(turn, person, stop_or_delete.asked(f"{stop_or_delete.CUT}:{case.number}", turn.now))
        await turn.scope.put(stop_or_delete.sure_to_cut(person, case.number))


async def cut_yes(turn: Turn, person: Person, arg: str) -> None:
    """The way back goes, in old backups too: the person begins anew under another key. A button of another time asks
    again."""
    if not stop_or_delete.meant(person, f"{stop_or_delete.CUT}:{arg}", turn.now):
        await cut(turn, person, arg)
        return
    case = _chosen(await conversations(turn, person), arg)
    await cases.save(turn.tx, replace(case, cut=True))
    await cases.cut(turn.tx, case)
    await due.cancel(turn.tx, SILENT, case.id)
    await due.cancel(turn.tx, UNREACHABLE, case.id)
    person = await _anew(turn, without(person, case.id))
    await turn.scope.put(
        screens.say(person, line("cut-done", number=case.number)), screens.menu(person, turn.scope.shown.menu)
    )


async def erase(turn: Turn, person: Person, arg: str) -> None:
    """*Delete everything*: what that means, and what remains elsewhere."""
    person = await wants(turn, person, stop_or_delete.asked(stop_or_delete.ERASE, turn.now))
    published = bool(person.posts)
    theirs = await conversations(turn, person)
    simple = await erasing.simple(turn.scope, theirs)
    await turn.scope.put(stop_or_delete.sure_to_erase(person, len(theirs), published=published, simple=simple))


async def erase_yes(turn: Turn, person: Person, arg: str) -> None:
    """It is meant, where it was asked lately: an old button must not delete what began since."""
    if not stop_or_delete.meant(person, stop_or_delete.ERASE, turn.now):
        await erase(turn, person, "")
    else:
        await erasing.person(turn.scope, person)


async def wants(turn: Turn, person: Person, what: str) -> Person:
    """Which question of ours is open; its answers may be typed."""
    if person.wanted == what:
        return person
    person = replace(person, wanted=what)
    await people.save(turn.tx, person)
    return person


def without(person: Person, case_id: int) -> Person:
    """The person without this conversation."""
    talking = person.talking_in if person.talking_in != case_id else None
    return replace(
        person,
        conversations=tuple(each for each in person.conversations if each != case_id),
        talking_in=talking,
        wrote_in=person.wrote_in if person.wrote_in != case_id else None,
        step=Step.FREE if person.step is Step.TALKING and talking is None else person.step,
        danger=None,
        wanted="",
    )


async def _anew(turn: Turn, person: Person) -> Person:
    """The person as given, under another number and key."""
    again = await begin_anew.renew(turn.tx, person)
    turn.scope.present = again
    return again


def _chosen(theirs: list[Case], number: str) -> Case:
    found = next((case for case in theirs if str(case.number) == number), None)
    if found is None:
        raise Refused("refused-unknown-button")
    return found
