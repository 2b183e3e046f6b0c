"""What a reporter quotes goes along with their words: of another chat always, of this one where it was carried."""

from telegram import Message

from handlers.files import arriving
from handlers.text import five_words, quotes
from handlers.turn import Turn
from rules.case import State
from rules.draft import Waiting
from rules.person import Person
from rules.send import Role, Words
from storage import cases, threads


async def along(turn: Turn, person: Person, message: Message, words: Words | None) -> Words | None:
    """The words with what they quote. Of a screen of ours nothing goes along: it may name other conversations. Nor does
    a phrase that is quoted from where it was kept: it opens everything."""
    if message.quote is not None and five_words.recognised(message.quote.text) is not None:
        return words
    quoted = quotes.elsewhere(message)
    if quoted is None and await _carried(turn, person, message):
        quoted = quotes.of_this_chat(message)
    return quotes.above(quoted, words)


async def left_behind(turn: Turn, person: Person, waiting: Waiting, message: Message) -> None:
    """A picture or a place of another chat does not come with a reply to it: its writer is told."""
    if quotes.left_behind(message):
        await arriving.turn_away(turn, person, waiting, "words-elsewhere")


async def _carried(turn: Turn, person: Person, message: Message) -> bool:
    """Whether it quotes what was carried in a conversation that the writer can see."""
    replied = message.reply_to_message
    if replied is None or not quotes.here(message):
        return False
    entry = await threads.by_reporter(turn.tx, person, replied.message_id)
    case = await cases.get(turn.tx, entry.case) if entry is not None and entry.role is Role.CARRIED else None
    return case is not None and case.state is not State.GONE and case.id in person.conversations
