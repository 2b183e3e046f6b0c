"""What a person is told when a turn came to nothing."""

from telegram import Update

from handlers.turn import Answer, Scope
from handlers.who import front
from handlers.who.member import case_here
from handlers.who.sender import met
from rules import screens, told_admins
from rules.category import category
from rules.config import Team
from rules.person import Person
from rules.send import Line, Send, Urgency, line
from rules.team import card
from storage import cases, people


async def told(update: Update | None, turn: Scope, said: Line) -> None:
    """A refusal, where it was asked for: over the button, in the private chat, in the case's topic."""
    if update is None:
        return
    chat, user, message = update.effective_chat, update.effective_user, update.effective_message
    if update.callback_query is not None:
        private = chat is None or chat.type == chat.PRIVATE
        person = await people.of_sender(turn.tx, user.id) if user and private else None
        person = await front.now(turn, person) if person is not None else None
        turn.answer = Answer(said, alert=True, language=person.language if person else None)
    elif chat is None:
        return
    elif chat.type == chat.PRIVATE and user is not None:
        await turn.put(screens.say(await met(update, turn), said))
    elif message is not None and (team := await turn.team_of(chat.id)) is not None:
        case = await case_here(turn, message)
        await turn.put(card.note(case, said) if case is not None else Send(card.desk(team.name), lines=(said,)))


async def parked(chat: int | None, turn: Scope) -> None:
    """A message that could not be handled three times: its sender and the admins hear of it."""
    person = await people.of_sender(turn.tx, chat) if chat is not None else None
    if person is not None:
        turn.present = person = await front.now(turn, person)
        human = (line("first-human"), line("=contact"))
        await turn.put(screens.say(person, line("trouble-yours"), line("=numbers"), *human))
    team = await _whose(turn, person)
    await turn.put_all(told_admins.told(team, line("admin-parked"), urgency=Urgency.ROUTINE))


async def _whose(turn: Scope, person: Person | None) -> Team:
    """Whose admins hear of it: those of the independent group as soon as anything of this person is with them, so
    that the main team cannot tell that there is such a case."""
    if person is not None and turn.config.independent is not None:
        found = [await cases.get(turn.tx, each) for each in person.conversations]
        if any(case is not None and case.team == turn.config.independent.name for case in found):
            return turn.config.independent
        chosen = category(person.category)
        if chosen is not None and chosen.independent:
            return turn.config.independent
    return turn.config.team
