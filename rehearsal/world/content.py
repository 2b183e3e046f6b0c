"""The content of messages other than plain text, as the Bot API writes it."""

import struct
from typing import Any

from rehearsal.world.files import File, Files
from rehearsal.world.people import Json, Person

MIMES = {
    "photo": "image/jpeg",
    "voice": "audio/ogg",
    "video": "video/mp4",
    "audio": "audio/mpeg",
    "animation": "video/mp4",
    "video_note": "video/mp4",
    "sticker": "image/webp",
    "document": "application/octet-stream",
}
FILE_KINDS = frozenset(MIMES)
"""The kinds that carry bytes."""

CAPTIONED = frozenset(("photo", "document", "voice", "video", "audio", "animation"))


def file_body(files: Files, file: File, **more: Any) -> Json:
    """The part of a message that shows a stored file. `more` adds or replaces fields: width, duration, set_name, …"""
    if file.kind == "photo":
        width, height = picture_size(file.data) or (800, 600)
        thumb = files.put("photo", file.data)
        small = {"width": max(width // 4, 1), "height": max(height // 4, 1)}
        return {
            "photo": [
                _named(thumb) | small | {"file_size": max(thumb.size // 8, 1)},
                _named(file) | {"width": width, "height": height} | more,
            ]
        }
    shown = _named(file) | _SHAPES[file.kind]
    if file.kind not in ("video_note", "sticker"):
        shown["mime_type"] = file.mime or MIMES[file.kind]
    if file.name and file.kind in ("document", "video", "audio", "animation"):
        shown["file_name"] = file.name
    body: Json = {file.kind: shown | more}
    if file.kind == "animation":
        body["document"] = {key: shown[key] for key in shown if key not in ("width", "height", "duration")}
    return body


def live(photo: Json, film: File) -> Json:
    """What makes a photo a live one: it is told beside the still (Client.cpp JsonMessage, JsonLivePhoto)."""
    shape = {"width": 640, "height": 480, "duration": 2}
    return {"live_photo": _named(film) | shape | {"mime_type": film.mime, "photo": photo["photo"]}}


_SHAPES: dict[str, Json] = {
    "document": {},
    "voice": {"duration": 3},
    "audio": {"duration": 3},
    "video": {"width": 640, "height": 480, "duration": 3},
    "animation": {"width": 320, "height": 240, "duration": 2},
    "video_note": {"length": 240, "duration": 3},
    "sticker": {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False, "emoji": "🙂"},
}


def _named(file: File) -> Json:
    return {"file_id": file.id, "file_unique_id": file.unique, "file_size": file.size}


def file_of(body: Json) -> str | None:
    """The id of the (largest) file that a message shows."""
    for kind in ("photo", *sorted(FILE_KINDS - {"photo", "document"}), "document"):
        if kind in body:
            part = body[kind][-1] if kind == "photo" else body[kind]
            file_id: str = part["file_id"]
            return file_id
    return None


def kind_of(body: Json) -> str | None:
    """The kind of the file that a message shows; None for one without."""
    return next((kind for kind in ("animation", *MIMES) if kind in body), None)


def other_body(kind: str, person: Person, date: int) -> Json:
    """The content of kinds without bytes, with made-up but complete values."""
    user = person.as_user()
    bodies: dict[str, Json] = {
        "contact": {
            "contact": {"phone_number": "+15550100", "first_name": person.first_name, "user_id": person.id},
        },
        "location": {"location": {"latitude": 37.77, "longitude": -122.42}},
        "venue": {
            "venue": {"location": {"latitude": 37.77, "longitude": -122.42}, "title": "A place", "address": "A street"},
            "location": {"latitude": 37.77, "longitude": -122.42},
        },
        "poll": {"poll": _poll()},
        "dice": {"dice": {"emoji": "🎲", "value": 4}},
        "story": {"story": {"chat": {"id": person.id, "type": "private", "first_name": person.first_name}, "id": 7}},
        "checklist": {"checklist": {"title": "A list", "tasks": [{"id": 1, "text": "A task"}]}},
        "users_shared": {
            "users_shared": {"request_id": 1, "users": [{"user_id": person.id, "first_name": person.first_name}]}
        },
        "chat_shared": {"chat_shared": {"request_id": 1, "chat_id": -1001234500000, "title": "A chat"}},
        "game": {"game": {"title": "A game", "description": "A game", "photo": []}},
        "passport_data": {
            "passport_data": {"data": [], "credentials": {"data": "eA==", "hash": "eA==", "secret": "eA=="}}
        },
        "giveaway": {
            "giveaway": {
                "chats": [{"id": -1001234500000, "type": "channel", "title": "A channel"}],
                "winners_selection_date": date,
                "winner_count": 1,
            }
        },
        "proximity_alert_triggered": {"proximity_alert_triggered": {"traveler": user, "watcher": user, "distance": 5}},
    }
    if kind not in bodies:
        raise ValueError(f"no such kind of message: {kind}")
    return bodies[kind]


def _poll() -> Json:
    options = [
        {"persistent_id": str(number), "text": text, "voter_count": 0} for number, text in enumerate(("Yes", "No"))
    ]
    return {
        "id": "5000000000000000001",
        "question": "A question?",
        "options": options,
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": False,
        "members_only": False,
    }


# ── pictures ────────────────────────────────────────────────────────────────────────────────────────────────────────

_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a JPEG, PNG or GIF; None for anything else."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data[:4] == b"GIF8" and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return width, height
    for marker, segment in _segments(data):
        if marker in _START_OF_FRAME and len(segment) >= 9:
            height, width = struct.unpack(">HH", segment[5:9])
            return width, height
    return None


def without_metadata(data: bytes) -> bytes:
    """A JPEG as Telegram keeps photos: without EXIF, comments and other application segments.

    (Telegram also compresses the picture anew, and turns other formats into JPEG; here the pixels stay as they are.)
    """
    if data[:2] != b"\xff\xd8":
        return data
    kept, end = [b"\xff\xd8"], 2
    for marker, segment in _segments(data):
        end += len(segment)
        if not (0xE1 <= marker <= 0xEF or marker == 0xFE):
            kept.append(segment)
    return b"".join(kept) + data[end:]


def _segments(data: bytes) -> list[tuple[int, bytes]]:
    """The segments of a JPEG before its pixels: (marker, whole segment); empty for other files."""
    segments, at = [], 2
    if data[:2] != b"\xff\xd8":
        return []
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        size = 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        segments.append((data[at + 1], data[at : at + size]))
        at += size
    return segments
