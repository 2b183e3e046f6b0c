"""What gives a writer away is pointed out, and hidden when asked, without harm to the rest."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handlers.text.identity_traces import TraceKind, find, hide
from locales.languages import FOLDER, LANGUAGES
from rules.reporter.identity_warning import MARK
from rules.send import Span
from tests.costs import cheapest, growth
from tests.scoring import halves, score

MINA = ("Mina", "Karimi", "mina_k")


def seen(text: str, own: tuple[str, ...] = MINA, **more: tuple[str, ...]) -> list[tuple[str, str]]:
    """Kinds and the very pieces of text."""
    found = find(text, own=own, regions=more.get("regions", ("US", "DE", "JO")), public=more.get("public", ()))
    return [(trace.kind.value, text[trace.begin : trace.end]) for trace in found]


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("I am Mina.", "Mina"),
        ("this is MINA'S mother", "MINA"),
        ("ｍｉｎａ here", "ｍｉｎａ"),
        ("Mína, Mi\u0301na", "Mína"),
        ("М\u0456nа with foreign letters", "М\u0456nа"),
        ("M\u200bi\u200bn\u200ba", "M\u200bi\u200bn\u200ba"),
        ("Mrs Karimi said", "Karimi"),
        ("write to mina_k there", "mina_k"),
    ],
)
def test_the_own_name_is_seen_however_it_is_typed(text: str, piece: str) -> None:
    assert ("own-name", piece) in seen(text)


@pytest.mark.parametrize(
    ("name", "text", "piece"),
    [
        ("مينا", "أنا مِينـــا", "مِينـــا"),
        ("أحمد", "اسمي احمد", "احمد"),
        ("أحمد", "وأحمد معي", "أحمد"),
        ("هدى", "انا هدي", "هدي"),
        ("فاطمة", "لفاطمه قلت", "فاطمه"),
        ("یوسف", "اسمه يوسف", "يوسف"),
        ("Оксана", "это оксана", "оксана"),
        ("美咲", "我是美咲。", "美咲"),
        ("ไพลิน", "ฉันชื่อไพลินนะ", "ไพลิน"),
    ],
)
def test_the_own_name_is_seen_in_other_scripts(name: str, text: str, piece: str) -> None:
    assert seen(text, own=(name,)) == [("own-name", piece)]


@pytest.mark.parametrize(
    ("own", "text"),
    [
        (("Mina",), "seminar, minarets, Minas, feminine"),
        (("Al", "Jo"), "al jo Al Jo"),
        (("The", "Umm Bint"), "the woman and umm bint"),
        (("نور",), "النورس"),
        (("", "🌸", "-"), "🌸 - nothing"),
    ],
)
def test_other_words_are_not_taken_for_the_name(own: tuple[str, ...], text: str) -> None:
    assert seen(text, own=own) == []


@pytest.mark.parametrize(
    "number",
    [
        "0176 12345678",
        "+49 176 12345678",
        "(212) 555-2368",
        "+1-415-555-2671",
        "00962 7 9012 3456",
        "٠٧٩٠١٢٣٤٥٦",
        "۰۱۷۶۱۲۳۴۵۶۷۸",
    ],
)
def test_phone_numbers_are_seen(number: str) -> None:
    assert seen(f"call {number} please") == [("phone", number)]


def test_numbers_that_everybody_knows_are_no_trace() -> None:
    public = ("911", "988", "0800 111 0 111", "+1 800 799 7233")
    text = "911, 988, 0800 1110111, 08001110111, 1-800-799-7233, 800 799 7233"
    assert seen(text, public=public) == []
    assert [kind for kind, _ in seen(text)] == ["phone"] * 4


@pytest.mark.parametrize("text", ["on 2026-01-05 at 12:30", "room 12345", "110 and 112", "it cost 1,250,000"])
def test_dates_and_sums_are_no_phone_numbers(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "piece"),
    [
        ("mail a.b+c@mail.example.org, please", "email", "a.b+c@mail.example.org"),
        ("mail mina＠example.org", "email", "mina＠example.org"),
        ("I am @some_body.", "username", "@some_body"),
        ("see https://t.me/somebody.", "link", "https://t.me/somebody"),
        ("see (instagram.com/some.body/)", "link", "instagram.com/some.body/"),
        ("www.facebook.com/profile.php?id=100000", "link", "www.facebook.com/profile.php?id=100000"),
        ("tiktok.com/@some.body", "link", "tiktok.com/@some.body"),
        ("https://wa.me/4917612345678", "link", "https://wa.me/4917612345678"),
        ("x.com/somebody", "link", "x.com/somebody"),
        ("de.linkedin.com/in/some-body", "link", "de.linkedin.com/in/some-body"),
        ("somebody.t.me", "link", "somebody.t.me"),
        ("tg://user?id=123", "link", "tg://user?id=123"),
    ],
)
def test_addresses_are_seen(text: str, kind: str, piece: str) -> None:
    assert seen(text, own=()) == [(kind, piece)]


@pytest.mark.parametrize("text", ["facebook.com", "on instagram.com/ ", "max.com/films", "a@b", "@ home", "5 @ 3"])
def test_what_names_nobody_is_left(text: str) -> None:
    assert seen(text) == []


def test_hiding_keeps_the_formatting_in_place() -> None:
    text = "😀 I am Mina Karimi, 🌸 really"
    spans = (Span("bold", 3, 4), Span("italic", 8, 4), Span("code", 10, 8), Span("underline", 21, 9))
    words = hide(text, spans, find(text, own=MINA, regions=()))
    assert words.text == f"😀 I am {MARK} {MARK}, 🌸 really"
    assert words.spans == (Span("bold", 3, 4), Span("italic", 8, 3), Span("code", 8, 7), Span("underline", 17, 9))


TEXTS = st.text(max_size=200) | st.lists(
    st.sampled_from(
        [
            "Mina",
            "mina_k",
            " ",
            "@",
            ".",
            "0176 12345678",
            "+1 415 555 2671",
            "a@b.co",
            "t.me/x",
            "https://",
            "مِينا",
            "و",
            "😀",
            "1",
        ]
    ),
    max_size=30,
).map("".join)


@given(TEXTS, st.lists(st.tuples(st.integers(-5, 250), st.integers(-5, 250)), max_size=5))
@example("0201000وMina:Mina", [])
@example("0 300 000 0000:0 300 000 0000MYnA", [])
def test_what_is_hidden_is_gone_and_spans_stay_inside(text: str, ranges: list[tuple[int, int]]) -> None:
    own = ("Mina", "مينا")
    traces = find(text, own=own, regions=("DE", "US"))
    assert all(0 <= one.begin < one.end <= two.begin for one, two in pairwise(traces))
    words = hide(text, tuple(Span("bold", offset, length) for offset, length in ranges), traces)
    assert len(words.text) == len(text) + sum(len(MARK) - (trace.end - trace.begin) for trace in traces)
    gone = {text[trace.begin : trace.end] for trace in traces}
    again = find(words.text, own=own, regions=("DE", "US"))
    assert not gone & {words.text[trace.begin : trace.end] for trace in again}
    end = len(words.text.encode("utf-16-le", "surrogatepass")) // 2
    assert all(0 <= span.offset < span.offset + span.length <= end for span in words.spans)


@pytest.mark.parametrize(
    "piece", ["1", "12345678 ", "@", "a.", "a@", "a.a@a.", "mina ", "\u0600😀﷽", "https://", "w-", "t.me/", "(1)", "+"]
)
def test_the_longest_message_costs_no_more_than_its_length(piece: str) -> None:
    assert growth(lambda text: find(text, own=MINA, regions=("US", "DE")), (piece * 4096)[:4096]) < 10


def left(line: str) -> str:
    """What a corpus line's sentence becomes with everything hidden."""
    profile, text = (each.strip() for each in line.split("|")[:2])
    return hide(text, (), find(text, own=tuple(profile.split()), regions=("US", "DE", "JO"))).text


def pointed_out(line: str) -> bool:
    """Whether what the line names is gone; of an innocent one, whether anything is."""
    _, text, *pieces = (each.strip() for each in line.split("|"))
    words = left(line)
    return all(piece not in words for piece in pieces[0].split()) and words != text if pieces else words != text


def test_every_kind_has_a_word() -> None:
    words = "".join(each.read_text("utf-8") for each in (FOLDER / "en").glob("*.ftl"))
    assert [kind for kind in TraceKind if f"trace-{kind.value} = " not in words] == []


def test_of_sentences_that_nothing_was_made_from_enough_is_pointed_out(capsys: pytest.CaptureFixture[str]) -> None:
    telling, innocent = halves("identity", "!"), halves("identity", "-")
    tuned = score(telling.tuned, innocent.tuned, pointed_out)
    held_out = score(telling.held_out, innocent.held_out, pointed_out)
    with capsys.disabled():
        print(f"\nidentity: held out: {held_out}; tuned on: {tuned}")  # noqa: T201 - the figures are the point
    assert held_out.wanted + held_out.calm + tuned.wanted + tuned.calm >= 120
    assert held_out.recall >= 0.9
    assert held_out.precision >= 0.95


def test_an_ordinary_message_takes_milliseconds() -> None:
    text = "Yesterday my neighbour told me that her son stays at home. I am Samira, call 0176 12345678. " * 2
    assert cheapest(lambda: find(text, own=MINA, regions=("US", "DE")), 20) < 0.02


INTRODUCTIONS = {
    "ar": ("اسمي سلمى", "سلمى"),
    "bn": ("আমার নাম রহিম", "রহিম"),
    "bs": ("zovem se Lejla", "Lejla"),
    "de": ("ich heiße Britta", "Britta"),
    "en": ("my name is Deborah", "Deborah"),
    "es": ("me llamo Inés", "Inés"),
    "fa": ("نام من پرویز است", "پرویز"),
    "fr": ("je m’appelle Solène", "Solène"),
    "ha": ("sunana Danladi", "Danladi"),
    "hi": ("मेरा नाम सुनीता है", "सुनीता"),
    "id": ("nama saya Dewi", "Dewi"),
    "ms": ("nama saya Aishah", "Aishah"),
    "nl": ("mijn naam is Femke", "Femke"),
    "ps": ("زما نوم زلمی دی", "زلمی"),
    "so": ("magacaygu waa Cabdi", "Cabdi"),
    "sq": ("unë quhem Besnik", "Besnik"),
    "sw": ("jina langu ni Zawadi", "Zawadi"),
    "tr": ("benim adım Şebnem", "Şebnem"),
    "ur": ("میرا نام زینت ہے", "زینت"),
}


def test_every_language_that_may_be_offered_has_its_introduction() -> None:
    assert set(INTRODUCTIONS) == set(LANGUAGES)
    assert [text for text, name in INTRODUCTIONS.values() if ("introduced", name) not in seen(text, own=())] == []
