"""Each kind of link that a member sends has one fate, and the sentence that belongs to it."""

from pathlib import Path

from tests.playing import playing
from tests.teamwork import answers, card, presses, report

REFUSED = "Links into Telegram show who opens them, so this was not sent. Please write what is behind the link."
WARNED = "There is a link below. Opening it may show who you are."
FATES = {
    "Join us on t.me/ourgroup": REFUSED,
    "See https://telegram.me/ourgroup/7": REFUSED,
    "tg://resolve?domain=ourgroup": REFUSED,
    "Our page is https://example.org/help": WARNED,
    "Our page is www.example.org/help": WARNED,
    "Get it from example.org/app.apk": WARNED,
    "Write to @sister_huda": WARNED,
    "Ask (@sister_huda)!": WARNED,
    "Write to huda@example.org": "",
    "It costs 5 @ 10 each": "",
    "Call 555 0100 on Friday": "",
}
"""What a member writes, and the sentence that the link brings; nothing where there is none."""


async def test_each_kind_of_link_has_its_fate(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as play:
        await report(play, "It is about my cousin.")
        await presses(play, "adil", "Take")
        for said, sentence in FATES.items():
            before = len(play.screen("adil", play.group).saying(REFUSED))
            await answers(play, "adil", said)
            came = play.screen("mina").saying(said)
            if sentence == REFUSED:
                assert len(play.screen("adil", play.group).saying(REFUSED)) == before + 1, said
                assert came == [], said
            else:
                assert len(came) == 1, said
                assert (WARNED in came[0].text) is (sentence == WARNED), said


async def test_a_link_behind_words_is_spelled_out_or_refused(tmp_path: Path) -> None:
    async with playing(tmp_path, privacy__first_words_wait="0 min") as play:
        await report(play, "It is about my cousin.")
        await presses(play, "adil", "Take")
        for url in ("https://example.org/help", "https://t.me/ourgroup"):
            mark = {"type": "text_link", "offset": 4, "length": 4, "url": url}
            shown = card(play)
            await play.in_topic("adil", 0, "Our page", reply_to=shown.message, entities=[mark])
        assert play.screen("mina").saying("Our page (https://example.org/help)")
        assert not play.screen("mina").saying("t.me")
        assert play.screen("adil", play.group).saying(REFUSED)
