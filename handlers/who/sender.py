"""Who is behind an update, and which conversations are theirs."""

from telegram import Update, User

from handlers.turn import Scope, Turn
from handlers.who import front, private_chat
from rules.case import Case, State
from rules.person import Person
from rules.refused import Refused
from storage import cases, people


async def whoever(update: Update, turn: Turn) -> Person:
    """The person behind an update from a private chat; a stranger becomes known by number only."""
    return await met(update, turn.scope)


def names(user: User) -> tuple[str, ...]:
    """What Telegram calls them."""
    return tuple(filter(None, (user.first_name, user.last_name, user.username)))


async def met(update: Update, scope: Scope) -> Person:
    """The same for whoever has the turn in hand: the person is here now, and what they wrote stands in their chat. In a
    locked chat it is somebody made up."""
    user, chat = update.effective_user, update.effective_chat
    assert user is not None
    assert chat is not None
    person = await people.of_sender(scope.tx, user.id)
    person = person or await people.welcome(scope.tx, user.id, chat.id, scope.config.languages[0])
    number = update.effective_message.message_id if update.effective_message is not None else 0
    scope.present = person = await front.of(scope, person, _thread(update, person), number)
    scope.own = names(user)
    scope.member = next((found for team in scope.config.teams if (found := team.member(user.id))), None)
    if update.message is not None:
        await private_chat.note(scope, person, update.message.message_id, own=True)
    return person


def _thread(update: Update, person: Person) -> int | None:
    """The topic of the private chat that they write in: under Threaded Mode an answer beside it may not be seen."""
    message = update.effective_message
    if message is None:
        return person.thread
    return message.message_thread_id if message.is_topic_message else None


async def conversations(turn: Turn, person: Person) -> list[Case]:
    """The person's conversations that still exist, in order."""
    found = [await cases.get(turn.tx, case_id) for case_id in person.conversations]
    return [case for case in found if case is not None]


async def numbered(turn: Turn, person: Person, arg: str) -> Case:
    """The person's own conversation of that number, or the one talked in where none is named; the data of a button
    proves nothing."""
    case = await talked_in(turn, person) if not arg else None
    for each in await conversations(turn, person) if arg else ():
        if str(each.number) == arg:
            case = each
    if case is None:
        raise Refused("refused-unknown-button")
    return case


async def talked_in(turn: Turn, person: Person) -> Case | None:
    """The conversation that words go to now."""
    case = await cases.get(turn.tx, person.talking_in) if person.talking_in is not None else None
    return None if case is None or case.state is State.GONE else case
