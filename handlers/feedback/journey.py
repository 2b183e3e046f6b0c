"""Feedback: a word about the service, and counts of whether it helped."""

from handlers.feedback import counts, helped
from handlers.journey import Command, Journey, Press, TeamCommand
from handlers.reporter import choosing

FEEDBACK = Journey(
    "feedback",
    presses={"feedback": Press(choosing.feedback), "helped": Press(helped.helped)},
    commands={"feedback": Command("feedback", listed=79)},
    team_commands={"helped": TeamCommand(counts.tell, listed=35)},
)
