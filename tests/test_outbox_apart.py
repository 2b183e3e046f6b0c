"""One thing that cannot be dealt with holds back nothing but itself."""

from pathlib import Path
from typing import Any

import pytest

from handlers import outcome
from tests.playing import playing
from tests.teamwork import report


async def test_an_outcome_that_cannot_be_kept_holds_back_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = outcome.became

    async def broken(scope: Any, row: Any, became: Any, chat: int) -> Any:
        if row.send.words is not None and "poison" in row.send.words.text:
            raise ValueError("an outcome that we never thought of")
        return await kept(scope, row, became, chat)

    async with playing(tmp_path, privacy__first_words_wait="0 min") as play:
        await report(play, "It is about my cousin.")
        await report(play, "And mine is about school.", name="yusuf")
        monkeypatch.setattr(outcome, "became", broken)
        await play.says("mina", "This is poison.")
        await play.says("yusuf", "Mine goes on.")
        assert any("Mine goes on" in text for text in play.told("adil", play.group))
        monkeypatch.setattr(outcome, "became", kept)
        await play.says("mina", "And this is after it.")
        await play.later(hours=2)
        told = play.told("adil", play.group)
        assert any("And this is after it" in text for text in told)
        twice = [text for text in told if "This is poison" in text]
        assert len(twice) == 2
        assert "repeat" in twice[1]
