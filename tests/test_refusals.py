"""Every method that the bot calls, refused in every way, in every state of a case: no word is lost, nothing is told
that is not so, and the lane goes on.

`REFUSALS=all` plays every pair; otherwise one of each method and of each refusal.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import pytest
from telegram.error import BadRequest

from bot.telegram.fates import KNOWN, classify
from rehearsal.faults import FaultKind
from rehearsal.world import Topic
from rules.outcome import Fate
from tests.playing import Play, playing

WORDINGS = (
    "CHAT_RESTRICTED",
    "CHANNEL_PRIVATE",
    "PEER_ID_INVALID",
    "have no write access to the chat",
    "CHAT_WRITE_FORBIDDEN",
    "CHAT_SEND_PLAIN_FORBIDDEN",
    "CHAT_SEND_PHOTOS_FORBIDDEN",
    "CHAT_SEND_MEDIA_FORBIDDEN",
    "CHAT_SEND_DOCS_FORBIDDEN",
    "CHAT_ADMIN_REQUIRED",
    "SLOWMODE_WAIT_9",
    "FLOOD_WAIT_4",
    "TIMEOUT",
    "INTERNAL_SERVER_ERROR",
    "RPC_CALL_FAIL",
    "USER_BANNED_IN_CHANNEL",
    "TOPIC_CLOSED",
    "TOPIC_DELETED",
    "message thread not found",
    "the chat is not a forum",
    "the chat is not a supergroup forum",
    "not enough rights to send text messages to the chat",
    "not enough rights to create a topic",
    "not enough rights to manage pinned messages in the chat",
    "need administrator rights in the channel chat",
    "message to edit not found",
    "message can't be edited",
    "message can't be deleted for everyone",
    "QUOTE_TEXT_INVALID",
    "MSG_ID_INVALID",
    "chat not found",
    "group chat was deleted",
    "something that nobody has ever read",
    "",
)
OTHERS = ("401", "403", "404", "409", "413", "420", "429", "500", "502", "503", "no json", "no code", "cut", "garbage")
METHODS = (
    "sendMessage",
    "createForumTopic",
    "editMessageText",
    "pinChatMessage",
    "editForumTopic",
    "closeForumTopic",
    "reopenForumTopic",
    "deleteMessage",
    "setMessageReaction",
    "answerCallbackQuery",
    "*",
)
"""Those of the playing itself; what uploads has tests of its own."""
TIDYING = frozenset(METHODS) - {"sendMessage", "*"}
"""Methods without which every word still arrives while they are refused."""
STATES = ("new", "danger", "taken", "closed")
SPAN = 12.0
"""Seconds for which the refusal lasts."""
KINDS = {"429": "429", "500": "500", "502": "502", "no code": "no code", "cut": "reset before", "garbage": "garbage"}
MANY = 50
"""Trials on one stage."""
CLAIMS = ("are with the team now", "called now")


@dataclass(frozen=True)
class Trial:
    """One method, refused in one way, in one state."""

    method: str
    refusal: str
    state: str

    @property
    def name(self) -> str:
        return f"{self.method} {self.refusal or 'nothing'} {self.state}"


def trials() -> list[Trial]:
    """Every pair in every state, or one of each."""
    refusals = [f"400 {each}" for each in WORDINGS] + list(OTHERS)
    if os.environ.get("REFUSALS") == "all":
        return [Trial(method, each, state) for method in METHODS for each in refusals for state in STATES]
    return list(sampled(refusals))


def sampled(refusals: list[str]) -> Iterator[Trial]:
    """Every second refusal of what carries words; the other methods take turns at refusing."""
    others, states = cycle(METHODS[1:]), cycle(STATES)
    for number, each in enumerate(refusals):
        if number % 2:
            yield Trial("sendMessage", each, next(states))
        elif number % 4 == 0:
            yield Trial(next(others), each, next(states))


def refuse(play: Play, trial: Trial) -> None:
    """Let the method be refused for a while, in the team's group only where it says so by itself."""
    until = play.world.now() + SPAN
    chat = None if trial.method == "answerCallbackQuery" else play.group.id
    code, _, words = trial.refusal.partition(" ")
    known = KINDS.get(trial.refusal)
    if known is not None:
        play.server.faults.add(trial.method, known, until=until, chat=chat, retry_after=3)
    elif trial.refusal == "no json":
        play.server.faults.add(trial.method, FaultKind.PAGE, until=until, chat=chat, code=200, words="Welcome")
    else:
        said = f"Bad Request: {words}" if code == "400" else f"Error {code}"
        play.server.faults.add(trial.method, FaultKind.REFUSED, until=until, chat=chat, code=int(code), words=said)


async def reports(play: Play, name: str, words: str, *, danger: bool) -> None:
    await play.says(name, "/start")
    if play.screen(name).with_button("I understand"):
        await play.taps(name, "I understand")
    await play.taps(name, "Raise a concern")
    await play.taps(name, "Someone is in danger now" if danger else "Bullying")
    await play.says(name, words)
    await play.taps(name, "Send")


def replies(play: Play, to: str, text: str) -> None:
    shown = play.newest("adil", to, play.group)
    topic: Topic | None = play.world.topic_of(shown.message)
    play.world.says(play.who("adil"), play.group, text, reply_to=shown.message, thread=topic)


def code_of(play: Play, words: str) -> str:
    """The code of the case that these words began: its card stands above them."""
    told = play.newest("adil", words, play.group)
    messages = play.screen("adil", play.group).messages
    above = [each for each in messages if each.id < told.id and each.thread == told.thread]
    return str([each.text.split()[1] for each in above if each.text.startswith("Case ")][-1])


async def on_the_card(play: Play, label: str, code: str) -> None:
    """A button on the newest card of this case, or one of the menu that has just opened on it. Others' cards may be
    newer: topics that could not be had are made again."""
    cards = [each for each in play.screen("adil", play.group).messages if each.text.startswith(f"Case {code}")]
    shown = [each for each in cards if any(label in row for row in each.buttons)]
    assert shown, f"no card has {label}"
    play.world.taps(play.who("adil"), shown[-1].message, label)
    await play.flow()


def count(play: Play, words: str) -> list[str]:
    return [text for text in play.told("adil", play.group) if words in text]


@pytest.mark.timeout(3600 if os.environ.get("REFUSALS") else 120)
async def test_no_word_is_lost_to_any_refusal(tmp_path: Path) -> None:
    wrong: list[str] = []
    for number, some in enumerate(batched(trials(), MANY)):
        folder = tmp_path / str(number)
        folder.mkdir()
        wrong += await played(folder, some)
    assert wrong == []


async def played(folder: Path, some: Sequence[Trial]) -> list[str]:
    """What went wrong in these, on one stage."""
    wrong = []
    async with playing(folder, limits=False, privacy__first_words_wait="0 min", limits__reporter_per_hour=0) as play:
        for number, trial in enumerate(some):
            try:
                await tried(play, trial, chr(ord("a") + number % 26) * (2 + number // 26))
            except AssertionError as error:
                wrong.append(f"{trial.name}: {str(error).splitlines()[0]}")
            play.server.faults.clear()
            await play.later(minutes=6)
    return wrong


def batched(every: Sequence[Trial], most: int) -> Iterator[Sequence[Trial]]:
    return (every[at : at + most] for at in range(0, len(every), most))


async def tried(play: Play, trial: Trial, mark: str) -> None:
    """A new person reports, is answered, writes again; somewhere in it the method is refused."""
    name = f"reporter {mark}"
    play.cast.people[name] = play.world.person(name, first_name="Somebody")
    first, second, answer = (f"{each} {mark}." for each in ("At the beginning", "And then", "We are here"))
    if trial.state in ("new", "danger"):
        refuse(play, trial)
    await reports(play, name, first, danger=trial.state == "danger")
    if not count(play, first):
        assert not any(claim in text for text in play.told(name) for claim in CLAIMS), "told before it was so"
    await play.later(minutes=8)
    assert count(play, first), "the first words did not come"
    assert any("are with the team now" in text for text in play.told(name)), "never told that they arrived"
    code = code_of(play, first) if trial.state in ("taken", "closed") else ""
    if code:
        await on_the_card(play, "Take", code)
        refuse(play, trial)
    for label in ("Close", "Resolved") if trial.state == "closed" else ():
        await on_the_card(play, label, code)
    await play.says(name, second)
    if trial.method in TIDYING:
        assert count(play, second), "words stood behind what only tidies"
    await play.later(minutes=8)
    for words in (first, second):
        came = count(play, words)
        assert came, f"{words} was lost"
        assert len(came) == 1 or "repeat" in came[-1], f"{words} came twice, unmarked"
    if trial.state == "taken":
        refuse(play, trial)
        replies(play, second, answer)
        await play.flow()
        await play.later(minutes=8)
        assert any(answer in text for text in play.told(name)), "the answer was lost"
    given_up = [text for text in play.told("adil", play.group) if "given up" in text]
    assert given_up == [], "words were given up"


@pytest.mark.parametrize("words", [each for each in WORDINGS if each])
def test_words_that_nobody_knows_are_no_verdict(words: str) -> None:
    """What no line of the table knows waits."""
    error = BadRequest(f"Bad Request: {words}")
    fate = classify(error, private=False).fate
    known = any(each in f"bad request: {words}".lower() for line in KNOWN for each in line.words)
    assert fate is Fate.REFUSED or known or "right" in words or "ADMIN" in words


def test_every_line_of_the_table_says_where_it_comes_from() -> None:
    assert all(each.at and each.words for each in KNOWN)
    flat = [words for each in KNOWN for words in each.words]
    assert len(flat) == len(set(flat))
    assert all(words == words.lower() for words in flat)
