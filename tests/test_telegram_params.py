"""The imitation's methods against aiogram's models and against the bot: the same names, the same parameters."""

import ast
from pathlib import Path

import pytest
import telegram

from rehearsal.api.methods import METHODS
from rehearsal.world.queue import KINDS
from tests.bot_api_models import LEGACY, model_of
from tests.imitation import Rig


@pytest.mark.parametrize("name", sorted(method.name for method in METHODS.values()))
def test_every_method_has_exactly_the_parameters_of_the_bot_api(name: str) -> None:
    model = model_of(name)
    assert model is not None
    assert model.__api_method__ == name
    assert METHODS[name.lower()].kinds.keys() == model.model_fields.keys() - LEGACY


def test_the_kinds_of_updates_exist() -> None:
    from aiogram.types import Update

    assert set(KINDS) <= Update.model_fields.keys()


def test_every_method_that_the_bot_names_is_imitated() -> None:
    from aiogram import methods

    calls = {
        name for name in methods.__all__ if isinstance(getattr(getattr(methods, name), "__api_method__", None), str)
    }
    known = {name[:1].lower() + name[1:] for name in calls}
    spelled = {name.lower(): name for name in known}
    named: set[str] = set()
    for folder in ("bot", "handlers"):
        for module in (Path(__file__).parents[1] / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(module.read_text())):
                if isinstance(node, ast.Constant) and node.value in known and node.value != "close":
                    named.add(str(node.value))
                elif isinstance(node, ast.Attribute) and "_" in node.attr and hasattr(telegram.Bot, node.attr):
                    named.add(spelled.get(node.attr.replace("_", ""), ""))
    assert {"getUpdates", "sendMessage"} <= named
    assert not {name for name in named - {""} if name.lower() not in METHODS}


async def test_the_judge_finds_what_does_not_fit(rig: Rig) -> None:
    sent = (await rig.sent(rig.mina.id)).as_message()
    assert rig.judge.judged
    assert rig.judge.complaints == []
    request = rig.world.journal.last()
    request.answer = {"ok": True, "result": sent | {"colour": "red"}}
    rig.judge.watch(request)
    request.answer = {"ok": True, "result": {"message_id": "x"}}
    rig.judge.watch(request)
    rig.judge.judge_updates([{"update_id": 1, "message": {"message_id": 1}}])
    complaints = " ".join(rig.judge.complaints)
    rig.judge.complaints.clear()
    assert ".colour: no such field of Message" in complaints
    assert "message.chat: Field required" in complaints
