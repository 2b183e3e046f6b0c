"""Whatever members of both groups, observers, strangers, anonymous admins and reporters say, press or forge, over
restarts as well: nothing unauthorised has an effect, no internal word reaches a reporter, the main group never
learns of an independent case, every open case has a next step, and in the end both sides agree."""

import asyncio
import io
import os
import tempfile
from collections.abc import Coroutine
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot import auditing
from handlers.journeys import ACTS, CHOICES
from rehearsal.world import Chat, Person
from rules.case import State
from rules.oncall.deadlines import STEP
from storage import cases, due
from storage.disk.tx import Tx
from tests.playing import playing

T = TypeVar("T")
MEMBERS = [
    {"id": 111, "name": "Adil", "discipline": "counsellor"},
    {"id": 112, "name": "Bea", "discipline": "social worker"},
    {"id": 113, "name": "Carl", "discipline": "lawyer"},
    {"id": 114, "name": "Olla", "discipline": "trainee", "observer": True},
]
ACTING, LISTENING = st.sampled_from(["adil", "bea"]), st.sampled_from(["olla", "omar"])
APART = st.sampled_from(["noor", "idris"])
REPORTERS = st.sampled_from(["mina", "yusuf", "zahra"])
LABELS = st.sampled_from(["Take", "Release", "Close", "Resolved", "Open again", "Ask the team", "Nothing is needed"])
PRESSED = (*sorted(ACTS), *sorted(CHOICES))
ARGS = ("", "114", "danger", "112", "team:1", "resolved", "talk", "3", "0", "police.told", "111.agree", "sure")
DATA = st.one_of(
    st.tuples(st.sampled_from(PRESSED), st.sampled_from(ARGS)),
    st.tuples(st.text(max_size=12), st.none()),
)
THEIRS = 2
"""The third case is the independent group's."""
MINE = {
    "waiting": "waiting for",
    "taken": "someone on",
    "answered": "has answered",
    "closed": "closed",
    "gone": "erased",
}


class Trespass(RuleBasedStateMachine):
    """One whole bot an example, in a loop of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        change: dict[str, Any] = {"privacy__first_words_wait": "0 min", "team__members": MEMBERS, "independent": True}
        self.staged = playing(Path(self.folder.name), limits=False, **change)
        self.play = self.run(self.staged.__aenter__())
        self.count = 0
        self.internal: list[str] = []
        self.apart: list[str] = []  # words that only the independent group and its reporter may read
        self.heard: dict[str, list[str]] = {"mina": [], "yusuf": [], "zahra": []}
        self.answers: dict[int, list[str]] = {}
        self.of: list[str] = []  # whose the n-th case is

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Do it in the machine's own loop."""
        return self.loop.run_until_complete(work)

    def word(self, kind: str) -> str:
        """A word that occurs nowhere else."""
        self.count += 1
        return f"{kind}{self.count:03d}x"

    @initialize()
    def begin(self) -> None:
        """Three conversations, one about the team; a stranger sits in the group, and Carl writes as the group."""
        play = self.play
        play.cast.people["zahra"] = play.world.person("zahra")
        play.world.joins(play.who("omar"), play.group)
        play.world.promoted(play.who("carl"), play.group, anonymous=True)
        self.run(play.flow())
        self.run(play.taps("adil", "They may read (admins only)", play.group))
        self.run(play.taps("adil", "Yes, they may read", play.group))
        for name in ("mina", "yusuf", "zahra"):
            self.run(self._report(name))

    async def _report(self, name: str) -> None:
        word = self.word("heard")
        if name == "zahra":
            await self.play.says(name, "/start")
            await self.play.taps(name, "I understand")
            await self.play.says(name, "/complaint")
            await self.play.says(name, f"{word} is what I saw.")
            await self.play.taps(name, "Send")
            self.apart.append(word)
        else:
            await self.play.says(name, f"{word} is what I saw.")
            await self.play.taps(name, "I understand")
        if not self.play.screen(name).saying("This is Conversation 1"):
            await self.play.taps(name, "Someone is in danger now")
        self.heard[name].append(word)
        self.of.append(name)

    @rule(name=REPORTERS)
    def a_reporter_writes(self, name: str) -> None:
        word = self.word("heard")
        self.run(self.play.says(name, f"{word} and nothing else."))
        self.heard[name].append(word)
        if name == "zahra":
            self.apart.append(word)

    @rule(name=ACTING, index=st.integers(0, 1), label=LABELS)
    def a_member_presses(self, name: str, index: int, label: str) -> None:
        self._pressed(name, index, label)

    @rule(name=APART, label=LABELS)
    def one_of_the_independent_group_presses(self, name: str, label: str) -> None:
        self._pressed(name, THEIRS, label)

    @rule(name=ACTING, index=st.integers(0, 1))
    def the_holder_answers(self, name: str, index: int) -> None:
        self._answered(name, index)

    @rule(name=APART)
    def one_of_the_independent_group_answers(self, name: str) -> None:
        self.apart.append(self._answered(name, THEIRS))

    @rule(name=ACTING, data=DATA)
    def a_member_forges_a_press_about_the_independent_case(self, name: str, data: tuple[str, str | None]) -> None:
        before = self._state()
        self.run(self._press(self.play.who(name), 0, None, self._forged(THEIRS, data)))
        assert self._state() == before

    @rule(name=APART, index=st.integers(0, 1), data=DATA)
    def one_of_the_independent_group_forges_a_press(self, name: str, index: int, data: tuple[str, str | None]) -> None:
        before = self._state()
        self.run(self._press(self.play.who(name), THEIRS, None, self._forged(index, data)))
        assert self._state() == before

    def _pressed(self, name: str, index: int, label: str) -> None:
        if any(label in row for row in self._card(index).buttons):
            self.run(self._press(self.play.who(name), index, label))

    def _answered(self, name: str, index: int) -> str:
        word = self.word("answer")
        holds = self._case(index + 1).holder == self.play.who(name).id
        open_now = self._case(index + 1).state in (State.TAKEN, State.ANSWERED)
        self.run(self._says(name, index, f"{word} for you.", reply_to=self._card(index).message))
        if holds and open_now:
            self.answers.setdefault(index, []).append(word)
        else:
            self.internal.append(word)  # asked about, and nobody says yes
        return word

    @rule(name=ACTING, index=st.integers(0, 1))
    def a_member_speaks_in_the_topic(self, name: str, index: int) -> None:
        self._inside(name, index, reply=False)

    @rule(name=ACTING, index=st.integers(0, 1))
    def a_member_answers_a_colleague(self, name: str, index: int) -> None:
        self._inside(name, index, reply=True)

    @rule(name=APART, reply=st.booleans())
    def the_independent_group_talks(self, name: str, reply: bool) -> None:
        self.apart.append(self._inside(name, THEIRS, reply=reply))

    @rule(name=st.one_of(LISTENING, st.just("carl")), index=st.integers(0, 1))
    def somebody_else_replies_to_the_card(self, name: str, index: int) -> None:
        before = self._state()
        word = self.word("inner")
        self.internal.append(word)
        self.run(self._says(name, index, f"{word} says {name}", reply_to=self._card(index).message))
        assert self._state() == before

    @rule(name=LISTENING, index=st.integers(0, THEIRS), data=DATA)
    def somebody_else_forges_a_press(self, name: str, index: int, data: tuple[str, str | None]) -> None:
        before = self._state()
        self.run(self._press(self.play.who(name), 0, None, self._forged(index, data)))
        assert self._state() == before

    @rule(name=REPORTERS, index=st.integers(0, THEIRS), data=DATA)
    def a_reporter_forges_the_teams_buttons(self, name: str, index: int, data: tuple[str, str | None]) -> None:
        before = self._state()
        message = self.play.screen(name).messages[-1].message
        forged = self._forged(index, data)
        if data[0] in ACTS:
            self.play.world.taps(self.play.who(name), message, data=forged)
            self.run(self.play.flow())
            assert self._state() == before

    @rule(name=ACTING, index=st.integers(0, 1), text=st.text(max_size=20))
    def a_member_forges_nonsense(self, name: str, index: int, text: str) -> None:
        before = self._state()
        self.run(self._press(self.play.who(name), index, None, f"?{text}".encode()[:60].decode(errors="ignore")))
        assert self._state() == before

    @rule(hours=st.sampled_from([1, 5, 30, 80]))
    def time_passes(self, hours: int) -> None:
        self.run(self.play.later(hours=hours))

    @rule(hard=st.booleans())
    def the_bot_is_started_again(self, hard: bool) -> None:
        async def again() -> None:
            await (self.play.crash() if hard else self.play.stop())
            await self.play.start()
            await self.play.flow()

        self.run(again())

    @invariant()
    def no_internal_word_reaches_a_reporter(self) -> None:
        for name in self.of:
            person = self.play.who(name)
            sent = [str(each.params) for each in self.play.world.journal.of(chat=person.id)]
            for word in self.internal:
                assert not any(word in text for text in sent), (word, name)

    @invariant()
    def the_main_group_never_learns_of_an_independent_case(self) -> None:
        if len(self.of) <= THEIRS:
            return
        people = [self.play.who(name).id for name in ("adil", "bea", "carl", "olla", "omar", "mina", "yusuf")]
        code, theirs = self._case(THEIRS + 1).code, {self.play.group.id, *people}
        for request in self.play.world.journal:
            if request.chat in theirs:
                said = str(request.params)
                assert not any(word in said for word in (*self.apart, code)), (request.method, said)

    @invariant()
    def every_open_case_has_a_next_step(self) -> None:
        async def look(tx: Tx) -> None:
            for number in range(1, len(self.of) + 1):
                case = await cases.get(tx, number)
                if case is not None and case.open:
                    assert await due.get(tx, STEP, number) is not None, case.state

        if self.of:
            self.run(self._in_store(look))

    def teardown(self) -> None:
        """In the end both sides agree."""
        try:
            if len(self.of) == THEIRS + 1:
                self.run(self.play.flow())
                self._agree()
                self._apart_on_paper()
        finally:
            self.run(self.staged.__aexit__(None, None, None))
            self.run(self._still())
            self.loop.close()
            self.folder.cleanup()

    async def _still(self) -> None:
        """Nothing of this example's runs on."""
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def _agree(self) -> None:
        for index, name in enumerate(self.of):
            group = "\n".join(self.play.told(*self._seen_by(index)))
            told = "\n".join(self.play.told(name))
            for word in self.heard[name]:
                assert word in group
            for word in self.answers.get(index, []):
                assert word in told
            self.run(self.play.says(name, "/mine"))
            assert MINE[self._case(index + 1).state] in self.play.told(name)[-1]

    def _apart_on_paper(self) -> None:
        """The audit log of the main group names nobody of the other."""
        with redirect_stdout(io.StringIO()) as out:
            assert auditing.main(self.play.config, "team", {}) == 0
        assert not any(name in out.getvalue() for name in ("Noor", "Idris"))

    def _inside(self, name: str, index: int, *, reply: bool) -> str:
        word = self.word("inner")
        self.internal.append(word)
        remarks = [shown for shown in self._topic(index) if "inner" in shown.text and shown.message.sender is not None]
        target = {"reply_to": remarks[-1].message} if reply and remarks else {}
        self.run(self._says(name, index, f"{word} among us", **target))
        return word

    def _seen_by(self, index: int) -> tuple[str, Chat]:
        """Who reads the case, and where."""
        return ("noor", self.play.cast.group("independent")) if index == THEIRS else ("adil", self.play.group)

    def _thread(self, index: int) -> Any:
        name, group = self._seen_by(index)
        return self.play.world.screen(self.play.who(name), group).topics[0 if index == THEIRS else index]

    async def _says(self, name: str, index: int, text: str, **rest: Any) -> None:
        group = self._seen_by(index)[1]
        self.play.world.says(self.play.who(name), group, text, thread=self._thread(index).topic, **rest)
        await self.play.flow()

    def _topic(self, index: int) -> list[Any]:
        name, group = self._seen_by(index)
        return list(self.play.world.screen(self.play.who(name), group, self._thread(index).topic).messages)

    def _card(self, index: int) -> Any:
        return next(shown for shown in self._topic(index) if shown.text.startswith("Case "))

    async def _press(self, person: Person, index: int, label: str | None, data: str | None = None) -> None:
        self.play.world.taps(person, self._card(index).message, label or 0, data=data)
        await self.play.flow()

    def _forged(self, index: int, data: tuple[str, str | None]) -> str:
        act, arg = data
        code = self._thread(index).name.split(" ")[0]
        whole = act if arg is None else f"{act}:{code}" + (f":{arg}" if arg else "")
        return whole.encode()[:60].decode(errors="ignore") or "?"

    def _case(self, number: int) -> Any:
        async def get(tx: Tx) -> Any:
            return await cases.get(tx, number)

        return self.run(self._in_store(get))

    def _state(self) -> list[Any]:
        return [self._case(number) for number in range(1, len(self.of) + 1)]

    async def _in_store(self, look: Any) -> Any:
        assert self.play.store is not None
        async with self.play.store.turn() as tx:
            return await look(tx)


Trespass.TestCase.settings = settings(
    max_examples=int(os.environ.get("SAFESPACES_EXAMPLES", "3")),
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestTrespass = Trespass.TestCase
