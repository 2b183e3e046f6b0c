"""What happens around the people of a script, done in the World: in groups, to topics, to the bot's powers."""

from rehearsal import steps
from rehearsal.cases import places_of
from rehearsal.cast import Cast
from rehearsal.performing import newest

IN_THE_WORLD = (
    steps.Migrate
    | steps.TopicDeleted
    | steps.Power
    | steps.Permission
    | steps.Topics
    | steps.Threads
    | steps.MessageDeleted
)
"""Events that need neither the clock nor the bot's process."""


def happens(cast: Cast, event: steps.Act) -> None:
    """Let it happen. Raises `NotHeld`, or `Impossible`."""
    world = cast.world
    match event:
        case steps.Migrate(group):
            world.upgrades(cast.group(group))
        case steps.TopicDeleted(case):
            place = places_of(cast, case)[-1]
            world.deletes_topic(place.chat, place.chat.topics[place.thread or 0])
        case steps.Power(power, group, held):
            (world.gives if held else world.takes)(power, cast.group(group))
        case steps.Permission(permission, group, allowed):
            world.allows_everybody(permission, cast.group(group), allowed)
        case steps.Topics(group, on):
            world.toggles_forum(cast.group(group), on)
        case steps.Threads(on):
            world.bot.threaded = on
        case steps.MessageDeleted(viewer, words, where):
            world.erase(newest(cast, viewer, words, where))
