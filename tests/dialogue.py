"""Dialogues on the whole bot, in the notation of the rehearsal: what comes in, and what each side sees of it.

The bot is a process, Telegram its imitation, codes are bound by the order of the cases (`K1`); the first line that does
not hold is printed with what the screen showed. docs/rehearsal.md has every step.
"""

from dataclasses import replace
from pathlib import Path
from textwrap import dedent

from rehearsal.parsing import parse
from rehearsal.script import Player, setup_for
from rehearsal.stage import Stage
from tests import warm

CALM = 'config: privacy.first_words_wait = "0 min"\n'
"""Words go at once."""
TAKEN = CALM + 'mina> I owe money.\nmina taps "I understand"\nadil taps "Take" in K1\n'
"""Mina has written, and Adil holds her case."""


async def holds(dialogue: str, before: str = "") -> None:
    """Play it, line by line, after what was `before`; raises `StepFailed` at the first that does not hold."""
    path = Path("dialogue")
    script = parse(before + dedent(dialogue).strip() + "\n", path)
    async with Stage(replace(setup_for(script), launch=warm.launch)) as stage:
        await Player(stage, path).play(script)
