"""One account cannot hold up another's danger: turns, rows, words and bytes are shared out. Held by structure, not by a
clock; `python -m tests.siege` measures."""

from itertools import count
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.letters import Letters
from storage.inbox import Letter

NUMBERS = count(1)


def letter(chat: int, *, help: bool = False) -> Letter:
    """An update of this chat; one that presses for help says so."""
    message: dict[str, Any] = {"message_id": next(NUMBERS), "chat": {"id": chat}, "help": help}
    return Letter(message["message_id"], {"message": message})


def presses(each: Letter) -> bool:
    return bool(each.update["message"]["help"])


def chat_of(each: Letter) -> int:
    return int(each.update["message"]["chat"]["id"])


def taken(letters: Letters, most: int = 10_000) -> list[Letter]:
    """The letters in the order of their turns."""
    found: list[Letter] = []
    while letters and len(found) < most:
        each = letters.next(frozenset())
        assert each is not None
        letters.done(each)
        found.append(each)
    return found


def test_a_flood_from_one_chat_lets_every_other_chat_have_the_next_turn() -> None:
    letters = Letters(presses)
    letters.put([letter(1) for _ in range(1000)])
    taken(letters, most=5)
    letters.put([letter(2), letter(3), letter(2)])
    assert [chat_of(each) for each in taken(letters, most=5)] == [1, 2, 3, 1, 2]


def test_a_press_for_help_goes_first_and_floods_of_presses_hold_up_nobody() -> None:
    letters = Letters(presses)
    letters.put([letter(1, help=number % 2 == 0) for number in range(1000)])
    taken(letters, most=7)
    mine = [letter(2), letter(2, help=True)]
    letters.put(mine)
    order = taken(letters, most=6)
    assert order.index(mine[1]) <= 3
    assert mine[0] in order


@given(st.lists(st.tuples(st.integers(1, 5), st.booleans()), max_size=60), st.data())
def test_every_letter_has_one_turn_and_a_chat_keeps_its_order(
    arrivals: list[tuple[int, bool]], data: st.DataObject
) -> None:
    letters = Letters(presses)
    put: list[Letter] = []
    order: list[Letter] = []
    for chat, help in arrivals:
        put.append(letter(chat, help=help))
        letters.put(put[-1:])
        if data.draw(st.booleans()):
            order += taken(letters, most=1)
    order += taken(letters)
    assert sorted(each.id for each in order) == [each.id for each in put]
    for chat in range(1, 6):
        for help in (True, False):
            own = [each.id for each in order if chat_of(each) == chat and presses(each) is help]
            assert own == sorted(own)


def test_a_chat_that_is_held_back_holds_back_itself_alone() -> None:
    letters = Letters(presses)
    letters.put([letter(1), letter(1, help=True), letter(2)])
    found = letters.next({1})
    assert found is not None
    assert chat_of(found) == 2
    assert letters.next({1, 2}) is None
