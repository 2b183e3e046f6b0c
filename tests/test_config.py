"""The configuration: every mistake at once, in words, and never a secret among them."""

import tomllib
from base64 import b64encode
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.config import ConfigError, load
from bot.config.reading import checked
from bot.config.values import duration, weekdays, words
from rules.config import Away, Channel, Config, Cover, Heartbeat, Season
from rules.ladder import LADDERS, Called, Rung
from rules.send import Urgency
from rules.targets import TARGETS

EXAMPLE = Path(__file__).parent.parent / "config.example.toml"
TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"
KEY = b64encode(bytes(range(32))).decode()

GOOD = """
[community]
name = "Masjid An-Noor"
timezone = "America/Los_Angeles"
languages = ["en"]

[telegram]
token_file = "token"

[storage]
path = "data/safespaces.db"
keyring_backup = "/mnt/other/keyring.db"
key_file = "root.key"

[team]
group = -1001234567890
admins = ["Adil"]

[[team.members]]
id = 111
name = "Adil"
discipline = "counsellor"
shown_as = "Brother Adil, counsellor"

[[team.members]]
id = 112
name = "Bea"
discipline = "social worker"
gender = "woman"

[[team.members]]
id = 113
name = "Olu"
discipline = "imam"
observer = true

[team.rota]
order = ["Adil", "Bea"]
starts = 2026-01-05T09:00:00
shift = "1 week"
cover = { days = "mon,wed-fri", from = "09:00", to = "24:00" }

[independent]
group = -1001234567891
admins = ["Noor"]
members = [{ id = 121, name = "Noor", discipline = "lawyer" }]

[contact]
text = { en = "Call Sister Huda, 555 0100.", ar = "اتصلوا بالأخت هدى" }

[emergency]
numbers = [{ label = { en = "Emergency" }, phone = "911" }]

[confidentiality]
operator = "Masjid An-Noor Care Committee"
passed_on = { en = "If a life is in danger, we call for help." }
under_18 = { en = "We may have to tell somebody who protects children." }
reviewed = { by = "Sister Huda", on = 2026-01-01 }

[retention]
closed = "30 days"
draft = "1 day"

[limits]
group_per_minute = 0

[privacy]
first_words_wait = "10 min"
"""


SEASON = '[[team.rota.seasons]]\nname = "Ramadan"\n'
NAMED = SEASON + "from = 2026-02-18\nto = 2026-03-19\n"
TWICE = NAMED + '[[team.rota.seasons]]\nname = "Eid"\nfrom = 2026-03-19\nto = 2026-03-20\n'
LADDER = '[team.ladder]\nurgent = [["0 min", "on-call"], '


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("token", TOKEN), ("root.key", KEY)):
        (tmp_path / name).write_text(text + "\n")
        (tmp_path / name).chmod(0o600)
    return tmp_path


@pytest.fixture
def wrong(folder: Path) -> Callable[..., list[str]]:
    """The lines that a changed configuration is refused with: `wrong("old", "new", …)`."""

    def check(*changes: str, env: dict[str, str] | None = None) -> list[str]:
        text = GOOD
        for old, new in zip(changes[::2], changes[1::2], strict=True):
            assert old in text
            text = text.replace(old, new)
        try:
            read(folder, text, env)
        except ConfigError as error:
            lines = [str(each) for each in error.mistakes]
            assert lines
            assert all("\n" not in line and TOKEN not in line and KEY not in line for line in lines)
            return lines
        return []

    return check


def read(folder: Path, text: str, env: dict[str, str] | None = None) -> Config:
    (folder / "config.toml").write_text(text, "utf-8")
    return load(folder / "config.toml", env or {})


def test_a_good_file_becomes_a_config(folder: Path) -> None:
    config = read(folder, GOOD)
    assert config.community == "Masjid An-Noor"
    assert config.timezone == ZoneInfo("America/Los_Angeles")
    assert config.telegram.token == TOKEN
    assert config.telegram.api_url == "https://api.telegram.org/bot"
    assert config.storage.path == folder / "data/safespaces.db"
    assert config.storage.keyring_backup == Path("/mnt/other/keyring.db")
    assert config.team.rota is not None
    assert config.team.rota.starts == datetime(2026, 1, 5, 9)  # noqa: DTZ001
    assert config.team.rota.shift == timedelta(weeks=1)
    assert config.team.rota.cover.days == {0, 2, 3, 4}
    assert (config.team.rota.cover.begins, config.team.rota.cover.ends) == (time(9), time(0))
    assert [each.name for each in config.team.members if each.observer] == ["Olu"]
    assert config.independent is not None
    assert config.independent.rota is None
    assert config.confidentiality.reviewed_by == {"en": "Sister Huda"}
    assert config.confidentiality.reviewed_on == date(2026, 1, 1)
    assert config.limits.group_per_minute == 0
    assert config.first_words_wait == timedelta(minutes=10)
    assert TOKEN not in repr(config)


def test_the_token_may_come_from_the_environment(folder: Path) -> None:
    text = GOOD.replace('token_file = "token"', "")
    assert read(folder, text, {"SAFESPACES_TOKEN": TOKEN}).telegram.token == TOKEN


def test_ten_mistakes_are_ten_lines(wrong: Callable[..., list[str]]) -> None:
    changes = {
        "America/Los_Angeles": "America/Los_Angles",
        'languages = ["en"]': 'languages = ["en", "xx"]',
        "[storage]": "[storage]\ncolour = 1",
        "group = -1001234567890": "group = 1001234567890",
        "id = 113": 'id = "113"',
        'order = ["Adil", "Bea"]': 'order = ["Adil", "Be"]',
        '"1 week"': '"a week"',
        "id = 121": "id = 111",
        '"911"': '""',
        'operator = "Masjid An-Noor Care Committee"': 'operator = "TODO"',
    }
    lines = wrong(*[each for pair in changes.items() for each in pair])
    starts = [
        'community.timezone: is no time zone that is known here. Did you mean "America/Los_Angeles"?',
        "community.languages[1]: xx is no language that the bot has sentences in.",
        "storage.colour: is no key that is known here.",
        "team.group: is no id of a Telegram group.",
        "team.members[2].id: has to be a whole number without quotes. Write for instance: id = 111",
        "team.rota.shift: is no length of time.",
        "team.rota.order[1]: “Be” is no listed member. Listed in [team] are: “Adil”, “Bea”, “Olu”.",
        "independent.members[0].id: is in both teams, see team.members[0].id.",
        "emergency.numbers[0].phone: is no number that can be dialled.",
        "confidentiality.operator: is still a placeholder.",
    ]
    assert len(lines) == len(starts) == 10
    for line, start in zip(lines, starts, strict=True):
        assert line.startswith(start)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('name = "Masjid An-Noor"', "", "community.name: is missing. Add it, for instance: name = "),
        ("[emergency]", "[retentoin]", "retentoin: is no key that is known here. Did you mean retention?"),
        ("[emergency]\nnumbers", "[x]\nnumbers", "emergency: is missing. Add the table [emergency]."),
        ('numbers = [{ label = { en = "Emergency" }, phone = "911" }]', "numbers = []", "emergency.numbers: is empty."),
        ('"911"', "911", "emergency.numbers[0].phone: has to be text in quotes."),
        ('{ en = "Emergency" }', "{}", "emergency.numbers[0].label: is empty."),
        ('{ en = "Call Sister Huda, 555 0100.", ', "{", "contact.text.en: is missing. Add the text in this language"),
        ('"Call Sister Huda, 555 0100."', '"…"', "contact.text.en: is still a placeholder."),
        ('"If a life is in danger, we call for help."', '"xxx"', "confidentiality.passed_on.en: is still"),
        ('"Sister Huda"', '""', "confidentiality.reviewed.by: is still a placeholder."),
        ('"imam"', '{ ar = "إمام" }', "team.members[2].discipline.en: is missing."),
        ('"Sister Huda"', '{ ar = "هدى" }', "confidentiality.reviewed.by.en: is missing."),
        ("2026-01-01", '"2026-01-01"', "confidentiality.reviewed.on: has to be a date without quotes."),
        ('admins = ["Adil"]', 'admins = ["adil"]', "team.admins[0]: “adil” is no listed member."),
        ('admins = ["Adil"]', "admins = []", "team.admins: is empty."),
        ("id = 112", "id = 111", "team.members[1].id: is the same as team.members[0].id."),
        ('name = "Olu"', 'name = "Adil"', "team.members[2].name: is the same as team.members[0].name."),
        ('name = "Noor"', 'name = "Bea"', "independent.members[0].name: is in both teams, see team.members[1].name."),
        ("group = -1001234567891", "group = -1001234567890", "independent.group: is the group of [team]."),
        ('order = ["Adil", "Bea"]', 'order = ["Olu"]', "team.rota.order[0]: “Olu” is an observer."),
        ('order = ["Adil", "Bea"]', 'order = ["Bea", "Bea"]', "team.rota.order[0]: would be their own backup."),
        ("T09:00:00", "T09:00:00Z", "team.rota.starts: has a time zone of its own."),
        ('"1 week"', '"5 min"', "team.rota.shift: is out of bounds. Choose between 1 h and 56 days."),
        ('"mon,wed-fri"', '"mon-sunday"', "team.rota.cover.days: names no days."),
        ('"24:00"', '"24:01"', "team.rota.cover.to: is no time of day."),
        ('"30 days"', '"400 days"', "retention.closed: is out of bounds. Choose between 1 day and 365 days."),
        ("group_per_minute = 0", "group_per_minute = 60", "limits.group_per_minute: is too large. It has to be at"),
        ('gender = "woman"', 'gender = "w"', "team.members[1].gender: is none of the words that can stand here."),
        ("observer = true", "observer = 1", "team.members[2].observer: has to be true or false, without quotes."),
        ("[telegram]", '[telegram]\napi_url = "http://a.org/bot"', "telegram.api_url: would send the token in"),
        ("[telegram]", '[telegram]\nfile_url = "http://a.org/f"', "telegram.file_url: would send the token in"),
        ("[telegram]", '[telegram]\napi_url = "https://a.org"', "telegram.api_url: does not end in /bot."),
        ("[telegram]", '[telegram]\nfile_url = "https://a.org/f/"', "telegram.file_url: does not end in /bot."),
        ("America/Los_Angeles", "PST", "community.timezone: is short for several zones. Write continent and city, for"),
        ("America/Los_Angeles", "est", "community.timezone: is short for several zones."),
        ('name = "Noor"', 'name = "  bea "', "independent.members[0].name: is in both teams, see team.members["),
        ("[telegram]", '[telegram]\napi_url = "api.telegram.org"', "telegram.api_url: is no web address."),
        ("[telegram]", f'[telegram]\ntoken = "{TOKEN}"', "telegram.token: is no key that is known here. Did"),
        ('"token"', f'"{TOKEN}"', "telegram.token_file: holds the token itself."),
        ('"token"', '"tokn"', "telegram.token_file: there is no file"),
        ('"token"', '"root.key"', "telegram.token_file: holds no bot token"),
        ('token_file = "token"', "", "telegram.token_file: no token: neither token_file nor"),
        ('"root.key"', '"key"', "storage.key_file: "),
        ('"root.key"', '"token"', "storage.key_file: "),
        ('"root.key"', f'"{KEY}"', "storage.key_file: "),
        ('"/mnt/other/keyring.db"', '"data/keyring.db"', "storage.keyring_backup: is a file that the database uses."),
        ('"data/safespaces.db"', '"keyring.db"', "storage.path: is the name that the keyring has."),
        ('languages = ["en"]', 'languages = ["en", "en"]', "community.languages: names en twice."),
        ("[emergency]", SEASON + "from = 2026-03-19\nto = 2026-02-18\n[emergency]", "team.rota.seasons[0]: ends"),
        ("[emergency]", TWICE + "[emergency]", "team.rota.seasons[1]: holds on days of team.rota.seasons[0] too."),
        ("[emergency]", NAMED + 'order = ["Be"]\n[emergency]', "team.rota.seasons[0].order[0]: “Be” is no listed"),
        ("[emergency]", NAMED + 'order = ["Olu"]\n[emergency]', "team.rota.seasons[0].order[0]: “Olu” is an observer."),
        ("[emergency]", NAMED + 'shift = "5 min"\n[emergency]', "team.rota.seasons[0].shift: is out of bounds."),
        ('gender = "woman"', "away = [{ from = 2026-01-02, to = 2026-01-01 }]", "team.members[1].away[0]: ends"),
        ('gender = "woman"', 'away = [{ from = "2026-01-02", to = 2026-01-03 }]', "team.members[1].away[0].from:"),
        ("[emergency]", '[team.ladder]\nsoon = [["1 h", "backup"]]\n[emergency]', "team.ladder.soon: does not begin"),
        ("[emergency]", '[team.ladder]\nsoon = []\n[emergency]', "team.ladder.soon: does not begin at once."),
        ("[emergency]", LADDER + '["0 min", "backup"]]\n[emergency]', "team.ladder.urgent: does not climb."),
        ("[emergency]", LADDER + '["5 min", "Bea"]]\n[emergency]', "team.ladder.urgent[1]: is no rung of a ladder."),
        ("[emergency]", LADDER + '["soon", "backup"]]\n[emergency]', "team.ladder.urgent[1]: is no length of time."),
        ("[emergency]", '[targets]\nroutine = "8 days"\n[emergency]', "targets.routine: is out of bounds."),
        ("[emergency]", '[heartbeat]\nurl = "http://a.org/x"\n[emergency]', "heartbeat.url: would go out in"),
        ("[emergency]", '[oncall]\nhelp = { ar = "…" }\n[emergency]', "oncall.help.en: is missing."),
        ("[team]", "[team]\npages_per_hour = 0", "team.pages_per_hour: is too small."),
        ("[community]", "[community", " is not TOML: it cannot be read at line "),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_key_and_remedy(
    wrong: Callable[..., list[str]], old: str, new: str, line: str
) -> None:
    found = wrong(old, new)
    assert any(each.startswith(line) or (line.startswith(" ") and line in each) for each in found), found
    assert all(each.count(". ") or each.endswith("?") for each in found)


def test_on_call_settings_are_read_as_written(folder: Path) -> None:
    text = GOOD.replace('gender = "woman"', "away = [{ from = 2026-03-11, to = 2026-03-13 }]")
    text += NAMED + 'cover = { days = "fri", from = "12:00", to = "01:00" }\nshift = "1 day"\norder = ["Bea"]\n'
    text += LADDER + '["1 h", "everyone"]]\n[targets]\nsoon = "2 days"\n[heartbeat]\nfile = "data/alive"\n'
    config = read(folder, text)
    assert config.team.rota is not None
    cover = Cover(frozenset({4}), time(12), time(1))
    ramadan = Season("Ramadan", date(2026, 2, 18), date(2026, 3, 19), cover, timedelta(days=1), ("Bea",))
    assert config.team.rota.seasons == (ramadan,)
    assert config.team.members[1].away == (Away(date(2026, 3, 11), date(2026, 3, 13)),)
    assert config.team.ladders[Urgency.URGENT][1:] == (Rung(timedelta(hours=1), Called.EVERYONE),)
    assert config.targets == {**TARGETS, Urgency.SOON: timedelta(days=2)}
    assert config.heartbeat == Heartbeat(folder / "data/alive")


def test_without_the_keys_all_is_as_before(folder: Path) -> None:
    config = read(folder, GOOD)
    assert config.team.ladders == LADDERS
    assert config.targets == TARGETS
    assert config.team.pages_per_hour == 7
    assert (config.heartbeat, config.volunteers_help) == (Heartbeat(), None)


def test_one_mistake_is_one_line(wrong: Callable[..., list[str]]) -> None:
    assert len(wrong("id = 112", "id = 0")) == 1
    assert len(wrong('token_file = "token"', "token_file = 1")) == 1
    assert len(wrong('name = "Bea"', 'name = "B"')) == 1  # the rota's


def test_plain_http_is_for_this_machine(wrong: Callable[..., list[str]]) -> None:
    for host in ("127.0.0.1:8081", "localhost", "[::1]:8081"):
        assert wrong("[telegram]", f'[telegram]\napi_url = "http://{host}/bot"') == []


def test_secrets_that_others_can_read_are_refused(folder: Path, wrong: Callable[..., list[str]]) -> None:
    (folder / "token").chmod(0o644)
    (folder / "root.key").chmod(0o640)
    assert [line.split(":")[0] for line in wrong()] == ["telegram.token_file", "storage.key_file"]


def test_a_wrong_token_in_the_environment_is_not_repeated(wrong: Callable[..., list[str]]) -> None:
    lines = wrong(env={"SAFESPACES_TOKEN": "123456:short"})
    assert lines == [line for line in lines if line.startswith("SAFESPACES_TOKEN: holds no bot token")]
    assert "short" not in lines[0]


def test_files_that_are_none(folder: Path) -> None:
    (folder / "folder").mkdir()
    (folder / "bytes").write_bytes(b"\xff\xfe")
    (folder / "deep").write_text("a = " + "[" * 100_000)
    for name, said in (
        ("nowhere", "there is no file"),
        ("folder", "is a folder"),
        ("bytes", "is not text in UTF-8"),
        ("deep", "nested too deeply"),
        ("x" * 300, "cannot be read"),
    ):
        with pytest.raises(ConfigError, match=said):
            load(folder / name, {})


def test_the_example_says_precisely_what_to_fill_in() -> None:
    with pytest.raises(ConfigError) as found:
        load(EXAMPLE, {})
    assert [each.key for each in found.value.mistakes] == [
        "telegram.token_file",
        "storage.key_file",
        "team.group",
        "team.members[0].id",
        "team.members[1].id",
        "contact.text.en",
        "contact.text.ar",
        "confidentiality.operator",
        "confidentiality.reviewed.by",
    ]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("30 days", 2592000), ("10 min", 600), ("1 week", 604800), ("2 h", 7200), ("2h 30min", 9000), ("1 Day", 86400)],
)
def test_lengths_of_time(text: str, seconds: int) -> None:
    assert duration(text) == timedelta(seconds=seconds)


@given(st.sampled_from(["min", "h", "days"]), st.integers(1, 500))
def test_a_length_of_time_is_said_as_it_is_read(unit: str, number: int) -> None:
    assert duration(words(duration(f"{number} {unit}"))) == duration(f"{number} {unit}")


def test_days_may_go_round_the_week() -> None:
    assert weekdays("sat-mon") == {5, 6, 0}
    assert weekdays("mon-sun") == set(range(7))
    assert weekdays("fri") == {4}


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.just(TOKEN)
    | st.datetimes().map(str)
    | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8) | st.just(TOKEN), inner, max_size=3)
    ),
    max_leaves=5,
)


def damage(tables: Any, way: list[int], value: Any) -> Any:
    """The tables with the value somewhere in them; `way` chooses where."""
    if not way or not isinstance(tables, dict | list) or not tables:
        return value
    keys = list(tables) if isinstance(tables, dict) else list(range(len(tables)))
    key = keys[way[0] % len(keys)]
    tables[key] = damage(tables[key], way[1:], value)
    return tables


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(way=st.lists(st.integers(0, 20), min_size=1, max_size=5), value=VALUES)
@example(way=[2], value={"key_file": "root.key", "path": TOKEN})
def test_damaged_tables_never_break_the_check(folder: Path, way: list[int], value: Any) -> None:
    harmless(lambda: checked(damage(tomllib.loads(GOOD), way, value), folder, {}))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cut=st.tuples(st.integers(0, len(GOOD)), st.integers(0, 40)),
    put=st.text(max_size=12) | st.sampled_from([TOKEN, f'"{TOKEN}"', f"{TOKEN} = 1\n", KEY, f'\n"{KEY}" = 2\n']),
)
def test_a_damaged_file_never_breaks_the_check(folder: Path, cut: tuple[int, int], put: str) -> None:
    at, length = cut
    text = GOOD[:at] + put + GOOD[at + length :]
    (folder / "config.toml").write_bytes(text.encode("utf-8", "surrogatepass"))
    harmless(lambda: load(folder / "config.toml", {}))


def harmless(check: Callable[[], Config]) -> None:
    """The file is taken, or refused in lines that hold no secret; nothing else is raised."""
    try:
        check()
    except ConfigError as error:
        said = "\n".join(map(str, error.mistakes))
        assert said
        assert TOKEN not in said
        assert TOKEN.partition(":")[2] not in said
        assert KEY not in said


CHANNEL = '[channel]\nid = -1001234567892\nlink = "https://t.me/annoor"\n'


def test_the_guides_and_the_channel_have_defaults(folder: Path) -> None:
    assert (read(folder, GOOD).guides, read(folder, GOOD).channel) == (None, None)
    config = read(folder, f'{GOOD}\n[guides]\npath = "texts"\n{CHANNEL}')
    assert config.guides == folder / "texts"
    assert config.channel == Channel(-1001234567892, "https://t.me/annoor", timedelta(days=1))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("-1001234567892", "111", "channel.id: is no id of a Telegram channel"),
        ("-1001234567892", "-1001234567891", "channel.id: is the group of a team"),
        ("https://t.me/annoor", "https://example.org/annoor", "channel.link: is no link to a Telegram channel"),
        ("https://t.me/annoor", "@annoor", "channel.link: is no link to a Telegram channel"),
        ("link =", 'wait = "8 days"\nlink =', "channel.wait: is out of bounds"),
    ],
)
def test_a_channel_that_cannot_be_one_is_refused(
    wrong: Callable[..., list[str]], old: str, new: str, said: str
) -> None:
    assert [each.partition(". ")[0] for each in wrong("[privacy]", CHANNEL.replace(old, new) + "[privacy]")] == [said]
