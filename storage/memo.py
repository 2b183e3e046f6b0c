"""What the house remembers about itself, sealed under its own key: no reporter, no case, no words."""

from pathlib import Path
from typing import Any

from storage.disk import beside
from storage.disk.codec import from_json, to_json
from storage.disk.keys import Keyring
from storage.disk.tx import Tx
from storage.disk.vault import bound, seal, unseal

FLOOR = 2048


async def recall(tx: Tx, name: str) -> dict[str, Any]:
    """What was kept under this name; empty where nothing was."""
    found = await tx.rows("SELECT value FROM meta WHERE name = ?", (name,))
    if not found:
        return {}
    return _opened(tx.keys, name, found[0][0])


def read(path: Path, root: bytes, name: str, ring_path: Path | None = None) -> dict[str, Any]:
    """The same beside a running bot."""
    keyring, found = beside.rows(path, root, "SELECT value FROM meta WHERE name = ?", (name,), ring_path)
    return _opened(keyring, name, found[0][0]) if found else {}


def _opened(keyring: Keyring, name: str, value: bytes) -> dict[str, Any]:
    opened: dict[str, Any] = from_json(unseal(keyring.house, value, bound("meta", "value", name), padded=True))
    return opened


def keep(tx: Tx, name: str, value: dict[str, Any]) -> None:
    """Keep this in place of what was there."""
    sealed = seal(tx.keys.house, to_json(value), bound("meta", "value", name), FLOOR)
    tx.write("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, sealed))
