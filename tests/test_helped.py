"""None of these, and did it help? A person looks, an entry is shared, and somebody who agreed to it is asked after."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from handlers import asked
from handlers.directory import counts
from rehearsal.configuring import DIRECTORY
from rules import helped
from storage import due, people, records
from tests.hunting import in_files, names_of, requested
from tests.playing import Play
from tests.teamwork import apart, case_of, forges, presses, report
from tests.test_discreet import PHRASE
from tests.test_find_help import ENGLISH, finding, reloaded

CALM = {"privacy__first_words_wait": "0 min"}
QUESTION = "Was it of any use to you?"


async def asks(play: Play, name: str = "mina", entry: str = "Zakat fund", hours: str = "12–15") -> None:
    """Somebody finds an entry and asks to be asked about it."""
    await play.says(name, f"/find {entry}")
    for label in (entry, "Ask me later whether it helped", hours):
        await play.taps(name, label)


def came(play: Play, name: str = "mina", words: str = QUESTION) -> int:
    """How often it was asked; the screen on which somebody agreed is not counted."""
    return sum(words in text and "locked screen" not in text for text in play.told(name))


async def shared(play: Play, name: str = "mina", topic: int = 0, entry: str = "Masjid food pantry") -> None:
    """Adil takes what somebody wrote, and shares an entry."""
    await report(play, name=name)
    await presses(play, "adil", "Take", topic)
    await play.in_topic("adil", topic, f"/resource {entry}")
    await play.taps("adil", entry, play.group)
    await play.taps("adil", "Send to the reporter", play.group)


async def kept(play: Play, name: str = "mina") -> tuple[int, int]:
    """How many records of the kind there are for somebody, and how much is planned."""
    assert play.store is not None
    async with play.store.turn() as tx:
        person = await people.of_sender(tx, play.who(name).id)
        found = await records.all(tx, asked.ASKED, person.id) if person is not None else {}
        planned = [each for ref in range(9) if person and (each := await due.get(tx, helped.COMES, person.id, ref))]
        return len(found), len(planned)


async def test_a_request_is_a_case_of_its_own_kind(tmp_path: Path) -> None:
    async with finding(tmp_path, **CALM) as play:
        await play.says("mina", "/start")
        for label in ("Find help", "None of these: ask a person", "I understand"):
            await play.taps("mina", label)
        play.newest("mina", "what is needed, by when, and for how many people")
        await play.says("mina", "Groceries for five.")
        await play.taps("mina", "Send")
        case = await case_of(play)
        assert case is not None
        assert (case.kind, case.category, case.urgency, case.team) == ("request", "request", "routine", "team")


async def test_only_the_holder_shares_and_only_what_is_there(tmp_path: Path) -> None:
    async with finding(tmp_path, **CALM) as play:
        await report(play)
        await presses(play, "adil", "Take")
        code = (await case_of(play)).code  # type: ignore[union-attr]
        before = len(play.told("mina"))
        for name, data in (
            ("bea", f"give:{code}:pantry"),
            ("bea", f"resource:{code}"),
            ("adil", f"give:{code}:nobody"),
            ("adil", f"give:{code}:"),
            ("adil", f"resource:{code}:nothing"),
            ("adil", f"resource:{code}:money.x"),
            ("adil", f"resource:{code}:money.٣"),
        ):
            await forges(play, name, data)
        await play.in_topic("bea", 0, "/resource pantry")
        assert len(play.told("mina")) == before
        assert not any("Masjid food pantry" in text for text in play.told("adil", play.group))


async def test_what_is_shared_stands_in_the_reporters_language_and_warns_of_no_link(tmp_path: Path) -> None:
    both = DIRECTORY.read_text("utf-8")
    async with finding(
        tmp_path,
        both,
        **CALM,
        community__languages=["en", "ar"],
        contact__text={"en": "Call.", "ar": "اتصلوا."},
        emergency__numbers=[{"label": {"en": "Emergency", "ar": "الطوارئ"}, "phone": "911"}],
        confidentiality__passed_on={"en": "A life.", "ar": "حياة."},
        confidentiality__under_18={"en": "Maybe.", "ar": "ربما."},
    ) as play:
        await report(play)
        await play.says("mina", "/language ar")
        await presses(play, "adil", "Take")
        await play.in_topic("adil", 0, "/resource hotline")
        await play.taps("adil", "Domestic Violence Hotline", play.group)
        await play.taps("adil", "Send to the reporter", play.group)
        told = play.newest("mina", "1-800-799-SAFE").text
        assert "خط العنف في البيت" in told
        assert "الطوارئ" in told
        assert "Opening this" not in told
        shown = "\n".join(play.told("adil", play.group))
        assert "1-800-799-SAFE" in shown
        assert "خط العنف في البيت" not in shown, "the card does not tell the new language yet"


async def test_who_stopped_check_ins_gets_the_entry_and_no_question(tmp_path: Path) -> None:
    async with finding(tmp_path, **CALM) as play:
        await shared(play)
        await play.taps("mina", "12–15")
        await play.taps("mina", "Stop check-ins")
        before = sum("would like to write to you later" in text for text in play.told("mina"))
        await play.in_topic("adil", 0, "/resource zakat fund")
        await play.taps("adil", "Zakat fund", play.group)
        await play.taps("adil", "Send to the reporter", play.group)
        play.newest("mina", "650-555-0111")
        assert sum("would like to write to you later" in text for text in play.told("mina")) == before
        await play.later(days=9)
        assert came(play) == 0


async def test_an_offer_that_waits_for_its_answer_is_not_put_aside(tmp_path: Path) -> None:
    async with finding(tmp_path, **CALM) as play:
        await report(play)
        await presses(play, "adil", "Take")
        await presses(play, "adil", "Check-in")
        await presses(play, "adil", "Ask in 1 day")
        await play.in_topic("adil", 0, "/resource pantry")
        await play.taps("adil", "Masjid food pantry", play.group)
        await play.taps("adil", "Send to the reporter", play.group)
        await play.taps("mina", "12–15")
        await play.later(days=2)
        play.newest("mina", "How are you")


async def test_the_third_who_could_not_reach_an_entry_is_told_to_the_admins_and_no_earlier_one(tmp_path: Path) -> None:
    names = ("mina", "yusuf", "zaynab", "huda")
    async with finding(tmp_path, **CALM, more=("zaynab", "huda")) as play:
        await shared(play)
        await play.taps("mina", "12–15")
        for name in names[1:]:
            await asks(play, name, "Masjid food pantry")
        await play.later(days=8)
        told = 0
        for number, name in enumerate(names, 1):
            await play.taps(name, "I could not reach them")
            told = sum("could not reach them" in text for text in play.told("adil"))
            assert told == (number >= 3), number
        await play.later(days=31)
        assert "“Masjid food pantry”: 4 people could not reach them" in play.told("adil")[-1]
        hunted = [each for name in names for each in names_of(play.who(name))]
        assert requested(play.world, hunted, only={play.who("adil").id, play.who("bea").id}) == []


async def test_a_count_begins_anew_once_somebody_has_made_sure(tmp_path: Path) -> None:
    async with finding(tmp_path) as play:
        await play.flow()
        entry = play.bot.house.config.directory.entry("pantry")
        assert entry is not None
        assert play.store is not None
        async with play.store.turn() as tx:
            scope = play.bot.house.scope(tx)
            for each in (entry, entry, replace(entry, verified=date(2026, 3, 1)), replace(entry, verified=None)):
                await counts.unreached(scope, each, "team")
        await play.flow()
        assert not any("could not reach" in text for text in play.told("adil"))


async def test_what_the_independent_group_shared_is_counted_for_its_own_admins(tmp_path: Path) -> None:
    async with finding(tmp_path, **CALM, independent=True, started=("adil", "bea", "noor", "idris")) as play:
        for name in ("mina", "yusuf"):
            await asks(play, name, "Masjid food pantry")
        await report(play, about="Someone on the team is involved", name="omar")
        await play.taps("noor", "Take", apart(play))
        topic = play.world.screen(play.who("noor"), apart(play)).topics[0]
        play.world.says(play.who("noor"), apart(play), "/resource pantry", thread=topic.topic)
        await play.flow()
        await play.taps("noor", "Masjid food pantry", apart(play))
        await play.taps("noor", "Send to the reporter", apart(play))
        await play.taps("omar", "12–15")
        await play.later(days=8)
        for name in ("mina", "yusuf", "omar"):
            await play.taps(name, "I could not reach them")
        for name in ("adil", "noor"):
            assert not any("could not reach" in text for text in play.told(name))


async def test_asked_without_a_conversation_it_comes_once_and_nothing_is_kept_afterwards(tmp_path: Path) -> None:
    async with finding(tmp_path) as play:
        await asks(play)
        assert await kept(play) == (1, 1)
        await play.later(days=6)
        await play.crash()
        await play.start()
        await play.later(days=1, hours=3)
        assert came(play) == 1
        await play.taps("mina", "I have not tried")
        assert play.told("mina")[-1].startswith("Zakat fund")
        assert await kept(play) == (0, 0)
        await play.later(days=20)
        assert came(play) == 1
        assert play.topics() == []
        assert in_files(["zakat-fund"], play.folder, but=[DIRECTORY.name]) == []


async def test_an_outage_never_lets_it_come_at_night(tmp_path: Path) -> None:
    async with finding(tmp_path) as play:
        await asks(play)
        await play.stop()
        play.clock.set_to(datetime(2026, 3, 10, 11, tzinfo=UTC).timestamp())  # three or four at night
        await play.start()
        await play.flow()
        assert came(play) == 0
        await play.later(hours=10)
        assert came(play) == came(play, words="Sorry, this comes late.") == 1


async def test_an_outage_of_some_days_and_it_does_not_come_any_more(tmp_path: Path) -> None:
    async with finding(tmp_path) as play:
        await asks(play)
        await play.stop()
        play.clock.set_to(datetime(2026, 3, 14, 21, tzinfo=UTC).timestamp())
        await play.start()
        await play.flow()
        assert came(play) == 0
        assert await kept(play) == (0, 0)


async def test_an_answer_is_of_use_for_two_weeks_and_then_nothing_is_kept(tmp_path: Path) -> None:
    async with finding(tmp_path) as play:
        await asks(play)
        await play.later(days=8)
        assert await kept(play) == (1, 1)
        await play.later(days=14)
        assert await kept(play) == (0, 0)
        await play.taps("mina", "They could not help")
        assert not any("You may find help here, too" in text for text in play.told("mina"))


async def test_stopping_pausing_erasing_and_an_entry_that_is_gone_let_nothing_come(tmp_path: Path) -> None:
    async with finding(tmp_path, more=("zaynab",)) as play:
        for name in ("mina", "yusuf", "zaynab", "omar"):
            await asks(play, name)
        await play.taps("mina", "Do not ask me again")
        await play.says("yusuf", "/stop")
        await play.taps("yusuf", "Pause contact")
        await play.says("zaynab", "/stop")
        for label in ("Delete everything", "Yes, delete everything"):
            await play.taps("zaynab", label)
        assert await kept(play) == (0, 0)
        assert await kept(play, "zaynab") == (0, 0)
        (tmp_path / DIRECTORY.name).write_text(ENGLISH[: ENGLISH.index('[[resource]]\nid = "zakat-fund"')], "utf-8")
        await reloaded(play)
        await play.later(days=9)
        for name in ("mina", "yusuf", "zaynab", "omar"):
            assert came(play, name) == 0, name
            assert await kept(play, name) == (0, 0)


async def test_behind_the_phrase_nothing_of_it_is_told(tmp_path: Path) -> None:
    async with finding(tmp_path) as play:
        await play.says("mina", "/start")
        await play.taps("mina", "I understand")
        await asks(play)
        await play.says("mina", "/discreet")
        await play.taps("mina", "15–18")
        await play.says("mina", PHRASE)
        await play.says("mina", PHRASE)
        await play.later(hours=1)
        for said in ("/mydata", "/checkins"):
            await play.says("mina", said)
            assert "akat" not in play.told("mina")[-1]
            assert "bout an address" not in play.told("mina")[-1]
        await asks(play, entry="Masjid food pantry")
        await play.says("mina", "/checkins")
        assert play.told("mina")[-1].count("About an address") == 1
        await play.says("mina", PHRASE)
        await play.says("mina", "/checkins")
        assert play.told("mina")[-1].count("About an address") == 2
        assert await kept(play) == (2, 2)


async def test_what_was_asked_for_in_a_locked_chat_comes_after_the_phrase_once(tmp_path: Path) -> None:
    async with finding(tmp_path) as play:
        await play.says("mina", "/start")
        await play.taps("mina", "I understand")
        await play.says("mina", "/discreet")
        await play.taps("mina", "15–18")
        await play.says("mina", PHRASE)
        await play.says("mina", PHRASE)
        await play.later(hours=1)
        await asks(play)
        await play.later(days=7, hours=5)
        assert came(play) == 0
        await play.says("mina", PHRASE)
        assert came(play) == 1
        await play.taps("mina", "They could not help")
        play.newest("mina", "You may find help here, too")
        await play.later(days=3)
        assert await kept(play) == (0, 0)


async def test_so_many_and_no_more(tmp_path: Path) -> None:
    row = ENGLISH[ENGLISH.index('[[resource]]\nid = "zakat-fund"') :]
    many = "\n".join(row.replace("zakat-fund", f"z{n}").replace("Zakat fund", f"Zakat {n}") for n in range(6))
    async with finding(tmp_path, many) as play:
        for n in range(5):
            await asks(play, entry=f"Zakat {n}")
        await play.says("mina", "/find Zakat 5")
        await play.taps("mina", "Zakat 5")
        await play.taps("mina", "Ask me later whether it helped")
        assert "there is no room for one more" in (await play.taps("mina", "12–15")).text
        assert await kept(play) == (5, 5)
        await asks(play, entry="Zakat 1", hours="9–12")
        assert await kept(play) == (5, 5)


async def test_the_monthly_note_tells_nothing_when_there_is_nothing(tmp_path: Path) -> None:
    fresh = ENGLISH.replace("2025-03-01", "2026-03-01").replace('"crisis"', '"health"')
    async with finding(tmp_path, fresh) as play:
        await play.later(days=35)
        assert not any("once a month" in text for text in play.told("adil"))
        (tmp_path / DIRECTORY.name).write_text(fresh.replace("2026-03-01", "2025-03-01"), "utf-8")
        await reloaded(play)
        await play.later(days=31)
        assert any("Of 4 addresses nobody has made sure lately" in text for text in play.told("adil"))
