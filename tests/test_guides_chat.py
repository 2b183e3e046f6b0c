"""Guides in the chat: pages with next and back, open to everybody, and nothing is kept of what somebody reads."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rules.person import Person
from rules.send import units
from storage import people
from tests.playing import Play, playing

FIRST = "What happens when you write to us"


async def test_guides_are_read_page_by_page(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.taps("mina", "Guides to read")
    listed = play.told("mina")[-1]
    assert f"1. {FIRST}" in listed
    assert "11. Healthy outlets" in listed
    await play.taps("mina", "Staying safe on a shared phone")
    assert play.told("mina")[-1].startswith("Page 1 of 2\nNobody in this community has reviewed this text yet.\n")
    await play.taps("mina", "Next page")
    assert "Page 2 of 2" in play.told("mina")[-1]
    assert "\nSources\n" in play.told("mina")[-1]
    await play.taps("mina", "Page before")
    assert "Page 1 of 2" in play.told("mina")[-1]
    assert all(units(each) <= 4096 for each in play.told("mina"))


async def test_guides_can_be_read_without_a_tap(play: Play) -> None:
    await play.says("mina", "/guides 1 2")
    assert "Page 2 of 2" in play.told("mina")[-1]
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    for typed in ("/guides 3", "When a friend speaks of…", "guides to read", "/guides 99", "/guides ٣", "/guides 1 99"):
        await play.says("mina", typed)
    told = [each.partition("\n\n")[0].partition("\n")[0] for each in play.told("mina")[-12:] if "\n" in each]
    first, contents = "Page 1 of 2", "Short texts to read. Nobody learns what you read here."
    assert told[-5:] == [first, first, contents, first, first]


async def test_headings_are_bold_and_links_show_where_they_lead(play: Play) -> None:
    await play.says("mina", "/guides 3 2")
    shown = play.newest("mina", "Page 2 of 2")
    raw = shown.text.encode("utf-16-le")
    bold = [
        raw[2 * each["offset"] : 2 * (each["offset"] + each["length"])].decode("utf-16-le")
        for each in shown.message.body["entities"]
        if each["type"] == "bold"
    ]
    assert bold == ["When a friend speaks of suicide", "If it is you", "If you have lost somebody", "Sources"]
    assert "988 Lifeline, in the USA (https://988lifeline.org)" in shown.text
    assert not any(each["type"] == "text_link" for each in shown.message.body["entities"])


@pytest.mark.parametrize("data", ["guide", "guide:", "guide:nowhere.1", "guide:../../secrets.1", "guide-next:x.99999"])
async def test_a_forged_button_shows_no_file(play: Play, data: str) -> None:
    await play.says("mina", "/guides")
    tap = play.world.taps(play.who("mina"), play.newest("mina", "Short texts").message, data=data)
    await play.flow()
    assert tap.text == "This guide is not there any more. /guides shows those that are."


async def test_arabic_readers_get_arabic_guides(tmp_path: Path) -> None:
    arabic: dict[str, Any] = {
        "contact__text__ar": "نص",
        "emergency__numbers": [{"label": {"en": "a", "ar": "ا"}, "phone": "911"}],
    }
    arabic |= {f"confidentiality__{each}__ar": "نص" for each in ("passed_on", "under_18")}
    async with playing(tmp_path, community__languages=["en", "ar"], **arabic) as play:
        await play.says("mina", "/language ar")
        await play.says("mina", "/guides 1")
        assert "ماذا يحدث عند الكتابة إلينا" in play.told("mina")[-1]
        assert "لم يراجع أحد" in play.told("mina")[-1]


async def test_the_communitys_own_guides_stand_in_place_of_the_shipped_and_follow_a_reload(tmp_path: Path) -> None:
    own = tmp_path / "texts" / "en"
    own.mkdir(parents=True)
    (own / "tea.md").write_text("# Tea on Fridays\n\nCome and sit.\n\nReviewed by: Sister Huda\n", "utf-8")
    (own / "half.md").write_text("# Half\n\nBefore.\n\n| a |\n| - |\n| b |\n", "utf-8")
    async with playing(tmp_path, guides__path="texts") as play:
        await play.says("mina", "/guides")
        assert "1. Tea on Fridays" in play.told("mina")[-1]
        assert "Half" not in play.told("mina")[-1]
        await play.says("mina", "/guides 1")
        assert "Reviewed by: Sister Huda" in play.told("mina")[-1]
        (own / "half.md").write_text("# Whole\n\nAfter.\n", "utf-8")
        play.bot.reload()
        await play.says("mina", "/guides")
        assert "2. Tea on Fridays" in play.told("mina")[-1]
        assert "1. Whole" in play.told("mina")[-1]


async def test_what_somebody_reads_is_kept_nowhere(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    before = await known_of(play, "mina")
    await play.says("mina", "/guides 6")
    await play.taps("mina", "Next page")
    assert await known_of(play, "mina") == before


async def known_of(play: Play, name: str) -> tuple[Person | None, int, int]:
    """Their row, how much is due, how much waits to be sent."""
    assert play.store is not None
    async with play.store.turn() as tx:
        person = await people.of_sender(tx, play.who(name).id)
        assert person is not None
        person = replace(person, since=0)  # from which message on buttons count: it goes with every message
        counts = [(await tx.rows(f"SELECT count(*) FROM {table}"))[0][0] for table in ("due", "outbox")]
        return person, counts[0], counts[1]


async def test_guides_are_found_by_their_words(play: Play) -> None:
    await play.says("mina", "/guides  SUICIDE   hospital ")
    assert play.told("mina")[-1] == "Guides that have these words:\n3. When a friend speaks of suicide"
    await play.taps("mina", "When a friend speaks of…")
    assert "Page 1 of 2" in play.told("mina")[-1]
    await play.says("mina", "/guides xylophone")
    assert play.told("mina")[-1] == "No guide has these words. /guides shows all of them."
