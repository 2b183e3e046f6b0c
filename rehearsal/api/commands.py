"""The list of commands in the menu, per scope and language."""

import re
from typing import Any

from rehearsal.api.access import chat_of
from rehearsal.api.errors import SERVER, Unimitated, bad
from rehearsal.api.params import JSON, TEXT, Call, Kind
from rehearsal.api.profile import language_of
from rehearsal.api.table import method
from rehearsal.world import Json
from rehearsal.world import Kind as ChatKind

MOST = 100
NAME = re.compile(r"[a-z0-9_]{1,32}")
WIDE = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
SCOPE: dict[str, Kind] = {"scope": JSON, "language_code": TEXT}

SCOPES = "Client.cpp get_bot_command_scope"
SET = "BotCommand.cpp set_commands"

Key = tuple[str, int, int, str]


def key_of(call: Call) -> Key:
    """(scope, chat, user, language) that a request is about."""
    scope: Any = call.json("scope") or {"type": "default"}
    if not isinstance(scope, dict):
        raise bad("can't parse BotCommandScope: BotCommandScope must be an Object", SCOPES)
    kind = scope.get("type")
    if kind in WIDE:
        return str(kind), 0, 0, language_of(call)
    if kind not in ("chat", "chat_administrators", "chat_member"):
        raise bad("can't parse BotCommandScope: unsupported type specified", SCOPES)
    chat = chat_of(Call(call.world, call.request, {"chat_id": _id(scope.get("chat_id"))}), write=False)
    if kind != "chat" and chat.kind is ChatKind.PRIVATE:
        raise bad("can't use specified scope in private chats", "BotCommandScope.cpp get_bot_command_scope")
    user = _id(scope.get("user_id")) if kind == "chat_member" else 0
    return str(kind), chat.id, user, language_of(call)


def _id(value: Any) -> int:
    text = str(value if value is not None else "")
    if not text:
        raise bad("can't parse BotCommandScope: empty chat_id specified", SCOPES)
    if not text.lstrip("-").isdigit():
        raise Unimitated("a scope whose chat is no number")
    return int(text)


@method("setMyCommands", SCOPE | {"commands": JSON})
def set_my_commands(call: Call) -> bool:
    """Up to 100 commands for one scope and language; an empty list removes them."""
    given = call.json("commands")
    if not isinstance(given, list):
        raise bad("expected an Array of BotCommand", "Client.cpp get_bot_commands")
    if len(given) > MOST:
        raise bad("BOT_COMMANDS_TOO_MUCH", SERVER)
    commands = [_command(each) for each in given]
    key = key_of(call)
    if commands:
        call.world.bot.commands[key] = commands
    else:
        call.world.bot.commands.pop(key, None)
    call.world.changed()
    return True


def _command(given: Any) -> Json:
    if not isinstance(given, dict):
        raise bad("can't parse BotCommand: expected an Object", "Client.cpp get_bot_commands")
    name, description = (
        str(given.get("command", "")).strip().removeprefix("/"),
        str(given.get("description", "")).strip(),
    )
    if not name:
        raise bad("command must be non-empty", SET)
    if len(name) > 32:
        raise bad("command length must not exceed 32", SET)
    if not NAME.fullmatch(name):
        raise bad("BOT_COMMAND_INVALID", SERVER)
    if not description:
        raise bad("command description must be non-empty", SET)
    if len(description) > 256:
        raise bad("command description length must not exceed 256", SET)
    return {"command": name, "description": description}


@method("getMyCommands", SCOPE)
def get_my_commands(call: Call) -> list[Json]:
    """The commands of exactly this scope and language."""
    return call.world.bot.commands.get(key_of(call), [])


@method("deleteMyCommands", SCOPE)
def delete_my_commands(call: Call) -> bool:
    """The next wider scope's commands are shown again."""
    call.world.bot.commands.pop(key_of(call), None)
    call.world.changed()
    return True
