"""Nothing that leaves the house counts: nobody can tell from their own screens that somebody else uses the bot."""

import json
import re
from pathlib import Path
from typing import Any

from storage.disk.vault import seal_number, unseal_number
from tests.playing import Play, playing
from tests.teamwork import answers, forges, report

SEALED = re.compile(r"\b(hide|as-is|rewrite|yes|no):[\w-]{22}(?![\w-])")
TRACES = 3


async def busy(play: Play, round: int) -> None:
    """Yusuf writes to the independent group and deletes a draft; the main group cannot know, and nor can Mina."""
    if round == 0:
        await report(play, "He is in the team.", about="Someone on the team is involved", name="yusuf")
    for number in range(round + 2):
        await play.says("yusuf", f"And then, part {number}.")


async def seen(folder: Path, *, others: bool) -> list[Any]:
    """What Mina and the main team are sent while she now and then writes what may be pointed out to her."""
    async with playing(folder, independent=True, privacy__first_words_wait="0 min", limits=False) as play:
        await report(play)
        await play.taps("adil", "Take", play.group)
        for round in range(TRACES):
            if others:
                await busy(play, round)
            await play.says("mina", "Write to me at mina@example.org")
            await play.taps("mina", "Rewrite")
            await answers(play, "bea", f"Ask her again, {round}.")
            await play.taps("bea", "Keep in the team", play.group)
        chats = {play.who("mina").id, play.group.id}
        asked = [each for each in play.world.journal if each.params.get("chat_id") in chats]
        return [plain(each.method, each.params) for each in asked if each.method.startswith(("send", "edit"))]


def plain(method: str, params: Any) -> Any:
    """Without what is random or sealed, and without Telegram's own numbers, which are its to give."""
    kept = {name: each for name, each in params.items() if name not in ("message_id", "reply_parameters", "text")}
    text = re.sub(r"\b[A-Z0-9]{3}-[A-Z0-9]{3}\b", "CODE", json.dumps([kept, params.get("text")], ensure_ascii=False))
    return method, SEALED.sub(r"\1:SEALED", text)


async def test_two_worlds_with_and_without_somebody_else_look_the_same(tmp_path: Path) -> None:
    alone, among = tmp_path / "alone", tmp_path / "among"
    alone.mkdir()
    among.mkdir()
    one, other = await seen(alone, others=False), await seen(among, others=True)
    assert one == other
    assert sum("SEALED" in text for _, text in one) >= 2 * TRACES


async def test_a_forged_number_is_none(play: Play) -> None:
    """Numbers of rows are what a forger would try: none of them, in any shape, decides about anybody's words."""
    await report(play)
    await play.taps("adil", "Take", play.group)
    await play.says("mina", "Write to me at mina@example.org")
    await answers(play, "bea", "Ask her again.")
    for number in range(60):
        await forges(play, "adil", f"yes:{number}")
    await forges(play, "adil", "yes:" + "A" * 22)
    assert not any("Ask her again." in text for text in play.told("mina"))


def test_a_sealed_number_opens_where_it_was_sealed_and_tells_nothing() -> None:
    key, other = bytes(range(32)), bytes(32)
    sealed = [seal_number(key, "held", number) for number in range(2000)]
    assert len({len(each) for each in sealed}) == 1
    assert [unseal_number(key, "held", each) for each in sealed] == list(range(2000))
    assert {unseal_number(key, "writer", each) for each in sealed} == {None}
    assert {unseal_number(other, "held", each) for each in sealed} == {None}
    assert sorted(sealed) != sealed
    for forged in ("", "1", "-1", "٣", "A" * 22, "A" * 21 + "=", sealed[1][:-1], sealed[1] + "A", "é" * 22, "9" * 30):
        assert unseal_number(key, "held", forged) is None
