"""Further words of a conversation, on their way into its topic, and the word back that says where they went."""

from dataclasses import replace

from handlers import arrival
from handlers.files import albums, arriving
from handlers.oncall import next_step
from handlers.oncall.duty import called
from handlers.reporter import danger_question, first_words, identity_warning
from handlers.turn import Turn
from handlers.who.roster import holder_name, is_read
from rules import carry, files
from rules import case as case_rules
from rules.case import Case, State
from rules.draft import Waiting
from rules.oncall import bursts
from rules.person import Person
from rules.reporter import help_now
from rules.send import Send, Urgency, line
from rules.team import card
from storage import cases, due, people


async def hear(turn: Turn, person: Person, case: Case, said: Waiting, reply_to: int | None) -> None:
    """Words and file go into the case's topic; a closed one opens again. What a block covers goes nowhere, and that
    is told with the numbers."""
    if case.blocked:
        await first_words.tell_kept_out(turn, person, case)
        return
    before, case = case, bursts.counted(case_rules.hear(case, turn.now), turn.now)
    if case.language:
        case = replace(case, language=person.language)
    await cases.save(turn.tx, case)
    danger = case.urgency is Urgency.DANGER
    muted = case.muted and not danger
    await _reopened(turn, before, case, muted=muted)
    per_hour = turn.config.limits.reporter_per_hour
    at = None if danger else bursts.later(case, turn.now, per_hour)
    under = await _under(turn, case, said)
    sends = carry.inward(case, said.carried, said.message, reply_to, at, under=under) if said.words.text else []
    if danger and sends:  # whether words of danger arrive is looked at, whoever holds the case
        sends = [*sends[:-1], replace(sends[-1], owed=True)]
        case = await arrival.expect(turn.scope, case, 1)
    await turn.scope.put_all(replace(send, quiet=send.quiet or muted) for send in sends)
    if said.file is not None:
        file = files.inward(case, (replace(said.file, place=under),), said.message, album=said.album, reply_to=reply_to)
        await arriving.put(turn, case, replace(file, quiet=file.quiet or muted, not_before=at))
        await identity_warning.hint(turn, case, said)
    if not is_read(turn.scope, case):
        await turn.scope.put(help_now.nobody(case))  # every time: whoever reads nothing of it must believe nothing else
    elif at is not None and bursts.first_too_many(case, per_hour):
        await turn.scope.put(carry.tell(case, "slower"))
    elif before.state is not State.CLOSED and bursts.new_burst(before, person, turn.now):
        await turn.scope.put(await _acknowledgement(turn, person, case))
    if person.wrote_in != case.id:
        person = replace(person, wrote_in=case.id)
        await people.save(turn.tx, person)
    await danger_question.in_conversation(turn, person, case, said.words.text)


async def _under(turn: Turn, case: Case, said: Waiting) -> int:
    """Which picture of an album the words stand under; 0 where there are no words, or no album."""
    if not said.words.text:
        return 0
    if said.file is not None:
        return await arriving.placed(turn, case, said.album)
    return await albums.place(turn, case, said.message, inward=True)


async def _reopened(turn: Turn, before: Case, case: Case, *, muted: bool) -> None:
    """Whatever the words have changed of the case's state, the card and the next step follow."""
    if before.state is State.CLOSED:
        await due.cancel(turn.tx, case_rules.EXPIRE, case.id)
        alert = card.alert(case, () if muted else await called(turn.scope, case), again=True)
        if is_read(turn.scope, case):
            await turn.scope.put(carry.tell(case, "heard-again"))
        await turn.scope.put(replace(alert, quiet=muted))
    if (before.state, before.language) != (case.state, case.language):
        await turn.scope.put_all(card.update(case, holder_name(turn.config, case), before))
    if before.state is not case.state:
        await next_step.follow(turn.scope, case, before, muted=muted)


async def _acknowledgement(turn: Turn, person: Person, case: Case) -> Send:
    """Where it went, without a sound; and where other words go, if that is elsewhere."""
    here = await cases.get(turn.tx, person.talking_in) if person.talking_in is not None else None
    if here is None or here.id == case.id:
        said = line("ack", number=case.number)
    else:
        said = line("ack-elsewhere", number=case.number, here=here.number)
    return replace(carry.tell(case, "ack"), lines=(said,), quiet=True)
