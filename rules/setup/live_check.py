"""What in the set-up on Telegram would fail or unmask somebody later; each finding is a sentence with its remedy.

`here` is what somebody who runs `check --live` reads and what others tell already, or what harms nobody by itself; the
rest is also told to the admins, at the start and once a day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from rules.outcome import Right
from rules.send import Line, line

SKEW = timedelta(minutes=1)
"""A clock that is wrong by more than this wakes people at the wrong time."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`whose`: the team whose matter it is, and nobody else's; empty where it is everybody's."""

    said: Line
    whose: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """The switches that BotFather has, as getMe tells them."""

    joins: bool
    reads_all: bool
    inline: bool
    guest: bool
    business: bool
    managing: bool
    threaded: bool


@dataclass(frozen=True, slots=True)
class Group:
    """What Telegram says of a team's group. `out`: the bot cannot get at it at all, and why; then the rest is unknown.
    `number`: the id under which it was found instead. `lacks`: rights of an administrator, or of who may not
    even write. `failed`: what a test topic could not be, if it was tried."""

    team: str
    out: Right | None = None
    number: int | None = None
    moved: bool = False
    topics: bool = True
    public: bool = False
    linked: bool = False
    hidden: bool = False
    marks: bool = True
    auto_delete: timedelta = timedelta()
    lacks: tuple[Right, ...] = ()
    admin: bool = True
    strangers: int = 0
    unreachable: tuple[tuple[str, str], ...] = ()  # name, why
    failed: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that was asked. `channel`: whether the bot may post there; None where there is none. `ahead`: of this
    machine's clock, Telegram's. `untold`: names of languages in which Telegram does not show our commands and words."""

    account: Account
    groups: tuple[Group, ...]
    channel: bool | None = None
    ahead: timedelta = timedelta()
    untold: tuple[str, ...] = ()


def findings(facts: Facts) -> list[Finding]:
    """Everything that should be put right, the bot first, then group by group."""
    blind = any(not each.admin and each.out is None for each in facts.groups)
    found = [*_account(facts.account, blind)]
    if abs(facts.ahead) > SKEW:
        found.append(Finding(line("live-clock", minutes=round(abs(facts.ahead) / timedelta(minutes=1)))))
    if facts.channel is False:
        found.append(Finding(line("live-channel"), "team"))
    for each in facts.groups:
        found += [Finding(said, each.team, here) for said, here in _group(each, facts.account)]
    found += [Finding(line("live-untold", language=each), here=True) for each in facts.untold]
    return found


def _account(account: Account, blind: bool) -> Iterator[Finding]:
    if account.threaded:
        yield Finding(line("admin-threaded"), here=True)
    if account.reads_all and not blind:
        yield Finding(line("live-reads-all"))
    for name in ("inline", "guest", "business", "managing"):
        if getattr(account, name):
            yield Finding(line(f"live-{name}"))
    if account.joins:
        yield Finding(line("live-joins"), here=True)


def _group(group: Group, account: Account) -> Iterator[tuple[Line, bool]]:
    """Sentence, and whether it is only for whoever asks."""
    team = line(f"team-{group.team}")
    if group.number is not None:
        yield line("live-moved" if group.moved else "live-minus-100", team=team, number=str(group.number)), group.moved
    if group.out is not None and group.number is None:
        yield line(f"right-{group.out}", team=team), True
    if group.out is not None:
        return
    yield from ((line(f"right-{right}", team=team), True) for right in group.lacks)
    if not group.admin and not account.reads_all:
        yield line("live-blind", team=team), False
    if not group.topics:
        yield line("live-plain", team=team), True
    for name in ("public", "linked", "hidden"):
        if getattr(group, name):
            yield line(f"live-{name}", team=team), False
    if group.auto_delete:
        yield line("live-auto-delete", team=team), False
    if not group.marks:
        yield line("live-marks", team=team), False
    if group.strangers:
        yield line("live-strangers", team=team, count=group.strangers), True
    yield from ((line(f"reach-{why}", name=name), True) for name, why in group.unreachable)
    if group.failed:
        yield line(f"live-topic-{group.failed}", team=team), True
