"""Neither group learns from the other's acts, nor from the configuration, that a person speaks to both."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.playing import Play
from tests.teamwork import apart, both_groups, report

ABOUT_TEAM = "Someone on the team is involved"


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with both_groups(tmp_path, "noor", "idris") as stage:
        yield stage


async def test_a_person_muted_by_one_group_is_heard_by_the_other(play: Play) -> None:
    await report(play, "It is about my cousin.")
    await report(play, "It is about Adil.", about=ABOUT_TEAM)
    for each in ("Take", "Change", "Mute"):
        await play.taps("noor", each, apart(play))
    for each in ("Take", "Change"):
        await play.taps("adil", each, play.group)
    assert play.screen("adil", play.group).with_button("Mute")
    assert not play.screen("adil", play.group).with_button("Sound on")
    await play.taps("noor", "Change", apart(play))
    assert play.screen("noor", apart(play)).with_button("Sound on")


async def test_the_main_team_is_not_called_in_place_of_a_group_that_is_configured_no_longer(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.taps("mina", "Raise a concern")
    await play.taps("mina", ABOUT_TEAM)
    await play.says("mina", "Adil shouted at my mother.")
    await play.says("mina", "/now")
    await play.taps("mina", "Send to the team now")
    before = len(play.told("adil")), len(play.told("bea")), len(play.told("adil", play.group))
    without_independent(play)
    await play.stop()
    await play.start()
    await play.later(hours=2)
    notices = [text for text in play.told("adil", play.group)[before[2] :] if "danger" in text]
    assert (len(play.told("adil")), len(play.told("bea")), notices) == (before[0], before[1], [])


async def test_words_for_a_group_that_is_configured_no_longer_are_kept_for_its_return(play: Play) -> None:
    await report(play, "It is about Adil.", about=ABOUT_TEAM)
    whole = play.config_path.read_text()
    without_independent(play)
    await play.stop()
    await play.start()
    await play.says("mina", "He did it again today.")
    play.config_path.write_text(whole)
    await play.stop()
    await play.start()
    await play.flow()
    assert play.screen("noor", apart(play)).saying("He did it again today.")


def without_independent(play: Play) -> None:
    """The table and its parts, cut out of the file."""
    kept, out = [], False
    for row in play.config_path.read_text().splitlines():
        if row.startswith("["):
            out = row.strip("[]").split(".")[0] == "independent"
        kept += [] if out else [row]
    play.config_path.write_text("\n".join(kept) + "\n")
