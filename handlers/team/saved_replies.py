"""Saved replies: texts from the configuration, sent in the reporter's language by the holder, after a look at them."""

from dataclasses import replace

from handlers.team import holding, replying, second_look
from handlers.team.second_look import Look
from handlers.turn import Turn
from handlers.who import behind
from rules import carry
from rules import case as case_rules
from rules.case import Case
from rules.config import Member, SavedReply
from rules.refused import Refused
from rules.send import Button, Words, line
from rules.team import card_buttons


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
    """The text is shown; after a yes it goes out as the holder's words, and the team reads which it was."""
    number, sign = await second_look.meant(turn, case, "reply", arg)
    chosen = _chosen(turn, number)
    after = case_rules.answer(case, member.id, turn.now)
    person = await behind.reporter(turn.tx, case)
    if person is None:
        raise Refused("refused-cut")
    shown = second_look.both(turn, case, lambda language: _text(turn, chosen, language))
    if not await second_look.taken(turn, case, Look("reply", number, line("look-reply"), shown), sign):
        return
    words = Words(_text(turn, chosen, person.language))
    await turn.scope.put_all(replace(each, origin=None) for each in carry.outward(after, words, 0, member.id))
    await replying.answered(turn, case, after)
    title = chosen.title[turn.config.languages[0]]
    await second_look.done(turn, after, sign, line("note-reply", name=member.name, title=title), shown)
    await replying.tell_if_paused(turn, after)
    turn.say(line("done-sent"))


def _chosen(turn: Turn, number: str) -> SavedReply:
    if not number.isdecimal() or int(number) >= len(turn.config.replies):
        raise Refused("refused-old-button")
    return turn.config.replies[int(number)]


def _text(turn: Turn, chosen: SavedReply, language: str) -> str:
    return chosen.text.get(language) or chosen.text[turn.config.languages[0]]


def _with_back(case: Case, buttons: list[Button]) -> card_buttons.Rows:
    return (*card_buttons.rows(buttons, 1), (card_buttons.back(case),))
