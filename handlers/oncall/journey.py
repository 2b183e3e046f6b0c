"""Somebody always takes it: the ladder while nobody does, reminders while somebody does; and whose shift it is."""

from handlers.journey import Act, Choice, Falls, Journey, TeamCommand
from handlers.oncall import hand_over, next_step, rota_changes, swaps
from rules.may import Who
from rules.oncall import deadlines, overrides
from rules.oncall import hand_over as shifts

ONCALL = Journey(
    "oncall",
    acts={
        "still": Act(next_step.still, Who.HOLDER, still_open=True),
        "snooze": Act(next_step.snooze, Who.HOLDER, still_open=True),
    },
    choices={
        "swap": Choice(swaps.ask),
        "shift": Choice(swaps.take),
        "unswap": Choice(swaps.withdraw),
        "undo": Choice(rota_changes.undo),
    },
    team_commands={
        "oncall": TeamCommand(rota_changes.oncall, listed=50),
        "swap": TeamCommand(swaps.swap, listed=60),
        "cover": TeamCommand(rota_changes.cover, listed=70),
        "away": TeamCommand(rota_changes.away, listed=80),
    },
    due=(
        Falls(deadlines.STEP, next_step.step),
        Falls(overrides.SWAP, swaps.comes_nearer),
        Falls(shifts.SHIFT, hand_over.changes),
    ),
    deeds=("rota",),
    config=("team.rota", "team.ladder", "targets", "oncall"),
)
