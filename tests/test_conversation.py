"""The frame: a report reaches the team and the answer comes back; nobody learns who wrote, nothing internal leaks."""

from tests.playing import Play
from tests.teamwork import report


async def answer(play: Play, to: str, text: str, *, name: str = "adil", topic: int = 0) -> None:
    """A member replies explicitly to words in the topic."""
    shown = play.newest(name, to, play.group)
    await play.in_topic(name, topic, text, reply_to=shown.message)


async def test_a_report_reaches_the_team_and_the_answer_comes_back(play: Play) -> None:
    await report(play, "My neighbour is shouting at his wife every night.", about="Someone is in danger now")
    assert any("My neighbour is shouting" in text for text in play.told("adil", play.group))
    await play.taps("adil", "Take", play.group)
    await answer(play, "My neighbour", "Thank you for telling us. Are you safe?")
    assert any("Are you safe?" in text for text in play.told("mina"))
    await play.says("mina", "Yes, I am at home.")
    assert any("I am at home" in text for text in play.told("adil", play.group))


async def test_words_written_before_consent_wait_and_one_tap_sends_them(play: Play) -> None:
    await play.says("mina", "Please help, I am afraid.")
    assert not any("I am afraid" in text for text in play.told("adil", play.group))
    await play.taps("mina", "I understand")
    assert any("I am afraid" in text for text in play.told("adil", play.group))


async def test_the_team_never_sees_the_reporters_name(play: Play) -> None:
    await report(play, "It is about my cousin.")
    mina = play.who("mina")
    everything = "\n".join(play.told("adil", play.group) + [topic.name for topic in play.topics()])
    for known in (mina.first_name, mina.last_name, mina.username, str(mina.id)):
        assert known
        assert known not in everything


async def test_an_ordinary_message_in_the_topic_stays_in_the_team(play: Play) -> None:
    await report(play, "It is about my cousin.")
    await play.taps("adil", "Take", play.group)
    await play.in_topic("adil", 0, "I think we should be careful here.")
    assert not any("careful" in text for text in play.told("mina"))


async def test_a_reply_to_a_colleague_stays_in_the_team(play: Play) -> None:
    await report(play, "It is about my cousin.")
    await play.taps("adil", "Take", play.group)
    remark = await play.in_topic("bea", 0, "Do we know this family?")
    await play.in_topic("adil", 0, "I do not believe so.", reply_to=remark)
    assert not any("believe so" in text for text in play.told("mina"))


async def test_a_reply_of_somebody_else_goes_only_once_confirmed(play: Play) -> None:
    await report(play, "It is about my cousin.")
    await play.taps("adil", "Take", play.group)
    await answer(play, "my cousin", "May I ask how old they are?", name="bea")
    assert not any("how old" in text for text in play.told("mina"))
    await play.taps("bea", "Send to the reporter", play.group)
    assert any("how old" in text for text in play.told("mina"))


async def test_a_reply_kept_in_the_team_never_goes(play: Play) -> None:
    await report(play, "It is about my cousin.")
    await play.taps("adil", "Take", play.group)
    await answer(play, "my cousin", "I do not trust this.", name="bea")
    await play.taps("bea", "Keep in the team", play.group)
    await play.later(days=2)
    assert not any("trust this" in text for text in play.told("mina"))


async def test_a_strangers_reply_does_nothing(play: Play) -> None:
    await report(play, "It is about my cousin.")
    await play.taps("adil", "Take", play.group)
    play.world.joins(play.who("omar"), play.group)
    await answer(play, "my cousin", "Hello, I am Omar.", name="omar")
    tap = await play.taps("omar", "Close", play.group)
    assert "listed" in tap.text
    assert not any("Omar" in text for text in play.told("mina"))


async def test_a_reply_before_taking_is_refused(play: Play) -> None:
    await report(play, "It is about my cousin.")
    await answer(play, "my cousin", "We are here.")
    assert not any("We are here" in text for text in play.told("mina"))
    assert any("Tap Take first" in text for text in play.told("adil", play.group))


async def test_a_closed_case_opens_again_and_is_erased_after_retention(play: Play) -> None:
    await report(play, "It is about my cousin.")
    await play.taps("adil", "Take", play.group)
    await play.taps("adil", "Close", play.group)
    await play.taps("adil", "Resolved", play.group)
    await play.later(days=10)
    await play.says("mina", "There is something new.")
    assert any("something new" in text for text in play.told("adil", play.group))
    await play.taps("bea", "Take", play.group)
    await play.taps("bea", "Close", play.group)
    await play.taps("bea", "Resolved", play.group)
    await play.later(days=31)
    assert play.topics() == []
    assert not any("cousin" in text for text in play.told("adil", play.group))
    await play.says("mina", "And one thing more.")
    assert any("over" in text for text in play.told("mina"))


async def test_a_reply_survives_a_restart(play: Play) -> None:
    await report(play, "It is about my cousin.")
    await play.stop()
    play.world.says(play.who("mina"), play.world.private(play.who("mina")), "Are you there?")
    await play.start()
    await play.flow()
    await play.taps("adil", "Take", play.group)
    await answer(play, "Are you there?", "Yes, we are.")
    assert any("Yes, we are" in text for text in play.told("mina"))


async def test_formatting_is_rebuilt_from_the_allow_list(play: Play) -> None:
    await report(play, "It is about my cousin.")
    text = "😀 very bold and a link"
    entities = [
        {"type": "bold", "offset": 8, "length": 4},
        {"type": "custom_emoji", "offset": 19, "length": 4, "custom_emoji_id": "5368324170671202286"},
    ]
    await play.says("mina", text, entities=entities)
    shown = play.newest("adil", "very bold", play.group)
    assert [each["type"] for each in shown.entities] == ["blockquote", "bold"]
    start = shown.entities[1]["offset"]
    raw = shown.text.encode("utf-16-le")
    assert raw[start * 2 : start * 2 + 8].decode("utf-16-le") == "bold"


async def test_what_is_not_carried_yet_is_refused_by_kind(play: Play) -> None:
    await report(play, "It is about my cousin.")
    mina = play.who("mina")
    play.world.sends_file(mina, play.world.private(mina), "photo", b"\x89PNG", file_name="mina.png")
    await play.flow()
    assert any("a picture" in text for text in play.told("mina"))


async def test_an_edit_follows_what_was_carried(play: Play) -> None:
    await report(play, "It is about my cousin.")
    message = await play.says("mina", "He lives in Oak Street.")
    play.world.edits(play.who("mina"), message, "He lives nearby.")
    await play.flow()
    told = play.told("adil", play.group)
    assert any("nearby" in text for text in told)
    assert not any("Oak Street" in text for text in told)


async def test_unsend_takes_back_what_the_team_sent(play: Play) -> None:
    await report(play, "It is about my cousin.")
    await play.taps("adil", "Take", play.group)
    shown = play.newest("adil", "my cousin", play.group)
    sent = await play.in_topic("adil", 0, "Wrong words.", reply_to=shown.message)
    assert any("Wrong words" in text for text in play.told("mina"))
    await play.in_topic("adil", 0, "/unsend", reply_to=sent)
    assert not any("Wrong words" in text for text in play.told("mina"))
