"""The topic of a case: made by the bot, or found where the answer that it was made was lost. A case has one."""

from dataclasses import replace

from telegram import Update

from handlers.turn import Scope, Turn
from handlers.who import private_chat
from handlers.who.roster import holder_name
from rules.code import CODE
from rules.send import line
from rules.team import card
from storage import cases, outbox, threads


async def made(scope: Scope, case_id: int, chat: int, thread: int) -> None:
    """The case has a topic now; one made again begins with the card and says what is missing. Where it has one in this
    group already, or was erased meanwhile, the new one is taken away."""
    case = await cases.get(scope.tx, case_id)
    known = await threads.topic(scope.tx, case_id) if case is not None else None
    if known == (chat, thread):
        return
    if case is None or (known is not None and known[0] == chat):
        await _take_away(scope, chat, thread)
        return
    await threads.set_topic(scope.tx, case_id, chat, thread)
    again = await threads.named(scope.tx, case_id, "card")
    if again is not None and again.copy is not None:
        fresh, note = card.card(case, holder_name(scope.config, case)), card.note(case, line("note-topic-again"))
        await scope.put(replace(fresh, first=True), replace(note, first=True))


async def found(update: Update, turn: Turn) -> None:
    """Telegram tells of each topic, those of the bot's own too: by this it learns of one where it was cut off before it
    had the answer."""
    message = update.effective_message
    created = message.forum_topic_created if message is not None else None
    if message is None or created is None or message.from_user is None or message.from_user.id != turn.bot.id:
        return
    chat, thread = message.chat_id, message.message_thread_id or message.message_id
    team, code = await turn.scope.team_of(chat), CODE.search(created.name)
    if team is None or code is None:
        return
    case = await cases.by_code(turn.tx, code.group())
    if case is None:
        await _take_away(turn.scope, chat, thread)
    elif case.team == team.name:
        await made(turn.scope, case.id, chat, thread)
        turn.tx.heard = chat  # what waits for a topic goes at once


async def _take_away(scope: Scope, chat: int, thread: int) -> None:
    outbox.wipe_topic(scope.tx, chat, thread, scope.now)
    await private_chat.plan_lapse(scope)
