"""Somebody who is not listed could read along: both groups hear of it, and words wait until it is put right."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from telegram import ChatMember, Message, Update, User

from handlers.audit import record_apart
from handlers.turn import Scope, Turn
from handlers.who.member import demand_team_here, team_here
from handlers.who.roster import holder_name
from rules import strangers
from rules.case import Case
from rules.config import Member, Team
from rules.refused import Refused
from rules.send import Act, Line, Send, Urgency, line
from rules.team import card
from rules.team.card_buttons import SURE, Rows
from storage import cases, due, memo, pending
from storage.due import Due

DAILY = timedelta(days=1)
SOON = timedelta(minutes=10)
"""When a group could not be asked, it is asked again after this."""
ONCE = timedelta(minutes=1)
"""Telegram tells of a newcomer twice; the desk is told once."""
INSIDE = (ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER, ChatMember.RESTRICTED)


async def changed(update: Update, turn: Turn) -> None:
    """Somebody came, went, or became something else: who is in the group has to be counted anew."""
    turn.tx.look = True
    message, team = update.message, await team_here(update, turn)
    if team is None:
        return
    turn.tx.reach.add(team.name)
    change = update.chat_member
    came: list[User] = list(message.new_chat_members) if message is not None else []
    if change is not None and change.old_chat_member.status not in INSIDE and change.new_chat_member.status in INSIDE:
        came.append(change.new_chat_member.user)
    for user in came:
        if user.id != turn.bot.id and team.member(user.id) is None:
            await _announce(turn, team, user)


async def found(scope: Scope, counted: dict[str, int | None]) -> None:
    """How many strangers there are in each group; None where the group could not be asked."""
    known = await memo.recall(scope.tx, "strangers")
    for team in scope.config.teams:
        number = counted.get(team.name)
        if number is not None:
            await _weigh(scope, known, team, number)
    memo.keep(scope.tx, "strangers", known)
    again = SOON if None in counted.values() else DAILY
    await due.plan(scope.tx, strangers.LOOK, 0, scope.now + again)


async def compare(scope: Scope) -> None:
    """The desks hear what changed in readers, groups, admins and the address of the Bot API."""
    before, now = await memo.recall(scope.tx, "readers"), strangers.fingerprint(scope.config)
    if before == now:
        return
    memo.keep(scope.tx, "readers", now)
    for team, lines in strangers.changes(before, now).items():
        said = (line("changed-title"), *lines)
        await scope.put(Send(card.desk(team), lines=said, urgency=Urgency.URGENT))


async def look(scope: Scope, planned: Due) -> None:
    """A day has passed, or a group could not be asked: look again."""
    scope.tx.look = True
    await due.plan(scope.tx, strangers.LOOK, 0, scope.now + DAILY)


async def nothing(scope: Scope, planned: Due) -> None:
    """A row that was only there to be found for a while."""


async def unlisted(scope: Scope, team: str) -> int:
    """How many in the team's group are not listed, as far as we know; accepted or not, they can read along."""
    known = await memo.recall(scope.tx, "strangers")
    here: dict[str, int] = known.get(team, {})
    return here.get("number", 0)


async def closed(scope: Scope, team: str) -> bool:
    """Whether new cards of this team carry no words now."""
    known = await memo.recall(scope.tx, "strangers")
    here: dict[str, int] = known.get(team, {})
    return here.get("number", 0) > here.get("accepted", 0)


async def accept(update: Update, turn: Turn, member: Member, arg: str) -> None:
    """An admin says that so many people beside the listed ones may read along, and once more after a second look."""
    team = await demand_team_here(update, turn)
    named, _, answer = arg.partition(".")
    number = await unlisted(turn.scope, team.name)
    if named != f"{team.name}:{number}" or not await closed(turn.scope, team.name):
        raise Refused("refused-old-button")
    here, look = line("strangers-here", count=number), line("strangers-look", count=number)
    if answer == "":
        await _redraw(update, turn, team, look, strangers.second_look(team.name, number))
    elif answer == strangers.BACK:
        await _redraw(update, turn, team, here, strangers.may_read(team.name, number))
    elif answer == SURE:
        await _redraw(update, turn, team, here)
        await _admit(turn, team, member, number)
    else:
        raise Refused("refused-old-button")


async def _admit(turn: Turn, team: Team, member: Member, number: int) -> None:
    known = await memo.recall(turn.tx, "strangers")
    known[team.name] = known.get(team.name, {}) | {"accepted": number}
    memo.keep(turn.tx, "strangers", known)
    await _tell(turn.scope, team, line("strangers-accepted", name=member.name, count=number))
    await _open(turn.scope, team)
    await record_apart(turn.scope, team, member, "admit", str(number))
    turn.say(line("done-changed"))


async def _redraw(update: Update, turn: Turn, team: Team, said: Line, buttons: Rows = ()) -> None:
    """The message that has the button says this now. Where it is not there any more, or has no such button (whoever
    forges names any), nothing of ours is written over."""
    pressed = update.callback_query.message if update.callback_query is not None else None
    markup = pressed.reply_markup if isinstance(pressed, Message) else None
    data = [str(each.callback_data or "") for row in markup.inline_keyboard for each in row] if markup else []
    if pressed is not None and any(each.startswith(f"{strangers.FINE}:") for each in data):
        change = _said(team, said, buttons)
        await turn.scope.put(replace(change, act=Act.EDIT, origin=pressed.message_id))
    elif buttons:
        await turn.scope.put(_said(team, said, buttons))


async def let_in(scope: Scope, case: Case) -> None:
    """The case's words need not wait any longer, or must not: it has become danger."""
    if not case.withheld:
        return
    case = replace(case, withheld=False)
    await cases.save(scope.tx, case)
    await pending.release_into_topic(scope.tx, case.id)
    await scope.put_all(card.update(case, holder_name(scope.config, case), case))


async def _weigh(scope: Scope, known: dict[str, Any], team: Team, number: int) -> None:
    here: dict[str, int] = known.get(team.name, {})
    before, accepted = here.get("number", 0), min(here.get("accepted", 0), number)
    known[team.name] = {"number": number, "accepted": accepted}
    if number > accepted and (number != before or here.get("anew")):
        await _tell(scope, team, line("strangers-here", count=number), strangers.may_read(team.name, number))
        for other in scope.config.teams:
            if other is not team:
                said = line("strangers-there", count=number, team=line(f"team-{team.name}"))
                await _tell(scope, other, said)
    elif number <= accepted:
        if number == 0 < before:
            await _tell(scope, team, line("strangers-gone"))
        await _open(scope, team)


async def _open(scope: Scope, team: Team) -> None:
    async for case in cases.every_open(scope.tx):
        if case.team == team.name:
            await let_in(scope, case)


async def _ask_anew(scope: Scope, team: Team) -> None:
    """Somebody else is here: what an admin accepted was said of others, who may have left in the same moment."""
    known = await memo.recall(scope.tx, "strangers")
    here: dict[str, int] = known.get(team.name, {})
    if here.get("accepted", 0):
        known[team.name] = here | {"accepted": 0, "anew": 1}
        memo.keep(scope.tx, "strangers", known)


async def _announce(turn: Turn, team: Team, user: User) -> None:
    if await due.get(turn.tx, strangers.JOINED, user.id) is None:
        await due.plan(turn.tx, strangers.JOINED, user.id, turn.now + ONCE)
        await _ask_anew(turn.scope, team)
        await _tell(turn.scope, team, line("stranger-joined", name=user.full_name))


async def _tell(scope: Scope, team: Team, said: Line, buttons: Rows = ()) -> None:
    await scope.put(_said(team, said, buttons))


def _said(team: Team, said: Line, buttons: Rows) -> Send:
    admins = tuple(each.id for each in team.members if each.name in team.admins) if buttons else ()
    return Send(card.desk(team.name), lines=(said,), buttons=buttons, mention=admins, urgency=Urgency.URGENT)
