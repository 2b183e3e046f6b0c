"""The process is killed while a file is fetched, cleaned, sent: nothing is lost, nothing comes twice unmarked, and
nothing of the file is left behind."""

import asyncio

import pytest

from rehearsal.faults import FaultKind
from rehearsal.stage import Stage
from tests import canary_pictures
from tests.canaries import CANARY
from tests.hunting import in_files
from tests.test_kills import MARK, cards, meet, quiet_setup

PICTURES = 3


def pictures(stage: Stage) -> list[str]:
    """The texts under the pictures that the team has been shown."""
    adil, group = stage.cast.person("adil"), stage.cast.group("team")
    return [each.text for each in stage.world.screen(adil, group).messages if each.kind == "photo"]


async def send(stage: Stage) -> None:
    """Three pictures, one after another."""
    person = stage.cast.person("r0")
    data = canary_pictures.saved(canary_pictures.drawing(), "JPEG", exif=canary_pictures.exif())
    for _ in range(PICTURES):
        stage.world.sends_file(person, stage.world.private(person), "photo", data, file_name=f"{CANARY}.jpg")


async def show(stage: Stage) -> None:
    """All of them are announced, then Adil has them shown."""
    adil, group, world = stage.cast.person("adil"), stage.cast.group("team"), stage.world
    await world.until(lambda: len(world.screen(adil, group).saying("Locked until the holder")) >= PICTURES, 30)

    def offered() -> bool:
        """Whether the card has the button as well: it is changed a little later."""
        shown = world.screen(adil, group).with_button("Show files")
        return cards(stage, group, adil)[0].message in [each.message for each in shown]

    await world.until(offered, 30)
    world.taps(adil, cards(stage, group, adil)[0].message, "Show files")


@pytest.mark.parametrize("when", ["fetching", "downloading", "cleaning", "sending"])
async def test_a_kill_while_a_file_is_on_its_way_loses_nothing(when: str) -> None:
    async with Stage(quiet_setup(["r0"])) as stage:
        stage.server.limits = None
        await stage.start()
        stage.clock.run(1)
        await meet(stage, [stage.cast.person("r0")])
        method = {"fetching": "getFile", "downloading": "file", "cleaning": "getFile", "sending": "sendPhoto"}[when]
        kind = FaultKind.HANG_AFTER if when == "sending" else FaultKind.HANG
        fault = stage.server.faults.add(method, kind) if when != "cleaning" else None
        await send(stage)
        if when == "sending":
            await show(stage)
        if fault is not None:
            await stage.world.until(lambda: fault.hits > 0, 30)
        else:
            await stage.world.until(lambda: len(stage.world.journal.of("getFile")) > 0, 30)
            await asyncio.sleep(0)
        await stage.kill()
        if fault is not None:
            stage.server.faults.remove(fault)
        await stage.bot.start()
        if when != "sending":
            await show(stage)
        await stage.world.until(lambda: len(pictures(stage)) >= PICTURES, 30)
        shown = pictures(stage)
        assert len([text for text in shown if MARK not in text]) <= PICTURES
        assert len(shown) <= PICTURES + 1
        assert in_files([CANARY], stage.folder) == []
        stage.bot.check_log()
