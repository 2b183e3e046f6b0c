"""The commands of somebody who begins."""

import argparse
import asyncio
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.cli.codes import FAILED, wrong
from bot.config import load
from bot.config.values import bot_api


def init(chosen: argparse.Namespace) -> int:
    """Ask for everything and write the configuration."""
    from bot.setup import wizard

    if chosen.rehearse:
        return rehearsed()
    if chosen.api_url is not None:
        try:
            bot_api(chosen.api_url)
        except ValueError as error:
            return wrong(f"--api-url {error}")
    return wizard.main(chosen.config, chosen.api_url)


def rehearsed() -> int:
    """The same against the imitation; nothing of it is kept."""
    from bot.setup import wizard
    from rehearsal import trying

    with TemporaryDirectory() as folder:
        config = Path(folder) / "config.toml"
        try:
            return asyncio.run(trying.beside(lambda url, hint: wizard.run(config, url, hint)))
        except KeyboardInterrupt:
            return FAILED


def poster(chosen: argparse.Namespace) -> int:
    """Write posters to print."""
    from bot.poster import draw

    try:
        return draw.main(load(chosen.config, os.environ), chosen.out, chosen.font)
    except OSError as error:
        return wrong(f"{chosen.out} cannot be written: {error.strerror}.")
