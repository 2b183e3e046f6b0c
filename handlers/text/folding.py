"""Letters made comparable: one folded form for the many ways in which a word can be typed."""

import unicodedata
from functools import lru_cache

# What Unicode's own decomposition leaves apart: forms of one Arabic letter, and letters of other scripts that look
# like a Latin one. Both sides of every comparison are folded, so that Cyrillic words still meet Cyrillic words.
ALIKE = str.maketrans(
    {
        "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه",
        "ۃ": "ه", "ء": "", "ـ": "",
        "а": "a", "в": "b", "е": "e", "ё": "e", "к": "k", "м": "m", "н": "h", "о": "o", "р": "p", "с": "c", "т": "t",
        "у": "y", "х": "x", "і": "i", "ј": "j", "ѕ": "s", "ԁ": "d", "һ": "h", "ԛ": "q", "ԝ": "w",
        "α": "a", "β": "b", "ε": "e", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "τ": "t", "υ": "u", "χ": "x",
        "ı": "i", "ɩ": "i", "ɡ": "g", "ɑ": "a", "ł": "l", "ø": "o", "đ": "d",
    }
)  # fmt: skip


@lru_cache(maxsize=4096)
def letter(char: str) -> str:
    """One character folded: compatibility forms, case, accents, vowel signs, tatweel and invisible signs are gone."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold()).translate(ALIKE)
    return "".join(each for each in plain if unicodedata.category(each) not in ("Mn", "Me", "Cf"))


def fold(text: str) -> str:
    """The folded text."""
    return "".join(map(letter, text))


@lru_cache(maxsize=512)
def fold_public(text: str) -> str:
    """The same of what everybody may read and many look through, such as a guide; folded once. What somebody has
    written to the bot is not kept here."""
    return fold(text)


def folded(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the index of the one in `text` that it comes from."""
    pieces: list[str] = []
    origins: list[int] = []
    for index, char in enumerate(text):
        plain = letter(char)
        pieces.append(plain)
        origins += [index] * len(plain)
    return "".join(pieces), origins


@lru_cache(maxsize=4096)
def _even(char: str) -> str:
    if (digit := unicodedata.decimal(char, None)) is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char


def even(text: str) -> str:
    """The text with every digit as 0 to 9 and full-width letters as ordinary ones; as long as before, so that
    indexes hold."""
    return "".join(map(_even, text))
