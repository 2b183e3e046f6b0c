"""A call is answered where it arrives: *I have it* takes the case, *I can't* goes to the next at once."""

from telegram import Update

from handlers.oncall import boards, duty, ladder
from handlers.oncall.ladder import Left
from handlers.team import holding
from handlers.team.summary import way
from handlers.turn import Turn
from rules import told_admins as admins
from rules.case import Case, State
from rules.config import Member, Team
from rules.oncall import deadlines
from rules.oncall.boards import Board
from rules.oncall.deadlines import PAGE_AGAIN
from rules.refused import Refused
from rules.send import RANK, Place, PlaceKind, Send, Urgency, line
from rules.team.summary import since
from storage import cases

THANKS = {
    Left.NEXT: "page-cannot",
    Left.OTHERS: "page-cannot-others",
    Left.UNCALLED: "page-cannot-on",
    "nobody": "page-cannot-on",
}
"""What is true of the others, by who is left."""


async def have(update: Update, turn: Turn) -> None:
    """The member holds the case, of several the most pressing one; the group sees it on the card and on the desk."""
    team, case, member = await _about(update, turn)
    case = await _foremost(turn, team, case, member)
    if member.id in await duty.left(turn.scope, team):
        raise Refused("refused-not-here")
    if case.holder != member.id and deadlines.may_be_taken_over(case, turn.now):
        await holding.take_over(turn, case, member)
    else:
        await holding.take(turn, case, member, "")
    await _show_the_way(turn, case, member)
    if case.urgency is Urgency.DANGER:
        turn.say(line("page-yours-danger", code=case.code, minutes=PAGE_AGAIN.seconds // 60), alert=True)
    else:
        turn.say(line("page-yours", code=case.code), alert=True)


async def _foremost(turn: Turn, team: Team, named: Case, member: Member) -> Case:
    """Of all for which the member is called, as they stand now, the most urgent, then the oldest; the one that the
    button names, where somebody has that already."""
    if named.state is not State.WAITING:
        return named
    board = (await boards.load(turn.scope, team.name)).boards.get(str(member.id), Board())
    found = [await cases.get(turn.tx, each.case) for each in board.entries]
    waiting = [each for each in found if each is not None and each.state is State.WAITING]
    return min((named, *waiting), key=lambda each: (RANK[each.urgency], since(each)))


async def _show_the_way(turn: Turn, case: Case, member: Member) -> None:
    """Where it is; an answer to a press opens nothing."""
    link = await way(turn, case)
    if link is not None:
        said = line("case-link", code=case.code, state=line(f"state-{State.TAKEN}"), link=link)
        await turn.scope.put(Send(Place(PlaceKind.MEMBER, str(member.id)), lines=(said,), quiet=True))


async def cannot(update: Update, turn: Turn) -> None:
    """Where nobody else of this rung can, the next one is called at once. Where everybody has said so, the admins hear
    of it."""
    team, case, member = await _about(update, turn)
    if case.state is not State.WAITING:
        raise Refused("refused-already-taken")
    who = await duty.cannot(turn.scope, team, case, member.id)
    nobody = {each.id for each in team.members if not each.observer} <= set(who)
    left = await ladder.left(turn.scope, case)
    said = line(THANKS["nobody" if nobody else left])
    await boards.take_down(turn.scope, case, line("board-nothing"), said, (str(member.id),))
    if nobody:
        await turn.scope.put_all(admins.told(team, line("admin-all-cannot", code=case.code), urgency=Urgency.DANGER))
    if left is Left.NEXT:
        await ladder.next_at_once(turn.scope, case)
    turn.say(said)


async def _about(update: Update, turn: Turn) -> tuple[Team, Case, Member]:
    """Who presses and about which case, checked each time: a button's data proves nothing."""
    query, user = update.callback_query, update.effective_user
    code = (query.data or "").partition(":")[2] if query is not None else ""
    case = await cases.by_code(turn.tx, code)
    team = turn.config.named(case.team) if case is not None else None
    member = team.member(user.id) if team is not None and user is not None else None
    if case is None or team is None or member is None or member.observer or case.state is State.GONE:
        raise Refused("refused-gone")
    return team, case, member
