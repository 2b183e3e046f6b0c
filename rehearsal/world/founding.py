"""Making people and chats."""

from collections.abc import Iterable

from rehearsal.world.chats import Chat, Kind, Member
from rehearsal.world.people import Impossible, Person
from rehearsal.world.rights import known
from rehearsal.world.state import State

USUAL_RIGHTS = ("can_delete_messages", "can_pin_messages", "can_manage_topics", "can_invite_users", "can_change_info")
"""What a group gives the bot unless a script says otherwise."""


class Founding(State):
    """People, groups and channels come into being; the bot is told nothing of it."""

    def person(  # noqa: PLR0913 - scripts name what they mean
        self,
        name: str,
        *,
        id: int | None = None,
        first_name: str | None = None,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = "en",
        is_bot: bool = False,
        hides: bool = False,
        photo: bytes | None = None,
    ) -> Person:
        """Make somebody; `name` is how scripts call them, and their first name unless another is given."""
        if name in self.named:
            raise Impossible(f"there is already somebody called {name}")
        number = id if id is not None else 5_000_000_001 + len(self.people)
        if number in self.people:
            raise Impossible(f"{self.people[number].name} already has the id {number}")
        somebody = Person(name, number, first_name or name, last_name, username, language_code, is_bot, hides)
        somebody.photo = photo
        self.people[number] = self.named[name] = somebody
        return somebody

    def group(  # noqa: PLR0913 - scripts name what they mean
        self,
        title: str,
        *,
        forum: bool = False,
        id: int | None = None,
        members: Iterable[Person] = (),
        owner: Person | None = None,
        bot_rights: Iterable[str] | None = USUAL_RIGHTS,
        bot_inside: bool = True,
        basic: bool = False,
        protected: bool = False,
    ) -> Chat:
        """Make a group: a supergroup, unless `basic`. The owner is the first member unless named.

        `bot_rights` are the bot's rights as an administrator; None makes it an ordinary member. An id that does not
        begin with -100 makes a basic group.
        """
        people = list(members)
        owner = owner or (people[0] if people else self.named.get("the owner") or self.person("the owner"))
        basic = basic or (id is not None and not str(id).startswith("-100"))
        if forum and basic:
            raise Impossible("a basic group has no topics; it must become a supergroup first")
        number = id if id is not None else self._chat_id(basic)
        if number in self.chats:
            raise Impossible(f"there is already a chat {number}")
        chat = Chat(number, Kind.GROUP if basic else Kind.SUPERGROUP, title, forum=forum, protected=protected)
        chat.last_id = 1  # every group's first message says that it was made; General has that number
        chat.members[owner.id] = Member(owner, "creator")
        for person in people:
            chat.members.setdefault(person.id, Member(person, "member"))
        if bot_inside:
            chat.members[self.bot.id] = self._bot_member(bot_rights)
        self.chats[number] = chat
        return chat

    def channel(
        self,
        title: str,
        *,
        id: int | None = None,
        owner: Person | None = None,
        bot_rights: Iterable[str] | None = ("can_post_messages", "can_edit_messages", "can_delete_messages"),
    ) -> Chat:
        """Make a channel; with `bot_rights` None the bot is not in it."""
        number = id if id is not None else self._chat_id(basic=False)
        chat = Chat(number, Kind.CHANNEL, title, last_id=1)
        owner = owner or self.named.get("the owner") or self.person("the owner")
        chat.members[owner.id] = Member(owner, "creator")
        if bot_rights is not None:
            chat.members[self.bot.id] = self._bot_member(bot_rights)
        self.chats[number] = chat
        return chat

    def _bot_member(self, rights: Iterable[str] | None) -> Member:
        if rights is None:
            return Member(self.bot, "member")
        return Member(self.bot, "administrator", known(rights))

    def _chat_id(self, basic: bool) -> int:
        number = 1_500_000_000 + self.random.randrange(500_000_000)
        return -number if basic else -1_000_000_000_000 - number
