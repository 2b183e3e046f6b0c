"""*Find help*: by need or by words, an entry, its numbers. No case is opened, nothing of it is written down."""

from dataclasses import replace

from telegram import Message

from handlers.directory.search import search
from handlers.text import danger_words
from handlers.turn import Turn
from rules import directory, find, screens
from rules.directory import Filters
from rules.person import Person
from rules.refused import Refused
from rules.send import Send, line
from storage import people


async def begin(turn: Turn, person: Person, arg: str) -> None:
    """The needs; with words after the command, what they find at once."""
    if arg:
        await turn.scope.put(*_searched(turn, person, arg))
        return
    if turn.config.directory.entries:
        await people.save(turn.tx, replace(person, wanted=find.LOOKING))
    await turn.scope.put(find.needs(person, turn.config.directory))


async def heard(turn: Turn, person: Person, message: Message) -> bool:
    """Whether the words were to be looked up: then they are no draft, and go to nobody. Only once: what is written
    after that is meant for people."""
    if person.wanted != find.LOOKING or not message.text or message.reply_to_message is not None:
        return False
    await people.save(turn.tx, replace(person, wanted=""))
    await turn.scope.put(*_searched(turn, person, message.text))
    return True


async def by_need(turn: Turn, person: Person, arg: str) -> None:
    """The entries for a need, a page of them."""
    id, _, page = arg.partition(":")
    here = turn.config.directory
    need = here.need(id)
    if need is None or not (page or "0").isascii() or not (page or "0").isdigit() or len(page) > 4:
        raise Refused("refused-unknown-button")
    zone = turn.config.timezone
    found = [each for each in here.entries if directory.fits(each, Filters(need=id), turn.now, zone)]
    await turn.scope.put(
        find.listed(person, found, f"need-of:{id}", int(page or "0"), dangerous=need.dangerous),
    )


async def entry(turn: Turn, person: Person, arg: str) -> None:
    """One entry."""
    found = turn.config.directory.entry(arg)
    if found is None:
        raise Refused("entry-gone")
    today = turn.now.astimezone(turn.config.timezone).date()
    await turn.scope.put(find.entry(person, found, turn.config.directory.needs, today))


def _searched(turn: Turn, person: Person, words: str) -> list[Send]:
    """What words find, the best first, and that they went to nobody."""
    here = turn.config.directory
    found = search(here, turn.scope.sentences, turn.config.languages, words)[: find.PAGE]
    dangerous = {each.id for each in here.needs if each.dangerous}
    danger = danger_words.spoken(words, danger_words.known()) or any(dangerous & {*each.needs} for each in found)
    told = screens.say(person, line("find-only"), buttons=((screens.button("raise"),), (screens.button("need"),)))
    return [find.listed(person, found, "", 0, dangerous=danger), told]
