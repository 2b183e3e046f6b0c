"""Finding help in the chat: the needs, a list of entries and what narrows it down; screens as values.

Nothing of it is kept: what somebody looks for stands in the buttons of their own chat, and nowhere else.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256

from rules import directory, entry_screen
from rules.directory import Directory, Entry, Filters, Need, Texts
from rules.due_kinds import Counts, Kind, Of
from rules.entry_screen import above, shown, spoken
from rules.guides import Guide
from rules.person import Person
from rules.screens import Rows, button, say
from rules.send import Button, Line, Send, line
from rules.team.card_buttons import rows

OVER = Kind("find-over", Of.PERSON, Counts.BY_THE_CLOCK)
LASTS = timedelta(hours=1)
"""So long words that follow *Find help* are looked up; after that they are meant for people."""
LOOKING = "find"
"""What `Person.wanted` says while the next words are looked up."""
OPEN = (LOOKING, "ask-me")
"""What `Person.wanted` begins with while such a question is open: it is forgotten after a while."""
PAGE = 8
"""Entries of one page."""
FEW = 3
"""So many need no narrowing down."""
AREAS = 20
"""Places to choose from; further ones are found by words."""
MOST_DATA = 64
"""Bytes that Telegram lets a button carry."""
LONGEST_STATE = len("999.xx.abcde.1")
WORDS = MOST_DATA - len("seek:") - LONGEST_STATE - 1
"""Bytes of words that are looked up from a button."""
STATE = re.compile(r"(?:(\d{1,3})|([la]))(?:\.([a-z]{2,3})?)?(?:\.([0-9a-f]{5})?)?(?:\.(1)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody looks at: a need or words, what narrows it down, the page; `choose`: a filter is being chosen, `l`
    for the language, `a` for the place. A place goes by five letters of its hash, since names are long."""

    need: str = ""
    words: str = ""
    language: str = ""
    area: str = ""
    open_now: bool = False
    page: int = 0
    choose: str = ""

    @property
    def data(self) -> str:
        """What a button to it carries."""
        parts = (self.choose or str(self.page), self.language, self.area, "1" if self.open_now else "")
        state = ".".join(parts).rstrip(".")
        return f"need-of:{self.need}:{state}" if self.need else f"seek:{state}:{self.words}"

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out on purpose."""
        return bool(self.language or self.area or self.open_now)


def read(state: str) -> Look | None:
    """Filters and page from the data of a button; it proves nothing."""
    found = STATE.fullmatch(state or "0")
    if found is None:
        return None
    page, choose, language, area, opened = found.groups()
    return Look("", "", language or "", area or "", opened == "1", int(page or 0), choose or "")


def filters(look: Look, entries: Iterable[Entry]) -> Filters:
    """The same in the words of the entries; a place that is not there lets only those through that are everywhere."""
    names = {mark(area): next(iter(area.values())) for each in entries for area in each.area} if look.area else {}
    return Filters(look.need, look.language, names.get(look.area, look.area), look.open_now)


def mark(area: Texts) -> str:
    """A place in five letters."""
    return sha256("\n".join(f"{code}={area[code]}" for code in sorted(area)).encode()).hexdigest()[:5]


def needs(person: Person, found: Directory) -> Send:
    """What somebody may need; only what there are entries for. Without a directory, the numbers."""
    there = [each for each in found.needs if any(each.id in entry.needs for entry in found.entries)]
    if not found.entries:
        lines = (line("find-empty"), line("=numbers"), line("first-human"), line("=contact"))
        return say(person, *lines, buttons=((button("request"),),))
    offered = tuple((button("need-of", each.id, name(each, person.language)),) for each in there)
    return say(person, line("find-what"), line("find-private"), buttons=(*offered, (button("request"),)))


def name(need: Need, language: str) -> Line:
    """A need as people read it."""
    if need.label is None:
        return line(f"need-{need.id}")
    return line("entry-text", text=directory.text(need.label, language)[0])


def listed(
    person: Person,
    look: Look,
    there: Sequence[Entry],
    found: Sequence[Entry],
    *,
    dangerous: bool,
    guides: Sequence[Guide] = (),
) -> Send:
    """One page of what was `found`, out of what is `there` when nothing is narrowed down."""
    pages = max(1, -(-len(found) // PAGE))
    page = look.page if look.page < pages else 0
    lines = [*above(dangerous=dangerous)]
    lines.append(line("find-found", count=len(found)) if found else line("find-none"))
    lines += [line("find-page", page=page + 1, pages=pages)] if pages > 1 else []
    lines += [line("find-guides")] if guides else []
    further = [Button(line("find-before"), replace(look, page=page - 1).data)] if page else []
    further += [Button(line("find-more"), replace(look, page=page + 1).data)] if page + 1 < pages else []
    read_on = tuple((button("guide", each.name, line(f"=guide-{each.name}")),) for each in guides)
    narrow = _narrow(look, there)
    shown_now = entry_screen.buttons_to(found[page * PAGE : (page + 1) * PAGE], person.language)
    return say(
        person,
        *lines,
        buttons=(*shown_now, *((tuple(further),) if further else ()), *read_on, *narrow, *ways(person)),
    )


def ways(person: Person) -> Rows:
    """From every list onwards: other needs, or a person."""
    return ((Button(line("find-needs"), "find"),), (button("request"),))


def _narrow(look: Look, there: Sequence[Entry]) -> Rows:
    """What narrows the list down, where it is long; what was chosen is taken off by a tap."""
    if len(there) <= FEW and not look.narrowed:
        return ()
    plain = replace(look, page=0)
    language = line("find-by-language") if not look.language else line("find-chosen", what=spoken(look.language))
    area = line("find-by-area") if not look.area else line("find-chosen", what=line("find-by-area"))
    opened = line("find-open") if not look.open_now else line("find-chosen", what=line("find-open"))
    to_language = replace(plain, language="") if look.language else replace(plain, choose="l")
    to_area = replace(plain, area="") if look.area else replace(plain, choose="a")
    offered = [Button(opened, replace(plain, open_now=not look.open_now).data)]
    offered += [Button(language, to_language.data)] if any(each.languages for each in there) else []
    offered += [Button(area, to_area.data)] if any(each.area for each in there) else []
    return (tuple(offered),)


def choices(person: Person, look: Look, there: Sequence[Entry]) -> Send:
    """The languages or places of what is there, those of most entries first."""
    plain = replace(look, choose="", page=0)
    offered: list[Button] = []
    if look.choose == "l":
        codes = Counter(code for each in there for code in each.languages)
        first = sorted(codes, key=lambda code: (code != person.language, -codes[code], code))
        offered = [Button(spoken(code), replace(plain, language=code).data) for code in first]
    else:
        places = {mark(area): area for each in there for area in each.area}
        counts = Counter(mark(area) for each in there for area in each.area)
        for each, _ in counts.most_common(AREAS):
            label = line("entry-text", text=shown(places[each], person.language))
            offered.append(Button(label, replace(plain, area=each).data))
    said = line("find-which-language" if look.choose == "l" else "find-which-area")
    return say(person, said, buttons=(*rows(offered), (Button(line("find-all"), plain.data),)))


def entry(person: Person, found: Entry, needs: Sequence[Need], today: date) -> Send:
    """One entry; each number can be copied with one tap."""
    lines = entry_screen.lines(found, person.language, needs, today)
    ask = ((button("ask-me", found.id),),) if found.phones or found.link else ()
    return say(person, *lines, buttons=(*entry_screen.buttons(found), *ask, *ways(person)))


def next_ones(entries: Iterable[Entry], known: Entry, language: str) -> list[Entry]:
    """Where else the same may be found: what shares most needs first, and is in the reader's language."""
    shared = [(len({*each.needs} & {*known.needs}), each) for each in entries if each.id != known.id]
    fitting = [(count, each) for count, each in shared if count]
    fitting.sort(key=lambda pair: (-pair[0], not directory.speaks(pair[1], language)))
    return [each for _, each in fitting[:PAGE]]
