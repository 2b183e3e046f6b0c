"""A power cut at each commit of moving to another account: afterwards the conversations are at exactly one."""

import os

import pytest

from storage.disk.vault import load_root
from tests import hunting
from tests.dooming import doomed
from tests.storing import FILES, copied, readable

SHARE = int(os.environ.get("PHRASE_KILL_EVERY", "11"))
"""Every so many commits one is cut, the move itself among them; `PHRASE_KILL_EVERY=1` cuts each, before and after."""
THE_MOVE = 3
"""Its commit in the main file: the letter comes before it, and the keys of what has to be cleaned up."""
OWN = ("config.toml", "token", "root.key")
"""Files that are not the bot's memory."""


async def moved(sabotage: str, doom: str = "") -> tuple[int, int]:
    """Mina's conversation goes to Yusuf, a power cut in it; how many commits that takes, and how often the bot died."""
    async with doomed(sabotage) as life:
        stage, acting = life.stage, life.acting
        await stage.bot.start()
        await acting.flow()
        await acting.report("mina", "The lighter under the carpet.")
        await acting.taps("adil", "Take", acting.group)
        await acting.says("mina", "/phrase")
        await acting.taps("mina", "Make five words")
        phrase = acting.newest("mina", "Your five words:").text.splitlines()[-1]
        life.comes(doom)
        await acting.says("yusuf", f"/phrase {phrase}")
        commits = life.commits
        lives = acting.lives
        life.over()
        assert lives <= (2 if doom else 1)
        assert any("It is done." in text for text in acting.told("yusuf")), acting.told("yusuf")
        assert not any(phrase in text for text in acting.told("yusuf"))
        told = acting.told("mina")
        await acting.replies("adil", "under the carpet", "Come on Friday.")
        assert len([text for text in acting.told("yusuf") if "Come on Friday." in text]) == 1
        assert acting.told("mina") == told
        stolen = copied(stage.folder / "data", stage.folder / "stolen")
        plain = readable(stolen / FILES[0], stolen / FILES[1], load_root(stage.folder / "root.key"))
        words: list[str | int] = [phrase, *(each for each in phrase.split() if len(each) > 4)]
        assert hunting.found([*words, *hunting.names_of(acting.who("mina"))], plain) == []
        assert hunting.in_files(words, stage.folder, OWN) == []  # the log among them
        stage.bot.check_log()
        return commits, lives - 1


@pytest.mark.timeout(6000 // SHARE)
async def test_a_kill_at_any_commit_of_moving_ends_at_exactly_one_account() -> None:
    commits, _ = await moved("counted:tally")
    assert commits > 5
    points = [
        f"{when} {number}" for number in range(min(THE_MOVE, SHARE), commits + 1, SHARE) for when in ("before", "after")
    ]
    died = sum([(await moved("doomed", each))[1] for each in points])
    assert died > len(points) // 2  # the last ones may come too late: how many commits there are depends on the second
