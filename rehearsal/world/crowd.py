"""Coming and going: who starts and blocks the bot, joins, leaves, is promoted; groups that change their nature."""

from collections.abc import Iterable
from dataclasses import replace

from rehearsal.world.chats import Chat, Kind, Member, Message
from rehearsal.world.people import Impossible, Json, Person
from rehearsal.world.rights import known
from rehearsal.world.speech import Speech


class Crowd(Speech):
    """Who is where. The bot is told as Telegram tells it: `my_chat_member` about itself, `chat_member` about others
    (if it administers and asked for it), service messages in groups."""

    # ── private chats ───────────────────────────────────────────────────────────────────────────────────────────

    def starts(self, person: Person, payload: str = "") -> Message:
        """Somebody presses Start (or opens a link `?start=payload`); unblocks the bot if need be."""
        self.unblocks(person)
        return self.says(person, self.private(person), f"/start {payload}".strip())

    def blocks(self, person: Person) -> None:
        """Somebody blocks the bot."""
        chat = self.private(person)
        if not chat.blocked:
            self._tell_of_block(chat, blocked=True)

    def unblocks(self, person: Person) -> None:
        """Somebody unblocks the bot, without writing."""
        chat = self.private(person)
        if chat.blocked:
            self._tell_of_block(chat, blocked=False)

    def vanishes(self, person: Person) -> None:
        """Somebody deletes their Telegram account; the bot is not told."""
        person.deactivated = True
        self.changed()

    def _tell_of_block(self, chat: Chat, *, blocked: bool) -> None:
        person = chat.person
        assert person is not None
        chat.blocked = blocked
        before, after = Member(self.bot, "member"), Member(self.bot, "kicked")
        if not blocked:
            before, after = after, before
        self._tell_member("my_chat_member", chat, person, before.as_member(), after.as_member())
        self.changed()

    # ── groups ──────────────────────────────────────────────────────────────────────────────────────────────────

    def joins(self, person: Person, chat: Chat, *, by: Person | None = None) -> None:
        """Somebody joins, or is added `by` a member; the bot too."""
        if chat.holds(person):
            raise Impossible(f"{person.name} is in {chat.title} already")
        if person is self.bot and not self.bot.joins:
            raise Impossible("the bot joins no groups: that is switched off at BotFather")
        self._becomes(chat, Member(person, "member"), by or person)
        self.service(chat, by or person, {"new_chat_members": [person.as_user()]})

    def leaves(self, person: Person, chat: Chat) -> None:
        """Somebody leaves by themselves."""
        self.seen_by(chat, person)
        self.service(chat, person, {"left_chat_member": person.as_user()})
        self._becomes(chat, Member(person, "left"), person)

    def kicked(self, person: Person, chat: Chat, *, by: Person | None = None) -> None:
        """Somebody is removed and banned; the bot too."""
        self.seen_by(chat, person)
        by = by or self.owner(chat)
        self.service(chat, by, {"left_chat_member": person.as_user()})
        self._becomes(chat, Member(person, "kicked"), by)

    def promoted(
        self,
        person: Person,
        chat: Chat,
        rights: Iterable[str] = (),
        *,
        anonymous: bool = False,
        title: str | None = None,
        by: Person | None = None,
    ) -> None:
        """Somebody becomes an administrator with exactly these rights; `anonymous` posts as the group."""
        self.seen_by(chat, person)
        member = Member(person, "administrator", known(rights), anonymous=anonymous, title=title)
        if chat.members[person.id].status == "creator":
            member.status = "creator"
        self._becomes(chat, member, by or self.owner(chat))

    def demoted(self, person: Person, chat: Chat, *, by: Person | None = None) -> None:
        """An administrator becomes an ordinary member."""
        self.seen_by(chat, person)
        self._becomes(chat, Member(person, "member"), by or self.owner(chat))

    def restricted(
        self, person: Person, chat: Chat, *, allowed: Iterable[str] = (), until: int = 0, by: Person | None = None
    ) -> None:
        """A member may only do what is `allowed` now, until then (Unix seconds)."""
        self.seen_by(chat, person)
        member = Member(person, "restricted", allowed=frozenset(allowed), until=until)
        self._becomes(chat, member, by or self.owner(chat))

    def retitles(self, person: Person, chat: Chat, title: str) -> None:
        """Somebody gives the group another name."""
        self.seen_by(chat, person)
        chat.title = title
        self.service(chat, person, {"new_chat_title": title})

    def owner(self, chat: Chat) -> Person:
        """Whose group it is."""
        return next(member.person for member in chat.members.values() if member.status == "creator")

    # ── what a group is ─────────────────────────────────────────────────────────────────────────────────────────

    def upgrades(self, chat: Chat, *, by: Person | None = None, id: int | None = None) -> Chat:
        """A basic group becomes a supergroup: a new chat with a new id and new message numbers. Both service messages
        and the bot's joining are told; every request into the old chat fails from now on."""
        if chat.kind is not Kind.GROUP or chat.upgraded_to is not None:
            raise Impossible(f"{chat.title} is no basic group")
        by = by or self.owner(chat)
        number = id if id is not None else -1_000_000_000_000 - 2_000_000_000 - self.random.randrange(900_000_000)
        new = Chat(number, Kind.SUPERGROUP, chat.title, description=chat.description, upgraded_from=chat)
        self.chats[number] = new
        bot = chat.members.get(self.bot.id)
        new.members = {key: replace(member) for key, member in chat.members.items() if key != self.bot.id}
        told = bot is not None and bot.inside
        if bot is not None and told:
            self._becomes(new, replace(bot), by)
        self.service(chat, by, {"migrate_to_chat_id": new.id})
        chat.upgraded_to = new
        self.service(new, by, {"migrate_from_chat_id": chat.id})
        return new

    def toggles_forum(self, chat: Chat, on: bool, *, by: Person | None = None) -> Chat:
        """Topics are switched on or off; a basic group is upgraded first. Returns the chat that it is afterwards.

        Switched off, the topics are hidden, and their messages stand in one stream; switched on again, they return.
        """
        if chat.kind is Kind.GROUP and on:
            chat = self.upgrades(chat, by=by)
        chat.forum = on
        self.changed()
        return chat

    def _becomes(self, chat: Chat, member: Member, by: Person) -> None:
        """Change how an account stands to a chat, and tell the bot if it is to know."""
        person, channel = member.person, chat.kind is Kind.CHANNEL
        old = chat.members.get(person.id) or Member(person, "left")
        chat.members[person.id] = member
        bot = chat.members.get(self.bot.id)
        if person is self.bot:
            kind = "my_chat_member"
        elif bot is not None and bot.administers:
            kind = "chat_member"
        else:
            self.changed()
            return
        self._tell_member(kind, chat, by, old.as_member(channel=channel), member.as_member(channel=channel))
        self.changed()

    def _tell_member(self, kind: str, chat: Chat, by: Person, old: Json, new: Json) -> None:
        payload: Json = {
            "chat": chat.as_chat(),
            "from": by.as_user(),
            "date": int(self.now()),
            "old_chat_member": old,
            "new_chat_member": new,
        }
        self.update(kind, payload)
