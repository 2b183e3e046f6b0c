"""Threaded Mode, switched on with BotFather: every answer stands where it is seen."""

from pathlib import Path

from rehearsal.world import Kind
from tests.playing import playing
from tests.teamwork import answers, presses, report


async def test_every_answer_carries_the_thread_in_which_somebody_writes(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as play:
        play.world.bot.threaded = True
        await report(play)
        await presses(play, "adil", "Take")
        await answers(play, "adil", "I am here.")
        for command in ("/mydata", "/numbers", "/stop", "/mine"):
            await play.says("mina", command)
        assert any("I am here." in text for text in play.told("mina"))
        private = play.world.private(play.who("mina"))
        sent = [r for r in play.world.journal.of("sendMessage") if r.chat == private.id]
        assert len(sent) > 8
        assert all(request.params.get("message_thread_id") in private.topics for request in sent)


async def test_members_are_paged_in_the_thread_in_which_they_write(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as play:
        play.world.bot.threaded = True
        await play.says("adil", "/start")
        await report(play, "He has a knife.", about="Someone is in danger now")
        assert any("You are needed in your group" in text for text in play.told("adil"))


async def test_a_thread_that_is_gone_is_left(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as play:
        play.world.bot.threaded = True
        await report(play)
        await presses(play, "adil", "Take")
        private = play.world.private(play.who("mina"))
        assert private.kind is Kind.PRIVATE
        play.world.bot.threaded = False
        await answers(play, "adil", "I am here.")
        assert any("I am here." in text for text in play.told("mina"))
        await play.says("mina", "Thank you.")
        assert any("Thank you." in text for text in play.told("adil", play.group))


async def test_somebody_can_go_on_in_another_thread(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as play:
        play.world.bot.threaded = True
        await report(play)
        await presses(play, "adil", "Take")
        mina = play.who("mina")
        play.world.opens_topic(mina, play.world.private(mina), "Another", implicit=True)
        await play.says("mina", "Are you there?")
        await answers(play, "adil", "Yes.", to="Are you there?")
        assert any("Yes." in text for text in play.told("mina"))


async def test_admins_hear_once_that_it_is_on(tmp_path: Path) -> None:
    async with playing(tmp_path) as play:
        assert not any("Threaded Mode" in text for text in play.told("adil"))
        await play.stop()
        play.world.bot.threaded = True
        for _ in range(2):
            await play.start()
            await play.flow()
            await play.stop()
        play.world.bot.threaded = False
        await play.start()
        await play.flow()
        assert sum("Threaded Mode" in text for text in play.told("adil")) == 1
