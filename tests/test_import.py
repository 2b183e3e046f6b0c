"""What others keep of services is brought in as far as it can be read; what cannot is told, nothing refused whole."""

import json
import os
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import cli
from bot.directory import reading
from bot.directory.hsds.rows import Report
from bot.directory.hsds.values import hour, text
from bot.directory.imports import Imported, bring_in
from bot.directory.reading import Frame
from rules.directory import Entry
from tests.test_directory import config_file

FRAME = Frame(None, ("en", "ar"))
TODAY = date(2026, 11, 28)
ASHA: dict[str, Any] = {
    "id": "11111111-aaaa",
    "name": "Evening  kitchen\n of hope",
    "description": "<p>Warm meals.</p><ul><li>Soup</li><li>Bread &amp; tea</li></ul><script>alert(1)</script>",
    "status": "",
    "url": "example.org/kitchen",
    "alert": "Closed in Ramadan evenings.",
    "fees": "fees_description",
    "fees_description": "Free",
    "eligibility_description": "",
    "minimum_age": 16,
    "assured_date": "2026-10-01",
    "interpretation_services": "by phone",
    "organization": {"id": "o1", "name": "Hope House", "website": "https://example.org", "legal_status": "x"},
    "phones": [
        {"number": '"+1 650-253-0000\\"', "extension": 7, "type": "voice"},
        {"number": "650-253-0001", "type": "fax"},
        {"number": "call us", "type": "voice"},
    ],
    "contacts": [{"name": "Canary Zephyrine", "phones": [{"number": "650-253-0999"}]}],
    "schedules": [
        {"freq": "WEEKLY", "byday": "MO,TU,WE", "opens_at": "17:00:00Z", "closes_at": "8pm", "timezone": 3},
        {"freq": "MONTHLY", "byday": "1SA", "opens_at": "10:00", "closes_at": "12:00"},
        {"freq": "WEEKLY", "byday": "SU", "opens_at": "10:00", "closes_at": "12:00", "valid_to": "2020-01-01"},
    ],
    "languages": [{"name": "Arabic"}, {"code": "eng"}, {"name": "Klingon"}],
    "service_areas": [{"name": "Sunnyvale", "extent": "extent"}],
    "cost_options": [{"amount": "5", "currency": "usd", "valid_to": "2021-01-01"}],
    "attributes": [{"id": "t", "taxonomy_term": {"id": "tt", "code": "102-05", "name": "Free Meals"}}],
}


def brought(folder: Path, files: dict[str, str]) -> tuple[Imported, list[Entry]]:
    """What these files come to, and how the bot reads it."""
    source = folder / "source"
    source.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (source / name).write_text(content, "utf-8")
    found = bring_in(source, folder / "resources.toml", FRAME, TODAY)
    if found.file is None:
        return found, []
    return found, list(reading.load(Frame(found.file, FRAME.languages)).entries)


def test_a_service_of_json_comes_with_all_that_can_be_said(tmp_path: Path) -> None:
    found, (entry,) = brought(tmp_path, {"service.json": json.dumps(ASHA)})
    assert entry.id == "evening-kitchen-of-hope-11111111"
    assert entry.name == {"": "Evening kitchen of hope, Hope House"}
    assert entry.about == {"en": "Warm meals.\n• Soup\n• Bread & tea"}
    assert entry.needs == ("money",)
    assert entry.languages == ("ar", "en")
    assert entry.interpreters
    assert [(each.number, each.label) for each in entry.phones] == [("+1 650-253-0000", {"": "ext. 7"})]
    assert entry.link == "https://example.org/kitchen"
    assert [(sorted(each.days), f"{each.begins:%H}", f"{each.ends:%H}") for each in entry.hours] == [
        ([0, 1, 2], "17", "20")
    ]
    assert entry.area == ({"": "Sunnyvale"},)
    assert (entry.cost, entry.for_whom) == ({"en": "Free"}, {"en": "Age 16 and over"})
    assert (entry.alert, entry.verified) == ({"en": "Closed in Ramadan evenings."}, date(2026, 10, 1))
    told = "\n".join(found.skipped)
    for each in (
        "is a fax",
        "call us",
        "“3” is no time zone",
        "not every week",
        "ended on 2020",
        "Klingon",
        "2021-01-01",
    ):
        assert each in told, each
    assert found.file is not None
    written = found.file.read_text("utf-8")
    assert 'codes = ["102-05"]' in written
    assert not any(each in written + told for each in ("Zephyrine", "253-0999", "alert(1)", "<"))


CSV = {
    "organizations.csv": "id,name,description,tax_status,website\n1,Hope House,We help.,x,https://example.org\n",
    "locations.csv": 'id,organization_id,name,languages,latitude,longitude\n7,1,Main,"Spanish, Tagalog",100,101\n',
    "services.csv": (
        "id,location_id,name,description,status,keywords,website,service_areas,fees,last\n"
        '1,7,Night line,"Somebody listens\nall night.",active,"CRISIS, Counseling",null,"Colma, Daly City",None.,x,'
        "extra\n"
        "2,7,Old line,Gone.,defunct,,,,,\n"
        "3,7,,Nameless.,active,,,,,\n"
        "4,9,Lost,,active,,,,,\n"
    ),
    "phones.csv": (
        "id,location_id,service_id,contact_id,country_prefix,extension,number,number_type,vanity_number,department\n"
        "1,7,,,,,650 253-4357,voice,650-253-HELP,\n"
        "2,7,,,,,650 253-0002,voice,222-555-INFO,Desk\n"
        "3,7,,,,,6502530003,tty,,\n"
        "4,,,5,,,650-253-0999,voice,,\n"
        "5,77,,,,,650-253-0005,voice,,\n"
    ),
    "regular_schedules.csv": (
        "id,service_id,weekday,opens_at,closes_at\n1,1,Monday,9am,03:00\n2,1,2,9:30,4:00 PM\n3,1,Someday,9,17\n"
    ),
    "contacts.csv": "id,service_id,name,title,department,email\n5,1,Canary Zephyrine,Dr,,z@example.org\n",
    "holiday_schedules.csv": 'id,service_id,start_date,end_date,closed\n1,1,"January 01, 0001","12/24/15",true\n',
    "notes.txt": "x",
}


def test_tables_of_csv_come_together_and_each_thing_left_out_is_told(tmp_path: Path) -> None:
    found, (line, lost) = brought(tmp_path, CSV)
    assert line.name == {"": "Night line, Hope House"}
    assert line.about == {"en": "Somebody listens\nall night."}
    assert line.needs == ("crisis", "counselling")
    assert line.languages == ("es",)
    assert [(each.number, each.label) for each in line.phones] == [
        ("650-253-HELP", {}),
        ("650 253-0002", {"": "Desk"}),
        ("6502530003", {"": "TTY"}),
    ]
    assert [(sorted(each.days), f"{each.begins:%H:%M}-{each.ends:%H:%M}") for each in line.hours] == [
        ([0], "09:00-03:00"),
        ([1], "09:30-16:00"),
    ]
    assert [area[""] for area in line.area] == ["Colma", "Daly City"]
    assert (line.link, line.cost) == ("https://example.org", None)
    assert (lost.needs, lost.about) == ((), {"en": "Lost"})
    told = "\n".join(found.skipped)
    for each in (
        "services.csv line 3: has 1 values more than columns",
        "left out: defunct",
        "left out: has no name",
        "“222-555-INFO” is another number",
        "“Tagalog” is no language",
        "ends on the next day",
        "“Someday” is no day",
        "phones.csv line 6: belongs to nothing",
        "contacts.csv: is about people",
        "holiday_schedules.csv: tells nothing",
        "notes.txt: is neither",
        "has no description",
    ):
        assert each in told, (each, told)
    assert "253-0999" not in (tmp_path / "resources.toml").read_text("utf-8")


@pytest.mark.parametrize(
    "content",
    [
        {"contents": [ASHA]},
        {"services": [ASHA]},
        {"services.csv": [ASHA], "contacts.csv": [{"name": "Canary Zephyrine"}]},
        [ASHA],
        {"id": "o1", "name": "Hope House", "legal_status": "x", "services": [ASHA]},
        {"id": "s", "service": ASHA, "location": {"id": "l", "latitude": 1}},
    ],
)
def test_json_is_known_however_it_is_wrapped(tmp_path: Path, content: Any) -> None:
    _, (entry,) = brought(tmp_path, {"any.json": json.dumps(content)})
    assert entry.name[""].startswith("Evening kitchen")
    assert entry.phones[0].number == "+1 650-253-0000"


def test_a_file_with_a_hand_in_it_is_never_written_over(tmp_path: Path) -> None:
    first, _ = brought(tmp_path, {"service.json": json.dumps(ASHA)})
    again, _ = brought(tmp_path, {"service.json": json.dumps(ASHA)})
    assert first.file == again.file == tmp_path / "resources.toml"
    text = (tmp_path / "resources.toml").read_text("utf-8") + "# looked at\n"
    (tmp_path / "resources.toml").write_text(text, "utf-8")
    other, _ = brought(tmp_path, {"service.json": json.dumps(ASHA)})
    assert other.file == tmp_path / "resources-2.toml"
    assert (tmp_path / "resources.toml").read_text("utf-8") == text


BAD: list[Any] = [
    None,
    "",
    "null",
    "x" * 5000,
    "<b>",
    "&lt;i&gt;&foo;",
    "\u202e\u0000\ue000",
    -1,
    10**30,
    [],
    {},
    [[]],
    {"id": {}},
    True,
]


@settings(max_examples=int(os.environ.get("SAFESPACES_EXAMPLES", "60")), deadline=None)
@given(st.data())
def test_nothing_is_refused_whole_however_dirty_one_service_is(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    dirty = json.loads(json.dumps(ASHA))
    for _ in range(data.draw(st.integers(1, 6))):
        place = dirty
        key: Any = data.draw(st.sampled_from(sorted(ASHA)))
        if (
            isinstance(place.get(key), list)
            and place[key]
            and isinstance(place[key][0], dict)
            and data.draw(st.booleans())
        ):
            place = data.draw(st.sampled_from([each for each in place[key] if isinstance(each, dict)]))
            key = data.draw(st.sampled_from(sorted(place) or ["x"]))
        place[key] = data.draw(st.sampled_from(BAD) | st.text(max_size=40))
    clean = {
        "id": "22",
        "name": "Clean line",
        "description": "Here.",
        "status": "active",
        "phones": [{"number": "988"}],
    }
    _, found = brought(tmp_path_factory.mktemp("dirty"), {"a.json": json.dumps([dirty, clean])})
    assert "clean-line-22" in [each.id for each in found]


@settings(deadline=None)
@given(st.text(max_size=30))
def test_whatever_stands_for_an_hour_or_a_text_is_read_or_left_out(written: str) -> None:
    assert hour(written) is None or hour(written)
    plain = text(written, 20, "here", Report())
    assert len(plain) <= 20


def test_broken_files_are_told_and_the_others_read(tmp_path: Path) -> None:
    files = {
        "a.json": "{",
        "b.json": "[" * 100_000,
        "c.csv": "",
        "d.csv": '"',
        "e.json": json.dumps(ASHA),
        "f.json": "5",
    }
    found, (entry,) = brought(tmp_path, files)
    (tmp_path / "source" / "g.csv").write_bytes(b"id,name,description,status\n1,Caf\xe9,x,active\n")
    assert entry.id.startswith("evening")
    assert sum(each.startswith(("a.json", "b.json", "c.csv")) for each in found.skipped) == 3
    again, entries = brought(tmp_path, {})
    assert any(each.name[""] == "Café" for each in entries)
    assert any("is not UTF-8" in each for each in again.skipped)


def test_the_command_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = str(config_file(tmp_path, ""))
    source = tmp_path / "service.json"
    source.write_text(json.dumps(ASHA), "utf-8")
    to = str(tmp_path / "new.toml")
    assert cli.main(["resources", "import", str(source), "--to", to, "--config", config]) == 0
    said = capsys.readouterr().out
    assert "new.toml: 1 entries written" in said
    assert "is a fax" in said
    assert cli.main(["resources", "import", str(tmp_path / "nowhere"), "--to", to, "--config", config]) == 2
    source.write_text("[]", "utf-8")
    assert cli.main(["resources", "import", str(source), "--to", to, "--config", config]) == 1


def test_many_services_take_seconds(tmp_path: Path) -> None:
    many = [ASHA | {"id": f"{n:08}", "name": f"Kitchen {n}"} for n in range(500)]
    begun = process_time()
    _, entries = brought(tmp_path, {"many.json": json.dumps(many)})
    assert len(entries) == 500
    assert process_time() - begun < 5


SAMPLES = os.environ.get("HSDS_SAMPLES", "")


@pytest.mark.skipif(not SAMPLES, reason="HSDS_SAMPLES names no folder of samples")
def test_every_sample_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    there = Path(SAMPLES)
    folders = {each.parent for each in there.rglob("*.csv")} | {each.parent for each in there.rglob("*.json")}
    for number, source in enumerate(sorted({there, *folders, *there.rglob("*.csv"), *there.rglob("*.json")})):
        found = bring_in(source, tmp_path / f"{number}.toml", FRAME, TODAY)
        if found.file is not None:
            assert len(reading.load(Frame(found.file, FRAME.languages)).entries) == found.count > 0
