"""What looks as if it gave the writer away, pointed out before words are sent. It helps to see; it promises nothing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import phonenumbers
from phonenumbers import Leniency, PhoneNumberMatcher

from handlers.text import five_words, own_names, street_addresses
from handlers.text.folding import even
from handlers.text.replacing import Change, edit
from rules.reporter.identity_warning import MARK
from rules.send import Span, Words


class TraceKind(StrEnum):
    """What a trace looks like; where two overlap, the earlier kind of this list is told."""

    LINK = "link"
    EMAIL = "email"
    USERNAME = "username"
    ACCOUNT = "account"
    PHONE = "phone"
    ADDRESS = "address"
    OWN_NAME = "own-name"
    INTRODUCED = "introduced"
    FIVE_WORDS = "five-words"


@dataclass(frozen=True, slots=True)
class Trace:
    """`text[begin:end]` may give the writer away; indexes of the str, not UTF-16 units."""

    kind: TraceKind
    begin: int
    end: int


COVER = MARK[0]
"""One such sign for each that is hidden, while more is looked for: places stay where they were."""

FEWEST = 5
"""Digits of the shortest phone number that is no public one."""
TRIES = 50
"""Runs of digits per region that may turn out to be no phone number before looking for more is given up."""

HOSTS = (
    "t.me telegram.me telegram.dog wa.me whatsapp.com instagram.com instagr.am facebook.com fb.com fb.me m.me"
    " messenger.com tiktok.com x.com twitter.com linkedin.com lnkd.in snapchat.com youtube.com threads.net threads.com"
    " signal.me vk.com ok.ru discord.gg discord.com pinterest.com reddit.com line.me viber.com"
)
LINK = re.compile(
    r"(?<![\w-])(?:https?://)?(?:[\w-]+\.){0,3}(?:" + "|".join(map(re.escape, HOSTS.split())) + r")/[^\s/][^\s]*"
    r"|(?<![\w.-])[\w-]{2,}\.t\.me\b"
    r"|(?<!\w)(?:tg|whatsapp|viber|signal)://?[^\s]+",
    re.IGNORECASE,
)
EMAIL = re.compile(r"(?<![\w.%+-])[\w.%+-]+@(?:[\w-]+\.)+[\w-]{2,}")
USERNAME = re.compile(r"(?<![\w@])@[\w.]{3,32}")
ACCOUNT = re.compile(r"(?<!\w)[a-z]{2}\d{2}(?:[ -]?[a-z\d]{1,4}){3,8}(?!\w)", re.IGNORECASE)
"""An IBAN, if its check digits are right."""
ABROAD = re.compile(r"(?<![\d+])00[\s.-]{0,2}(?=[1-9])|(?<=\()00[\s.-]{0,2}(?=[1-9])")
"""How most of the world dials a country code."""
BOTH_WAYS = re.compile(r"(?:\+|(?<!\d)00)\s?\d{1,3}\s?\(0\)\s?\d[\d\s./-]{4,16}\d(?!\d)")
"""Written for those who call from abroad and from inside the country."""
SPACED = re.compile(r"(?<![\w.,:/-])\d{1,7}(?:[ .·/-]{1,2}\d{1,7}){1,14}(?![\w:,/-])|(?<![\w.,:/-])\d{11,15}(?!\w)")
"""Digits in groups, of which a number may consist that the library does not see."""
DATED = re.compile(r"(?:\d{1,2}\D+){2}(?:19|20)\d\d(?!\d)|(?:19|20)\d\d(?:\D+\d{1,2}){2}(?!\d)")
YEAR = re.compile(r"(?:19|20)\d\d\D")
LONGEST_COUNT = 3
"""Groups that are counted up one by one, as in 1 2 3, are a list and no number from so many on."""
CLOSING = ".,;:!?'\"»”’)]}>…،؛؟"


def find(
    text: str, *, own: tuple[str, ...], regions: tuple[str, ...], public: tuple[str, ...] = ()
) -> tuple[Trace, ...]:
    """Every trace in order, none overlapping another.

    `own`: the writer's first name, last name, username. `regions`: countries (ISO 3166, two letters) whose phone
    numbers are known when written without a country code. `public`: numbers that everybody knows, the emergency
    numbers above all, and that are no trace.
    """
    found: list[Trace] = []
    hidden = text
    while more := [each for each in _found(hidden, own, regions, public) if COVER not in hidden[each.begin : each.end]]:
        found += more
        for each in more:  # what is hidden changes what stands beside it: a number that ran on into a name, say
            hidden = hidden[: each.begin] + COVER * (each.end - each.begin) + hidden[each.end :]
    return tuple(sorted(found, key=lambda trace: trace.begin))


def _found(text: str, own: tuple[str, ...], regions: tuple[str, ...], public: tuple[str, ...]) -> list[Trace]:
    plain = even(text)
    taken = [False] * len(text)
    found: list[Trace] = []
    many = len(_digits(plain)) >= FEWEST
    numbers = (*_phones(plain, regions, public), *_spaced_phones(plain, regions, public)) if many else ()
    addresses = _each(TraceKind.ADDRESS, street_addresses.places(plain))
    mine, said = own_names.found(text, own)
    names = (*_each(TraceKind.OWN_NAME, mine), *_each(TraceKind.INTRODUCED, said))
    keys = _each(TraceKind.FIVE_WORDS, five_words.places(text))
    for trace in (*_patterns(plain), *_accounts(plain), *numbers, *addresses, *names, *keys):
        if not any(taken[trace.begin : trace.end]):
            taken[trace.begin : trace.end] = [True] * (trace.end - trace.begin)
            found.append(trace)
    return found


def hide(text: str, spans: tuple[Span, ...], traces: tuple[Trace, ...]) -> Words:
    """The words with a mark in place of each trace."""
    return edit(Words(text, spans), [Change(trace.begin, trace.end, MARK) for trace in traces])


def _patterns(plain: str) -> Iterator[Trace]:
    for kind, pattern in ((TraceKind.LINK, LINK), (TraceKind.EMAIL, EMAIL), (TraceKind.USERNAME, USERNAME)):
        for match in pattern.finditer(plain):
            end = match.start() + len(match[0].rstrip(CLOSING))
            yield Trace(kind, match.start(), end)


def _phones(plain: str, regions: tuple[str, ...], public: tuple[str, ...]) -> Iterator[Trace]:
    dialled = ABROAD.sub(lambda found: "+".rjust(len(found[0])), plain)
    known = {_digits(number) for number in public}
    for region in regions or (None,):
        known_here = known | {_national(number, region) for number in public}
        for match in PhoneNumberMatcher(dialled, region, Leniency.VALID, TRIES):
            if _dated(match.raw_string):
                continue
            if _digits(match.raw_string) not in known and str(match.number.national_number) not in known_here:
                begin = _dialled_from(plain, dialled, match.start)
                yield Trace(TraceKind.PHONE, begin, match.end)


def _dialled_from(plain: str, dialled: str, begin: int) -> int:
    """Where a number begins that was written with 00 for the plus sign."""
    if dialled[begin] != "+" or plain[begin] == "+":
        return begin
    return plain.rindex("00", 0, begin + 2)


def _digits(number: str) -> str:
    return "".join(char for char in even(number) if char in "0123456789")


def _national(number: str, region: str | None) -> str:
    """The number as it counts inside its country; its bare digits where it is none, as "911" is not."""
    try:
        return str(phonenumbers.parse(number, region).national_number)
    except phonenumbers.NumberParseException:
        return _digits(number)


def _accounts(plain: str) -> Iterator[Trace]:
    for match in ACCOUNT.finditer(plain):
        signs = re.sub("[ -]", "", match[0])
        if len(signs) >= 15 and int("".join(str(int(each, 36)) for each in signs[4:] + signs[:4])) % 97 == 1:
            yield Trace(TraceKind.ACCOUNT, match.start(), match.end())


def _spaced_phones(plain: str, regions: tuple[str, ...], public: tuple[str, ...]) -> Iterator[Trace]:
    """Numbers in groups that nobody dials so, or with a country code and no sign of it."""
    known = {_digits(number) for number in public} | {_national(each, region) for each in public for region in regions}
    for match in SPACED.finditer(plain):
        digits = _digits(match[0])
        if 9 <= len(digits) <= 15 and digits not in known and not _dated(match[0]) and _rings(digits, regions, known):
            yield Trace(TraceKind.PHONE, match.start(), match.end())
    for match in BOTH_WAYS.finditer(plain):
        digits = _digits(match[0].replace("(0)", "")).removeprefix("00")
        if _rings(digits, (), known):
            yield Trace(TraceKind.PHONE, match.start(), match.end())


def _dated(groups: str) -> bool:
    """A date with a time, or a list that counts up."""
    counted = [int(each) for each in re.findall(r"\d+", groups)]
    ups = sum(later == earlier + 1 for earlier, later in pairwise(counted))
    return (
        DATED.search(groups) is not None
        or YEAR.match(groups) is not None
        or (ups == len(counted) - 1 and ups >= LONGEST_COUNT)
    )


def _rings(digits: str, regions: tuple[str, ...], known: set[str]) -> bool:
    tries = [(f"+{digits}", None)] if len(digits) > 10 and digits[0] != "0" else []
    for number, region in (*tries, *((digits, each) for each in regions)):
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return str(parsed.national_number) not in known
    return False


def _each(kind: TraceKind, places: Iterable[tuple[int, int]]) -> Iterator[Trace]:
    for begin, end in places:
        yield Trace(kind, begin, end)
