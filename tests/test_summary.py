"""Two hundred cases on one phone: what presses comes first, in one message, within a second."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from handlers.journeys import TEAM_LISTED
from rules.case import Case, State
from rules.send import Urgency
from rules.team.summary import overview
from storage import cases, people
from tests.playing import Play, playing
from tests.teamwork import answers, case_of, desk, presses, report


async def many(play: Play, count: int) -> None:
    """Open cases, straight into the store: of every urgency, some of them taken, some answered."""
    assert play.store is not None
    now = play.clock.now()
    async with play.store.turn() as tx:
        person = await people.welcome(tx, 999, 999, "en")
        for number in range(count):
            case = await cases.open(
                tx,
                person,
                code=f"{number:03d}-AAA",
                team="team",
                category="other",
                urgency=list(Urgency)[number % 4],
                number=number + 1,
                now=now - timedelta(hours=number),
            )
            state = (State.WAITING, State.TAKEN, State.ANSWERED)[number % 3]
            holder = None if state is State.WAITING else play.who("adil" if number % 2 else "bea").id
            await cases.save(tx, replace(case, state=state, holder=holder, waits=case.opened))


async def test_a_summary_of_two_hundred_cases_is_one_message_within_a_second(play: Play) -> None:
    await many(play, 200)
    begun = perf_counter()
    play.world.says(play.who("adil"), play.group, "/summary")
    await play.world.until(lambda: any("Open cases" in text for text in desk(play)))
    took = perf_counter() - begun
    text = play.newest("adil", "Open cases", play.group).text
    assert took < 1.0, took
    assert len(text.encode("utf-16-le")) // 2 <= 4096
    assert "and 160 more" in text
    rows = text.splitlines()[1:]
    assert max(map(len, rows[:40])) <= 48, "a row fits a phone"
    assert "danger now" in rows[0]
    assert all("waiting" in row for row in rows[:40])


async def test_the_summary_says_who_holds_what_and_for_how_long(play: Play) -> None:
    await report(play)
    await report(play, name="yusuf")
    await presses(play, "bea", "Take", 0)
    await play.later(hours=3)
    play.world.says(play.who("adil"), play.group, "/summary")
    await play.flow()
    text = play.newest("adil", "Open cases", play.group).text
    assert "Nobody holds: 1. Taken, no answer yet: 1. Answered: 0." in text
    assert "Bea" in text
    assert "180 min" in text or "3 h" in text


async def test_mine_shows_only_mine_where_i_asked(play: Play) -> None:
    await report(play)
    await report(play, name="yusuf")
    await presses(play, "bea", "Take", 0)
    await presses(play, "adil", "Take", 1)
    await play.in_topic("bea", 0, "/mine")
    first, second = await case_of(play, 1), await case_of(play, 2)
    assert first is not None
    assert second is not None
    shown = play.newest("bea", "Bea holds one case", play.group)
    assert shown.thread == play.topics()[0].id
    assert first.code in shown.text
    assert second.code not in shown.text


async def test_case_leads_to_its_topic_however_the_code_is_typed(play: Play) -> None:
    await report(play)
    case = await case_of(play)
    assert case is not None
    for typed in (case.code, case.code.lower(), case.code.replace("-", " ")):
        play.world.says(play.who("bea"), play.group, f"/case {typed}")
        await play.flow()
    assert sum(f"https://t.me/c/1000000001/{play.topics()[0].id}" in text for text in desk(play)) == 3


async def test_a_wrong_code_and_one_of_the_other_group_look_the_same(tmp_path: Path) -> None:
    async with playing(tmp_path, independent=True, privacy__first_words_wait="0 min") as play:
        await many(play, 1)
        assert play.store is not None
        async with play.store.turn() as tx:
            case = await cases.get(tx, 1)
            assert case is not None
            await cases.save(tx, replace(case, team="independent"))
        for code in (case.code, "ZZZ-ZZZ", ""):
            play.world.says(play.who("adil"), play.group, f"/case {code}".strip())
            await play.flow()
        told = [text for text in desk(play) if "no such case" in text]
        assert len(told) == 3
        assert len(set(told)) == 1
        play.world.says(play.who("adil"), play.group, "/summary")
        await play.flow()
        assert not any(case.code in text for text in desk(play) if not text.startswith("/case"))


async def test_strangers_and_observers_get_no_answer(play: Play) -> None:
    await report(play)
    play.world.joins(play.who("omar"), play.group)
    await play.flow()
    before = len(desk(play))
    for command in ("/summary", "/mine", "/case 000-AAA"):
        play.world.says(play.who("omar"), play.group, command)
        await play.flow()
    assert len(desk(play)) == before + 3, "only Omar's own words"


async def test_a_mistyped_command_in_a_reply_never_reaches_the_reporter(play: Play) -> None:
    await report(play)
    await presses(play, "adil", "Take")
    for slip in ("/unsned", "/sumary", "/close"):
        await answers(play, "adil", slip)
    assert not any("/un" in text or "/sum" in text or "/close" in text for text in play.told("mina")[2:])


async def test_commands_are_shown_in_the_teams_group_only(play: Play) -> None:
    await play.world.until(
        lambda: any(scope[0] == "chat" and scope[1] == play.group.id for scope in play.world.bot.commands)
    )
    here = next(commands for scope, commands in play.world.bot.commands.items() if scope[1] == play.group.id)
    assert [each["command"] for each in here] == list(TEAM_LISTED)
    for scope, commands in play.world.bot.commands.items():
        if scope[1] != play.group.id:
            assert not {"summary", "case"} & {each["command"] for each in commands}


def test_the_most_pressing_comes_first() -> None:
    from tests.test_deadlines import case

    waiting = replace(case(Urgency.ROUTINE, State.WAITING), holder=None)
    danger = replace(case(Urgency.DANGER, State.ANSWERED))
    taken = replace(case(Urgency.SOON, State.TAKEN))
    found = overview([danger, taken, waiting], "team")
    assert [each.state for each in found.rows] == [State.WAITING, State.TAKEN, State.ANSWERED]
    assert isinstance(found.rows[0], Case)
    assert overview([danger, taken, waiting], "independent").rows == ()
