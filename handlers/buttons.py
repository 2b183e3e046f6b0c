"""The reporter's buttons and commands; what can be tapped can be typed as well."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from telegram import Update

from handlers import opening
from handlers.turn import Turn
from rules import screen
from rules.case import Case
from rules.category import category
from rules.person import Person, Step
from rules.refused import Refused
from rules.send import line
from storage import cases, drafts, due, pending, people

Press = Callable[[Turn, Person, str], Awaitable[None]]


async def whoever(update: Update, turn: Turn) -> Person:
    """The person behind an update from a private chat; a stranger becomes known by number only."""
    user, chat = update.effective_user, update.effective_chat
    assert user is not None
    assert chat is not None
    person = await people.of_sender(turn.tx, user.id)
    return person or await people.welcome(turn.tx, user.id, chat.id, turn.config.languages[0])


async def pressed(update: Update, turn: Turn) -> None:
    """A button in the private chat; data that we never wrote is refused."""
    assert update.callback_query is not None
    act, _, arg = (update.callback_query.data or "").partition(":")
    await press(turn, await whoever(update, turn), act, arg)


async def commanded(update: Update, turn: Turn) -> None:
    """A command in the private chat; an unknown one shows the help."""
    message = update.effective_message
    assert message is not None
    word = (message.text or "").split()[0].removeprefix("/").partition("@")[0].lower()
    await press(turn, await whoever(update, turn), COMMANDS.get(word, "help"), "")


async def press(turn: Turn, person: Person, act: str, arg: str) -> None:
    """Do what the button says."""
    if act not in PRESSES:
        raise Refused("refused-unknown-button")
    if person.step is Step.NEW and act not in BEFORE_CONSENT:
        act = "start"
    await PRESSES[act](turn, person, arg)


def typed(turn: Turn, person: Person, text: str) -> str | None:
    """The button that somebody typed instead of tapping, among those of use at this step."""
    said = _folded(text)
    for act in screen.typed(person.step):
        if said == _folded(turn.scope.sentences.render(person.language, f"button-{act}")):
            return act
    return None


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!")


async def _start(turn: Turn, person: Person, arg: str) -> None:
    if person.step is Step.NEW:
        waiting = await drafts.all(turn.tx, person.id)
        await turn.scope.put(screen.first(person, waiting=bool(waiting)))
    else:
        await turn.scope.put(screen.menu(person))


async def _understood(turn: Turn, person: Person, arg: str) -> None:
    if person.step is not Step.NEW:
        await turn.scope.put(screen.menu(person))
        return
    person = replace(person, step=Step.FREE)
    await people.save(turn.tx, person)
    if await drafts.all(turn.tx, person.id):
        await opening.send_draft(turn, person)
    else:
        await turn.scope.put(screen.menu(person))


async def _raise(turn: Turn, person: Person, arg: str) -> None:
    await turn.scope.put(screen.categories(person))


async def _about(turn: Turn, person: Person, arg: str) -> None:
    if category(arg) is None:
        raise Refused("refused-unknown-button")
    person = replace(person, step=Step.WRITING, talking_in=None, category=arg)
    await people.save(turn.tx, person)
    waiting = await drafts.all(turn.tx, person.id)
    await turn.scope.put(screen.draft(person, len(waiting)) if waiting else screen.prompt(person))


async def _send(turn: Turn, person: Person, arg: str) -> None:
    await opening.send_draft(turn, person)


async def _look(turn: Turn, person: Person, arg: str) -> None:
    waiting = await drafts.all(turn.tx, person.id)
    if waiting:
        await turn.scope.put_all(screen.look(person, [one.words for one in waiting]))
    else:
        await turn.scope.put(screen.say(person, line("draft-empty")))


async def _over(turn: Turn, person: Person, arg: str) -> None:
    await drafts.clear(turn.tx, person.id)
    await due.cancel(turn.tx, "draft", person.id)
    person = replace(person, step=Step.TALKING if person.talking_in else Step.FREE, category="")
    await people.save(turn.tx, person)
    await turn.scope.put(screen.say(person, line("draft-gone")), screen.menu(person))


async def _mine(turn: Turn, person: Person, arg: str) -> None:
    await turn.scope.put(screen.conversations(person, await _cases(turn, person)))


async def _talk(turn: Turn, person: Person, arg: str) -> None:
    case = await _numbered(turn, person, arg)
    await people.save(turn.tx, replace(person, step=Step.TALKING, talking_in=case.id, category=""))
    await turn.scope.put(screen.say(person, line("talking-in", number=case.number)))


async def _now(turn: Turn, person: Person, arg: str) -> None:
    case = await _numbered(turn, person, arg)
    hastened = await pending.hasten(turn.tx, case.id)
    await turn.scope.put(screen.say(person, line("sent-now" if hastened else "sent-gone-already")))


async def _numbers(turn: Turn, person: Person, arg: str) -> None:
    await turn.scope.put(screen.say(person, line("numbers"), line("=numbers"), line("first-human"), line("=contact")))


async def _help(turn: Turn, person: Person, arg: str) -> None:
    await turn.scope.put(screen.say(person, line("help")))


async def _privacy(turn: Turn, person: Person, arg: str) -> None:
    days = max(1, turn.config.keep_closed.days)
    lines = [line("privacy-team"), line("privacy-server"), line("privacy-telegram")]
    lines += [line("privacy-time", days=days), line("first-passed-on"), line("=passed_on"), line("=under_18")]
    lines += [line("privacy-operator", operator=turn.config.confidentiality.operator)]
    await turn.scope.put(screen.say(person, *lines))


async def _cases(turn: Turn, person: Person) -> list[Case]:
    """The person's conversations that still exist, in order."""
    found = [await cases.get(turn.tx, case_id) for case_id in person.conversations]
    return [case for case in found if case is not None]


async def _numbered(turn: Turn, person: Person, arg: str) -> Case:
    """The person's own conversation of that number; the data of a button proves nothing."""
    for case in await _cases(turn, person):
        if str(case.number) == arg:
            return case
    raise Refused("refused-unknown-button")


PRESSES: dict[str, Press] = {
    "start": _start,
    "understood": _understood,
    "raise": _raise,
    "about": _about,
    "send": _send,
    "look": _look,
    "over": _over,
    "mine": _mine,
    "talk": _talk,
    "now": _now,
    "numbers": _numbers,
    "help": _help,
    "privacy": _privacy,
}
COMMANDS = {
    "start": "start",
    "new": "raise",
    "send": "send",
    "look": "look",
    "over": "over",
    "mine": "mine",
    "numbers": "numbers",
    "privacy": "privacy",
}
BEFORE_CONSENT = frozenset({"start", "understood", "numbers", "help", "privacy", "over"})
