"""What people say of the service reaches the team without a name, or the independent group; answers are counted."""

from pathlib import Path

from tests.playing import Play
from tests.teamwork import apart, both_groups, card, case_of, presses, report


async def test_feedback_reaches_the_team_without_a_name(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.says("mina", "/feedback")
    await play.says("mina", "You answered fast.")
    await play.taps("mina", "Send")
    case = await case_of(play)
    assert case is not None
    assert (case.kind, case.urgency) == ("feedback", "routine")
    assert "Word about the service · no hurry" in card(play).text
    assert not any("Haddad" in each for each in play.told("adil", play.group))


async def test_feedback_about_the_team_goes_to_the_independent_group(tmp_path: Path) -> None:
    async with both_groups(tmp_path, "noor", "idris") as play:
        before = len(play.told("adil", play.group))
        await play.says("mina", "/start")
        await play.taps("mina", "I understand")
        await play.says("mina", "/feedback")
        await play.taps("mina", "Someone on the team is involved")
        await play.says("mina", "Adil laughed at me.")
        await play.taps("mina", "Send")
        assert any("laughed" in each for each in play.told("noor", apart(play)))
        assert len(play.told("adil", play.group)) == before


async def test_whether_it_helped_is_counted_by_outcome(play: Play) -> None:
    await play.in_group("adil", "/helped")
    assert play.told("adil", play.group)[-1] == "Nobody has said yet whether it helped."
    for name, topic, outcome, answer in (
        ("mina", 0, "Resolved", "It helped"),
        ("yusuf", 1, "Resolved", "It did not help"),
    ):
        await report(play, name=name)
        await presses(play, "adil", "Take", topic)
        await presses(play, "adil", "Close", topic)
        await presses(play, "adil", outcome, topic)
        await play.taps(name, answer)
        await play.taps(name, answer)  # once is enough
    await play.in_group("bea", "/helped")
    assert play.told("adil", play.group)[-1].endswith("Resolved: yes 1, a little 0, no 1")


async def test_the_main_team_does_not_count_what_the_independent_group_did(tmp_path: Path) -> None:
    async with both_groups(tmp_path, "noor", "idris") as play:
        await report(play, about="Someone on the team is involved")
        for label in ("Take", "Close", "Resolved"):
            await play.taps("noor", label, apart(play))
        await play.taps("mina", "It helped")
        await play.in_group("adil", "/helped")
        assert play.told("adil", play.group)[-1] == "Nobody has said yet whether it helped."
        play.world.says(play.who("noor"), apart(play), "/helped")
        await play.flow()
        assert "Resolved: yes 1" in play.told("noor", apart(play))[-1]
