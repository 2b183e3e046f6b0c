"""A start with a bad file serves the last good one: sealed, told once, without anybody whom the new file drops."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.cli import main
from bot.config import ConfigError, last_good, load
from rehearsal import configuring
from rehearsal.stage import Stage
from rules.config import Config, Season
from rules.dropped import without
from tests.acting import Acting, setup
from tests.playing import Play, playing
from tests.teamwork import desk, report
from tests.test_endings import run
from tests.test_strangers import group_reads

REFUSED, OVER = "the old ones go on", "are in force"
BEA = '{ id = 112, name = "Bea", discipline = "social worker" }'
BROKEN: dict[str, Callable[[str], str]] = {
    "a misspelt key": lambda text: text.replace("timezone", "timezome"),
    "no TOML at all": lambda text: text.replace("[community]", "[community"),
}
DROPPED: dict[str, Callable[[str], str]] = {
    "still in the rota": lambda text: text.replace(f", {BEA}", ""),
    "in a remark of what is no TOML": lambda text: "# 112\n[oops\n" + text.replace(f", {BEA}", ""),
}


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as stage:
        await stage.flow()
        yield stage


def heard(here: Acting, words: str) -> int:
    return sum(words in each for each in here.told("adil"))


async def start(here: Acting) -> None:
    await here.stage.start()
    await here.flow()


async def test_a_later_start_with_a_bad_file_serves_the_last_good_one_and_says_so_once() -> None:
    async with Stage(setup()) as stage:
        here, file = Acting(stage), stage.config_path
        here.world.starts(here.who("adil"))
        await start(here)
        await stage.kill()
        good = file.read_text("utf-8")
        for name, (what, broken) in zip(("mina", "yusuf"), BROKEN.items(), strict=True):
            file.write_text(broken(good), "utf-8")
            await start(here)
            await here.report(name, f"Said under {what}.")
            assert any(f"Said under {what}." in each for each in here.told("adil", here.group))
            assert (heard(here, REFUSED), heard(here, OVER)) == (1, 0), what
            await stage.stop()
        file.write_text(good, "utf-8")
        for _ in range(2):
            await start(here)
            assert (heard(here, REFUSED), heard(here, OVER)) == (1, 1)
            await stage.stop()
        log = stage.bot.log.splitlines()
        assert sum(each.endswith("trouble-reload") for each in log) == 1
        assert sum(each.endswith("trouble-reload-over") for each in log) == 1
        assert sum("The last good configuration" in each for each in log) == len(BROKEN)
        assert sum("timezome" in each for each in log) == 1
        stage.bot.check_log()
        assert configuring.TOKEN not in stage.bot.log


async def test_a_first_start_with_a_bad_file_ends_with_2(tmp_path: Path) -> None:
    tables = configuring.configuration(None, independent=False)
    configuring.settle_in(tables, tmp_path, "https://127.0.0.1:9/bot", "https://127.0.0.1:9/file/bot")
    file = tmp_path / "config.toml"
    for broken in BROKEN.values():
        file.write_text(broken(configuring.dump(tables)), "utf-8")
        code, said = await run(file, tmp_path)
        assert (code, "last good" in said) == (2, False), said
        assert not list((tmp_path / "data").iterdir())


async def test_the_last_good_one_is_sealed_and_needs_its_secrets_from_their_files(play: Play) -> None:
    file, storage, config = play.config_path, play.config.storage, play.config
    for path in storage.path.parent.iterdir():
        assert b"Sister Huda" not in path.read_bytes()
        assert configuring.TOKEN.encode() not in path.read_bytes()
    for broken in BROKEN.values():
        good = file.read_text("utf-8")
        file.write_text(broken(good), "utf-8")
        with pytest.raises(ConfigError):
            load(file, {})
        assert main(["check", "--config", str(file)]) == 2
        assert last_good.found(file, {}) == config
        for secret in (play.folder / "token", storage.key_file):
            secret.chmod(0o644)
            assert last_good.found(file, {}) is None
            secret.chmod(0o600)
        file.write_text(broken(good).replace("[storage]", "[store]"), "utf-8")
        assert last_good.found(file, {}) is None
        file.write_text(good, "utf-8")


@pytest.mark.parametrize("dropped", DROPPED.values(), ids=DROPPED)
async def test_a_bad_file_sends_no_words_to_whom_it_drops(play: Play, dropped: Callable[[str], str]) -> None:
    good = play.config_path.read_text("utf-8")
    bad = dropped(good)
    assert BEA in good
    assert BEA not in bad
    play.config_path.write_text(bad, "utf-8")
    play.bot.reload()
    await play.flow()
    assert any("Bea is not listed any more" in each for each in desk(play))
    await report(play, "My cousin drinks again.")
    assert not group_reads(play, "drinks again")
    served = last_good.found(play.config_path, {})
    assert served is not None
    assert [each.name for each in served.team.members] == ["Adil"]
    play.config_path.write_text(good, "utf-8")
    play.bot.reload()
    await play.flow()
    assert group_reads(play, "drinks again")
    assert any("Bea reads here now" in each for each in desk(play))


def test_where_a_file_drops_everybody_it_says_nothing_about_people(tmp_path: Path) -> None:
    config = made(tmp_path)
    assert without(config, {}) == config
    assert without(config, {"team": {999}}) == config


def test_who_is_left_answers_in_their_turn_and_hears_what_admins_hear(tmp_path: Path) -> None:
    config = made(tmp_path)
    assert config.team.rota is not None
    season = Season("Ramadan", date(2026, 2, 18), date(2026, 3, 19), order=("Adil",))
    rota = replace(config.team.rota, order=("Bea", "Adil", "Bea"), seasons=(season,))
    left = without(replace(config, team=replace(config.team, rota=rota)), {"team": {112}}).team
    assert left.rota is not None
    assert (left.admins, left.rota.order, left.rota.seasons[0].order) == (("Bea",), ("Bea",), None)
    rota = replace(rota, order=("Adil",))
    assert without(replace(config, team=replace(config.team, rota=rota)), {"team": {112}}).team.rota is None


@given(st.sets(st.sampled_from([111, 112, 113])), st.lists(st.sampled_from(["Adil", "Bea", "Carl"]), min_size=1))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nobody_who_is_dropped_is_left_anywhere(tmp_path: Path, listed: set[int], order: list[str]) -> None:
    config = made(tmp_path)
    carl = replace(config.team.members[0], id=113, name="Carl", observer=True)
    assert config.team.rota is not None
    rota = replace(config.team.rota, order=tuple(each for each, _ in groupby(order)))
    team = replace(config.team, members=(*config.team.members, carl), rota=rota)
    left = without(replace(config, team=team), {"team": listed}).team
    if not listed & {111, 112}:
        assert left == team
        return
    names = {each.name for each in left.members}
    assert {each.id for each in left.members} == listed
    assert set(left.admins) <= names
    assert left.admins
    turns = left.rota.order if left.rota else ()
    assert set(turns) == set(order) & names
    assert len(turns) < 2 or left == team or all(each != turns[n - 1] for n, each in enumerate(turns))


HOSTILE = ("", "[" * 5000, "[storage]\npath = " + "[" * 5000, "9" * 5000, "[team]\nmembers = 7", "\x00")


def test_a_file_that_is_cut_or_hostile_stops_neither_a_start_nor_a_reload(tmp_path: Path) -> None:
    config, file = made(tmp_path), tmp_path / "config.toml"
    text = file.read_text("utf-8")
    for bad in (*(text[:end] for end in range(0, len(text), 40)), *HOSTILE):
        file.write_text(bad, "utf-8")
        assert last_good.found(file, {}) is None
        left = last_good.narrowed(config, file)
        assert left.team.members in (config.team.members, config.team.members[:1])


def made(folder: Path) -> Config:
    tables = configuring.configuration(None, independent=False)
    configuring.settle_in(tables, folder, "https://127.0.0.1:9/bot", "https://127.0.0.1:9/file/bot")
    (folder / "config.toml").write_text(configuring.dump(tables), "utf-8")
    return load(folder / "config.toml", {})
