"""What the wizard asks, in which order, and what becomes of the answers: the configuration as text."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Answers = Mapping[str, str]


class Step(StrEnum):
    """In order; each is `wizard-ask-…` in `locales/`, and `wizard-wrong-…` where an answer can be wrong."""

    LANGUAGE = "language"
    NAME = "name"
    ZONE = "zone"
    TOKEN = "token"
    GROUP = "group"
    PEOPLE = "people"
    HOURS = "hours"
    CONTACT = "contact"
    EMERGENCY = "emergency"
    OPERATOR = "operator"
    PASSED_ON = "passed-on"
    UNDER_18 = "under-18"
    REVIEWED = "reviewed"


HOURS = re.compile(r"(\d\d?:\d\d)\s*[-–]\s*(\d\d?:\d\d)")
USUAL_HOURS = "09:00-21:00"
ME = re.compile(r"/me(?:@\w+)?(?:\s+(.{1,64}))?\s*")
STEERS = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What moves the cursor of a terminal, clears its screen, or turns the order of what follows round."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who wrote /me in the group."""

    id: int
    name: str
    discipline: str


def next_step(answers: Answers) -> Step | None:
    """The first that is not answered yet."""
    return next((each for each in Step if each.value not in answers), None)


def people_of(answers: Answers) -> list[Somebody]:
    """Everybody who wrote /me, as far as they are known."""
    return [Somebody(*each) for each in json.loads(answers.get(Step.PEOPLE) or answers.get("seen") or "[]")]


def kept(people: list[Somebody]) -> str:
    """The same as it is kept among the answers."""
    return json.dumps([[each.id, each.name, each.discipline] for each in people])


def met(people: list[Somebody], id: int, name: str, discipline: str) -> list[Somebody]:
    """With somebody who wrote just now; who wrote before says something else of themselves. No two have one name."""
    others = [each for each in people if each.id != id]
    name = one_line(name)[:60] or "?"
    taken = {each.name.casefold() for each in others}
    free = (
        shown for shown in (name, *(f"{name} {number}" for number in range(2, 99))) if shown.casefold() not in taken
    )
    return [*others, Somebody(id, next(free), one_line(discipline))]


def one_line(text: str) -> str:
    """What a stranger wrote, without what steers a screen: the admin sees it, and it stands in the configuration."""
    return " ".join(STEERS.sub(" ", text).split())


def admin(answers: Answers) -> Somebody:
    """Who sent the code into the group looks after the bot; somebody else where that person did not write /me."""
    people = people_of(answers)
    return next((each for each in people if str(each.id) == answers["admin"]), people[0])


def written(answers: Answers, told: Mapping[str, str], starts: str, today: str) -> str:
    """The configuration. `told`: comments by table, and the emergency number's label. `starts`: when the first shift
    begins, local time; `today`: the day on which somebody says that they have read the texts."""
    language, people = answers[Step.LANGUAGE], people_of(answers)
    hours = HOURS.fullmatch(answers[Step.HOURS])
    assert hours is not None
    url = answers.get("api", "")
    names = [each.name for each in people]
    parts = [
        f"# {told['head']}",
        *_table("community", told, name=answers[Step.NAME], timezone=answers[Step.ZONE], languages=[language]),
        *_table("telegram", told, token_file="secrets/token", **(_urls(url) if url else {})),
        *_table(
            "storage",
            told,
            path="data/safespaces.db",
            keyring="keyring/keyring.db",
            key_file="secrets/root.key",
        ),
        '# keyring_backup = "/mnt/other-disk/keyring.db"',
        *_table("team", told, group=int(answers[Step.GROUP]), admins=[admin(answers).name]),
    ]
    for each in people:
        parts += ["", "[[team.members]]", f"id = {each.id}", f"name = {_value(each.name)}"]
        parts.append(f"discipline = {_value(each.discipline or told['discipline'])}")
    parts += _table("team.rota", told, order=names)
    parts += [f"starts = {starts}", 'shift = "1 week"']
    parts.append(f'cover = {{ days = "mon-sun", from = "{hours[1]}", to = "{hours[2]}" }}')
    parts += [
        *_table("contact", told),
        f"text.{language} = {_value(answers[Step.CONTACT])}",
        *_table("emergency", told),
    ]
    label = f"{{ {language} = {_value(told['label'])} }}"
    parts.append(f"numbers = [{{ label = {label}, phone = {_value(answers[Step.EMERGENCY])} }}]")
    parts += _table("confidentiality", told, operator=answers[Step.OPERATOR])
    parts.append(f"passed_on.{language} = {_value(answers[Step.PASSED_ON])}")
    parts.append(f"under_18.{language} = {_value(answers[Step.UNDER_18])}")
    parts.append(f"reviewed = {{ by = {_value(answers[Step.REVIEWED])}, on = {today} }}")
    return "\n".join(parts) + "\n"


def _urls(api: str) -> dict[str, str]:
    """Another Bot API serves files beside its methods."""
    return {"api_url": api, "file_url": api.removesuffix("bot") + "file/bot"}


def _table(name: str, told: Mapping[str, str], /, **values: str | int | list[str]) -> list[str]:
    """A table with its comment above."""
    head = ["", f"# {told[name.rpartition('.')[2]]}", f"[{name}]"]
    return head + [f"{key} = {_value(value)}" for key, value in values.items()]


def _value(value: str | int | list[str]) -> str:
    """As TOML has it: its strings and lists are JSON's, but that a DEL has to be escaped."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
