"""What people write, change and delete."""

from collections.abc import Iterable
from typing import Any

from rehearsal.world.chats import GENERAL, Chat, Kind, Member, Message, Topic
from rehearsal.world.forum import Forum
from rehearsal.world.people import ANONYMOUS_ADMIN, CHANNEL_BOT, Impossible, Json, Person
from rehearsal.world.replies import external, origin_of, quoted
from rehearsal.world.text import found, normalised, trimmed, units

Thread = Topic | int | None


def wording(text: str, entities: Iterable[Json] = (), *, longest: int = 4096) -> tuple[str, list[Json]]:
    """What becomes of words that somebody types: trimmed, with what Telegram finds in them; too long is refused."""
    kept, marked = trimmed(normalised(text), list(entities))
    if units(kept) > longest:
        raise Impossible(f"Telegram's apps send at most {longest} characters in one message, this has {units(kept)}")
    return kept, found(kept, marked)


class Speech(Forum):
    """People write. Everything that reaches the bot is queued for it at once."""

    def says(  # noqa: PLR0913 - scripts name what they mean
        self,
        person: Person,
        chat: Chat,
        text: str,
        *,
        entities: Iterable[Json] = (),
        thread: Thread = None,
        reply_to: Message | None = None,
        quote: str | None = None,
        as_chat: Chat | None = None,
        silent: bool = False,
        **extra: Any,
    ) -> Message:
        """Somebody writes. `extra` goes onto the message as the Bot API writes it: `via_bot`, `forward_origin`,
        `external_reply`, `link_preview_options`, …; `as_chat` posts in the name of a channel. A `via_bot` may also be
        a Person."""
        words, marked = wording(text, entities)
        if not words:
            raise Impossible("Telegram's apps do not send an empty message")
        body: Json = {"text": words}
        if marked:
            body["entities"] = marked
        return self.sends(
            person, chat, body, thread=thread, reply_to=reply_to, quote=quote, as_chat=as_chat, silent=silent, **extra
        )

    def sends(  # noqa: PLR0913 - scripts name what they mean
        self,
        person: Person,
        chat: Chat,
        body: Json,
        *,
        thread: Thread = None,
        reply_to: Message | None = None,
        quote: str | None = None,
        as_chat: Chat | None = None,
        silent: bool = False,
        album: str | None = None,
        elsewhere: Message | None = None,
        **extra: Any,
    ) -> Message:
        """Somebody sends any content, given as the Bot API writes it. The rest is as in `says`; `elsewhere` is a
        message of another chat, or topic, that this replies to."""
        number = thread.id if isinstance(thread, Topic) else thread
        if reply_to is not None and number is None and reply_to.in_topic and self.has_topics(chat):
            number = reply_to.thread
        if number == GENERAL:
            number = None
        mask = self._may_write(person, chat, number)
        if chat.kind is Kind.PRIVATE and number is None and self.bot.threaded:
            number = self._thread_of_the_app(person, chat)
        if elsewhere is not None:
            self.seen_by(elsewhere.chat, person)
            extra |= external(elsewhere, quote, known=elsewhere.chat.holds(self.bot))
        elif quote is not None:
            extra["quote"] = quoted(reply_to, quote)
        if isinstance(extra.get("via_bot"), Person):
            extra["via_bot"] = extra["via_bot"].as_user()
        message = self.post(
            chat,
            person,
            body,
            thread=number,
            reply_to=reply_to,
            extra=extra,
            silent=silent,
            album=album,
            written_by=person,
        )
        _put_on_mask(message, mask, as_chat)
        self.tell(message)
        return message

    def forwards(self, person: Person, message: Message, chat: Chat, *, thread: Thread = None) -> Message:
        """Somebody forwards a message that they can see; who wrote it goes along unless that person hides it."""
        self.seen_by(message.chat, person)
        if message.protected or message.chat.protected:
            raise Impossible("this message is protected: Telegram's apps offer no forwarding")
        return self.sends(person, chat, dict(message.body), thread=thread, forward_origin=origin_of(message))

    def edits(self, person: Person, message: Message, text: str | None, *, entities: Iterable[Json] = ()) -> Message:
        """Somebody changes the words of their own message; None is an invisible change, such as a new preview."""
        if message.written_by is not person:
            raise Impossible(f"{person.name} did not write this message")
        if message.deleted:
            raise Impossible("this message is deleted")
        if text is not None:
            field, marks = ("text", "entities") if "text" in message.body else ("caption", "caption_entities")
            words, marked = wording(text, entities, longest=4096 if field == "text" else 1024)
            if not words and field == "text":
                raise Impossible("Telegram's apps do not send an empty message")
            for each in (marks, field):
                message.body.pop(each, None)
            if words:
                message.body[field] = words
            if marked:
                message.body[marks] = marked
        message.edited = int(self.now())
        self.altered(message)
        self.tell(message, "edited_message")
        return message

    def deletes(self, person: Person, message: Message, *, for_everyone: bool = True) -> None:
        """Somebody deletes a message; the bot is not told, as in Telegram."""
        if not for_everyone:
            message.hidden_from.add(person.id)
            self.altered(message)
            return
        member = message.chat.member(person)
        if (
            message.chat.kind is not Kind.PRIVATE
            and message.written_by is not person
            and not (member is not None and member.may("can_delete_messages"))
        ):
            raise Impossible(f"{person.name} may not delete what others wrote here")
        self.erase(message)

    def clears(self, person: Person, *, for_everyone: bool = True) -> None:
        """Somebody deletes their whole private chat with the bot."""
        for message in list(self.private(person).messages.values()):
            self.deletes(person, message, for_everyone=for_everyone)

    def _thread_of_the_app(self, person: Person, chat: Chat) -> int:
        """Under Threaded Mode whoever writes does so in the newest topic, and in a new one where there is none."""
        if not chat.topics:
            self.opens_topic(person, chat, "New Thread", implicit=True)
        return max(chat.topics)

    def _may_write(self, person: Person, chat: Chat, thread: int | None) -> Member | None:
        """The writer's membership; Impossible when Telegram's apps would not let this person write here."""
        if chat.kind is Kind.PRIVATE:
            if chat.person is not person:
                raise Impossible(f"{person.name} cannot write in somebody else's private chat")
            if chat.blocked:
                raise Impossible(f"{person.name} has blocked the bot and must unblock it before writing")
            chat.started = True
            return None
        self.seen_by(chat, person)
        member = chat.members[person.id]
        if chat.upgraded_to is not None:
            raise Impossible(f"{chat.title} has become a supergroup; write there")
        if chat.kind is Kind.CHANNEL and not member.may("can_post_messages"):
            raise Impossible(f"{person.name} may not post in {chat.title}")
        if member.status == "restricted" and "can_send_messages" not in member.allowed:
            raise Impossible(f"{person.name} may not write in {chat.title}")
        self._may_write_in(chat, thread, member)
        return member

    @staticmethod
    def _may_write_in(chat: Chat, thread: int | None, member: Member) -> None:
        """Impossible for a topic that is not there, or closed to this member."""
        topic = chat.topics.get(thread) if thread is not None else chat.general
        if thread is not None and (not chat.forum or topic is None):
            raise Impossible(f"{chat.title} has no topic {thread}")
        if chat.forum and topic is not None and topic.closed and not member.may("can_manage_topics"):
            raise Impossible(f"the topic {topic.name} is closed")


def _put_on_mask(message: Message, member: Member | None, as_chat: Chat | None) -> None:
    """Show an anonymous administrator as the group, and a post in a channel's name as the channel."""
    if message.chat.kind is Kind.CHANNEL:
        message.sender, message.sender_chat = None, message.chat
    elif as_chat is not None:
        message.sender, message.sender_chat = CHANNEL_BOT, as_chat
    elif member is not None and member.anonymous and member.administers:
        message.sender, message.sender_chat, message.signature = ANONYMOUS_ADMIN, message.chat, member.title
