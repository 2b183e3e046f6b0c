"""The forms that a line of a script may have, each with the step that it makes. One table, read from the top."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from rehearsal import deeds, steps
from rehearsal.faults import FaultKind
from rehearsal.phrases import (
    CASE,
    FILE_KINDS,
    GROUP,
    MOST_TOGETHER,
    QUOTED,
    SEVERAL_QUOTED,
    WHERE,
    WHO,
    place,
    span,
    unescape,
)
from rehearsal.world import POWERS

EVERYBODY = {"pin": "pin", "write": "send"}
Found = tuple[str | None, ...]
SPOT = r"(?:in (K\d+)|(on the desk))"
NUMBER = r"(\d+(?:\.\d+)?)"
KIND = "(" + "|".join(FILE_KINDS) + ")"


@dataclass(frozen=True, slots=True)
class Form:
    """`example` is what a suggestion shows; `pattern` must match the whole line; `make` may raise ValueError."""

    example: str
    pattern: re.Pattern[str]
    make: Callable[..., steps.Act]


def _said(who: str, case: str | None, desk: str | None, text: str) -> steps.Act:
    return deeds.Say(who, unescape(text), deeds.DESK if desk else deeds.Where(case=case or ""))


def _sent(who: str, kind: str, name: str, caption: str | None, where: str | None) -> steps.Act:
    return deeds.SendFile(who, kind, unescape(name), unescape(caption or ""), place(where))


def _together(who: str, names: str, caption: str | None, where: str | None) -> steps.Act:
    files = tuple(unescape(name) for name in re.findall(QUOTED, names))
    if not 2 <= len(files) <= MOST_TOGETHER:
        raise ValueError(f'an album has 2 to {MOST_TOGETHER} files: write for instance album "one.jpg", "two.jpg"')
    return deeds.SendAlbum(who, files, unescape(caption or ""), place(where))


def _replied(who: str, to: str, where: str | None, text: str) -> steps.Act:
    return deeds.Reply(who, unescape(to), unescape(text), place(where))


def _seen(viewer: str, modifiers: str | None, times: str | None, words: str, where: str | None) -> steps.Act:
    said = (modifiers or "").split()
    if times is not None and "no" in said:
        raise ValueError("“no” and a number do not go together: write “sees 0 times”")
    return steps.Sees(
        viewer,
        unescape(words),
        absent="no" in said,
        button="button" in said,
        times=None if times is None else int(times),
        fresh="new" in said,
        topic="topic" in said,
        where=place(where),
    )


def _unseen(but: str | None, words: str) -> steps.Act:
    names = tuple(name for name in re.split(r",\s*|\s+and\s+|\s+", but or "") if name)
    return steps.NobodySees(unescape(words), names)


def _until(text: str) -> steps.Act:
    try:
        local = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"“{text.strip()}” is no time: write for instance 2026-03-01 09:00") from None
    if local.tzinfo is not None:
        raise ValueError("times are local times of the community: leave the offset out")
    return steps.ClockUntil(local)


def _fault(  # noqa: PLR0913 - the parts of one form
    method: str,
    code: str | None,
    kind: str | None,
    words: str | None,
    times: str | None,
    long: str | None,
    group: str | None,
) -> steps.Act:
    if kind is not None and kind not in set(FaultKind):
        raise ValueError(f"there is no fault “{kind}”: write a number such as 500, or one of {', '.join(FaultKind)}")
    lasts = span(long) if long else None
    return steps.Fault(method, int(code or 0), int(times or 1), kind or "", words or "", lasts, group or "")


def _power(gets: str, power: str, group: str) -> steps.Act:
    if power not in POWERS:
        raise ValueError(f"there is no power “{power}”: write one of {', '.join(POWERS)}")
    return steps.Power(power, group, gets == "gets")


def _setting(key: str, value: str) -> steps.Act:
    try:
        parsed = tomllib.loads(f"value = {value}")["value"]
    except tomllib.TOMLDecodeError:
        raise ValueError(f'“{value}” is no TOML value: words stand in quotes, for instance "10 min"') from None
    return steps.Setting(tuple(key.split(".")), parsed)


def _form(example: str, pattern: str, make: Callable[..., steps.Act]) -> Form:
    return Form(example, re.compile(pattern.replace(" ", r"\s+"), re.DOTALL), make)


FORMS = (
    _form("note: SENTENCE", r"note:\s*(.+)", steps.Note),
    _form("note ar: SENTENCE", r"note ([a-z]{2}):\s*(.+)", lambda language, text: steps.Note(text, language)),
    _form('config: privacy.first_words_wait = "0 min"', r"config:\s*([\w.-]+)\s*=\s*(.+)", _setting),
    _form("clock +10 min", r"clock \+\s*(.+)", lambda text: steps.ClockBy(span(text))),
    _form("clock until 2026-03-01 09:00", r"clock until (.+)", _until),
    _form("clock runs x60", rf"clock runs x{NUMBER}", lambda rate: steps.ClockRuns(float(rate))),
    _form("clock stops", r"clock stops", lambda: steps.ClockRuns(0)),
    _form("outage 2 min", r"outage (\d.*)", lambda text: steps.Outage(span(text))),
    _form(
        "outage of the team group 2 min",
        rf"outage of the {GROUP} group (.+)",
        lambda group, text: steps.Outage(span(text), group),
    ),
    _form(
        "fault sendMessage 500 3 times",
        rf"fault (\*|[A-Za-z]+) (?:(\d{{3}})|{QUOTED})(?: {QUOTED})?"
        rf"(?: (\d+) times?| for (\d.*?))?(?: in the {GROUP} group)?",
        _fault,
    ),
    _form("kill", r"(kill|restart|stop|reload)", steps.Process),
    _form("group becomes a supergroup", r"group becomes a supergroup", lambda: steps.Migrate("team")),
    _form("the independent group becomes a supergroup", rf"the {GROUP} group becomes a supergroup", steps.Migrate),
    _form("the team group has no topics", rf"the {GROUP} group has no topics", steps.PlainGroup),
    _form("the bot loses pin in the team group", rf"the bot (gets|loses) (\w+) in the {GROUP} group", _power),
    _form(
        "everybody may pin in the team group",
        rf"everybody may( not)? (pin|write) in the {GROUP} group",
        lambda no, what, group: steps.Permission(f"can_{EVERYBODY[what]}_messages", group, not no),
    ),
    _form(
        "topics are switched off in the team group",
        rf"topics are switched (on|off) in the {GROUP} group",
        lambda way, group: steps.Topics(group, way == "on"),
    ),
    _form("Threaded Mode is on", r"Threaded Mode is (on|off)", lambda way: steps.Threads(way == "on")),
    _form(
        'a message of mina saying "WORDS" is gone',
        rf"a message of {WHO} saying {QUOTED} is gone{WHERE}",
        lambda who, words, where: steps.MessageDeleted(who, unescape(words), place(where)),
    ),
    _form("topic K1 deleted by hand", rf"topic {CASE} deleted by hand", steps.TopicDeleted),
    _form(
        'log holds no "WORDS"', rf"(log|disk) holds no {QUOTED}", lambda at, words: steps.Hidden(at, unescape(words))
    ),
    _form(
        'audit shows "WORDS"',
        rf"(?:{GROUP} )?audit shows( no)? {QUOTED}",
        lambda group, no, words: steps.Audit(group or "team", unescape(words), bool(no)),
    ),
    _form('nobody but mina sees "WORDS"', rf"nobody(?: but (.+?))? sees {QUOTED}", _unseen),
    _form("mina> TEXT", rf"{WHO}>\s*(.+)", lambda who, text: deeds.Say(who, unescape(text))),
    _form("adil in K1: TEXT", rf"{WHO} {SPOT}:\s*(.+)", _said),
    _form(
        'mina sees "WORDS" in K1',
        rf"{WHO} sees((?: no| new| button| topic)+)?(?: (\d+) times?)? {QUOTED}{WHERE}",
        _seen,
    ),
    _form(
        'mina taps "BUTTON" in K1',
        rf"{WHO} taps {QUOTED}{WHERE}",
        lambda who, button, where: deeds.Tap(who, unescape(button), place(where)),
    ),
    _form(
        'mina sends photo "house.jpg" saying "CAPTION"',
        rf"{WHO} sends (?:an? )?{KIND} {QUOTED}(?: saying {QUOTED})?{WHERE}",
        _sent,
    ),
    _form(
        'mina sends album "house.jpg", "door.jpg" saying "CAPTION"',
        rf"{WHO} sends (?:an? )?album {SEVERAL_QUOTED}(?: saying {QUOTED})?{WHERE}",
        _together,
    ),
    _form(
        'mina edits "OLD WORDS" to "NEW WORDS"',
        rf"{WHO} edits {QUOTED} to {QUOTED}{WHERE}",
        lambda who, old, new, where: deeds.Edit(who, unescape(old), unescape(new), place(where)),
    ),
    _form('adil replies to "WORDS": TEXT', rf"{WHO} replies to {QUOTED}{WHERE}:\s*(.+)", _replied),
    _form(
        'mina writes down "WORDS"',
        rf"{WHO} writes down {QUOTED}",
        lambda who, words: deeds.WriteDown(who, unescape(words)),
    ),
    _form(
        'mina deletes "WORDS"',
        rf"{WHO} deletes {QUOTED}{WHERE}",
        lambda who, words, where: deeds.Delete(who, unescape(words), place(where)),
    ),
    _form(
        'mina reacts 👍 to "WORDS"',
        rf"{WHO} reacts (\S+) to {QUOTED}{WHERE}",
        lambda who, emoji, to, where: deeds.React(who, emoji, unescape(to), place(where)),
    ),
    _form("mina blocks the bot", rf"{WHO} blocks the bot", lambda who: deeds.Block(who, True)),
    _form("mina unblocks the bot", rf"{WHO} unblocks the bot", lambda who: deeds.Block(who, False)),
    _form("mina's language is ar", rf"{WHO}['’]s language is ([a-z]{{2,3}}(?:-\w+)?)", deeds.Language),
    _form(
        "omar joins the team group",
        rf"{WHO} (joins|leaves) the {GROUP} group",
        lambda who, verb, group: deeds.Membership(who, group, verb == "joins"),
    ),
)
"""Every form, the more particular before the more general."""
