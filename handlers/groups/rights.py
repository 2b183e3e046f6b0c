"""A right that the bot lacks in a group: told once, by its name and with its remedy, until it is given back."""

from telegram import ChatMember, ChatMemberAdministrator, ChatMemberOwner, Update

from handlers.turn import Scope, Turn
from handlers.who import heard_of
from handlers.who.roster import holder_name
from rules import told_admins
from rules.config import Team
from rules.outcome import Right
from rules.send import Send, Urgency, line
from rules.team import card
from storage import memo, threads

MUTE = frozenset({Right.WRITE, Right.MEMBER, Right.NUMBER})
"""Without these the bot cannot say anything in the group, and only the admins can be told."""


async def missing(scope: Scope, chat: int, right: Right) -> None:
    """One sentence to the admins in private and to the desk, where the bot can speak: which right, and where to give
    it."""
    team = await scope.team_of(chat)
    known = await memo.recall(scope.tx, "rights")
    if team is None or right in known.get(team.name, ()):
        return
    scope.tx.lacking = True
    known[team.name] = [*known.get(team.name, ()), str(right)]
    memo.keep(scope.tx, "rights", known)
    said = line(f"right-{right}", team=line(f"team-{team.name}"))
    await scope.put_all(told_admins.told(team, said))
    if right not in MUTE:
        await scope.put(Send(card.desk(team.name), lines=(said,), urgency=Urgency.URGENT))


async def changed(update: Update, turn: Turn) -> None:
    """Somebody changed what the bot may do: what it has now is asked for again when it is taken away, and what waits is
    tried at once."""
    change = update.my_chat_member
    team = await turn.scope.team_of(change.chat.id) if change is not None else None
    if change is None or team is None:
        return
    await looked(turn.scope, team, change.chat.id, change.new_chat_member)


async def lacking(scope: Scope, team: Team) -> bool:
    """Whether a right is missing of which people were told: then it is looked now and then whether it is back."""
    return bool((await memo.recall(scope.tx, "rights")).get(team.name))


async def looked(scope: Scope, team: Team, chat: int, member: ChatMember) -> None:
    """What the bot may do there now. Where topics can be made again, open cases without one get theirs at once."""
    known, able = await memo.recall(scope.tx, "rights"), held(member)
    before = known.get(team.name, [])
    still = [each for each in before if Right(each) not in able]
    if still != before:
        known[team.name] = still
        memo.keep(scope.tx, "rights", known)
    scope.tx.store.untopical.discard(chat)
    scope.tx.heard = chat
    if Right.TOPICS in before and Right.TOPICS in able:
        await _open_topics(scope, team, chat)


async def _open_topics(scope: Scope, team: Team, chat: int) -> None:
    """The card is the first that stands in a topic, and makes it."""
    async for case in heard_of.open_cases(scope, team.name):
        topic = await threads.topic(scope.tx, case.id)
        if topic is None or topic[0] != chat:
            await scope.put(card.update(case, holder_name(scope.config, case), case)[0])


async def threaded(scope: Scope, on: bool) -> None:
    """Threaded Mode, which only BotFather can switch: its remedy is told to the admins, once until it is off."""
    known = await memo.recall(scope.tx, "threads")
    if bool(known.get("on")) is on:
        return
    memo.keep(scope.tx, "threads", {"on": on})
    for team in scope.config.teams if on else ():
        await scope.put_all(told_admins.told(team, line("admin-threaded")))


def held(member: ChatMember) -> frozenset[Right]:
    """What the bot may do, as this says."""
    if isinstance(member, ChatMemberOwner):
        return frozenset(Right)
    if not isinstance(member, ChatMemberAdministrator):
        return frozenset({Right.MEMBER, Right.NUMBER, Right.WRITE} if member.status == ChatMember.MEMBER else ())
    given = {
        Right.PIN: member.can_pin_messages,
        Right.TOPICS: member.can_manage_topics,
        Right.DELETE: member.can_delete_messages,
    }
    return frozenset({*Right} - given.keys() | {right for right, held in given.items() if held})
