"""docs/threat-model.md: every threat names a test that there is, or says that nothing technical holds it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "threat-model.md").read_text("utf-8")
WHO = re.search(r"^## Who\n(.*?)^## ", PAGE, re.DOTALL | re.MULTILINE)
THREATS = {
    match[1]: match[0]
    for match in re.finditer(r"^\*\*(.+?)\*\*.*?(?=^\*\*|\Z)", WHO[1] if WHO else "", re.DOTALL | re.MULTILINE)
}
UNHELD = "(No test: nothing"
WANTED = (
    "member of the team", "observer", "admin", "accused", "independent", "copies the database", "backups", "token",
    "network", "Telegram", "forged", "floods", "phone", "runs the server",
)  # fmt: skip


def test_every_kind_of_threat_is_told() -> None:
    told = " ".join(THREATS)
    assert [each for each in WANTED if each not in told] == []
    assert len(THREATS) > 20


@pytest.mark.parametrize("threat", THREATS)
def test_a_threat_names_a_test_that_there_is(threat: str) -> None:
    named = re.findall(r"`(tests/\w+\.py)`", THREATS[threat])
    assert named or UNHELD in THREATS[threat]
    assert [each for each in named if not (ROOT / each).exists()] == []


def test_only_the_operator_and_telegram_are_held_by_nothing() -> None:
    assert sum(UNHELD in each for each in THREATS.values()) == 2
