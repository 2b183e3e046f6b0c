"""What the bot says of itself: commands, descriptions, name, menu button."""

import pytest
from telegram import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeChat,
    BotCommandScopeChatMember,
    MenuButtonCommands,
)

from tests.imitation import Rig


async def test_commands_are_kept_per_scope_and_language(rig: Rig) -> None:
    bot = rig.bot
    await bot.set_my_commands([BotCommand("help", "Help")])
    await bot.set_my_commands([BotCommand("help", "مساعدة")], language_code="ar")
    await bot.set_my_commands([("take", "Take a case")], scope=BotCommandScopeChat(rig.team.id))
    await bot.set_my_commands([("rota", "The rota")], scope=BotCommandScopeChatMember(rig.team.id, rig.adil.id))
    assert [command.description for command in await bot.get_my_commands()] == ["Help"]
    assert [command.description for command in await bot.get_my_commands(language_code="ar")] == ["مساعدة"]
    assert [command.command for command in await bot.get_my_commands(BotCommandScopeChat(rig.team.id))] == ["take"]
    assert await bot.get_my_commands(BotCommandScopeAllGroupChats()) == ()
    await bot.delete_my_commands(BotCommandScopeChat(rig.team.id))
    assert await bot.get_my_commands(BotCommandScopeChat(rig.team.id)) == ()
    assert rig.world.bot.commands[("chat_member", rig.team.id, rig.adil.id, "")][0]["command"] == "rota"


@pytest.mark.parametrize(
    ("commands", "words"),
    [
        ([{"command": f"c{number}", "description": "x"} for number in range(101)], "BOT_COMMANDS_TOO_MUCH"),
        ([{"command": "Loud", "description": "x"}], "BOT_COMMAND_INVALID"),
        ([{"command": "x" * 33, "description": "x"}], "command length must not exceed 32"),
        ([{"command": "help", "description": ""}], "command description must be non-empty"),
        ([{"command": "help", "description": "x" * 257}], "command description length must not exceed 256"),
    ],
)
async def test_wrong_commands_are_refused(rig: Rig, commands: list[dict[str, str]], words: str) -> None:
    assert await rig.error("setMyCommands", commands=commands) == f"Bad Request: {words}"


async def test_commands_for_an_unknown_chat_or_language_are_refused(rig: Rig) -> None:
    commands = [{"command": "help", "description": "x"}]
    scope = {"type": "chat", "chat_id": 4711}
    assert await rig.error("setMyCommands", commands=commands, scope=scope) == "Bad Request: chat not found"
    assert await rig.error("setMyCommands", commands=commands, language_code="english") == (
        "Bad Request: invalid language code specified"
    )
    assert await rig.error("getMyCommands", scope={"type": "moon"}) == (
        "Bad Request: can't parse BotCommandScope: unsupported type specified"
    )
    mine = {"type": "chat_administrators", "chat_id": rig.mina.id}
    assert await rig.error("getMyCommands", scope=mine) == ("Bad Request: can't use specified scope in private chats")


async def test_descriptions_and_name_are_kept_per_language(rig: Rig) -> None:
    bot = rig.bot
    await bot.set_my_description("Call 911")
    await bot.set_my_description("اتصل", language_code="ar")
    await bot.set_my_short_description("short")
    assert (await bot.get_my_description()).description == "Call 911"
    assert (await bot.get_my_description("ar")).description == "اتصل"
    assert (await bot.get_my_description("de")).description == "Call 911"
    assert (await bot.get_my_short_description()).short_description == "short"
    assert (await bot.get_my_name()).name == "Rehearsal"
    await bot.set_my_name("Listening ear")
    assert (await bot.get_my_name()).name == "Listening ear"
    await rig.sent(rig.mina.id)
    assert rig.world.screen(rig.mina, rig.chat).messages[-1].by == "Listening ear"
    await bot.set_my_description("")
    assert (await bot.get_my_description()).description == ""


@pytest.mark.parametrize(
    ("method", "field", "most"),
    [
        ("setMyName", "name", 64),
        ("setMyDescription", "description", 512),
        ("setMyShortDescription", "short_description", 120),
    ],
)
async def test_descriptions_and_name_have_limits(rig: Rig, method: str, field: str, most: int) -> None:
    await rig.result(method, **{field: "x" * most})
    assert f"must not exceed {most}" in await rig.error(method, **{field: "x" * (most + 1)})


async def test_the_menu_button_is_kept_per_chat(rig: Rig) -> None:
    await rig.bot.set_chat_menu_button(rig.mina.id, MenuButtonCommands())
    assert (await rig.bot.get_chat_menu_button(rig.mina.id)).type == "commands"
    assert await rig.error("setChatMenuButton", chat_id=rig.team.id) == "Bad Request: invalid chat_id specified"


async def test_chat_actions_are_checked(rig: Rig) -> None:
    await rig.bot.send_chat_action(rig.mina.id, "typing")
    error = await rig.error("sendChatAction", chat_id=rig.mina.id, action="dancing")
    assert error == "Bad Request: wrong parameter action in request"
