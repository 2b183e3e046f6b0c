"""Whoever could read along without being listed is noticed, said aloud, and reads no new case's words."""

import json
from pathlib import Path
from typing import Any

import pytest

from rehearsal import configuring
from rules.strangers import Print, changes
from tests.playing import Play, playing
from tests.teamwork import desk, forges, presses, report


def group_reads(play: Play, words: str) -> bool:
    return bool(play.screen("adil", play.group).saying(words))


async def omar_joins(play: Play) -> None:
    play.world.joins(play.who("omar"), play.group)
    await play.flow()


async def test_who_joins_and_is_not_listed_is_announced_once(play: Play) -> None:
    await omar_joins(play)
    assert sum("Omar Nasser has joined" in text for text in desk(play)) == 1
    assert sum("One person in this group is not listed" in text for text in desk(play)) == 1


async def test_a_listed_member_who_comes_back_is_nobodys_news(play: Play) -> None:
    play.world.leaves(play.who("bea"), play.group)
    play.world.joins(play.who("bea"), play.group)
    await play.flow()
    assert not any("joined" in text or "not listed" in text for text in desk(play))


async def test_a_stranger_is_found_at_the_start_too(play: Play) -> None:
    await play.stop()
    play.group.members[play.who("omar").id] = type(play.group.members[play.who("adil").id])(play.who("omar"), "member")
    await play.start()
    await play.flow()
    assert any("One person in this group is not listed" in text for text in desk(play))


async def test_a_stranger_is_found_within_a_day_even_if_telegram_told_nothing(play: Play) -> None:
    play.group.members[play.who("omar").id] = type(play.group.members[play.who("adil").id])(play.who("omar"), "member")
    await play.later(hours=25)
    assert any("One person in this group is not listed" in text for text in desk(play))


async def test_new_cards_carry_no_words_until_the_stranger_has_gone(play: Play) -> None:
    await omar_joins(play)
    await report(play, "My cousin drinks again.")
    assert not group_reads(play, "drinks again")
    assert group_reads(play, "The words wait until")
    assert any("They go once the team has looked who is in its group" in text for text in play.told("mina"))
    await play.says("mina", "He drives, too.")
    assert not group_reads(play, "He drives")
    play.world.leaves(play.who("omar"), play.group)
    await play.flow()
    assert group_reads(play, "drinks again")
    assert group_reads(play, "He drives")
    assert not group_reads(play, "The words wait until")
    texts = "\n".join(play.told("adil", play.group))
    assert texts.index("drinks again") < texts.index("He drives")


async def test_words_of_danger_come_all_the_same(play: Play) -> None:
    await omar_joins(play)
    await report(play, "He is at the door.", about="Someone is in danger now")
    assert group_reads(play, "at the door")


async def test_a_case_that_becomes_danger_brings_its_words(play: Play) -> None:
    await omar_joins(play)
    await report(play, "My cousin drinks again.")
    await presses(play, "adil", "Take")
    await presses(play, "adil", "Change")
    await presses(play, "adil", "danger now")
    assert group_reads(play, "drinks again")


async def test_only_an_admin_may_say_that_it_is_all_right(play: Play) -> None:
    await omar_joins(play)
    await report(play, "My cousin drinks again.")
    assert "Only an admin" in (await forges(play, "bea", "fine:team:1")).text
    assert "listed" in (await forges(play, "omar", "fine:team:1")).text
    await forges(play, "adil", "fine:team:7")
    assert not group_reads(play, "drinks again")
    await play.taps("adil", "They may read (admins only)", play.group)
    await play.taps("adil", "Yes, they may read", play.group)
    assert group_reads(play, "drinks again")
    play.world.joins(play.world.person("zaid"), play.group)
    await play.flow()
    await report(play, "The second concern.", name="yusuf")
    assert not group_reads(play, "The second concern")


async def test_whom_an_admin_accepted_was_somebody_else(play: Play) -> None:
    """One leaves and another comes in the same moment: as many as before, but nobody said that this one may read."""
    await omar_joins(play)
    await play.taps("adil", "They may read (admins only)", play.group)
    await play.taps("adil", "Yes, they may read", play.group)
    play.world.leaves(play.who("omar"), play.group)
    play.world.joins(play.who("yusuf"), play.group)
    await play.flow()
    assert sum("One person in this group is not listed" in text for text in desk(play)) == 2
    await report(play, "My cousin drinks again.")
    assert not group_reads(play, "drinks again")
    await play.taps("adil", "They may read (admins only)", play.group)
    await play.taps("adil", "Yes, they may read", play.group)
    assert group_reads(play, "drinks again")


async def test_who_reads_this_counts_whom_nobody_has_listed(play: Play) -> None:
    await play.says("mina", "/who")
    assert "not on the list" not in play.told("mina")[-1]
    await omar_joins(play)
    await play.taps("adil", "They may read (admins only)", play.group)
    await play.taps("adil", "Yes, they may read", play.group)
    await play.says("mina", "/who")
    assert "One more in the group is not on the list, and may read along." in play.told("mina")[-1]


async def test_listing_the_person_puts_it_right(play: Play) -> None:
    await omar_joins(play)
    await report(play, "My cousin drinks again.")
    text = play.config_path.read_text(encoding="utf-8")
    listed = f'members = [{{ "id" = {play.who("omar").id}, "name" = "Omar", "discipline" = "lawyer" }}, '
    assert "members = [" in text
    play.config_path.write_text(text.replace("members = [", listed.replace('"id"', "id"), 1), encoding="utf-8")
    play.bot.reload()
    await play.flow()
    assert group_reads(play, "drinks again")
    assert any("Omar reads here now" in text for text in desk(play))


async def test_words_that_wait_survive_a_restart(play: Play) -> None:
    await omar_joins(play)
    await report(play, "My cousin drinks again.")
    await play.crash()
    await play.start()
    await play.flow()
    assert not group_reads(play, "drinks again")
    play.world.leaves(play.who("omar"), play.group)
    await play.flow()
    assert group_reads(play, "drinks again")


async def test_the_first_start_says_nothing_and_a_restart_without_change_neither(play: Play) -> None:
    await play.flow()
    await play.stop()
    await play.start()
    await play.flow()
    assert not any("configuration has changed" in text for text in desk(play))


async def test_what_changed_while_the_bot_was_stopped_is_told_at_the_start(play: Play) -> None:
    await play.flow()
    await play.stop()
    text = play.config_path.read_text(encoding="utf-8")
    play.config_path.write_text(text.replace('admins = ["Adil"]', 'admins = ["Adil", "Bea"]'), encoding="utf-8")
    await play.start()
    await play.flow()
    assert any("Admins now: Adil, Bea" in each for each in desk(play)), desk(play)


async def test_both_groups_are_told_of_a_stranger_but_nothing_else_of_each_other(tmp_path: Path) -> None:
    async with playing(tmp_path, independent=True, privacy__first_words_wait="0 min") as play:
        await omar_joins(play)
        there = play.cast.group("independent")
        told = [shown.text for shown in play.world.screen(play.who("noor"), there).messages]
        assert any("in the group where the team reads" in text for text in told)
        assert not any("Omar" in text for text in told)


async def test_the_names_of_readers_lie_sealed(play: Play) -> None:
    await omar_joins(play)
    for path in play.config.storage.path.parent.rglob("*"):
        if path.is_file():
            assert b"Nasser" not in path.read_bytes()
            assert json.dumps({"readers": 1})[1:9].encode() not in path.read_bytes()


async def test_what_changed_is_told_at_a_reload_too(play: Play) -> None:
    await play.flow()
    text = play.config_path.read_text(encoding="utf-8")
    other = configuring.dump({"telegram": {"api_url": "https://127.0.0.1:9/bot"}}).splitlines()[-1]
    kept = [other if row.startswith("api_url") else row for row in text.splitlines()]
    text = "\n".join(kept).replace('admins = ["Adil"]', 'admins = ["Bea"]')
    play.config_path.write_text(text, encoding="utf-8")
    play.bot.reload()
    await play.flow()
    told = [each for each in desk(play) if "configuration has changed" in each]
    assert len(told) == 1
    assert "Admins now: Bea" in told[0]
    assert "Telegram is reached at https://127.0.0.1:9/bot now" in told[0]


def printed(**changes: Any) -> Print:
    """A team's fingerprint, differing from the others in this."""
    team = {"group": -1, "readers": {"111": "Adil", "112": "Bea"}, "observers": [], "admins": ["Adil"]}
    return {"api": changes.pop("api", "https://api.telegram.org/bot"), "teams": {"team": team | changes}}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"group": -2}, ["changed-group"]),
        ({"readers": {"111": "Adil", "112": "Bea", "113": "Carl"}}, ["changed-reads"]),
        ({"readers": {"111": "Adil"}}, ["changed-reads-no-more"]),
        ({"observers": ["112"]}, ["changed-observes"]),
        ({"admins": ["Adil", "Bea"]}, ["changed-admins"]),
        ({"api": "https://bots.example.org/bot"}, ["changed-api"]),
        ({"group": -2, "admins": ["Bea"], "api": "https://x/bot"}, ["changed-group", "changed-admins", "changed-api"]),
        ({}, []),
    ],
)
def test_every_change_of_who_could_read_is_a_line(change: dict[str, Any], said: list[str]) -> None:
    found = changes(printed(), printed(**change))
    assert [each.id for each in found.get("team", [])] == said


def test_who_only_read_and_acts_now_is_told() -> None:
    found = changes(printed(observers=["112"]), printed())
    assert [each.id for each in found["team"]] == ["changed-acts"]


def test_a_new_group_is_told_that_it_is_one_and_the_other_hears_nothing() -> None:
    both = printed()
    both["teams"] |= {"independent": both["teams"]["team"] | {"group": -9}}
    assert [each.id for each in changes(printed(), both)["independent"]] == ["changed-new-team"]
    assert "team" not in changes(printed(), both)
    assert "team" not in changes(both, printed())
