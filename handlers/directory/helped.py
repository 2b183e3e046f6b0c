"""*Did it help?* about an entry: asked for by whoever found it, answered there or in a conversation."""

from handlers import asked as kept
from handlers.checkins import agree, answers
from handlers.directory import counts, find
from handlers.turn import Scope, Turn
from rules import checkin_screens, checkins, helped, screens
from rules import find as find_screens
from rules.checkins import Stage
from rules.directory import Entry
from rules.helped import Asked
from rules.person import Person
from rules.privacy import gate
from rules.refused import Refused
from rules.screens import Rows
from rules.send import line
from rules.when import local
from storage import outbox, pending, people, records
from storage.due import Due


async def ask_me(turn: Turn, person: Person, arg: str) -> None:
    """*Ask me whether it helped*: what would come, what is kept, and when it is safe."""
    found = _entry(turn, arg)
    await find.listen(turn, person, f"{helped.WANTS_HOURS}:{found.id}")
    await turn.scope.put(helped.offer(person, found))


async def ask_at(turn: Turn, person: Person, arg: str) -> None:
    """At these hours."""
    id, _, span = arg.rpartition(".")
    found, hours = _entry(turn, id), checkin_screens.hours_of(span)
    if hours is None:
        raise Refused("refused-unknown-button")
    window = agree.left_of(turn, person, hours)
    if window is None:
        await turn.scope.put(helped.no_hours(person, found.id))
        return
    await agree.wants(turn, person, "")
    _, at = checkins.after(helped.AFTER, window, turn.now, turn.config.timezone)
    if not await kept.keep(turn.scope, person, Asked(found.id, at, window)):
        raise Refused("ask-me-full")
    await turn.scope.put(helped.agreed(person, local(at, turn.config.timezone)))


async def ask_not(turn: Turn, person: Person, arg: str) -> None:
    """No, thank you."""
    await agree.wants(turn, person, "")
    await turn.scope.put(screens.say(person, line("checkin-not"), buttons=find_screens.ways(person)))


async def stop(turn: Turn, person: Person, arg: str) -> None:
    """None of them comes."""
    await agree.wants(turn, person, "")
    await kept.stop(turn.scope, person)
    await turn.scope.put(screens.say(person, line("use-stopped")))


async def comes(scope: Scope, planned: Due) -> None:
    """Its day has come, or an answer is of no use any more."""
    person = await people.get(scope.tx, planned.whose)
    if person is None:
        return
    asked = await records.get(scope.tx, kept.ASKED, person.id, planned.ref)
    if asked is None:
        return
    send = None
    if not asked.put and not person.paused and scope.config.directory.entry(asked.entry) is not None:
        send = helped.question(person, planned.ref, asked, scope.now)
    if send is None:
        await kept.over(scope, person, planned.ref)
        return
    await kept.put(scope, person, planned.ref, asked)
    await scope.put(send)
    if not person.wanted and not gate.shielded(person):
        await agree.now_open(scope, person, f"{helped.WANTS_ANSWER}:{planned.ref}")


async def unsent(scope: Scope, planned: Due) -> None:
    """The hours are open again for what an outage held back."""
    person = await people.get(scope.tx, planned.whose)
    for row in await pending.to_reader(scope.tx, person) if person is not None else ():
        if row.send.window is not None and row.send.case is None:
            await outbox.rewrite(scope.tx, row.id, row.send)


async def yes(turn: Turn, person: Person, arg: str) -> None:
    """It was."""
    await _answered(turn, person, arg, "note-helped-yes")
    await turn.scope.put(screens.say(person, line("helped-thanks")))


async def could_not(turn: Turn, person: Person, arg: str) -> None:
    """They could not help: the next entry, or a person."""
    found, _ = await _answered(turn, person, arg, "note-use-not")
    await _others(turn, person, arg, found, "use-not")


async def unreached(turn: Turn, person: Person, arg: str) -> None:
    """Nobody could be reached there: counted, so that somebody looks at the number."""
    found, team = await _answered(turn, person, arg, "note-use-unreached")
    if found is not None and team:
        await counts.unreached(turn.scope, found, team)
    await _others(turn, person, arg, found, "use-unreached")


async def untried(turn: Turn, person: Person, arg: str) -> None:
    """Not yet: the entry again, with its numbers."""
    found, _ = await _answered(turn, person, arg, "note-use-untried")
    await turn.scope.put(screens.say(person, line("use-untried")))
    if found is not None:
        await find.entry(turn, person, found.id)


async def _answered(turn: Turn, person: Person, arg: str, note: str) -> tuple[Entry | None, str]:
    """The entry that it was about, and the team whose count it is: "" where it was answered before. In a conversation
    its team hears the answer; without one nobody does."""
    if "." in arg:
        case, item = await answers.answered(turn, person, arg, note)
        fresh = item is not None and item.stage is not Stage.AHEAD
        return turn.config.directory.entry(item.about if item is not None else ""), case.team if fresh else ""
    ref = int(arg) if arg.isascii() and arg.isdecimal() and len(arg) < 9 else 0
    asked = (await kept.all_of(turn.scope, person)).get(ref)
    if asked is None or not asked.put:
        raise Refused("refused-checkin-decided")
    await agree.wants(turn, person, "")
    await kept.over(turn.scope, person, ref)
    return turn.config.directory.entry(asked.entry), turn.config.team.name


async def _others(turn: Turn, person: Person, arg: str, known: Entry | None, said: str) -> None:
    entries = turn.config.directory.entries
    found = find_screens.next_ones(entries, known, person.language) if known is not None else []
    talk: Rows = ((screens.button("checkin-talk", arg),),)
    await turn.scope.put(helped.others(person, said, found, talk if "." in arg else find_screens.ways(person)))


def _entry(turn: Turn, id: str) -> Entry:
    found = turn.config.directory.entry(id)
    if found is None:
        raise Refused("entry-gone")
    return found
