"""`safespaces backup`, `restore`, `rotate-key`, `old-keyring`: copies of what is kept, and its keys."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from locales.render import Sentences
from rules.config import Config
from storage.disk import backups, rotation
from storage.disk import old_keyring as old_keyrings
from storage.disk.errors import Absent

NOTE = "last-backup"
"""Beside the database, with the time of the last one in it; `status` reads it."""


def back_up(config: Config, folder: Path, keep: int) -> int:
    """Copy the main file as it is now, then overwrite the keyring's one copy; 1 where that could not be done."""
    storage, now = config.storage, datetime.now(UTC)
    made = backups.made(storage.path, folder, now)
    gone = backups.thinned(folder, keep)
    _tell(config, "backup-made", file=made.name, count=gone)
    if storage.keyring_backup is None:
        _tell(config, "backup-no-copy")
    elif not backups.ring_copied(storage.ring, storage.keyring_backup):
        _tell(config, "backup-copy-failed")
        return 1
    storage.path.with_name(NOTE).write_text(f"{now:%Y-%m-%dT%H:%M:%SZ}\n", encoding="ascii")
    return 0


def restore(config: Config, folder: Path) -> int:
    """Put the newest backup of the folder, or the file that is named, into the places of the configuration."""
    storage = config.storage
    found = [folder] if folder.is_file() else backups.all_in(folder)
    if not found:
        raise Absent(f"there is no backup in {folder}")
    ring = storage.ring if storage.ring.exists() else storage.keyring_backup or storage.ring
    root = rotation.root_of(storage.key_file, ring)
    backups.put_back(found[-1], storage.path, storage.ring, storage.keyring_backup, root)
    _tell(config, "restore-done", file=found[-1].name)
    return 0


def rotate_key(config: Config) -> int:
    """Another root key, under which everything is wrapped anew."""
    storage = config.storage
    rotation.rotate(storage.path, storage.ring, storage.keyring_backup, storage.key_file)
    _tell(config, "rotate-done")
    return 0


def old_keyring(config: Config, *, accept: bool) -> int:
    """What it would mean to go on with a keyring from before an erasure; `accept`: do it."""
    storage = config.storage
    if not accept:
        _tell(config, "old-keyring-warning", accept="--accept")
        return 1
    old_keyrings.take(storage.path, storage.ring, rotation.root_of(storage.key_file, storage.ring))
    _tell(config, "old-keyring-done")
    return 0


def last(config: Config) -> str:
    """When the last backup was made, by our own note; empty where none was."""
    try:
        return config.storage.path.with_name(NOTE).read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _tell(config: Config, id: str, **args: str | int) -> None:
    said = Sentences(config.languages[0]).render(config.languages[0], id, **args)
    sys.stdout.write(said + "\n")
