"""A rehearsal as a process of its own. All that it knows of a community is the plain data on its descriptor `--fed`."""

import argparse
import sys

from rehearsal import configuring, play
from rehearsal.errors import RehearsalError


def main() -> int:
    """Play what is asked for; the exit codes are those of `play.main`."""
    parser = argparse.ArgumentParser(prog="rehearsal", allow_abbrev=False)
    parser.add_argument("--script")
    parser.add_argument("--port", type=int)
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--fed", type=int, required=True, help="the descriptor that the configuration comes from")
    chosen = parser.parse_args()
    with open(chosen.fed, encoding="utf-8") as fed:
        text = fed.read()
    try:
        tables = configuring.parsed(text)
    except RehearsalError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return play.main(chosen.script, chosen.port, tables, fast=chosen.fast)


if __name__ == "__main__":
    sys.exit(main())
