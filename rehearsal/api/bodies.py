"""Reading what a request carries: a query, a form, a multipart form or JSON."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from rehearsal.api.errors import Refusal, Unimitated, bad
from rehearsal.api.params import Upload
from rehearsal.api.uploads import UPLOAD_LIMIT

HTTP = "HttpReader.cpp parse_json_parameters"
MOST = UPLOAD_LIMIT + 1024 * 1024
"""What a request may weigh: the largest file, and a little beside it."""


def large(message: Any, payload: Any, protocol: Any, writer: Any, task: Any) -> web.BaseRequest:
    """A request as aiohttp makes it, but with room for the largest file."""
    loop = asyncio.get_running_loop()
    return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=MOST)


async def body_of(request: web.BaseRequest) -> tuple[dict[str, Any], Mapping[str, Upload]]:
    """The raw parameters and the uploaded files of a request."""
    raw: dict[str, Any] = dict(request.query) if request.query_string else {}
    if request.method == "GET":
        return raw, {}
    if (request.content_length or 0) > MOST:
        async for _ in request.content.iter_chunked(65536):
            pass  # so that the sender reads the answer instead of a broken pipe
        raise Refusal(413, "Request Entity Too Large")
    kind = request.content_type
    if kind == "multipart/form-data":
        fields, uploads = await _multipart(request)
        return raw | fields, uploads
    data = await request.content.read()
    if not data:
        return raw, {}
    try:
        if kind == "application/json":
            parsed = json.loads(data)
            if not isinstance(parsed, dict):
                raise bad("can't parse request JSON: object expected", HTTP)
            return raw | parsed, {}
        return raw | dict(parse_qsl(data.decode(), keep_blank_values=True, errors="strict")), {}
    except UnicodeDecodeError:
        raise bad("strings must be encoded in UTF-8", "MessageEntity.cpp fix_formatted_text") from None
    except ValueError:
        raise bad("can't parse request JSON", HTTP) from None


async def _multipart(request: web.BaseRequest) -> tuple[dict[str, Any], dict[str, Upload]]:
    fields: dict[str, Any] = {}
    uploads: dict[str, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            raise Unimitated("a multipart form in a multipart form")
        data = bytes(await part.read())
        name = part.name or ""
        if part.filename is None:
            fields[name] = data.decode()
            continue
        uploads[name] = Upload(part.filename, part.headers.get("Content-Type", ""), data)
    return fields, uploads
