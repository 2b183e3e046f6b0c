"""A backup that is put back does not open a chat that was hidden since."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from storage.disk import backups
from storage.disk.vault import load_root
from tests.playing import Play
from tests.teamwork import report
from tests.test_discreet import PHRASE


async def test_a_backup_of_before_it_was_hidden_does_not_open_a_chat(play: Play, tmp_path: Path) -> None:
    await report(play, "My brother hits me.")
    await play.taps("adil", "Take", play.group)
    storage = play.config.storage
    made = await asyncio.to_thread(backups.made, storage.path, tmp_path / "copies", datetime.now(UTC))
    for each in ("/discreet", "15-18", PHRASE, PHRASE, "/discreet"):
        await play.says("mina", each)
    await play.taps("mina", "Hide now")
    await play.stop()
    for end in backups.ENDS:
        storage.path.with_name(storage.path.name + end).unlink(missing_ok=True)
    await asyncio.to_thread(backups.put_back, made, storage.path, storage.ring, None, load_root(storage.key_file))
    await play.start()
    await play.later(hours=1)
    before = len(play.told("mina"))
    await play.says("mina", "/mine")
    since = play.told("mina")[before:]
    assert any(each.startswith("Welcome.") for each in since)  # as anybody who was never here
    assert not any("Conversation 1" in each for each in since)
