"""Whoever asked: whether it may help others, every word of it, and taking it back. Nothing goes out without her."""

from dataclasses import replace
from datetime import timedelta

from telegram import Message

from handlers.channel import posted
from handlers.questions.text import keep
from handlers.text.folding import fold, fold_public
from handlers.text.reply_words import words_for_reporter
from handlers.turn import Scope, Turn
from handlers.who.sender import numbered
from rules import carry, channel, questions, screens
from rules.case import Case
from rules.channel import Post, State
from rules.person import Person
from rules.refused import Refused
from rules.send import Role, Send, Words, line
from rules.team import card, card_buttons
from storage import cases, outbox, pending, people, posts

REWORDS = "reword"
"""What `Person.wanted` says while a text is rewritten: `reword:NUMBER.VERSION`."""


async def may_yes(turn: Turn, person: Person, arg: str) -> None:
    """It may help others: somebody of the team writes the text."""
    case = await numbered(turn, person, arg)
    case = replace(case, publication=questions.consent(case.publication, willing=True))
    await cases.save(turn.tx, case)
    note = card.note(case, line("publish-willing"), line("publish-rules"), quiet=False)
    await turn.scope.put(replace(note, buttons=((card_buttons.button("write", case),),), role=Role.PROMPT))
    await turn.scope.put(carry.tell(case, "publish-thanks"))


async def may_no(turn: Turn, person: Person, arg: str) -> None:
    """It stays between her and the team."""
    await _refused(turn, await numbered(turn, person, arg))


async def refuse(turn: Turn, person: Person, arg: str) -> None:
    """Not these words, and no others."""
    await _refused(turn, await numbered(turn, person, arg.partition(".")[0]))


async def _refused(turn: Turn, case: Case) -> None:
    row = case.publication.row if case.publication else None
    case = replace(case, publication=questions.refused(case.publication))
    if row is not None:
        await outbox.withdraw(turn.tx, row)
    await cases.save(turn.tx, case)
    await turn.scope.put(card.note(case, line("publish-private")), carry.tell(case, "publish-kept"))


async def reword(turn: Turn, person: Person, arg: str) -> None:
    """*Change the words*: what she writes next is the text."""
    case, version = await _meant(turn, person, arg)
    questions.reword(case.publication, version)
    await people.save(turn.tx, replace(person, wanted=f"{REWORDS}:{case.id}.{version}"))
    await turn.scope.put(carry.tell(case, "publish-reword"))


async def heard(turn: Turn, person: Person, message: Message) -> Case | None:
    """The case whose text these words are, where she wanted to write one; else they are words like any other."""
    asked, _, arg = person.wanted.partition(":")
    if asked != REWORDS or message.text is None:
        return None
    person = replace(person, wanted="")
    await people.save(turn.tx, person)
    number, _, version = arg.partition(".")
    case = await cases.get(turn.tx, int(number))
    if case is None or case.id not in person.conversations:
        return None
    try:
        questions.reword(case.publication, version)
    except Refused:
        return None
    try:
        words, _ = words_for_reporter(message)
        case = await keep(turn, case, words, None)
    except Refused as refused:  # told, and nothing is caught in this question for ever
        await turn.scope.put(screens.say(person, refused.line))
        return case
    await turn.scope.put(carry.tell(case, "publish-again"))
    return case


async def _meant(turn: Turn, person: Person, arg: str) -> tuple[Case, str]:
    """The conversation and the version that a button names; typed, it is the one talked in, and what she was shown."""
    number, _, version = arg.partition(".")
    case = await numbered(turn, person, number)
    shown = str(case.publication.version) if case.publication and not arg else ""
    return case, version or shown


async def agree(turn: Turn, person: Person, arg: str) -> None:
    """She agrees to these very words: they go out after a random wait, so that nobody can match the minute."""
    case, version = await _meant(turn, person, arg)
    row = await pending.get(turn.tx, case.publication.row or 0) if case.publication else None
    case = replace(case, publication=questions.agreed(case.publication, version))
    if row is None or row.send.words is None or turn.config.channel is None:
        raise Refused("refused-unknown-button")
    await outbox.withdraw(turn.tx, row.id)
    post = Post(await posted.new_id(turn.scope), "question", State.PLANNED, words=row.send.words)
    wait = timedelta(seconds=turn.scope.chance.randint(0, int(turn.config.channel.wait.total_seconds())))
    send = Send(channel.place(post.id), words=row.send.words, not_before=turn.now + wait)
    (out,) = await turn.scope.put(send)
    await posts.save(turn.tx, replace(post, row=out))
    await people.save(turn.tx, replace(person, posts=(*person.posts, post.id)))
    await cases.save(turn.tx, case)
    hours = max(1, -(-int(turn.config.channel.wait.total_seconds()) // 3600))
    await turn.scope.put(
        card.note(case, line("publish-agreed")),
        replace(
            carry.tell(case, "publish-planned"),
            lines=(line("publish-planned", hours=hours), line("publish-withdraw")),
        ),
    )


async def published(turn: Turn, person: Person, arg: str) -> None:
    """`/published`: what of hers stands in the channel or is to, each with a way to take it back."""
    theirs = await _theirs(turn, person)
    if not theirs:
        await turn.scope.put(screens.say(person, line("published-none")))
    for each in theirs:
        assert each.words is not None
        said = line("published-one" if each.state is State.POSTED else "published-waits")
        rows = ((screens.button("withdraw", str(each.id)),),)
        await turn.scope.put(screens.say(person, said, words=each.words, buttons=rows))


async def withdraw(turn: Turn, person: Person, arg: str) -> None:
    """*Take it back*: gone from the channel, or, after two days, changed there."""
    theirs = await _theirs(turn, person)
    post = next((each for each in theirs if str(each.id) == arg or (not arg and len(theirs) == 1)), None)
    if post is None and not arg:
        return await published(turn, person, "")
    if post is None:
        raise Refused("refused-unknown-button")
    await posted.take_out(turn.scope, post)
    person = replace(person, posts=tuple(each for each in person.posts if each != post.id))
    await people.save(turn.tx, person)
    old = post.state is State.POSTED and (post.at is None or turn.now - post.at >= channel.DELETABLE)
    await turn.scope.put(screens.say(person, line("withdrawn-old" if old else "withdrawn")))
    return None


async def _theirs(turn: Turn, person: Person) -> list[Post]:
    """Her posts, with the newest last."""
    return [each for each in await posts.all(turn.tx) if each.id in person.posts and each.words is not None]


async def asked_by_others(turn: Turn, person: Person, arg: str) -> None:
    """*Questions people asked*: the newest, or those that hold the words; `/asked WORDS`."""
    found = await _found(turn.scope, arg)
    if not found:
        await turn.scope.put(screens.say(person, line("asked-nothing" if arg else "asked-none")))
    else:
        await turn.scope.put(screens.say(person, line("asked-title"), line("asked-how")))
    for words in found:
        await turn.scope.put(screens.say(person, words=words))


async def _found(scope: Scope, wanted: str, most: int = 5) -> list[Words]:
    """The published questions that hold all these words, the newest first."""
    words = set(fold(wanted).split())
    found = [each.words for each in await posts.all(scope.tx) if each.state is State.POSTED and each.words is not None]
    return [each for each in reversed(found) if all(map(fold_public(each.text).__contains__, words))][:most]
