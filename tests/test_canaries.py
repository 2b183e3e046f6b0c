"""The canary hunt: one long conversation, and nothing of it where it does not belong, at no time, in no dress."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from rehearsal.faults import FaultKind
from rehearsal.process import launch
from rehearsal.stage import Stage
from rehearsal.world import Json, Person
from tests import child, hunting
from tests.acting import Acting, setup

# ── the canaries ────────────────────────────────────────────────────────────────────────────────────────────────────

FIRST, LAST, USERNAME, LANGUAGE = "Quenbyrin", "Vexomarth-Örla", "zyqolanth_77", "kw-qx9lang"
PHONE, FRIEND, FRIEND_ID = "+4930901820", "Jorvimund", 6_100_200_300
EMOJI, VIA, FILE, CITY, CARD_NAME = (
    "5431449001532594346",
    "brindlewick_bot",
    "tuvanquelth.jpg",
    "Wyxholm-Süd",
    "Ylvaqueth",
)
WHO: list[str | int] = [FIRST, LAST, USERNAME, LANGUAGE, PHONE, FRIEND, FRIEND_ID, EMOJI, VIA, FILE, CITY, CARD_NAME]
"""Whoever wrote: nowhere but in Telegram's own updates."""

DRAFT, MORE, EDITED, AGAIN, FLYING = (
    f"the {each} wexelmoor sentence" for each in ("firstly", "further", "altered", "reopened", "airborne")
)
OTHERS, LOST, PARKED, CATEGORY = (
    "yusuf's own quandrill words",
    "the unkept wexelmoor words",
    "the parked wexelmoor words",
    "danger",
)
ANSWER, HELD, KEPT, INSIDE = (f"a {each} murmelbach answer" for each in ("plain", "confirmed", "withheld", "private"))
TEAM_ONLY: list[str | int] = [KEPT, INSIDE]
WORDS: list[str | int] = [DRAFT, MORE, EDITED, AGAIN, FLYING, OTHERS, ANSWER, HELD, KEPT, INSIDE, LOST, PARKED]

OWN = ("config.toml", "token", "root.key")
"""Files that are not the bot's memory."""


def disguised(person: Person) -> None:
    """A reporter whose every detail is a canary."""
    person.first_name, person.last_name, person.username, person.language_code = FIRST, LAST, USERNAME, LANGUAGE


def friend() -> Json:
    return {"id": FRIEND_ID, "is_bot": False, "first_name": FRIEND, "username": "jorvimund_q"}


async def traces(acting: Acting, name: str) -> None:
    """Everything that a client can hang onto a message."""
    world, person = acting.world, acting.who(name)
    chat = world.private(person)
    marks = [
        {"type": "text_mention", "offset": 0, "length": 9, "user": friend()},
        {"type": "custom_emoji", "offset": 10, "length": 2, "custom_emoji_id": EMOJI},
        {"type": "text_link", "offset": 13, "length": 3, "url": f"https://t.me/{USERNAME}"},
        {"type": "bold", "offset": 17, "length": 4},
    ]
    await acting.says(name, "somebody 🙂 saw this", entities=marks)
    via: Json = {"id": 6_100_200_301, "is_bot": True, "first_name": VIA, "username": VIA}
    await acting.says(name, "words of an inline bot", via_bot=via)
    origin: Json = {"type": "user", "date": 1, "sender_user": friend()}
    await acting.says(name, "words passed on", forward_origin=origin)
    outside: Json = {"origin": origin, "chat": {"id": -1009, "type": "supergroup", "title": CARD_NAME}}
    await acting.says(name, "words about a quote", external_reply=outside)
    for kind, content in (
        ("contact", {"phone_number": PHONE, "first_name": CARD_NAME, "user_id": FRIEND_ID}),
        ("venue", {"title": CITY, "address": CITY}),
    ):
        world.sends_file(person, chat, kind, content=content)
        await acting.flow()
    for kind in ("photo", "document", "video"):
        world.sends_file(person, chat, kind, b"", file_name=FILE, content={} if kind == "photo" else {"title": FILE})
        await acting.flow()
    world.sends_file(person, chat, "sticker", b"RIFF", content={"set_name": VIA, "custom_emoji_id": EMOJI})
    await acting.flow()


# ── the hunt ────────────────────────────────────────────────────────────────────────────────────────────────────────


class Hunter:
    """Looks everywhere, and remembers where something was found."""

    def __init__(self, acting: Acting) -> None:
        self.acting = acting
        self.hits: set[tuple[str, str, str | int]] = set()
        self.hunts = 0

    def hunt(self, when: str) -> None:
        """Files, log and whatever has been asked of Telegram so far."""
        self.hunts += 1
        acting, stage = self.acting, self.acting.stage
        mina, yusuf, group = acting.who("mina").id, acting.who("yusuf").id, acting.group.id
        world = acting.world
        hits = hunting.in_files([*WHO, *WORDS, *self.routing()], stage.folder, OWN)
        hits += hunting.requested(world, [*WHO, mina], but={mina})
        hits += hunting.requested(world, WORDS, but={mina, yusuf, group})
        hits += hunting.requested(world, TEAM_ONLY, but={group})
        hits += hunting.requested(world, [each for each in WORDS if each != OTHERS], only={yusuf})
        hits += hunting.requested(world, [OTHERS], only={mina})
        hits += hunting.requested(world, [ANSWER, HELD, KEPT, INSIDE], only={yusuf})
        self.hits |= {(when, *hit) for hit in hits}

    def routing(self) -> list[str | int]:
        """Who wrote to whom about what, and what the team calls it: nowhere on disk."""
        names = " ".join(topic.name for topic in self.acting.screen("adil", self.acting.group).topics)
        codes = re.findall(r"\b[0-9A-Z]{3}-[0-9A-Z]{3}\b", names)
        return [self.acting.who("mina").id, self.acting.who("yusuf").id, self.acting.group.id, CATEGORY, *codes]


@asynccontextmanager
async def hunted(sabotage: str) -> AsyncIterator[Hunter]:
    arguments = lambda config: child.command(sabotage, config)  # noqa: E731
    async with Stage(setup(arguments=arguments, launch=launch)) as stage:
        disguised(stage.cast.person("mina"))
        await stage.start()
        yield Hunter(Acting(stage))


async def in_flight(hunter: Hunter, words: str) -> None:
    """Words that wait, in the outbox and on their way, while nothing gets through."""
    acting = hunter.acting
    world, mina, group = acting.world, acting.who("mina"), acting.group
    await acting.stage.advance(timedelta(minutes=2))  # so that no limit holds the words back
    fault = acting.stage.server.faults.add("sendMessage", FaultKind.HANG, chat=group.id)
    world.says(mina, world.private(mina), words)
    await world.until(lambda: fault.hits > 0)
    hunter.hunt("in flight")
    await acting.stage.kill()
    hunter.hunt("killed in flight")
    acting.stage.server.faults.remove(fault)
    await acting.revive()
    await acting.flow()
    assert any(words in text for text in acting.told("adil", group))
    hunter.hunt("after the kill")


async def failures(hunter: Hunter) -> None:
    """An update that nobody can read, a handler that raises, a disk that is full."""
    acting = hunter.acting
    world, mina = acting.world, acting.who("mina")
    world.injects({"message": {"message_id": LAST, "from": FIRST, "chat": {"id": mina.id}, "text": [DRAFT]}})
    world.injects({"message": [USERNAME]})
    await acting.flow()
    hunter.hunt("unreadable")
    await acting.says("mina", f"{PARKED} {child.POISON}")
    hunter.hunt("handler failed")
    flag = acting.stage.folder / child.FAILING
    flag.touch()
    before = len(world.journal)
    world.says(mina, world.private(mina), LOST)
    await world.until(lambda: any("911" in str(each.params) for each in list(world.journal)[before:]))
    hunter.hunt("commit failed")
    flag.unlink()
    await acting.flow()
    assert any(LOST in text for text in acting.told("adil", acting.group)), "words were lost by a full disk"
    hunter.hunt("disk free again")


async def conversation(hunter: Hunter) -> None:
    """From the first word to the end of retention."""
    acting = hunter.acting
    await acting.says("mina", DRAFT)
    hunter.hunt("draft before consent")
    await acting.taps("mina", "I understand")
    assert any(DRAFT in text for text in acting.told("adil", acting.group))
    await acting.says("yusuf", OTHERS)
    await acting.taps("yusuf", "I understand")
    hunter.hunt("sent")
    for case in acting.screen("adil", acting.group).with_button("Take"):
        acting.world.taps(acting.who("adil"), case.message, "Take")
    await acting.flow()
    await acting.replies("adil", DRAFT, ANSWER)
    assert any(ANSWER in text for text in acting.told("mina"))
    message = await acting.says("mina", MORE)
    acting.world.edits(acting.who("mina"), message, EDITED)
    await acting.flow()
    hunter.hunt("edited")
    await acting.replies("bea", DRAFT, HELD)
    hunter.hunt("held")
    await acting.taps("bea", "Send to the reporter", acting.group)
    assert any(HELD in text for text in acting.told("mina"))
    await acting.replies("bea", DRAFT, KEPT)
    await acting.taps("bea", "Keep in the team", acting.group)
    topic = acting.world.topic_of(acting.newest("adil", DRAFT, acting.group).message)
    await acting.says("adil", INSIDE, acting.group, thread=topic)
    await traces(acting, "mina")
    hunter.hunt("all said")
    await acting.stage.stop()
    hunter.hunt("stopped")
    await acting.revive()
    await acting.flow()


async def ending(hunter: Hunter) -> None:
    """Closed, opened again by words, closed, forgotten."""
    acting = hunter.acting
    for words in (AGAIN, ""):
        while acting.screen("adil", acting.group).with_button("Close"):
            await acting.taps("adil", "Close", acting.group)
            await acting.taps("adil", "Resolved", acting.group)
        hunter.hunt("closed")
        if words:
            await acting.says("mina", words)
            assert any(words in text for text in acting.told("adil", acting.group))
            await acting.taps("adil", "Take", acting.group)
    await acting.stage.advance_to(acting.stage.clock.now().replace(year=acting.stage.clock.now().year + 1))
    assert not any(DRAFT in text for text in acting.told("adil", acting.group))
    await acting.stage.stop()
    hunter.hunt("forgotten")


@pytest.mark.timeout(120)
@pytest.mark.timeout(400)  # a whole life of a conversation, with real kills, beside all other tests
async def test_nothing_of_who_wrote_and_no_word_lies_where_it_does_not_belong() -> None:
    async with hunted("fragile") as hunter:
        await conversation(hunter)
        await in_flight(hunter, FLYING)
        await failures(hunter)
        await ending(hunter)
        assert hunter.hits == set()
        assert hunter.hunts > 12
        hunter.acting.stage.bot.check_log()


async def test_the_hunt_finds_a_broken_seal() -> None:
    async with hunted("unsealed") as hunter:
        await hunter.acting.says("mina", DRAFT)
        await hunter.acting.taps("mina", "I understand")
        hunter.hunt("unsealed")
        found = {canary for _, _, canary in hunter.hits}
        assert {DRAFT, FIRST, USERNAME, LANGUAGE, hunter.acting.who("mina").id} <= found


@pytest.mark.parametrize("canary", [DRAFT, LAST, 5_000_000_001, -1001000000001])
def test_the_hunt_knows_every_dress(canary: str | int, tmp_path: Path) -> None:
    for number, dress in enumerate(hunting.dresses(canary)):
        (tmp_path / str(number)).write_bytes(b"\x00\x01" + dress + b"\x02")
    hits = hunting.in_files([canary], tmp_path)
    assert len(hits) == len(list(tmp_path.iterdir()))
