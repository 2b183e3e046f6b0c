"""Guided lessons: the steps of a script as things to try; what has been done, and what has come, is noticed."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date

from rehearsal import deeds, steps
from rehearsal.cases import with_codes
from rehearsal.checking import check_hidden, check_nobody, holding, mark, verdict
from rehearsal.errors import NotHeld, RehearsalError
from rehearsal.page.telling import told
from rehearsal.page.theatre import Theatre
from rehearsal.page.trying import fits, worded
from rehearsal.parsing import Script, load
from rehearsal.performing import do, missing
from rehearsal.script import Player, setup_for
from rehearsal.shelf import SCRIPTS, find
from rehearsal.world import Impossible, Json, Message, Person

ORDER = ("report", "night", "accused", "home", "hand-over", "silent", "swap", "delete")
"""The lessons, each a script `lesson-…`, in the order in which one learns them."""
PATIENCE = 5.0
"""Real seconds in which a step that is shown waits for its screen."""
PASSED_BY = steps.Setting | steps.PlainGroup | deeds.Language


class Lessons:
    """One lesson at a time; `done` says which were played to their end, and on which day."""

    def __init__(self, theatre: Theatre, today: Callable[[], date] = date.today) -> None:
        self._theatre = theatre
        self._today = today
        self._scripts = {name: load(find(f"lesson-{name}")) for name in ORDER}
        self.done: dict[str, date] = {}
        self._name = ""
        self._at = 0
        self._said: list[tuple[str, str]] = []
        self._began = 0.0
        self._mark = mark(theatre.stage.cast)

    @property
    def _script(self) -> Script:
        return self._scripts[self._name]

    @property
    def _step(self) -> steps.Act | None:
        return self._script.steps[self._at].act if self._name and self._at < len(self._script.steps) else None

    async def begin(self, name: str) -> None:
        """A lesson, on a stage of its own; raises KeyError when there is none of this name."""
        script = self._scripts[name]
        first = self._theatre.first
        self._name = ""
        wanted = setup_for(script, first.tables)
        await self._theatre.renew(replace(wanted, arguments=first.arguments, launch=first.launch))
        stage = self._theatre.stage
        player = Player(stage, script.path)
        for step in script.steps[: _prelude(script)]:
            await player.perform(step)
        stage.clock.run(1)
        self._name, self._said = name, []
        self._go(_prelude(script))
        stage.world.changed()

    def leave(self) -> None:
        """No lesson; what has been played stays on the screens."""
        self._name = ""

    def did(self, act: str, person: Person, wish: Json, message: Message | None) -> None:
        """Somebody did something; if it is what the lesson waits for, it goes on."""
        self._look()
        step = self._step
        if step is None or not fits(self._theatre.stage.cast, step, act, person, wish, message):
            return
        if isinstance(step, deeds.Say | deeds.Reply):
            self._said.append((step.text, str(wish.get("text", ""))))
        self._go(self._at + 1)

    async def show(self) -> None:
        """Do what a person is to do next, as the script has it, once the screen has what it is about; or `NotHeld`."""
        self._look()
        step, cast = self._step, self._theatre.stage.cast
        if not isinstance(step, deeds.Deed):
            raise NotHeld("there is nothing to do for a person now")
        deed = worded(step, self._said)
        with suppress(TimeoutError):
            await self._theatre.stage.world.until(holding(lambda: missing(cast, deed)), PATIENCE)
        if self._step is not step:
            return
        if why := missing(cast, deed):
            raise NotHeld(why)
        do(cast, deed, SCRIPTS / "files")
        self._go(self._at + 1)

    def shown(self) -> Json:
        """What the page tells: the lessons, and where the one that is played stands."""
        self._look()
        every = [
            {"name": name, "titles": script.titles, "done": self.done[name].isoformat() if name in self.done else ""}
            for name, script in self._scripts.items()
        ]
        if not self._name:
            return {"lessons": every, "name": ""}
        listed = [(each.act, number) for number, each in enumerate(self._script.steps) if not _silent(each.act)]
        return {
            "lessons": every,
            "name": self._name,
            "at": sum(number < self._at for _, number in listed),
            "of": len(listed),
            "notes": self._notes(),
            "steps": [self._told(act, number) for act, number in self._part(listed)],
            "over": self._step is None,
        }

    def _told(self, act: steps.Act, number: int) -> Json:
        state = "done" if number < self._at else "now" if number == self._at else "later"
        return {"state": state} | told(self._theatre.stage.cast, worded(act, self._said))

    def _part(self, listed: list[tuple[steps.Act, int]]) -> list[tuple[steps.Act, int]]:
        """The steps between the note that was last and the next."""
        notes = [n for n, each in enumerate(self._script.steps) if _note(each.act, "en")]
        first = max((n for n in notes if n <= self._at), default=0)
        last = min((n for n in notes if n > self._at), default=len(self._script.steps))
        return [(act, number) for act, number in listed if first <= number < last]

    def _notes(self) -> dict[str, str]:
        """The sentences that go with what is to be done now, by language."""
        acts = [each.act for each in self._script.steps[: self._at + 1]]
        return {act.language: act.text for act in acts if isinstance(act, steps.Note)}

    def _go(self, at: int) -> None:
        self._at = at
        self._began = self._theatre.stage.clock.timestamp()
        step = self._step
        if step is not None and not isinstance(step, steps.Condition):
            self._mark = mark(self._theatre.stage.cast)
        if self._name and step is None:
            self.done[self._name] = self._today()

    def _look(self) -> None:
        """Go on over everything that holds by itself."""
        while (step := self._step) is not None and self._holds(step):
            self._go(self._at + 1)

    def _holds(self, step: steps.Act) -> bool:
        stage = self._theatre.stage
        try:
            match step:
                case steps.Note() | steps.Setting() | steps.PlainGroup():
                    return True
                case steps.ClockBy(span):
                    return stage.clock.timestamp() >= self._began + span.total_seconds()
                case steps.ClockUntil(local):
                    return stage.local().replace(tzinfo=None) >= local
                case steps.Process(name):
                    return stage.bot.alive is (name == "restart")
                case steps.Sees():
                    seen = worded(step, self._said)
                    return (not step.absent or self._rests()) and not verdict(stage.cast, seen, self._mark)
                case steps.NobodySees() if self._rests():
                    check_nobody(stage.cast, worded(step, self._said))
                    return True
                case steps.Hidden(where, words) if self._rests():
                    hidden = steps.Hidden(where, with_codes(stage.cast, words))
                    check_hidden(hidden, stage.bot.log, stage.folder / "data")
                    return True
        except (NotHeld, Impossible):
            return False
        return False

    def _rests(self) -> bool:
        """Whether nothing goes on any more: what has not come by now does not come."""
        try:
            return not self._theatre.stage.clock.why_busy()
        except RehearsalError:
            return False


def _prelude(script: Script) -> int:
    """How many steps stand before the first note: they set the scene, and nobody is asked to do them."""
    return next((n for n, each in enumerate(script.steps) if isinstance(each.act, steps.Note)), 0)


def _silent(act: steps.Act) -> bool:
    """What is no line of its own on the page."""
    return isinstance(act, steps.Note | PASSED_BY)


def _note(act: steps.Act, language: str) -> bool:
    return isinstance(act, steps.Note) and act.language == language
