"""The commands that look through what the admins have written: the configuration, the guides, the directory."""

import argparse
import os
from datetime import datetime

from bot.cleaning import lacking
from bot.cli.codes import FAILED, FINE, WRONG, wrong
from bot.config import doubts, load
from bot.directory import reading as directory
from bot.directory.review import remarks
from handlers.text.phone_region import regions
from locales.shelf import SHIPPED, judged, shelf
from rules.config import Config

LACKING = {
    "av": "PyAV is not installed: voice messages, films, M4A, Ogg and FLAC are refused, since they cannot be cleaned."
    " There is no wheel of it for this machine; with FFmpeg's libraries, pip install '.[media]' builds it.",
    "landlock": "This system has no Landlock (Linux 5.13 or newer, switched on): no file is opened, all are refused.",
    "seccomp": "This system has no system call filter (seccomp on Linux): no file is opened, all are refused.",
}
"""What `check` says about what this machine lacks, and what it costs."""


def check(chosen: argparse.Namespace) -> int:
    """Read the configuration and say what is wrong with it."""
    config = load(chosen.config, os.environ, lambda tables: doubts.mistakes(tables, datetime.now().astimezone().date()))
    if faults := shelf(config.guides, config.languages).faults:
        return wrong(*map(str, faults), counted=chosen.config)
    directory.load(directory.frame_of(config))
    print(f"{chosen.config}: no mistakes.")
    for each in lacking():
        print(LACKING[each])
    if config.storage.together:
        print(
            "storage.keyring: the keyring lies with the database, so that whoever copies that folder has both. Stop the"
            ' bot, move keyring.db to a folder of its own, and write for instance: keyring = "keyring/keyring.db"'
        )
    return live(config) if chosen.live else FINE


def live(config: Config) -> int:
    """Ask Telegram as well; 1 where something should be put right."""
    from bot.setup import live as asking

    found = asking.main(config)
    for each in found:
        print(each)
    return FAILED if found else FINE


def guides(chosen: argparse.Namespace) -> int:
    """Say what somebody should see to in the guides; 2 where one cannot be shown, 1 where there is anything else."""
    config = load(chosen.config, os.environ)
    found = shelf(config.guides, config.languages)
    told = judged(found, config.languages)
    for each in told:
        print(each)
    print(f"{config.guides or SHIPPED}: {len(found.guides)} guides, {len(told)} things to see to.")
    return WRONG if found.faults else FAILED if told else FINE


def resources(chosen: argparse.Namespace) -> int:
    """Look through the directory: mistakes are refused, remarks are for a human."""
    config = load(chosen.config, os.environ)
    found = directory.load(directory.frame_of(config))
    today = datetime.now(config.timezone).date()
    lines = list(remarks(found, config.languages, today, regions(config.timezone.key)))
    print(f"{config.directory_path}: {len(found.entries)} entries, no mistakes, {len(lines)} things to look at.")
    for line in lines:
        print(line)
    return FINE


def import_resources(chosen: argparse.Namespace) -> int:
    """Write what others keep of services as entries to look through; a file with a hand in it is never written over."""
    from bot.directory import imports

    config = load(chosen.config, os.environ)
    today = datetime.now(config.timezone).date()
    try:
        found = imports.bring_in(chosen.source, chosen.to, directory.frame_of(config), today)
    except OSError as error:
        return wrong(f"{error.filename or chosen.source}: {error.strerror}.")
    for line in found.skipped:
        print(line)
    if found.file is None:
        print(f"{chosen.source}: no service in it that can be read, {len(found.skipped)} things left out.")
        return FAILED
    print(f"{found.file}: {found.count} entries written, {len(found.skipped)} things left out. Look through them now.")
    return FINE
