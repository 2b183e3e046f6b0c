"""The audit log of each group by itself: nothing of the independent group's is shown to the team, not even a count."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import auditing, cli
from bot.config import load
from rehearsal import configuring
from rules.audit import Entry
from rules.config import Config
from storage import audit
from storage.disk.store import Store
from storage.disk.vault import load_root

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


async def both(folder: Path) -> Config:
    """A configuration beside a log in which both groups have done something, the independent one in between."""
    tables = configuring.configuration(None, independent=True)
    configuring.settle_in(tables, folder, "http://127.0.0.1:1/bot", "http://127.0.0.1:1/file/bot")
    (folder / "config.toml").write_text(configuring.dump(tables), encoding="utf-8")
    config = load(folder / "config.toml", {})
    store = await Store.open(config.storage.path, load_root(config.storage.key_file))
    for number, (team, who) in enumerate((("team", "Adil"), ("independent", "Noor"), ("team", "Bea"))):
        async with store.turn() as tx:
            await audit.note(tx, Entry(NOW + timedelta(minutes=number), team, who, "take", f"mark{number}", ""))
    await store.close()
    return config


def printed(config: Config, team: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = auditing.main(config, team, {})
    return code, capsys.readouterr().out


async def test_what_a_team_is_shown_tells_nothing_of_the_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = await both(tmp_path)
    code, out = printed(config, "team", capsys)
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()[:2]] == ["1", "2"], "no number is left out"
    assert "All 2 lines are whole." in out
    assert not any(word in out for word in ("Noor", "mark1", "independent", "3 lines"))
    code, out = printed(config, "independent", capsys)
    assert code == 0
    assert "Noor" in out
    assert not any(word in out for word in ("Adil", "Bea", "mark0", "mark2"))
    assert "The one line is whole." in out


async def test_nobody_is_shown_the_other_group_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = await both(tmp_path)
    assert cli.main(["audit", "--config", str(tmp_path / "config.toml")]) == 0
    out = capsys.readouterr().out
    assert "Adil" in out
    assert "Noor" not in out
    assert config.independent is not None


@pytest.mark.parametrize("lost", [1, 2])
async def test_what_is_missing_between_is_told_to_both(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lost: int
) -> None:
    """A line of the one group that is gone shows at the next, which may be the other's."""
    config = await both(tmp_path)
    database = sqlite3.connect(config.storage.path)
    database.execute("DELETE FROM audit WHERE id = ?", (lost,))
    database.commit()
    database.close()
    for team in ("team", "independent"):
        code, out = printed(config, team, capsys)
        assert code == 1
        assert "something was changed or is missing" in out
        assert "whole" not in out
