"""Every journey of the house, a line each; whatever else lists what people can do is made from these."""

from collections.abc import Mapping
from typing import TypeVar

from handlers.channel.journey import CHANNEL
from handlers.checkins.journey import CHECKINS
from handlers.directory.journey import DIRECTORY
from handlers.feedback.journey import FEEDBACK
from handlers.files.journey import FILES
from handlers.groups.journey import GROUPS
from handlers.guides.journey import GUIDES
from handlers.journey import Act, Choice, Command, Falls, Journey, Press, Say, TeamCommand
from handlers.oncall.journey import ONCALL
from handlers.privacy.journey import PRIVACY
from handlers.questions.journey import QUESTIONS
from handlers.reporter.journey import REPORTING
from handlers.team.journey import TEAMWORK

JOURNEYS: tuple[Journey, ...] = (
    REPORTING,
    DIRECTORY,
    PRIVACY,
    FILES,
    TEAMWORK,
    ONCALL,
    CHECKINS,
    GROUPS,
    GUIDES,
    QUESTIONS,
    CHANNEL,
    FEEDBACK,
)

T = TypeVar("T")


def merged(parts: "list[Mapping[str, T]]") -> dict[str, T]:
    """One table of all; a name that two journeys claim is a mistake of ours."""
    table: dict[str, T] = {}
    for part in parts:
        twice = table.keys() & part.keys()
        if twice:
            raise ValueError(f"two journeys claim {', '.join(sorted(twice))}")
        table |= part
    return table


PRESSES: dict[str, Press] = merged([each.presses for each in JOURNEYS])
ACTS: dict[str, Act] = merged([each.acts for each in JOURNEYS])
CHOICES: dict[str, Choice] = merged([each.choices for each in JOURNEYS])
COMMANDS: dict[str, Command] = merged([each.commands for each in JOURNEYS])
TEAM_COMMANDS: dict[str, TeamCommand] = merged([each.team_commands for each in JOURNEYS])
DUE: dict[str, Falls] = merged([{falls.kind.name: falls for falls in each.due} for each in JOURNEYS])
MEMBER_PRESSES: dict[str, Say] = merged([each.member_presses for each in JOURNEYS])
DEEDS = tuple(deed for each in JOURNEYS for deed in each.deeds)
HELP = tuple(said for each in JOURNEYS for said in each.help)
MENU = tuple(sorted((act for act, press in PRESSES.items() if press.menu), key=lambda act: PRESSES[act].menu))
LISTED = tuple(sorted((name for name, each in COMMANDS.items() if each.listed), key=lambda name: COMMANDS[name].listed))
TEAM_LISTED = tuple(
    sorted((name for name, each in TEAM_COMMANDS.items() if each.listed), key=lambda name: TEAM_COMMANDS[name].listed)
)
