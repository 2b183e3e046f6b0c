"""*Stay updated*: where the channel is, and who sees that somebody joins. No list of subscribers is kept here."""

from handlers.turn import Turn
from rules import screens
from rules.person import Person
from rules.send import line


async def tell(turn: Turn, person: Person, arg: str) -> None:
    """The link and the truth; what was published can be read without joining."""
    known = turn.config.channel
    if known is None:
        await turn.scope.put(screens.say(person, line("updates-none")))
        return
    lines = (line("updates-where", link=known.link), line("updates-seen"), line("updates-instead"))
    await turn.scope.put(screens.say(person, *lines, buttons=((screens.button("asked"),),)))
