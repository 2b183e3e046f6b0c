"""Who takes part: the people and groups of a rehearsal, made from the configuration and the script."""

from dataclasses import dataclass, field
from typing import Any

from rehearsal.errors import NotHeld
from rehearsal.parsing import INDEPENDENT, OUTSIDERS, TEAM
from rehearsal.world import Chat, Person, World

FULL_NAMES = {
    "mina": ("Mina", "Haddad", "mina_haddad"),
    "yusuf": ("Yusuf", "Karimi", "yusuf_karimi"),
    "omar": ("Omar", "Nasser", "omar_nasser"),
}
"""What Telegram shows of people whom the configuration does not list: names that must never reach the team."""
ROLES = {"team": TEAM, "independent": INDEPENDENT}
TITLES = {"team": "Care team", "independent": "Independent group"}


@dataclass(slots=True)
class Cast:
    """`group_of` says to which group a listed person belongs; `reporters` are in none."""

    world: World
    people: dict[str, Person] = field(default_factory=dict)
    groups: dict[str, Chat] = field(default_factory=dict)
    group_of: dict[str, str] = field(default_factory=dict)
    reporters: list[str] = field(default_factory=list)
    paper: str = ""  # what somebody has written down last

    def person(self, name: str) -> Person:
        """The person whom scripts call by this name; raises `NotHeld`."""
        if name not in self.people:
            raise NotHeld(f"nobody here is called {name}: there are {', '.join(self.people)}")
        return self.people[name]

    def group(self, name: str) -> Chat:
        """The group called `team` or `independent`, wherever it has migrated to, or the `channel`; raises `NotHeld`."""
        if name not in self.groups:
            raise NotHeld(f"there is no {name if name == 'channel' else f'{name} group'} in this rehearsal")
        chat = self.groups[name]
        while chat.upgraded_to is not None:
            chat = chat.upgraded_to
        return chat

    def groups_of(self, name: str) -> list[Chat]:
        """The groups in which the person is now, their own first."""
        own = self.group_of.get(name)
        ordered = sorted(self.groups, key=lambda group: group != own)
        return [self.group(each) for each in ordered if self.group(each).holds(self.person(name))]

    def group_ids(self) -> dict[int, str]:
        """The groups by their chat ids, old ones from before a migration too."""
        return {chat.id: name for name in self.groups for chat in (self.groups[name], self.group(name))}

    def label(self, chat: Chat) -> str:
        """What a chat is called on the screens."""
        if name := self.group_ids().get(chat.id):
            return "The channel" if name == "channel" else f"The {name} group"
        return f"{chat.person.first_name}’s phone" if chat.person else chat.title


def gather(world: World, tables: dict[str, Any], people: tuple[str, ...], shapes: dict[str, str]) -> Cast:
    """Make everybody. `shapes` says what a group is: `topics` unless it says `plain` or `basic`."""
    cast = Cast(world)
    for group in ("team", "independent"):
        if group in tables:
            _found(cast, group, tables[group], shapes.get(group, "topics"))
    if "channel" in tables:  # its owner is the first of the team, who sees it like everybody who joins
        owner = cast.people[str(tables["team"]["members"][0]["name"]).split()[0].lower()]
        cast.groups["channel"] = world.channel("Community channel", id=int(tables["channel"]["id"]), owner=owner)
    for name in people:
        if name not in cast.people and name not in INDEPENDENT:
            first, last, username = FULL_NAMES.get(name, (name.capitalize(), "Rahimi", f"{name}_rahimi"))
            cast.people[name] = world.person(name, first_name=first, last_name=last, username=username)
            if name not in OUTSIDERS:
                cast.reporters.append(name)
    return cast


def _found(cast: Cast, group: str, table: dict[str, Any], shape: str) -> None:
    """Make a group and its listed people; the roles of the scripts fall to the rota's first two."""
    members: list[Person] = []
    for listed in table.get("members", ()):
        name = str(listed["name"]).split()[0].lower()
        person = cast.world.person(name, id=int(listed["id"]), first_name=str(listed["name"]))
        members.append(person)
        cast.people[name] = person
        cast.group_of[name] = group
    order = [str(name).split()[0].lower() for name in table.get("rota", {}).get("order", ())]
    listed_names = [person.name for person in members]
    for role, name in zip(ROLES[group], [*order, *(each for each in listed_names if each not in order)], strict=False):
        if role not in cast.people and name in cast.people:
            cast.people[role] = cast.people[name]
            cast.group_of[role] = group
    title = TITLES[group]
    cast.groups[group] = cast.world.group(
        title, id=int(table["group"]), members=members, forum=shape == "topics", basic=shape == "basic"
    )
