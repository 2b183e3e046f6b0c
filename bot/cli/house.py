"""The commands that run the bot, play it, and tell what it has done and will do."""

import argparse
import os

from bot.cli.codes import wrong
from bot.config import load


def run(chosen: argparse.Namespace) -> int:
    """Run the bot."""
    from bot import run as running

    return running.main(chosen.config)


def rehearse(chosen: argparse.Namespace) -> int:
    """Play it; somebody's own configuration in a process that is told nothing real."""
    if chosen.config is None:
        from rehearsal import play

        return play.main(chosen.script, chosen.port, None, fast=chosen.fast)
    from bot.cli import make_believe

    fed = make_believe.tables(chosen.config)
    if zeros := make_believe.unnumbered(chosen.config):
        print(f"{chosen.config}: {', '.join(zeros)}. The rehearsal gives numbers of its own.", flush=True)
    given = {"--script": chosen.script, "--port": chosen.port}
    words = [word for key, value in given.items() if value is not None for word in (key, str(value))]
    return make_believe.play(fed, *words, *(["--fast"] if chosen.fast else []))


def audit(chosen: argparse.Namespace) -> int:
    """Print the audit log; 1 where a line was changed or is missing."""
    from bot import auditing

    return auditing.main(load(chosen.config, os.environ), chosen.team, os.environ)


def rota(chosen: argparse.Namespace) -> int:
    """Print the rota; with --ics, write it into a file as well."""
    from bot import shifts

    try:
        return shifts.main(load(chosen.config, os.environ), chosen.team, chosen.weeks, chosen.ics, os.environ)
    except OSError as error:
        return wrong(f"{chosen.ics} cannot be written: {error.strerror}.")
