"""Announcements, and what becomes of posts in the channel."""

from handlers.channel import announce, invite, updates
from handlers.journey import Choice, Command, Falls, Journey, Press, TeamCommand
from rules import channel
from rules.config import Config
from rules.person import Step


def there_is_one(config: Config) -> bool:
    """Where the community has a channel."""
    return config.channel is not None


CHANNEL = Journey(
    "channel",
    presses={
        "updates": Press(
            updates.tell, before_consent=True, typed=frozenset({Step.FREE, Step.TALKING}), menu=50, offered=there_is_one
        )
    },
    commands={"updates": Command("updates", listed=81, offered=there_is_one)},
    choices={
        "announce-yes": Choice(announce.agree),
        "announce-no": Choice(announce.decline),
        "post-again": Choice(announce.again),
        "post-drop": Choice(announce.drop),
        "invite-use": Choice(invite.use),
        "invite-not": Choice(invite.leave),
    },
    team_commands={
        "announce": TeamCommand(do=announce.commanded, listed=60),
        "posted": TeamCommand(do=announce.commanded, listed=70),
    },
    due=(Falls(channel.LAPSES, announce.lapsed),),
    deeds=("publish",),
    config=("channel",),
)
