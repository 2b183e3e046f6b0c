"""What nobody asks for is done every day: delivered words lose their key, old update ids are forgotten."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from storage import inbox
from storage.disk.store import Store
from tests.playing import BEGINS, Play, playing
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


async def test_a_start_with_the_clock_years_ahead_does_not_stop_the_change_of_keys(tmp_path: Path) -> None:
    """The machine began with a wrong clock, and the clock was put right: while it ran, or before the next start."""
    async with playing(tmp_path) as play:
        await report(play)
        await play.stop()
        play.clock.set_to((play.clock.now() + timedelta(days=4000)).timestamp())
        await play.start()
        await play.flow()
        play.clock.set_to((BEGINS + timedelta(hours=3)).timestamp())
        await play.flow()
        ran_on = store_of(play).keys.spool
        await play.later(days=1, hours=1)
        assert store_of(play).keys.spool > ran_on
        await play.stop()
        play.clock.set_to((play.clock.now() + timedelta(days=4000)).timestamp())
        await play.start()
        await play.flow()
        await play.stop()
        play.clock.set_to((BEGINS + timedelta(days=3)).timestamp())
        ahead = store_of(play).keys.spool
        await play.start()
        await play.later(days=2)
        assert store_of(play).keys.spool >= ahead + 2
        assert await newest_hour(play) <= play.clock.now().timestamp() // 3600


async def newest_hour(play: Play) -> int:
    async with store_of(play).turn() as tx:
        return int((await tx.rows("SELECT coalesce(max(hour), 0) FROM seen"))[0][0])


async def test_what_could_not_be_handled_is_not_kept_for_ever(tmp_path: Path) -> None:
    async with playing(tmp_path) as play:
        await report(play)
        poison: dict[str, Any] = {"message_id": 7, "chat": {"id": 1, "type": "private"}, "date": "x"}
        play.world.injects({"message": poison})
        await play.flow()
        await play.later(minutes=1)
        assert await parked(play) == 1
        await play.later(days=6)
        assert await parked(play) == 1
        await play.later(days=2)
        assert await parked(play) == 0


async def parked(play: Play) -> int:
    async with store_of(play).turn() as tx:
        return len(await inbox.parked(tx))
