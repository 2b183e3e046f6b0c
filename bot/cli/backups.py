"""The commands about copies of what is kept, about the root key, and how the bot fares."""

import argparse
import os

from bot.config import load


def backup(chosen: argparse.Namespace) -> int:
    """Copy the database beside a running bot; neither the token nor the key has to be there."""
    from bot import backups

    return backups.back_up(load(chosen.config, os.environ, secrets=False), chosen.folder, chosen.keep)


def restore(chosen: argparse.Namespace) -> int:
    """Put a backup into the places of the configuration."""
    from bot import backups

    return backups.restore(load(chosen.config, os.environ), chosen.folder)


def rotate_key(chosen: argparse.Namespace) -> int:
    """Make another root key and wrap everything under it."""
    from bot import backups

    return backups.rotate_key(load(chosen.config, os.environ))


def old_keyring(chosen: argparse.Namespace) -> int:
    """Go on with a keyring from before an erasure, or say what that means."""
    from bot import backups

    return backups.old_keyring(load(chosen.config, os.environ), accept=chosen.accept)


def status(chosen: argparse.Namespace) -> int:
    """Say how the bot fares."""
    from bot import status as looking

    return looking.main(load(chosen.config, os.environ), os.environ, as_json=chosen.json)
