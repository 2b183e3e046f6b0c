"""Everything that is stored about a chat, told in words; nothing of it to whoever lacks the phrase."""

import re
from dataclasses import fields
from pathlib import Path

from locales.reading import book
from rehearsal.faults import FaultKind
from rules.case import Case
from rules.person import Person
from rules.privacy import mydata
from tests.playing import Play
from tests.teamwork import presses, report
from tests.test_discreet import PHRASE, protected

MIGRATIONS = Path(__file__).parent.parent / "storage" / "migrations"


async def test_mydata_tells_all_and_nothing_without_the_phrase(play: Play) -> None:
    await play.says("mina", "/mydata")
    assert "No conversations." in play.told("mina")[-1]
    await protected(play)
    await play.says("mina", "/mydata")
    told = play.told("mina")[-1]
    for each in (
        "Conversation 1: someone on the team",
        "Discreet mode is on",
        "messages stand in this chat",
        "30 days",
        "I understand",
    ):
        assert each in told
    await play.later(minutes=20)
    await play.says("mina", "/mydata")
    told = play.told("mina")[-1]
    assert "No conversations." in told
    assert "iscreet" not in told
    await play.says("mina", PHRASE)
    await play.says("mina", "/mydata")
    assert "Conversation 1: someone on the team" in play.told("mina")[-1]


def test_every_field_and_table_is_told_of() -> None:
    """A new column is no secret: whoever adds one says in `rules/privacy/mydata.py` which sentence tells it."""
    assert {each.name for each in fields(Person)} == mydata.OF_PERSON.keys()
    assert {each.name for each in fields(Case)} == mydata.OF_CASE.keys()
    schema = "".join(path.read_text("utf-8") for path in MIGRATIONS.glob("*.sql"))
    tables = set(re.findall(r"CREATE TABLE (\w+)", schema))
    assert tables == mydata.OF_TABLE.keys() | mydata.ELSEWHERE.keys()
    sentences = {*mydata.OF_PERSON.values(), *mydata.OF_CASE.values(), *mydata.OF_TABLE.values()}
    assert sentences <= set(book("en").blanks)


async def test_mydata_tells_what_is_kept_of_a_conversation(play: Play) -> None:
    await report(play, "It is about my cousin.", about="Bullying")
    play.server.faults.add("*", FaultKind.REFUSED, chat=play.group.id, words="Bad Request: CHAT_RESTRICTED")
    await play.says("mina", "And he knows it.")
    await play.says("mina", "/mydata")
    [told] = [text for text in play.told("mina") if "This is stored" in text]
    for each in ("Bullying, answer soon", "One message waits here", "question here"):
        assert each in told


async def test_mydata_tells_how_it_ended_and_whether_it_helped(play: Play) -> None:
    await report(play, "It is about my cousin.")
    for label in ("Take", "Close", "Resolved"):
        await presses(play, "adil", label)
    await play.taps("mina", "It helped")
    await play.says("mina", "/mydata")
    told = play.told("mina")[-1]
    for each in ("What the team noted at the end: Resolved", "Your answer: It helped"):
        assert each in told
