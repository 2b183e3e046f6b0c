"""What the house has to know of a journey: declared in one file of its room, listed in `handlers/journeys.py`."""

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any

from telegram import Update

from handlers.turn import Scope, Turn
from rules.case import Case
from rules.config import Config, Member, Team
from rules.due_kinds import Kind
from rules.may import Who
from rules.person import Person, Step
from rules.send import Send
from storage.due import Due

Tap = Callable[[Turn, Person, str], Awaitable[None]]
Deal = Callable[[Turn, Case, Member, str], Awaitable[None]]
Choose = Callable[[Update, Turn, Member, str], Awaitable[None]]
Say = Callable[[Update, Turn], Coroutine[Any, Any, None]]
Tell = Callable[[Turn, Team, Member, str], Awaitable[list[Send]]]
Happen = Callable[[Scope, Due], Awaitable[None]]


def always(config: Config) -> bool:
    """Of use in every community."""
    return True


@dataclass(frozen=True, slots=True)
class Press:
    """A button of the private chat; its data is `ACT` or `ACT:ARG`, its text `button-ACT` in `locales/`.

    `typed`: where the person has to be for its text to be taken for it. `menu`: its place in the menu, 0 for none.
    `asks`: it belongs to a question of ours that is open; any other button ends that. `offered`: whether the menu of
    this community has it.
    """

    do: Tap
    before_consent: bool = False
    asks: bool = False
    typed: frozenset[Step] = frozenset()
    menu: int = 0
    offered: Callable[[Config], bool] = always


@dataclass(frozen=True, slots=True)
class Act:
    """A button of the team about a case; its data is `ACT:CODE` or `ACT:CODE:ARG`."""

    do: Deal
    who: Who = Who.LISTED
    still_open: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of the team that names no case; its data is `ACT:ARG`."""

    do: Choose
    who: Who = Who.LISTED


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the private chat: the button that it stands for, or what it does itself.

    `listed`: its place in Telegram's list, as `command-NAME`; 0 for none. `argument`: what follows it is given on.
    """

    press: str = ""
    do: Say | None = None
    listed: int = 0
    argument: bool = False
    offered: Callable[[Config], bool] = always


@dataclass(frozen=True, slots=True)
class TeamCommand:
    """A command of the group, listed as `team-command-NAME`: an answer to tell, or what it does itself, where a picture
    may have it as its caption; `deal` is about the case in whose topic it stands, for its holder. Without any of these
    it comes as a reply."""

    tell: Tell | None = None
    do: Say | None = None
    deal: Deal | None = None
    listed: int = 0


@dataclass(frozen=True, slots=True)
class Falls:
    """What happens when the time of a kind has come."""

    kind: Kind
    do: Happen


@dataclass(frozen=True, slots=True)
class Journey:
    """One thing that people do, from its first tap to its end.

    `member_presses` are buttons of a member's own chat, `ACT:ARG`. `deeds` are what the audit writes down of it, each
    `deed-…` in `locales/`; `help` the sentences of `/help`; `config` the sections of the configuration that it reads.
    """

    name: str
    presses: Mapping[str, Press] = field(default_factory=dict)
    acts: Mapping[str, Act] = field(default_factory=dict)
    choices: Mapping[str, Choice] = field(default_factory=dict)
    commands: Mapping[str, Command] = field(default_factory=dict)
    team_commands: Mapping[str, TeamCommand] = field(default_factory=dict)
    due: tuple[Falls, ...] = ()
    member_presses: Mapping[str, Say] = field(default_factory=dict)
    deeds: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    config: tuple[str, ...] = ()
