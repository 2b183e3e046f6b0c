"""Check-ins across outages and at the moment of a stop: what is late says so, once; what was stopped never comes."""

from datetime import UTC, datetime

import pytest

from rehearsal.faults import FaultKind
from tests.playing import Play
from tests.teamwork import report
from tests.test_checkins import agreed, team_sees
from tests.test_conversation import answer

LATE = "Sorry, this comes late."


def came(play: Play, name: str = "mina") -> list[str]:
    """The check-ins that have come to somebody, whatever they say."""
    return [each.text for each in play.screen(name).with_button("Stop these")]


async def offered(play: Play, *choices: str) -> None:
    """Mina's case, with each of these agreed to, at noon."""
    await report(play, "The lamp is broken again.")
    await play.taps("adil", "Take", play.group)
    await answer(play, "lamp is broken", "We are with you.")
    for choice in choices:
        await play.taps("adil", "Check-in", play.group)
        await play.taps("adil", choice, play.group)
        await play.taps("mina", "12–15")


async def down_until(play: Play, day: int, hour: int = 11) -> None:
    """The bot is away until then in March: by default three at night, in Los Angeles."""
    await play.stop()
    play.clock.set_to(datetime(2026, 3, day, hour, tzinfo=UTC).timestamp())
    await play.start()
    await play.flow()


async def away_while_she_writes(play: Play, words: str, day: int) -> None:
    """Mina writes at nine in the morning; the bot comes back within the hours that she chose."""
    await play.stop()
    play.clock.set_to(datetime(2026, 3, day, 17, tzinfo=UTC).timestamp())
    mina = play.who("mina")
    play.world.says(mina, play.world.private(mina), words)
    play.clock.set_to(datetime(2026, 3, day, 22, tzinfo=UTC).timestamp())
    await play.start()


async def test_a_kind_word_of_any_age_still_goes_by_day_and_says_that_it_is_late(play: Play) -> None:
    await offered(play, "Kind word in 1 day")
    await down_until(play, 14)
    assert came(play) == []
    await play.later(days=1)
    (text,) = came(play)
    assert LATE in text
    assert "No answer is needed" in text or "do not need to answer" in text or "nothing you need to do" in text


async def test_of_several_that_were_missed_one_message_comes(play: Play) -> None:
    await offered(play, "Ask in 1 day", "Kind word in 1 day")
    await down_until(play, 5)
    await play.later(hours=20)
    (text,) = came(play)
    assert LATE in text
    assert "How are you" in text
    assert not team_sees(play, "was not sent")


async def test_what_is_too_old_goes_to_the_team_and_what_is_not_comes(play: Play) -> None:
    await offered(play, "Ask in 1 day", "Ask in 3 days")
    await down_until(play, 7)
    await play.later(hours=20)
    (text,) = came(play)
    assert LATE in text
    assert team_sees(play, "The check-in of Tuesday, 12:00 was not sent")
    assert not team_sees(play, "The check-in of Thursday, 12:00 was not sent")


async def test_attempts_that_were_missed_are_one_and_people_decide_a_day_later(play: Play) -> None:
    await agreed(play)
    await play.later(days=1, hours=5)
    assert len(came(play)) == 1
    await down_until(play, 7)  # attempts of the 4th and the 6th have passed
    await play.later(hours=20)
    assert len(came(play)) == 2
    assert LATE in came(play)[-1]
    assert not team_sees(play, "No answer")
    await play.later(days=1)
    assert len(came(play)) == 2
    assert team_sees(play, "No answer to the check-in of Tuesday, 12:00")


async def test_an_attempt_that_is_too_old_is_told_as_not_sent(play: Play) -> None:
    await agreed(play)
    await play.later(days=1, hours=5)
    await down_until(play, 20)
    await play.later(hours=20)
    assert len(came(play)) == 1
    assert team_sees(play, "was not sent: the bot was away")
    assert team_sees(play, "No answer to the check-in of Tuesday, 12:00")


async def test_a_stop_word_that_was_written_during_the_outage_is_heard_before_anything_comes(play: Play) -> None:
    await offered(play, "Ask in 1 day", "Kind word in 3 days")
    await play.later(days=1, hours=5)
    await away_while_she_writes(play, "STOP", day=4)
    await play.later(days=9)
    assert len(came(play)) == 1
    assert team_sees(play, "The reporter has stopped check-ins.")


async def test_words_that_were_written_during_the_outage_keep_the_promise_to_write(play: Play) -> None:
    await offered(play)
    for words in ("/checkins", "I’ll write by …", "In 1 day", "12-15"):
        await play.says("mina", words)
    await away_while_she_writes(play, "It went well.", day=3)
    await play.later(days=5)
    assert came(play) == []
    assert team_sees(play, "The reporter has written, as they said")


async def test_the_day_before_is_announced_as_it_is_by_then(play: Play) -> None:
    await offered(play, "Ask in 3 days")
    await down_until(play, 5, 14)  # six in the morning of the day itself
    assert team_sees(play, "Soon the reporter gets a check-in: Thursday, 12:00.")
    assert not team_sees(play, "Tomorrow the reporter gets")


async def test_what_has_come_late_is_not_announced_afterwards(play: Play) -> None:
    await offered(play, "Ask in 3 days")
    await down_until(play, 7)
    await play.later(hours=20)
    assert len(came(play)) == 1
    assert not any(team_sees(play, each) for each in ("Tomorrow the reporter gets", "Soon the reporter gets"))


async def test_stop_after_the_last_kind_word_stops_and_the_team_cannot_begin_again(play: Play) -> None:
    await offered(play, "Kind word in 1 day")
    await play.later(days=1, hours=5)
    await play.says("mina", "stop")
    assert any("Check-ins are stopped." in text for text in play.told("mina"))
    assert team_sees(play, "The reporter has stopped check-ins.")
    assert "stop" not in play.told("adil", play.group)
    await play.taps("adil", "Check-in", play.group)
    tap = await play.taps("adil", "Kind word in 1 day", play.group)
    assert "stopped" in tap.text
    await play.says("mina", "/checkins")
    assert play.screen("mina").with_button("Start them again")


async def test_the_second_message_after_a_kind_word_is_no_answer_to_it(play: Play) -> None:
    await offered(play, "Kind word in 1 day")
    await play.later(days=1, hours=5)
    await play.says("mina", "Thank you.")
    await play.says("mina", "stop")
    assert any("Did you mean one of these?" in text for text in play.told("mina"))


@pytest.mark.parametrize(
    ("way", "choice", "kind"),
    [
        ("stop", "Ask in 1 day", FaultKind.SERVER_ERROR),
        ("stop", "Kind word in 1 day", FaultKind.TOO_MANY),
        ("cancel", "Ask in 1 day", FaultKind.SERVER_ERROR),
        ("block", "Kind word in 1 day", FaultKind.SERVER_ERROR),
    ],
)
async def test_what_was_on_its_way_when_it_ended_does_not_come_back(
    play: Play, way: str, choice: str, kind: FaultKind
) -> None:
    await offered(play, choice)
    mina = play.who("mina")
    fault = play.server.faults.add("sendMessage", kind, chat=mina.id, retry_after=3600)
    await play.later(days=1, hours=2, minutes=5)
    assert fault.hits
    if way == "stop":
        await play.taps("mina", "Stop check-ins")
    elif way == "cancel":
        await play.taps("adil", "Check-in", play.group)
        await play.taps("adil", "Cancel check-ins", play.group)
        await play.taps("adil", "Yes, end them", play.group)
    else:
        await play.taps("adil", "Change", play.group)
        await play.taps("adil", "Block for 7 days", play.group)
        await play.taps("adil", "Yes, block", play.group)
    play.server.faults.clear()
    await play.later(days=6)
    assert came(play) == []
