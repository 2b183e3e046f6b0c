"""docs/telegram.md tells what becomes of each refusal, and no sentence says that words are there before they are."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from telegram.error import BadRequest, Forbidden

from bot.telegram.fates import KNOWN, classify
from locales.languages import shipped
from rules.outcome import Fate, Right
from rules.send import Act
from tests.test_telegram_sources import refusals

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "telegram.md"
DONE = {
    Fate.NO_TOPICS: "the case goes on in the group without topics",
    Fate.TOPIC_LOST: "the topic is made anew, in a private chat it is left",
    Fate.GROUP_LOST: "waits and is tried again; admins hear which right is missing, whoever wrote that nobody has it",
    Fate.NO_RIGHT: "goes on without; desk and admins hear once which right is missing, and where to give it",
    Fate.SENT: "is done already",
    Fate.MISSING: "the card is made anew, changed words are said as changed; what only tidies is forgotten",
    Fate.UNFIT: "steps aside and is tried again for three days; after a minute both sides hear of it",
    Fate.UNCERTAIN: "may have been done: tried again, marked as possibly repeated",
    Fate.LATER: "waits as long as it says",
    Fate.REFUSED: "waits and is tried again for three days; after a minute both sides hear of it",
}
OTHERS = (
    ("any other 400", Fate.REFUSED, "—"),
    ("403 in a group", Fate.GROUP_LOST, "Client.cpp check_chat_access"),
    ("403 in a private chat", "waits some days; the team hears of it after a random while", "Client.cpp, server"),
    ("429", Fate.LATER, "Query.cpp set_retry_after_error"),
    ("401, 404, 409, nothing sent", "waits and is tried again", "ClientManager.cpp send, Client.cpp"),
    ("413", Fate.UNFIT, "HttpReader.cpp save_file_part"),
    ("5xx, no JSON, `ok: false` alone, cut", Fate.UNCERTAIN, "—"),
    ("migrate_to_chat_id", "goes to the new chat at once", "Client.cpp check_chat_access"),
)
CLAIM = re.compile(
    r"are with the|(is|was) called|(is|was|were|have|we) told|(has|have) (already )?gone|went to|has reached|are asked"
    r"|team knows",
    re.I,
)
"""What says that something has arrived, or that somebody was told."""
CLAIM_AR = re.compile(
    r"عند \{ \$team \} الآن|وصلت?( الآن)? إلى|ننادي|نادينا|أُخبرت? |أُبلغت? |نُقلت? إلى|استُدعي|سبق أن أُرسلت"
)
"""The same in Arabic."""
PROVEN = {
    "sent-title": "rules/reporter/arrival.py",
    "sent-in-cover": "rules/reporter/arrival.py",
    "sent-danger-out-of-cover": "rules/reporter/arrival.py",
    "need-called": "rules/reporter/arrival.py",
    "reached": "handlers/arrival.py",
    "sent-gone-already": "handlers/reporter/start.py",
    "need-called-before": "rules/reporter/help_now.py",
}
"""Sentences that claim it, and the module that says them, once Telegram has taken what they tell of."""
FREE = {
    "danger-no-talk": "says that nobody is",
    "sent-in-cover-wait": "tells what comes",
    "desk-no-answer": "says that none have",
    "carry-loses": "says that nobody hears of it",
    "find-only": "says that nobody is told",
    "help-find": "says that nobody is told",
    "opinion-wanted": "what a member says that they did",
    "invitation-2": "is about a friend who has gone quiet",
    "post-uncertain": "says that it is not certain",
    "rota-none": "tells what comes when there is a call",
    "rota-nobody": "tells what comes when there is a call",
    "called-on-call": "stands in the call itself: whom the next one calls",
    "called-backup": "stands in the call itself: whom the next one calls",
    "called-everyone": "stands in the call itself: whom the next one calls",
    "card-asks-block": "tells what a yes would do",
    "card-asks-checkin-cancel": "tells what a yes would do",
    "note-expires": "tells what opening it again would do",
    "page-cannot": "tells a member, whom nobody waits for, what comes next",
}
"""Sentences that only look like it, each with the reason."""
FREE_AR = {
    "need-out-of-cover": "tells what comes when there is a call",
    "called-admins": "stands in the call itself: whom the next one calls",
    "outside-noted": "what a member says that they did",
    "page-yours-danger": "tells what comes without an answer",
    "reach-how": "tells what comes when there is a call",
}
"""Those that look like it in Arabic only."""


def row(words: tuple[str, ...] | str, fate: Fate | str, at: str, right: Right | None = None) -> str:
    said = words if isinstance(words, str) else ", ".join(f"`{each.strip()}`" for each in words)
    does = DONE[fate] if isinstance(fate, Fate) else fate
    return f"| {said}{f' ({right})' if right else ''} | {does} | {at} |"


def table() -> list[str]:
    """The rows that docs/telegram.md has to have, in this order."""
    return [row(each.words, each.fate, each.at, each.right) for each in KNOWN] + [row(*each) for each in OTHERS]


def test_the_page_tells_what_becomes_of_each_refusal() -> None:
    text = PAGE.read_text("utf-8")
    missing = [each for each in table() if each not in text]
    assert not missing, "put into docs/telegram.md:\n" + "\n".join(table())


def imitated() -> Iterator[tuple[str, str]]:
    """Every refusal of the imitation whose words stand there as they are."""
    for where, call, _ in refusals():
        words = call.args[0]
        if isinstance(words, ast.Constant):
            yield where, str(words.value)


@pytest.mark.parametrize("act", [None, *Act])
def test_nothing_that_the_imitation_says_ends_words(act: Act | None) -> None:
    """Whatever it is said of: only a refusal of the very deed can be its end, and no refusal is the end of words."""
    for where, words in imitated():
        for error in (BadRequest(f"Bad Request: {words}"), Forbidden(f"Forbidden: {words}")):
            for private in (True, False):
                fate = classify(error, private=private, act=act).fate
                assert fate is not Fate.SENT or act not in (None, Act.SAY), where


# -- sentences


def claims(language: str, claim: re.Pattern[str]) -> set[str]:
    """The sentences of a language that say that something has arrived."""
    found = set()
    for path in (ROOT / "locales" / language).glob("*.ftl"):
        for name, words in re.findall(r"^([a-z0-9-]+) = (.*(?:\n +.*)*)", path.read_text("utf-8"), re.M):
            if claim.search(words):
                found.add(name)
    return found


def test_no_sentence_claims_that_words_have_arrived_but_those_that_wait_for_it() -> None:
    assert claims("en", CLAIM) == PROVEN.keys() | FREE.keys()


def test_nor_does_one_in_arabic() -> None:
    found = claims("ar", CLAIM_AR)
    assert found >= PROVEN.keys(), "what claims it is known by its words in Arabic as well"
    assert found <= PROVEN.keys() | FREE.keys() | FREE_AR.keys()
    assert found >= FREE_AR.keys()
    assert set(shipped()) == {"en", "ar"}, "another language needs words of its own here"


@pytest.mark.parametrize(("sentence", "module"), PROVEN.items())
def test_what_claims_it_is_said_in_one_place(sentence: str, module: str) -> None:
    said = [
        str(path.relative_to(ROOT))
        for folder in ("handlers", "rules", "bot")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(rf'"{sentence}"', path.read_text("utf-8"))
    ]
    assert said == [module]


def test_whatever_tells_that_nobody_was_reached_comes_with_numbers_and_a_person() -> None:
    """Each of these is said by `help_now.unreached`, which puts both behind it."""
    tree = {path: path.read_text("utf-8") for folder in ("handlers", "rules") for path in (ROOT / folder).rglob("*.py")}
    for sentence in ("group-away", "words-wait", "words-given-up", "not-reached", "nobody-yet", "group-gone"):
        says = [text for text in tree.values() if f'"{sentence}"' in text]
        assert says, sentence
        assert all("unreached(" in text for text in says), sentence
    assert set(shipped()) >= {"en", "ar"}


@pytest.mark.parametrize(
    ("sentence", "module"), [("alarm-numbers", "bot/telegram/alarm.py"), ("trouble-yours", "handlers/refusal.py")]
)
def test_so_does_what_is_told_where_nothing_can_be_kept(sentence: str, module: str) -> None:
    text = (ROOT / module).read_text("utf-8")
    said = text[text.index(f'"{sentence}"') - 100 :][:300]
    assert "=numbers" in said
    assert "=contact" in said
