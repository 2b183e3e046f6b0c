"""Somebody always takes it: the ladder while nobody does, reminders while somebody does."""

from handlers.journey import Falls, Journey
from handlers.oncall import next_step
from rules import deadlines

ONCALL = Journey("oncall", due=(Falls(deadlines.STEP, next_step.step),), config=("team.rota",))
