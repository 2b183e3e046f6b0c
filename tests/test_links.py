"""A reporter sees where a link leads, and no link leads her into Telegram."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.text.links import Link, refused, spell_out
from rules.send import Span, Words


@pytest.mark.parametrize(
    "text",
    [
        "t.me/somebody",
        "see https://t.me/joinchat/AAAA",
        "T.ME/x",
        "http://telegram.me/x",
        "telegram.dog/x",
        "tg://resolve?domain=x",
        "tg:resolve",
        "name.t.me",
        "www.t.me/x",
        "(t.me/x)",
        "just t.me",
        "t。me/x",
        "ｔ．ｍｅ/x",
        "t\u200b.me/x",
        "https://example.org/?to=https%3A%2F%2Ft.me%2Fx",
        "https://example.org/?to=https%253A%252F%252Ft%252Eme",
        "https://%74.me/x",
    ],
)
def test_links_into_telegram_are_refused(text: str) -> None:
    assert refused(text) == "link-telegram"


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/t.meow",
        "it.message",
        "at.me",
        "start.me/p/x",
        "t.me.example.org",
        "about tg",
        "tgif:",
        "10 mg:2",
    ],
)
def test_other_links_pass(text: str) -> None:
    assert refused(text) is None


def test_a_hidden_target_is_spelled_out() -> None:
    words = Words("😀 our page, today", (Span("bold", 3, 8), Span("italic", 11, 7)))
    shown = spell_out(words, (Link(3, 8, "https://t.me/x"),))
    assert shown == Words("😀 our page (https://t.me/x), today", (Span("bold", 3, 8), Span("italic", 28, 7)))
    assert refused(words.text) is None
    assert refused(shown.text) == "link-telegram"


def test_a_target_that_stands_there_is_not_repeated() -> None:
    words = Words("see example.org/help now")
    assert spell_out(words, (Link(4, 16, "http://example.org/help/"),)) == words
    assert spell_out(words, (Link(4, 16, "http://example.com/help"),)).text.endswith("(http://example.com/help) now")


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70), st.text(max_size=10)), max_size=4),
    st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=4),
)
def test_everything_else_is_kept(text: str, links: list[tuple[int, int, str]], spans: list[tuple[int, int]]) -> None:
    words = Words(text, tuple(Span("bold", *each) for each in spans))
    shown = spell_out(words, tuple(Link(*each) for each in links))
    rest = iter(shown.text)
    assert all(char in rest for char in text)
    end = len(shown.text.encode("utf-16-le", "surrogatepass")) // 2
    assert all(0 <= span.offset < span.offset + span.length <= end for span in shown.spans)
    assert not refused(shown.text) or refused(shown.text) == "link-telegram"
