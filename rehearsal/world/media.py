"""What people send besides words."""

from collections.abc import Iterable, Sequence
from typing import Any

from rehearsal.world.chats import Chat, Message
from rehearsal.world.content import CAPTIONED, FILE_KINDS, file_body, live, other_body, without_metadata
from rehearsal.world.people import Impossible, Json, Person
from rehearsal.world.speech import Speech, wording

PIXEL = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb004300ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc0000b08000c001001011100ffc40014000100000000"
    "000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f0000ffd9"
)
"""A small grey JPEG of 16 by 12 pixels, for scripts that need any photo."""


class Media(Speech):
    """People send files, places, contacts, polls."""

    def sends_file(  # noqa: PLR0913 - scripts name what they mean
        self,
        person: Person,
        chat: Chat,
        kind: str,
        data: bytes = b"",
        *,
        file_name: str | None = None,
        mime_type: str | None = None,
        caption: str = "",
        entities: Iterable[Json] = (),
        content: Json | None = None,
        size: int | None = None,
        spoiler: bool = False,
        film: bytes = b"",
        **rest: Any,
    ) -> Message:
        """Somebody sends a photo, document, voice, video, audio, animation, video_note or sticker with these bytes; or
        a contact, location, venue, poll, dice, story, checklist, users_shared, passport_data, … without any.

        `content` adds to or replaces what the Bot API says of it (`{"set_name": …}`, `{"phone_number": …}`); `size`
        claims another size than the bytes have; with a `film` a photo is a live one; `rest` is as in `says`: thread,
        reply_to, as_chat, album, silent, …
        """
        if kind not in FILE_KINDS:
            body = other_body(kind, person, int(self.now()))
            if content:
                body[kind] |= content
            return self.sends(person, chat, body, **rest)
        if kind == "photo":
            data = without_metadata(data or PIXEL)
        file = self.files.put(kind, data, name=file_name, mime=mime_type, size=size)
        body = file_body(self.files, file, **(content or {}))
        if caption:
            body |= self._captioned(kind, caption, entities)
        if spoiler:
            body["has_media_spoiler"] = True
        if film and kind == "photo":
            body |= live(body, self.files.put("video", film, mime="video/mp4"))
        return self.sends(person, chat, body, **rest)

    def sends_album(self, person: Person, chat: Chat, parts: Sequence[Json], **rest: Any) -> list[Message]:
        """Somebody sends 2 to 10 photos, videos, documents or audios as one album; each part holds the arguments of
        `sends_file` by name (`kind`, `data`, `caption`, …). The bot gets one update a part."""
        if not 2 <= len(parts) <= 10:
            raise Impossible("an album has 2 to 10 parts")
        album = str(self.random.randrange(10**16, 10**17))
        return [self.sends_file(person, chat, album=album, **part, **rest) for part in parts]

    def changes_file(
        self, person: Person, message: Message, kind: str, data: bytes, *, caption: str | None = None, **more: Any
    ) -> Message:
        """Somebody puts another file into their own message, or one in place of its words; with a `caption`, that
        changes in the same moment, and "" takes it away."""
        if kind == "photo":
            data = without_metadata(data)
        body = file_body(self.files, self.files.put(kind, data, name=more.pop("file_name", None)), **more)
        kept = {key: message.body[key] for key in ("caption", "caption_entities") if key in message.body}
        message.body = body | (kept if caption is None else self._captioned(kind, caption, ()) if caption else {})
        return self.edits(person, message, None)

    @staticmethod
    def _captioned(kind: str, caption: str, entities: Iterable[Json]) -> Json:
        if kind not in CAPTIONED:
            raise Impossible(f"a {kind} has no caption")
        words, marked = wording(caption, entities, longest=1024)
        return {"caption": words} | ({"caption_entities": marked} if marked else {})
