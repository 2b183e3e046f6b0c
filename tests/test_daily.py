"""What nobody asks for is done every day: delivered words lose their key, old update ids are forgotten."""

from pathlib import Path

from storage.disk.store import Store
from tests.playing import Play, playing
from tests.teamwork import report


def store_of(play: Play) -> Store:
    assert play.store is not None
    return play.store


async def seen(play: Play) -> int:
    async with store_of(play).turn() as tx:
        return int((await tx.rows("SELECT count(*) FROM seen"))[0][0])


async def test_the_key_of_delivered_words_changes_daily(tmp_path: Path) -> None:
    async with playing(tmp_path) as play:
        await report(play)
        before = store_of(play).keys.spool
        await play.later(days=1, hours=1)
        assert store_of(play).keys.spool > before
        assert len(store_of(play).keys.spools) == 1
        await play.says("mina", "And there is more.")
        assert play.screen("adil", play.group).saying("And there is more.")


async def test_ids_of_updates_are_forgotten_after_two_days(tmp_path: Path) -> None:
    async with playing(tmp_path) as play:
        await report(play)
        assert await seen(play) > 0
        await play.later(days=4)
        assert await seen(play) == 0


async def test_the_keyrings_copy_does_not_keep_the_old_key(tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    async with playing(tmp_path, storage__keyring_backup=str(copy)) as play:
        await report(play)
        await play.flow()
        before = copy.read_bytes() if copy.exists() else b""
        await play.later(days=1, hours=1)
        await play.flow()
        assert copy.exists()
        assert copy.read_bytes() != before
