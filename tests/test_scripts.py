"""The scripts that people rehearse with are acceptance tests: every one of them has to hold."""

from dataclasses import replace
from pathlib import Path

import pytest

from rehearsal import play
from rehearsal.parsing import load
from rehearsal.script import Player, setup_for
from rehearsal.stage import Stage
from tests import warm

SCRIPTS = sorted(play.SCRIPTS.glob("*.txt"))


@pytest.mark.parametrize("path", SCRIPTS, ids=[path.stem for path in SCRIPTS])
async def test_script(path: Path) -> None:
    script = load(path)
    async with Stage(replace(setup_for(script), launch=warm.launch)) as stage:
        assert await Player(stage, path).play(script) == len(script.steps)


def test_there_is_a_first_script() -> None:
    assert "first" in play.names()
