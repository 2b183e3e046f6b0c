"""The whole bot under random deeds, faults, crashes and clocks; what must hold is checked once all is at rest."""

import os
import re
from contextlib import suppress

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from rehearsal.faults import FaultKind
from rehearsal.world import Message, Shown
from tests import hunting
from tests.living import Living
from tests.test_kills import MARK

REPORTERS = ("mina", "yusuf")
MEMBERS = ("adil", "bea")
TOKEN = re.compile(r"\b(?:in|out|side|who)-\d+\b")
FAULTS = st.sampled_from([each for each in FaultKind if each not in (FaultKind.OUTAGE, FaultKind.REFUSED)])
METHODS = st.sampled_from(["sendMessage", "createForumTopic", "editMessageText", "getUpdates", "*"])


class Community(Living):
    """Mina and Yusuf report, Adil and Bea answer, Omar is a stranger. Every message carries a number of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.crashes = 0
        self.said: dict[str, list[str]] = {name: [] for name in REPORTERS}  # in order
        self.edited: set[str] = set()
        self.latest: dict[str, tuple[Message, str]] = {}
        self.answers: dict[str, tuple[str, Message]] = {}  # token: for whom, the member's message
        self.confirmed: set[str] = set()

    def token(self, kind: str) -> str:
        self.count += 1
        return f"{kind}-{self.count}"

    def team_sees(self, words: str) -> list[Shown]:
        found = re.compile(rf"\b{re.escape(words)}\b")
        return [each for each in self.play.screen("adil", self.play.group).messages if found.search(each.text)]

    def topic_of(self, name: str) -> int | None:
        """The thread in which somebody's words stand."""
        for each in self.said[name]:
            for shown in self.team_sees(each):
                if not shown.by.startswith(("Adil", "Bea", "Omar")):
                    return shown.thread
        return None

    # ── reporters ───────────────────────────────────────────────────────────────────────────────────────────────

    @initialize()
    def somebody_begins(self) -> None:
        self.write("mina")
        self.agree("mina")

    @rule(name=st.sampled_from(REPORTERS))
    def write(self, name: str) -> None:
        token = self.token("in")
        message = self.do(self.play.says(name, f"I say {token} now"))
        self.said[name].append(token)
        self.latest[name] = (message, token)

    @rule(name=st.sampled_from(REPORTERS), count=st.integers(2, 4))
    def write_at_once(self, name: str, count: int) -> None:
        person = self.play.who(name)
        for _ in range(count):
            token = self.token("in")
            message = self.play.world.says(person, self.play.world.private(person), f"I say {token} now")
            self.said[name].append(token)
            self.latest[name] = (message, token)
        self.do(self.play.flow())

    @rule(name=st.sampled_from(REPORTERS))
    def agree(self, name: str) -> None:
        if self.play.screen(name).with_button("I understand"):
            self.do(self.play.taps(name, "I understand"))

    @rule(name=st.sampled_from(REPORTERS))
    def change_words(self, name: str) -> None:
        if name not in self.latest:
            return
        message, old = self.latest.pop(name)
        token = self.token("in")
        self.play.world.edits(self.play.who(name), message, f"I say {token} now")
        self.said[name][self.said[name].index(old)] = token
        self.edited.add(token)
        self.do(self.play.flow())

    # ── the team ────────────────────────────────────────────────────────────────────────────────────────────────

    @rule(member=st.sampled_from(MEMBERS), label=st.sampled_from(["Take", "Take", "Release", "Close", "Resolved"]))
    def press(self, member: str, label: str) -> None:
        if self.play.screen(member, self.play.group).with_button(label):
            self.do(self.play.taps(member, label, self.play.group))

    @rule(member=st.sampled_from(MEMBERS), name=st.sampled_from(REPORTERS))
    def answer(self, member: str, name: str) -> None:
        """An explicit reply to the newest words; who holds the case decides what becomes of it."""
        shown = [each for words in self.said[name] for each in self.team_sees(words) if each.by == "Rehearsal"]
        if not shown:
            return
        token, target = self.token("out"), shown[-1].message
        topic = self.play.world.topic_of(target)
        message = self.play.world.says(
            self.play.who(member), self.play.group, f"We say {token} too", thread=topic, reply_to=target
        )
        self.answers[token] = (name, message)
        self.do(self.play.flow())

    @rule(yes=st.booleans())
    def decide(self, yes: bool) -> None:
        label = "Send to the reporter" if yes else "Keep in the team"
        for member in MEMBERS:
            shown = self.play.screen(member, self.play.group).with_button(label)
            if shown:
                self.do(self.play.taps(member, label, self.play.group))
                return

    @rule(who=st.sampled_from(MEMBERS), name=st.sampled_from(REPORTERS))
    def talk_among_themselves(self, who: str, name: str) -> None:
        thread = self.topic_of(name)
        if thread is not None and thread in {topic.id for topic in self.play.topics()}:
            token = self.token("side")
            self.play.world.says(self.play.who(who), self.play.group, f"Between us: {token}.", thread=thread)
            self.do(self.play.flow())

    @rule(name=st.sampled_from(REPORTERS), label=st.sampled_from(["Take", "Close", "Send to the reporter"]))
    def intrude(self, name: str, label: str) -> None:
        """A stranger joins, answers, presses what there is, and is thrown out again."""
        world, omar, group = self.play.world, self.play.who("omar"), self.play.group
        world.joins(omar, group)
        target = [each.message for words in self.said[name] for each in self.team_sees(words)]
        if target:
            topic = world.topic_of(target[-1])
            world.says(omar, group, f"I am nobody: {self.token('who')}", thread=topic, reply_to=target[-1])
        shown = self.play.screen("omar", group).with_button(label)
        if shown:
            world.taps(omar, shown[-1].message, label)
        self.do(self.play.flow())
        world.kicked(omar, group)
        self.do(self.play.flow())

    # ── the world ───────────────────────────────────────────────────────────────────────────────────────────────

    @rule(kind=FAULTS, method=METHODS, count=st.integers(1, 3))
    def fail(self, kind: FaultKind, method: str, count: int) -> None:
        self.play.server.faults.add(method, kind, count=count, seconds=0.05, retry_after=3)

    @precondition(lambda self: self.crashes < 3)
    @rule(orderly=st.booleans(), in_flight=st.booleans(), name=st.sampled_from(REPORTERS))
    def die(self, orderly: bool, in_flight: bool, name: str) -> None:
        """The process ends while words are being handled; with `in_flight` they have arrived, and nobody knows it."""
        self.crashes += 1
        self.latest.pop(name, None)
        self.do(self.fall(orderly, in_flight, name))

    async def fall(self, orderly: bool, in_flight: bool, name: str) -> None:
        world, person, faults = self.play.world, self.play.who(name), self.play.server.faults
        await self.play.later(minutes=1)  # so that no limit holds back what is to be in flight
        held = faults.add("sendMessage", FaultKind.HANG_AFTER, count=1) if in_flight else None
        for _ in range(2):
            token = self.token("in")
            self.said[name].append(token)
            world.says(person, world.private(person), f"I say {token} now")
        if held is not None:
            with suppress(TimeoutError):  # words of a draft are answered by nothing
                await world.until(lambda: held.hits and world.journal.last("sendMessage").status == 200, 1)
        await (self.play.stop() if orderly else self.play.crash())
        if held is not None:
            faults.remove(held)
        await self.play.start()
        await self.play.flow()

    @rule(minutes=st.integers(1, 25))
    def wait(self, minutes: int) -> None:
        self.do(self.play.later(minutes=minutes))

    # ── what must hold ──────────────────────────────────────────────────────────────────────────────────────────

    def teardown(self) -> None:
        try:
            self.play.server.faults.clear()
            for name in REPORTERS:
                self.agree(name)
            self.do(self.play.later(minutes=20))
            self.nothing_is_lost_doubled_or_astray()
            self.nothing_internal_gets_out()
            self.every_case_has_one_topic_and_a_card()
            self.nobody_is_named()
        finally:
            self.leave_nothing()

    def nothing_is_lost_doubled_or_astray(self) -> None:
        for name in REPORTERS:
            threads: set[int | None] = set()
            first = []
            for token in self.said[name]:
                shown = [each for each in self.team_sees(token) if each.by == "Rehearsal"]
                assert shown, f"{token} of {name} is lost"
                assert sum(MARK not in each.text for each in shown) <= 1 or token in self.edited, f"{token} came twice"
                threads |= {each.thread for each in shown}
                first.append(shown[0].message.id)
            assert len(threads) <= 1, f"{name}'s words stand in {threads}"
            plain = [number for number, token in zip(first, self.said[name], strict=True) if token not in self.edited]
            assert plain == sorted(plain), f"{name}'s words came out of order: {self.said[name]}"

    def nothing_internal_gets_out(self) -> None:
        for name in REPORTERS:
            told = [each for each in self.play.screen(name).messages if not each.mine]
            for each in told:
                for token in TOKEN.findall(each.text):
                    kind = token.partition("-")[0]
                    own = kind == "in" and token in self.said[name]
                    assert own or (kind == "out" and self.answers[token][0] == name), f"{name} was shown {token}"
            for token, (whom, message) in self.answers.items():
                arrived = [each for each in told if re.search(rf"\b{token}\b", each.text)]
                assert sum(MARK not in each.text for each in arrived) <= 1, f"{token} came twice"
                if whom == name and message.reactions:
                    assert arrived, f"{token} was accepted and is lost"

    def every_case_has_one_topic_and_a_card(self) -> None:
        begun = [name for name in REPORTERS if self.said[name]]
        cards = [each for each in self.play.screen("adil", self.play.group).messages if each.text.startswith("Case ")]
        carded = {each.thread for each in cards}
        assert {self.topic_of(name) for name in begun} == carded
        assert carded <= {topic.id for topic in self.play.topics()}
        assert len([each for each in cards if MARK not in each.text]) <= len(begun)

    def nobody_is_named(self) -> None:
        for name in REPORTERS:
            person = self.play.who(name)
            assert hunting.delivered_to_others(self.play.world, person, hunting.names_of(person)) == []
        words = [token for name in REPORTERS for token in self.said[name]]
        whom: list[str | int] = [self.play.who(name).id for name in REPORTERS]
        assert hunting.in_files([*whom, *(f"say {token} now" for token in words)], self.folder, ("config.toml",)) == []


TestCommunity = Community.TestCase
TestCommunity.settings = settings(
    max_examples=int(os.environ.get("MACHINE_EXAMPLES", "8")),
    stateful_step_count=int(os.environ.get("MACHINE_STEPS", "20")),
    deadline=None,
    derandomize="MACHINE_EXAMPLES" not in os.environ,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate, *([Phase.shrink] if "MACHINE_EXAMPLES" in os.environ else [])],
)
"""CI's small share, without the minutes that shrinking takes; `MACHINE_EXAMPLES=2000 MACHINE_STEPS=60` is a night's."""
