"""How a call to Telegram travels: PTB's own way over aiohttp instead of httpx, which costs a third as much a call."""

import json
import socket
import ssl
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from http import HTTPStatus
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlencode, urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import certifi
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

CONNECT = 10.0
"""Seconds in which a connection has to be there, the wait for a free one included."""
UNTAKEN = 60.0
"""Seconds for which the other side may take nothing of what is being written: aiohttp waits for that without end."""
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


DEFAULT = type(BaseRequest.DEFAULT_NONE)
"""How PTB says that nothing was said about a time-out."""


class NotSent(NetworkError):
    """The call ended before anything of it was sent."""


class Request(BaseRequest):
    """`width` connections at most; an answer has to begin and go on within `patience` seconds of silence."""

    def __init__(self, width: int, patience: float = 20.0) -> None:
        self._width = width
        self._patience = patience
        self._session: aiohttp.ClientSession | None = None
        self._proxies: dict[str, str | None] = {}  # network location: the proxy towards it
        self.ahead: timedelta | None = None
        """How far Telegram's clock is ahead of this machine's, by the newest answer; a second or two mean nothing."""

    @property
    def read_timeout(self) -> float:
        """Seconds of silence after which a call is given up."""
        return self._patience

    async def initialize(self) -> None:
        """Open the pool; connections are made when they are needed."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._width, ssl=_trusted(), socket_factory=_socket)
            self._session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        """Close every connection."""
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def do_request(  # noqa: PLR0913 - as PTB calls it
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One call; status and body. Raises `NotSent`, `TimedOut` or another `NetworkError`, none of which knows the
        address, for that holds the token."""
        if self._session is None:
            raise RuntimeError("not initialized")
        read = self._patience if isinstance(read_timeout, DEFAULT) else read_timeout
        connect = CONNECT if isinstance(connect_timeout, DEFAULT) else connect_timeout
        waits = aiohttp.ClientTimeout(total=None, connect=connect, sock_connect=connect, sock_read=read)
        body, headers = _body(request_data)
        failed: NetworkError
        try:
            async with self._session.request(
                method,
                URL(url, encoded=True),
                data=body,
                headers=headers,
                timeout=waits,
                proxy=self._proxy(url),
                allow_redirects=False,
            ) as answer:
                said = await answer.read()
                self.ahead = _ahead(answer.headers.get("Date", "")) or self.ahead
                return _honest(answer.status, said) if method == "POST" else (answer.status, said)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            failed = NotSent(type(error).__name__)
        except TimeoutError:
            failed = TimedOut()
        except (aiohttp.ClientError, OSError) as error:
            failed = NetworkError(type(error).__name__)
        raise failed  # here, and not above, where aiohttp's own error would hang on it

    def _proxy(self, url: str) -> str | None:
        """The environment's, as `https_proxy` and `no_proxy` say, and never towards this machine, where the token goes
        in the clear; asked once a host, while aiohttp would ask in a thread at each call."""
        parts = urlsplit(url)
        if parts.netloc not in self._proxies:
            found = None if on_loopback(url) or proxy_bypass(parts.netloc) else getproxies().get(parts.scheme)
            self._proxies[parts.netloc] = found
        return self._proxies[parts.netloc]


def on_loopback(url: str) -> bool:
    """Whether a call to this address leaves this machine at no time."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _ahead(date: str) -> timedelta | None:
    """From the Date header of an answer that has just come."""
    try:
        return parsedate_to_datetime(date) - datetime.now(UTC)
    except (TypeError, ValueError, OverflowError):
        return None


def _socket(address: aiohttp.AddrInfoType) -> socket.socket:
    """One that gives up by itself; where the system knows no such limit, as it does in its own time."""
    made = socket.socket(*address[:3])
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(UNTAKEN * 1000))
    return made


@cache
def _trusted() -> ssl.SSLContext:
    """The system's authorities, and the common ones where the system has none."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _honest(status: int, body: bytes) -> tuple[int, bytes]:
    """An answer that says 200 and `ok: false` is the refusal that it is: PTB would look for its result in vain."""
    if status != HTTPStatus.OK or body[:1] != b"{" or b'"result"' in body:
        return status, body
    try:
        said = json.loads(body)
    except ValueError:
        return status, body
    if not isinstance(said, dict) or said.get("ok") is True:
        return status, body
    return int(said.get("error_code") or HTTPStatus.INTERNAL_SERVER_ERROR), body


def _body(data: RequestData | None) -> tuple[bytes | aiohttp.FormData | None, dict[str, str] | None]:
    if data is None:
        return None, None
    if not data.multipart_data:
        return urlencode(data.json_parameters).encode(), FORM
    form = aiohttp.FormData(data.json_parameters, quote_fields=False)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form, None
