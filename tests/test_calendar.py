"""Shifts in people's own calendars: read back as they were meant, and changed or cancelled under the same UID."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings

from bot.cli import main
from handlers.oncall.calendar import written
from rules.config import Cover, Rota
from rules.oncall import calendar
from rules.oncall.calendar import Event, Role
from rules.oncall.overrides import Does, Override
from rules.oncall.rota import Schedule, on_duty, tiles
from tests import rotas as some
from tests.test_config import GOOD, KEY, TOKEN

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 1, 5, 8, tzinfo=UTC)
WEEKLY = Rota(("Adil", "Bea"), datetime(2026, 1, 5, 9), timedelta(weeks=1), Cover(frozenset({0}), time(9), time(17)))  # noqa: DTZ001
PLAN = Schedule(WEEKLY, ZONE)
SWAP = Override("1", Does.COVER, "Bea", NOW + timedelta(days=1), NOW + timedelta(days=2), "Adil")
WORDS = "Shift & standby, with Nūr; back\\slash\nand a second line, نوبة في المسجد، " + "very long " * 20


def own(plan: Schedule, name: str = "Adil", weeks: int = 3) -> tuple[Event, ...]:
    return calendar.own(-100, name, tiles(plan, NOW, NOW + timedelta(weeks=weeks)))


def kept(events: Iterable[Event]) -> dict[str, Event]:
    return {each.uid: each for each in events}


def entries(file: bytes) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(file).events


def test_a_member_has_their_own_shifts_only() -> None:
    found = own(PLAN)
    assert [(each.role, each.begins.day) for each in found] == [(Role.FIRST, 5), (Role.BACKUP, 12), (Role.FIRST, 19)]
    assert {each.uid for each in found}.isdisjoint({each.uid for each in own(PLAN, "Bea")})


def test_a_changed_end_keeps_its_uid_and_grows_in_sequence() -> None:
    first = calendar.revised({}, own(PLAN), NOW)
    assert {each.sequence for each in first} == {0}
    changed = calendar.revised(kept(first), own(replace(PLAN, overrides=(SWAP,))), NOW)
    before, after = first[0], kept(changed)[first[0].uid]
    assert (after.begins, after.sequence) == (before.begins, 1)
    assert after.ends == SWAP.begins != before.ends
    fresh = [each for each in changed if each.uid not in kept(first)]
    assert [(each.role, each.begins, each.ends) for each in fresh] == [
        (Role.BACKUP, SWAP.begins, SWAP.ends),
        (Role.FIRST, SWAP.ends, before.ends),
    ]
    assert [each.sequence for each in changed if each.begins > before.ends] == [0]


def test_undone_it_is_as_before_and_what_was_added_comes_as_cancelled() -> None:
    first = calendar.revised({}, own(PLAN), NOW)
    changed = calendar.revised(kept(first), own(replace(PLAN, overrides=(SWAP,))), NOW)
    undone = calendar.revised(kept(changed), own(PLAN), NOW)
    assert [(each.begins, each.ends) for each in undone if not each.cancelled] == [(e.begins, e.ends) for e in first]
    assert sum(each.cancelled for each in undone) == 2
    assert kept(undone)[first[0].uid].sequence == 2
    again = calendar.revised(kept(undone), own(PLAN), NOW)
    assert again == undone
    back = calendar.revised(kept(undone), own(replace(PLAN, overrides=(SWAP,))), NOW)
    assert not any(each.cancelled for each in back)
    assert all(each.sequence > kept(undone)[each.uid].sequence for each in back if each.sequence)


def test_what_is_over_is_not_cancelled() -> None:
    first = calendar.revised({}, own(PLAN), NOW)
    later = NOW + timedelta(weeks=1, hours=1)
    assert not any(each.cancelled for each in calendar.revised(kept(first), first[1:], later))


@given(some.schedules())
@settings(deadline=None, max_examples=50)
def test_a_calendar_agrees_with_the_rota_at_every_instant(case: tuple[Schedule, datetime]) -> None:
    plan, now = case
    assert plan.rota is not None
    span = min(
        timedelta(weeks=12), 6 * min([plan.rota.shift, *(s.shift or plan.rota.shift for s in plan.rota.seasons)])
    )
    found = {name: calendar.own(-1, name, tiles(plan, now, now + span)) for name in some.NAMES}
    assert len({each.uid for events in found.values() for each in events}) == sum(map(len, found.values()))
    for moment in (now, now + span / 3, now + span / 2, now + span - timedelta(microseconds=1)):
        duty = on_duty(plan, moment)
        for role, who in ((Role.FIRST, duty.first), (Role.BACKUP, duty.backup)):
            there = [name for name in found for e in found[name] if e.role is role and e.begins <= moment < e.ends]
            assert there == ([who] if who else [])


@pytest.mark.parametrize("words", ["Shift", WORDS, "x" * 80, "ن" * 80, "🕌" * 40, "a,b;c\\d&e<f>"])
def test_the_file_is_read_back_as_it_was_meant(words: str) -> None:
    events = (*own(PLAN), replace(own(PLAN)[0], uid="gone@on-call", sequence=3, cancelled=True))
    file = written(events, lambda each: words, NOW)
    read = entries(file)
    assert [(str(e["uid"]), e.start, e.end, int(str(e["sequence"])), str(e["status"])) for e in read] == [
        (e.uid, e.begins, e.ends, e.sequence, "CANCELLED" if e.cancelled else "CONFIRMED") for e in events
    ]
    assert {str(each["summary"]) for each in read} == {words}
    valid(file)


def valid(file: bytes) -> None:
    """As text, by RFC 5545: lines end in CRLF, none is longer than 75 octets or torn within a letter, all escaped."""
    assert file.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in file.replace(b"\r\n", b"")
    assert b"\r" not in file.replace(b"\r\n", b"")
    for physical in file.split(b"\r\n"):
        assert len(physical) <= 75
        physical.decode("utf-8")
    lines = file.decode("utf-8").replace("\r\n ", "").split("\r\n")[:-1]
    assert all(re.fullmatch(r"[A-Z-]+(;[A-Z-]+=[^:;]+)*:.*", each) for each in lines)
    for each in lines:
        name, value = each.split(":", 1)
        if name == "SUMMARY":
            assert not re.search(r"(?<!\\)(\\\\)*[,;]", value)
            assert not re.search(r"(?<!\\)(\\\\)*\\[^\\,;nN]", value)
    inside: list[str] = []
    for each in lines:
        if each.startswith("BEGIN:"):
            inside.append(each[6:])
        elif each.startswith("END:"):
            assert inside.pop() == each[4:]
    assert inside == []
    assert lines.count("VERSION:2.0") == lines.count("METHOD:PUBLISH") == 1
    for part in "\n".join(lines).split("BEGIN:VEVENT")[1:]:
        for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS"):
            assert len(re.findall(rf"^{name}:", part, re.MULTILINE)) == 1


@pytest.fixture
def config(tmp_path: Path) -> Path:
    (tmp_path / "config.toml").write_text(GOOD.replace("2026-01-05T09:00:00", "2020-01-06T09:00:00"), "utf-8")
    for name, text in (("token", TOKEN), ("root.key", KEY)):
        (tmp_path / name).touch(0o600)
        (tmp_path / name).write_text(text)
    return tmp_path / "config.toml"


def test_the_command_prints_shifts_gaps_and_shares(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ics = config.with_name("shifts.ics")
    assert main(["rota", "--config", str(config), "--weeks", "4", "--ics", str(ics)]) == 0
    said = capsys.readouterr().out.splitlines()
    rows = [each for each in said if re.match(r"\w+ \d{4}-\d\d-\d\d \d\d:\d\d – ", each)]
    assert len(rows) == 5
    assert {each.split(": ")[-1] for each in rows} == {"Adil, backup Bea", "Bea, backup Adil"}
    assert "Nobody is missing." in said
    assert len([each for each in said if re.match(r"(Adil|Bea), \d\d %: planned \d+ h \(nights \d+ h", each)]) == 2
    assert said[-1].startswith("30 % of the time is healthy")
    file = ics.read_bytes()
    valid(file)
    assert [str(each["summary"]) for each in entries(file)] == [each.split(": ")[-1] for each in rows]


def test_the_command_names_each_gap_once(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config.write_text(config.read_text("utf-8").replace('order = ["Adil", "Bea"]', 'order = ["Adil"]'), "utf-8")
    assert main(["rota", "--config", str(config)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert (
        sum(each.endswith("Adil, no backup") for each in said[said.index("Somebody is missing in one part:") + 1 :])
        == 1
    )
    assert any(each.startswith("Adil, 100 %") for each in said)


def test_a_team_without_a_rota(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rota", "--config", str(config), "--team", "independent"]) == 0
    assert capsys.readouterr().out == "This team has no rota: everybody is called.\n"


def test_a_file_that_cannot_be_written(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rota", "--config", str(config), "--ics", str(config.parent / "nowhere" / "x.ics")]) == 2
    assert "cannot be written" in capsys.readouterr().err
