"""What the World is made of, and the few things that everything else does to it."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

from rehearsal.world.chats import GENERAL, KEYBOARDS, Chat, Kind, Message, Topic
from rehearsal.world.files import Files
from rehearsal.world.journal import Journal
from rehearsal.world.people import BotAccount, Impossible, Json, Person
from rehearsal.world.privacy import reaches_bot
from rehearsal.world.queue import Queue
from rehearsal.world.taps import Tap
from rehearsal.world.watch import Watch


class State:
    """People, chats, files, waiting updates, the journal; no HTTP. Changes wake whoever waits in `until`."""

    def __init__(
        self,
        now: Callable[[], float],
        *,
        token: str = "123456789:rehearsal-token-not-a-secret-0000000",
        username: str = "safe_spaces_rehearsal_bot",
        reads_all: bool = False,
        seed: int = 0,
        keep_journal: int | None = None,
    ) -> None:
        """`now` is the World's time in Unix seconds; `keep_journal` bounds the journal (None: everything)."""
        self._now = now
        self.random = Random(seed)
        self.bot = BotAccount(
            "the bot",
            int(token.partition(":")[0]),
            "Rehearsal",
            username=username,
            is_bot=True,
            token=token,
            reads_all=reads_all,
        )
        self.people: dict[int, Person] = {self.bot.id: self.bot}
        self.named: dict[str, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.files = Files(now, self.random)
        self.queue = Queue(now, self.random)
        self.journal = Journal(keep_journal)
        self.pressed: dict[str, Tap] = {}
        self._box = 0  # private chats and plain groups number their messages together
        self._pulse: asyncio.Future[None] | None = None
        self._watches: list[Watch] = []

    def now(self) -> float:
        """The World's time in Unix seconds."""
        return self._now()

    # ── waiting ─────────────────────────────────────────────────────────────────────────────────────────────────

    def changed(self) -> None:
        """Wake whoever waits for a condition; call it too when something outside has changed."""
        if self._pulse is not None and not self._pulse.done():
            self._pulse.set_result(None)
        self._pulse = None

    async def change(self) -> None:
        """Wait for the next change of anything."""
        if self._pulse is None:
            self._pulse = asyncio.get_running_loop().create_future()
        await asyncio.shield(self._pulse)

    async def until(self, condition: Callable[[], Any], timeout: float = 10.0) -> None:
        """Wait until `condition()` is true, looking again at each change; TimeoutError after real seconds."""
        async with asyncio.timeout(timeout):
            while not condition():
                await self.change()

    # ── what has changed ────────────────────────────────────────────────────────────────────────────────────────

    @contextmanager
    def watched(self) -> Iterator[Watch]:
        """Have every message noted that comes, changes or goes, from now on."""
        watch = Watch()
        self._watches.append(watch)
        try:
            yield watch
        finally:
            self._watches.remove(watch)

    def altered(self, message: Message) -> None:
        """A message has come, changed or gone; to be called whenever one is."""
        for watch in self._watches:
            watch.note(message)
        self.changed()

    # ── updates ─────────────────────────────────────────────────────────────────────────────────────────────────

    def pending_updates(self) -> int:
        """How many updates the bot has not confirmed."""
        return len(self.queue)

    def update(self, kind: str, payload: Json) -> None:
        """Something that the bot is told, if it asked for this kind."""
        if self.queue.put(kind, payload) is not None:
            self.changed()

    def tell(self, message: Message, kind: str = "message") -> None:
        """Tell the bot of a message, if privacy mode and membership let it see it."""
        if reaches_bot(self.bot, message):
            channel = message.chat.kind is Kind.CHANNEL
            self.update(kind.replace("message", "channel_post") if channel else kind, message.as_message())
        else:
            self.changed()

    # ── messages ────────────────────────────────────────────────────────────────────────────────────────────────

    def post(
        self,
        chat: Chat,
        sender: Person | None,
        body: Json,
        *,
        thread: int | None = None,
        reply_to: Message | None = None,
        **more: Any,
    ) -> Message:
        """Put a message into a chat, in its thread, without telling the bot; `more` are fields of `Message`."""
        topic = chat.topics.get(thread) if thread is not None and self.has_topics(chat) else None
        if topic is not None:
            reply_to = reply_to or chat.messages.get(topic.id)
        elif chat.kind is Kind.SUPERGROUP and reply_to is not None:
            # Replies outside topics form a thread of their own, and Telegram numbers that one too.
            thread = reply_to.thread or reply_to.id
        message = Message(
            chat,
            self.next_id(chat),
            int(self._now()),
            body,
            sender,
            thread=thread,
            in_topic=topic is not None,
            reply_to=reply_to,
            **more,
        )
        chat.messages[message.id] = message
        if reply_to is not None and message.reply_shown is reply_to:
            reply_to.replies.append(message)
        if message.markup is not None and not KEYBOARDS.isdisjoint(message.markup):
            chat.keyboards.append(message.id)
        self.altered(message)
        if sender is not None and sender.is_bot:
            chat.last_bot = sender
        return message

    def next_id(self, chat: Chat) -> int:
        """The number of the chat's next message."""
        if chat.kind in (Kind.SUPERGROUP, Kind.CHANNEL):
            chat.last_id += 1
            return chat.last_id
        self._box += 1
        chat.last_id = self._box
        return self._box

    def service(self, chat: Chat, sender: Person | None, body: Json, topic: Topic | None = None) -> Message:
        """Put a service message into a chat and tell the bot."""
        message = self.post(chat, sender, body, thread=topic.id if topic is not None and topic.id != GENERAL else None)
        self.tell(message)
        return message

    def erase(self, message: Message) -> None:
        """Remove a message for everybody; nobody is told, as in Telegram."""
        message.deleted = True
        message.chat.messages.pop(message.id, None)
        if message.id in message.chat.pinned:
            message.chat.pinned.remove(message.id)
        self.altered(message)

    def has_topics(self, chat: Chat) -> bool:
        """Whether messages of this chat may stand in topics: in forums, and in private chats under Threaded Mode."""
        return chat.forum or (chat.kind is Kind.PRIVATE and self.bot.threaded)

    # ── looking up ──────────────────────────────────────────────────────────────────────────────────────────────

    def private(self, person: Person) -> Chat:
        """The private chat of this person with the bot."""
        if person.id not in self.chats:
            self.chats[person.id] = Chat(person.id, Kind.PRIVATE, person=person)
        return self.chats[person.id]

    def who(self, name: str) -> Person:
        """The person whom scripts call by this name; Impossible when there is none."""
        if name not in self.named:
            raise Impossible(f"nobody here is called {name}; there are {', '.join(sorted(self.named)) or 'no people'}")
        return self.named[name]

    def seen_by(self, chat: Chat, person: Person) -> None:
        """Impossible unless the person is in the chat."""
        if not (chat.person is person or chat.holds(person)):
            raise Impossible(f"{person.name} is not in {chat.title or 'this private chat'}")
