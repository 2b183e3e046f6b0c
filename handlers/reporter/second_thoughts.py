"""Second thoughts of a reporter: edits follow what was carried, `/unsend` takes it back."""

from dataclasses import replace

from telegram import Message, Update

from handlers import edits
from handlers.files import arriving
from handlers.privacy import discreet, phrase
from handlers.reporter import danger_question, first_words, identity_warning, more_words, quotations
from handlers.turn import Turn
from handlers.who.sender import whoever
from rules import screens
from rules.case import Case
from rules.draft import Waiting
from rules.person import Person
from rules.refused import Refused
from rules.send import Words, line
from storage import cases, drafts, people, threads


async def edited_by_reporter(update: Update, turn: Turn) -> None:
    """The reporter changed a message: in the draft, still waiting, or already with the team."""
    message = update.effective_message
    assert message is not None
    words = arriving.words_now(message)
    if words is None:
        return  # Telegram also reports changes that nobody sees
    person = await whoever(update, turn)
    if await discreet.opens(turn, person, message) or await phrase.heard(turn, person, message):
        return
    if words.text:
        words = await quotations.along(turn, person, message, words) or words
    written = {each.message: each for each in await drafts.all(turn.tx, person.id)}
    if message.message_id in written:
        waiting = replace(written[message.message_id], words=words, secret=turn.scope.secret)
        await _in_draft(turn, person, waiting)
        return
    entry = await threads.by_reporter(turn.tx, person, message.message_id)
    case = await cases.get(turn.tx, entry.case) if entry is not None and entry.inward else None
    if case is None:
        return
    if case.blocked:
        await first_words.tell_kept_out(turn, person, case)
        return
    await _in_conversation(turn, person, case, message, words)


async def _in_draft(turn: Turn, person: Person, now: Waiting) -> None:
    """The draft has the message as it is now; what was asked about the draft was asked about other words."""
    kept = [now if each.message == now.message else each for each in await drafts.all(turn.tx, person.id)]
    await drafts.replace(turn.tx, person.id, [each for each in kept if each.words.text or each.file is not None])
    if person.warned == 0:
        person = replace(person, warned=None)
        await people.save(turn.tx, person)
    await danger_question.in_draft(turn, person, now.words.text)


async def _in_conversation(turn: Turn, person: Person, case: Case, message: Message, words: Words) -> None:
    """Looked at like new words first; what the writer was asked about before the change is no longer meant."""
    number = message.message_id
    asked = await identity_warning.forget(turn, case, number)
    pieces = await edits.said_in(turn, case, number)
    reply_to = asked[0].send.reply_to if asked else None
    said = Waiting(number, words)
    if await identity_warning.held(turn, person, case, said, reply_to, changed=bool(edits.worded(pieces))):
        await edits.take_waiting(turn, edits.worded(pieces))
        return
    person = await identity_warning.still(turn, person, case)
    if asked and not edits.worded(pieces):
        if words.text:
            await more_words.hear(turn, person, case, said, reply_to)
        return
    await edits.follow(turn, case, pieces, words, message)
    await danger_question.in_conversation(turn, person, case, words.text)


async def unsend_by_reporter(update: Update, turn: Turn) -> None:
    """`/unsend` in reply to a message of one's own."""
    message = update.effective_message
    assert message is not None
    person = await whoever(update, turn)
    replied = message.reply_to_message
    entry = await threads.by_reporter(turn.tx, person, replied.message_id) if replied else None
    if replied is None or entry is None or not entry.inward:
        raise Refused("refused-unsend-what")
    case = await cases.get(turn.tx, entry.case)
    if case is None:
        raise Refused("refused-unsend-what")
    await edits.unsend(turn, case, await edits.pieces_of(turn, case, replied, inward=True))
    person = await identity_warning.still(turn, person, case)
    await turn.scope.put(screens.say(person, line("done-unsend")))
