"""The command line: `safespaces …`, or `python -m bot …`. Exit codes: 0 fine, 1 failed, 2 wrong use or config."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TypeAlias

from bot import memory
from bot.cli import backups, house, keys, lookups, setup
from bot.cli.codes import FAILED, wrong
from bot.config import ConfigError
from storage.disk.errors import StorageError

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


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
    for group in (_running, _looking, _keeping):
        group(commands)
    return top


def _running(commands: Commands) -> None:
    """Setting up and running."""
    each = commands.add_parser("init", help="ask for everything and write the configuration and a key")
    configured(each)
    each.add_argument("--rehearse", action="store_true", help="try it without Telegram; nothing is kept")
    each.add_argument("--api-url", metavar="URL", help="another Bot API than Telegram's")
    each.set_defaults(command=setup.init)

    each = commands.add_parser("poster", help="write posters and cards to print, with the bot's name and the numbers")
    configured(each)
    each.add_argument("--out", type=Path, default=Path("posters"), metavar="DIR", help="where to (posters)")
    each.add_argument("--font", type=Path, metavar="FILE", help="a font with the letters of all languages")
    each.set_defaults(command=setup.poster)

    each = commands.add_parser("check", help="tell every mistake in the configuration at once")
    configured(each)
    each.add_argument("--live", action="store_true", help="ask Telegram as well whether all is set up there")
    each.set_defaults(command=lookups.check)

    each = commands.add_parser("run", help="run the bot; Ctrl-C or SIGTERM stops it")
    configured(each)
    each.set_defaults(command=house.run)

    each = commands.add_parser("rehearse", help="play the bot on this computer, without Telegram")
    each.add_argument("--script", metavar="NAME|FILE", help="play a script through and end")
    each.add_argument("--fast", action="store_true", help="play a script at once, without waiting for a key")
    each.add_argument("--port", type=port, metavar="N", help="port of the page on this computer (else any free one)")
    each.add_argument("--config", type=Path, metavar="F", help="rehearse with the people and texts of this file")
    each.set_defaults(command=house.rehearse)


def _looking(commands: Commands) -> None:
    """Looking after what there is."""
    each = commands.add_parser("audit", help="print who did what, and whether the log is whole")
    configured(each)
    each.add_argument("--team", choices=["team", "independent"], default="team", help="whose lines")
    each.set_defaults(command=house.audit)

    each = commands.add_parser("rota", help="print who is on call, the gaps, and how much each person has")
    configured(each)
    each.add_argument("--weeks", type=weeks, default=8, metavar="N", help="how many weeks from now (8; at most 52)")
    each.add_argument("--ics", type=Path, metavar="FILE", help="write the shifts into a file for calendars as well")
    each.add_argument("--team", choices=["team", "independent"], default="team", help="whose rota")
    each.set_defaults(command=house.rota)

    each = commands.add_parser("resources", help="look after the directory of *Find help*")
    actions = each.add_subparsers(metavar="ACTION", required=True)
    each = actions.add_parser("check", help="tell every mistake, and what to look at again")
    configured(each)
    each.set_defaults(command=lookups.resources)
    each = actions.add_parser("import", help="bring in services that others keep (HSDS of Open Referral, JSON or CSV)")
    each.add_argument("source", type=Path, metavar="FILE|DIR", help="a file, or a folder of tables")
    each.add_argument("--to", type=Path, default=Path("resources.toml"), metavar="FILE", help="(resources.toml)")
    configured(each)
    each.set_defaults(command=lookups.import_resources)

    each = commands.add_parser("guides", help="look after the guides")
    actions = each.add_subparsers(metavar="ACTION", required=True)
    each = actions.add_parser("check", help="tell what cannot be shown, is too long, hard, untranslated, not reviewed")
    configured(each)
    each.set_defaults(command=lookups.guides)

    each = commands.add_parser("status", help="tell how the bot fares: last update, last backup, next gap, disk")
    configured(each)
    each.add_argument("--json", action="store_true", help="for programs")
    each.set_defaults(command=backups.status)


def _keeping(commands: Commands) -> None:
    """Keeping it, and its key."""
    each = commands.add_parser("backup", help="copy the database into a folder, beside a running bot")
    each.add_argument("folder", type=Path, metavar="DIR")
    each.add_argument("--keep", type=copies, default=30, metavar="N", help="how many stay in the folder (30)")
    configured(each)
    each.set_defaults(command=backups.backup)

    each = commands.add_parser("restore", help="put a backup into the places of the configuration")
    each.add_argument("folder", type=Path, metavar="DIR", help="a folder of backups, of which the newest, or one file")
    configured(each)
    each.set_defaults(command=backups.restore)

    each = commands.add_parser("rotate-key", help="make another root key; the bot has to be stopped meanwhile")
    configured(each)
    each.set_defaults(command=backups.rotate_key)

    each = commands.add_parser(
        "old-keyring", help="go on with an older keyring, where the newest and its copy are lost"
    )
    each.add_argument("--accept", action="store_true", help="do it; without this it is told what that means")
    configured(each)
    each.set_defaults(command=backups.old_keyring)

    each = commands.add_parser("new-key", help="make a root key in a new file")
    each.add_argument("file", type=Path, metavar="FILE")
    each.set_defaults(command=keys.new_key)


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


def copies(text: str) -> int:
    """A number of backups."""
    number = int(text)
    if number < 1:
        raise ValueError
    return number
