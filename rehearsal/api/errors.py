"""Refusals in Telegram's words, each with the place in the public source of the server that refuses so.

`at` names file and function: Client.cpp, Query.cpp and HttpReader.cpp are of the Bot API's server, the others of
TDLib, on which it stands. `SERVER` is said by what lies behind both and is passed on by them, `GUESS` by nobody that
we have read. What the server takes in silence but no bot means (and so no test should wave through) is `Unimitated`.
"""

from typing import Any

SERVER = "server"
GUESS = "guess"


class Refusal(Exception):
    """An answer with `ok: false`."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


class Unimitated(Refusal):
    """Telegram knows this, or might; the imitation does not. Answered with 501, which Telegram never sends."""

    def __init__(self, what: str) -> None:
        super().__init__(501, f"Not imitated: {what}")
        self.what = what


def bad(what: str, at: str, **parameters: Any) -> Refusal:
    """400: the request makes no sense, or not here. `at` is where the server's source says so."""
    assert at, what
    return Refusal(400, f"Bad Request: {what}", **parameters)


def forbidden(what: str, at: str) -> Refusal:
    """403: the chat is out of the bot's reach. `at` is where the server's source says so."""
    assert at, what
    return Refusal(403, f"Forbidden: {what}")


def too_many(seconds: int) -> Refusal:
    """429, with how long to wait."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
