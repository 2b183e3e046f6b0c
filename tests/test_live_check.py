"""What is set up wrongly on Telegram's side is named with its remedy, before it unmasks somebody."""

from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cli import main
from bot.setup import live
from locales.render import of_config
from rehearsal.faults import FaultKind
from rehearsal.world import GENERAL, Topic
from tests.playing import Play, playing

IDRIS = ("noor", "idris")


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    """A community that is set up well, with a channel and a second team; the bot has been started once."""
    channel = {"id": -1001000000003, "link": "https://t.me/annoor"}
    async with playing(
        tmp_path, limits=False, independent=True, channel=channel, started=("adil", "bea", *IDRIS)
    ) as stage:
        stage.world.bot.joins = False
        await stage.world.until(lambda: any(key[0] == "chat" for key in stage.world.bot.commands), 20)
        await stage.flow()
        yield stage


async def found(play: Play) -> list[str]:
    """What `check --live` prints."""
    sentences = of_config(play.config, strict=True)
    return [sentences.line("en", each) for each in await live.found(play.config)]


async def test_nothing_is_found_where_all_is_well_and_nothing_stays(play: Play) -> None:
    before = [shown.text for shown in play.screen("adil", play.group).messages], len(play.topics())
    assert await found(play) == []
    await play.flow()
    assert ([shown.text for shown in play.screen("adil", play.group).messages], len(play.topics())) == before
    used = {each.method for each in play.world.journal.of("createForumTopic", "deleteForumTopic", "setMessageReaction")}
    assert used == {"createForumTopic", "deleteForumTopic", "setMessageReaction"}


async def test_a_full_minute_of_the_group_is_waited_for(play: Play) -> None:
    for method in ("createForumTopic", "deleteForumTopic"):
        play.server.faults.add(method, FaultKind.TOO_MANY, count=1, retry_after=1)
    assert await found(play) == []
    assert play.topics() == []


SWITCHES = {
    "joins": "/setjoingroups",
    "reads_all": "/setprivacy",
    "inline": "/setinline",
    "guest": "Guest mode",
    "business": "Business mode",
    "managing": "manage other bots",
    "threaded": "Threaded Mode",
}


@pytest.mark.parametrize("switch", SWITCHES)
async def test_a_switch_at_botfather_is_named(play: Play, switch: str) -> None:
    setattr(play.world.bot, switch, True)
    assert [SWITCHES[switch] in each for each in await found(play)] == [True]


GROUP: dict[str, tuple[Callable[[Play], object], str]] = {
    "public": (lambda play: setattr(play.group, "username", "careteam"), "is public"),
    "linked": (lambda play: setattr(play.group, "linked", -1001000000003), "linked to a channel"),
    "auto-delete": (lambda play: setattr(play.group, "auto_delete", 86400), "Switch auto-delete off"),
    "marks": (lambda play: setattr(play.group, "reactions", ("👍",)), "Allow all reactions"),
    "no topics": (lambda play: play.world.toggles_forum(play.group, False), "has no topics"),
    "a stranger": (lambda play: play.world.joins(play.who("omar"), play.group), "One person in the chat of the team"),
    "blocked": (lambda play: play.world.blocks(play.who("bea")), "Bea has blocked the bot"),
    "vanished": (lambda play: play.world.vanishes(play.who("bea")), "account of Bea is gone"),
    "left": (lambda play: play.world.leaves(play.who("bea"), play.group), "Bea is not in this group"),
    "may not pin": (lambda play: play.world.takes("pin", play.group), "“Pin Messages”"),
    "may not delete": (lambda play: play.world.takes("delete", play.group), "“Delete Messages”"),
    "may not make topics": (lambda play: play.world.takes("topics", play.group), "“Manage Topics”"),
    "is no admin": (lambda play: play.world.takes("admin", play.group), "This bot does not see what is written"),
    "is not there": (lambda play: play.world.takes("member", play.group), "Add this bot again"),
}


@pytest.mark.parametrize("wrong", GROUP)
async def test_what_is_wrong_with_a_group_is_named_with_its_remedy(play: Play, wrong: str) -> None:
    make, words = GROUP[wrong]
    make(play)
    said = await found(play)
    assert any(words in each for each in said), said
    assert not any("independent" in each for each in said)


async def test_a_hidden_general_thread_is_shown_again(play: Play) -> None:
    play.group.general = Topic(GENERAL, "General", 0, play.who("adil"), closed=True, hidden=True)
    assert [each for each in await found(play) if "was hidden" in each]
    assert await found(play) == []


async def test_a_channel_in_which_the_bot_may_not_post_is_named(play: Play) -> None:
    channel = play.cast.group("channel")
    play.world.promoted(play.world.bot, channel, ["can_edit_messages", "can_delete_messages"])
    assert ["who may post" in each for each in await found(play)] == [True]
    play.world.leaves(play.world.bot, channel)
    assert ["who may post" in each for each in await found(play)] == [True]


async def test_a_clock_that_is_wrong_is_named_by_the_answers_date(play: Play) -> None:
    play.server.ahead = timedelta(minutes=7)
    assert ["wrong by 7 minutes" in each for each in await found(play)] == [True]


async def test_a_language_without_commands_is_named(play: Play) -> None:
    play.world.bot.commands.clear()
    assert ["English" in each for each in await found(play)] == [True]


async def test_a_number_without_its_minus_100_and_one_that_moved_are_given(play: Play) -> None:
    text = play.config_path.read_text("utf-8")
    play.config_path.write_text(text.replace("-1001000000001", "-1000000001"), "utf-8")
    assert ["group = -1001000000001" in each for each in await found(play)] == [True]
    old = play.world.group("Old", basic=True, members=[play.who("adil"), play.who("bea")])
    new = play.world.upgrades(old)
    play.config_path.write_text(text.replace("-1001000000001", str(old.id)), "utf-8")
    assert [f"group = {new.id}" in each for each in await found(play)] == [True]


async def test_a_wrong_token_and_a_dead_line_are_told_apart(play: Play) -> None:
    (play.folder / "token").write_text("700000001:another-token-that-opens-nothing-here")
    assert ["does not accept the token" in each for each in await found(play)] == [True]
    text = play.config_path.read_text("utf-8")
    play.config_path.write_text(text.replace(str(play.server.port), "9"), "utf-8")
    assert ["cannot be reached" in each for each in await found(play)] == [True]


def test_exit_codes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """0 where all is well, 1 with findings, 2 with mistakes in the file."""
    assert main(["check", "--live", "--config", str(tmp_path / "nowhere.toml")]) == 2


# -- told by itself


async def test_the_admins_hear_once_of_what_is_new_and_only_of_their_own_group(play: Play) -> None:
    await play.later(minutes=5)
    assert not any("wrong with the set-up" in text for text in (*play.told("adil"), *play.told("noor")))
    play.world.bot.inline = True
    play.group.username = "careteam"
    await play.later(days=3)
    adil, noor = ([text for text in play.told(name) if "wrong with the set-up" in text] for name in ("adil", "noor"))
    assert (len(adil), len(noor)) == (1, 1)
    assert "is public" in adil[0]
    assert "Inline mode" in adil[0]
    assert "is public" not in noor[0]
    await play.stop()
    await play.start()
    await play.later(days=1)
    assert sum("wrong with the set-up" in text for text in play.told("adil")) == 1
    play.world.bot.inline = False
    await play.later(days=1)
    play.world.bot.inline = True
    await play.later(days=1)
    assert sum("Inline mode" in text for text in play.told("adil")) == 2


async def test_nothing_is_made_in_the_groups_by_itself(play: Play) -> None:
    await play.later(days=2)
    assert play.world.journal.of("createForumTopic", "unhideGeneralForumTopic") == []


async def test_a_right_that_is_missing_is_told_before_it_is_needed(play: Play) -> None:
    play.world.takes("delete", play.group)
    await play.later(days=1, minutes=5)
    assert sum("Delete Messages" in text for text in play.told("adil")) == 1
    await play.later(days=2)
    assert sum("Delete Messages" in text for text in play.told("adil")) == 1
