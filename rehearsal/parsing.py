"""From the text of a script to its steps; every mistake is found at once, each with a suggestion."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path

from rehearsal import steps
from rehearsal.errors import Mistake, ScriptError
from rehearsal.forms import FORMS
from rehearsal.phrases import QUOTED

REPORTERS = ("mina", "yusuf")
TEAM = ("adil", "bea")
INDEPENDENT = ("noor", "idris")
OUTSIDERS = ("omar",)
CAST = REPORTERS + TEAM + INDEPENDENT + OUTSIDERS
SCREENS = ("team", "desk", "independent", "channel")
TITLE = re.compile(r"title(?: (?P<language>[a-z]{2}))?:\s*(?P<words>.+)")
BLOCK = re.compile(r'^(?P<head>.*[>:])\s*"""\s*$')


@dataclass(frozen=True, slots=True)
class Script:
    """A script that could be read: who takes part, and what happens."""

    path: Path
    people: tuple[str, ...]
    steps: tuple[steps.Step, ...]
    titles: dict[str, str] = field(default_factory=dict)  # of a lesson, by language

    @property
    def independent(self) -> bool:
        """Whether the independent group takes part: somebody of it acts, or its screen is looked at."""
        names = {name for step in self.steps for name in names_in(step.act)}
        return bool(names & {*INDEPENDENT, "independent"})


def parse(text: str, path: Path) -> Script:
    """Read a script; raises `ScriptError` holding every mistake."""
    people: list[str] = list(CAST)
    found: list[steps.Step] = []
    mistakes: list[Mistake] = []
    titles: dict[str, str] = {}
    for number, source in _logical_lines(text):
        if title := TITLE.fullmatch(source):
            titles[title["language"] or "en"] = title["words"]
            continue
        if source.startswith("people:"):
            people = [name for name in re.split(r"[,\s]+", source.removeprefix("people:").strip()) if name]
            continue
        read = _read(number, source.removeprefix("cast:").strip())
        if isinstance(read, Mistake):
            mistakes.append(read)
        else:
            found.append(read)
    mistakes += [mistake for step in found for mistake in _strangers(step, people)]
    if not found and not mistakes:
        mistakes.append(Mistake(1, "", "the script has no steps"))
    if mistakes:
        raise ScriptError(path, sorted(mistakes, key=lambda each: each.line))
    return Script(path, tuple(people), tuple(found), titles)


def load(path: Path) -> Script:
    """Read a script from its file; raises `ScriptError`."""
    try:
        return parse(path.read_text(encoding="utf-8"), path)
    except (OSError, UnicodeDecodeError) as error:
        raise ScriptError(path, [Mistake(1, "", f"the file cannot be read: {error}")]) from error


def names_in(act: steps.Act) -> set[str]:
    """Everybody (and every screen) that a step names."""
    found: set[str] = set()
    for each in fields(act):
        value = getattr(act, each.name)
        if each.name in ("who", "viewer", "group") and value:
            found.add(value)
        elif each.name == "but":
            found |= set(value)
    return found


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines that say something, with their numbers; a block between triple quotes is joined to its first line."""
    lines = iter(enumerate(text.splitlines(), start=1))
    for number, line in lines:
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        if block := BLOCK.match(stripped):
            said: list[str] = []
            for _, inner in lines:
                if inner.strip() == '"""':
                    break
                said.append(inner.strip())
            stripped = f"{block['head']} " + r"\n".join(said)
        yield number, stripped


def _read(number: int, source: str) -> steps.Step | Mistake:
    for each in FORMS:
        if match := each.pattern.fullmatch(source):
            try:
                return steps.Step(number, source, each.make(*match.groups()))
            except ValueError as error:
                return Mistake(number, source, str(error))
    return Mistake(number, source, "this is no step that I know", _suggestion(source))


def _suggestion(source: str) -> str:
    """The form that looks most like the line, compared without quoted words, names and numbers."""
    masked = {_masked(each.example): each.example for each in FORMS}
    near = difflib.get_close_matches(_masked(source), masked, n=1, cutoff=0.5)
    return f"Did you mean: {masked[near[0]]}" if near else "The steps are explained in docs/rehearsal.md."


def _masked(source: str) -> str:
    source = re.sub(QUOTED, '"…"', source)
    source = re.sub(r"(?<=[>:]).*", "", source)
    known = {*CAST, *SCREENS, "nobody"}
    first, _, rest = source.partition(" ")
    return f"WHO {rest}" if first.lower() in known else source


def _strangers(step: steps.Step, people: list[str]) -> Iterator[Mistake]:
    for name in sorted(names_in(step.act) - {*people, *SCREENS}):
        near = difflib.get_close_matches(name, [*people, *SCREENS], n=1, cutoff=0.6)
        hint = f"Did you mean: {near[0]}" if near else f"People here: {', '.join(people)}"
        yield Mistake(step.line, step.source, f"“{name}” is not among the people of this script", hint)
    if isinstance(step.act, steps.Sees) and step.act.viewer == "nobody":
        yield Mistake(step.line, step.source, 'write: nobody sees "WORDS"')
