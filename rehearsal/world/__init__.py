"""People, chats and messages of an imitation Telegram: state only, no HTTP.

world = World(now=time.time)
mina = world.person("Mina")
world.starts(mina)
message = world.says(mina, world.private(mina), "I am worried about a friend")
await world.until(lambda: world.screen(mina, world.private(mina)).with_button("Send"))
"""

from rehearsal.world.chats import GENERAL, Chat, Kind, Member, Message, Topic
from rehearsal.world.founding import Founding
from rehearsal.world.hostile import Hostile
from rehearsal.world.journal import Journal, Request
from rehearsal.world.media import PIXEL, Media
from rehearsal.world.people import BotAccount, Impossible, Json, Person
from rehearsal.world.powers import POWERS, Powers
from rehearsal.world.sight import Screen, Shown, ShownTopic, Sight
from rehearsal.world.speech import Thread
from rehearsal.world.taps import Tap
from rehearsal.world.touch import Touch

__all__ = [
    "GENERAL",
    "PIXEL",
    "POWERS",
    "BotAccount",
    "Chat",
    "Impossible",
    "Journal",
    "Json",
    "Kind",
    "Member",
    "Message",
    "Person",
    "Request",
    "Screen",
    "Shown",
    "ShownTopic",
    "Tap",
    "Thread",
    "Topic",
    "World",
]


class World(Founding, Media, Touch, Powers, Hostile, Sight):
    """Everything there is in the imitation, and everything that people can do in it."""
