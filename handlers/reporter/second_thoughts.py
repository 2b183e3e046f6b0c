"""Second thoughts of a reporter: edits follow what was carried, `/unsend` takes it back."""

from dataclasses import replace

from telegram import Update

from handlers import edits
from handlers.privacy import discreet, phrase
from handlers.reporter import danger_question, first_words
from handlers.text.message_words import words_of
from handlers.turn import Turn
from handlers.who.sender import whoever
from rules import carry, screens
from rules.refused import Refused
from rules.send import line
from storage import cases, drafts, threads


async def edited_by_reporter(update: Update, turn: Turn) -> None:
    """The reporter changed a message: in the draft, still waiting, or already with the team."""
    message = update.effective_message
    assert message is not None
    if message.text is None and message.caption is None:
        return  # Telegram also reports changes that nobody sees
    person = await whoever(update, turn)
    if await discreet.opens(turn, person, message) or await phrase.heard(turn, person, message):
        return
    words = words_of(message)
    written = {each.message: each for each in await drafts.all(turn.tx, person.id)}
    if message.message_id in written:
        await drafts.add(
            turn.tx, person.id, replace(written[message.message_id], words=words, secret=turn.scope.secret)
        )
        await danger_question.in_draft(turn, person, words.text)
        return
    entry = await threads.by_reporter(turn.tx, person, message.message_id)
    case = await cases.get(turn.tx, entry.case) if entry is not None and entry.inward else None
    if case is None:
        return
    if case.blocked:
        await first_words.tell_kept_out(turn, person, case)
        return
    pieces = edits.worded(await edits.pieces_of(turn, case, message, inward=True))
    if pieces:
        await edits.change(turn, case, pieces, words, message)
    else:  # words where there was only a file before
        await turn.scope.put_all(carry.inward(case, words, message.message_id))
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
    await turn.scope.put(screens.say(person, line("done-unsend")))
