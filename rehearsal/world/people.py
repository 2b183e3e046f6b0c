"""Who there is: people, other bots, and the bot that is being rehearsed."""

from dataclasses import dataclass, field
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
"""A JSON object as the Bot API writes it."""


class Impossible(Exception):
    """A script asked for something that no Telegram app lets this person do."""


@dataclass(eq=False, slots=True, repr=False)
class Person:
    """An account. `name` is what scripts call it; the rest is what Telegram shows.

    `hides` stands for the privacy setting under which forwarded messages do not link to the account.
    """

    name: str
    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    hides: bool = False
    deactivated: bool = False
    photo: bytes | None = None

    def __repr__(self) -> str:
        return f"<{self.name} {self.id}>"

    def as_user(self) -> Json:
        """The Bot API's `User`."""
        user: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        if self.language_code:
            user["language_code"] = self.language_code
        return user

    @property
    def full_name(self) -> str:
        """What other people read above this person's messages."""
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name


@dataclass(eq=False, slots=True, repr=False, kw_only=True)
class BotAccount(Person):
    """The bot being rehearsed, with its switches at BotFather: `reads_all` is privacy mode switched off."""

    token: str
    reads_all: bool = False
    joins: bool = True
    inline: bool = False
    guest: bool = False
    business: bool = False
    managing: bool = False
    threaded: bool = False
    """Threaded Mode, switched on with BotFather: private chats have topics."""
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    """What setMyName and its kin stored: (field, language code) → text."""
    commands: dict[tuple[str, int, int, str], list[Json]] = field(default_factory=dict)
    """What setMyCommands stored: (scope, chat, user, language code) → commands."""
    menu_buttons: dict[int, Json] = field(default_factory=dict)
    """What setChatMenuButton stored: chat id, 0 for the default → button."""

    def as_me(self) -> Json:
        """The answer of getMe (Client.cpp JsonUser::store with full_bot_info)."""
        return self.as_user() | {
            "can_join_groups": self.joins,
            "can_read_all_group_messages": self.reads_all,
            "supports_inline_queries": self.inline,
            "supports_guest_queries": self.guest,
            "can_connect_to_business": self.business,
            "has_main_web_app": False,
            "has_topics_enabled": self.threaded,
            "allows_users_to_create_topics": self.threaded,
            "can_manage_bots": self.managing,
        }


ANONYMOUS_ADMIN = Person("GroupAnonymousBot", 1087968824, "Group", username="GroupAnonymousBot", is_bot=True)
"""Who Telegram says wrote when an administrator posts as the group."""

CHANNEL_BOT = Person("Channel_Bot", 136817688, "Channel", username="Channel_Bot", is_bot=True)
"""Who Telegram says wrote when somebody posts as a channel."""

SERVICE = Person("Telegram", 777000, "Telegram")
"""Telegram itself: it signs what a linked channel forwards into its group."""
