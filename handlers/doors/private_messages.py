"""The reporter's side: whoever writes to the bot in private."""

from dataclasses import replace

from telegram import Message, Update

from handlers.checkins import agree, answers, stop_words
from handlers.directory import find
from handlers.doors import private_buttons
from handlers.doors.typed_buttons import replied, typed
from handlers.files import arriving
from handlers.journeys import COMMANDS
from handlers.privacy import discreet, phrase
from handlers.questions import asker
from handlers.reporter import danger_question, draft_screen, help_now, identity_warning, more_words, quotations
from handlers.text.danger_words import known, spoken
from handlers.text.message_words import words_of
from handlers.turn import Turn
from handlers.who.sender import whoever
from rules import draft, screens
from rules.case import Case, State
from rules.draft import Waiting
from rules.oncall import bursts
from rules.person import Person, Step
from rules.reporter import identity_warning as warning_rules
from rules.send import Trial, Words, line
from rules.team import room
from storage import cases, drafts, due, pending, people, threads

LOOKS = ("language", "guides", "asked", "phrase")
"""Commands that compare the words behind them with something and keep none; `find` shows the numbers by itself."""


async def wrote(update: Update, turn: Turn) -> None:
    """Somebody wrote in private: the words wait, or are carried into a conversation."""
    message = update.effective_message
    assert message is not None
    person = await whoever(update, turn)
    if _asks_for_help(turn, message.text or ""):
        person = await discreet.unasked(turn, person)
    if await discreet.heard(turn, person, message) or await phrase.heard(turn, person, message):
        return
    if await stop_words.heard(turn, person, message):
        return
    alone = message.reply_to_message is None and message.external_reply is None
    if meant := typed(turn, person, message.text or "") if alone else replied(turn, person, message):
        await private_buttons.press(turn, person, *meant)
        return
    if await agree.named(turn, person, message) or await find.heard(turn, person, message):
        return
    if case := await asker.heard(turn, person, message):
        here = await people.get(turn.tx, person.id) or person
        await danger_question.in_conversation(turn, here, case, message.text or "")
        return
    words = await quotations.along(turn, person, message, words_of(message)) or Words("")
    waiting = Waiting(message.message_id, words, secret=turn.scope.secret)
    await _said(turn, person, message, waiting)
    await quotations.left_behind(turn, person, waiting, message)
    await stop_words.ask(turn, person, message)


def _asks_for_help(turn: Turn, text: str) -> bool:
    """Whether words must never be taken for a phrase that is asked for."""
    return help_now.calls_for_help(text, turn.scope.sentences, turn.config.languages) or spoken(text, known())


async def commanded(update: Update, turn: Turn) -> None:
    """A command in the private chat; an unknown one shows the help. Words behind it, or behind what looks like one by a
    slip of the thumb, are words."""
    message = update.effective_message
    assert message is not None
    word, *more = (message.text or "").split(maxsplit=1)
    name, rest = word.removeprefix("/").partition("@")[0].lower(), more[0].strip() if more else ""
    command = COMMANDS.get(name, COMMANDS["help"])
    person = await whoever(update, turn)
    if command.press == "phrase" and rest:
        await phrase.tried(turn, person, message, more[0])
    elif name in COMMANDS or not rest:
        await private_buttons.press(turn, person, command.press, rest if command.argument else "")
    if command.press in LOOKS:
        if spoken(rest, known()):
            await private_buttons.press(turn, await whoever(update, turn), "need", "")
    elif rest and not command.argument and not (name == "start" and len(rest.split()) == 1):  # that is a link's
        await wrote(update, turn)


async def wrote_something_else(update: Update, turn: Turn) -> None:
    """A file goes like words, and a sticker as its emoji; anything else is asked for in words, by kind."""
    message = update.effective_message
    assert message is not None
    person = await whoever(update, turn)
    if await discreet.opens(turn, person, message) or await phrase.heard(turn, person, message):
        return  # under a picture, or forwarded from where they were kept
    too_big = arriving.too_big(message)
    words = await quotations.along(turn, person, message, arriving.words_with(message))
    file = None if too_big else arriving.file_of(turn, message)
    secret = await discreet.beneath(turn, person, message)
    waiting = Waiting(message.message_id, words or Words(""), file, arriving.album_of(message), secret)
    if too_big:
        await arriving.turn_away(turn, person, waiting, "file-too-big")
    elif file is None and words is None:
        raise arriving.in_words(message)
    if file is not None or words is not None:
        await _said(turn, person, message, waiting)
        await quotations.left_behind(turn, person, waiting, message)
        if arriving.still_of_film(message):
            await arriving.turn_away(turn, person, waiting, "live-still")


async def _said(turn: Turn, person: Person, message: Message, waiting: Waiting) -> None:
    if await answers.unconfirmed(turn, person, message, waiting):
        await _in_need(turn, person, waiting.words.text)
        return
    case, words = await _meant(turn, person, message), waiting.words.text
    about = person.category if case is None else case.category
    if waiting.file is not None and not arriving.taken(turn, about):
        await arriving.turn_away(turn, person, waiting, "files-off-here")
        if not waiting.words.text:
            return
        waiting = replace(waiting, file=None, album="")
    if waiting.file is not None and not await arriving.has_room(turn, person, case or about, waiting.file):
        await arriving.turn_away(turn, person, waiting, "files-full")
        if not waiting.words.text:
            return
        waiting = replace(waiting, file=None, album="")
    if case is None:
        await _keep(turn, person, waiting)
    elif not room.for_words(case, pending.about(turn.tx, case.id)) and not spoken(words, known()):
        await draft_screen.instead(turn.scope, person, "words-full", screens.words_full(person))
    else:
        row = await _replied_row(turn, person, message)
        if case.blocked or not await identity_warning.held(turn, person, case, waiting, row):
            await more_words.hear(turn, person, case, waiting, row)
        elif waiting.file is not None:
            here = await people.get(turn.tx, person.id) or person
            await more_words.hear(turn, here, case, replace(waiting, words=Words("")), row)
        await answers.heard(turn, person)


async def _in_need(turn: Turn, person: Person, text: str) -> None:
    """Help in danger comes to whatever words are written, wherever they go."""
    if typed(turn, person, text) == ("need", ""):
        await private_buttons.press(turn, person, "need", "")
    else:
        await danger_question.in_draft(turn, person, text)


async def _keep(turn: Turn, person: Person, waiting: Waiting) -> None:
    """Words outside a conversation wait in the draft until the person sends them."""
    person = bursts.counted(person, turn.now)
    await people.save(turn.tx, person)
    begun = await drafts.all(turn.tx, person.id)
    if len(begun) >= room.draft(person.category):
        await draft_screen.full(turn.scope, person)
        await danger_question.in_draft(turn, person, waiting.words.text)
        return
    if person.category:  # else nobody knows yet whether files are taken about it
        waiting = arriving.tried(waiting, Trial.WANTED)
    await drafts.add(turn.tx, person.id, waiting)
    if person.warned == 0 and waiting.words.text:  # what was asked about the draft was not asked about this
        person = replace(person, warned=None)
        await people.save(turn.tx, person)
    await due.plan(turn.tx, draft.EXPIRES, person.id, turn.now + turn.config.keep_draft)
    if person.step is Step.NEW:
        if not begun:
            await turn.scope.put(screens.first(person, waiting=True, languages=turn.config.languages))
        await danger_question.in_draft(turn, person, waiting.words.text)
        return
    if person.step is Step.TALKING:
        await turn.scope.put(screens.say(person, line("conversation-gone")))
    if person.step is not Step.WRITING:
        person = replace(person, step=Step.WRITING, talking_in=None, category="")
        await people.save(turn.tx, person)
    if not await arriving.gathered(turn, person, waiting):
        await draft_screen.show(turn.scope, person, len(begun) + 1)
    if hints := warning_rules.hints(begun, waiting):
        await turn.scope.put(screens.say(person, *hints))
    await danger_question.in_draft(turn, person, waiting.words.text)


async def _meant(turn: Turn, person: Person, message: Message) -> Case | None:
    """The conversation that the words are meant for: the one swiped on, else the one being talked in."""
    if message.reply_to_message is not None:
        entry = await threads.by_reporter(turn.tx, person, message.reply_to_message.message_id)
        if entry is not None:
            return await _not_gone(turn, person, entry.case)
    if person.step is Step.TALKING and person.talking_in is not None:
        return await _not_gone(turn, person, person.talking_in)
    return None


async def _not_gone(turn: Turn, person: Person, case_id: int) -> Case | None:
    """The case, unless it is over."""
    case = await cases.get(turn.tx, case_id)
    return None if case is None or case.state is State.GONE else case


async def _replied_row(turn: Turn, person: Person, message: Message) -> int | None:
    if message.reply_to_message is None:
        return None
    entry = await threads.by_reporter(turn.tx, person, message.reply_to_message.message_id)
    return entry.row if entry else None
