"""Reading what a request carries: a query, a form, a multipart form or JSON."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from rehearsal.api.errors import Refusal, bad
from rehearsal.api.params import Upload
from rehearsal.api.uploads import UPLOAD_LIMIT

SLACK = 1024 * 1024
"""What a request may weigh beside the largest file."""


async def body_of(request: web.BaseRequest) -> tuple[dict[str, Any], Mapping[str, Upload]]:
    """The raw parameters and the uploaded files of a request."""
    raw: dict[str, Any] = dict(request.query) if request.query_string else {}
    if request.method == "GET":
        return raw, {}
    kind = request.content_type
    if kind == "multipart/form-data":
        fields, uploads = await _multipart(request)
        return raw | fields, uploads
    data = await _all(request)
    if not data:
        return raw, {}
    try:
        if kind == "application/json":
            parsed = json.loads(data)
            if not isinstance(parsed, dict):
                raise bad("can't parse request JSON: object expected")
            return raw | parsed, {}
        return raw | dict(parse_qsl(data.decode(), keep_blank_values=True, errors="strict")), {}
    except UnicodeDecodeError:
        raise bad("strings must be encoded in UTF-8") from None
    except ValueError:
        raise bad("can't parse request JSON") from None


async def _all(request: web.BaseRequest) -> bytes:
    """The whole body, not over the limit."""
    if (request.content_length or 0) > UPLOAD_LIMIT + SLACK:
        raise Refusal(413, "Request Entity Too Large")
    return await request.content.read()


async def _multipart(request: web.BaseRequest) -> tuple[dict[str, Any], dict[str, Upload]]:
    fields: dict[str, Any] = {}
    uploads: dict[str, Upload] = {}
    size = 0
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            raise bad("can't parse request: nested multipart")
        data = bytes(await part.read())
        size += len(data)
        if size > UPLOAD_LIMIT + SLACK:
            raise Refusal(413, "Request Entity Too Large")
        name = part.name or ""
        if part.filename is None:
            fields[name] = data.decode()
            continue
        uploads[name] = Upload(part.filename, part.headers.get("Content-Type", ""), data)
        # A file sent under the parameter's own name stands for its value; attached ones are named by another.
        fields.setdefault(name, f"attach://{name}")
    return fields, uploads
