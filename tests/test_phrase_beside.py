"""Words that open everything go to no team: written under a picture, or quoted from where they were kept."""

from tests.playing import Play
from tests.teamwork import report
from tests.test_discreet import PHRASE, protected
from tests.test_phrase import made


def reached_the_team(play: Play, words: str) -> bool:
    return any(words in str(each.params) for each in play.world.journal if each.chat == play.group.id)


async def test_five_words_under_a_picture_go_to_no_team(play: Play) -> None:
    await report(play, "The lamp is broken again.")
    words = await made(play)
    mina = play.who("mina")
    sent = play.world.sends_file(mina, play.world.private(mina), "photo", caption="The lamp")
    await play.flow()
    other = play.world.sends_file(mina, play.world.private(mina), "photo", caption=words)
    await play.flow()
    await play.later(minutes=2)
    assert reached_the_team(play, "The lamp")
    assert not reached_the_team(play, words)
    standing = [each.message for each in play.screen("mina").messages]
    assert sent in standing
    assert other not in standing


async def test_five_words_quoted_from_where_they_were_kept_go_to_no_team(play: Play) -> None:
    await report(play, "The lamp is broken again.")
    words = await made(play)
    mina = play.who("mina")
    notes = play.world.group("Notes", members=[mina], bot_inside=False)
    await play.says("mina", "I kept it there.", elsewhere=play.world.says(mina, notes, words))
    await play.later(minutes=2)
    assert reached_the_team(play, "I kept it there.")
    assert not reached_the_team(play, words)


async def test_the_phrase_of_discreet_mode_under_a_picture_goes_to_no_team(play: Play) -> None:
    await protected(play)
    mina = play.who("mina")
    play.world.sends_file(mina, play.world.private(mina), "photo", caption=PHRASE)
    await play.flow()
    await play.later(minutes=2)
    assert not reached_the_team(play, PHRASE)
