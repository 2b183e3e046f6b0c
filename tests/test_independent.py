"""What is about the team goes to the independent group, and the main team cannot learn that it exists."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers import refusal
from tests.hunting import found
from tests.playing import Play, playing
from tests.teamwork import apart, both_groups, report

CANARY = "Adil shouted at my mother behind the kitchen."


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Play]:
    async with both_groups(tmp_path, "noor", "idris") as stage:
        yield stage


def read_by_team(play: Play, *canaries: str) -> list[str | int]:
    """What of it the bot ever sent to anybody of [team]: their group, their own chats, answers to their presses."""
    team = {play.group.id, play.who("adil").id, play.who("bea").id}
    hits: list[str | int] = []
    for request in play.world.journal:
        if request.chat in team or request.method in ("setMyCommands", "setMyDescription"):
            sent = json.dumps(request.params, ensure_ascii=False, default=str).encode()
            hits += found(canaries, sent)
    return hits


def code(play: Play) -> str:
    topic = play.world.screen(play.who("noor"), apart(play)).topics[0]
    return str(topic.name).split()[0]


async def complain(play: Play, words: str = CANARY) -> None:
    await report(play, words, about="Someone on the team is involved")


async def test_words_about_the_team_reach_the_independent_group_alone(play: Play) -> None:
    before = len(play.told("adil", play.group)), len(play.told("adil"))
    await complain(play)
    assert any(CANARY in text for text in play.told("noor", apart(play)))
    assert (len(play.told("adil", play.group)), len(play.told("adil"))) == before
    assert read_by_team(play, CANARY, code(play)) == []


async def names_kept(folder: Path, *, complains: bool) -> list[str]:
    """What the house keeps, by the names that lie in clear, after an independent case that went to its end or none."""
    async with both_groups(folder, "noor") as play:
        await play.says("mina", "/start")
        if complains:
            await report(play, CANARY, about="Someone on the team is involved")
            for label in ("Take", "Close", "Resolved"):
                await play.taps("noor", label, apart(play))
            await play.taps("mina", "It helped")
        assert play.store is not None
        async with play.store.turn() as tx:
            return [name for (name,) in await tx.rows("SELECT name FROM meta ORDER BY name")]


async def test_a_bare_copy_does_not_tell_by_its_names_that_the_independent_group_had_a_case(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    without = await names_kept(tmp_path_factory.mktemp("without"), complains=False)
    assert await names_kept(tmp_path_factory.mktemp("with"), complains=True) == without
    assert not [name for name in without if "independent" in name]


async def test_she_is_told_before_writing_who_reads_it(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.taps("mina", "Raise a concern")
    await play.taps("mina", "An imam or another leader")
    assert "goes to the independent group only" in play.told("mina")[-1]


async def test_a_complaint_needs_one_command(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.says("mina", "/complaint")
    await play.says("mina", CANARY)
    await play.taps("mina", "Send")
    assert any(CANARY in text for text in play.told("noor", apart(play)))
    assert read_by_team(play, CANARY, code(play)) == []


async def test_the_whole_life_of_an_independent_case_stays_apart(play: Play) -> None:
    """Danger, silence, ladders, reminders, a conversation, closing, retention."""
    begun = len(list(play.world.journal))
    await complain(play)
    known = code(play)
    await play.says("mina", "He says he will kill me tonight.")
    await play.later(hours=3)
    await play.says("mina", "/now")
    await play.taps("mina", "Send to the team now")
    await play.later(hours=2)
    await play.taps("noor", "Take", apart(play))
    shown = play.newest("noor", CANARY, apart(play))
    topic = play.world.screen(play.who("noor"), apart(play)).topics[0].topic
    play.world.says(play.who("noor"), apart(play), "We hear you.", thread=topic, reply_to=shown.message)
    await play.flow()
    assert any("We hear you." in text for text in play.told("mina"))
    await play.later(days=4)
    await play.taps("noor", "Close", apart(play))
    await play.taps("noor", "Resolved", apart(play))
    await play.later(days=31)
    assert read_by_team(play, CANARY, known, "kill me tonight", "We hear you.") == []
    team = (play.group.id, play.who("adil").id, play.who("bea").id)
    since = [each for each in list(play.world.journal)[begun:] if each.chat in team]
    looking = ("getChat", "getChatMember", "getChatMemberCount", "sendChatAction")
    said = [str(each.params.get("text", "")) for each in since if each.method not in looking]
    assert [each for each in said if not each.startswith(("A new shift.", "Your shift begins"))] == []
    handed_over = [each for each in said if each.startswith("A new shift.")]
    assert handed_over
    assert all("Nobody holds: 0. Taken, no answer yet: 0. Answered: 0." in each for each in handed_over)


async def test_danger_about_the_team_calls_the_independent_group_alone(play: Play) -> None:
    adil, noor = len(play.told("adil")), len(play.told("noor"))
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.says("mina", "/complaint")
    await play.says("mina", "He says he will kill me tonight.")
    await play.taps("mina", "Yes, now")
    assert any("kill me tonight" in text for text in play.told("noor", apart(play)))
    assert len(play.told("noor")) == noor + 1
    assert len(play.told("adil")) == adil
    assert read_by_team(play, "kill me tonight", code(play)) == []


async def test_a_cry_for_help_about_the_team_does_not_go_to_the_team(play: Play) -> None:
    await play.says("mina", "/start")
    await play.taps("mina", "I understand")
    await play.says("mina", "/complaint")
    await play.says("mina", "/now")
    await play.taps("mina", "Send to the team now")
    assert any("has not written anything yet" in text for text in play.told("noor", apart(play)))
    assert read_by_team(play, code(play), "has not written anything yet") == []


async def test_a_message_that_could_not_be_handled_is_told_to_the_admins_of_its_group(play: Play) -> None:
    await complain(play)
    assert play.store is not None
    for name, admin, other in (("mina", "noor", "adil"), ("yusuf", "adil", "noor")):
        await play.says("yusuf", "/start")
        before = len(play.told(other))
        async with play.store.turn() as tx:
            await refusal.parked(play.who(name).id, play.bot.house.scope(tx))
        await play.flow()
        assert "could not be handled" in play.told(admin)[-1]
        assert len(play.told(other)) == before


@pytest.mark.parametrize("act", ["take", "release", "close", "reopen", "change", "hand"])
async def test_a_forged_press_answers_as_for_a_case_that_never_was(play: Play, act: str) -> None:
    await report(play, "It is about my cousin.", name="yusuf")
    await complain(play)
    buttons = play.newest("adil", "Case", play.group)
    answers = []
    for each in (code(play), "222-222"):
        tap = play.world.taps(play.who("adil"), buttons.message, data=f"{act}:{each}")
        await play.flow()
        answers.append(tap.answer)
    assert answers[0] == answers[1]
    assert tap.text


async def test_a_case_of_the_team_shows_nothing_of_another_conversation_of_the_same_person(play: Play) -> None:
    await complain(play)
    await play.says("mina", "/new")
    await play.taps("mina", "Bullying")
    await play.says("mina", "They call my brother names.")
    await play.taps("mina", "Send")
    everything = "\n".join(play.told("adil", play.group))
    assert "call my brother names" in everything
    assert "Conversation" not in everything, "a number would tell that there is another one"
    assert read_by_team(play, CANARY, code(play)) == []


async def test_where_nobody_is_independent_she_is_told_before_writing(tmp_path: Path) -> None:
    body = {"en": "Call the ombudsperson, 555 0199."}
    async with playing(tmp_path, privacy__first_words_wait="0 min", independent_body__text=body) as play:
        await play.says("mina", "/start")
        await play.taps("mina", "I understand")
        await play.taps("mina", "Raise a concern")
        await play.taps("mina", "Someone on the team is involved")
        told = play.told("mina")[-1]
        assert "no independent group" in told
        assert "555 0199" in told
        await play.taps("mina", "Back to the list")
        await play.taps("mina", "Someone on the team is involved")
        await play.taps("mina", "Write to the team all the same")
        await play.says("mina", CANARY)
        await play.taps("mina", "Send")
        assert any(CANARY in text for text in play.told("adil", play.group))


async def test_without_an_outside_body_the_contact_is_told(tmp_path: Path) -> None:
    async with playing(tmp_path) as play:
        await play.says("mina", "/start")
        await play.taps("mina", "I understand")
        await play.says("mina", "/complaint")
        assert "Sister Huda" in play.told("mina")[-1]
