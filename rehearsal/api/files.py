"""getFile; the bytes themselves are served beside the methods."""

from rehearsal.api.errors import bad
from rehearsal.api.params import TEXT, Call
from rehearsal.api.table import method
from rehearsal.world import Json

DOWNLOAD_LIMIT = 20 * 1024 * 1024


@method("getFile", {"file_id": TEXT})
def get_file(call: Call) -> Json:
    """A path to download from, for an hour; not for files over 20 MB."""
    file_id = call.text("file_id")
    if not file_id:
        raise bad("file_id not specified", "Client.cpp check_remote_file_id")
    file = call.world.files.get(file_id)
    if file is None:
        raise bad("invalid file_id", "Client.cpp TdOnCheckRemoteFileIdCallback")
    if file.size > DOWNLOAD_LIMIT:
        raise bad("file is too big", "Client.cpp do_get_file")
    return call.world.files.link(file)
