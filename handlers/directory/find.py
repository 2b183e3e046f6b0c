"""*Find help*: by need or by words, a list narrowed down, an entry. No case is opened, nothing is written down."""

import re
from dataclasses import replace

from telegram import Message

from handlers.directory.search import search
from handlers.guides.read import shelf
from handlers.reporter import choosing
from handlers.text import danger_words
from handlers.text.folding import fold, fold_public
from handlers.turn import Scope, Turn
from rules import directory, find, guides, screens
from rules.category import REQUEST
from rules.directory import Entry
from rules.find import Look
from rules.person import Person, Step
from rules.refused import Refused
from rules.send import Send, line
from storage import drafts, due, people
from storage.due import Due

PAGED = re.compile(r"(.+?)\s+(\d{1,2})", re.DOTALL)
"""Words, and the page of what they find."""
MOST_GUIDES = 3


async def begin(turn: Turn, person: Person, arg: str) -> None:
    """The needs; with words after the command, what they find at once."""
    if arg:
        await turn.scope.put(*_searched(turn, person, arg))
        return
    if turn.config.directory.entries:
        await listen(turn, person, find.LOOKING)
    await turn.scope.put(find.needs(person, turn.config.directory))


async def listen(turn: Turn, person: Person, what: str) -> None:
    """Which question of ours is open; not for long, so that what is written to people later goes to people."""
    await people.save(turn.tx, replace(person, wanted=what))
    await due.plan(turn.tx, find.OVER, person.id, turn.now + find.LASTS)


async def over(scope: Scope, planned: Due) -> None:
    """Nobody looks any more, or has gone away at the first screen: what they write one day begins anew."""
    person = await people.get(scope.tx, planned.whose)
    if person is None:
        return
    wanted = "" if person.wanted.partition(":")[0] in find.OPEN else person.wanted
    asks = person.step is Step.NEW and person.category == REQUEST.id and not await drafts.all(scope.tx, person.id)
    after = replace(person, wanted=wanted, category="" if asks else person.category)
    if after != person:
        await people.save(scope.tx, after)


async def heard(turn: Turn, person: Person, message: Message) -> bool:
    """Whether the words were to be looked up: then they are no draft, and go to nobody. Only once: what is written
    after that is meant for people."""
    if person.wanted != find.LOOKING or not message.text or message.reply_to_message is not None:
        return False
    await people.save(turn.tx, replace(person, wanted=""))
    await turn.scope.put(*_searched(turn, person, message.text))
    return True


async def by_need(turn: Turn, person: Person, arg: str) -> None:
    """The entries for a need."""
    id, _, state = arg.partition(":")
    need, look = turn.config.directory.need(id), find.read(state)
    if need is None or look is None:
        raise Refused("refused-unknown-button")
    there = [each for each in turn.config.directory.entries if id in each.needs]
    await turn.scope.put(_shown(turn, person, replace(look, need=id), there, dangerous=need.dangerous))


async def by_words(turn: Turn, person: Person, arg: str) -> None:
    """Another page or part of what words found."""
    state, _, words = arg.partition(":")
    look = find.read(state)
    if look is None or not words:
        raise Refused("refused-unknown-button")
    there = search(turn.config.directory, turn.config.languages, words).entries
    dangerous = _dangerous(turn, words, there)
    await turn.scope.put(_shown(turn, person, replace(look, words=words), there, dangerous=dangerous))


async def entry(turn: Turn, person: Person, arg: str) -> None:
    """One entry."""
    found = turn.config.directory.entry(arg)
    if found is None:
        raise Refused("entry-gone")
    today = turn.now.astimezone(turn.config.timezone).date()
    await turn.scope.put(find.entry(person, found, turn.config.directory.needs, today))


async def request(turn: Turn, person: Person, arg: str) -> None:
    """*None of these: ask a person*: what is needed becomes a conversation. Whoever has not agreed yet is shown what
    that means first; the tap that agrees goes on here."""
    if person.step is Step.NEW:
        await people.save(turn.tx, replace(person, category=REQUEST.id))
        await due.plan(turn.tx, find.OVER, person.id, turn.now + find.LASTS)
        await choosing.first_screen(turn, person)
    else:
        await choosing.chose(turn, person, REQUEST)


def _searched(turn: Turn, person: Person, text: str) -> list[Send]:
    """What words find, the best first, and that they went to nobody."""
    paged = PAGED.fullmatch(text.strip())
    words, page = (paged[1], max(int(paged[2]), 1) - 1) if paged else (text, 0)
    opened = fold(turn.scope.sentences.render(person.language, "find-open"))
    look = Look(page=page, open_now=opened in fold(words))
    if look.open_now:
        words = fold(words).replace(opened, " ")
    found = search(turn.config.directory, turn.config.languages, words, find.WORDS)
    dangerous = _dangerous(turn, text, found.entries)
    shown = _shown(turn, person, replace(look, words=found.words), found.entries, dangerous=dangerous, said=words)
    told = screens.say(person, line("find-only"), buttons=((screens.button("raise"),), (screens.button("need"),)))
    return [shown, told]


def _shown(turn: Turn, person: Person, look: Look, there: list[Entry], *, dangerous: bool, said: str = "") -> Send:
    """A page of what passes the filters; or a filter to choose."""
    if look.choose:
        return find.choices(person, look, there)
    filters = find.filters(look, there)
    found = [each for each in there if directory.fits(each, filters, turn.now, turn.config.timezone)]
    to_read = guides.matching(shelf(turn, person), said.split(), fold_public)[:MOST_GUIDES] if said else []
    return find.listed(person, look, there, found, dangerous=dangerous, guides=to_read)


def _dangerous(turn: Turn, words: str, found: list[Entry]) -> bool:
    """Whether the numbers stand above: for words of danger, and for what is found for such a need."""
    dangerous = {each.id for each in turn.config.directory.needs if each.dangerous}
    spoken = danger_words.spoken(words, danger_words.known())
    return spoken or any(dangerous & {*each.needs} for each in found[: find.PAGE])
