"""`safespaces rota`: who is on call in the weeks to come, where somebody is missing, and how much each person has."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from bot.clock import Clock
from handlers.oncall import duty
from handlers.oncall.calendar import written
from locales.render import Sentences
from rules.config import Config
from rules.oncall import rota
from rules.oncall.calendar import Event, Role, uid
from rules.oncall.hours import HEALTHY, Hours, hours, shares
from rules.oncall.rota import Duty, Schedule, Tile
from rules.oncall.rota_words import row, who
from rules.send import Line, line
from storage.disk.rotation import root_of


def main(config: Config, name: str, weeks: int, ics: Path | None, env: Mapping[str, str]) -> int:
    """Print it in the community's first language; with `ics`, write the shifts into that file."""
    file = env.get("SAFESPACES_CLOCK")
    now, span = Clock(Path(file) if file else None).now(), timedelta(weeks=weeks)
    sentences, language = Sentences(config.languages[0]), config.languages[0]
    team = config.named(name)
    if team is None or team.rota is None:
        sys.stdout.write(sentences.render(language, "rota-none") + "\n")
        return 0
    root = root_of(config.storage.key_file, config.storage.ring, env.get("CREDENTIALS_DIRECTORY"))
    plan = rota.schedule(team, config.timezone, duty.beside(config.storage.path, config.storage.ring, root, team))
    ahead = list(rota.tiles(plan, now, now + span))
    for each in (*_calendar(plan, ahead), *_shares(plan, ahead, now, span)):
        sys.stdout.write(sentences.line(language, each) + "\n")
    if ics is not None:
        titles = {uid(team.group, "", each.begins, Role.FIRST, 0): who(each.duty) for each in ahead}
        events = _events(titles, ahead, now)
        ics.write_bytes(written(events, lambda each: sentences.line(language, titles[each.uid]), now))
    return 0


def _calendar(plan: Schedule, tiles: list[Tile]) -> Iterator[Line]:
    """Every shift, then once more those in which somebody is missing."""
    yield from (row(each.begins, each.ends, each.duty, plan.zone) for each in tiles)
    gaps = list(_gaps(tiles))
    yield line("rota-gaps", count=len(gaps))
    yield from (row(*each, plan.zone) for each in gaps)


def _shares(plan: Schedule, tiles: list[Tile], now: datetime, span: timedelta) -> Iterator[Line]:
    """What each person has, of the weeks to come and of as many that are over."""
    planned = hours(tiles, plan.zone, now, now + span)
    done = hours(rota.tiles(plan, now - span, now), plan.zone, now - span, now)
    yield line("rota-hours-title", weeks=span.days // 7)
    for name, share in sorted(shares(planned).items(), key=lambda each: (-each[1], each[0])):
        if name:
            parts = {"planned": _hours(planned[name]), "done": _hours(done.get(name, Hours()))}
            yield line("rota-hours", name=name, share=share, **parts)
    yield line("rota-healthy", share=HEALTHY)


def _gaps(tiles: Iterable[Tile]) -> Iterator[tuple[datetime, datetime, Duty]]:
    """Where nobody is on call, or nobody behind them; neighbours with the same people are one."""
    last: tuple[datetime, datetime, Duty] | None = None
    for each in tiles:
        if last is not None and (each.duty.gap is None or last[2] != each.duty):
            yield last
            last = None
        if each.duty.gap is not None:
            last = (last[0] if last else each.begins, each.ends, each.duty)
    if last is not None:
        yield last


def _hours(found: Hours) -> Line:
    whole, nights, weekends = found.figures
    return line("rota-figures", hours=whole, nights=nights, weekends=weekends)


def _events(uids: Iterable[str], tiles: Iterable[Tile], now: datetime) -> Iterator[Event]:
    """A later file goes before an earlier one: its minute counts."""
    for name, each in zip(uids, tiles, strict=True):
        yield Event(name, Role.FIRST, each.begins, each.ends, int(now.timestamp()) // 60)
