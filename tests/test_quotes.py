"""What somebody quotes, and where a link leads, goes along with their words; who wrote it does not."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from rehearsal.world import Message
from tests.playing import Play
from tests.teamwork import answers, taken

THREAT = "I will find you, wherever you go."
CANARY = "Qanari"


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with taken(tmp_path) as stage:
        yield stage


def in_group(play: Play, words: str) -> bool:
    return bool(play.screen("adil", play.group).saying(words))


def overheard(play: Play, text: str = THREAT, kind: str = "") -> Message:
    """A message of a chat that the bot has never met, by somebody whose name must not come along."""
    him = play.world.person("him", first_name=CANARY, last_name=CANARY, username=CANARY)
    chat = play.world.group(f"{CANARY}s family", members=[him, play.who("mina"), play.who("adil")], bot_inside=False)
    if kind:
        return play.world.sends_file(him, chat, kind, caption=text)
    return play.world.says(him, chat, text)


def leaks(play: Play) -> bool:
    return any(CANARY in json.dumps(each.params, default=str) for each in play.world.journal)


async def test_a_reply_to_another_chat_is_carried_with_its_words_and_without_their_author(play: Play) -> None:
    await play.says("mina", "He wrote this today.", elsewhere=overheard(play))
    shown = play.newest("adil", "He wrote this today.", play.group)
    assert f"↪ “{THREAT}”\nHe wrote this today." in shown.text
    assert not leaks(play)


async def test_a_quote_from_another_chat_in_a_draft_is_part_of_it(play: Play) -> None:
    await play.says("mina", "/new")
    await play.taps("mina", "Something else")
    written = await play.says("mina", "This came.", elsewhere=overheard(play), quote="I will find you")
    play.world.edits(play.who("mina"), written, "This came today.")
    await play.taps("mina", "Send")
    assert in_group(play, "↪ “I will find you”\nThis came today.")
    assert not leaks(play)


async def test_a_yes_to_another_chat_is_no_answer_to_a_question_of_ours(play: Play) -> None:
    await play.says("mina", "/new")
    await play.taps("mina", "Something else")
    await play.says("mina", "He wants to kill me.")
    assert play.screen("mina").saying("Is someone in danger now?")
    await play.says("mina", "Yes", elsewhere=overheard(play))
    assert len(play.topics()) == 1


@pytest.mark.parametrize("words", ["", THREAT])
async def test_a_picture_in_another_chat_is_asked_for(play: Play, words: str) -> None:
    await play.says("mina", "He sent this.", elsewhere=overheard(play, words, "photo"))
    assert in_group(play, "He sent this.")
    assert in_group(play, THREAT) is bool(words)
    assert play.screen("mina").saying("does not come along")
    assert not leaks(play)


async def test_what_a_quote_tells_of_the_writer_is_asked_about(play: Play) -> None:
    await play.says("mina", "He wrote it.", elsewhere=overheard(play, "Haddad, call me at (415) 555-0132 today."))
    assert not in_group(play, "555-0132")
    await play.taps("mina", "Hide it and send")
    assert in_group(play, "call me at ▇▇▇ today.”\nHe wrote it.")


async def test_a_member_who_replies_to_another_chat_is_told_that_it_stays(play: Play) -> None:
    await play.in_topic("adil", 0, "Look at this.", elsewhere=overheard(play))
    assert in_group(play, "so it stays in the team")
    assert not play.screen("mina").saying("Look at this.")


async def test_the_part_of_an_answer_that_is_quoted_goes_along(play: Play) -> None:
    await answers(play, "adil", "Are you safe? Did he hit you? Is he there?")
    asked = play.newest("mina", "Are you safe?")
    written = await play.says("mina", "Yes", reply_to=asked.message, quote="Did he hit you?")
    assert in_group(play, "“Did he hit you?”\nYes")
    play.world.edits(play.who("mina"), written, "No")
    await play.flow()
    assert in_group(play, "“Did he hit you?”\nNo")


async def test_the_part_of_a_reporters_words_that_is_quoted_goes_along(play: Play) -> None:
    await play.says("mina", "He shouts at night. He took the keys.")
    written = await answers(play, "adil", "When?", to="He took the keys.", quote="He took the keys.")
    assert play.screen("mina").saying("“He took the keys.”\nWhen?")
    play.world.edits(play.who("adil"), written, "When was that?")
    await play.flow()
    assert play.screen("mina").saying("“He took the keys.”\nWhen was that?")


async def test_of_the_card_nothing_goes_along(play: Play) -> None:
    await answers(play, "adil", "Hello.", to="Adil", quote="Adil")
    assert play.screen("mina").saying("Hello.")
    assert not play.screen("mina").saying("Adil")


async def test_of_a_screen_of_ours_nothing_goes_along(play: Play) -> None:
    await play.says("mina", "/mine")
    listed = play.newest("mina", "Conversation 1")
    await play.says("mina", "This one.", reply_to=listed.message, quote="Conversation 1")
    assert in_group(play, "This one.")
    assert not in_group(play, "Conversation 1")


async def test_the_address_behind_a_reporters_words_is_spelled_out_and_follows_a_change(play: Play) -> None:
    def link(to: str) -> list[dict[str, object]]:
        return [{"type": "text_link", "offset": 8, "length": 8, "url": to}]

    written = await play.says("mina", "Look at his page.", entities=link("https://example.org/threats"))
    assert in_group(play, "Look at his page (https://example.org/threats).")
    play.world.edits(play.who("mina"), written, "Look at his page.", entities=link("https://example.org/others"))
    await play.flow()
    assert in_group(play, "Look at his page (https://example.org/others).")
    assert not in_group(play, "threats")


async def test_a_link_behind_words_that_leads_to_a_person_is_asked_about(play: Play) -> None:
    link = [{"type": "text_link", "offset": 0, "length": 2, "url": "https://t.me/corner_house"}]
    await play.says("mina", "He lives there.", entities=link)
    assert not in_group(play, "lives there")
    await play.taps("mina", "Hide it and send")
    assert in_group(play, "lives there")
    assert not in_group(play, "corner_house")
