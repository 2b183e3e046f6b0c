"""What a fault does to a request."""

import asyncio
import json

from aiohttp import web

from rehearsal.api.errors import Refusal, too_many
from rehearsal.faults import Fault, FaultKind
from rehearsal.world import Json, Request


class Cut(Exception):
    """The connection is cut instead of an answer."""


class Wordless(Exception):
    """`ok: false`, and nothing else."""


class Page(Refusal):
    """A refusal that is a page of HTML, as proxies send it."""


async def before(fault: Fault) -> None:
    """What happens before anything is done: a refusal, a cut, or waiting."""
    match fault.kind:
        case FaultKind.TOO_MANY:
            raise too_many(fault.retry_after)
        case FaultKind.SERVER_ERROR:
            raise Refusal(500, "Internal Server Error")
        case FaultKind.BAD_GATEWAY:
            raise Page(502, "Bad Gateway")
        case FaultKind.PAGE:
            raise Page(fault.code, fault.words)
        case FaultKind.NO_CODE:
            raise Wordless
        case FaultKind.REFUSED:
            raise Refusal(fault.code, fault.words)
        case FaultKind.RESET_BEFORE | FaultKind.OUTAGE:
            raise Cut
        case FaultKind.HANG:
            await fault.hold()
        case FaultKind.SLOW:
            await asyncio.sleep(fault.seconds)


async def answered(fault: Fault, request: Request, answer: Json) -> web.Response:
    """What happens to the answer of something that was done."""
    text = json.dumps(answer)
    match fault.kind:
        case FaultKind.RESET_AFTER:
            request.answer = None
            raise Cut
        case FaultKind.HANG_AFTER:
            request.answer = None
            await fault.hold()
            request.answer = answer
        case FaultKind.GARBAGE:
            return web.Response(text="<html>It works!</html>", content_type="text/html")
        case FaultKind.TRUNCATED:
            return web.Response(text=text[: len(text) // 2], content_type="application/json")
    return web.Response(text=text, content_type="application/json")
