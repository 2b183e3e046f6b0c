"""Five words take the conversations to another account; the old one loses them, and nobody learns of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from handlers.text import five_words
from rehearsal.faults import Fault, FaultKind
from tests.playing import Play
from tests.teamwork import report
from tests.test_conversation import answer

DONE, WRONG, OFTEN = "It is done.", "We know no such five words.", "That was tried too often."


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """How slow the working on a phrase is belongs to none of these promises."""
    monkeypatch.setattr("storage.disk.slow_phrase.MEMORY", 64)


async def made(play: Play, name: str = "mina") -> str:
    """Somebody makes a phrase and writes it down; what the paper says."""
    await play.says(name, "/phrase")
    await play.taps(name, "Make five words")
    phrase = play.newest(name, "Your five words:").text.splitlines()[-1]
    assert len(phrase.split()) == five_words.COUNT
    await play.taps(name, "I wrote it down")
    return str(phrase)


async def on_its_way(play: Play) -> Fault:
    """Mina makes a phrase, and what shows it hangs until it is released."""
    await play.says("mina", "/phrase")
    await play.later(minutes=2)  # so that no limit holds the words back
    mina = play.who("mina")
    held = play.server.faults.add("sendMessage", FaultKind.HANG, chat=mina.id)
    play.world.taps(mina, play.screen("mina").with_button("Make five words")[-1].message, "Make five words")
    await play.world.until(lambda: held.hits > 0)
    return held


async def talk(play: Play, words: str = "My brother gambles.", name: str = "mina") -> None:
    """A conversation that Adil holds."""
    await report(play, words, name=name)
    await play.taps("adil", "Take", play.group)


def sees(play: Play, name: str, words: str) -> bool:
    return any(words in text for text in play.told(name, play.group if name in ("adil", "bea") else None))


async def test_the_conversation_goes_on_from_the_other_account_and_the_old_one_hears_nothing(play: Play) -> None:
    await play.says("mina", "/start")
    await talk(play)
    phrase = await made(play)
    assert not sees(play, "mina", phrase)  # shown once
    told = play.told("mina")
    await play.says("yusuf", "/phrase")
    await play.says("yusuf", "I have five words")  # every button can be typed
    await play.says("yusuf", f" {phrase.upper().replace(' ', ' , ')}. ")
    assert sees(play, "yusuf", DONE)
    assert not any(phrase.split()[0].upper() in text for text in play.told("yusuf"))  # a typed phrase goes at once
    assert "Conversation 1: someone on the team looks after it — you are writing here now" in play.told("yusuf")[-1]
    await play.later(days=1)
    assert play.told("mina") == told  # the old account hears nothing
    await answer(play, "brother gambles", "Are you safe now?")
    assert sees(play, "yusuf", "Are you safe now?")
    await play.says("yusuf", "Yes, with my aunt.")
    assert sees(play, "adil", "with my aunt")
    assert play.told("mina") == told


async def test_the_old_account_begins_anew_and_its_phrase_is_used_up(play: Play) -> None:
    await talk(play)
    phrase = await made(play)
    await play.says("yusuf", f"/phrase {phrase}")
    assert sees(play, "yusuf", DONE)
    await play.says("mina", "Is anybody there?")
    assert "Tell a small team" in play.told("mina")[-1]
    assert len(play.topics()) == 1
    await play.taps("mina", "I understand")
    assert sees(play, "mina", "This is Conversation 1.")
    assert len(play.topics()) == 2
    await play.says("mina", f"/phrase {phrase}")
    assert play.told("mina")[-1].startswith(WRONG)


async def test_a_new_phrase_ends_the_one_before(play: Play) -> None:
    await talk(play)
    first = await made(play)
    second = await made(play)
    await play.says("yusuf", f"/phrase {first}")
    assert play.told("yusuf")[-1].startswith(WRONG)
    await play.says("yusuf", second)  # five words of the lists are a phrase wherever they are written
    assert sees(play, "yusuf", DONE)


async def test_the_message_with_the_words_goes_by_itself(play: Play) -> None:
    await play.says("mina", "/phrase")
    await play.taps("mina", "Make five words")
    assert sees(play, "mina", "Your five words:")
    await play.later(minutes=11)
    assert not sees(play, "mina", "Your five words:")


async def test_ones_own_phrase_is_told_kindly_and_changes_nothing(play: Play) -> None:
    await talk(play)
    phrase = await made(play)
    await play.says("mina", f"/phrase {phrase}")
    assert "this very chat" in play.told("mina")[-1]
    await play.says("yusuf", f"/phrase {phrase}")
    assert sees(play, "yusuf", DONE)


async def test_order_matters_and_a_slip_costs_no_try(play: Play) -> None:
    await talk(play)
    phrase = await made(play)
    await play.says("yusuf", "/phrase")
    await play.taps("yusuf", "I have five words")
    for _ in range(6):
        await play.says("yusuf", " ".join([*phrase.split()[:4], "xxxx"]))
        assert play.told("yusuf")[-1].startswith("These are not five words")
    await play.says("yusuf", " ".join(reversed(phrase.split())))
    assert play.told("yusuf")[-1].startswith(WRONG)
    await play.says("yusuf", phrase)
    assert sees(play, "yusuf", DONE)


async def test_what_is_no_phrase_is_words(play: Play) -> None:
    """Whoever is asked for five words and writes of danger loses nothing."""
    await play.says("yusuf", "/phrase")
    await play.taps("yusuf", "I have five words")
    await play.says("yusuf", "he is at the door")
    assert sees(play, "yusuf", "“I understand” sends what you wrote")
    await play.taps("yusuf", "I understand")
    assert sees(play, "adil", "he is at the door")


SLIPS = {
    "misspelt": lambda words: [*words[:3], words[3] + "q", words[4]],
    "left out": lambda words: words[:4],
    "split": lambda words: [words[0][:2], words[0][2:], *words[1:]],
    "numbered": lambda words: [f"{number}. {each}" for number, each in enumerate([*words[:4], "qqq"], 1)],
    "told": lambda words: ["I", "wrote", "them", "down:", *words],
    "asked": lambda words: [*words, "- is that right?"],
    "told in Arabic": lambda words: ["الكلمات:", "،".join(words)],
}
"""What becomes of five words under way: from them to what is written."""


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
@pytest.mark.parametrize("language", ["en", "ar"])
async def test_five_words_with_a_slip_wait_for_a_second_look(
    play: Play, language: str, slip: Callable[[list[str]], list[str]]
) -> None:
    """They are nearly a key: whoever reads along guesses the rest. They may be words, too: nothing is lost."""
    await report(play, "The lamp is broken again.")
    words = list(five_words.words()[language][100:600:100])
    await play.says("mina", " ".join(slip(words)))
    assert not any(words[1] in text for text in play.told("adil", play.group))
    assert sees(play, "mina", "five words that take conversations to another account")
    await play.taps("mina", "Send as it is")
    assert any(words[1] in text for text in play.told("adil", play.group))


def test_what_people_write_is_hardly_ever_taken_for_five_words() -> None:
    corpora = Path(__file__).parent.glob("corpora/*.txt")
    lines = [line.lstrip("!- ").split("|") for path in corpora for line in path.read_text("utf-8").splitlines()]
    written = [" ".join(each[1:2] or each) for each in lines]
    assert len(written) > 500
    assert [text for text in written if list(five_words.places(text))] == []


WRONG_ONES = [" ".join(five_words.words()["en"][start : start + 5]) for start in range(80)]


async def test_five_tries_a_day_also_across_a_restart(play: Play) -> None:
    await talk(play)
    phrase = await made(play)
    for each in WRONG_ONES[:3]:
        await play.says("yusuf", f"/phrase {each}")
    await play.stop()
    await play.start()
    for each in WRONG_ONES[3:5]:
        await play.says("yusuf", f"/phrase {each}")
        assert play.told("yusuf")[-1].startswith(WRONG)
    await play.says("yusuf", f"/phrase {phrase}")
    assert play.told("yusuf")[-1].startswith(OFTEN)  # and whether it was right is not told
    await play.later(days=1)
    await play.says("yusuf", f"/phrase {phrase}")
    assert sees(play, "yusuf", DONE)


async def test_many_accounts_guess_no_faster_than_one(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rules.privacy.tries.OF_HOUSE", 4)
    await talk(play)
    phrase = await made(play)
    for number, each in enumerate(WRONG_ONES[:4]):
        await play.says("omar" if number % 2 else "bea", f"/phrase {each}")
    await play.says("yusuf", f"/phrase {phrase}")
    assert play.told("yusuf")[-1].startswith(OFTEN)
    await play.later(hours=1)
    await play.says("yusuf", f"/phrase {phrase}")
    assert sees(play, "yusuf", DONE)


async def test_an_erased_persons_phrase_is_gone(play: Play) -> None:
    await talk(play)
    phrase = await made(play)
    await play.says("mina", "/stop")
    await play.taps("mina", "Delete everything")
    await play.taps("mina", "Yes, delete everything")
    await play.later(minutes=2)
    assert play.store is not None
    assert await play.store.run(lambda files: files.main.execute("SELECT * FROM lookup").fetchall()) == []
    await play.says("yusuf", f"/phrase {phrase}")
    assert play.told("yusuf")[-1].startswith(WRONG)


async def test_a_phrase_survives_that_a_way_back_is_cut(play: Play) -> None:
    await talk(play)
    phrase = await made(play)
    await play.says("mina", "/stop")
    await play.taps("mina", "Cut a conversation")
    await play.taps("mina", "Yes, cut it")
    await play.says("yusuf", f"/phrase {phrase}")
    assert sees(play, "yusuf", DONE)
    assert "You have no conversations yet." in play.told("yusuf")[-1]


async def erased(play: Play, name: str) -> None:
    """They delete everything, and come again."""
    await play.says(name, "/stop")
    await play.taps(name, "Delete everything")
    await play.taps(name, "Yes, delete everything")
    await play.says(name, "/start")
    await play.taps(name, "I understand")


async def test_deleting_everything_gives_no_more_tries(play: Play) -> None:
    await talk(play)
    phrase = await made(play)
    await play.says("yusuf", "/start")
    await play.taps("yusuf", "I understand")
    for each in WRONG_ONES[:5]:
        await erased(play, "yusuf")
        await play.says("yusuf", f"/phrase {each}")
        assert play.told("yusuf")[-1].startswith(WRONG)
    await erased(play, "yusuf")
    await play.says("yusuf", f"/phrase {phrase}")
    assert play.told("yusuf")[-1].startswith(OFTEN)
    await play.later(days=1, minutes=1)
    await play.says("yusuf", f"/phrase {phrase}")
    assert sees(play, "yusuf", DONE)


async def test_one_account_uses_up_no_more_than_its_own_of_the_houses_tries(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rules.privacy.tries.OF_HOUSE", 8)
    await talk(play)
    phrase = await made(play)
    await play.says("omar", "/start")
    await play.taps("omar", "I understand")
    for each in WRONG_ONES[:10]:
        await play.says("omar", f"/phrase {each}")
        await erased(play, "omar")
    await play.says("yusuf", f"/phrase {phrase}")
    assert sees(play, "yusuf", DONE)


async def test_deleting_everything_makes_no_more_phrases(play: Play) -> None:
    await talk(play)
    for _ in range(5):
        await made(play)
        await erased(play, "mina")
    await play.says("mina", "/phrase")
    await play.taps("mina", "Make five words")
    assert play.told("mina")[-1].startswith(OFTEN)
