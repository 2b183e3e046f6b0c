"""The team's side of a question for everybody: one member writes, another looks; none who asked it."""

from dataclasses import replace
from datetime import timedelta

from telegram import Update

from handlers.audit import record
from handlers.questions.text import keep
from handlers.text.replacing import Change, edit
from handlers.text.reply_words import words_for_reporter
from handlers.turn import Turn
from handlers.who import behind
from handlers.who.member import acting, case_here
from handlers.who.roster import holder_name, team_of
from rules import carry, questions, screens
from rules.case import Case
from rules.config import Member
from rules.person import Person
from rules.questions import Publication, Stage
from rules.refused import Refused
from rules.send import Send, Words, line
from rules.team import card
from storage import cases, pending, people


async def ask(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """*May it help others?* Whoever asked is asked, and told before if too few could look."""
    person = await _asker(turn, case, member)
    if turn.config.channel is None:
        raise Refused("publish-no-channel", key="[channel]")
    if case.publication is not None:
        raise Refused("publish-refused" if case.publication.stage is Stage.REFUSED else "refused-old-button")
    if case.kind != "question" or case.answered is None:
        raise Refused("publish-answer-first")
    members = [each.id for each in team_of(turn.config, case).members if not each.observer]
    if not questions.may(members, None):
        raise Refused("publish-too-few", count=questions.LOOKS)
    own = [each for each in members if await people.is_account(turn.tx, person, each)]
    enough = questions.may(members, own[0] if own else None)
    await turn.scope.put(_question(case, turn.config.channel.wait, enough=enough))
    await turn.scope.put(card.note(case, line("publish-asked", name=member.name)))
    after = replace(case, publication=Publication())
    await cases.save(turn.tx, after)
    await turn.scope.put_all(card.update(after, holder_name(turn.config, after), case))
    turn.say(line("publish-asked-done"))


def _question(case: Case, wait: timedelta, *, enough: bool) -> Send:
    send = Send(carry.reporter(case), case=case.id, urgency=case.urgency)
    number = str(case.number)
    if not enough:
        lines = (line("publish-cannot", number=case.number),)
        return replace(send, lines=lines, buttons=((screens.button("may-no", number, line("button-publish-fine")),),))
    said = (line("publish-may", number=case.number), line("publish-how"), line("publish-free"))
    acts = (screens.button("may-yes", number), screens.button("may-no", number))
    return replace(send, lines=said, buttons=tuple((each,) for each in acts))


async def write(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """*I write it*."""
    await _asker(turn, case, member)
    await cases.save(turn.tx, replace(case, publication=questions.begin(case.publication, member.id)))
    turn.say(line("publish-write"), alert=True)


async def commanded(update: Update, turn: Turn) -> None:
    """`/publish` and the text, in the case's topic, by the member who tapped *I write it*."""
    message = update.effective_message
    member, case = await acting(update, turn), await case_here(turn, message)
    if message is None or member is None:
        return
    if case is None:
        raise Refused("publish-where")
    words, _ = words_for_reporter(message)
    word = words.text.split(maxsplit=1)[0]
    words = edit(words, [Change(0, len(words.text) - len(words.text[len(word) :].lstrip()), "")])
    await keep(turn, case, words, member)


async def right(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """*It is right*, by a second member; then whoever asked is shown it, to the letter."""
    await _asker(turn, case, member)
    case = replace(case, publication=questions.right(case.publication, arg, member.id))
    await cases.save(turn.tx, case)
    await record(turn.scope, case, member, "publish")
    assert case.publication is not None
    row = await pending.get(turn.tx, case.publication.row or 0)
    if case.publication.stage is Stage.SHOWN and row is not None and row.send.words is not None:
        await turn.scope.put(*_shown(case, row.send.words))
        await turn.scope.put(card.note(case, line("publish-shown", name=member.name)))
    turn.say(line("publish-right"))


def _shown(case: Case, words: Words) -> tuple[Send, Send]:
    """The text alone, as it would stand there; then the choice."""
    assert case.publication is not None
    plain = Send(carry.reporter(case), case=case.id, urgency=case.urgency)
    arg = f"{case.number}.{case.publication.version}"
    acts = tuple((screens.button(each, arg),) for each in ("consent", "reword", "refuse"))
    said = (line("publish-look", number=case.number), line("publish-letter"))
    return replace(plain, words=words), replace(plain, lines=said, buttons=acts)


async def _asker(turn: Turn, case: Case, member: Member) -> Person:
    """Whoever asked. A member who is that learns it here, in a pop-up for them alone, and leaves it to others."""
    person = await behind.reporter(turn.tx, case)
    if person is None or case.cut:
        raise Refused("refused-cut")
    if await people.is_account(turn.tx, person, member.id):
        raise Refused("publish-yours")
    return person
