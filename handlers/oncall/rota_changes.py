"""`/oncall`, `/cover`, `/away`: who is on call, and what people change by hand, in the group, for all to see.

Every change binds whoever makes it, or, made by an admin, somebody who cannot; each has a button that undoes it.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from telegram import Update

from handlers.audit import record_apart
from handlers.oncall import calendar, duty, hand_over
from handlers.turn import Scope, Turn
from handlers.who.member import demand_team_here
from rules.config import Member, Team
from rules.oncall import overrides as by_hand
from rules.oncall import rota, rota_words
from rules.oncall.overrides import Does, Override, Span
from rules.refused import Refused
from rules.send import Button, Line, Send, Urgency, line
from rules.team.card import desk

AHEAD = timedelta(weeks=5)
"""How far `/oncall` looks: this week and the next four."""
ROWS = 15
KEPT = timedelta(days=90)
"""How long what is over is remembered, for the hours that people have done."""


async def oncall(turn: Turn, team: Team, member: Member, arg: str) -> list[Send]:
    """Who is on call now and in the weeks to come; with `calendar`, one's own shifts as a file."""
    if arg.strip().lower() in ("calendar", "تقويم"):
        return [await calendar.offer(turn, team, member)]
    zone = turn.config.timezone
    plan = await duty.schedule(turn.scope, team)
    parts = list(rota.tiles(plan, turn.now, turn.now + AHEAD))
    if not parts:
        return [Send(desk(team.name), lines=(line("rota-none"),))]
    lines = [line("oncall-now", who=rota_words.who(parts[0].duty), ends=rota_words.at(parts[0].ends, zone))]
    lines += [rota_words.row(each.begins, each.ends, each.duty, zone) for each in parts[1:ROWS]]
    known = await duty.kept(turn.scope, team)
    for each in known.requests:
        for begins, ends in by_hand.still_open(each, known.overrides, turn.now):
            span = {"begins": rota_words.at(begins, zone), "ends": rota_words.at(ends, zone)}
            lines.append(line("swap-still-open", name=each.who, **span))
    return [Send(desk(team.name), lines=tuple(lines))]


async def cover(turn: Turn, team: Team, member: Member, arg: str) -> list[Send]:
    """`/cover now` takes over the running shift; with days, whatever of them is not one's own. Binds only the taker."""
    plan = await duty.schedule(turn.scope, team)
    parts = list(rota.tiles(plan, turn.now, turn.now + timedelta(seconds=1)))
    if not parts:
        raise Refused("rota-none")
    span = (turn.now, parts[0].ends) if arg.strip().lower() in ("", "now") else _days(turn, arg)
    taken: list[Override] = []
    known = await duty.kept(turn.scope, team)
    id = str(known.number + 1)
    for each in rota.tiles(plan, *span):
        begins, ends = max(each.begins, span[0]), min(each.ends, span[1])
        if each.duty.first != member.name:
            asked = _asked(known, each.duty.first, (begins, ends))
            taken.append(Override(id, Does.COVER, member.name, begins, ends, each.duty.first, asked))
    if not taken:
        raise Refused("refused-on-call-already")
    said = line("cover-done", name=member.name, begins=_at(turn, taken[0].begins), ends=_at(turn, taken[-1].ends))
    return [await made(turn, team, member, by_hand.joined(taken), said, "cover")]


async def away(turn: Turn, team: Team, member: Member, arg: str) -> list[Send]:
    """`/away from..to`: these days pass on to the next in the order. An admin may say it for somebody who cannot."""
    name, _, rest = arg.strip().rpartition(" ") if " " in arg.strip() else ("", "", arg)
    whom = team.named(name) if name else member
    if whom is None or whom.observer:
        raise Refused("refused-no-member", name=name[:40])
    if whom.id != member.id and member.name not in team.admins:
        raise Refused("refused-not-admin")
    begins, ends = _days(turn, rest)
    known = await duty.kept(turn.scope, team)
    gone = Override(str(known.number + 1), Does.AWAY, whom.name, begins, ends)
    said = line("away-done", name=whom.name, begins=_at(turn, begins), ends=_at(turn, ends))
    return [await made(turn, team, member, (gone,), said, "away")]


async def made(turn: Turn, team: Team, member: Member, fresh: tuple[Override, ...], said: Line, what: str) -> Send:
    """Keep changes that belong together under one id; what is put on the desk, with who is on call then."""
    known = await duty.kept(turn.scope, team)
    older = by_hand.current(known.overrides, turn.now - KEPT)
    await duty.keep(turn.scope, team, replace(known, overrides=(*older, *fresh), number=known.number + 1))
    await record_apart(turn.scope, team, member, "rota", what)
    await hand_over.plan(turn.scope)
    plan = await duty.schedule(turn.scope, team)
    first = rota.on_duty(plan, fresh[0].begins)
    lines = (said, line("rota-then", who=rota_words.who(first)), line("rota-calendars"))
    undo = Button(line("button-undo"), f"undo:{fresh[0].id}")
    return Send(desk(team.name), lines=lines, buttons=((undo,),), urgency=Urgency.SOON)


async def undo(update: Update, turn: Turn, member: Member, arg: str) -> None:
    """The change is taken out again: by whoever it binds or relieves, or by an admin."""
    team = await demand_team_here(update, turn)
    known = await duty.kept(turn.scope, team)
    found = [each for each in known.overrides if each.id == arg and each.ends > turn.now]
    if not found:
        raise Refused("refused-old-button")
    if member.name not in (found[0].who, found[0].instead_of, *team.admins):
        raise Refused("refused-not-yours-shift", name=found[0].who)
    await duty.keep(turn.scope, team, replace(known, overrides=_without(known.overrides, arg, turn.scope)))
    await record_apart(turn.scope, team, member, "rota", "undo")
    await hand_over.plan(turn.scope)
    plan = await duty.schedule(turn.scope, team)
    then = rota.on_duty(plan, max(found[0].begins, turn.now))
    lines = (line("undo-done", name=member.name), line("rota-then", who=rota_words.who(then)), line("rota-calendars"))
    await turn.scope.put(Send(desk(team.name), lines=lines, urgency=Urgency.SOON))
    turn.say(line("done-changed"))


def _without(overrides: tuple[Override, ...], id: str, scope: Scope) -> tuple[Override, ...]:
    """What of it is over stays as it was: nobody loses the hours that they have done."""
    done = tuple(replace(each, ends=scope.now) for each in overrides if each.id == id and each.begins < scope.now)
    return (*by_hand.undo(overrides, id), *(replace(each, id=f"{id}-done") for each in done))


def _days(turn: Turn, text: str) -> Span:
    span = rota_words.days(text, turn.config.timezone, turn.now)
    if span is None:
        raise Refused("refused-days")
    return span


def _asked(known: duty.Kept, who: str, span: Span) -> str:
    """The open request that such a part belongs to."""
    for each in known.requests:
        if each.who == who and each.begins < span[1] and span[0] < each.ends:
            return each.id
    return ""


def _at(turn: Turn, moment: datetime) -> Line:
    return rota_words.at(moment, turn.config.timezone)
