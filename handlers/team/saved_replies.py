"""Saved replies: texts from the configuration, sent in the reporter's language by the holder."""

from dataclasses import replace

from handlers.team import holding, replying
from handlers.turn import Turn
from handlers.who import behind
from rules import carry
from rules import case as case_rules
from rules.case import Case
from rules.config import Member
from rules.refused import Refused
from rules.send import Button, Words, line
from rules.team import card, card_buttons


async def more(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """*More* shows what is needed less often."""
    acts = [card_buttons.button("outside", case)]
    if turn.config.replies:
        acts.insert(0, card_buttons.button("replies", case))
    await holding.show(turn, case, _with_back(case, acts))


async def replies(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """The titles, as buttons."""
    case_rules.answer(case, member.id, turn.now)  # refused now rather than after the choice
    language = turn.config.languages[0]
    buttons = [
        card_buttons.button("reply", case, str(number), line("button-reply", title=each.title[language]))
        for number, each in enumerate(turn.config.replies)
    ]
    await holding.show(turn, case, _with_back(case, buttons))


async def reply(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """The text goes out as the holder's words; the team reads which it was."""
    if not arg.isdecimal() or int(arg) >= len(turn.config.replies):
        raise Refused("refused-old-button")
    chosen = turn.config.replies[int(arg)]
    before, case = case, case_rules.answer(case, member.id, turn.now)
    person = await behind.reporter(turn.tx, case)
    if person is None:
        raise Refused("refused-cut")
    words = Words(chosen.text.get(person.language) or chosen.text[turn.config.languages[0]])
    await turn.scope.put_all(replace(each, origin=None) for each in carry.outward(case, words, 0, member.id))
    await replying.answered(turn, before, case)
    title = chosen.title[turn.config.languages[0]]
    await turn.scope.put(card.note(case, line("note-reply", name=member.name, title=title)))
    await replying.tell_if_paused(turn, case)
    turn.say(line("done-sent"))


def _with_back(case: Case, buttons: list[Button]) -> card_buttons.Rows:
    return (*card_buttons.rows(buttons, 1), (card_buttons.back(case),))
