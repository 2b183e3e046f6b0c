"""What the bot may do in a group, power by power: given and taken as somebody does it in Telegram's apps."""

from dataclasses import replace

from rehearsal.world.chats import Chat, Member
from rehearsal.world.crowd import Crowd
from rehearsal.world.founding import USUAL_RIGHTS
from rehearsal.world.people import Impossible
from rehearsal.world.rights import PERMISSIONS, known

SWITCHES = {"pin": "can_pin_messages", "topics": "can_manage_topics", "delete": "can_delete_messages"}
"""The switches of an administrator that matter here, by the words of a script."""

POWERS = (*SWITCHES, "admin", "write", "member")
"""Everything that can be taken from the bot: a switch, being an administrator, writing at all, being in the group."""


class Powers(Crowd):
    """The bot is told of each change by `my_chat_member`, as in Telegram."""

    def takes(self, power: str, chat: Chat) -> None:
        """Take one of `POWERS` from the bot. Who may not write is no administrator: those cannot be silenced."""
        old = self._of_the_bot(chat)
        match power:
            case "admin":
                new = Member(self.bot, "member")
            case "write":
                new = Member(self.bot, "restricted", allowed=old.allowed - {"can_send_messages"})
            case "member":
                self.kicked(self.bot, chat)
                return
            case _:
                new = replace(old, rights=old.rights - {SWITCHES[power]})
        self._becomes(chat, new, self.owner(chat))

    def becomes(self, member: Member, chat: Chat) -> None:
        """The bot is just this in the group from now on, whatever it was."""
        self._of_the_bot(chat)
        self._becomes(chat, member, self.owner(chat))

    def gives(self, power: str, chat: Chat) -> None:
        """Give it back; `admin` and `member` with the usual switches."""
        if power == "member":
            self.joins(self.bot, chat, by=self.owner(chat))
        old = self._of_the_bot(chat)
        usual = Member(self.bot, "administrator", known(USUAL_RIGHTS))
        new = replace(old, rights=old.rights | {SWITCHES[power]}) if power in SWITCHES else usual
        self._becomes(chat, new, self.owner(chat))

    def allows_everybody(self, permission: str, chat: Chat, allowed: bool) -> None:
        """Switch one of the permissions that all members of a group have; bots are told nothing."""
        if permission not in PERMISSIONS:
            raise Impossible(f"there is no permission {permission}")
        chat.allowed = chat.allowed | {permission} if allowed else chat.allowed - {permission}
        self.changed()

    def _of_the_bot(self, chat: Chat) -> Member:
        member = chat.member(self.bot)
        if member is None or not member.inside:
            raise Impossible(f"the bot is not in {chat.title}")
        return member
