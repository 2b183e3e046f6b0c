"""`/announce`: words of the team for the community's channel, after a second member's look."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from telegram import Message, Update

from handlers.audit import record_apart
from handlers.channel import posted
from handlers.text.message_words import words_of
from handlers.text.replacing import Change, edit
from handlers.turn import Scope, Turn
from handlers.who.member import acting, demand_team_here, team_here
from rules import channel as rules
from rules import given_time
from rules.channel import Event, Post, State
from rules.config import Member, Team
from rules.refused import Refused
from rules.send import Button, Role, Send, Words, line, units
from rules.team import card
from storage import due, outbox, pending, posts
from storage.due import Due

OFFERED = timedelta(days=1)
"""How long an announcement waits for a second look."""
CAPTION, MOST = 1024, 3900
WRITTEN = {"time": "18:00", "day": "2026-12-01 18:00"}
"""How a time may be written, for sentences that show it."""
NOT_THIS_TIME = line("announce-dropped")
COMMAND = re.compile(r"/announce(@\w+)?\b[ \t]*(?:\r?\n)?", re.IGNORECASE)
TIME = re.compile(r"(?:(\d{4}-\d{2}-\d{2})[ T])?(\d{1,2}:\d{2})[ \t]*(?:\n|$)")
LINK = re.compile(r"\n\[([^\[\]\n]{1,40})\]\s*(https?://[^\s<>\"]+)\s*$")


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be announced: words, from when on, a button that opens a link, a picture by Telegram's id."""

    words: Words
    at: datetime | None = None
    links: tuple[tuple[Button, ...], ...] = ()
    photo: str = ""


async def commanded(update: Update, turn: Turn) -> None:
    """`/announce` or `/posted` by a listed member in their group; a picture has it as its caption."""
    message, member, team = update.effective_message, await acting(update, turn), await team_here(update, turn)
    if message is None or member is None or team is None:
        return
    word, *rest = (message.text or message.caption or "").split(maxsplit=1)
    if team.name != turn.config.team.name or turn.config.channel is None:
        raise Refused("announce-no-channel", key="[channel]")
    if word.partition("@")[0].lower() == "/posted":
        await stands_there(turn, rest[0] if rest else "")
    else:
        await announce(turn, team, member, message)


async def announce(turn: Turn, team: Team, member: Member, message: Message) -> None:
    """Show it as it will stand, and ask for a second look."""
    draft = _read(turn, message)
    most = CAPTION if draft.photo else MOST
    if not draft.words.text.strip() and not draft.photo:
        raise Refused("announce-how", example="[Sign up] https://example.org", **WRITTEN)
    if units(draft.words.text) > most:
        raise Refused("announce-long", most=MOST, picture=CAPTION)
    await offer(turn, team, member, draft)


async def offer(turn: Turn, team: Team, member: Member, draft: Draft) -> None:
    """It waits, held, for a second member; the desk sees it to the letter."""
    post = Post(await posted.new_id(turn.scope), "announcement", by=member.id)
    place, plain = rules.place(post.id), Send(card.desk(team.name), words=draft.words, buttons=draft.links)
    plain = replace(plain, photo=draft.photo)
    (row,) = await turn.scope.put(replace(plain, place=place, by=member.id, held=True, not_before=draft.at))
    await posts.save(turn.tx, replace(post, row=row))
    await due.plan(turn.tx, rules.LAPSES, 0, turn.now + OFFERED, ref=post.id)
    await turn.scope.put(plain)
    acts = tuple((Button(line(f"button-announce-{act}"), f"announce-{act}:{post.id}"),) for act in ("yes", "no"))
    said = [line("announce-look", name=member.name)]
    if draft.at:
        said.append(line("announce-when", time=f"{draft.at.astimezone(turn.config.timezone):%Y-%m-%d %H:%M}"))
    await turn.scope.put(Send(card.desk(team.name), lines=tuple(said), buttons=acts, role=Role.PROMPT))


def _read(turn: Turn, message: Message) -> Draft:
    """The words without the command, the time on their first line, the link on their last; and a picture."""
    words = words_of(message) if (message.text or message.caption or "").strip() else Words("")
    words = _without(words, COMMAND.match(words.text))
    time = TIME.match(words.text)
    at = _instant(turn, time[1], time[2]) if time else None
    words = _without(words, time)
    link = LINK.search(words.text)
    links = ((Button(line("announce-label", label=link[1]), "", link[2]),),) if link else ()
    photo = message.photo[-1].file_id if message.photo else ""
    return Draft(_without(words, link), at, links, photo)


def _without(words: Words, found: re.Match[str] | None) -> Words:
    return edit(words, [Change(found.start(), found.end(), "")]) if found else words


def _instant(turn: Turn, day: str | None, clock: str) -> datetime:
    """A time by the clock on the community's wall; it has to be yet to come."""
    at = given_time.on_wall(day or "", clock, turn.now, turn.config.timezone)
    if at is None or at <= turn.now:
        raise Refused("announce-time", **WRITTEN)
    return at


async def agree(update: Update, turn: Turn, member: Member, arg: str) -> None:
    """*Publish it*, by another member than the one who wrote it."""
    team = await main_team(update, turn)
    post = rules.agreed(await _post(turn, arg, State.OFFERED), member.id)
    row = await pending.get(turn.tx, post.row or 0)
    if row is None or not await outbox.rewrite(turn.tx, row.id, replace(row.send, held=False)):
        raise Refused("refused-old-button")
    await due.cancel(turn.tx, rules.LAPSES, 0, post.id)
    await posts.save(turn.tx, post)
    await record_apart(turn.scope, team, member, "publish")
    turn.say(line("announce-agreed"))


async def decline(update: Update, turn: Turn, member: Member, arg: str) -> None:
    """*Do not publish*, by anybody of the team."""
    await main_team(update, turn)
    await _dropped(turn.scope, await _post(turn, arg, State.OFFERED))
    turn.say(line("announce-dropped"))


async def lapsed(scope: Scope, planned: Due) -> None:
    """Nobody has looked."""
    post = await posts.get(scope.tx, planned.ref)
    if post is not None and post.state is State.OFFERED:
        await _dropped(scope, post)
        await scope.put(Send(card.desk(scope.config.team.name), lines=(line("announce-lapsed"),), quiet=True))


async def _dropped(scope: Scope, post: Post) -> None:
    await outbox.withdraw(scope.tx, post.row or 0)
    await due.cancel(scope.tx, rules.LAPSES, 0, post.id)
    await posts.save(scope.tx, replace(rules.step(post, Event.DROP), row=None))


async def again(update: Update, turn: Turn, member: Member, arg: str) -> None:
    """*Publish it*: a member has looked, and it is not there."""
    await main_team(update, turn)
    await posted.again(turn.scope, await _post(turn, arg, State.FAILED, State.UNCERTAIN))
    turn.say(line("announce-agreed"))


async def drop(update: Update, turn: Turn, member: Member, arg: str) -> None:
    """*Leave it out*: it is not there, and shall not be."""
    await main_team(update, turn)
    post = await _post(turn, arg, State.FAILED, State.UNCERTAIN)
    await outbox.done(turn.tx, post.row or 0)
    await posts.save(turn.tx, replace(rules.step(post, Event.DROP), words=None, row=None))
    turn.say(line("announce-dropped"))


async def stands_there(turn: Turn, text: str) -> None:
    """`/posted LINK`: the post that was uncertain stands there."""
    number = rules.number_in(text)
    doubted = [each for each in await posts.all(turn.tx) if each.state is State.UNCERTAIN]
    if number is None or not doubted:
        raise Refused("posted-how" if doubted else "posted-none")
    await posted.found(turn.scope, doubted[0], number)


async def _post(turn: Turn, arg: str, *states: State) -> Post:
    """The post that a button names; the data of a button proves nothing."""
    post = await posts.get(turn.tx, int(arg)) if arg.isascii() and arg.isdecimal() and len(arg) < 16 else None
    if post is None or post.state not in states:
        raise Refused("refused-old-button")
    return post


async def main_team(update: Update, turn: Turn) -> Team:
    """The main team, whose channel it is."""
    team = await demand_team_here(update, turn)
    if team.name != turn.config.team.name:
        raise Refused("refused-old-button")
    return team
