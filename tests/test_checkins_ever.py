"""Check-ins under random deeds at random moments: whatever comes was agreed to, in the hours that were agreed to, and
nothing comes after an end of it."""

import os
import re
from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from rehearsal.faults import FaultKind
from tests.living import Living
from tests.teamwork import report
from tests.test_conversation import answer
from tests.test_kills import MARK

COMES = re.compile(
    r"Hello! (How are you|We wish you|We thought|Take good care|Was it of any use|We are still)|Hello again!"
)
HOURS = {"9–12": (9, 12), "12–15": (12, 15), "18–21": (18, 21)}
OFFERS = ("Ask in 1 day", "Ask in 3 days", "Kind word in 1 day", "Did it help? In 7 days", "As usual: 2 messages")
ATTEMPTS = 3
FAULTS = st.sampled_from([FaultKind.SERVER_ERROR, FaultKind.TOO_MANY, FaultKind.RESET_BEFORE, FaultKind.RESET_AFTER])


class Agreed(Living):
    """Mina has written, Adil holds her case. `left`: how many messages may come at most of all that she agreed to."""

    def __init__(self) -> None:
        super().__init__()
        self.owner, self.seen = "mina", 0
        self.left, self.hours = 0, set[tuple[int, int]]()
        self.ended = self.held = self.paused = False
        self.blocked = datetime(2000, 1, 1, tzinfo=UTC)

    @property
    def may(self) -> bool:
        """Whether anything may come now."""
        quiet = self.ended or self.held or self.paused or self.play.clock.now() < self.blocked
        return self.left > 0 and not quiet

    def says(self, words: str) -> None:
        """The reporter writes, on a phone that has to let the bot in for that."""
        self.play.world.unblocks(self.play.who(self.owner))
        self.do(self.play.says(self.owner, words))

    def tap(self, label: str, name: str = "") -> bool:
        """The newest button with this text, where there is one; True where it was tapped."""
        chat = self.play.group if name else None
        if not name:
            self.play.world.unblocks(self.play.who(self.owner))
        there = bool(self.play.screen(name or self.owner, chat).with_button(label))
        if there:
            self.do(self.play.taps(name or self.owner, label, chat))
        return there

    def told(self, words: str) -> bool:
        """Whether the last that the reporter was told says this."""
        return any(words in text for text in self.play.told(self.owner)[-2:])

    def look(self, may: bool) -> None:
        """What has come since the last look: to nobody but the reporter, in their hours, not more than was agreed."""
        journal = list(self.play.world.journal)
        fresh, self.seen = journal[self.seen :], len(journal)
        zone = self.play.config.timezone
        for each in fresh:
            text = str(each.params.get("text", ""))
            if each.method != "sendMessage" or not COMES.search(text) or "locked screen" in text:
                continue
            assert each.chat == self.play.who(self.owner).id, f"{text!r} went to {each.chat}"
            if each.status != 200 or MARK in text:
                continue
            assert may, f"{text!r} came without being agreed to"
            local = datetime.fromtimestamp(each.at, UTC).astimezone(zone)
            assert any(low <= local.hour < high for low, high in self.hours), f"{text!r} came at {local}"
            self.left -= 1
            assert self.left >= 0, f"{text!r} is one too many"

    @initialize()
    def case(self) -> None:
        self.do(report(self.play, "My cousin is not well.", about="Worried about someone"))
        self.tap("Take", "adil")
        self.do(answer(self.play, "My cousin", "We are with you."))
        self.look(may=False)

    # ── agreeing ────────────────────────────────────────────────────────────────────────────────────────────────

    @rule(choice=st.sampled_from(OFFERS), hours=st.sampled_from(tuple(HOURS)), both=st.booleans(), yes=st.booleans())
    def agree(self, choice: str, hours: str, both: bool, yes: bool) -> None:
        before = self.may
        if not self.tap("Check-in", "adil") or not self.tap(choice, "adil"):
            return
        if self.told("On a locked screen") and not yes:
            self.tap("No, thank you")
        elif self.told("On a locked screen") and self.tap(hours):
            if self.told("or for the first alone"):
                self.tap("For all of them" if both else "Only the first")
            if self.told("It is agreed."):
                self.left += ATTEMPTS * (2 if both else 1)
                self.hours.add(HOURS[hours])
        self.look(before)

    @rule(hours=st.sampled_from(tuple(HOURS)))
    def ask_for_it(self, hours: str) -> None:
        before = self.may
        self.says("/checkins")
        if self.tap("Ask me how I am") and self.tap("In 1 day") and self.tap(hours) and self.told("It is agreed."):
            self.left += ATTEMPTS
            self.hours.add(HOURS[hours])
        self.look(before)

    @rule(hours=st.sampled_from(tuple(HOURS)))
    def move(self, hours: str) -> None:
        before = self.may
        self.says("/checkins")
        if self.tap("Other hours") and self.tap(hours):
            self.hours.add(HOURS[hours])
        self.look(before)

    @rule(label=st.sampled_from(["I am all right", "Later", "I would like to talk", "A little"]))
    def answer_it(self, label: str) -> None:
        before = self.may
        self.left += self.tap(label) and label == "Later"
        self.look(before)

    @rule()
    def write(self) -> None:
        before = self.may
        self.says("We talked about it.")
        if not self.ended:
            self.tap("Send")
        self.look(before)

    # ── ends, and what takes them back ──────────────────────────────────────────────────────────────────────────

    @rule(way=st.sampled_from(["Stop these", "Stop check-ins", "Pause these", "STOP"]))
    def stop(self, way: str) -> None:
        before = self.may
        if way == "STOP":
            self.says(way)
            if self.told("Did you mean one of these?"):
                self.tap("Stop check-ins")
            self.held = self.held or self.told("Check-ins are stopped.")
        else:
            if way == "Pause these":
                self.says("/checkins")
            self.held = self.tap(way) or self.held
        self.look(before)

    @rule()
    def start_again(self) -> None:
        self.says("/checkins")
        self.look(self.may)
        if self.tap("Start them again"):
            self.held = False
        self.look(self.may)

    @rule(on=st.booleans())
    def pause_contact(self, on: bool) -> None:
        before = self.may
        self.says("/stop")
        label = "Pause contact" if on else "Go on"
        if self.told("Pause contact" if on else "") and self.tap(label):
            self.paused = on
        elif not on and self.tap(label):
            self.paused = False
        self.look(before or self.may)

    @rule(way=st.sampled_from(["cut", "erase"]))
    @precondition(lambda self: not self.ended and self.hours)
    def end(self, way: str) -> None:
        before = self.may
        self.says("/stop")
        if way == "cut":
            self.ended = self.tap("Cut a conversation") and self.tap("Yes, cut it")
        else:
            self.ended = self.tap("Delete everything") and self.tap("Yes, delete everything")
        self.look(before)

    @rule()
    def cancel(self) -> None:
        before = self.may
        if self.tap("Check-in", "adil") and self.tap("Cancel check-ins", "adil"):
            self.tap("Yes, end them", "adil")  # not asked where nothing was agreed
            self.left = 0
        self.look(before)

    @rule()
    def block(self) -> None:
        before = self.may
        if self.tap("Change", "adil") and self.tap("Block for 7 days", "adil") and self.tap("Yes, block", "adil"):
            self.blocked = max(self.blocked, self.play.clock.now() + timedelta(days=7) - timedelta(minutes=3))
        self.look(before)

    @rule(keep=st.booleans())
    def close(self, keep: bool) -> None:
        before = self.may
        if self.tap("Close", "adil") and self.tap("Resolved", "adil"):
            kept = self.tap("Keep the check-ins" if keep else "Close without check-ins", "adil") and keep
            self.left = self.left if kept else 0
        self.look(before)

    @rule()
    @precondition(lambda self: self.owner == "mina" and not self.ended)
    def go_to_another_account(self) -> None:
        before = self.may
        self.says("/phrase")
        if self.tap("Make five words"):
            words = next(
                t.splitlines()[-1] for t in reversed(self.play.told("mina")) if len(t.splitlines()[-1].split()) == 5
            )
            self.look(before)
            self.do(self.play.says("yusuf", words))
            self.owner = "yusuf"
        self.look(before)

    # ── the world ───────────────────────────────────────────────────────────────────────────────────────────────

    @rule(kind=FAULTS, count=st.integers(1, 4))
    def fail(self, kind: FaultKind, count: int) -> None:
        chat = self.play.who(self.owner).id
        self.play.server.faults.add("sendMessage", kind, count=count, chat=chat, retry_after=600)

    @rule(away=st.booleans())
    def phone_blocks(self, away: bool) -> None:
        person = self.play.who(self.owner)
        (self.play.world.blocks if away else self.play.world.unblocks)(person)
        before = self.may
        self.do(self.play.flow())
        self.look(before)

    @rule(hours=st.integers(0, 60))
    def away(self, hours: int) -> None:
        self.do(self.down(hours))
        self.look(self.may)

    async def down(self, hours: int) -> None:
        await self.play.crash()
        self.play.clock.set_to(self.play.clock.timestamp() + 3600 * hours)
        await self.play.start()
        await self.play.flow()

    @rule(hours=st.integers(1, 48))
    def wait(self, hours: int) -> None:
        before = self.may or self.play.clock.now() + timedelta(hours=hours) >= self.blocked > self.play.clock.now()
        self.do(self.play.later(hours=hours))
        self.look(before)

    def teardown(self) -> None:
        try:
            self.play.server.faults.clear()
            before = self.may or (self.left > 0 and not (self.ended or self.held or self.paused))
            self.do(self.play.later(days=12))
            self.look(before)
        finally:
            self.leave_nothing()


TestAgreed = Agreed.TestCase
TestAgreed.settings = settings(
    max_examples=int(os.environ.get("CHECKIN_EXAMPLES", "4")),
    stateful_step_count=int(os.environ.get("CHECKIN_STEPS", "20")),
    deadline=None,
    derandomize="CHECKIN_EXAMPLES" not in os.environ,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate, *([Phase.shrink] if "CHECKIN_EXAMPLES" in os.environ else [])],
)
"""CI's small share; `CHECKIN_EXAMPLES=1000` is a night's."""
