"""Danger is lowered on purpose, by somebody whose name the desk reads; the reporter's own by the holder only."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.oncall import boards
from rules.send import Urgency
from tests.playing import Play, playing
from tests.teamwork import card, case_of, desk, forges, presses, report

DANGER = "Someone is in danger now"


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as stage:
        yield stage


async def urgency(play: Play) -> Urgency:
    case = await case_of(play)
    assert case is not None
    return case.urgency


def labels(play: Play) -> set[str]:
    return {label for row in card(play).buttons for label in row}


async def raised(play: Play) -> None:
    """A member says that it is danger; nobody has taken it."""
    await report(play)
    for label in ("Change", "danger now"):
        await presses(play, "bea", label)


@pytest.mark.parametrize(("to", "said"), [("urgent", "urgent"), ("soon", "answer soon"), ("routine", "no hurry")])
async def test_lowering_danger_asks_first_and_the_desk_reads_who_did_it(play: Play, to: str, said: str) -> None:
    await raised(play)
    for label in ("Change", said):
        await presses(play, "adil", label)
    assert await urgency(play) is Urgency.DANGER
    await presses(play, "adil", f"Yes, lower it: {said}")
    assert await urgency(play) == to
    case = await case_of(play)
    assert case is not None
    assert any(f"Adil has lowered case {case.code}, which was danger now: {said}." in text for text in desk(play))


async def test_no_leaves_it_as_it_is(play: Play) -> None:
    await raised(play)
    for label in ("Change", "no hurry", "Back"):
        await presses(play, "adil", label)
    assert await urgency(play) is Urgency.DANGER
    assert not any("lowered" in text for text in desk(play))


@pytest.mark.parametrize("cry", ["chosen", "pressed"])
async def test_the_reporters_own_danger_is_lowered_by_the_holder_only(play: Play, cry: str) -> None:
    await report(play, about=DANGER if cry == "chosen" else "Something else")
    if cry == "pressed":
        await play.says("mina", "/now")
        await play.taps("mina", "Send to the team now")
    case = await case_of(play)
    assert case is not None
    for holder in (None, "bea"):
        if holder:
            await presses(play, holder, "Take")
        for data in ("routine", "routine.sure"):
            tap = await forges(play, "adil", f"urgency:{case.code}:{data}")
            assert tap.answer is not None
            assert "Tap Take first" in tap.answer["text"] or "Only the person who holds" in tap.answer["text"]
        assert await urgency(play) is Urgency.DANGER
    for label in ("Change", "no hurry", "Yes, lower it: no hurry"):
        await presses(play, "bea", label)
    assert await urgency(play) is Urgency.ROUTINE
    assert any("Bea has lowered case" in text for text in desk(play))


async def test_after_an_hour_of_other_urgencies_own_danger_is_own_again(play: Play) -> None:
    """What was lowered once and cried anew is the reporter's own again."""
    await report(play, about=DANGER)
    for label in ("Take", "Change", "no hurry", "Yes, lower it: no hurry", "Release"):
        await presses(play, "bea", label)
    await play.says("mina", "/now")
    await play.taps("mina", "Send to the team now")
    case = await case_of(play)
    assert case is not None
    await forges(play, "adil", f"urgency:{case.code}:routine.sure")
    assert await urgency(play) is Urgency.DANGER


@pytest.mark.parametrize("first", Urgency)
@pytest.mark.parametrize("then", Urgency)
async def test_whoever_was_called_reads_how_urgent_it_is_now(play: Play, first: Urgency, then: Urgency) -> None:
    """On the desk and in each member's own chat, whichever way it was changed."""
    await report(play)
    case = await case_of(play)
    assert case is not None
    for level in (Urgency.DANGER, first, then):
        await forges(play, "bea", f"urgency:{case.code}:{level}.sure")
        await forges(play, "bea", f"urgency:{case.code}:{level}")
        await play.flow()
    assert await urgency(play) is then
    assert play.store is not None
    async with play.store.turn() as tx:
        found = await boards.load(play.bot.house.scope(tx), "team")
    entries = {key: each.urgency for key, board in found.boards.items() for each in board.entries}
    assert entries == dict.fromkeys((boards.DESK, str(play.who("adil").id)), then)
    said = {Urgency.DANGER: "danger now", Urgency.URGENT: "urgent", Urgency.SOON: "answer soon"}.get(then, "no hurry")
    assert f"needed in your group: {said}." in play.screen("adil").messages[-1].text
    standing = found.boards[boards.DESK].message
    assert said in play.group.messages[standing].text


async def test_forged_urgencies_are_refused(play: Play) -> None:
    await raised(play)
    case = await case_of(play)
    assert case is not None
    for data in ("routine.yes", "routine.sure.sure", "none", ".sure", "danger.sure"):
        await forges(play, "adil", f"urgency:{case.code}:{data}")
        assert await urgency(play) is Urgency.DANGER
        assert not any("lowered" in text for text in desk(play))


async def test_other_urgencies_change_in_two_taps(play: Play) -> None:
    await report(play, about="Violence or threat")
    for label in ("Change", "no hurry"):
        await presses(play, "adil", label)
    assert await urgency(play) is Urgency.ROUTINE
