"""A copied database without the keys reveals nobody and nothing, and erased is erased, for whoever has all keys too."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from rules.case import Case
from rules.draft import Waiting
from rules.person import Person, Step
from rules.send import Act, Place, PlaceKind, Role, Send, Urgency, Words, line
from storage import cases, chats, drafts, due, inbox, outbox, people, threads
from storage.disk.caches import Kind
from storage.disk.store import Store
from storage.disk.tx import Tx
from storage.spool import rotate_spool
from tests import hunting
from tests.storing import FILES, LADDER, MINA, NOW, ROOT, TEAM, YUSUF, blobs, bytes_of, copied, later, opened, readable

WORDS = "My brother Karim hits our mother at night"
ANSWER = "Sister, come to the office on Friday after Asr"
DRAFTED = "I have not told anybody about the lighter"
USERNAME = "mina_of_the_hill"
CATEGORY = "violence-at-home"
CODE = "K7Q-4MX"
HOLDER = 5_511_223_344_556
MESSAGES = (880_001_234_567, 880_001_234_599)
PERSONAL = (MINA, USERNAME, WORDS, ANSWER, DRAFTED)
SECRETS = (
    *PERSONAL,
    CATEGORY,
    CODE,
    HOLDER,
    TEAM,
    *MESSAGES,
    "independent",
    "danger",
    "ladder",
    "language",
    "reporter",
)


@dataclass
class Story:
    """Mina's conversation, with something of it waiting in every table."""

    person: Person
    case: Case
    letter: int
    rows: list[int]


def update(number: int, sender: int, text: str) -> dict[str, object]:
    """A message as Telegram sends it."""
    user = {"id": sender, "first_name": "Mina", "username": USERNAME, "language_code": "ar"}
    return {"update_id": number, "message": {"from": user, "chat": {"id": sender}, "text": text}}


async def told(store: Store) -> Story:
    """Let it all wait."""
    async with store.turn() as tx:
        letters = await inbox.put(tx, "123:bot", [update(1, MINA, WORDS)], NOW)
        person = await people.welcome(tx, MINA, MINA, "ar")
        case = await cases.open(
            tx,
            person,
            code=CODE,
            team="independent",
            category=CATEGORY,
            urgency=Urgency.DANGER,
            number=1,
            now=NOW,
        )
        case = replace(case, holder=HOLDER)
        await cases.save(tx, case)
        person = replace(person, conversations=(case.id,), step=Step.TALKING, category=CATEGORY, talking_in=case.id)
        await people.save(tx, person)
        await drafts.add(tx, person.id, Waiting(MESSAGES[0], Words(DRAFTED)))
        await threads.set_topic(tx, case.id, TEAM, MESSAGES[1])
        place, back = Place(PlaceKind.TOPIC, str(case.id)), Place(PlaceKind.REPORTER, str(case.id))
        sends = [
            Send(place, words=Words(WORDS), role=Role.CARRIED, case=case.id, origin=MESSAGES[0]),
            Send(back, words=Words(ANSWER), role=Role.CARRIED, case=case.id, origin=MESSAGES[1]),
            Send(Place(PlaceKind.PERSON, str(person.id)), lines=(line("hello", name=USERNAME),)),
            Send(Place(PlaceKind.DESK, "independent"), lines=(line("alert", code=CODE),), urgency=Urgency.DANGER),
        ]
        rows = await outbox.put(tx, sends, NOW)
        await threads.sent(tx, case.id, rows[0], MESSAGES[1], TEAM)
        await due.plan(tx, LADDER, case.id, later(minutes=5), {"step": "danger"})
        await outbox.pace(tx, MINA, NOW)
        await outbox.pace(tx, TEAM, NOW)
        await chats.migrate(tx, TEAM, TEAM - 7)
    return Story(person, case, letters[0].id, rows)


async def erased(store: Store, story: Story) -> list[int]:
    """She asks for everything to be deleted; gives the rows that clean up."""
    async with store.turn() as tx:
        await inbox.done(tx, story.letter)
        wiped = await outbox.put_cleanup(
            tx,
            [
                Send(Place(PlaceKind.TOPIC, str(story.case.id)), Act.WITHDRAW, of=story.rows[0]),
                Send(Place(PlaceKind.PERSON, str(story.person.id)), lines=(line("farewell", name=USERNAME),)),
            ],
            NOW,
        )
        await due.cancel(tx, LADDER, story.case.id)
        await cases.shred(tx, story.case)
        await people.forget(tx, story.person)
    return wiped


def hits(folder: Path) -> list[tuple[str, str | int]]:
    """What of the secrets can be found in the files as they are, logs included."""
    return hunting.in_files(SECRETS, folder)


async def test_the_files_tell_nothing_without_the_root_key(tmp_path: Path) -> None:
    place = tmp_path / "it"
    async with opened(place) as store:
        store.groups = {"independent": TEAM}
        story = await told(store)
        assert hits(copied(place, tmp_path / "waiting")) == []
        async with store.turn() as tx:
            await inbox.done(tx, story.letter)
            await outbox.claim(tx, story.rows)
            await outbox.defer(tx, story.rows[1], later(seconds=3), repeat=True)
            for row in story.rows:
                await outbox.done(tx, row)
            await drafts.clear(tx, story.person.id)
        assert hits(copied(place, tmp_path / "done")) == []
        await erased(store, story)
        assert hits(copied(place, tmp_path / "shredded")) == []
        assert await store.scrub()
        assert hits(copied(place, tmp_path / "scrubbed")) == []
    assert hits(place) == []


def test_the_hunt_would_find_them(tmp_path: Path) -> None:
    for number, secret in enumerate(SECRETS):
        path = tmp_path / str(number)
        path.write_bytes(b"\0" * 99 + str(secret).encode("utf-16-le"))
        assert (path.name, secret) in hits(tmp_path)
    with closing(sqlite3.connect(tmp_path / "plain.db", isolation_level=None)) as db:
        db.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, chat INTEGER)")
        db.execute("INSERT INTO person VALUES (1, ?)", (MINA,))
    assert ("plain.db", MINA) in hits(tmp_path)


CLEAR = {
    "safespaces.db": "person.id case_.id thread.id draft.id draft.spool inbox.id inbox.spool inbox.tries inbox.due"
    " outbox.id outbox.spool outbox.tries outbox.claimed pace.id pace.spool due.id due.at seen.update_id seen.hour"
    " roll.id chat.id meta.name erasing.kind said.id audit.id file.id file.row",
    "keyring.db": "secret.name spool.id spool.at person.id case_.id way.id wipe.id wipe.at fresh.kind fresh.row",
}
"""Row numbers, times, counts, the names of our own keys: whoever adds a column in clear has to say so here."""


async def test_no_column_in_clear_says_what_or_who(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        await told(store)
    for name, known in CLEAR.items():
        with closing(sqlite3.connect(tmp_path / name)) as db:
            tables = [
                table for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            ]
            columns = {
                f"{table}.{column}"
                for table in tables
                for _, column, kind, *_ in db.execute(f"PRAGMA table_info({table})").fetchall()
                if not table.startswith("sqlite_") and kind != "BLOB"
            }
            assert columns <= set(known.split()), name


async def lengths(
    folder: Path, urgency: Urgency, category: str, team: str, language: str
) -> list[tuple[str, str, int]]:
    """The sizes of all that is sealed of a case."""
    async with opened(folder) as store, store.turn() as tx:
        store.groups = {"team": TEAM, "independent": TEAM}
        person = await people.welcome(tx, MINA, MINA, language)
        case = await cases.open(tx, person, code=CODE, team=team, category=category, urgency=urgency, number=1, now=NOW)
        await people.save(tx, replace(person, conversations=(case.id,), category=category))
        wait = None if urgency is Urgency.DANGER else later(minutes=7)
        place = Place(PlaceKind.TOPIC, str(case.id))
        await outbox.put(tx, [Send(place, case=case.id, words=Words("words"), not_before=wait, urgency=urgency)], NOW)
        await due.plan(tx, LADDER, case.id, later(minutes=5), {"step": urgency.value})
    return [(table, column, len(blob)) for table, column, _, blob in blobs(folder / FILES[0])]


async def test_lengths_do_not_tell_urgency_category_group_or_language(tmp_path: Path) -> None:
    one = await lengths(tmp_path / "1", Urgency.DANGER, "violence-at-home", "independent", "ar")
    two = await lengths(tmp_path / "2", Urgency.ROUTINE, "drink", "team", "en")
    assert one == two


async def test_whoever_has_all_keys_reads_it_before_it_is_erased(tmp_path: Path) -> None:
    """The attacker of the tests below is a real one."""
    place = tmp_path / "it"
    async with opened(place) as store:
        await told(store)
        copy = copied(place, tmp_path / "copy")
    text = readable(copy / FILES[0], copy / FILES[1])
    for secret in (USERNAME, WORDS, ANSWER, DRAFTED, CATEGORY, CODE, "danger"):
        assert secret.encode() in text
    for number in (MINA, *MESSAGES):
        assert number.to_bytes(8, "little") in text


async def test_erased_is_erased_in_old_backups_too(tmp_path: Path) -> None:
    """An old copy of the main file, the root key and today's keyring: nothing readable of the erased."""
    place = tmp_path / "it"
    async with opened(place) as store:
        store.groups = {"independent": TEAM}
        async with store.turn() as tx:
            yusuf = await people.welcome(tx, YUSUF, YUSUF, "ar")
        story = await told(store)
        backup = copied(place, tmp_path / "backup")
        wiped = await erased(store, story)
        erased_now = copied(place, tmp_path / "now")
        async with store.turn() as tx:
            for row in wiped:
                await outbox.done(tx, row)
        ring = copied(place, tmp_path / "later") / FILES[1]
        text = readable(backup / FILES[0], ring)
        assert [each for each in (*PERSONAL, CATEGORY, CODE, *MESSAGES) if hunting.found([each], text)] == []
        for number in (MINA, *MESSAGES):
            assert number.to_bytes(8, "little") not in text
        assert YUSUF.to_bytes(8, "little") in text  # who was not erased is still there
        text = readable(erased_now / FILES[0], ring)  # clean-up rows that waited fell with their keys
        assert MINA.to_bytes(8, "little") not in text
        assert USERNAME.encode() not in text
        async with store.turn() as tx:
            assert await people.of_sender(tx, YUSUF) == yusuf


async def test_delivered_words_of_an_open_case_fall_with_the_spool_key(tmp_path: Path) -> None:
    place = tmp_path / "it"
    async with opened(place) as store:
        story = await told(store)
        backup = copied(place, tmp_path / "backup")
        async with store.turn() as tx:
            await inbox.done(tx, story.letter)
            await drafts.clear(tx, story.person.id)
            for row in story.rows[1:]:
                await outbox.done(tx, row)
        assert await rotate_spool(store, later(days=1))
        assert not await rotate_spool(store, later(days=2) - timedelta(seconds=1))
        ring = copied(place, tmp_path / "later") / FILES[1]
        text = readable(backup / FILES[0], ring)
        assert hunting.found((WORDS, ANSWER, DRAFTED, USERNAME), text) == []
        async with store.turn() as tx:  # what still waits is not lost
            (waiting,) = await outbox.waiting(tx)
            assert waiting.send.words == Words(WORDS)
    async with opened(place) as store, store.turn() as tx:
        (waiting,) = await outbox.waiting(tx)
        assert waiting.send.words == Words(WORDS)
        assert await outbox.paced(tx, NOW) == [(NOW, MINA), (NOW, TEAM)]
        assert len(store.keys.spools) == 1


async def test_a_cut_way_back_opens_nowhere(tmp_path: Path) -> None:
    place = tmp_path / "it"
    async with opened(place) as store:
        story = await told(store)
        backup = copied(place, tmp_path / "backup")
        ways = [blob for _, column, _, blob in blobs(backup / FILES[0]) if column == "way"]
        async with store.turn() as tx:
            await cases.cut(tx, story.case)
        now = copied(place, tmp_path / "now")
        assert len(ways) == 1
        assert not [blob for _, column, _, blob in blobs(now / FILES[0]) if column == "way"]
        with closing(sqlite3.connect(now / FILES[1])) as ring:
            assert ring.execute("SELECT count(*) FROM way").fetchone() == (0,)
        assert hunting.found((WORDS, USERNAME), readable(backup / FILES[0], now / FILES[1])) == []


async def test_erased_keys_are_nowhere_in_the_files(tmp_path: Path) -> None:
    place = tmp_path / "it"
    async with opened(place) as store:
        story = await told(store)
        copy = copied(place, tmp_path / "copy")
        doomed = [blob for table, _, _, blob in blobs(copy / FILES[1]) if table in ("person", "case_", "way", "spool")]
        tags = [row for table, _, row, _ in blobs(copy / FILES[1]) if table == "sender" and isinstance(row, bytes)]
        bodies = [blob for table, _, _, blob in blobs(copy / FILES[0]) if table in ("person", "case_", "draft")]
        assert len(doomed) == 4
        assert len(tags) == 2
        await erased(store, story)
        assert store.clean
        files = b"".join(bytes_of(place).values())
        for gone in (*doomed, *tags, *bodies):
            assert gone not in files


async def test_while_another_reader_holds_a_log_erasing_is_not_called_done(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        story = await told(store)
        with closing(sqlite3.connect(tmp_path / FILES[1], isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM person").fetchall()
            await erased(store, story)
            assert not store.clean
            assert not await store.scrub()
            reader.execute("COMMIT")
        assert await store.scrub()
        assert store.clean


async def test_nothing_of_the_erased_stays_in_memory(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        story = await told(store)
        await erased(store, story)
        for kind in (Kind.PERSON, Kind.DRAFT):
            assert store.caches.get(kind, story.person.id) is None
        for kind in (Kind.CASE, Kind.WAY, Kind.THREAD):
            assert store.caches.get(kind, story.case.id) is None
        assert store.caches.get(Kind.SENDER, MINA) is None
        assert store.caches.get(Kind.LOOKUP, ("code", CODE)) is None
        assert len(store.keys.held) == 2  # the clean-up's


@pytest.mark.parametrize(
    "table", ["person", "case_", "way", "draft", "thread", "lookup", "due", "outbox", "inbox", "pace"]
)
async def test_a_blob_moved_to_another_row_does_not_open(tmp_path: Path, table: str) -> None:
    """Whoever can write to the file cannot make Yusuf's case answer to Mina, nor replay one row as another."""
    source, column = ("case_", "way") if table == "way" else (table, "body")

    async def two(tx: Tx) -> list[tuple[Person, Case]]:
        found = []
        for number, who in enumerate((MINA, YUSUF), 1):
            person = await people.welcome(tx, who, who, "en")
            case = await cases.open(
                tx, person, code=str(who), team="team", category="", urgency=Urgency.SOON, number=1, now=NOW
            )
            await drafts.add(tx, person.id, Waiting(1, Words(WORDS)))
            await threads.set_topic(tx, case.id, TEAM, number)
            await outbox.put(tx, [Send(Place(PlaceKind.DESK, "team"), lines=(line(str(number)),))], NOW)
            await inbox.put(tx, "1", [{"update_id": number}], NOW)
            await due.plan(tx, LADDER, case.id, NOW)
            await outbox.pace(tx, who, NOW)
            found.append((person, case))
        return found

    async with opened(tmp_path) as store, store.turn() as tx:
        pairs = await two(tx)
    with closing(sqlite3.connect(tmp_path / FILES[0], isolation_level=None)) as db:
        first, second = db.execute(
            f"SELECT rowid, {column} FROM {source}" if source != "lookup" else "SELECT tag, body FROM lookup"
        ).fetchall()[:2]
        key = "tag" if source == "lookup" else "rowid"
        db.execute(f"UPDATE {source} SET {column} = ? WHERE {key} = ?", (first[1], second[0]))
        db.execute(f"UPDATE {source} SET {column} = ? WHERE {key} = ?", (second[1], first[0]))
    person, case = pairs[0]

    async def look(tx: Tx) -> object:
        match table:
            case "person":
                return await people.get(tx, person.id)
            case "case_":
                return await cases.get(tx, case.id)
            case "way":
                return await cases.reporter_of(tx, case)
            case "draft":
                return await drafts.all(tx, person.id)
            case "thread":
                return await threads.topic(tx, case.id)
            case "lookup":
                return [await cases.by_code(tx, str(who)) for who in (MINA, YUSUF)] + [
                    await cases.of_topic(tx, TEAM, number) for number in (1, 2)
                ]
            case "pace":
                return await outbox.paced(tx, NOW)
            case _:
                return None

    async with opened(tmp_path) as store:
        if table in ("outbox", "inbox"):
            async with store.turn() as tx:
                assert not await outbox.waiting(tx) or not await inbox.pending(tx)
                assert len(store.unreadable) == 2
        elif table == "due":
            async with store.turn() as tx:
                assert await due.ripe(tx, NOW, 9) == []
                assert len(store.unreadable) == 2
        else:
            with pytest.raises(Exception, match="does not open"):
                async with store.turn() as tx:
                    await look(tx)


async def test_row_numbers_and_times_are_all_that_a_thief_without_keys_counts(tmp_path: Path) -> None:
    """Two stories that differ in everything but their rhythm give tables of the same shape."""

    async def shape(folder: Path, root: bytes, number: int) -> list[object]:
        async with opened(folder, root) as store, store.turn() as tx:
            person = await people.welcome(tx, MINA + number, MINA + number, ("en", "ar")[number])
            await cases.open(
                tx,
                person,
                code=("A", "B")[number],
                team=("team", "independent")[number],
                category=("drink", "violence")[number],
                urgency=(Urgency.ROUTINE, Urgency.DANGER)[number],
                number=1,
                now=NOW,
            )
        found: list[object] = []
        for name in FILES:
            found += [(table, column, len(blob)) for table, column, _, blob in blobs(folder / name)]
            with closing(sqlite3.connect(folder / name)) as db:
                for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                    rows = db.execute(f"SELECT * FROM {table}").fetchall()
                    found.append((table, [[each for each in row if not isinstance(each, bytes)] for row in rows]))
        return found

    assert await shape(tmp_path / "1", ROOT, 0) == await shape(tmp_path / "2", b"2" * 32, 1)
