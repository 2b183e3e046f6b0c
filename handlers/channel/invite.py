"""Invitations to ask: offered on the desk, and announced like everything else where a member would like that."""

from datetime import datetime

from telegram import Update

from handlers.channel import announce
from handlers.turn import Scope, Turn
from rules import invitations
from rules.config import Member
from rules.refused import Refused
from rules.send import Words
from storage import memo

NAME = "invitations"


async def daily(scope: Scope) -> None:
    """Once a day it is asked whether it is time for one."""
    known = scope.config.channel
    if known is None or known.invitations == "off":
        return
    kept = await memo.recall(scope.tx, NAME)
    last = datetime.fromisoformat(kept["last"]) if "last" in kept else None
    number = invitations.next_one(known.invitations, last, kept.get("number", 0), scope.now)
    if number is not None:
        memo.keep(scope.tx, NAME, {"last": scope.now.isoformat(), "number": number})
        await scope.put(invitations.offer(scope.config.team.name, number))


async def use(update: Update, turn: Turn, member: Member, arg: str) -> None:
    """*Announce it*: from here on it is this member's announcement, and somebody else looks."""
    team = await announce.main_team(update, turn)
    if arg not in map(str, range(1, invitations.SHIPPED + 1)) or turn.config.channel is None:
        raise Refused("refused-old-button")
    text = turn.scope.sentences.render(turn.config.languages[0], f"invitation-{arg}")
    await announce.offer(turn, team, member, announce.Draft(Words(text)))


async def leave(update: Update, turn: Turn, member: Member, arg: str) -> None:
    """*Not this time*."""
    await announce.main_team(update, turn)
    turn.say(announce.NOT_THIS_TIME)
