"""Where somebody lives: a house in a street, as it is written in the countries where the bot may speak."""

import re
from collections.abc import Iterator

NUMBER = r"\d{1,5}\s?[a-zA-Z]?"
NAMED = r"(?:[A-ZÀ-Þ\d][\w'.-]*\s){1,3}"
"""Up to three words with a capital: what a street is called."""
ENGLISH = (
    "street|st|road|rd|avenue|ave|lane|ln|drive|court|close|crescent|boulevard|blvd|terrace|gardens|grove|mews|parade"
    "|highway|square|place|way|row|walk|hill"
)
CERTAIN = "street|st|road|rd|avenue|ave|lane|boulevard|blvd|crescent"
"""Kinds of streets that are known without capitals."""
SMALL = (
    r"(?!(?:in|on|the|of|my|our|a|an|at|from|down|up|to|men|man|women|people|minutes|min|hours|days|times|kids|cars)\b)"
)
PATTERNS = (
    re.compile(rf"(?<!\w){NUMBER},?\s{NAMED}(?i:{ENGLISH})\b\.?"),
    re.compile(rf"(?<!\w){NUMBER},?\s(?:[nsew]\.?\s)?(?:{SMALL}[\w'-]+\s){{1,2}}(?:{CERTAIN})\b\.?", re.IGNORECASE),
    re.compile(
        r"(?<![\w-])[\w-]{0,40}(?:stra(?:ß|ss)e|str\.|weg|gasse|allee|platz|damm|ufer|laan|straat)\s\d{1,4}\s?[a-z]?\b",
        re.I,
    ),
    re.compile(
        rf"(?<!\w){NUMBER},?\s(?:bis\s|ter\s)?(?:rue|avenue|boulevard|chemin|impasse|allée|place|quai)"
        r"(?:\s[\w'’-]+){1,4}",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:calle|avenida|avda\.?|plaza|via|viale|rua)\s(?:[\w'-]+\s){1,4}(?:n[º°.]\s?)?\d{1,4}\b", re.I),
    re.compile(r"\b(?:\w+\s){1,2}(?:sokak|sokağı|caddesi|cad\.|sk\.)\s(?:no:?\s?)?\d{1,4}\b", re.IGNORECASE),
    re.compile(r"\b(?:share3|shari3|sharia)\s[\w'-]+(?:\s[\w'-]+)?\s(?:ra2m\s)?\d{1,4}\b", re.IGNORECASE),
    re.compile(r"شارع\s(?:\w+\s){1,3}(?:رقم\s)?\d{1,4}(?!\w)"),
    re.compile(
        r"(?:عماره|عمارة|بنايه|بناية|منزل|بيت)\s(?:رقم\s)?\d{1,4}\s?،?\s?(?:و?(?:شقه|شقة|طابق|دور)\s(?:رقم\s)?\d{1,4})?"
    ),
    re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b"),
    re.compile(r"\b[ABCEGHJ-NPR-TVXY]\d[A-Z]\s?\d[A-Z]\d\b"),
)


def places(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of each."""
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            yield match.start(), match.end()
