"""The words in which people name a day, in every language of `locales/days`, whichever was chosen."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path

from handlers.text.folding import fold
from handlers.turn import Turn
from locales.languages import FOLDER
from rules import day_and_hour
from rules.checkins import Offer, Sort, offer


@cache
def known(folder: Path = FOLDER / "days") -> Mapping[str, tuple[str, ...]]:
    """What each word can mean. A list has `MEANING = WORD …` a line; `#` begins a remark."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            meaning, _, words = line.partition("=")
            for word in () if line.startswith("#") else words.split():
                found[fold(word)].append(meaning.strip())
    return {word: tuple(meanings) for word, meanings in found.items()}


def offered(turn: Turn, text: str, sort: Sort = Sort.ASK, *, own: bool = False) -> Offer | None:
    """What somebody means by a day, an hour, or how far away it is; None where it says none of these."""
    said = fold(text).replace(",", " ").replace("،", " ").rstrip(".!؟? ")
    found = day_and_hour.meant(said, known(), turn.now, turn.config.timezone)
    if found is None:
        return None
    if isinstance(found, timedelta):
        return offer(sort, found, own=own)
    return Offer(sort, wall=found.isoformat(), own=own)
