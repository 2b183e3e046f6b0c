"""`make screens`: what a script shows stands in the file, in both languages, and what it does not show at the end."""

from tests import screens


async def test_a_script_becomes_screens_in_both_languages() -> None:
    text, broken = await screens.run(["abuse"])
    assert broken == 0
    english, arabic = text.split("# What no script shows")[0], text.split("# What no script shows")[1]
    assert "Somebody on the team decided that. There is still help for you." in english
    assert "-- To the team, in a case’s topic" in english
    assert "وما زالت هناك مساعدة لك" in arabic
    assert "announce-how: " in text
    assert "\u2068" not in text


def test_what_was_read_before_only_begins() -> None:
    said = "One two three four five six seven eight."
    screen = screens.Screen("desk", ("a",), {"en": said}, {"en": [["Take", "Change"]]})
    read: set[str] = set()
    assert list(screen.lines("en", read)) == [said, "[ Take ]  [ Change ]", ""]
    assert list(screen.lines("en", read)) == ["One two three four …", "[ … ]", ""]
