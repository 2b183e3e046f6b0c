"""Whoever speaks to the bot as a member is welcomed as a member, and may still report like anybody."""

from pathlib import Path

import pytest

from handlers.journeys import TEAM_LISTED
from tests.playing import playing
from tests.teamwork import report


@pytest.mark.parametrize("command", ["/start", "/help"])
async def test_a_member_is_welcomed_as_one(tmp_path: Path, command: str) -> None:
    async with playing(tmp_path, started=()) as play:
        await play.says("adil", command)
        assert play.screen("adil").saying("Welcome, Adil. You are on the team.")
        await play.in_group("adil", command)
        shown = play.newest("adil", "Welcome, Adil. You are on the team.", play.group)
        assert all(f"/{each}: " in shown.text for each in TEAM_LISTED)


@pytest.mark.parametrize("command", ["/start", "/help"])
async def test_nobody_else_is(tmp_path: Path, command: str) -> None:
    async with playing(tmp_path) as play:
        await play.says("mina", command)
        assert not play.screen("mina").saying("on the team")
        play.world.joins(play.who("omar"), play.group)
        await play.in_group("omar", command)
        assert not play.screen("adil", play.group).saying("on the team.")


async def test_a_member_reports_like_anybody(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as play:
        await report(play, "It is my own cousin.", name="bea")
        assert play.screen("adil", play.group).saying("It is my own cousin.")


async def test_help_in_a_topic_stays_there(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as play:
        await report(play)
        await play.in_topic("adil", 0, "/help")
        assert play.newest("adil", "You are on the team.", play.group).thread == play.topics()[0].id
        assert not play.screen("mina").saying("/help")
