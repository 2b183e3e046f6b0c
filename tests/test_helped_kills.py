"""Killed at any commit, an entry that is shared arrives, what was asked for comes, and an answer counts once."""

import os

import pytest

from tests.acting import Acting
from tests.dooming import doomed

EVERY = int(os.environ.get("HELPED_KILL_EVERY", "0"))
"""Every so many commits one is cut, before and after: `HELPED_KILL_EVERY=1` is all of them. 0: CI's few."""
SETTINGS: dict[tuple[str, ...], object] = {
    ("directory", "path"): "resources.toml",
    ("community", "languages"): ["en", "ar"],
    ("contact", "text"): {"en": "Call.", "ar": "اتصلوا."},
    ("emergency", "numbers"): [{"label": {"en": "Emergency", "ar": "الطوارئ"}, "phone": "911"}],
    ("confidentiality", "passed_on"): {"en": "A life.", "ar": "حياة."},
    ("confidentiality", "under_18"): {"en": "Maybe.", "ar": "ربما."},
}
QUESTION = "Was it of any use to you?"


def times(acting: Acting, name: str, words: str) -> int:
    """How often somebody was told, what may be a repeat and the screen of agreeing left out."""
    told = [each for each in acting.told(name) if words in each and "locked screen" not in each]
    return sum("repeat" not in each for each in told) or min(len(told), 1)


async def lived(sabotage: str, doom: str = "") -> tuple[list[int], int, int]:
    """What each of it came to, how many lives and commits it took."""
    async with doomed(sabotage, SETTINGS) as life:
        stage, acting = life.stage, life.acting
        await stage.bot.start()
        await acting.says("mina", "Who has food?")
        await acting.taps("mina", "I understand")
        await acting.taps("adil", "Take", acting.group)
        life.comes(doom)
        await acting.taps("adil", "Share a resource", acting.group)
        await acting.taps("adil", "Food, rent, zakat", acting.group)
        await acting.taps("adil", "Masjid food pantry", acting.group)
        await acting.taps("adil", "Send to the reporter", acting.group)
        await acting.taps("mina", "12–15")
        await acting.says("yusuf", "/find zakat fund")
        for label in ("Zakat fund", "Ask me later whether it helped", "12–15"):
            await acting.taps("yusuf", label)
        await acting.flow(8 * 24 * 3600)
        for name in ("mina", "yusuf"):
            await acting.taps(name, "I could not reach them")
        await acting.taps("yusuf", "Zakat fund")
        commits = life.commits
        stage.bot.check_log()
        seen = [times(acting, "mina", "We found this for you:"), times(acting, "mina", QUESTION)]
        seen += [times(acting, "yusuf", QUESTION), times(acting, "yusuf", "We count it without your name")]
        return seen, acting.lives, commits


@pytest.mark.timeout(20_000 // EVERY if EVERY else 240)
async def test_killed_at_any_commit_it_arrives_it_comes_and_it_counts_once() -> None:
    seen, lives, commits = await lived("counted:tally")
    assert (seen, lives) == ([1, 1, 1, 1], 1)
    every = [(when, number) for number in range(1, commits + 1, EVERY or 1) for when in ("before", "after")]
    few = [("before", commits // 3), ("after", commits // 2)]
    for when, number in every if EVERY else few:
        seen, lives, _ = await lived("doomed", f"{when} {number}")
        assert (seen, lives) == ([1, 1, 1, 1], 2), (when, number)
