"""The command line: `safespaces …`, or `python -m bot …`. Exit codes: 0 fine, 1 failed, 2 wrong use or config."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from bot import memory
from bot.cleaning import lacking
from bot.config import ConfigError, load
from bot.directory import reading as directory
from bot.directory.review import remarks
from handlers.text.phone_region import regions
from locales.shelf import SHIPPED, judged, shelf
from storage.disk.errors import BadKeyFile, StorageError
from storage.disk.vault import new_root

FINE, FAILED, WRONG = 0, 1, 2

LACKING = {
    "av": "PyAV is not installed: voice messages, films, M4A, Ogg and FLAC are refused, since they cannot be cleaned."
    " There is no wheel of it for this machine; with FFmpeg's libraries, pip install '.[media]' builds it.",
    "landlock": "This system has no Landlock (Linux 5.13 or newer, switched on): no file is opened, all are refused.",
    "seccomp": "This system has no system call filter (seccomp on Linux): no file is opened, all are refused.",
}
"""What `check` says about what this machine lacks, and what it costs."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. What the caller did wrong is said in a line or more on stderr, never by a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # names in any script, on a terminal of any kind
    memory.shut()
    chosen = parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int] = chosen.command
    try:
        return command(chosen)
    except ConfigError as error:
        return wrong(*map(str, error.mistakes), counted=chosen.config)
    except StorageError as error:
        print(error, file=sys.stderr)
        return FAILED
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        return FAILED


def parser() -> argparse.ArgumentParser:
    """The commands that there are."""
    top = argparse.ArgumentParser(prog="safespaces", description="The Safe Spaces bot.", allow_abbrev=False)
    top.add_argument("--version", action="version", version=f"safespaces {version('safespaces')}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)

    each = commands.add_parser("check", help="tell every mistake in the configuration at once")
    configured(each)
    each.set_defaults(command=check)

    each = commands.add_parser("run", help="run the bot; Ctrl-C or SIGTERM stops it")
    configured(each)
    each.set_defaults(command=run)

    each = commands.add_parser("rehearse", help="play the bot on this computer, without Telegram")
    each.add_argument("--script", metavar="NAME|FILE", help="play a script through and end")
    each.add_argument("--port", type=port, metavar="N", help="port of the page on this computer (else any free one)")
    each.add_argument("--config", type=Path, metavar="F", help="rehearse with the people and texts of this file")
    each.set_defaults(command=rehearse)

    each = commands.add_parser("audit", help="print who did what, and whether the log is whole")
    configured(each)
    each.add_argument("--team", choices=["team", "independent"], default="team", help="whose lines")
    each.set_defaults(command=audit)

    each = commands.add_parser("rota", help="print who is on call, the gaps, and how much each person has")
    configured(each)
    each.add_argument("--weeks", type=weeks, default=8, metavar="N", help="how many weeks from now (8; at most 52)")
    each.add_argument("--ics", type=Path, metavar="FILE", help="write the shifts into a file for calendars as well")
    each.add_argument("--team", choices=["team", "independent"], default="team", help="whose rota")
    each.set_defaults(command=rota)

    each = commands.add_parser("resources", help="look after the directory of *Find help*")
    actions = each.add_subparsers(metavar="ACTION", required=True)
    each = actions.add_parser("check", help="tell every mistake, and what to look at again")
    configured(each)
    each.set_defaults(command=resources)
    each = actions.add_parser("import", help="bring in services that others keep (HSDS of Open Referral, JSON or CSV)")
    each.add_argument("source", type=Path, metavar="FILE|DIR", help="a file, or a folder of tables")
    each.add_argument("--to", type=Path, default=Path("resources.toml"), metavar="FILE", help="(resources.toml)")
    configured(each)
    each.set_defaults(command=import_resources)

    each = commands.add_parser("guides", help="look after the guides")
    actions = each.add_subparsers(metavar="ACTION", required=True)
    each = actions.add_parser("check", help="tell what cannot be shown, is too long, hard, untranslated, not reviewed")
    configured(each)
    each.set_defaults(command=guides)

    each = commands.add_parser("new-key", help="make a root key in a new file")
    each.add_argument("file", type=Path, metavar="FILE")
    each.set_defaults(command=new_key)
    return top


def configured(command: argparse.ArgumentParser) -> None:
    """Let a command take another configuration than ./config.toml."""
    command.add_argument(
        "--config", type=Path, default=Path("config.toml"), metavar="F", help="the configuration (config.toml)"
    )


def port(text: str) -> int:
    """A TCP port; 0 is any free one."""
    number = int(text)
    if not 0 <= number < 2**16:
        raise ValueError
    return number


def weeks(text: str) -> int:
    """A number of weeks."""
    number = int(text)
    if not 1 <= number <= 52:
        raise ValueError
    return number


def check(chosen: argparse.Namespace) -> int:
    """Read the configuration and say what is wrong with it."""
    config = load(chosen.config, os.environ)
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
    return FINE


def run(chosen: argparse.Namespace) -> int:
    """Run the bot."""
    from bot import run as running

    return running.main(chosen.config)


def rehearse(chosen: argparse.Namespace) -> int:
    """Play it."""
    from rehearsal import play

    return play.main(chosen.script, chosen.port, chosen.config)


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


def wrong(*lines: str, counted: Path | None = None) -> int:
    """Say what the caller has to mend; with `counted`, how many mistakes there are in that file."""
    for line in lines:
        print(line, file=sys.stderr)
    if counted:
        print(f"{counted}: {len(lines)} {'mistake' if len(lines) == 1 else 'mistakes'}.", file=sys.stderr)
    return WRONG
