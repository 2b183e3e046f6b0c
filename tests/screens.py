"""Every screen of both sides, in English and in Arabic, in one file that a person can read in an hour: `make screens`.

All scripts of the rehearsal are played; each screen stands there once, under the script that brought it first. At the
end come the sentences that no script shows. What people wrote themselves stands there as they wrote it.
"""

import argparse
import asyncio
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from locales.languages import FOLDER
from locales.scores import texts
from rehearsal import play
from rehearsal.errors import StepFailed
from rehearsal.parsing import Script, load
from rehearsal.script import Player, setup_for
from rehearsal.stage import Stage
from tests.screens_bot import LANGUAGES, PLACE
from tests.two_languages import TEXTS
from tests.warm import launch

SIDES = {
    "reporter": "To whoever wrote, in private",
    "person": "To whoever wrote, in private",
    "address": "To whoever wrote, in private",
    "topic": "To the team, in a case’s topic",
    "desk": "To the team, on the desk",
    "member": "To a member, in private",
    "channel": "In the channel",
    "answer": "Over the button that was tapped",
}
MARKS = re.compile("[\u2066-\u2069]")
TWO = {tuple(key.split("__")): value for key, value in TEXTS.items() if "privacy" not in key} | {
    ("emergency", "numbers"): [
        {"label": {"en": "Emergency", "ar": "الطوارئ"}, "phone": "911"},
        {"label": {"en": "Suicide and crisis line", "ar": "خط الأزمات والانتحار"}, "phone": "988"},
    ]
}
"""A community of two languages, with the numbers of the rehearsal."""
FIRST = ("first", "four-taps", "help-now", "danger", "about-the-team", "identity-warning", "discreet")
"""Whoever reads begins with what everybody meets."""
BEGINS = 4
"""Words by which somebody knows a paragraph again."""
PACE = 200
"""Words a minute of somebody who reads with care."""


@dataclass(frozen=True)
class Screen:
    """What stands on one screen, by language."""

    place: str
    ids: tuple[str, ...]
    text: dict[str, str]
    buttons: dict[str, list[list[str]]]

    @property
    def side(self) -> str:
        """Who reads it."""
        return SIDES.get(self.place, self.place)

    @property
    def parts(self) -> frozenset[tuple[str, str]]:
        """Its sentences, as that side reads them."""
        return frozenset((self.side, each) for each in self.ids)

    def lines(self, language: str, read: set[str]) -> Iterator[str]:
        """As a person reads it; a paragraph that was read before only begins, buttons are left out."""
        for each in self.text[language].splitlines():
            words = each.split()
            yield " ".join((*words[:BEGINS], "…")) if each in read and len(words) > BEGINS + 2 else each
            read.add(each)
        rows = ["  ".join(f"[ {each} ]" for each in row) for row in self.buttons[language]]
        yield from (each for each in rows if each not in read)
        yield from ["[ … ]"] if read.issuperset(rows) and rows else []
        read.update(rows)
        yield ""


def command(config: Path) -> list[str]:
    """The bot that writes down what it shows."""
    return [sys.executable, "-m", "tests.screens_bot", "run", "--config", str(config)]


async def either(script: Script, path: Path) -> list[Screen]:
    """All that one script shows, in a community of two languages; where its own texts are in one only, in that."""
    try:
        return await played(script, path, TWO)
    except StepFailed:
        return await played(script, path, {})


async def played(script: Script, path: Path, texts: Mapping[tuple[str, ...], object]) -> list[Screen]:
    """The same with these texts of the community, where the script sets no others."""
    setup = setup_for(script)
    given = dict(setup.settings)
    settings = (*((key, value) for key, value in texts.items() if key not in given), *setup.settings)
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "screens"
        kept.touch()
        os.environ[PLACE] = str(kept)
        async with Stage(replace(setup, settings=settings, arguments=command, launch=launch)) as stage:
            await Player(stage, path).play(script)
        rows: list[dict[str, Any]] = [json.loads(each) for each in kept.read_text("utf-8").splitlines()]
    return [Screen(each["place"], tuple(each["ids"]), each["text"], each["buttons"]) for each in rows]


def page(language: str, found: Sequence[tuple[str, Sequence[Screen]]]) -> Iterator[str]:
    """The part of one language, line by line: the screens that have a sentence which that side has not read before."""
    seen: set[tuple[str, str]] = set()
    read: set[str] = set()
    for title, screens in found:
        side = ""
        yield from ("", f"# {title}", "")
        for each in screens:
            if each.parts <= seen:
                continue
            seen |= each.parts
            if each.side != side:
                side = each.side
                yield from (f"-- {side}", "")
            yield from each.lines(language, read)
    yield from ("", "# What no script shows", "")
    yield from unshown(language, {id for _, id in seen})


def unshown(language: str, shown: Set[str]) -> Iterator[str]:
    """The sentences that stand on no screen, with their ids."""
    for path in sorted((FOLDER / language).glob("*.ftl")):
        yield from (f"{id}: {text}" for id, text in texts(language, path) if id not in shown)


async def run(names: Sequence[str]) -> tuple[str, int]:
    """Play them: the file, and how many scripts did not hold."""
    found, broken = [], 0
    for name in names:
        path = play.find(name)
        script = load(path)
        title = path.read_text("utf-8").splitlines()[0].lstrip("# ")
        try:
            found.append((title, await either(script, path)))
        except StepFailed as error:
            broken += 1
            sys.stderr.write(f"{error}\n")
    parts = {each: MARKS.sub("", "\n".join(page(each, found))) for each in LANGUAGES}
    for each, text in parts.items():
        words = len(text.split())
        sys.stdout.write(f"{each}: {words} words, about {words // PACE} minutes to read\n")
    return "\n\n".join(parts.values()) + "\n", broken


if __name__ == "__main__":
    given = argparse.ArgumentParser(description="every screen in one file")
    given.add_argument("--file", type=Path, default=Path("screens.txt"))
    given.add_argument("scripts", nargs="*", default=[*FIRST, *(each for each in play.names() if each not in FIRST)])
    asked = given.parse_args()
    text, broken = asyncio.run(run(asked.scripts))
    asked.file.write_text(text, "utf-8")
    sys.exit(1 if broken else 0)
