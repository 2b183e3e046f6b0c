"""Whoever cannot tap can type: every button of the reporter's screens has its words as a twin."""

from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from handlers.doors.typed_buttons import typed
from storage import people
from tests.playing import Play, playing

WOMAN_AND_MAN = [
    {"id": 111, "name": "Adil", "discipline": "counsellor", "gender": "man"},
    {"id": 112, "name": "Bea", "discipline": "social worker", "gender": "woman"},
]
WAY = (
    "/start", "/now", "I understand", "/start", "Raise a concern", "Someone on the team is involved",
    "Back to the list", "Bullying", "They call him names.", "He hits me too.", "Send", "/now", "/mine",
    "He hits me every day.",
)  # fmt: skip
"""A walk past every screen."""


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, team__members=WOMAN_AND_MAN) as stage:
        yield stage


async def understood(play: Play, text: str) -> tuple[str, str] | None:
    """What the bot would take these words for now."""
    assert play.store is not None
    async with play.store.turn() as tx:
        scope = play.bot.house.scope(tx)
        person = await people.of_sender(tx, play.who("mina").id)
        assert person is not None
        turn: Any = SimpleNamespace(scope=scope, config=scope.config)
        return typed(turn, person, text)


async def test_every_button_has_a_typed_twin(play: Play) -> None:
    seen: set[str] = set()
    for said in WAY:
        before = {shown.id for shown in play.screen("mina").messages}
        await play.says("mina", said)
        for shown in play.screen("mina").messages:
            if shown.id in before:
                continue
            for row in (shown.message.markup or {}).get("inline_keyboard", ()):
                for button in row:
                    if "copy_text" in button:
                        assert button["copy_text"]["text"] in shown.text  # it presses nothing; the number stands there
                        continue
                    act, _, arg = button["callback_data"].partition(":")
                    meant = await understood(play, button["text"].upper())
                    assert meant is not None, f"{button['text']!r} after {said!r}"
                    assert meant[0] == act
                    assert meant[1] in (arg, "")
                    seen.add(act)
    assert seen >= {"understood", "who", "need", "raise", "mine", "about", "anyway", "back", "over", "send", "look"}
    assert seen >= {"team-now", "danger-yes", "danger-no", "now", "wish-woman", "wish-man", "talk"}
