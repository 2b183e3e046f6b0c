"""The script language: what a line may say, and what a volunteer is told when it cannot be read."""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearsal import deeds, steps
from rehearsal.deeds import DESK, PRIVATE, Where
from rehearsal.errors import ScriptError
from rehearsal.forms import FORMS
from rehearsal.parsing import parse
from rehearsal.steps import Act

HERE = Path("some.txt")


def read(line: str) -> Act:
    [step] = parse(line, HERE).steps
    return step.act


def mistakes(text: str) -> list[str]:
    with pytest.raises(ScriptError) as caught:
        parse(text, HERE)
    return [str(each) for each in caught.value.mistakes]


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ('mina> Hello: she said "no" #1', deeds.Say("mina", 'Hello: she said "no" #1')),
        (r"mina>one\ntwo", deeds.Say("mina", "one\ntwo")),
        (r"mina> a\u202eb", deeds.Say("mina", "a\u202eb")),
        ("adil in K1: what do you think?", deeds.Say("adil", "what do you think?", Where(case="K1"))),
        ("adil on the desk: hello", deeds.Say("adil", "hello", DESK)),
        ('mina taps "I understand"', deeds.Tap("mina", "I understand")),
        ("bea taps “Take” in K2", deeds.Tap("bea", "Take", Where(case="K2"))),
        ('mina sends photo "house.jpg"', deeds.SendFile("mina", "photo", "house.jpg")),
        (
            'bea sends a video note "a.mp4" saying "look" in K1',
            deeds.SendFile("bea", "video note", "a.mp4", "look", Where(case="K1")),
        ),
        (
            'mina sends album "a.jpg", “b.jpg” saying "look, both"',
            deeds.SendAlbum("mina", ("a.jpg", "b.jpg"), "look, both"),
        ),
        (
            'adil sends an album "a, b.pdf","c.pdf","d.pdf" in K1',
            deeds.SendAlbum("adil", ("a, b.pdf", "c.pdf", "d.pdf"), where=Where(case="K1")),
        ),
        ('mina edits "old" to "new"', deeds.Edit("mina", "old", "new")),
        ('adil replies to "words": Salam: hello', deeds.Reply("adil", "words", "Salam: hello")),
        ('adil replies to "words" in K1: Salam', deeds.Reply("adil", "words", "Salam", Where(case="K1"))),
        ('team sees topic "soon"', steps.Sees("team", "soon", topic=True)),
        ('bea sees no topic "soon"', steps.Sees("bea", "soon", absent=True, topic=True)),
        ('audit shows "took"', steps.Audit("team", "took")),
        ('independent audit shows no "took"', steps.Audit("independent", "took", absent=True)),
        ('mina deletes "x"', deeds.Delete("mina", "x")),
        ('mina writes down "x"', deeds.WriteDown("mina", "x")),
        ('mina reacts 👍 to "x"', deeds.React("mina", "👍", "x")),
        ("mina blocks the bot", deeds.Block("mina", True)),
        ("mina unblocks the bot", deeds.Block("mina", False)),
        ("mina's language is ar", deeds.Language("mina", "ar")),
        ("cast: omar joins the team group", deeds.Membership("omar", "team", True)),
        ("omar leaves the team group", deeds.Membership("omar", "team", False)),
        ("the bot loses pin in the team group", steps.Power("pin", "team", False)),
        ("the bot gets member in the independent group", steps.Power("member", "independent", True)),
        ("everybody may not pin in the team group", steps.Permission("can_pin_messages", "team", False)),
        ("topics are switched off in the team group", steps.Topics("team", False)),
        ("Threaded Mode is on", steps.Threads(True)),
        ('a message of team saying "x" is gone in K1', steps.MessageDeleted("team", "x", Where(case="K1"))),
        (
            'fault * 400 "Bad Request: CHAT_RESTRICTED" for 12 s in the team group',
            steps.Fault("*", 400, words="Bad Request: CHAT_RESTRICTED", span=timedelta(seconds=12), group="team"),
        ),
        ('mina sees "x"', steps.Sees("mina", "x")),
        ('mina sees no "x"', steps.Sees("mina", "x", absent=True)),
        ('mina sees button "Send"', steps.Sees("mina", "Send", button=True)),
        ('mina sees no button "Send"', steps.Sees("mina", "Send", absent=True, button=True)),
        ('mina sees 1 time "x"', steps.Sees("mina", "x", times=1)),
        ('mina sees new "x"', steps.Sees("mina", "x", fresh=True)),
        ('team sees "x" in K1', steps.Sees("team", "x", where=Where(case="K1"))),
        ('adil sees "x" in private', steps.Sees("adil", "x", where=PRIVATE)),
        ('desk sees "x"', steps.Sees("desk", "x")),
        ('nobody sees "x"', steps.NobodySees("x")),
        ('nobody but mina, yusuf and team sees "x"', steps.NobodySees("x", ("mina", "yusuf", "team"))),
        ('log holds no "x"', steps.Hidden("log", "x")),
        ('disk holds no "x"', steps.Hidden("disk", "x")),
        ("clock +3d", steps.ClockBy(timedelta(days=3))),
        ("clock +2 h 30 min", steps.ClockBy(timedelta(hours=2, minutes=30))),
        ("clock until 2026-03-01 09:00", steps.ClockUntil(datetime(2026, 3, 1, 9))),  # noqa: DTZ001 - local time
        ("clock runs x60", steps.ClockRuns(60)),
        ("clock stops", steps.ClockRuns(0)),
        ("outage 2 min", steps.Outage(timedelta(minutes=2))),
        ("outage of the team group 90 s", steps.Outage(timedelta(seconds=90), "team")),
        ("fault sendMessage 500 3 times", steps.Fault("sendMessage", 500, 3)),
        ("fault sendMessage 429", steps.Fault("sendMessage", 429)),
        ("kill", steps.Process("kill")),
        ("reload", steps.Process("reload")),
        ('config: privacy.first_words_wait = "0 min"', steps.Setting(("privacy", "first_words_wait"), "0 min")),
        ("note: Adil goes home.", steps.Note("Adil goes home.")),
        ("group becomes a supergroup", steps.Migrate("team")),
        ("the independent group becomes a supergroup", steps.Migrate("independent")),
        ("cast: the team group has no topics", steps.PlainGroup("team")),
        ("topic K1 deleted by hand", steps.TopicDeleted("K1")),
    ],
)
def test_a_line_means_one_step(line: str, act: Act) -> None:
    assert read(line) == act


@pytest.mark.parametrize("count", [1, 11])
def test_an_album_has_2_to_10_files(count: int) -> None:
    names = ", ".join(f'"{number}.jpg"' for number in range(count))
    assert "an album has 2 to 10 files" in mistakes(f"mina sends album {names}")[0]


def test_comments_and_empty_lines_say_nothing() -> None:
    script = parse("# A comment\n\nmina> hello\n   # another\n", HERE)
    assert [step.line for step in script.steps] == [3]


def test_a_block_keeps_its_lines() -> None:
    script = parse('mina> """\nfirst\n# no comment\n\nlast\n"""\nkill\n', HERE)
    assert script.steps[0].act == deeds.Say("mina", "first\n# no comment\n\nlast")
    assert script.steps[1].line == 7


def test_every_mistake_is_told_at_once_with_line_and_suggestion() -> None:
    told = mistakes('mina tap "Send"\nmina> fine\nclock +3 moons\nmena sees "x"\nconfig: a.b = ten\n')
    assert len(told) == 4
    assert "line 1" in told[0]
    assert "mina taps" in told[0]
    assert "3 moons" in told[1]
    assert "Did you mean: mina" in told[2]
    assert "quotes" in told[3]


def test_only_people_named_in_the_script_take_part() -> None:
    assert "not among the people" in mistakes("people: mina, adil\nyusuf> hello\n")[0]
    assert parse("people: sara, adil\nsara> hello\n", HERE).people == ("sara", "adil")


def test_an_empty_script_is_a_mistake() -> None:
    assert "no steps" in mistakes("# nothing\n")[0]


def test_the_independent_group_is_there_when_it_is_named() -> None:
    assert parse('independent sees "x"', HERE).independent
    assert parse("noor> hello", HERE).independent
    assert not parse("mina> hello", HERE).independent


def test_every_form_understands_its_own_example() -> None:
    for form in FORMS:
        assert form.pattern.fullmatch(form.example), form.example


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(ScriptError):
        assert parse(text, HERE).steps
