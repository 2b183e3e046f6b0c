"""The directory: every mistake at once, the last good one stays, words found in any script with a letter wrong."""

import asyncio
import os
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.config import ConfigError, load
from bot.directory import reading
from bot.directory.reading import Frame
from bot.directory.review import dials, remarks
from bot.directory.values import hours
from handlers.directory.search import index, search
from rules import directory as rules
from rules import find
from rules.directory import Directory, Entry, Filters, Need, Open, Phone
from tests.test_config import GOOD, KEY, TOKEN

EXAMPLE = Path(__file__).parent.parent / "resources.example.toml"
PACIFIC = ZoneInfo("America/Los_Angeles")
BOTH = ("en", "ar")
ENTRY = """
[[resource]]
id = "pantry"
name = "Masjid food pantry"
about = { en = "Groceries for a week.", ar = "طعام لأسبوع." }
needs = ["money"]
languages = ["en", "ar"]
area = "San Mateo County"
phones = [{ number = "650-253-0000", label.en = "Pantry", hours = "fri 14:00-17:00" }]
link = "https://example.org/pantry"
hours = "always"
verified = 2026-11-01
"""


def read(tmp_path: Path, text: str, languages: tuple[str, ...] = BOTH) -> Directory:
    file = tmp_path / "resources.toml"
    file.write_text(text, "utf-8")
    return reading.load(Frame(file, languages))


@pytest.fixture
def wrong(tmp_path: Path) -> Callable[[str], list[str]]:
    """The lines that a file is refused with."""

    def check(text: str) -> list[str]:
        with pytest.raises(ConfigError) as caught:
            read(tmp_path, text)
        return [str(each) for each in caught.value.mistakes]

    return check


def test_an_entry_is_read_whole(tmp_path: Path) -> None:
    (entry,) = read(tmp_path, ENTRY).entries
    friday = (Open(frozenset({4}), time(14), time(17)),)
    assert entry == Entry(
        id="pantry",
        name={"": "Masjid food pantry"},
        about={"en": "Groceries for a week.", "ar": "طعام لأسبوع."},
        needs=("money",),
        languages=("en", "ar"),
        area=({"": "San Mateo County"},),
        phones=(Phone("650-253-0000", {"en": "Pantry"}, friday),),
        link="https://example.org/pantry",
        hours=rules.ALWAYS,
        verified=date(2026, 11, 1),
    )


@pytest.mark.parametrize(
    ("old", "new", "place", "what"),
    [
        ('["money"]', '"money"', "resource[0] (pantry).needs", "has to be a list"),
        ('["money"]', '["mony"]', "resource[0] (pantry).needs[0]", "is no need that is known here"),
        ("ar = ", "fr = ", "resource[0] (pantry).about.fr", "is no language that the community offers"),
        ('["en", "ar"]', '["en", "xx"]', "resource[0] (pantry).languages[1]", "is no language that is known here"),
        ("Groceries for a week.", "x" * 10_000, "resource[0] (pantry).about.en", "has 10000 letters"),
        ("Groceries for", "<b>Groceries</b> for", "resource[0] (pantry).about.en", "holds marks of a web page"),
        ("Groceries for", "Groceries&nbsp;for", "resource[0] (pantry).about.en", "holds marks of a web page"),
        ("Groceries", "\\u0007", "resource[0] (pantry).about.en", "holds signs that cannot be shown"),
        ("650-253-0000", "call us", "resource[0] (pantry).phones[0].number", "is no number that can be dialled"),
        ("650-253-0000", "650-253-0000 x42", "resource[0] (pantry).phones[0].number", "has an extension in it"),
        ("fri 14:00-17:00", "fridays", "resource[0] (pantry).phones[0].hours", "names no hours"),
        ("https://example.org/pantry", "example.org", "resource[0] (pantry).link", "is no web address"),
        ("https://example.org/pantry", "https://t.me/x", "resource[0] (pantry).link", "leads into Telegram"),
        ("2026-11-01", '"soon"', "resource[0] (pantry).verified", "has to be a date"),
        ("hours = ", "hous = ", "resource[0] (pantry)", "is no key that is known here"),
        ('id = "pantry"', 'id = "The Pantry"', "resource[0].id", "is no id"),
        ('"Masjid food pantry"', "5", "resource[0] (pantry).name", "has to be a table with a text"),
    ],
)
def test_a_bad_entry_is_refused_with_its_place(
    wrong: Callable[[str], list[str]], old: str, new: str, place: str, what: str
) -> None:
    assert old in ENTRY
    said = wrong(ENTRY.replace(old, new))
    assert any(line.startswith(f"resources.toml: {place}") and what in line for line in said), said


def test_every_mistake_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "resources"
    folder.mkdir()
    (folder / "a.toml").write_text(ENTRY.replace('["money"]', '["mony"]'), "utf-8")
    (folder / "b.toml").write_text(ENTRY.replace("650-253-0000", "none").replace("2026-11-01", "1"), "utf-8")
    (folder / "c.toml").write_text("this is no toml", "utf-8")
    with pytest.raises(ConfigError) as caught:
        reading.load(Frame(folder, BOTH))
    said = "\n".join(map(str, caught.value.mistakes))
    assert len(caught.value.mistakes) == 5, said
    for part in (
        "a.toml: resource[0] (pantry).needs",
        "phones[0].number",
        "verified",
        "“pantry” is the id of",
        "c.toml",
    ):
        assert part in said


def config_file(folder: Path, directory: str) -> Path:
    for name, text in (("token", TOKEN), ("root.key", KEY)):
        (folder / name).write_text(text + "\n")
        (folder / name).chmod(0o600)
    (folder / "resources.toml").write_text(directory, "utf-8")
    (folder / "config.toml").write_text(
        GOOD.replace('languages = ["en"]', 'languages = ["en"]\n').replace(
            "[retention]", '[directory]\npath = "resources.toml"\n\n[retention]'
        )
    )
    return folder / "config.toml"


def test_a_missing_directory_is_a_mistake(tmp_path: Path) -> None:
    config = load(config_file(tmp_path, ENTRY), os.environ)
    (tmp_path / "resources.toml").unlink()
    with pytest.raises(ConfigError):
        reading.load(reading.frame_of(config))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_whatever_stands_for_hours_is_read_or_refused_in_words(text: str) -> None:
    try:
        read_at_last = hours(text)
    except ValueError:
        return  # refused in our words: PydanticCustomError is a ValueError, and nothing else may come
    assert all(each.days for each in read_at_last)


@pytest.mark.parametrize(
    ("written", "at", "is_open"),
    [
        ("mon-fri 09:00-17:00", "2026-11-27T09:00", True),
        ("mon-fri 09:00-17:00", "2026-11-27T17:00", False),
        ("mon-fri 09:00-17:00", "2026-11-28T10:00", False),
        ("fri 22:00-02:00", "2026-11-28T01:59", True),
        ("fri 22:00-02:00", "2026-11-27T01:00", False),
        ("fri 09:00-12:00, 13:00-15:00", "2026-11-27T12:30", False),
        ("fri 09:00-12:00, 13:00-15:00", "2026-11-27T13:30", True),
        ("always", "2026-11-28T00:00", True),
    ],
)
def test_open_now(written: str, at: str, is_open: bool) -> None:
    local = datetime.fromisoformat(at).replace(tzinfo=PACIFIC)
    entry = Entry("a", {"": "A"}, {"en": "A"}, ("crisis",), hours=hours(written), zone=PACIFIC)
    assert rules.open_now(entry, local.astimezone(UTC), ZoneInfo("Europe/Berlin")) is is_open


def test_filters(tmp_path: Path) -> None:
    now = datetime(2026, 11, 28, 12, tzinfo=UTC)
    (entry,) = read(tmp_path, ENTRY).entries
    for filters, passes in [
        (Filters(), True),
        (Filters("money", "ar", "San Mateo County", open_now=True), True),
        (Filters(need="crisis"), False),
        (Filters(language="es"), False),
        (Filters(area="Elsewhere"), False),
    ]:
        assert rules.fits(entry, filters, now, PACIFIC) is passes


@pytest.mark.parametrize(
    ("number", "digits"),
    [("1-800-799-SAFE", "1-800-799-7233"), ("1-800-662-help", "1-800-662-4357"), ("988", None), ("+1 (650) 2", None)],
)
def test_letters_get_their_digits_beside_them(number: str, digits: str | None) -> None:
    assert rules.spelled(number) == digits


def test_the_example_is_good_dated_and_dials() -> None:
    found = reading.load(Frame(EXAMPLE, BOTH))
    assert {"us-988", "us-911", "us-211", "us-rainn"} <= {each.id for each in found.entries}
    assert all(each.verified and each.phones and each.about.keys() == set(BOTH) for each in found.entries)
    assert all(dials(phone.number, ("US",)) for each in found.entries for phone in each.phones)
    assert "verify before use" in EXAMPLE.read_text("utf-8").lower()


def test_what_has_grown_old_or_odd_is_remarked(tmp_path: Path) -> None:
    crisis = ENTRY.replace('"pantry"', '"line"').replace("money", "crisis").replace("pantry", "line")
    crisis = crisis.replace("650-253-0000", "(223) 346 12361").replace(', ar = "طعام لأسبوع."', "")
    found = read(tmp_path, ENTRY + crisis + ENTRY.replace('"pantry"', '"again"'))
    said = "\n".join(remarks(found, BOTH, date(2026, 12, 7), ("US",)))
    assert "line: verified 36 days ago" in said
    assert "pantry: verified" not in said
    assert "again: has the name or the numbers of pantry" in said
    assert "no country here has the number (223) 346 12361" in said
    assert "line: not in ar. It is shown in another language" in said
    assert "No entry for the need legal." in said
    assert "pantry: verified 181 days ago" in "\n".join(remarks(found, BOTH, date(2027, 5, 1), ("US",)))


def ids(directory: Directory, words: str) -> list[str]:
    return [each.id for each in search(directory, BOTH, words).entries]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("veterans", "us-veterans"),
        ("VETERANS crisis", "us-veterans"),
        ("vetrans", "us-veterans"),
        ("poisin", "us-poison"),
        ("posion", "us-poison"),
        ("Childhlep", "us-childhelp"),
        ("قدامى المحاربين", "us-veterans"),
        ("المحارببن", "us-veterans"),
        ("إِيجار", "us-211"),
        ("rent", "us-211"),
    ],
)
def test_words_find_entries_in_any_script_with_a_letter_wrong(words: str, first: str) -> None:
    assert ids(reading.load(Frame(EXAMPLE, BOTH)), words)[0] == first


CODES = st.sampled_from(["", "ar", "en", "ckb"])
MARKS = st.text("0123456789abcdef", min_size=5, max_size=5) | st.just("")


@settings(deadline=None)
@given(CODES, MARKS, st.booleans(), st.integers(0, 999), st.sampled_from(["", "l", "a"]), st.text(max_size=80))
def test_a_button_holds_what_is_looked_at_and_says_it_again(
    language: str, area: str, opened: bool, page: int, choose: str, words: str
) -> None:
    found = search(Directory((Entry("e", {"": words or "x"}, {"en": "x"}, ()),)), BOTH, words, find.WORDS).words
    look = find.Look("", found, language, area, opened, 0 if choose else page, choose)
    act, _, rest = look.data.partition(":")
    state, _, again = rest.partition(":")
    assert (act, len(look.data.encode()) <= 64) == ("seek", True)
    assert replace(find.read(state) or find.Look(), words=again) == look


def test_words_that_stand_nowhere_find_nothing() -> None:
    found = reading.load(Frame(EXAMPLE, BOTH))
    assert [ids(found, each) for each in ("zzzzqqqq", "", "!!", "و")] == [[], [], [], []]


def test_a_need_of_the_communitys_own_is_found_by_its_name() -> None:
    entry = Entry("ride", {"": "Wheels"}, {"en": "To the hospital."}, ("transport",))
    own = Directory((entry,), (Need("transport", label={"en": "Rides", "ar": "مواصلات"}),))
    assert ids(own, "مواصلات") == ids(own, "rides") == ["ride"]


def five_thousand(chance: random.Random) -> str:
    """Entries of made-up words, nearly every word in one of them only: harder than any real directory."""
    parts = "ka lo mi ren tas vor shi bel dun gra pel quo مركز دعم أسرة سكن طعام صحة قانون هجرة شباب بيت".split()

    def made(count: int) -> str:
        return " ".join("".join(chance.choices(parts, k=chance.randint(2, 4))) for _ in range(count))

    return "\n".join(
        f'[[resource]]\nid = "e{n}"\nname = "{made(3)}"\nabout = {{ en = "{made(12)}", ar = "{made(12)}" }}\n'
        f'needs = ["health"]\nlanguages = ["en", "ar"]\narea = "County {n % 50}"\nhours = "mon-fri 09:00-17:00"\n'
        f'phones = [{{ number = "650-253-{n:04d}" }}]\nverified = 2026-11-01\n'
        for n in range(5000)
    )


async def test_five_thousand_entries_are_read_in_a_second_beside_the_loop_and_searched_within_30_ms(
    tmp_path: Path,
) -> None:
    chance = random.Random(1)
    file = tmp_path / "resources.toml"
    file.write_text(five_thousand(chance), "utf-8")

    def taken() -> Directory:
        found = reading.load(Frame(file, BOTH))
        index(found, BOTH)
        return found

    begun, ticks = process_time(), 0
    reads = asyncio.create_task(asyncio.to_thread(taken))
    while not reads.done():
        await asyncio.sleep(0.01)
        ticks += 1
    many = await reads
    assert process_time() - begun < 2  # 0.9 on two cores of 2026; the limit is for slower ones
    assert ticks > 10
    entries, took = many.entries, []
    for entry in chance.choices(entries, k=100):
        word = max(entry.name[""].split(), key=len)
        cut = chance.randrange(1, len(word))
        begun = process_time()
        found = search(many, BOTH, word[:cut] + word[cut + 1 :]).entries
        took.append(process_time() - begun)
        assert entry in found
    assert sorted(took)[98] < 0.03
