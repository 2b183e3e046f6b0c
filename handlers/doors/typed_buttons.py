"""What can be tapped can be typed: the words of a button, at a step where the button is of use."""

from telegram import Message

from handlers.directory.journey import DIRECTORY
from handlers.guides import read
from handlers.journeys import PRESSES
from handlers.reporter import identity_warning
from handlers.text.folding import fold
from handlers.turn import Turn
from rules import checkin_screens, helped
from rules.category import listed
from rules.person import Person, Step
from rules.privacy import discreet, phrase, stop_or_delete

LISTS = frozenset({*DIRECTORY.presses, "guide"})
"""Buttons that may be typed in reply to the message that has them."""


def typed(turn: Turn, person: Person, text: str) -> tuple[str, str] | None:
    """The button that somebody typed instead of tapping it: its act and argument."""
    said = _folded(text)
    for about_checkins, act, arg in (*checkin_screens.typed(person), *helped.typed(person)):
        if said == _folded(turn.scope.sentences.line(person.language, about_checkins)):
            return act, arg
    for label, act, arg in _answers(turn, person):
        if said == _folded(turn.scope.sentences.render(person.language, label)):
            return act, arg
    return _conversation(turn, person, said)


def replied(turn: Turn, person: Person, message: Message) -> tuple[str, str] | None:
    """A button typed in reply to the message that has it, however it may be typed; that of a list of Find help at any
    step: several lists may stand there, and we remember none."""
    markup = message.reply_to_message.reply_markup if message.reply_to_message is not None else None
    said = _folded(message.text or "")
    buttons = [each for row in markup.inline_keyboard for each in row] if markup is not None else []
    meant = typed(turn, person, message.text or "") if buttons else None
    for each in buttons:
        act, _, arg = str(each.callback_data or "").partition(":")
        if (act, arg) == meant or (act in LISTS and said == _folded(each.text)):
            return act, arg
    return None


def _conversation(turn: Turn, person: Person, said: str) -> tuple[str, str] | None:
    """*Conversation N*, for those that there have been; while a draft is written it would be a line of it."""
    if person.step not in (Step.FREE, Step.TALKING):
        return None
    for number in range(1, phrase.counted(person) + 1):
        if said == _folded(turn.scope.sentences.render(person.language, "button-talk", number=number)):
            return "talk", str(number)
    return None


def _answers(turn: Turn, person: Person) -> list[tuple[str, str, str]]:
    """Sentence, act and argument of all that may be typed now; what was asked last comes first."""
    open_questions = (*stop_or_delete.typed(person), *discreet.typed(person), *phrase.typed(person))
    answers = [(said.id, act, arg) for said, act, arg in open_questions]
    if person.danger is not None and person.danger >= 0:
        arg = str(person.danger) if person.danger else ""
        answers += [
            (f"{kind}-{word}", f"danger-{word}", arg) for word in ("yes", "no") for kind in ("button-danger", "short")
        ]
    if person.warned is not None:
        arg = identity_warning.named(turn, person.warned)
        answers += [(f"button-{act}", act, arg) for act in ("hide", "as-is", "rewrite")]
    if person.asked:
        offered = listed(turn.config.categories)
        answers += [(f"category-{each.id}", "about", each.id) for each in offered]
        answers += [("button-anyway", "anyway", ""), ("button-back", "back", "")]
    if person.step in (Step.NEW, Step.FREE):
        answers += [(f"=language-{each}", "speak", each) for each in turn.config.languages]
    if person.step is Step.FREE:
        answers += [(f"=guide-{each.name}", "guide", each.name) for each in read.shelf(turn, person)]
    return answers + [(f"button-{act}", act, "") for act, press in PRESSES.items() if person.step in press.typed]


def _folded(text: str) -> str:
    return " ".join(fold(text).split()).rstrip(".!").replace("–", "-")
