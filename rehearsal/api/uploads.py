"""Files that the bot sends: uploaded, or named by their id."""

from typing import Any

from rehearsal.api.errors import GUESS, SERVER, Refusal, Unimitated, bad
from rehearsal.api.params import Call, Upload
from rehearsal.world.content import picture_size, without_metadata
from rehearsal.world.files import File

UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
PHOTO_SIDES = 10_000
ATTACH = "attach://"
NO_FILE = "Client.cpp process_send_…_query"
"""Of each method its own; in an album and for editMessageMedia it is get_input_media."""


def file_of(call: Call, value: Any, kind: str, field: str) -> File:
    """The file that a parameter means: an upload under its own name, attach://name, or a file id."""
    upload = call.uploads.get(field)
    if isinstance(value, str) and value.startswith(ATTACH):
        upload = call.uploads.get(value[len(ATTACH) :])
        if upload is None:
            raise bad(f"there is no {kind.replace('_', ' ')} in the request", NO_FILE)
    if upload is not None:
        return _kept(call, upload, kind)
    if not value:
        raise bad(f"there is no {kind.replace('_', ' ')} in the request", NO_FILE)
    if not isinstance(value, str):
        raise Unimitated(f"a {field} that is no text")
    if "://" in value:
        raise Unimitated("files by URL")
    file = call.world.files.get(value)
    if file is None:
        raise bad("wrong remote file identifier specified: Wrong string length", "FileManager.cpp from_persistent_id")
    if "photo" in (file.kind, kind) and file.kind != kind:
        raise bad(
            f"can't use file of type {file.kind.capitalize()} as {kind.capitalize()}",
            "FileManager.cpp from_persistent_id_v2",
        )
    return file


def _kept(call: Call, upload: Upload, kind: str) -> File:
    """Take an upload in, as Telegram does: limits, empty files, and photos that are none."""
    data = upload.data
    if len(data) > UPLOAD_LIMIT:
        raise Refusal(413, "Request Entity Too Large")  # HttpReader.cpp save_file_part
    if not data:
        raise bad("file must be non-empty", "FileLoaderUtils.cpp check_full_local_location")
    if kind == "photo":
        if len(data) > PHOTO_LIMIT:
            raise bad(
                f"file of size {len(data)} bytes is too big for a photo; the maximum size is {PHOTO_LIMIT} bytes", GUESS
            )
        size = picture_size(data)
        if size is None:
            raise bad("IMAGE_PROCESS_FAILED", SERVER)
        if sum(size) > PHOTO_SIDES or max(size) > 20 * min(size):
            raise bad("PHOTO_INVALID_DIMENSIONS", SERVER)
        data = without_metadata(data)
    return call.world.files.put(kind, data, name=upload.name or None, mime=upload.mime or None)
