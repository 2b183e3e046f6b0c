"""A phrase and whose it was: nowhere to be found; and nothing of it for whoever only holds the phone."""

from storage import threads
from storage.disk.vault import load_root
from tests import hunting
from tests.playing import Play
from tests.storing import FILES, copied, readable
from tests.test_conversation import answer
from tests.test_discreet import PHRASE, protected
from tests.test_phrase import DONE, WRONG, cheap, made, on_its_way, sees, talk

__all__ = ["cheap"]


def canaries(phrase: str) -> list[str | int]:
    """The phrase, and those of its words that no file holds by chance."""
    return [phrase, *(each for each in phrase.split() if len(each) > 4)]


def plain(play: Play, to: str) -> bytes:
    """All that somebody reads who has both files with all keys that exist."""
    stolen = copied(play.config.storage.path.parent, play.folder / to)
    return readable(stolen / FILES[0], stolen / FILES[1], load_root(play.config.storage.key_file))


def hunt(play: Play, phrase: str) -> list[object]:
    """Hits of the phrase in the files as they lie there, and in what was told to anybody but Mina and Yusuf."""
    mina, yusuf = play.who("mina").id, play.who("yusuf").id
    found: list[object] = list(hunting.in_files(canaries(phrase), play.config.storage.path.parent))
    return found + list(hunting.requested(play.world, canaries(phrase), but={mina, yusuf}))


async def test_the_phrase_lies_nowhere_while_it_is_shown(play: Play) -> None:
    await talk(play)
    held = await on_its_way(play)
    copied(play.config.storage.path.parent, play.folder / "in flight")
    held.release()
    await play.flow()
    phrase = play.newest("mina", "Your five words:").text.splitlines()[-1]
    assert hunting.in_files(canaries(phrase), play.folder / "in flight") == []


async def test_the_phrase_lies_nowhere_and_the_old_account_is_found_by_no_key(play: Play) -> None:
    mina, yusuf = play.who("mina"), play.who("yusuf")
    await talk(play)
    assert play.store is not None
    before = await play.store.run(lambda files: files.main.execute("SELECT count(*) FROM lookup").fetchone())
    phrase = await made(play)
    assert hunt(play, phrase) == []
    assert hunting.found(canaries(phrase), plain(play, "after making")) == []
    await answer(play, "brother gambles", "An answer of long ago.")
    await play.says("yusuf", f"/phrase {phrase}")
    assert sees(play, "yusuf", DONE)
    assert await play.store.run(lambda files: files.main.execute("SELECT count(*) FROM lookup").fetchone()) == before
    await play.later(hours=2)
    await play.stop()
    await play.start()
    assert hunt(play, phrase) == []
    last = plain(play, "after moving")
    assert hunting.found([*canaries(phrase), *hunting.names_of(mina)], last) == []
    assert hunting.found([yusuf.id], last) != []  # the hunt finds what is there


async def test_the_numbers_of_the_old_chat_are_forgotten(play: Play) -> None:
    await talk(play)
    await answer(play, "brother gambles", "An answer of long ago.")
    phrase = await made(play)
    numbers = {shown.id for shown in play.screen("mina").messages}
    await play.says("yusuf", f"/phrase {phrase}")
    assert play.store is not None
    async with play.store.turn() as tx:
        entries = await threads.all(tx, 1)
    assert entries
    assert not {each.number(at_team=False) for each in entries} & numbers


async def test_whoever_holds_the_phone_makes_words_that_bring_an_empty_chat(play: Play) -> None:
    await protected(play)
    real = await made(play)
    await play.later(minutes=20)
    for_nothing = await made(play)  # the same screens
    await play.says("mina", "/mydata")
    assert "Five words move your conversations" in play.told("mina")[-1]
    await play.says("yusuf", f"/phrase {for_nothing}")
    assert sees(play, "yusuf", DONE)  # as from any chat in which nothing was said
    assert play.told("yusuf")[-1] == "You have no conversations yet."
    await play.says("mina", "Hello?")
    assert play.screen("mina").with_button("I understand")  # and here nobody was ever known
    await play.taps("mina", "I understand")
    for_nothing = await made(play)
    await play.says("mina", f"/phrase {real}")
    assert play.told("mina")[-1].startswith(WRONG)  # nobody learns that the paper belongs to this chat
    await play.says("mina", PHRASE)
    assert sees(play, "mina", "somebody here asked for five words")
    await play.says("yusuf", f"/phrase {for_nothing}")
    assert play.told("yusuf")[-1].startswith(WRONG)
    await play.says("yusuf", f"/phrase {real}")
    assert sees(play, "yusuf", DONE)
    assert "Conversation 1: someone on the team" in play.told("yusuf")[-1]


async def test_a_hidden_chat_loses_what_still_stands_in_it(play: Play) -> None:
    await protected(play)
    real = await made(play)
    await answer(play, "brother hits", "Come to the office.")
    await play.says("mina", PHRASE)
    assert sees(play, "mina", "Come to the office.")
    await play.says("yusuf", f"/phrase {real}")
    await play.flow()
    assert play.told("mina") == []
    await play.says("mina", PHRASE)  # words like any other, in a chat that never was
    assert "Tell a small team" in play.told("mina")[-1]


async def test_words_for_a_hidden_new_account_wait_behind_its_own_phrase(play: Play) -> None:
    await talk(play, name="yusuf")
    paper = await made(play, "yusuf")
    await play.says("mina", "/discreet")
    for each in ("15-18", PHRASE, PHRASE):
        await play.says("mina", each)
    await play.says("mina", f"/phrase {paper}")
    assert "Conversation 1: someone on the team" in play.told("mina")[-1]
    await play.later(minutes=20)
    await answer(play, "brother gambles", "Come to the office.")
    assert not sees(play, "mina", "Come to the office.")
    await play.says("mina", "/mine")
    assert play.told("mina")[-1] == "You have no conversations yet."
    await play.says("mina", PHRASE)
    assert sees(play, "mina", "Come to the office.")
