"""The commands about the root key."""

import argparse
import os
from pathlib import Path

from bot.cli.codes import FINE, wrong
from storage.disk.errors import BadKeyFile
from storage.disk.vault import new_root


def new_key(chosen: argparse.Namespace) -> int:
    """Make a root key; a file that is there already is left as it is."""
    file: Path = chosen.file
    if os.path.lexists(file):
        return wrong(f"{file} is there already, and a key is never overwritten: whatever it sealed would be lost.")
    try:
        file.absolute().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new_root(file)
    except OSError as error:
        return wrong(f"{file} cannot be made: {error.strerror}.")
    except BadKeyFile as error:
        return wrong(f"{error}.")
    print(f"{file}: a new root key. Keep a copy in a safe: without it nothing that the bot keeps can be read.")
    return FINE
