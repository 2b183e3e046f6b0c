"""What the house remembers about itself, sealed under its own key: no reporter, no case, no words."""

from pathlib import Path
from typing import Any

from storage.disk import beside, memos
from storage.disk.codec import from_json, to_json
from storage.disk.keys import Keyring
from storage.disk.tx import Tx


async def recall(tx: Tx, name: str) -> dict[str, Any]:
    """What was kept under this name; empty where nothing was."""
    _demand_known(name)
    found = await tx.rows("SELECT value FROM meta WHERE name = ?", (name,))
    return _opened(tx.keys, name, found[0][0]) if found else {}


def read(path: Path, root: bytes, name: str, ring_path: Path | None = None) -> dict[str, Any]:
    """The same beside a running bot."""
    keyring, found = beside.rows(path, root, "SELECT value FROM meta WHERE name = ?", (name,), ring_path)
    return _opened(keyring, name, found[0][0]) if found else {}


def _opened(keyring: Keyring, name: str, value: bytes) -> dict[str, Any]:
    opened: dict[str, Any] = from_json(memos.opened(keyring.house, name, value))
    return opened


def keep(tx: Tx, name: str, value: dict[str, Any]) -> None:
    """Keep this in place of what was there."""
    _demand_known(name)
    sealed = memos.sealed(tx.keys.house, name, to_json(value))
    tx.write("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, sealed))


def _demand_known(name: str) -> None:
    """A row that comes with what has happened would tell of it."""
    if name not in memos.NAMES:
        raise KeyError(f"{name} stands not among the names in storage/disk/memos.py")
