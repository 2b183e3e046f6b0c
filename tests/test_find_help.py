"""Find help in the chat: no case, no draft, nobody told; a bad directory is said and stops nothing."""

import asyncio
import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from rehearsal.configuring import DIRECTORY
from storage import people
from tests.hunting import in_files, requested
from tests.playing import Play, playing
from tests.teamwork import case_of
from tests.test_two_worlds import BOB, ZAHRA, Somebody

ENGLISH = re.sub(r', ar = "[^"]*"', "", DIRECTORY.read_text("utf-8"))
CANARY = "xylophonequartz"


@asynccontextmanager
async def finding(folder: Path, text: str = ENGLISH, **changes: Any) -> AsyncIterator[Play]:
    """A bot with a directory."""
    (folder / DIRECTORY.name).write_text(text, "utf-8")
    async with playing(folder, directory__path=DIRECTORY.name, **changes) as play:
        yield play


async def reloaded(play: Play) -> None:
    """The bot has read everything again."""
    play.bot.reload()
    await asyncio.sleep(0)
    await play.flow()


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
        await play.says("mina", "/find")
        await play.later(hours=49)
        assert in_files([CANARY, "hotline-violence", "Groceries"], play.folder, but=[DIRECTORY.name]) == []
        assert requested(play.world, [CANARY]) == []
        assert len(play.told("adil", play.group)) == before
        assert play.topics() == []
        assert await wanted(play) == ""


async def wanted(play: Play) -> str:
    """Which question is open for Mina."""
    assert play.store is not None
    async with play.store.turn() as tx:
        person = await people.of_sender(tx, play.who("mina").id)
    assert person is not None
    return person.wanted


async def test_after_an_hour_words_are_meant_for_people_again(tmp_path: Path) -> None:
    async with finding(tmp_path, privacy__first_words_wait="0 min") as play:
        await play.says("mina", "/find")
        await play.later(minutes=59)
        await play.says("mina", "pantry")
        play.newest("mina", "went to nobody")
        await play.says("mina", "/find")
        assert await wanted(play) == "find"
        await play.later(minutes=61)
        assert await wanted(play) == ""
        await play.says("mina", "He hit me again.")
        await play.taps("mina", "I understand")
        assert len(play.topics()) == 1


async def test_words_in_reply_to_a_list_are_its_button_and_other_words_are_words(tmp_path: Path) -> None:
    async with finding(tmp_path, privacy__first_words_wait="0 min") as play:
        await play.says("mina", "/find zakat")
        shown = play.newest("mina", "2 addresses:").message
        await play.says("mina", "zakat FUND.", reply_to=shown)
        play.newest("mina", "650-555-0111")
        await play.says("mina", "The fund lied to me.", reply_to=shown)
        await play.taps("mina", "I understand")
        assert any("The fund lied to me." in text for text in play.told("adil", play.group))
        assert not any("zakat FUND" in text for text in play.told("adil", play.group))


async def test_who_asked_for_a_person_and_went_away_begins_anew_another_day(tmp_path: Path) -> None:
    async with finding(tmp_path, privacy__first_words_wait="0 min") as play:
        await play.says("mina", "/find rent")
        await play.taps("mina", "None of these: ask a person")
        await play.later(days=1)
        await play.says("mina", "He hit me again.")
        await play.taps("mina", "I understand")
        case = await case_of(play)
        assert case is not None
        assert case.kind == "concern"


SEARCHED = ("/start", "/find", "pantry please", "/find rent", "/find suicide", "/find zakat 2")
TAPPED = ("Find help", "Violence at home, shelter", "Domestic Violence Hotline", "Other needs")


async def looked(folder: Path, who: Somebody, *, looks: bool) -> tuple[dict[str, int], dict[str, int], list[Any]]:
    """Sizes and rows of what stays two days after somebody has looked, or has only come by; and what others got."""
    async with finding(folder) as play:
        world = play.world
        person = world.person("looking", id=who.id, first_name=who.first_name, username=who.username)
        play.cast.people["looking"] = person
        await play.says("looking", "/start")
        for said in SEARCHED if looks else ():
            await play.says("looking", said)
        for label in TAPPED if looks else ():
            await play.taps("looking", label)
        await play.later(hours=49)
        told = [(each.method, each.params) for each in world.journal if each.chat not in (None, who.id)]
        await play.stop()
        sizes = {path.name: path.stat().st_size for path in (folder / "data").iterdir()}
        database = sqlite3.connect(folder / "data" / "safespaces.db")
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = [
            name for (name,) in tables if name not in ("seen", "pace")
        ]  # how many messages there were, of any kind
        rows = {each: database.execute(f"SELECT count(*) FROM {each}").fetchone()[0] for each in names}
        database.close()
        await play.start()
        return sizes, rows, told


async def test_looking_leaves_no_trace_that_differs_by_person_nor_that_somebody_looked(tmp_path: Path) -> None:
    for each in ("zahra", "bob", "passing"):
        (tmp_path / each).mkdir()
    zahra = await looked(tmp_path / "zahra", ZAHRA, looks=True)
    bob = await looked(tmp_path / "bob", BOB, looks=True)
    passing = await looked(tmp_path / "passing", BOB, looks=False)
    assert zahra == bob
    assert zahra[1:] == passing[1:]


ODD = ("x" * 4000, "واحد " * 800, "🙂" * 500, "12", "open now", "/find", "\u202e", "pantry " * 500 + "99")


async def test_whatever_is_looked_up_is_answered(tmp_path: Path) -> None:
    async with finding(tmp_path) as play:
        for words in ODD:
            await play.says("mina", f"/find {words}")
            assert "Something went wrong" not in play.told("mina")[-1]
        for shown in play.screen("mina").messages:
            for row in shown.message.buttons:
                assert all(len(key.get("callback_data", "").encode()) <= 64 for key in row)


async def test_a_button_of_an_entry_that_is_gone_or_forged_says_so(tmp_path: Path) -> None:
    async with finding(tmp_path) as play:
        await play.says("mina", "/find pantry")
        shown = play.screen("mina").with_button("Masjid food pantry")[-1]
        forged = ["entry:nobody", "need-of:nothing", "seek:0", "seek::", "seek:0:", "ask-me:nobody", "ask-at:pantry"]
        forged += [f"need-of:money:{each}" for each in ("x", "99999", "٣", "0.xxxx", "0..zzzzz", "0...2", "0....")]
        forged += ["ask-at:pantry.1-2", "use-yes:1", "use-not:", "use-unreached:1.1", "use-untried:٣", "use-yes:1.x.y"]
        for data in forged:
            play.world.taps(play.who("mina"), shown.message, data=data)
            await play.settle()
        await play.taps("mina", "Masjid food pantry")
        play.newest("mina", "650-555-0100")


async def test_a_bad_directory_stops_nothing_and_the_admins_hear_of_it_once_and_when_it_is_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with finding(tmp_path, ENGLISH.replace('"money"', '"mony"')) as play:
        await play.flow()
        assert "(pantry).needs[0]" in capsys.readouterr().err
        play.newest("adil", "have mistakes and were not taken")
        await play.says("mina", "/find")
        play.newest("mina", "There are no addresses here yet.")
        play.newest("mina", "911")
        (tmp_path / DIRECTORY.name).write_text(ENGLISH, "utf-8")
        await reloaded(play)
        play.newest("adil", "are in force")
        await play.says("mina", "/find groceries")
        play.newest("mina", "One address:")
        (tmp_path / DIRECTORY.name).write_text("[[resource]]", "utf-8")
        for _ in range(3):
            await reloaded(play)
        await play.says("mina", "/find pantry")
        assert play.screen("mina").with_button("Masjid food pantry")
        assert sum("were not taken" in text for text in play.told("adil")) <= 2


async def test_a_long_list_comes_in_pages(tmp_path: Path) -> None:
    row = ENGLISH[ENGLISH.index('[[resource]]\nid = "pantry"') :]
    row = row[: row.index('[[resource]]\nid = "zakat-fund"')]
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
        await play.says("mina", "/find pantry")
        await play.taps("mina", "More")
        await play.taps("mina", "More")
        play.newest("mina", "Page 3 of 3")
        assert play.screen("mina").with_button("Number 17 pantry")
        await play.taps("mina", "Back")
        await play.says("mina", "/find pantry 3")
        assert sum("Page 3 of 3" in text for text in play.told("mina")) == 3
