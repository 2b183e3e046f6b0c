"""What became of something on its way into the channel. A post whose answer was lost is not sent again by itself."""

from dataclasses import replace

from handlers.turn import Scope
from rules import channel
from rules.channel import Event, Post, State
from rules.outcome import Fate, Outcome
from rules.person import Person
from rules.refused import Refused
from rules.send import Act, Button, Line, PlaceKind, Send, line
from rules.team import card
from storage import outbox, pending, posts
from storage.disk.rows import Row

WAITS = frozenset({Fate.PASSING, Fate.LATER, Fate.MIGRATED})
"""Certainly not there, and worth another try."""
NOT_KNOWN_TO_STAND = frozenset({State.PLANNED, State.FAILED, State.UNCERTAIN})
"""What may still be published by somebody's press, or by itself."""


def meant(send: Send) -> bool:
    """Whether something goes into the channel."""
    return send.place.kind is PlaceKind.CHANNEL


def doubtful(row: Row) -> bool:
    """Whether a post may be there already: nobody but a member decides then whether it is sent."""
    return meant(row.send) and row.send.act is Act.SAY and row.repeat and not row.send.held


async def new_id(scope: Scope) -> int:
    """A number that no other post has; random, so that it tells nothing."""
    taken = {each.id for each in await posts.all(scope.tx)}
    return next(each for each in iter(lambda: scope.chance.getrandbits(40), None) if each not in taken)


async def became(scope: Scope, row: Row, outcome: Outcome, chat: int) -> bool:
    """Keep the outcome of one row; False where it is to be tried again, as everything else is."""
    post = await posts.get(scope.tx, int(row.send.place.ref))
    if post is None:
        await outbox.done(scope.tx, row.id)
    elif post.unwanted and row.send.act is Act.SAY and outcome.fate not in (Fate.SENT, Fate.UNCERTAIN):
        await outbox.done(scope.tx, row.id)
        await posts.save(scope.tx, replace(channel.step(post, Event.DROP), words=None, row=None))
    elif outcome.fate in WAITS or (outcome.fate is Fate.UNCERTAIN and row.send.act is not Act.SAY):
        return False
    elif row.send.act is not Act.SAY:
        await _taken_out(scope, row, post, outcome)
    elif outcome.fate is Fate.UNCERTAIN:
        await doubt(scope, row)
    elif outcome.fate is not Fate.SENT:
        await _not_taken(scope, row, post)
    else:
        await outbox.done(scope.tx, row.id)
        await _stands(scope, replace(channel.step(post, Event.SENT), chat=chat), outcome.message)
    return True


async def doubt(scope: Scope, row: Row) -> None:
    """It may be there: it waits until a member has looked, who is told between which posts it would stand."""
    await outbox.defer(scope.tx, row.id, scope.now, repeat=True)
    await outbox.rewrite(scope.tx, row.id, replace(row.send, held=True))
    post = await posts.get(scope.tx, int(row.send.place.ref))
    if post is None or post.state is not State.PLANNED:
        return
    known = scope.config.channel
    post = replace(channel.step(post, Event.DOUBT), at=scope.now, chat=known.id if known else None)
    if post.unwanted:
        await take_out(scope, post)
        return
    await posts.save(scope.tx, post)
    await _ask(scope, post)


async def _ask(scope: Scope, post: Post) -> None:
    """Somebody has to look, and where."""
    said = line("post-unwanted" if post.unwanted else "post-uncertain")
    lines = (said, *await _between(scope, post), line("post-look"))
    await scope.put(replace(_told(scope, *lines), buttons=_choices(post)))


async def _between(scope: Scope, post: Post) -> list[Line]:
    known = scope.config.channel
    return channel.where(known.id, await posts.all(scope.tx), post) if known is not None else []


async def _not_taken(scope: Scope, row: Row, post: Post) -> None:
    """Certainly not there, and it will not be by itself: the team hears of it."""
    await outbox.defer(scope.tx, row.id, scope.now, repeat=False)
    await outbox.rewrite(scope.tx, row.id, replace(row.send, held=True))
    post = channel.step(post, Event.REFUSE)
    await posts.save(scope.tx, post)
    await scope.put(replace(_told(scope, line("post-failed")), buttons=_choices(post)))


async def _stands(scope: Scope, post: Post, message: int | None) -> None:
    post = replace(post, message=message, at=post.at or scope.now, row=None)
    await posts.save(scope.tx, post)
    if post.unwanted:
        await take_out(scope, post)
    else:
        await scope.put(replace(_told(scope, line(f"post-stands-{post.kind}")), quiet=True))


async def _taken_out(scope: Scope, row: Row, post: Post, outcome: Outcome) -> None:
    """Deleted or not, which Telegram's answers do not tell apart: its words are changed as well, and where that finds
    nothing it is gone. Should that be refused, somebody has to do it by hand."""
    await outbox.done(scope.tx, row.id)
    if row.send.act is Act.WITHDRAW:
        await scope.put(channel.changed(post))
    elif outcome.fate not in (Fate.SENT, Fate.MISSING):
        await scope.put(_by_hand(scope, post))


def _by_hand(scope: Scope, post: Post) -> Send:
    """The bot cannot reach it: it is no longer allowed to, or another channel is configured now."""
    return _told(scope, line("post-by-hand", link=channel.link(post.chat or 0, post.message or 0)))


async def take_out(scope: Scope, post: Post) -> None:
    """The post shall not be there: it never goes, or it is taken away; on its way, as soon as it has arrived."""
    if post.state is State.PLANNED and post.row is not None and not await outbox.withdraw(scope.tx, post.row):
        await posts.save(scope.tx, replace(post, unwanted=True, words=None))
        return
    if post.state is State.UNCERTAIN:  # a member looks whether it is there; nobody can send it, for its words are gone
        await outbox.done(scope.tx, post.row or 0)
        post = replace(post, unwanted=True, words=None, row=None)
        await posts.save(scope.tx, post)
        await _ask(scope, post)
        return
    if post.state is State.POSTED and post.message is not None:
        here = scope.config.channel is not None and scope.config.channel.id == post.chat
        await scope.put(channel.withdrawal(post, scope.now) if here else _by_hand(scope, post))
    if post.state is State.FAILED and post.row is not None:
        await outbox.done(scope.tx, post.row)
    await posts.save(scope.tx, replace(channel.step(post, Event.DROP), words=None, row=None))


async def forgotten(scope: Scope, person: Person) -> None:
    """Everything of hers is deleted: what is not known to stand there never goes, and its words are kept no longer.
    What stands there stays, as she was told."""
    for each in await posts.all(scope.tx):
        if each.id in person.posts and each.state in NOT_KNOWN_TO_STAND:
            await take_out(scope, each)


async def again(scope: Scope, post: Post) -> None:
    """A member has looked: it is not there, so it goes now. The row that may have gone is forgotten for it."""
    after = channel.step(post, Event.AGAIN)
    if post.unwanted:
        raise Refused("refused-old-button")
    row = await pending.get(scope.tx, post.row or 0)
    if row is None:
        raise Refused("refused-old-button")
    await outbox.done(scope.tx, row.id)
    (fresh,) = await scope.put(replace(row.send, held=False, not_before=None))
    await posts.save(scope.tx, replace(after, row=fresh, at=None))


async def found(scope: Scope, post: Post, message: int) -> None:
    """A member has seen it in the channel, under this number."""
    after = channel.step(post, Event.FOUND)
    await outbox.done(scope.tx, post.row or 0)
    await _stands(scope, after, message)


def _told(scope: Scope, *said: Line) -> Send:
    return Send(card.desk(scope.config.team.name), lines=said)


def _choices(post: Post) -> tuple[tuple[Button, ...], ...]:
    acts = ("drop",) if post.unwanted else ("again", "drop")
    return tuple((Button(line(f"button-post-{act}"), f"post-{act}:{post.id}"),) for act in acts)
