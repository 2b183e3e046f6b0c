"""The groups themselves: who is in them, and where they are."""

from handlers.groups import first_minute, membership, strangers
from handlers.journey import Choice, Falls, Journey, TeamCommand
from handlers.who import private_chat
from rules import strangers as watched
from rules.may import Who

GROUPS = Journey(
    "groups",
    choices={"fine": Choice(strangers.accept, Who.ADMIN)},
    team_commands={"guide": TeamCommand(first_minute.page, listed=90)},
    due=(
        Falls(membership.LEAVE, membership.leave),
        Falls(watched.LOOK, strangers.look),
        Falls(watched.JOINED, strangers.nothing),
        Falls(private_chat.LAPSE, private_chat.lapse),
    ),
    deeds=("admit",),
)
