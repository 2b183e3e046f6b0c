"""The reporter's buttons and commands; what can be tapped can be typed as well."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from telegram import Update

from handlers.privacy import discreet, mydata, phrase, stop_or_delete
from handlers.reporter import choosing, first_words, help_now, identity_choice, language
from handlers.team import closing
from handlers.turn import Turn
from handlers.who.roster import if_read
from handlers.who.sender import conversations, numbered
from handlers.who.sender import whoever as whoever
from rules import carry, draft, screens
from rules import help_now as help_rules
from rules.person import Person, Step
from rules.refused import Refused
from rules.send import line
from storage import cases, drafts, due, pending, people

Press = Callable[[Turn, Person, str], Awaitable[None]]


async def pressed(update: Update, turn: Turn) -> None:
    """A button in the private chat; data that we never wrote is refused."""
    assert update.callback_query is not None
    act, _, arg = (update.callback_query.data or "").partition(":")
    await press(turn, await whoever(update, turn), act, arg)


async def pressed_nowhere(update: Update, turn: Turn) -> None:
    """A button on a message that we are not shown: none of ours stands on such."""
    raise Refused("refused-unknown-button")


async def commanded(update: Update, turn: Turn) -> None:
    """A command in the private chat; an unknown one shows the help."""
    message = update.effective_message
    assert message is not None
    word, *more = (message.text or "").split(maxsplit=1)
    act, rest = COMMANDS.get(word.removeprefix("/").partition("@")[0].lower(), "help"), more[0] if more else ""
    person = await whoever(update, turn)
    if act == "phrase" and rest:
        await phrase.tried(turn, person, message, rest)
    else:
        await press(turn, person, act, rest.strip() if act == "language" else "")


async def press(turn: Turn, person: Person, act: str, arg: str) -> None:
    """Do what the button says."""
    if act not in PRESSES:
        raise Refused("refused-unknown-button")
    if person.step is Step.NEW and act not in BEFORE_CONSENT:
        act = "start"
    if person.wanted and act not in QUESTIONS:
        person = await stop_or_delete.wants(turn, person, "")
    await PRESSES[act](turn, person, arg)


async def _start(turn: Turn, person: Person, arg: str) -> None:
    if person.step is Step.NEW:
        waiting = await drafts.all(turn.tx, person.id)
        await turn.scope.put(screens.first(person, waiting=bool(waiting), languages=turn.config.languages))
    else:
        await turn.scope.put(screens.menu(person))


async def _understood(turn: Turn, person: Person, arg: str) -> None:
    if person.step is not Step.NEW:
        await turn.scope.put(screens.menu(person))
        return
    person = replace(person, step=Step.FREE)
    await people.save(turn.tx, person)
    if await drafts.all(turn.tx, person.id):
        await first_words.send_draft(turn, person)
    else:
        await turn.scope.put(screens.menu(person))


async def _look(turn: Turn, person: Person, arg: str) -> None:
    waiting = await drafts.all(turn.tx, person.id)
    if waiting:
        await turn.scope.put_all(screens.look(person, waiting))
    else:
        await turn.scope.put(screens.say(person, line("draft-empty")))


async def _over(turn: Turn, person: Person, arg: str) -> None:
    await drafts.clear(turn.tx, person.id)
    await due.cancel(turn.tx, draft.EXPIRES, person.id)
    free = Step.TALKING if person.talking_in else Step.FREE
    person = replace(person, step=free if person.step is not Step.NEW else Step.NEW, category="", asked="", danger=None)
    await people.save(turn.tx, person)
    await turn.scope.put(screens.say(person, line("draft-gone")), screens.menu(person))


async def _mine(turn: Turn, person: Person, arg: str) -> None:
    await turn.scope.put(screens.conversations(person, await conversations(turn, person)))


async def _talk(turn: Turn, person: Person, arg: str) -> None:
    case = await numbered(turn, person, arg)
    await people.save(turn.tx, replace(person, step=Step.TALKING, talking_in=case.id, category="", asked=""))
    await turn.scope.put(carry.tell(case, "talking-in"))


async def _now(turn: Turn, person: Person, arg: str) -> None:
    case = await numbered(turn, person, arg)
    hastened = await pending.hasten(turn.tx, case.id)
    if case.waits is not None and case.waits > turn.now:
        await cases.save(turn.tx, replace(case, waits=turn.now))
    said = carry.tell(case, "sent-now" if hastened else "sent-gone-already")
    await turn.scope.put(if_read(turn.scope, case, said))


async def _numbers(turn: Turn, person: Person, arg: str) -> None:
    numbers = screens.say(person, line("numbers"), line("=numbers"), line("first-human"), line("=contact"))
    await turn.scope.put(help_rules.at_once(numbers))


async def _help(turn: Turn, person: Person, arg: str) -> None:
    await turn.scope.put(screens.say(person, line("help"), line("help-more"), line("help-phrase")))


async def _privacy(turn: Turn, person: Person, arg: str) -> None:
    days = max(1, turn.config.keep_closed.days)
    lines = [line("privacy-team"), line("privacy-server"), line("privacy-telegram")]
    lines += [line("privacy-time", days=days), line("first-passed-on"), line("=passed_on"), line("=under_18")]
    lines += [line("privacy-phrase"), line("privacy-operator", operator=turn.config.confidentiality.operator)]
    await turn.scope.put(screens.say(person, *lines))


PRESSES: dict[str, Press] = {
    "start": _start,
    "understood": _understood,
    "look": _look,
    "over": _over,
    "mine": _mine,
    "talk": _talk,
    "now": _now,
    "numbers": _numbers,
    "help": _help,
    "privacy": _privacy,
    **choosing.PRESSES,
    **identity_choice.PRESSES,
    "helped": closing.helped,
    **help_now.PRESSES,
    **stop_or_delete.PRESSES,
    **discreet.PRESSES,
    **phrase.PRESSES,
    **mydata.PRESSES,
    **language.PRESSES,
}
QUESTIONS = stop_or_delete.PRESSES | discreet.PRESSES | phrase.PRESSES
"""Screens that ask something in `Person.wanted`; any other button ends that."""
COMMANDS = {
    "start": "start",
    "new": "raise",
    "send": "send",
    "look": "look",
    "over": "over",
    "mine": "mine",
    "now": "need",
    "numbers": "numbers",
    "who": "who",
    "complaint": "complaint",
    "privacy": "privacy",
    "language": "language",
    "stop": "stop",
    "discreet": "discreet",
    "mydata": "mydata",
    "phrase": "phrase",
}
BEFORE_CONSENT = frozenset(
    {
        *QUESTIONS,
        *mydata.PRESSES,
        "start",
        "understood",
        "language",
        "speak",
        "numbers",
        "help",
        "privacy",
        "over",
        "who",
        "need",
        "team-now",
        "danger-yes",
        "danger-no",
    }
)
