"""Whatever lists readers in the independent group, or for somebody who writes to it, lists that group's people."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.playing import Play, playing
from tests.teamwork import apart, both_groups, report

MAIN, THEIRS = ("Adil", "Bea"), ("Noor", "Idris")


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with both_groups(tmp_path, "noor") as stage:
        yield stage


def mentioned(play: Play, words: str) -> set[int]:
    """Whose phones the newest message with these words rings."""
    shown = play.newest("noor", words, apart(play))
    return {each["user"]["id"] for each in shown.entities if each["type"] == "text_mention"}


async def complain(play: Play) -> None:
    await report(play, "Adil told my aunt.", about="Someone on the team is involved")


async def test_hand_over_offers_that_groups_members(play: Play) -> None:
    await complain(play)
    for label in ("Take", "Hand over"):
        await play.taps("noor", label, apart(play))
    labels = [label for shown in play.screen("noor", apart(play)).messages for row in shown.buttons for label in row]
    assert any(label.startswith("Idris") for label in labels)
    assert not any(label.startswith(MAIN) for label in labels)


async def test_calls_decisions_second_views_and_reviews_ring_that_groups_members(play: Play) -> None:
    await complain(play)
    theirs = {play.who("noor").id, play.who("idris").id}
    assert mentioned(play, "New case") <= theirs
    await play.later(days=1)
    assert mentioned(play, "Nobody has taken case") <= theirs
    await play.taps("noor", "Take", apart(play))
    await play.taps("noor", "Ask the team", apart(play))
    assert mentioned(play, "asks all of you to decide") == theirs
    await play.taps("idris", "Look again in 3 days", apart(play))
    for label in ("More", "Told somebody outside", "Police", "The reporter knows"):
        await play.taps("noor", label, apart(play))
    assert mentioned(play, "told somebody outside") == {play.who("idris").id}
    await play.later(days=3, minutes=5)
    assert mentioned(play, "look at this again today") <= theirs
    said = [text for text in play.told("noor", apart(play)) if "told my aunt" not in text]
    assert not any(name in text for text in said for name in MAIN)


async def test_what_changes_in_one_groups_readers_is_told_to_that_group_alone(play: Play) -> None:
    before = len(play.told("adil", play.group))
    text = play.config_path.read_text(encoding="utf-8")
    assert text.count('admins = ["Noor"]') == 1
    play.config_path.write_text(text.replace('admins = ["Noor"]', 'admins = ["Noor", "Idris"]'), encoding="utf-8")
    play.bot.reload()
    await play.flow()
    assert any("Admins now: Idris, Noor" in said for said in play.told("noor", apart(play)))
    assert not any(name in said for said in play.told("noor", apart(play)) for name in MAIN)
    assert not any(name in said for said in play.told("adil", play.group)[before:] for name in THEIRS)


async def test_whoever_writes_to_the_independent_group_reads_who_is_in_it(tmp_path: Path) -> None:
    members = [
        {"id": 121, "name": "Noor", "discipline": "lawyer", "shown_as": "Sister Noor, lawyer"},
        {"id": 122, "name": "Idris", "discipline": "doctor"},
    ]
    async with playing(
        tmp_path, independent=True, privacy__first_words_wait="0 min", independent__members=members
    ) as play:
        await play.says("mina", "/start")
        await play.taps("mina", "I understand")
        await play.says("mina", "/who")
        assert "Their work: counsellor" in play.told("mina")[-1]
        assert "Noor" not in play.told("mina")[-1]
        await play.says("mina", "/complaint")
        await play.says("mina", "/who")
        draft = play.told("mina")[-1]
        await play.says("mina", "Adil told my aunt.")
        await play.taps("mina", "Send")
        await play.says("mina", "/who")
        for told in (draft, play.told("mina")[-1]):
            assert "of the independent group" in told
            assert "Sister Noor, lawyer" in told
            assert "doctor" in told
            assert "counsellor" not in told
