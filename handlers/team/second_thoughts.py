"""Second thoughts: edits follow what was carried, `/unsend` takes it back."""

from collections.abc import Sequence
from dataclasses import replace

from telegram import Message, Update

from handlers.audit import record
from handlers.files import arriving
from handlers.privacy import phrase
from handlers.reporter import buttons, danger_question, first_words
from handlers.text.message_words import words_of
from handlers.text.reply_words import words_for_reporter
from handlers.turn import Turn
from rules import card as cards
from rules import carry, files, identity_warning, screens
from rules.audit import Deed
from rules.case import Case
from rules.config import Member
from rules.refused import Refused
from rules.send import Act, Place, Send, Words, line, parts
from storage import cases, drafts, due, outbox, pending, threads
from storage.disk.entries import Entry


async def edited_by_reporter(update: Update, turn: Turn) -> None:
    """The reporter changed a message: in the draft, still waiting, or already with the team."""
    message = update.effective_message
    assert message is not None
    if message.text is None and message.caption is None:
        return  # Telegram also reports changes that nobody sees
    person = await buttons.whoever(update, turn)
    if await phrase.heard(turn, person, message):
        return
    words = words_of(message)
    written = {each.message: each for each in await drafts.all(turn.tx, person.id)}
    if message.message_id in written:
        await drafts.add(turn.tx, person.id, replace(written[message.message_id], words=words))
        await danger_question.in_draft(turn, person, words.text)
        return
    entry = await threads.by_reporter(turn.tx, person, message.message_id)
    case = await cases.get(turn.tx, entry.case) if entry is not None and entry.inward else None
    if case is None:
        return
    if first_words.kept_out(turn, person, case.team):
        await first_words.tell_kept_out(turn, person)
        return
    pieces = _worded(await _pieces_of(turn, case, message, inward=True))
    if pieces:
        await _change(turn, case, pieces, words, message)
    else:  # words where there was only a file before
        await turn.scope.put_all(carry.inward(case, words, message.message_id))
    await danger_question.in_conversation(turn, person, case, words.text)


async def edited_by_team(update: Update, turn: Turn, case: Case, message: Message) -> None:
    """A listed member changed a message of theirs: what was carried of it follows."""
    entries = _worded(await _pieces_of(turn, case, message, inward=False))
    if entries and (message.text is not None or message.caption is not None):
        words, link = words_for_reporter(message)
        await _change(turn, case, entries, words, message, link=link)


async def unsend_by_reporter(update: Update, turn: Turn) -> None:
    """`/unsend` in reply to a message of one's own."""
    message = update.effective_message
    assert message is not None
    person = await buttons.whoever(update, turn)
    replied = message.reply_to_message
    entry = await threads.by_reporter(turn.tx, person, replied.message_id) if replied else None
    if replied is None or entry is None or not entry.inward:
        raise Refused("refused-unsend-what")
    case = await cases.get(turn.tx, entry.case)
    if case is None:
        raise Refused("refused-unsend-what")
    await _unsend(turn, case, await _pieces_of(turn, case, replied, inward=True))
    await turn.scope.put(screens.say(person, line("done-unsend")))


async def unsend_by_team(turn: Turn, case: Case, member: Member, replied: Message) -> None:
    """`/unsend` in reply to what had been sent to the reporter, by whoever wrote it or holds the case."""
    entries = await _pieces_of(turn, case, replied, inward=False)
    if not entries:
        raise Refused("refused-unsend-what")
    if member.id != case.holder and (replied.from_user is None or replied.from_user.id != member.id):
        raise Refused("refused-not-yours")
    await _unsend(turn, case, entries)
    await turn.scope.put(cards.note(case, line("done-unsend")))
    await record(turn.scope, case, member, Deed.UNSEND)


async def _change(
    turn: Turn, case: Case, entries: Sequence[Entry], words: Words, message: Message, *, link: bool = False
) -> None:
    """Bring every piece up to date; pieces that are too many are withdrawn, new ones are added behind."""
    pieces = parts(words, carry.MOST)
    last = await pending.get(turn.tx, entries[-1].row)
    for entry, piece in zip(entries, pieces, strict=False):
        row = await pending.get(turn.tx, entry.row)
        like = _like(case, entry, message, link=link)
        lines = row.send.lines if row is not None and entry.inward else like.lines
        if row is None or not await outbox.rewrite(turn.tx, row.id, replace(row.send, words=piece, lines=lines)):
            await turn.scope.put(replace(like, act=Act.EDIT, words=piece, of=entry.row))
    await _take_back(turn, case, entries[len(pieces) :])
    like = _like(case, entries[0], message, link=link)
    if last is not None:  # what is held, or waits for its minute, is so as a whole
        like = replace(like, held=last.send.held, kept=last.send.kept, not_before=last.send.not_before)
    added = await turn.scope.put_all(
        replace(like, words=piece, origin=message.message_id) for piece in pieces[len(entries) :]
    )
    if added and last is not None and last.send.held:
        await _decided_with(turn, case, entries, added)


async def _decided_with(turn: Turn, case: Case, entries: Sequence[Entry], added: list[int]) -> None:
    """Whoever decides about words that are held decides about those that were added to them as well."""
    rows = [each.row for each in entries]
    for kind in (carry.HELD, identity_warning.WRITER):
        for row in rows:
            planned = await due.get(turn.tx, kind, case.id, row)
            if planned is not None:
                body = planned.body | {"rows": [*planned.body.get("rows", rows), *added]}
                await due.plan(turn.tx, kind, case.id, planned.at, body, ref=row)


async def _unsend(turn: Turn, case: Case, entries: Sequence[Entry]) -> None:
    for entry in entries:
        if await pending.joined(turn.tx, entry):
            raise Refused("refused-unsend-joined")
    await _take_back(turn, case, entries)
    await arriving.recount(turn, case)


def _worded(entries: Sequence[Entry]) -> list[Entry]:
    """Those that words went in; a file stays as it was sent."""
    return [each for each in entries if each.name != files.NAME]


async def _take_back(turn: Turn, case: Case, entries: Sequence[Entry]) -> None:
    """What still waits never goes; what has gone is deleted where it stands."""
    for entry in entries:
        if not await outbox.withdraw(turn.tx, entry.row):
            await turn.scope.put(
                Send(_place(case, entry), Act.WITHDRAW, case=case.id, of=entry.row, urgency=case.urgency)
            )


def _like(case: Case, entry: Entry, message: Message, *, link: bool) -> Send:
    """A send as the entry's own was, without words."""
    if entry.inward:
        return replace(carry.inward(case, Words(""), message.message_id)[0], origin=None)
    by = message.from_user.id if message.from_user else 0
    return replace(carry.outward(case, Words(""), message.message_id, by, link=link)[0], origin=None)


def _place(case: Case, entry: Entry) -> Place:
    return cards.topic(case) if entry.inward else carry.reporter(case)


async def _pieces_of(turn: Turn, case: Case, message: Message, *, inward: bool) -> list[Entry]:
    """What was carried of this message, in order."""
    entries = await threads.all(turn.tx, case.id)
    number = message.message_id
    found = [
        each
        for each in entries
        if each.inward is inward and each.origin == number and (inward or each.chat in (0, message.chat_id))
    ]
    return sorted(found, key=lambda entry: entry.row)
