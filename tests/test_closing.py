"""How a case ends: outcomes, whether it helped, a word the day before erasing; deciding together; telling outside."""

from pathlib import Path
from typing import Any

import pytest

from bot import auditing
from rules.team import closing
from tests.playing import Play, playing
from tests.teamwork import case_of, forges, report

REPLIES = [{"title": {"en": "Thanks"}, "text": {"en": "Thank you for writing to us."}}]


def stage(tmp_path: Path, **changes: Any) -> Any:
    return playing(tmp_path, privacy__first_words_wait="0 min", **changes)


async def taken(play: Play) -> None:
    await report(play, "It is about my cousin.")
    await play.taps("adil", "Take", play.group)


def team_told(play: Play, words: str) -> int:
    return sum(words in text for text in play.told("bea", play.group))


async def test_closing_asks_how_it_ended_and_the_reporter_may_say_whether_it_helped(tmp_path: Path) -> None:
    async with stage(tmp_path) as play:
        await taken(play)
        await play.taps("adil", "Close", play.group)
        assert not any("has closed" in text for text in play.told("mina"))
        await play.taps("adil", "Other outcomes", play.group)
        await play.taps("adil", "Has support already", play.group)
        assert any("has closed" in text for text in play.told("mina"))
        await play.taps("mina", "It helped a little")
        await play.taps("mina", "It helped")
        assert team_told(play, "it helped a little") == 1
        assert team_told(play, "it helped.") == 0


async def test_the_team_hears_the_day_before_a_case_is_erased(tmp_path: Path) -> None:
    async with stage(tmp_path) as play:
        await taken(play)
        await play.taps("adil", "Close", play.group)
        await play.taps("adil", "Resolved", play.group)
        await play.later(days=28, hours=23)
        assert team_told(play, "Tomorrow case") == 0
        await play.later(hours=2)
        assert team_told(play, "Tomorrow case") == 1
        assert len(play.topics()) == 1
        await play.later(days=1)
        assert play.topics() == []


async def test_a_case_opened_again_is_not_announced(tmp_path: Path) -> None:
    async with stage(tmp_path) as play:
        await taken(play)
        await play.taps("adil", "Close", play.group)
        await play.taps("adil", "Resolved", play.group)
        await play.taps("bea", "Open again", play.group)
        await play.later(days=40)
        assert team_told(play, "Tomorrow case") == 0
        assert len(play.topics()) == 1


async def test_the_team_decides_together_and_looks_again(tmp_path: Path) -> None:
    async with stage(tmp_path) as play:
        await taken(play)
        await play.taps("adil", "Ask the team", play.group)
        assert team_told(play, "religion, dress, politics and origin") == 1
        await play.taps("bea", "Offer support or counselling", play.group)
        await play.taps("bea", "Look again in 3 days", play.group)
        assert team_told(play, "Bea: Offer support") == 1
        await play.later(days=2, hours=23)
        assert team_told(play, "look at this again today") == 0
        await play.later(hours=2)
        assert team_told(play, "look at this again today") == 1
        assert not any("religion" in text or "again today" in text for text in play.told("mina"))


async def test_telling_somebody_outside_is_written_down_and_a_second_view_asked_for(tmp_path: Path) -> None:
    async with stage(tmp_path) as play:
        await taken(play)
        for label in ("More", "Told somebody outside", "Police", "The law made me tell"):
            await play.taps("adil", label, play.group)
        assert team_told(play, "Adil told somebody outside: Police. The law made me tell.") == 1
        alone = await play.taps("adil", "I agree", play.group)
        assert "somebody else" in alone.text
        await play.later(days=1, minutes=1)
        assert team_told(play, "A second view is still missing") == 1
        await play.taps("bea", "I see it differently", play.group)
        await play.later(days=2)
        assert team_told(play, "A second view is still missing") == 1
        assert not any("Police" in text for text in play.told("mina"))


async def test_a_saved_reply_goes_out_by_button_for_the_holder_only(tmp_path: Path) -> None:
    async with stage(tmp_path, replies=REPLIES) as play:
        await taken(play)
        for label in ("More", "Saved replies", "Thanks", "Send to the reporter"):
            await play.taps("adil", label, play.group)
        assert any("Thank you for writing to us." in text for text in play.told("mina"))
        assert team_told(play, "saved reply") == 1
        await play.taps("adil", "More", play.group)
        refused = await play.taps("bea", "Saved replies", play.group)
        assert "holds" in refused.text


async def test_the_audit_log_tells_who_did_what_and_a_shredded_case_leaves_no_trail(
    tmp_path: Path, capsys: Any
) -> None:
    async with stage(tmp_path) as play:
        await taken(play)
        await play.taps("adil", "Ask the team", play.group)
        await play.taps("adil", "Close", play.group)
        await play.taps("adil", "Resolved", play.group)
        await play.later(days=31)
        assert auditing.main(play.config, "team", {}) == 0
    printed = capsys.readouterr().out
    assert "Adil: took" in printed
    assert "asked the team" in printed
    assert "closed resolved" in printed
    assert "cousin" not in printed
    assert "All 3 lines are whole." in printed


async def test_the_card_of_a_closed_case_says_how_it_ended_until_it_opens_again(tmp_path: Path) -> None:
    async with stage(tmp_path) as play:
        await taken(play)
        await play.taps("adil", "Close", play.group)
        await play.taps("adil", "Support declined", play.group)
        assert team_told(play, "It ended with: Support declined.") == 1
        await play.taps("bea", "Open again", play.group)
        assert team_told(play, "It ended with") == 0


async def test_whether_it_helped_is_told_anew_after_a_case_was_open_again(tmp_path: Path) -> None:
    async with stage(tmp_path) as play:
        await taken(play)
        for answer in ("It helped a little", "It helped"):
            await play.taps("adil", "Close", play.group)
            await play.taps("adil", "Resolved", play.group)
            await play.taps("mina", answer)
            await play.taps("adil", "Open again", play.group)
        assert team_told(play, "it helped a little.") == 1
        assert team_told(play, "it helped.") == 1


@pytest.mark.parametrize("outcome", closing.OUTCOMES)
async def test_every_outcome_closes(tmp_path: Path, outcome: str) -> None:
    async with stage(tmp_path) as play:
        await taken(play)
        await play.taps("adil", "Close", play.group)
        if outcome in closing.MORE:
            await play.taps("adil", "Other outcomes", play.group)
        label = play.bot.house.sentences.render("en", f"outcome-{outcome}")
        await play.taps("adil", label, play.group)
        assert team_told(play, f"It ended with: {label}.") == 1
        assert any("has closed Conversation 1" in text for text in play.told("mina"))


async def test_a_saved_reply_to_somebody_who_has_paused_says_so(tmp_path: Path) -> None:
    async with stage(tmp_path, replies=REPLIES) as play:
        await taken(play)
        await play.says("mina", "/stop")
        await play.taps("mina", "Pause contact")
        for label in ("More", "Saved replies", "Thanks", "Send to the reporter"):
            await play.taps("adil", label, play.group)
        assert team_told(play, "The reporter has paused contact") == 1


async def code_of(play: Play) -> str:
    case = await case_of(play)
    assert case is not None
    return case.code


async def told_by_law(play: Play) -> None:
    await taken(play)
    for label in ("More", "Told somebody outside", "Police", "The law made me tell"):
        await play.taps("adil", label, play.group)


@pytest.mark.parametrize("by", ["777", "0", ""])
async def test_a_second_view_is_somebody_elses_whatever_the_button_says(tmp_path: Path, by: str) -> None:
    async with stage(tmp_path) as play:
        await told_by_law(play)
        bea = play.who("bea").id
        code = await code_of(play)
        for forged in (by, str(bea), "x"):
            await forges(play, "adil", f"opinion:{code}:{forged}.agree")
        assert team_told(play, "Adil agrees") == 0
        await play.later(days=1, hours=1)
        assert team_told(play, "A second view is still missing.") == 1
        await play.taps("bea", "I agree", play.group)
        assert team_told(play, "Bea agrees that it was right to tell somebody.") == 1
        await play.later(days=2)
        assert team_told(play, "A second view is still missing.") == 1


async def test_a_view_of_one_telling_answers_no_other(tmp_path: Path) -> None:
    """Bea told somebody as well: Adil's view of that is not the second view that the law's telling waits for."""
    async with stage(tmp_path) as play:
        await told_by_law(play)
        code = await code_of(play)
        await forges(play, "bea", f"outside:{code}:school.told")
        await forges(play, "adil", f"opinion:{code}:{play.who('bea').id}.agree")
        assert team_told(play, "Adil agrees that it was right to tell somebody.") == 1
        await play.later(days=1, hours=1)
        assert team_told(play, "A second view is still missing.") == 1
