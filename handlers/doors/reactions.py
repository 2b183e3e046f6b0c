"""Marks on messages: of a reporter to the team's words, of a case's holder to the reporter's."""

from dataclasses import replace

from telegram import MessageReactionUpdated, ReactionTypeEmoji, Update

from handlers.turn import Turn
from handlers.who import front
from handlers.who.member import team_here
from rules import reactions
from rules.case import Case
from rules.privacy import gate
from rules.send import Act, Role, Send
from storage import cases, outbox, pending, people, threads
from storage.disk.entries import Entry


async def changed(update: Update, turn: Turn) -> None:
    """Somebody's marks on a message are these now. Anonymous admins' are nobody's."""
    change = update.message_reaction
    if change is None or change.user is None:
        return
    if change.chat.type == change.chat.PRIVATE:
        await _by_reporter(turn, change, change.user.id)
    else:
        await _by_member(update, turn, change, change.user.id)


async def _by_reporter(turn: Turn, change: MessageReactionUpdated, user: int) -> None:
    known = await people.of_sender(turn.tx, user)
    person = await front.now(turn.scope, known) if known is not None else None
    entry = await threads.by_reporter(turn.tx, person, change.message_id) if person is not None else None
    case = await cases.get(turn.tx, entry.case) if entry is not None else None
    if person is None or entry is None or case is None or entry.inward or gate.locked(person, turn.now):
        return
    if entry.role is Role.CARRIED and case.open and not case.blocked:
        await _follow(turn, entry, reactions.inward(case, entry.row, _emoji(change)), _emoji(change))


async def _by_member(update: Update, turn: Turn, change: MessageReactionUpdated, user: int) -> None:
    """Only the holder's go to the reporter, as with words."""
    team = await team_here(update, turn)
    member = team.member(user) if team is not None else None
    case = await cases.of_message(turn.tx, change.chat.id, change.message_id)
    if member is None or member.observer or case is None or not case.open or case.holder != member.id:
        return
    entry = await threads.by_team(turn.tx, case.id, change.chat.id, change.message_id)
    if entry is None or entry.role is not Role.CARRIED or not entry.inward or not await _way(turn, case):
        return
    emoji = reactions.outward_only(_emoji(change))
    await _follow(turn, entry, reactions.outward(case, entry.row, emoji, member.id), emoji)


async def _way(turn: Turn, case: Case) -> bool:
    return not case.cut and await cases.reporter_of(turn.tx, case) is not None


async def _follow(turn: Turn, entry: Entry, send: Send, emoji: str) -> None:
    """The line about these words is put, changed or taken away."""
    known = await threads.named(turn.tx, entry.case, send.name)
    if known is None:
        if emoji != reactions.NONE:
            await turn.scope.put(send)
        return
    row = await pending.get(turn.tx, known.row)
    if emoji == reactions.NONE:
        if not await outbox.withdraw(turn.tx, known.row):
            await turn.scope.put(Send(send.place, Act.WITHDRAW, case=send.case, of=known.row, urgency=send.urgency))
            await threads.amend(turn.tx, threads.of_case(entry.case), known.row, lambda old: replace(old, name=""))
    elif row is None or not await outbox.rewrite(turn.tx, row.id, replace(row.send, lines=send.lines)):
        await turn.scope.put(replace(send, act=Act.EDIT, of=known.row, name="", reply_to=None))


def _emoji(change: MessageReactionUpdated) -> str:
    """The mark as it is now; an emoji of somebody's own pack is one that is not named."""
    plain = [each.emoji for each in change.new_reaction if isinstance(each, ReactionTypeEmoji)]
    return plain[0] if plain else reactions.OTHER if change.new_reaction else reactions.NONE
