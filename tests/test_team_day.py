"""A day of twenty cases in one group: how much the bot itself says there, beyond the words it carries."""

from pathlib import Path

from rehearsal.world import Request
from tests.playing import Play, playing
from tests.teamwork import desk

CASES = 20
MOST = 4
"""Messages and lines of the bot a case, beside the words carried."""


async def test_on_a_day_of_twenty_cases_the_bot_says_at_most_four_things_a_case(tmp_path: Path) -> None:
    async with playing(tmp_path, limits=False, limits__group_per_minute=0, privacy__first_words_wait="0 min") as play:
        await play.says("adil", "/start")
        begun = len(play.world.journal)
        for number in range(CASES):
            await one_case(play, number)
        sent = [each for each in list(play.world.journal)[begun:] if each.chat == play.group.id and each.ok]
        carried = [each for each in sent if says(each).startswith(("Reporter:", "Changed"))]
        spoken = [each for each in sent if each.method == "sendMessage" and each not in carried]
        renamed = [each for each in sent if each.method == "editForumTopic"]
        assert len(carried) == 2 * CASES
        assert len(spoken) + len(renamed) <= MOST * CASES, (len(spoken), len(renamed))
        lines = [shown for shown in play.screen("adil", play.group).messages if shown.kind == "service"]
        kept = [shown for shown in lines if shown.message.sender is play.world.bot and "topic" not in shown.text]
        assert not any("pinned" in shown.text for shown in kept), "the bot takes its own noise away"
        assert len(desk(play)) == CASES


async def one_case(play: Play, number: int) -> None:
    """Reported, taken, answered twice, closed: nobody was late, nothing went wrong."""
    name = f"reporter{number}"
    play.cast.people[name] = play.world.person(name)
    await play.says(name, f"It is about my cousin, number {number}.")
    await play.taps(name, "I understand")
    if play.screen(name).with_button("Something else"):
        await play.taps(name, "Something else")
    holder = ("adil", "bea")[number % 2]
    await play.taps(holder, "Take", play.group)
    await answer(play, holder, number, f"cousin, number {number}", "Thank you. How can we help?")
    await play.says(name, f"They drink again, number {number}.")
    await answer(play, holder, number, f"again, number {number}", "We will call tomorrow.")
    await play.taps(holder, "Close", play.group)
    await play.taps(holder, "Resolved", play.group)


async def answer(play: Play, holder: str, number: int, to: str, text: str) -> None:
    """An explicit reply in the topic."""
    await play.in_topic(holder, number, text, reply_to=play.newest(holder, to, play.group).message)


def says(request: Request) -> str:
    """The text of a request."""
    return str(request.params.get("text", ""))
