"""Second thoughts of a reporter: edits follow what was carried, `/unsend` takes it back."""

from dataclasses import replace

from telegram import Message, Update

from handlers import edits
from handlers.files import albums, arriving
from handlers.privacy import discreet, phrase
from handlers.reporter import danger_question, draft_screen, first_words, identity_warning, more_words, quotations
from handlers.turn import Turn
from handlers.who.sender import whoever
from rules import screens
from rules.case import Case
from rules.draft import Waiting
from rules.person import Person
from rules.refused import Refused
from rules.send import File, Trial, Words, line
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
    file, album = await _file(turn, person, message), arriving.album_of(message)
    secret = turn.scope.secret or await discreet.beneath(turn, person, message)
    now = Waiting(message.message_id, words, file, album, secret)
    written = {each.message: each for each in await drafts.all(turn.tx, person.id)}
    if now.message in written:
        await _in_draft(turn, person, written[now.message], now)
        return
    entry = await threads.by_reporter(turn.tx, person, now.message)
    case = await cases.get(turn.tx, entry.case) if entry is not None and entry.inward else None
    if case is None or case.id not in person.conversations:
        await draft_screen.instead(turn.scope, person, "edit-new", screens.say(person, line("edit-new")))
    elif case.blocked:
        await first_words.tell_kept_out(turn, person, case)
    else:
        await _in_conversation(turn, person, case, now)


async def _file(turn: Turn, person: Person, message: Message) -> File | None:
    """The file that the message has now. What is too big is said, and the rest of the message goes on."""
    if arriving.too_big(message):
        await arriving.turn_away(turn, person, Waiting(message.message_id, Words("")), "file-too-big")
        return None
    return arriving.file_of(turn, message)


async def _in_draft(turn: Turn, person: Person, before: Waiting, now: Waiting) -> None:
    """The draft has the message as it is now; what was asked about the draft was asked about other words."""
    same = before.file is not None and now.file is not None and before.file.mark == now.file.mark
    if now.file is not None and not same and not arriving.taken(turn, person.category):
        await arriving.turn_away(turn, person, now, "files-off-here")
        now = replace(now, file=None)
    now = (
        replace(now, file=before.file)
        if same
        else arriving.tried(now, Trial.WANTED if person.category else Trial.NOT_YET)
    )
    kept = [now if each.message == now.message else each for each in await drafts.all(turn.tx, person.id)]
    await drafts.replace(turn.tx, person.id, [each for each in kept if each.words.text or each.file is not None])
    if person.warned == 0:
        person = replace(person, warned=None)
        await people.save(turn.tx, person)
    await danger_question.in_draft(turn, person, now.words.text)


async def _in_conversation(turn: Turn, person: Person, case: Case, now: Waiting) -> None:
    """Looked at like new words first; what the writer was asked about before the change is no longer meant."""
    asked = await identity_warning.forget(turn, case, now.message)
    pieces = await edits.said_in(turn, case, now.message)
    reply_to = asked[0].send.reply_to if asked else None
    file = await _new_file(turn, person, case, now)
    edited = edits.Edited(now.message, now.carried, file)
    if await identity_warning.held(turn, person, case, now, reply_to, changed=bool(edits.worded(pieces))):
        await edits.take_waiting(turn, edits.worded(pieces))
        await edits.follow(turn, case, [], replace(edited, words=Words("")))
        return
    person = await identity_warning.still(turn, person, case)
    if asked and not edits.worded(pieces):
        await edits.follow(turn, case, [], replace(edited, words=Words("")))
        if now.words.text:
            await more_words.hear(turn, person, case, replace(now, file=None), reply_to)
        return
    await edits.follow(turn, case, pieces, edited)
    await danger_question.in_conversation(turn, person, case, now.words.text)


async def _new_file(turn: Turn, person: Person, case: Case, now: Waiting) -> File | None:
    """The file, where it is one that may be carried; else the writer hears why it is not."""
    if now.file is None or await albums.has(turn, case, now.file):
        return None
    why = "" if arriving.taken(turn, case.category) else "files-off-here"
    why = why or ("" if await arriving.has_room(turn, person, case, now.file) else "files-full")
    if why:
        await arriving.turn_away(turn, person, now, why)
    return None if why else now.file


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
    await edits.unsend(turn, case, replied.message_id, inward=True)
    person = await identity_warning.still(turn, person, case)
    await turn.scope.put(screens.say(person, line("done-unsend")))
