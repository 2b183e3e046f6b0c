"""Refusals in Telegram's words."""

from typing import Any


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


def bad(what: str, **parameters: Any) -> Refusal:
    """400: the request makes no sense, or not here."""
    return Refusal(400, f"Bad Request: {what}", **parameters)


def forbidden(what: str) -> Refusal:
    """403: the chat is out of the bot's reach."""
    return Refusal(403, f"Forbidden: {what}")


def too_many(seconds: int) -> Refusal:
    """429, with how long to wait."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
