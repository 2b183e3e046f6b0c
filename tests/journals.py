"""Every call that the bot makes while the scripts are played, written down; two such folders are held side by side.

`python -m tests.journals write FOLDER [SCRIPT …]` plays the scripts, each with the same seed, and writes one file a
script; `python -m tests.journals compare OLD NEW` says where they part, and ends with 1 if they do. Lanes run side by
side, so calls are kept in order for each chat; the order between chats is the machine's and says nothing. What is done
after a turn beside the lanes (answers to taps, files, deleting lines of Telegram's) stands by itself, sorted. A script
that kills the bot may differ in what was on its way just then: play it again.
"""

import asyncio
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from rehearsal import play
from rehearsal.parsing import load
from rehearsal.script import Player, setup_for
from rehearsal.stage import Stage
from rehearsal.world.journal import Request
from tests import warm

UNTOLD = frozenset({"getUpdates", "sendChatAction"})
"""Asked again and again, as often as the machine has time for."""
BESIDE = frozenset({"deleteMessage", "getChatMember", "getChatMemberCount", "setMessageReaction"})
"""Done after the turn, beside the lanes."""
ATTACHED = re.compile("attached[0-9a-f]{32}")
"""PTB's name for a part of an upload, another one each time."""


async def calls_of(script: Path) -> str:
    """Play a script; its calls as text, a line each, chat by chat."""
    parsed = load(script)
    async with Stage(replace(setup_for(parsed), launch=warm.launch)) as stage:
        await Player(stage, script).play(parsed)
        return told(stage.world.journal)


def told(requests: Iterable[Request]) -> str:
    """The calls, a line each, chat by chat in the order in which they came."""
    lines: dict[str, list[str]] = defaultdict(list)
    for each in requests:
        if each.method not in UNTOLD:
            said = ATTACHED.sub("attached", json.dumps(each.params, ensure_ascii=False, sort_keys=True))
            where = "" if each.method in BESIDE else str(each.params.get("chat_id", ""))
            lines[where].append(f"{each.method} {said} {each.error}".rstrip())
    lines[""].sort()
    return "".join(f"# {chat}\n" + "".join(f"{line}\n" for line in lines[chat]) for chat in sorted(lines))


async def write(folder: Path, names: Iterable[str]) -> None:
    """One file a script."""
    for name in names:
        (folder / f"{name}.journal").write_text(await calls_of(play.find(name)), encoding="utf-8")


def compare(old: Path, new: Path) -> int:
    """Say where two folders part: the first line of each script that differs. 1 if any does."""
    apart = 0
    for name in sorted({each.name for folder in (old, new) for each in folder.glob("*.journal")}):
        pair = [folder / name for folder in (old, new)]
        if not all(each.exists() for each in pair):
            said = "is in one folder only"
        else:
            said = parting(*(each.read_text("utf-8") for each in pair))
        if said:
            apart = 1
        print(f"{name.removesuffix('.journal')}: {said or 'the same'}")
    return apart


def parting(old: str, new: str) -> str:
    """The first place at which two journals differ; nothing where they are the same."""
    chat = ""
    for number, (one, other) in enumerate(zip_longest(old.splitlines(), new.splitlines()), 1):
        if one is not None and one.startswith("# "):
            chat = one
        if one != other:
            return f"line {number}, {chat or 'at the head'}\n  - {one}\n  + {other}"
    return ""


def main(words: list[str]) -> int:
    """The exit code: 0 fine, 1 where journals part, 2 for wrong use."""
    match words:
        case ["write", folder, *names]:
            Path(folder).mkdir(parents=True, exist_ok=True)
            asyncio.run(write(Path(folder), names or play.names()))
            return 0
        case ["compare", old, new]:
            return compare(Path(old), Path(new))
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
