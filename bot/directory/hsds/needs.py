"""Which need an entry is for: by the ids of Open Eligibility, else by the words that it is named and described with.

Codes of other taxonomies (211's is under a licence) are taken as they come; what they mean is for people to say.
"""

import re
from collections.abc import Iterable

OPEN_ELIGIBILITY = {
    "101": "money", "101-06": "crisis", "101-06-01": "partner", "101-06-02": "partner", "101-07": "crisis",
    "102": "money", "103": "money", "104": "money", "106": "health", "106-01": "addiction", "106-04-05": "family",
    "106-04-07": "disability", "106-05-02": "disability", "106-06-07-01": "counselling", "107": "money",
    "107-03-01": "disability", "108-01": "family", "108-07-01": "counselling", "108-07-02": "crisis",
    "108-07-05": "youth", "108-07-08": "pastoral", "108-07-09": "counselling", "108-07-09-03": "family",
    "109-05-01": "immigration", "111": "legal", "111-01-01": "family", "111-01-02": "immigration", "111-02": "family",
}  # fmt: skip
"""An id stands for all below it that have no line of their own."""
ID = re.compile(r"1\d\d(?:-\d\d)*")
WORDS = {
    "crisis": "suicid|crisis|psychiatric emergenc",
    "partner": "domestic violence|intimate partner|violence at home|battered|escape violence",
    "addiction": "addict|alcohol|substance|drug|sober|12-step|gambling",
    "counselling": "counsel|mental health|therap|peer support|grief",
    "pastoral": "pastoral|chaplain|spiritual|religio",
    "family": "family|families|parenting|marriage|mediation|custody",
    "youth": "youth|child|teen|mentor|young people",
    "legal": "legal|attorney|lawyer|civil rights|discriminat|tenant",
    "immigration": "immigra|refugee|asylum|citizenship",
    "money": "food|meal|pantry|grocer|housing|homeless|shelter|rent|utilit|financ|clothing|zakat|low-income|laundry",
    "health": "health|clinic|medical|dental|hospital|nutrition",
    "disability": "disab|senior|older adult|elder|age 5\\d|age 6\\d|wheelchair",
}
MOST = 3


def by_ids(ids: Iterable[str]) -> list[str]:
    """The needs of these ids of Open Eligibility."""
    return list(dict.fromkeys(need for each in ids if (need := _of(each))))


def _of(id: str) -> str:
    if not ID.fullmatch(id):
        return ""
    parts = id.split("-")
    heads = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((OPEN_ELIGIBILITY[head] for head in heads if head in OPEN_ELIGIBILITY), "")


def by_words(*texts: str) -> list[str]:
    """The needs that the first of these texts speaks of which speaks of any."""
    for text in texts:
        found = [need for need, words in WORDS.items() if re.search(rf"\b(?:{words})", text.casefold())]
        if found:
            return found[:MOST]
    return []
