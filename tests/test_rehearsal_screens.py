"""What is printed of a rehearsal: aligned, harmless, and in the right column."""

import io

from hypothesis import given
from hypothesis import strategies as st

from rehearsal import configuring
from rehearsal.cast import Cast, gather
from rehearsal.cells import cells, harmless, padded, wrapped
from rehearsal.screens import Screens, summary
from rehearsal.world import World

BAR = "│"


def cast() -> Cast:
    world = World(lambda: 1_767_636_000.0, token=configuring.TOKEN)
    return gather(
        world, configuring.configuration(None, independent=False), ("mina", "yusuf", "adil", "bea", "omar"), {}
    )


def printed(cast: Cast, width: int = 80) -> tuple[Screens, io.StringIO]:
    out = io.StringIO()
    return Screens(cast, out, width), out


@given(st.text(), st.integers(1, 40))
def test_no_line_is_wider_than_its_column(text: str, width: int) -> None:
    for line in wrapped(harmless(text), width):
        assert cells(line) <= max(width, 2)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40))
def test_wrapping_loses_no_word(text: str) -> None:
    clean = harmless(text)
    assert "".join("".join(wrapped(clean, 10)).split()) == "".join(clean.split())


def test_wide_letters_marks_and_emoji_are_counted_as_a_terminal_shows_them() -> None:
    assert cells("abc") == 3
    assert cells("日本") == 4
    assert cells("e\u0301") == 1
    assert cells("سَلام") == 4
    assert cells("👩\u200d👧") == 2


def test_words_that_read_from_the_right_stand_at_the_right() -> None:
    line = padded("سلام", 10)
    assert line.startswith(" " * 6)
    assert cells(line) == 10


def test_a_message_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in harmless("\x1b[2J\x1b]0;title\x07")
    assert "\u202e" not in harmless("abc\u202edef")
    assert "U+202E" in harmless("abc\u202edef")


def test_reporters_stand_at_the_left_and_the_team_at_the_right() -> None:
    people = cast()
    world, mina, adil = people.world, people.people["mina"], people.people["adil"]
    screens, out = printed(people)
    world.says(mina, world.private(mina), "hello from Mina")
    world.says(adil, people.group("team"), "hello from Adil")
    screens.look()
    lines = out.getvalue().splitlines()
    assert "Mina’s phone" in lines[0]
    [left] = [line for line in lines if "hello from Mina" in line]
    [right] = [line for line in lines if "hello from Adil" in line]
    assert left.index("hello") < left.index(BAR)
    assert right.index("hello") > right.index(BAR)
    assert all(line.index(BAR) == lines[0].index(BAR) for line in lines if BAR in line)


def test_only_what_is_new_is_printed_and_what_goes_is_told() -> None:
    people = cast()
    world, mina = people.world, people.people["mina"]
    screens, out = printed(people)
    message = world.says(mina, world.private(mina), "once")
    screens.look()
    screens.look()
    assert out.getvalue().count("once") == 1
    world.edits(mina, message, "twice")
    screens.look()
    assert "changed" in out.getvalue()
    world.deletes(mina, message)
    screens.look()
    assert "deleted" in out.getvalue()


def test_a_narrow_terminal_shows_one_column() -> None:
    people = cast()
    world, mina = people.world, people.people["mina"]
    screens, out = printed(people, width=40)
    world.says(mina, world.private(mina), "word " * 30)
    screens.look()
    assert BAR not in out.getvalue()
    assert all(cells(line) <= 40 for line in out.getvalue().splitlines())


def test_plain_text_where_there_is_no_terminal() -> None:
    people = cast()
    screens, out = printed(people)
    screens.say("the bot is killed")
    screens.end(summary(3), well=True)
    assert "\x1b" not in out.getvalue()
    assert "All 3 steps held." in out.getvalue()
