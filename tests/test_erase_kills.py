"""A power cut at each commit of deleting everything: after the restart it is deleted all the same."""

import os
import re

import pytest

from storage.disk.vault import load_root
from tests import hunting
from tests.dooming import doomed
from tests.storing import FILES, copied, readable

SHARE = int(os.environ.get("ERASE_KILL_EVERY", "14"))
"""Every so many commits one is cut; `ERASE_KILL_EVERY=1` cuts each, before and after."""
WORDS, ANSWER = "The lighter under the blue carpet", "Come to the library on Friday"


async def erased(sabotage: str, doom: str = "") -> tuple[int, int]:
    """Mina deletes everything, a power cut in it; how many commits that takes, and how often the bot died."""
    async with doomed(sabotage) as life:
        stage, acting = life.stage, life.acting
        await stage.bot.start()
        await acting.flow()
        await acting.report("mina", WORDS)
        await acting.taps("adil", "Take", acting.group)
        await acting.replies("adil", "blue carpet", ANSWER)
        await acting.says("mina", "/stop")
        await acting.taps("mina", "Delete everything")
        life.comes(doom)
        await acting.taps("mina", "Yes, delete everything")
        await acting.flow()
        commits = life.commits
        assert acting.lives <= (2 if doom else 1)
        assert acting.screen("adil", acting.group).topics == ()
        assert [text for text in acting.told("mina") if not re.search("It is deleted here", text)] == []
        data = stage.folder / "data"
        stolen = copied(data, stage.folder / "stolen")
        plain = readable(stolen / FILES[0], stolen / FILES[1], load_root(stage.folder / "root.key"))
        canaries = [WORDS, ANSWER, *hunting.names_of(acting.who("mina"))]
        assert hunting.found(canaries, plain) == []
        assert hunting.in_files(canaries, data) == []
        stage.bot.check_log()
        return commits, acting.lives - 1


@pytest.mark.timeout(6000 // SHARE)
async def test_a_kill_at_any_commit_of_deleting_ends_deleted() -> None:
    commits, _ = await erased("counted:tally")
    assert commits > 10
    points = [f"{when} {number}" for number in range(1, commits + 1, SHARE) for when in ("before", "after")]
    died = sum([(await erased("doomed", each))[1] for each in points])
    assert died > len(points) // 2  # the last ones may come too late: how many commits there are depends on the second
