"""Second thoughts of the team: edits follow what was carried, `/unsend` takes it back."""

from telegram import Message, Update

from handlers import edits
from handlers.audit import record
from handlers.files import arriving
from handlers.team import prompts, replying
from handlers.text import quotes
from handlers.text.reply_words import words_for_reporter
from handlers.turn import Turn
from rules import carry, may
from rules.case import Case
from rules.config import Member
from rules.refused import Refused
from rules.send import line
from rules.team import card as cards
from storage import due, pending
from storage.disk.entries import Entry


async def edited_by_team(update: Update, turn: Turn, case: Case, message: Message) -> None:
    """A listed member changed a message of theirs: what was carried of it follows. Of a reply of which nothing was,
    nothing is now, and that is told."""
    entries = await edits.pieces_of(turn, case, message)
    now, link = arriving.words_now(message), False
    if now is None:
        return
    if not entries:
        if await replying.meant(turn, case, message) is not None:
            raise Refused("refused-edit-new")
        return
    if not await _follows(turn, case, message, entries):
        await turn.scope.put(cards.note(case, line("note-edit-stays")))
        return
    if now.text:
        now, link = words_for_reporter(message, quotes.above(quotes.of_reporters_words(message, turn.bot.id), now))
    by = message.from_user.id if message.from_user else 0
    file = arriving.file_of(turn, message)
    await edits.follow(turn, case, entries, edits.Edited(message.message_id, now, file, by, link))


async def _follows(turn: Turn, case: Case, message: Message, entries: list[Entry]) -> bool:
    """Whether a change goes where the words went: the holder's does, and whatever nobody has decided about yet."""
    if case.open and message.from_user is not None and message.from_user.id == case.holder:
        return True
    rows = [await pending.get(turn.tx, each.row) for each in entries]
    return all(row is not None and row.send.held for row in rows)


async def unsend_by_team(turn: Turn, case: Case, member: Member, replied: Message) -> None:
    """`/unsend` in reply to what had been sent to the reporter, by whoever wrote it or holds the case."""
    entries = await edits.pieces_of(turn, case, replied)
    if not entries:
        raise Refused("refused-unsend-what")
    may.decide_on_words(member.id, replied.from_user.id if replied.from_user else None, case.holder)
    await edits.unsend(turn, case, replied.message_id, inward=False)
    rows = {each.row for each in entries}
    for planned in await due.theirs(turn.tx, carry.HELD, case.id):
        if rows & set(planned.body.get("rows", ())):
            await due.done(turn.tx, planned)
            await prompts.decided(turn.scope, case, planned.body.get("question"), line("asked-back", name=member.name))
    await turn.scope.put(cards.note(case, line("done-unsend")))
    await record(turn.scope, case, member, "unsend")
