"""Two people act the same: their names, numbers, phones and moments differ. The team cannot tell one from the other."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rehearsal.world import PIXEL, Json
from tests.playing import playing


@dataclass(frozen=True)
class Somebody:
    """Whatever Telegram may tell of a reporter that is not in the words."""

    id: int
    first_name: str
    last_name: str | None
    username: str | None
    language: str | None
    file: str
    bold: str  # which formatting the phone puts beside the words
    joined: int  # minutes before the script begins


ZAHRA = Somebody(5_111_222_333, "Zahra", "Al-Qaysi", "zahra_writes", "ar", "IMG_2026_Zahra.jpg", "text_mention", 90)
BOB = Somebody(48_001, "B", None, None, None, "scan.pdf", "custom_emoji", 7)


def marks(who: Somebody) -> list[Json]:
    """An entity that shows who it is, over the same letters."""
    more: Json = {"user": {"id": who.id, "is_bot": False, "first_name": who.first_name}}
    if who.bold == "custom_emoji":
        more = {"custom_emoji_id": "5368324170671202286"}
    return [{"type": who.bold, "offset": 0, "length": 2, **more}, {"type": "bold", "offset": 5, "length": 4}]


async def team_side(who: Somebody, folder: Path) -> tuple[list[tuple[str, Any]], dict[str, int]]:
    """Act the script as this person: every request into the group or to members, in order; and the sizes of the files
    that stay."""
    async with playing(folder) as play:
        world = play.world
        person = world.person(
            "reporter",
            id=who.id,
            first_name=who.first_name,
            last_name=who.last_name,
            username=who.username,
            language_code=who.language,
        )
        play.cast.people["reporter"] = person
        chat = world.private(person)
        begins = play.clock.now().timestamp() + 2 * 3600
        await play.later(minutes=120 - who.joined)
        await play.says("reporter", "/start")
        await play.later(seconds=begins - world.now())
        for label in ("I understand", "Raise a concern", "Something else"):
            await play.taps("reporter", label)
        await play.says("reporter", "🙂 a word of mine", entities=marks(who))
        await play.taps("reporter", "Send")
        await play.later(minutes=20)
        await play.taps("adil", "Take", play.group)
        shown = play.newest("adil", "word of mine", play.group)
        await play.in_topic("adil", 0, "We are here.", reply_to=shown.message)
        answer = play.newest("reporter", "We are here").message
        message = await play.says("reporter", "thank you", reply_to=answer, quote="here")
        world.edits(person, message, "thank you all")
        await play.flow()
        friend = world.person(
            "friend", first_name=f"{who.first_name} too", username=who.username and f"{who.username}2"
        )
        family = world.group(f"{who.first_name}s family", members=[friend, person], bot_inside=False)
        await play.says("reporter", "He wrote this.", elsewhere=world.says(friend, family, "I will find you."))
        own = {
            "new_reaction": [{"type": "custom_emoji", "custom_emoji_id": str(who.id)}],
            "old_reaction": [],
            "date": 1,
        }
        about = {"chat": chat.as_chat(), "message_id": answer.id, "user": person.as_user()}
        world.update("message_reaction", about | own)
        await play.flow()
        live = world.sends_file(person, chat, "photo", film=who.first_name.encode(), file_name=who.file)
        await play.flow()
        world.changes_file(person, live, "photo", PIXEL + who.first_name.encode(), caption="another one")
        await play.flow()
        world.sends_file(person, chat, "document", b"%PDF-1.4", file_name=who.file)
        world.sends_file(person, chat, "contact")
        await play.flow()
        world.blocks(person)
        await play.in_topic("adil", 0, "Are you there?", reply_to=shown.message)
        await play.later(days=2)
        world.unblocks(person)
        await play.says("reporter", "I am back")
        await play.taps("adil", "Close", play.group)
        await play.taps("adil", "Resolved", play.group)
        await play.later(hours=3)
        asked = [
            (request.at - begins, request.method, request.params)
            for request in world.journal
            if request.chat is not None and request.chat != who.id and request.at >= begins
        ]
        await play.stop()
        sizes = {path.name: path.stat().st_size for path in (folder / "data").iterdir()}
        await play.start()
        return asked, sizes  # type: ignore[return-value]


async def test_the_team_cannot_tell_one_reporter_from_another(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "other"]
    for folder in folders:
        folder.mkdir()
    one, one_size = await team_side(ZAHRA, folders[0])
    other, other_size = await team_side(BOB, folders[1])
    assert len(one) > 15
    assert one == other
    assert one_size == other_size
    assert not any(str(each) in str(one) for each in (ZAHRA.id, "Zahra", "zahra", "IMG_2026"))
