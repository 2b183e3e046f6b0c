"""Scripts played with a very small bot: what is awaited, what fails, and what is said about it."""

import sys
import tomllib
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from rehearsal import configuring
from rehearsal.errors import RehearsalError, StepFailed
from rehearsal.parsing import parse
from rehearsal.script import Player, setup_for
from rehearsal.setup import Setup
from rehearsal.stage import Stage

ECHO = Path(__file__).with_name("echo_bot.py")


def echo(config: Path) -> Sequence[str]:
    return [sys.executable, str(ECHO), str(config)]


@pytest.fixture
async def player() -> AsyncIterator[Player]:
    async with Stage(Setup(arguments=echo, bound=20)) as stage:
        yield Player(stage)


async def failing(player: Player, text: str) -> str:
    with pytest.raises(StepFailed) as caught:
        await player.lines(text)
    return str(caught.value)


async def test_people_write_and_see_what_comes_back(player: Player) -> None:
    await player.lines(
        """
        mina> hello
        mina sees "an-noor:  HELLO"
        mina sees button "Again"
        mina taps "Again"
        mina sees "Pressed, thank you"
        yusuf sees no "hello"
        nobody but mina sees "hello"
        mina sees 1 time "Masjid An-Noor: hello"
        """
    )


async def test_a_case_has_a_name_by_its_appearance(player: Player) -> None:
    await player.lines(
        """
        mina> case the roof leaks
        team sees "the roof leaks" in K1
        adil in K1: what now?
        adil replies to "roof" in K1: I am coming
        team sees "I am coming" in K1
        desk sees no "roof"
        mina> the code is {K1}
        mina sees "K7Q-4MX"
        topic K1 deleted by hand
        team sees no "roof"
        """
    )


async def test_a_step_that_does_not_hold_says_where_and_what_the_screen_shows(player: Player) -> None:
    told = await failing(player, 'mina> hello\nmina sees "something else"')
    assert "line 2" in told
    assert "does not see “something else”" in told
    assert "Masjid An-Noor: hello [Again]" in told


async def test_a_button_that_is_nowhere_is_told(player: Player) -> None:
    told = await failing(player, 'mina> hello\nmina taps "Take"')
    assert "a button “Take”" in told
    assert "[Again]" in told


async def test_words_that_reached_somebody_else_are_found(player: Player) -> None:
    told = await failing(player, 'mina> case my secret\nnobody but mina sees "my secret"')
    assert "team got it by sendMessage" in told


async def test_new_means_since_the_last_deed(player: Player) -> None:
    await player.lines('mina> one\nmina sees new "An-Noor: one"\nmina> two\nmina sees new "An-Noor: two"')
    await failing(player, 'mina> three\nmina sees new "An-Noor: one"')


async def test_time_stops_at_what_falls_due(player: Player) -> None:
    await player.lines(
        """
        mina> later wake up
        clock +59 min
        mina sees no "An-Noor: wake up"
        mina sees 1 time "wake up"
        clock +2 min
        mina sees 2 times "wake up"
        clock until 2026-01-06 09:00
        """
    )
    assert f"{player.stage.local():%Y-%m-%d %H:%M}" == "2026-01-06 09:00"
    assert "already" in await failing(player, "clock until 2026-01-06 08:00")


async def test_a_running_clock_runs_on_after_a_step(player: Player) -> None:
    await player.lines("mina> hello\nclock runs x60")
    before = player.stage.clock.now()
    await player.stage.advance(timedelta(hours=1))
    assert player.stage.clock.rate == 60
    assert player.stage.clock.now() >= before + timedelta(hours=1)


async def test_killed_and_started_again(player: Player) -> None:
    await player.lines('mina> one\nmina sees "An-Noor: one"\nkill\nmina> two\nrestart\nmina sees "An-Noor: two"\nstop')
    assert not player.stage.bot.alive


async def test_a_bot_that_ends_by_itself_fails_the_step_with_its_last_words(player: Player) -> None:
    told = await failing(player, 'mina> crash\nmina sees "anything"')
    assert "ended by itself" in told
    assert "told to crash" in told


async def test_a_bot_that_never_rests_is_told_with_what_is_busy() -> None:
    async with Stage(Setup(arguments=lambda config: ["sleep", "60"], bound=0.2)) as stage:
        told = await failing(Player(stage), "mina> hello")
    assert "not quiet within 0.2 seconds" in told
    assert "has not said yet that it runs" in told


async def test_the_configuration_is_set_before_the_start() -> None:
    script = parse('config: community.name = "The club"\nmina> hello\nmina sees "The club: hello"', Path("x.txt"))
    setup = setup_for(script)
    async with Stage(Setup(settings=setup.settings, arguments=echo)) as stage:
        assert await Player(stage).play(script) == 3


async def test_somebodys_own_configuration_keeps_its_people_and_loses_its_secrets(tmp_path: Path) -> None:
    own = tmp_path / "config.toml"
    own.write_text(
        """
        [community]
        name = "Club"
        timezone = "Europe/Vienna"
        languages = ["en"]
        [telegram]
        token_file = "real/token"
        [storage]
        path = "real/data.db"
        key_file = "real/key"
        [team]
        group = -1009
        admins = ["Zara"]
        members = [{ id = 5, name = "Zara Malik", discipline = "imam" }, { id = 6, name = "Tom", discipline = "x" }]
        rota = { order = ["Tom", "Zara Malik"], starts = 2026-03-01T09:00:00, shift = "1 week" }
        """,
        encoding="utf-8",
    )
    async with Stage(Setup(tables=tomllib.loads(own.read_text("utf-8")), arguments=echo)) as stage:
        written = stage.config_path.read_text(encoding="utf-8")
        assert "real" not in written
        assert stage.cast.person("zara").id == 5
        assert stage.cast.person("adil").id == 6, "the first of the rota plays Adil"
        await Player(stage).lines('mina> hello\nmina sees "Club: hello"')
    assert not (tmp_path / "real").exists()


async def test_nothing_is_left_behind() -> None:
    async with Stage(Setup(arguments=echo)) as stage:
        await stage.start()
        folder = stage.folder
        assert folder.exists()
    assert not folder.exists()
    assert not stage.bot.alive


async def test_the_log_and_the_disk_are_searched(player: Player) -> None:
    await player.lines('mina> hello\nlog holds no "hello"\ndisk holds no "hello"')
    (player.stage.folder / "data" / "some.db").write_bytes(b"..hello..")
    assert "some.db holds it in clear" in await failing(player, 'disk holds no "hello"')


def test_plain_data_that_is_no_configuration_is_refused() -> None:
    with pytest.raises(RehearsalError, match="cannot be read"):
        configuring.parsed("[team")


async def test_calls_fail_as_often_as_a_script_says(player: Player) -> None:
    await player.lines('mina> one\nfault sendMessage 500 2 times\nmina> two\nmina sees 1 time "An-Noor: two"')
    assert [request.status for request in player.stage.world.journal.of("sendMessage")].count(500) == 2


async def test_an_answer_that_is_cut_off_comes_twice(player: Player) -> None:
    await player.lines('mina> one\nfault sendMessage "reset after"\nmina> two\nmina sees 2 times "An-Noor: two"')


async def test_a_group_without_topics_names_cases_by_their_codes() -> None:
    setup = setup_for(parse("cast: the team group has no topics\nmina> hello", Path("x.txt")))
    async with Stage(Setup(shapes=setup.shapes, arguments=echo)) as stage:
        player = Player(stage)
        assert "no K1 yet" in await failing(player, 'team sees "hello" in K1')
        await player.lines(
            """
            mina> case the roof leaks
            team sees "the roof leaks" in K1
            adil on the desk: nothing about it
            adil replies to "roof" in K1: I come at once
            team sees "at once" in K1
            team sees no "nothing about it" in K1
            """
        )
        assert "has no topics" in await failing(player, "adil in K1: hello")


async def test_a_group_that_migrates_is_the_same_group() -> None:
    setup = setup_for(parse("mina> hello\ngroup becomes a supergroup", Path("x.txt")))
    async with Stage(Setup(shapes=setup.shapes, arguments=echo)) as stage:
        await Player(stage).lines(
            """
            adil on the desk: before
            group becomes a supergroup
            adil on the desk: after
            team sees "before"
            team sees "after"
            """
        )


async def test_people_block_edit_delete_and_come(player: Player) -> None:
    await player.lines(
        """
        mina> one
        mina sees "An-Noor: one"
        mina edits "one" to "three"
        mina sees "three"
        mina deletes "three"
        mina sees no "three"
        mina sends photo "house.jpg" saying "our house"
        mina sees "[photo] our house"
        mina blocks the bot
        omar joins the team group
        omar on the desk: I am new here
        desk sees "new here"
        """
    )
    assert "has blocked the bot" in await failing(player, "mina> hello")
    await player.lines('mina unblocks the bot\nmina> hello\nmina sees "An-Noor: hello"')
