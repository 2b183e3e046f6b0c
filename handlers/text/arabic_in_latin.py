"""Arabic typed in Latin letters and digits ("byodrobni", "3ayza"): every writer spells it anew, so it is compared by
its consonants. Short ones would meet English words: only texts that look so are compared, and only long phrases."""

import re
from collections.abc import Iterable
from functools import lru_cache

from handlers.text.word_lists import BREAK, Lists, Phrase

SPELLED = (
    ("kh", "x"), ("7'", "x"), ("5", "x"), ("gh", "G"), ("3'", "G"), ("8", "G"), ("sh", "S"), ("ch", "S"), ("th", "t"),
    ("dh", "d"), ("ph", "f"), ("7", "h"), ("6", "t"), ("9", "s"), ("q", "2"), ("g", "j"), ("c", "k"), ("p", "b"),
    ("v", "f"),
)  # fmt: skip
"""What people write for one Arabic consonant."""
WRITTEN = dict(zip("بتثجحخدذرزسشصضطظعغفقكلمنه", "bttjhxddrzsSsdtd3Gf2klmnh", strict=True))
FIRST = WRITTEN | {"ي": "y", "و": "w"}
WEAK = re.compile("(?<=.)[aeiouyw]|^[aeiou]")
"""Vowels, and y and w but for the first letter: some write them and some do not."""
SILENT = re.compile("(?<=[aeiou])h$")
DOUBLED = re.compile(r"(.)\1+")
DIGIT = re.compile(r"(?=.*[2356789])(?=(?:.*[a-z]){2})[a-z2356789]+")
COUNTED = re.compile(r"^\d+(?:st|nd|rd|th|am|pm|kg|km|cm|mm|mg|ml|min|hrs|pcs|yrs?)$")
ARTICLES = frozenset("el al il l w wa b bel bil bl lal".split())
"""Written apart by some; skipped."""
SIGNS = frozenset(
    "enta enti inta inti howe huwe huwwe howwe howwa heya hiye hiya ehna mish mesh mush msh mosh baddi badi"
    " bidi biddi bde badde bidde mabaddi mabadi mabde ayza ayez awez nefsi nafsi kel kol shou shu wallah akhi"
    " ukhti okhti khayi khti jozi zawji gozi rajli binti ibni ahli khali khalo beit hon halla yalla bidna badna"
    " badon baddon baddo biddo wddi widdi bghit baghi mafi feeni fini ummi immi abouya abuya raye rayeh rah"
    " katabt hayati sekkin".split()
)
"""One of them is enough to know such a text by; so is a word with a digit inside."""
HINTS = frozenset("ana bel bil mn fi w wa el l ya abi salam bait hone am mama baba kul akh okht min ma b la".split())
"""Of these it takes two: other languages have them too."""
SHORT = frozenset("mn men min من في على ما لا مو مش لم مب مهوب مانيش ماني لست ليس ليست ma mo mish mesh mush".split())
"""Words of a phrase that are short in any script."""
LONG_WORD = 4
LONG_PHRASE = 4
VERY_LONG_WORD = 6
"""Consonants that a word alone and a phrase need to be listened for, and a word in a text that shows no other sign."""


def likely(words: list[str]) -> bool:
    """Whether a text looks as if it were Arabic in Latin letters."""
    different = set(words)
    if different & SIGNS or len(different & HINTS) > 1:
        return True
    return any(DIGIT.fullmatch(each) and not COUNTED.match(each) for each in different)


def keys(words: list[str]) -> list[tuple[str, ...]]:
    """The words by their consonants, without articles; with one that is written together also without it."""
    return [_forms(each) for each in words if each not in ARTICLES]


def heard_as(lists: Lists) -> Lists:
    """The same lists by consonants, without what is too short to tell anything."""
    return Lists(frozenset(_long_enough(lists.phrases)), frozenset(_keyed(lists.calm)))


def unmistakable(lists: Lists) -> Lists:
    """Of lists by consonants: words alone that are so long that no other language has them."""
    words = (step for phrase in lists.phrases if len(phrase) == 1 and (step := phrase[0]))
    long = {(frozenset(each for each in step if len(each) >= VERY_LONG_WORD),) for step in words}
    return Lists(frozenset(phrase for phrase in long if phrase[0]))


def _keyed(phrases: Iterable[Phrase]) -> Iterable[Phrase]:
    for phrase in phrases:
        keyed = tuple(step and _step(step) for step in phrase if step is None or not step <= ARTICLES)
        if frozenset() not in keyed:
            yield keyed


def _step(words: frozenset[str]) -> frozenset[str]:
    """The keys of these words, without those that would be heard as any short word."""
    found = frozenset(map(key, words)) - {""}
    longer = frozenset(each for each in found if len(each) > 1) - {"mn"}
    return found if words <= SHORT else longer


def _long_enough(phrases: Iterable[Phrase]) -> Iterable[Phrase]:
    for phrase in _keyed(phrases):
        if len(phrase) == 1 and phrase[0]:
            yield (frozenset(each for each in phrase[0] if len(each) >= LONG_WORD),)
        elif sum(min(map(len, step)) for step in phrase if step) >= LONG_PHRASE:
            yield phrase


def _forms(word: str) -> tuple[str, ...]:
    whole = key(word)
    return (whole, key(word[2:])) if word[:2] in ("el", "al", "il") and len(word) > 4 else (whole,)


@lru_cache(maxsize=8192)
def key(word: str) -> str:
    """Its consonants, whichever script it is in."""
    if word == BREAK:
        return word
    if "\u0620" <= word[0] <= "\u064a":
        sounds = FIRST.get(word[0], "") + "".join(WRITTEN.get(each, "") for each in word[1:].removesuffix("ه"))
        return DOUBLED.sub(r"\1", sounds)
    word = SILENT.sub("", word)
    for spelling, sound in SPELLED:
        word = word.replace(spelling, sound)
    return DOUBLED.sub(r"\1", WEAK.sub("", word))
