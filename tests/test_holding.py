"""A case is taken, given back, handed over and never forgotten; two tired people cannot get it wrong."""

import asyncio
from pathlib import Path

import pytest

from rehearsal import configuring
from rules.case import State
from tests.playing import Play, playing
from tests.ringing import rings
from tests.teamwork import answers, card, case_of, desk, forges, presses, report, step_of


async def test_one_card_is_kept_current_by_edits_and_stays_pinned(play: Play) -> None:
    await report(play)
    first = card(play)
    for name, label in (
        ("adil", "Take"),
        ("adil", "Change"),
        ("adil", "urgent"),
        ("adil", "Close"),
        ("adil", "Resolved"),
    ):
        await presses(play, name, label)
    now = card(play)
    assert now.id == first.id
    assert now.pinned
    assert "Closed." in now.text or "closed" in now.text
    assert "urgent" in now.text


async def test_the_topic_list_shows_code_urgency_and_state(play: Play) -> None:
    await report(play)
    case = await case_of(play)
    assert case is not None
    names = [play.topics()[0].name]
    for name, label in (("adil", "Take"), ("adil", "Release"), ("bea", "Take"), ("bea", "Close"), ("bea", "Resolved")):
        await presses(play, name, label)
        names.append(play.topics()[0].name)
    assert all(case.code in each for each in names)
    assert [each.split(" · ")[-1] for each in names] == ["waiting", "taken", "waiting", "taken", "taken", "closed"]


async def test_answers_do_not_rename_the_topic(play: Play) -> None:
    await report(play)
    await presses(play, "adil", "Take")
    renamed = len(play.world.journal.of("editForumTopic"))
    await answers(play, "adil", "Thank you.")
    await play.says("mina", "They are seven and four.")
    await answers(play, "adil", "Are they safe now?")
    assert len(play.world.journal.of("editForumTopic")) == renamed
    assert "answered" in card(play).text


async def test_two_who_press_take_at_once_one_has_it_the_other_is_told(play: Play) -> None:
    await report(play)
    shown = card(play)
    adil = play.world.taps(play.who("adil"), shown.message, "Take")
    bea = play.world.taps(play.who("bea"), shown.message, "Take")
    await play.flow()
    assert "You hold this case now" in adil.text
    assert "Adil holds this case" in bea.text
    case = await case_of(play)
    assert case is not None
    assert case.holder == play.who("adil").id
    assert sum("looks after Conversation 1" in text for text in play.told("mina")) == 1


async def test_taking_twice_says_that_one_has_it(play: Play) -> None:
    await report(play)
    await presses(play, "adil", "Take")
    tap = await forges(play, "adil", f"take:{play.topics()[0].name.split(' ')[0]}")
    assert "You hold this case already" in tap.text


async def test_handing_over_calls_the_other_and_the_note_stays_in_the_team(play: Play) -> None:
    await report(play)
    await presses(play, "adil", "Take")
    await presses(play, "adil", "Hand over")
    await presses(play, "adil", "Bea, social worker")
    assert "Bea holds it" in card(play).text
    told = play.newest("bea", "Adil hands this case to Bea", play.group)
    assert any(each["type"] == "text_mention" and each["user"]["id"] == play.who("bea").id for each in told.entities)
    await answers(play, "adil", "She likes to be called in the evening.", to="hands this case")
    await answers(play, "bea", "I will, thank you.", to="hands this case")
    assert not any("in the evening" in text or "I will, thank" in text for text in play.told("mina"))
    assert any("Somebody else on the team" in text for text in play.told("mina"))
    assert not any("Adil" in text or "Bea" in text for text in play.told("mina"))
    await answers(play, "bea", "Salaam, I am here for you now.", to="my cousin")
    assert any("I am here for you" in text for text in play.told("mina"))


@pytest.mark.parametrize("name", ["olla", "omar", "carl"])
async def test_observers_strangers_and_anonymous_admins_only_read(tmp_path: Path, name: str) -> None:
    people = [*configuring.EXAMPLE["team"]["members"]]
    people += [{"id": 114, "name": "Olla", "discipline": "trainee", "observer": True}]
    people += [{"id": 113, "name": "Carl", "discipline": "lawyer"}]
    async with playing(tmp_path, privacy__first_words_wait="0 min", team__members=people) as play:
        await report(play)
        play.world.joins(play.who("omar"), play.group)
        play.world.promoted(play.who("carl"), play.group, anonymous=True)
        await play.flow()
        code, before = play.topics()[0].name.split(" ")[0], len(play.screen("adil", play.group).messages)
        if name != "carl":  # Telegram says who pressed, even where it hides who wrote
            for act in ("take", "change", f"urgency:{code}:danger", f"close:{code}"):
                tap = await forges(play, name, act if ":" in act else f"{act}:{code}")
                assert "Only listed members" in tap.text
        await answers(play, name, "Hello.")
        play.world.says(play.who(name), play.group, "/summary")
        await play.flow()
        case = await case_of(play)
        assert case is not None
        assert case.state is State.WAITING
        told = 2 if name == "carl" else 0  # who hides behind the group hears why
        assert len(play.screen("adil", play.group).messages) == before + 2 + told, "their own two, and no other answer"
        await presses(play, "adil", "Take")
        await answers(play, name, "Hello again.")
        assert not play.screen("adil", play.group).saying("Send this to the reporter?")
        assert not any("Hello" in text for text in play.told("mina"))


async def test_back_brings_the_buttons_back(play: Play) -> None:
    await report(play)
    await presses(play, "adil", "Take")
    before = card(play).buttons
    await presses(play, "adil", "Hand over")
    await presses(play, "adil", "Back")
    assert card(play).buttons == before


async def test_only_the_holder_hands_over_and_only_to_listed_members(play: Play) -> None:
    await report(play)
    await presses(play, "adil", "Take")
    code = play.topics()[0].name.split(" ")[0]
    assert "Only the person who holds" in (await forges(play, "bea", f"hand:{code}")).text
    assert "Only the person who holds" in (await forges(play, "bea", f"to:{code}:{play.who('bea').id}")).text
    for nobody in (play.who("mina").id, play.who("omar").id, 0, -5, "x", ""):
        await forges(play, "adil", f"to:{code}:{nobody}")
    case = await case_of(play)
    assert case is not None
    assert case.holder == play.who("adil").id


async def test_an_admin_hands_over_for_a_holder_who_is_away(play: Play) -> None:
    await report(play)
    await presses(play, "bea", "Take")
    await presses(play, "adil", "Hand over")
    await presses(play, "adil", "Adil, counsellor")
    assert "Adil holds it" in card(play).text


async def test_taken_and_forgotten_is_reminded_then_given_back(play: Play) -> None:
    await report(play, about="Violence or threat")
    await presses(play, "bea", "Take")
    await play.later(minutes=61)
    told = play.newest("bea", "the reporter waits for an answer", play.group)
    assert "12:0" in told.text
    await play.later(minutes=60)
    assert any("was taken but not answered" in text for text in desk(play))
    assert "Nobody has taken it" in card(play).text
    assert any("is waiting for another person" in text for text in play.told("mina"))
    await presses(play, "adil", "Take")
    assert "Adil holds it" in card(play).text


async def test_danger_taken_without_words_calls_again_after_ten_minutes(play: Play) -> None:
    await report(play, about="Someone is in danger now")
    await presses(play, "adil", "Take")
    await play.later(minutes=9)
    assert not any("no words have gone out" in text for text in desk(play))
    await play.later(minutes=2)
    assert any("no words have gone out" in text for text in desk(play))
    await play.later(minutes=5)
    assert "Nobody has taken it" in card(play).text


async def test_danger_answered_in_time_calls_nobody_again(play: Play) -> None:
    await report(play, about="Someone is in danger now")
    await presses(play, "adil", "Take")
    await answers(play, "adil", "We are here. Are you safe?")
    calls = len(desk(play))
    await play.later(hours=5)
    assert len(desk(play)) == calls
    case = await case_of(play)
    assert case is not None
    assert case.state is State.ANSWERED


async def test_a_case_that_nobody_takes_climbs_until_somebody_does(play: Play) -> None:
    await report(play, about="Someone is in danger now")
    await play.later(minutes=16)
    assert calls(play) == 3
    assert any("Nobody on the team has answered" in text and "911" in text for text in play.told("mina"))
    await play.later(hours=2)
    assert calls(play) == 3 + 3 + 1
    assert sum("Nobody has taken case" in text for text in desk(play)) == 1, "one line stands, each call replaces it"
    await presses(play, "bea", "Take")
    assert any("Bea has taken case" in text for text in desk(play)), "an edit of that line, which rings nobody"
    await answers(play, "bea", "I am here.")
    await play.later(hours=3)
    assert calls(play) == 3 + 3 + 1


def calls(play: Play) -> int:
    return sum("Nobody has taken case" in each.text for each in rings(play, play.group))


async def test_the_ladder_and_the_reminder_survive_a_restart(play: Play) -> None:
    await report(play, about="Someone is in danger now")
    await play.stop()
    play.clock.set_to(play.clock.timestamp() + 6 * 60)
    await play.start()
    await play.flow()
    assert any("Nobody has taken case" in text for text in desk(play))
    await presses(play, "adil", "Take")
    await play.crash()
    await play.start()
    await play.later(minutes=11)
    assert any("no words have gone out" in text for text in desk(play))


async def test_an_answer_is_followed_up_after_three_days(play: Play) -> None:
    await report(play)
    await presses(play, "adil", "Take")
    await answers(play, "adil", "How can we help?")
    await play.later(days=2, hours=23)
    assert not play.screen("adil", play.group).saying("three days have passed")
    await play.later(hours=2)
    assert play.screen("adil", play.group).saying("Adil, three days have passed")


async def test_a_case_whose_holder_is_listed_no_longer_is_free_again(play: Play) -> None:
    await report(play, about="Violence or threat")
    await presses(play, "bea", "Take")
    text = play.config_path.read_text(encoding="utf-8")
    out = configuring.EXAMPLE["team"]["members"][1]["id"]
    play.config_path.write_text(text.replace(f"id = {out},", "id = 199,"), encoding="utf-8")
    play.bot.reload()
    await play.later(hours=3)
    assert "Nobody has taken it" in card(play).text


async def test_urgency_changes_by_button_and_what_comes_next_follows(play: Play) -> None:
    await report(play)
    slow = await step_of(play)
    await presses(play, "bea", "Change")
    await presses(play, "bea", "danger now")
    fast = await step_of(play)
    assert slow is not None
    assert fast is not None
    assert 270 < (fast.at - play.clock.now()).total_seconds() <= 300
    assert "danger now" in play.topics()[0].name
    assert any("danger now" in text for text in desk(play))


async def test_category_changes_by_button_but_never_into_the_other_group(tmp_path: Path) -> None:
    async with playing(tmp_path, independent=True, privacy__first_words_wait="0 min") as play:
        await report(play)
        await presses(play, "bea", "Change")
        await presses(play, "bea", "Category")
        labels = {label for row in card(play).buttons for label in row}
        assert "Addiction" in labels or "Alcohol or drugs" in labels
        assert "Someone on the team is involved" not in labels
        await presses(play, "bea", "Alcohol or drugs")
        assert "Alcohol or drugs" in card(play).text
        code = play.topics()[0].name.split(" ")[0]
        await forges(play, "bea", f"category:{code}:team")
        assert "Alcohol or drugs" in card(play).text


async def test_a_block_ends_after_seven_days_and_never_covers_the_numbers(play: Play) -> None:
    await report(play)
    await presses(play, "adil", "Take")
    await presses(play, "adil", "Change")
    await presses(play, "adil", "Block for 7 days")
    await presses(play, "adil", "Yes, block")
    await play.says("mina", "You are all useless.")
    assert not play.screen("adil", play.group).saying("useless")
    assert any("911" in text for text in play.told("mina")[-3:])
    await play.says("mina", "/numbers")
    assert "911" in play.told("mina")[-1]
    await play.later(days=7, minutes=1)
    await play.says("mina", "I am sorry about that.")
    assert play.screen("adil", play.group).saying("sorry about that")


async def test_a_press_of_a_rolled_back_turn_leaves_no_trace(play: Play) -> None:
    await report(play)
    await asyncio.gather(*(forges(play, "adil", f"close:{play.topics()[0].name.split(' ')[0]}") for _ in range(3)))
    case = await case_of(play)
    assert case is not None
    assert case.state is State.WAITING


async def test_still_on_it_moves_the_reminder_and_the_release_once(play: Play) -> None:
    await report(play, about="Violence or threat")
    await presses(play, "adil", "Take")
    await play.later(minutes=61)
    tap = await play.taps("adil", "Still on it", play.group)
    assert tap.answer is not None
    assert "Monday, 13:00" in tap.answer["text"]
    await play.later(minutes=62)
    assert any("the reporter waits for an answer" in text for text in play.told("adil", play.group)[-3:])
    case = await case_of(play)
    assert case is not None
    assert case.state is State.TAKEN, "at two hours it is not given back"
    tap = await forges(play, "adil", f"still:{case.code}")
    assert tap.answer is not None
    assert "can be said once" in tap.answer["text"]
    await play.later(hours=1)
    case = await case_of(play)
    assert case is not None
    assert case.state is State.WAITING


async def test_a_snooze_moves_the_reminder_and_never_the_target(play: Play) -> None:
    def reminded() -> int:
        return sum("the reporter waits for an answer" in text for text in play.told("adil", play.group))

    await report(play, about="Violence or threat")
    await presses(play, "adil", "Take")
    await play.later(minutes=61)
    assert reminded() == 1
    tap = await play.taps("adil", "Remind me later", play.group)
    assert tap.answer is not None
    assert "Monday, 11:31" in tap.answer["text"]
    await play.later(minutes=28)
    assert reminded() == 1
    await play.later(minutes=3)
    assert reminded() == 2
    for minutes in (16, 8):  # each time half of what is left
        await play.taps("adil", "Remind me later", play.group)
        await play.later(minutes=minutes)
    assert reminded() == 4
    assert (await case_of(play)).state is State.TAKEN  # type: ignore[union-attr]
    tap = await play.taps("bea", "Remind me later", play.group)
    assert "Only the person who holds the case" in tap.text
    await play.later(minutes=7)
    assert (await case_of(play)).state is State.WAITING, "given back at the target all the same"  # type: ignore[union-attr]


async def test_in_danger_nobody_can_put_anything_off(play: Play) -> None:
    await report(play, about="Someone is in danger now")
    await presses(play, "adil", "Take")
    await play.later(minutes=8)
    assert not play.screen("adil", play.group).with_button("Still on it")
    case = await case_of(play)
    assert case is not None
    assert not play.screen("adil", play.group).with_button("Remind me later")
    await forges(play, "adil", f"still:{case.code}")
    await forges(play, "adil", f"snooze:{case.code}")
    await play.later(minutes=8)
    assert (await case_of(play)).state is State.WAITING  # type: ignore[union-attr]
