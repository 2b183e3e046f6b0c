"""Find help in the chat: no case, no draft, nobody told; a bad directory is said and stops nothing."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from rehearsal.configuring import DIRECTORY
from tests.hunting import in_files, requested
from tests.playing import Play, playing

ENGLISH = re.sub(r', ar = "[^"]*"', "", DIRECTORY.read_text("utf-8"))
CANARY = "xylophonequartz"


@asynccontextmanager
async def finding(folder: Path, text: str = ENGLISH) -> AsyncIterator[Play]:
    """A bot with a directory."""
    (folder / DIRECTORY.name).write_text(text, "utf-8")
    async with playing(folder, directory__path=DIRECTORY.name) as play:
        yield play


async def test_a_number_is_four_taps_from_start_and_can_be_copied(tmp_path: Path) -> None:
    async with finding(tmp_path) as play:
        await play.says("mina", "/start")
        for label in ("Find help", "Violence at home, shelter", "Domestic Violence Hotline"):
            await play.taps("mina", label)
        shown = play.newest("mina", "1-800-799-SAFE (1-800-799-7233)")
        assert "In danger, call first:" in shown.text
        keys = [key for row in shown.message.buttons for key in row]
        assert {"text": "Copy 1-800-799-SAFE", "copy_text": {"text": "1-800-799-7233"}} in keys
        assert {"text": "Open the page", "url": "https://www.thehotline.org"} in keys
        assert play.topics() == []


async def test_words_that_are_looked_up_become_no_draft_even_after_a_restart(tmp_path: Path) -> None:
    async with finding(tmp_path) as play:
        await play.says("mina", "/find")
        await play.crash()
        await play.start()
        await play.says("mina", "pantry please")
        play.newest("mina", "went to nobody")
        await play.says("mina", "/start")
        await play.taps("mina", "I understand")
        assert play.topics() == []
        assert not any("pantry please" in text for text in play.told("adil", play.group))
        await play.says("mina", "this is for the team")
        play.newest("mina", "One message is waiting")


async def test_the_numbers_stand_above_what_dangerous_words_find(tmp_path: Path) -> None:
    async with finding(tmp_path) as play:
        await play.says("mina", "/find I want to kill myself")
        assert any("In danger, call first:" in text and "911" in text for text in play.told("mina"))


async def test_looking_leaves_nothing_on_disk_and_nobody_is_told(tmp_path: Path) -> None:
    async with finding(tmp_path) as play:
        before = len(play.told("adil", play.group))
        await play.says("mina", f"/find {CANARY}")
        await play.says("mina", "/find")
        await play.says("mina", f"{CANARY} pantry")
        await play.taps("mina", "Masjid food pantry")
        await play.later(hours=49)
        assert in_files([CANARY, "hotline-violence", "Groceries"], play.folder, but=[DIRECTORY.name]) == []
        assert requested(play.world, [CANARY]) == []
        assert len(play.told("adil", play.group)) == before
        assert play.topics() == []


async def test_a_button_of_an_entry_that_is_gone_or_forged_says_so(tmp_path: Path) -> None:
    async with finding(tmp_path) as play:
        await play.says("mina", "/find pantry")
        shown = play.screen("mina").with_button("Masjid food pantry")[-1]
        for data in ("entry:nobody", "need-of:nothing", "need-of:money:x", "need-of:money:99999", "need-of:money:٣"):
            play.world.taps(play.who("mina"), shown.message, data=data)
            await play.settle()
        await play.taps("mina", "Masjid food pantry")
        play.newest("mina", "650-555-0100")


async def test_a_bad_directory_stops_nothing_and_a_good_one_is_taken_on_reload(tmp_path: Path) -> None:
    async with finding(tmp_path, ENGLISH.replace('"money"', '"mony"')) as play:
        await play.says("mina", "/find")
        play.newest("mina", "There are no addresses here yet.")
        play.newest("mina", "911")
        (tmp_path / DIRECTORY.name).write_text(ENGLISH, "utf-8")
        play.bot.reload()
        await play.says("mina", "/find pantry")
        play.newest("mina", "One address:")
        (tmp_path / DIRECTORY.name).write_text("[[resource]]", "utf-8")
        play.bot.reload()
        await play.says("mina", "/find pantry")
        assert play.screen("mina").with_button("Masjid food pantry")


async def test_a_long_list_comes_in_pages(tmp_path: Path) -> None:
    row = ENGLISH[ENGLISH.index('[[resource]]\nid = "pantry"') :]
    many = "\n".join(row.replace('"pantry"', f'"p{n}"').replace("Masjid food", f"Number {n}") for n in range(19))
    async with finding(tmp_path, many) as play:
        await play.says("mina", "/find")
        await play.taps("mina", "Food, rent, zakat")
        play.newest("mina", "Page 1 of 3")
        await play.taps("mina", "More")
        await play.taps("mina", "More")
        play.newest("mina", "Page 3 of 3")
        await play.taps("mina", "Number 18 pantry")
        play.newest("mina", "650-555-0100")
