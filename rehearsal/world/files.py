"""Files on Telegram's side: real bytes behind made-up numbers."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from rehearsal.world.people import Json

LINK_LIVES = 3600
"""How long a download link works, in seconds; afterwards getFile gives a new one."""

FOLDERS = {
    "photo": "photos",
    "document": "documents",
    "voice": "voice",
    "video": "videos",
    "audio": "music",
    "animation": "animations",
    "video_note": "video_notes",
    "sticker": "stickers",
}


@dataclass(eq=False, slots=True)
class File:
    """One stored file. `id` is what the bot uses again, `unique` stays the same for every bot."""

    id: str
    unique: str
    kind: str
    data: bytes
    name: str | None = None
    mime: str | None = None
    size: int = 0  # as Telegram states it; a test may claim more than there is
    path: str | None = None
    link_until: float = 0.0


class Files:
    """Every file ever sent, by its id and by its path."""

    def __init__(self, now: Callable[[], float], random: Random) -> None:
        self._now = now
        self._random = random
        self._by_id: dict[str, File] = {}
        self._by_path: dict[str, File] = {}

    def put(
        self, kind: str, data: bytes, *, name: str | None = None, mime: str | None = None, size: int | None = None
    ) -> File:
        """Keep bytes; `size` claims another size than they have, for tests of limits."""
        file = File(self._token(48), self._token(12), kind, data, name, mime, len(data) if size is None else size)
        self._by_id[file.id] = file
        return file

    def get(self, file_id: str) -> File | None:
        """The file with this id."""
        return self._by_id.get(file_id)

    def link(self, file: File) -> Json:
        """The Bot API's `File`, with a path that works for an hour."""
        if file.path is None:
            ending = (
                f".{file.name.rpartition('.')[2]}" if file.name and "." in file.name else ENDINGS.get(file.kind, "")
            )
            file.path = f"{FOLDERS.get(file.kind, 'documents')}/file_{len(self._by_path)}{ending}"
            self._by_path[file.path] = file
        file.link_until = self._now() + LINK_LIVES
        return {"file_id": file.id, "file_unique_id": file.unique, "file_size": file.size, "file_path": file.path}

    def at(self, path: str) -> File | None:
        """The file behind a download link, while that lives."""
        file = self._by_path.get(path)
        return file if file is not None and self._now() <= file.link_until else None

    def __len__(self) -> int:
        return len(self._by_id)

    def _token(self, size: int) -> str:
        return base64.urlsafe_b64encode(self._random.randbytes(size)).decode().rstrip("=")


ENDINGS = {
    "photo": ".jpg",
    "voice": ".oga",
    "video": ".mp4",
    "video_note": ".mp4",
    "animation": ".mp4",
    "sticker": ".webp",
}
