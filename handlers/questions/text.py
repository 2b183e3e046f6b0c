"""The text of a question for everybody: each version waits in place of the one before."""

from dataclasses import replace

from handlers.channel.announce import MOST
from handlers.turn import Turn
from rules import channel, questions
from rules.case import Case
from rules.config import Member
from rules.refused import Refused
from rules.send import Role, Send, Words, line, units
from rules.team import card, card_buttons
from storage import cases, outbox


async def keep(turn: Turn, case: Case, words: Words, member: Member | None) -> Case:
    """A new version of the text waits in place of the one before; the team sees it as it would stand."""
    if not words.text.strip() or units(words.text) > MOST:
        raise Refused("publish-long", most=MOST)
    before = case.publication
    draft = Send(channel.place(0), words=words, case=case.id, held=True)
    after = questions.written(before, 0, member.id if member else None)
    (row,) = await turn.scope.put(draft)
    if before is not None and before.row is not None:
        await outbox.withdraw(turn.tx, before.row)
    case = replace(case, publication=replace(after, row=row))
    await cases.save(turn.tx, case)
    said = line("publish-text", name=member.name) if member else line("publish-reworded")
    buttons = ((card_buttons.button("right", case, str(after.version)), card_buttons.button("write", case)),)
    note = replace(card.note(case, said, quiet=False), words=words, buttons=buttons, role=Role.PROMPT)
    await turn.scope.put(note)
    return case
