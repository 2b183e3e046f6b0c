"""Red calls for help, green goes on, nothing else has a colour; a short number can be copied."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rules.button_style import GREEN, RED, STYLES
from tests.playing import Play, playing
from tests.teamwork import presses, report

RED_ONES = {"I need help now", "Send to the team now", "Someone is in danger now"}
GREEN_ONES = {"I understand", "Send", "Take"}


def sent(play: Play) -> Iterator[dict[str, Any]]:
    """Every button that the bot ever sent."""
    for request in play.world.journal.of("sendMessage", "editMessageText"):
        markup = request.params.get("reply_markup") or {}
        for row in markup.get("inline_keyboard", []) if isinstance(markup, dict) else []:
            yield from row


async def test_red_calls_for_help_green_goes_on_and_nothing_else_has_a_colour(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as play:
        await report(play, "I am afraid.", about="Someone is in danger now")
        await presses(play, "adil", "Take")
        for command in ("/now", "/start", "/mine", "/stop"):
            await play.says("mina", command)
        found = {(each["text"], each.get("style")) for each in sent(play)}
        assert {text for text, colour in found if colour == RED} == RED_ONES
        assert {text for text, colour in found if colour == GREEN} == GREEN_ONES
        assert {colour for text, colour in found if text not in RED_ONES | GREEN_ONES} == {None}
    assert set(STYLES.values()) == {RED, GREEN}


async def test_a_number_that_is_too_short_for_a_link_is_copied_with_a_tap(tmp_path: Path) -> None:
    async with playing(tmp_path) as play:
        await play.says("mina", "/now")
        copied = {each["text"]: each["copy_text"]["text"] for each in sent(play) if "copy_text" in each}
        assert copied == {f"Copy {each.phone}": each.phone for each in play.config.emergency}
