"""A second look at what goes out, below the card: there are words to be read first, or the button stands far from it.

The question is a message in the topic, one at a time, and open for a day. Kept is a sign of what was shown: nothing
else goes out by its *Yes*, and nothing twice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b

from handlers.team import prompts
from handlers.turn import Scope, Turn
from rules.carry import MOST
from rules.case import Case
from rules.config import Member
from rules.due_kinds import Counts, Kind, Of
from rules.refused import Refused
from rules.send import Line, Role, Send, Words, line, parts
from rules.team import card
from rules.team.card_buttons import SURE, Rows, button, once_more
from storage import cases, due
from storage.due import Due

LOOK = Kind("second-look", Of.CASE, Counts.FROM_NOW)
OPEN_FOR = timedelta(days=1)
NONE = Words("")
SEND = line("button-yes")


@dataclass(frozen=True, slots=True)
class Look:
    """What is to be looked at before ACT:ARG is done. `buttons`: those that go along with the words."""

    act: str
    arg: str
    asked: Line
    words: Words = NONE
    buttons: Rows = ()
    yes: Line = SEND

    @property
    def sign(self) -> str:
        """By which just this is known again; it says nothing of the words."""
        return blake2b(f"{self.act}:{self.arg}:{self.words.text}".encode(), digest_size=8).hexdigest()


def both(turn: Turn, case: Case, text: Callable[[str], str]) -> Words:
    """What goes out, in the language of whoever wrote as far as the card tells it, and where that is another in the
    team's: a change that the card does not tell yet may have been made in another conversation."""
    team = turn.config.languages[0]
    theirs = text(case.language or team)
    if theirs == text(team):
        return Words(theirs)
    return Words("\n\n".join((theirs, turn.scope.sentences.render(team, "look-too"), text(team))))


async def meant(turn: Turn, case: Case, act: str, arg: str) -> tuple[str, str]:
    """What a button is about, and of a *Yes* the sign of what was shown; its data proves nothing."""
    if not arg.endswith(f".{SURE}"):
        return arg, ""
    waits = await due.get(turn.tx, LOOK, case.id)
    if waits is None or waits.body["act"] != act or arg != f"{waits.body['sign']}.{SURE}":
        raise Refused("refused-old-button")
    return waits.body["arg"], waits.body["sign"]


async def taken(turn: Turn, case: Case, look: Look, sign: str) -> bool:
    """Whether somebody has said yes to just this. Else it is shown: for the first time, or as it is now."""
    if sign == look.sign:
        return True
    await _over(turn.scope, case, await due.get(turn.tx, LOOK, case.id))
    row = await _ask(turn, case, look)
    body = {"row": row, "act": look.act, "arg": look.arg, "sign": look.sign}
    await due.plan(turn.tx, LOOK, case.id, turn.now + OPEN_FOR, body)
    turn.say(line("done-look"))
    return False


async def done(turn: Turn, case: Case, sign: str, said: Line, words: Words | None = None) -> None:
    """What was done stands where the question was; in a note of its own where there was none."""
    waits = await due.get(turn.tx, LOOK, case.id)
    if waits is not None and sign == waits.body["sign"]:
        await due.done(turn.tx, waits)
        await prompts.decided(turn.scope, case, waits.body["row"], said, parts(words, MOST)[-1] if words else None)
    else:
        await turn.scope.put(card.note(case, said))


async def back(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """*Back*: nothing is done."""
    waits = await due.get(turn.tx, LOOK, case.id)
    if waits is None or waits.body["sign"] != arg:
        raise Refused("refused-old-button")
    await due.done(turn.tx, waits)
    await _over(turn.scope, case, waits)
    turn.say(line("look-not"))


async def lapse(scope: Scope, planned: Due) -> None:
    """Nobody has said yes within a day."""
    case = await cases.get(scope.tx, planned.whose)
    if case is not None:
        await _over(scope, case, planned)


async def _ask(turn: Turn, case: Case, look: Look) -> int:
    """The row of the question. What is too long for one message begins in others before it."""
    *before, last = parts(look.words, MOST)
    await turn.scope.put_all(_shown(case, each) for each in before)
    yes = button(look.act, case, f"{look.sign}.{SURE}", look.yes)
    answers = once_more(yes, button("unsure", case, look.sign, line("button-card-back")))
    (row,) = await turn.scope.put(_shown(case, last, look.asked, buttons=(*look.buttons, *answers)))
    return row


def _shown(case: Case, words: Words, *asked: Line, buttons: Rows = ()) -> Send:
    return Send(
        card.topic(case),
        lines=asked,
        words=words if words.text else None,
        buttons=buttons,
        role=Role.PROMPT,
        case=case.id,
        urgency=case.urgency,
        quiet=True,
    )


async def _over(scope: Scope, case: Case, waits: Due | None) -> None:
    if waits is not None:
        await prompts.decided(scope, case, waits.body["row"], line("look-not"))
