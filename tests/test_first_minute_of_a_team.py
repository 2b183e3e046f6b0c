"""A team's first minute: the bot says once who it is, what it lacks and what to try; a page for volunteers is there."""

import re
from pathlib import Path
from typing import Any

import pytest

from locales.languages import shipped
from locales.shelf import volunteers
from rules.send import units
from tests.playing import Play, playing
from tests.teamwork import desk
from tests.two_languages import TEXTS

ROOT = Path(__file__).parent.parent
ONE_MESSAGE = 4096


def new(tmp_path: Path, **changes: Any) -> Any:
    """A stage whose team has never met the bot."""
    return playing(tmp_path, team__introduction=True, **changes)


async def passes(play: Play, **span: float) -> None:
    """Time, and what goes out in it."""
    await play.later(**span)
    await play.flow()


def introductions(play: Play) -> list[str]:
    return [text for text in desk(play) if "This bot brings you what people write" in text]


async def test_on_its_first_start_in_a_group_the_bot_says_who_it_is_once_and_that_stays_in_sight(
    tmp_path: Path,
) -> None:
    async with new(tmp_path) as play:
        await passes(play, minutes=3)
        (said,) = introductions(play)
        for words in ("does not tell you who they are", "Tap Take", "tap Start", "To try it", "/guide"):
            assert words in said
        pinned = play.world.journal.of("pinChatMessage")
        assert [each.params["chat_id"] for each in pinned] == [play.group.id]
        await play.stop()
        await play.start()
        await passes(play, days=2)
        assert len(introductions(play)) == 1


@pytest.mark.parametrize(("power", "remedy"), [("pin", "Pin Messages"), ("delete", "Delete Messages")])
async def test_what_the_bot_lacks_there_comes_with_its_remedy(tmp_path: Path, power: str, remedy: str) -> None:
    async with new(tmp_path) as play:
        play.world.takes(power, play.group)
        await passes(play, minutes=3)
        (said,) = introductions(play)
        assert "Something is missing here" in said
        assert remedy in said
        assert "all the rights" not in said


async def test_the_independent_group_meets_it_too_and_a_community_may_leave_it_out(tmp_path: Path) -> None:
    async with playing(tmp_path, independent=True, independent__introduction=True) as play:
        await passes(play, minutes=3)
        there = play.world.screen(play.who("noor"), play.cast.group("independent"))
        assert sum("This bot brings you" in shown.text for shown in there.messages) == 1
        assert introductions(play) == []


async def test_a_member_reads_the_page_for_volunteers_and_a_stranger_does_not(tmp_path: Path) -> None:
    async with playing(tmp_path) as play:
        play.world.joins(play.who("omar"), play.group)
        await play.in_group("omar", "/guide")
        assert not any("One page for volunteers" in text for text in desk(play))
        await play.in_group("adil", "/guide")
        assert any("One page for volunteers" in text for text in desk(play))


async def test_an_arabic_group_reads_it_in_arabic(tmp_path: Path) -> None:
    async with new(tmp_path, **(TEXTS | {"community__languages": ["ar", "en"]})) as play:
        await passes(play, minutes=3)
        await play.in_group("adil", "/guide")
        assert any("يحمل هذا البوت إليكم" in text for text in desk(play))
        assert any("صفحة واحدة للمتطوعين" in text for text in desk(play))


@pytest.mark.parametrize("language", shipped())
def test_the_page_fits_one_message_and_is_the_one_that_can_be_printed(language: str) -> None:
    words = volunteers(language)
    assert units(words.text) <= ONE_MESSAGE
    assert re.search(r"[#*`]", words.text) is None
    written = (ROOT / "locales" / "volunteers" / f"{language}.md").read_text("utf-8")
    assert written in (ROOT / "docs" / "volunteers.md").read_text("utf-8")
