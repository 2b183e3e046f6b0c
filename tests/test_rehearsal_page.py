"""The page: played by hand in a browser, by nobody but whoever sits at this computer."""

import json
import re
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.cleaning import Clean, clean
from rehearsal.errors import RehearsalError
from rehearsal.page import Page, stored
from rehearsal.page.community import community
from rehearsal.page.hands import Hands, sample
from rehearsal.page.lessons import ORDER
from rehearsal.page.server import FILES
from rehearsal.page.theatre import Theatre
from rehearsal.parsing import load
from rehearsal.script import Player
from rehearsal.setup import Setup
from rehearsal.shelf import find
from rehearsal.steps import Note
from tests import warm

ECHO = Path(__file__).with_name("echo_bot.py")


def echo(config: Path) -> Sequence[str]:
    return [sys.executable, str(ECHO), str(config)]


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    async with Theatre(Setup(independent=True, arguments=echo)) as theatre:
        page = Page(theatre)
        await page.start()
        await theatre.stage.start()
        try:
            yield page
        finally:
            await page.stop()


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def test_another_site_cannot_play_along(page: Page, client: aiohttp.ClientSession) -> None:
    async with client.get(page.url, headers={"Host": "evil.example"}) as answer:
        assert answer.status == 403
    async with client.post(page.url + "do", data='{"act": "kill"}') as answer:
        assert answer.status == 415
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        async with client.post(page.url + "do", json={"act": "kill"}, headers=headers) as answer:
            assert answer.status == 403
    async with client.get(page.url + "events", headers={"Sec-Fetch-Site": "cross-site"}) as answer:
        assert answer.status == 403
    async with client.get(page.url) as answer:
        assert answer.status == 200
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


async def test_what_cannot_be_done_is_told_in_words(page: Page, client: aiohttp.ClientSession) -> None:
    async with client.post(page.url + "do", json={"act": "say", "who": "nobody", "chat": "1", "text": "x"}) as answer:
        assert "nobody here is called nobody" in (await answer.json())["error"]
    async with client.post(page.url + "do", json={"act": "fly"}) as answer:
        assert answer.status == 400
    async with client.post(page.url + "do", json=["nonsense"]) as answer:
        assert answer.status == 400


async def test_a_port_that_is_taken_is_told(page: Page) -> None:
    async with Theatre(Setup(arguments=echo)) as theatre:
        second = Page(theatre, int(page.url.rsplit(":", 1)[1].strip("/")))
        with pytest.raises(RehearsalError, match="cannot be used"):
            await second.start()
        await second.stop()


async def test_nothing_comes_from_elsewhere() -> None:
    for path in FILES.values():
        text = path.read_text(encoding="utf-8")
        assert "http:" not in text
        assert "https:" not in text
        assert "innerHTML" not in text


async def heard(client: aiohttp.ClientSession, page: Page, who: str) -> dict[str, Any]:
    """What an open page is told at first."""
    async with client.get(f"{page.url}events?who={who}") as answer:
        told: dict[str, Any] = json.loads((await answer.content.readline()).removeprefix(b"data: "))["set"]
        return told


async def test_whoever_is_played_sees_their_own_chats_and_nothing_else(
    page: Page, client: aiohttp.ClientSession
) -> None:
    cast = page.theatre.stage.cast
    cast.world.says(cast.people["mina"], cast.world.private(cast.people["mina"]), "only mine")
    cast.world.says(cast.people["noor"], cast.group("independent"), "only ours")
    await page.theatre.stage.settle()
    told = json.dumps(await heard(client, page, "adil,omar"))
    assert "only mine" not in told
    assert "only ours" not in told
    assert "only mine" in json.dumps(await heard(client, page, "mina"))
    assert "only ours" in json.dumps(await heard(client, page, "idris"))


async def test_nobody_acts_in_a_chat_that_is_not_theirs(page: Page, client: aiohttp.ClientSession) -> None:
    stage = page.theatre.stage
    mine = stage.world.says(stage.cast.people["mina"], stage.world.private(stage.cast.people["mina"]), "hello")
    theirs = {"who": "adil", "chat": str(mine.chat.id), "message": mine.id}
    for wish in ({"act": "delete"}, {"act": "react", "emoji": "👍"}, {"act": "say", "text": "x"}):
        async with client.post(page.url + "do", json=theirs | wish) as answer:
            assert (await answer.json()).get("error")
    assert not mine.deleted


def test_every_sentence_of_the_page_is_there_in_both_languages() -> None:
    english, arabic = (
        json.loads((FILES["/"].parent / "words" / f"{each}.json").read_text("utf-8")) for each in ("en", "ar")
    )
    assert english.keys() == arabic.keys()
    scripts = "".join(path.read_text("utf-8") for path in FILES.values() if path.suffix == ".js")
    used = set(re.findall(r"""\bt\(\s*["']([a-z-]+)["']""", scripts))
    assert used - english.keys() == set()
    for key, sentence in english.items():
        gaps = re.findall(r"{(\w+)}", sentence)
        assert sorted(gaps) == sorted(re.findall(r"{(\w+)}", arabic[key])), key


@pytest.mark.parametrize("kind", ["photo", "album", "voice"])
async def test_what_a_press_sends_can_be_cleaned(kind: str) -> None:
    cleaned = await clean(sample(kind), "photo" if kind == "album" else kind, "")
    assert isinstance(cleaned, Clean)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_lesson_speaks_both_languages(language: str) -> None:
    for name in ORDER:
        script = load(find(f"lesson-{name}"))
        notes = [step.act for step in script.steps if isinstance(step.act, Note)]
        assert language in script.titles
        assert sum(each.language == language for each in notes) * 2 == len(notes), name


async def test_a_lesson_takes_other_words_than_its_own() -> None:
    words = "The house next door is dark, and small ones cry."
    async with Theatre(Setup(tables=community(), launch=warm.launch)) as theatre:
        page = Page(theatre)
        await page.lessons.begin("report")

        def now(form: str, words: str) -> bool:
            return any((each["form"], each["state"], each["words"]) == (form, "now", words) for each in told())

        def told() -> list[dict[str, Any]]:
            steps: list[dict[str, Any]] = page.lessons.shown()["steps"]
            return steps

        mina = theatre.stage.cast.people["mina"]
        await Hands(theatre, page.lessons.did).do({"act": "say", "who": "mina", "chat": mina.id, "text": words})
        await theatre.stage.world.until(lambda: now("tap", "I understand"), 20)
        await page.lessons.show()
        await theatre.stage.world.until(lambda: now("tap", "Take"), 20)
        assert told()[0]["words"] == words
        assert told()[0]["state"] == "done"


async def test_the_thief_sees_no_word_and_the_person_sees_what_is_kept() -> None:
    async with Theatre(Setup(tables=community(), launch=warm.launch)) as theatre:
        await theatre.stage.start()
        await Player(theatre.stage).lines(
            'mina> a secret of mine\nmina taps "I understand"\nmina sees "Conversation 1"'
        )
        found = await stored.both(theatre.stage, "mina")
    assert "No name, no username." in found["mine"]
    assert sum(table["count"] for table in found["tables"]) > 0
    assert "secret" not in json.dumps(found["tables"])
    assert "Mina" not in json.dumps(found["tables"])
