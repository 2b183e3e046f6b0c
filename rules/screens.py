"""What a reporter meets in the private chat: screens as values. Every button has a word that can be typed instead."""

from collections.abc import Sequence

from rules.carry import MOST
from rules.case import Case
from rules.draft import Waiting
from rules.person import Person, Step
from rules.send import Button, Line, Place, PlaceKind, Send, Words, joined, line, parts, units

BETWEEN = "\n\n"
"""Between messages that are shown together."""

Rows = tuple[tuple[Button, ...], ...]


def button(act: str, arg: str = "", label: Line | None = None) -> Button:
    """A button whose text is `button-ACT`; its data is `ACT` or `ACT:ARG`."""
    return Button(label or line(f"button-{act}"), f"{act}:{arg}" if arg else act)


def say(person: Person, *lines: Line, buttons: Rows = (), words: Words | None = None) -> Send:
    """Something to the person that belongs to no conversation."""
    place = Place(PlaceKind.PERSON, str(person.id))
    return Send(place, lines=lines, buttons=buttons, words=words, person=person.id)


def first(person: Person, *, waiting: bool, languages: Sequence[str] = ()) -> Send:
    """Who reads this, who can know, what comes next, the numbers: what has to be said before one tap agrees, in so few
    words that somebody afraid reads them. Whole texts are a tap away. `waiting`: words are kept until that tap.

    `languages`: all that there are here; another one than the person's is a tap away.
    """
    lines = (
        line("first-reads", greeting=line("=greeting")),
        line("first-known"),
        line("first-then-sends" if waiting else "first-then"),
        line("first-passed"),
        line("=passed_on_short"),
        line("=under_18_short"),
        line("first-urgent"),
        line("=numbers"),
        line("first-person"),
        line("=contact"),
    )
    agree: Rows = before_consent() if waiting else ((button("understood"),),)
    rows: Rows = (
        *agree,
        (button("need"),),
        (button("find"), button("who")),
        (button("privacy"), button("discreet")),
    )
    return say(person, *lines, buttons=(*rows, *others(person, languages)))


def before_consent() -> Rows:
    """What can be done with words that wait for consent: whoever they are about must not be the one who reads them."""
    return ((button("understood"),), (button("apart"),), (button("drop"),))


def others(person: Person, languages: Sequence[str]) -> Rows:
    """A button for every language but the person's, by its own name."""
    return tuple((button("speak", each, line(f"=language-{each}")),) for each in languages if each != person.language)


def menu(person: Person, acts: Sequence[str]) -> Send:
    """The menu, of these buttons."""
    return say(person, line("menu"), buttons=tuple((button(each),) for each in acts))


def draft(person: Person, count: int) -> Send:
    """What can be done with the words that wait."""
    return say(person, line("draft-holds", count=count), buttons=of_draft())


def of_draft() -> Rows:
    """What can be done with the words that wait, once somebody has agreed."""
    return ((button("send"),), (button("look"), button("over")))


def draft_full(person: Person) -> Send:
    """The draft takes no more; it can be sent, and danger can be said at any time."""
    rows: Rows = (*of_draft(), (button("need"),))
    return say(person, line("draft-full"), buttons=rows)


def words_full(person: Person) -> Send:
    """So much waits to be carried that these words were not kept; danger can be said at any time."""
    return say(person, line("words-full"), buttons=((button("need"),),))


def cases_full(person: Person) -> Send:
    """So many conversations wait to be taken that a further one would hide them; what is written stays in the draft."""
    rows: Rows = ((button("mine"),), (button("need"),))
    return say(person, line("cases-full"), line("=numbers"), buttons=rows)


def look(person: Person, waiting: Sequence[Waiting], most: int) -> list[Send]:
    """The draft's words in at most so many messages, then the buttons again; of a file, what kind it is."""
    shown = [each for page in _pages(waiting) for each in _page(person, page)]
    more = [say(person, line("look-more"))] if len(shown) > most else []
    return [*shown[:most], *more, draft(person, len(waiting))]


def _pages(waiting: Sequence[Waiting]) -> list[list[Waiting]]:
    """Messages that are shown together: words without a file, as many as one message holds."""
    pages: list[list[Waiting]] = []
    size = 0
    for one in waiting:
        more = units(one.words.text + BETWEEN)
        if not pages or one.file is not None or pages[-1][-1].file is not None or size + more > MOST:
            pages.append([])
            size = 0
        pages[-1].append(one)
        size += more
    return pages


def _page(person: Person, page: Sequence[Waiting]) -> list[Send]:
    files = [line(f"kind-{each.file.kind}") for each in page if each.file is not None]
    lines = (line("draft-one"), *files)
    words = joined([each.words for each in page if each.words.text], BETWEEN)
    return [say(person, *lines, words=each) for each in parts(words, MOST)] if words.text else [say(person, *lines)]


def conversations(person: Person, cases: Sequence[Case]) -> Send:
    """The person's conversations with their states, and which one words go to now."""
    if not cases:
        return say(person, line("mine-none"), buttons=((button("raise"),), (button("phrase"),)))
    rows = tuple((button("talk", str(case.number), line("button-talk", number=case.number)),) for case in cases)
    lines = [line("mine-title")]
    for case in cases:
        here = "mine-here" if person.step is Step.TALKING and case.id == person.talking_in else "mine-row"
        lines.append(line(here, number=case.number, state=line(f"mine-{case.state}", team=line(f"team-{case.team}"))))
    checkins = ((button("checkins"),),) if any(case.checkins for case in cases) else ()
    return say(person, *lines, buttons=(*rows, *checkins, (button("raise"),), (button("phrase"),)))
