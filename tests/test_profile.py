"""The numbers stand where no server is needed; reporters' commands are shown in private chats only."""

from pathlib import Path
from typing import Any

from bot.telegram.profile import LONGEST
from handlers.journeys import COMMANDS, LISTED
from tests.playing import Play, playing

ARABIC: dict[str, Any] = {
    "community__languages": ["en", "ar"],
    "contact__text": {"en": "Call Huda.", "ar": "اتصل بهدى."},
    "emergency__numbers": [{"label": {"en": "Emergency", "ar": "الطوارئ"}, "phone": "911"}],
    "confidentiality__passed_on": {"en": "A life.", "ar": "حياة."},
    "confidentiality__under_18": {"en": "A child.", "ar": "طفل."},
}


async def told(play: Play, language: str = "") -> str:
    """The description, once the bot has said it; that is beside everything else, nobody waits for it."""
    texts = play.world.bot.texts
    await play.world.until(lambda: ("description", language) in texts, 20)
    return texts["description", language]


async def test_the_numbers_stand_in_the_description(tmp_path: Path) -> None:
    async with playing(tmp_path) as play:
        assert "Emergency: 911" in await told(play)


async def test_the_description_is_in_the_readers_language(tmp_path: Path) -> None:
    async with playing(tmp_path, **ARABIC) as play:
        assert "Emergency: 911" in await told(play)
        assert "الطوارئ" in await told(play, "ar")
        await play.world.until(lambda: ("all_private_chats", 0, 0, "ar") in play.world.bot.commands)


async def test_many_long_numbers_still_fit(tmp_path: Path) -> None:
    numbers = [{"label": {"en": f"Help line {each} of the town"}, "phone": f"555 01{each:02}"} for each in range(30)]
    async with playing(tmp_path, emergency__numbers=numbers) as play:
        said = await told(play)
        assert "555 0100" in said
        assert len(said) <= LONGEST


async def test_commands_are_shown_in_private_chats_only(tmp_path: Path) -> None:
    async with playing(tmp_path) as play:
        await play.world.until(lambda: any(play.world.bot.commands.values()), 20)
        shown = {(key[0], each["command"]) for key, all_ in play.world.bot.commands.items() for each in all_}
        assert {scope for scope, command in shown if command in ("now", "new", "complaint")} == {"all_private_chats"}


async def test_a_new_number_is_shown_after_a_reload(tmp_path: Path) -> None:
    async with playing(tmp_path) as play:
        await told(play)
        play.config_path.write_text(play.config_path.read_text("utf-8").replace('"911"', '"112"'), "utf-8")
        play.bot.reload()
        await play.world.until(lambda: "Emergency: 112" in play.world.bot.texts["description", ""], 20)


def test_every_command_that_is_shown_works() -> None:
    assert set(LISTED) - {"unsend", "help"} <= set(COMMANDS)
