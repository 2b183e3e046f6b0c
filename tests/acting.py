"""People at a stage whose bot is a process: they write, tap and reply, and the stage comes to rest in between."""

from typing import Any

from rehearsal.errors import BotEnded
from rehearsal.stage import Setup, Stage
from rehearsal.world import Chat, Message, Person, Shown, Tap, World
from tests import warm

CALM: dict[tuple[str, ...], object] = {("privacy", "first_words_wait"): "0 min"}
PEOPLE = ("mina", "yusuf", "adil", "bea", "omar")


def setup(*people: str, settings: dict[tuple[str, ...], object] | None = None, **rest: Any) -> Setup:
    """A stage without a random wait before first words."""
    calm = tuple((CALM | (settings or {})).items())
    return Setup(people=people or PEOPLE, settings=calm, **({"launch": warm.launch} | rest))


class Acting:
    """What people do; each deed ends when the bot has nothing left to do. A bot that has died is started again."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.lives = 1

    @property
    def world(self) -> World:
        return self.stage.world

    @property
    def group(self) -> Chat:
        return self.stage.cast.group("team")

    def who(self, name: str) -> Person:
        return self.stage.cast.person(name)

    def screen(self, name: str, chat: Chat | None = None) -> Any:
        person = self.who(name)
        return self.world.screen(person, chat or self.world.private(person))

    def told(self, name: str, chat: Chat | None = None) -> list[str]:
        """The texts on somebody's screen, oldest first."""
        return [shown.text for shown in self.screen(name, chat).messages]

    def newest(self, name: str, words: str, chat: Chat | None = None) -> Shown:
        """The newest message with these words."""
        found: list[Shown] = self.screen(name, chat).saying(words)
        assert found, f"{name} does not see {words!r}: {self.told(name, chat)[-3:]}"
        return found[-1]

    async def flow(self, seconds: float = 70) -> None:
        """Come to rest, letting pacing have its seconds; whoever died on the way is started again."""
        while True:
            try:
                await self.stage.settle_for(seconds)
            except BotEnded:
                await self.revive()
            else:
                return

    async def revive(self) -> None:
        """Start the bot again after it has died by itself."""
        self.lives += 1
        self.stage.clock.forget_bot()
        await self.stage.bot.start()

    async def says(self, name: str, text: str, chat: Chat | None = None, **rest: Any) -> Message:
        """Somebody writes, in private unless a chat is named."""
        person = self.who(name)
        message = self.world.says(person, chat or self.world.private(person), text, **rest)
        await self.flow()
        return message

    async def taps(self, name: str, label: str, chat: Chat | None = None) -> Tap:
        """Tap the newest button with this text."""
        shown = self.screen(name, chat).with_button(label)
        assert shown, f"{name} has no button {label!r}: {self.told(name, chat)[-3:]}"
        tap = self.world.taps(self.who(name), shown[-1].message, label)
        await self.flow()
        return tap

    async def replies(self, name: str, to: str, text: str, **rest: Any) -> Message:
        """A member replies explicitly to words in the team's group."""
        target = self.newest(name, to, self.group).message
        return await self.says(name, text, self.group, thread=self.world.topic_of(target), reply_to=target, **rest)

    async def report(self, name: str, *words: str, about: str = "Something else") -> None:
        """Somebody new raises a concern in four taps."""
        await self.says(name, "/start")
        await self.taps(name, "I understand")
        await self.taps(name, "Raise a concern")
        await self.taps(name, about)
        for each in words:
            await self.says(name, each)
        await self.taps(name, "Send")
