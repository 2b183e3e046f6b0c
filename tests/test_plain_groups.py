"""Groups without topics, groups that get or lose them, groups that migrate: nothing is lost on the way."""

from pathlib import Path

from tests.playing import Play, playing
from tests.teamwork import report


async def reply(play: Play, to: str, text: str, name: str = "adil") -> None:
    shown = play.newest(name, to, play.group)
    topic = play.world.topic_of(shown.message) if play.group.forum else None
    play.world.says(play.who(name), play.group, text, reply_to=shown.message, thread=topic)
    await play.flow()


async def converse(play: Play, mark: str) -> None:
    """Words in, words out, through whatever the group is now."""
    await play.says("mina", f"Words of mine {mark}.")
    assert any(f"Words of mine {mark}" in text for text in play.told("adil", play.group))
    await reply(play, f"Words of mine {mark}", f"Words of ours {mark}.")
    assert any(f"Words of ours {mark}" in text for text in play.told("mina"))


async def test_a_plain_group_works_with_cards_and_replies(tmp_path: Path) -> None:
    async with playing(tmp_path, shape="plain", privacy__first_words_wait="0 min") as play:
        await report(play, "It is about my cousin.")
        card = play.newest("adil", "Nobody has taken it", play.group)
        words = play.newest("adil", "my cousin", play.group)
        assert words.reply_to is card.message
        assert card.text.split()[1] in words.text
        await play.taps("adil", "Take", play.group)
        await converse(play, "one")
        await play.in_group("adil", "Who knows them?")
        assert not any("Who knows them" in text for text in play.told("mina"))


async def test_a_case_goes_on_when_the_group_gets_topics_and_loses_them(tmp_path: Path) -> None:
    async with playing(tmp_path, shape="plain", privacy__first_words_wait="0 min") as play:
        await report(play, "It is about my cousin.")
        await play.taps("adil", "Take", play.group)
        play.world.toggles_forum(play.group, True)
        await play.in_group("adil", "Now we have topics.")
        await converse(play, "two")
        assert len(play.topics()) == 1
        assert any("Earlier messages are gone" in text for text in play.told("adil", play.group))
        play.world.toggles_forum(play.group, False)
        await converse(play, "three")


async def test_a_case_goes_on_when_the_group_migrates(tmp_path: Path) -> None:
    async with playing(tmp_path, shape="basic", privacy__first_words_wait="0 min") as play:
        await report(play, "It is about my cousin.")
        await play.taps("adil", "Take", play.group)
        await converse(play, "one")
        play.world.upgrades(play.group)
        await play.flow()
        await converse(play, "two")
        await play.stop()
        await play.start()
        await play.flow()
        await converse(play, "three")


async def test_a_topic_deleted_by_hand_is_made_again_and_waiting_words_survive(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as play:
        await report(play, "It is about my cousin.")
        await play.taps("adil", "Take", play.group)
        play.world.deletes_topic(play.group, play.topics()[0].topic)
        await converse(play, "one")
        assert len(play.topics()) == 1
        assert any("Earlier messages are gone" in text for text in play.told("adil", play.group))
        assert any("Adil holds it" in text for text in play.told("adil", play.group))


async def test_unknown_groups_are_left_but_only_after_ten_minutes(tmp_path: Path) -> None:
    async with playing(tmp_path) as play:
        other = play.world.group("Somebody else's", forum=False, members=[play.who("omar")])
        play.world.leaves(play.world.bot, other)
        play.world.joins(play.world.bot, other, by=play.who("omar"))
        await play.flow()
        await play.later(minutes=9)
        assert play.world.journal.of("leaveChat") == []
        await play.later(minutes=2)
        assert [request.chat for request in play.world.journal.of("leaveChat")] == [other.id]
        assert list(play.world.journal.of("sendMessage", chat=other.id)) == []


async def test_a_reply_about_an_erased_case_says_so_without_topics_too(tmp_path: Path) -> None:
    async with playing(tmp_path, shape="plain", privacy__first_words_wait="0 min") as play:
        await report(play, "It is about my cousin.")
        await play.taps("adil", "Take", play.group)
        await reply(play, "New case", "I have it.")  # the desk's line is no case's; nobody is asked and nothing said
        assert not play.screen("adil", play.group).saying("over and erased")
        await play.later(hours=49)  # what is older than that cannot be taken out of the group
        await play.says("mina", "/stop")
        await play.taps("mina", "Delete everything")
        await play.taps("mina", "Yes, delete everything")
        await reply(play, "It is about my cousin.", "Are you there?")
        assert len(play.screen("adil", play.group).saying("over and erased")) == 1
        assert not any("Are you there" in text for text in play.told("mina"))
