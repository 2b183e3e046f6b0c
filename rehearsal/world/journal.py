"""Every request that the bot made, with its answer."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rehearsal.world.people import Json


@dataclass(eq=False, slots=True)
class Request:
    """One request. `answer` is None while it is being answered, or when the connection was cut instead.

    `at` is the World's time in Unix seconds. `fault` names the fault that met it. `unimitated` says that this
    imitation does not know the method or parameter, although Telegram does.
    """

    method: str
    params: Json
    at: float
    status: int = 0
    answer: Json | None = None
    fault: str = ""
    unimitated: str = ""
    files: dict[str, int] = field(default_factory=dict)  # field name → size in bytes

    @property
    def ok(self) -> bool:
        """Whether it was answered, and not with an error."""
        return bool(self.answer and self.answer.get("ok"))

    @property
    def result(self) -> Any:
        """What was answered under `result`; None for an error."""
        return (self.answer or {}).get("result")

    @property
    def error(self) -> str:
        """Telegram's description of the error, or nothing."""
        return str((self.answer or {}).get("description", ""))

    @property
    def chat(self) -> int | None:
        """The chat that it names."""
        value = self.params.get("chat_id")
        return int(value) if value is not None and str(value).lstrip("-").isdigit() else None


class Journal:
    """Requests in the order of their arrival; `keep` bounds how many are remembered, 0 for none at all."""

    def __init__(self, keep: int | None = None) -> None:
        self._requests: deque[Request] = deque(maxlen=keep)
        self._unimitated: list[Request] = []
        self.count: dict[str, int] = {}
        """How many requests there were of each method, also of those no longer remembered."""

    def __iter__(self) -> Iterator[Request]:
        return iter(tuple(self._requests))

    def __len__(self) -> int:
        return len(self._requests)

    def add(self, request: Request) -> None:
        """Note a request that has arrived."""
        self._requests.append(request)
        self.count[request.method] = self.count.get(request.method, 0) + 1

    def beyond(self, request: Request, what: str) -> None:
        """Note that a request asked for something that is not imitated; kept however small the journal is."""
        request.unimitated = what
        self._unimitated.append(request)

    def of(self, *methods: str, chat: int | None = None) -> list[Request]:
        """The requests of these methods (all when none is named), into this chat if one is given."""
        return [
            request
            for request in self._requests
            if (not methods or request.method in methods) and (chat is None or request.chat == chat)
        ]

    def last(self, *methods: str) -> Request:
        """The newest request of these methods; LookupError when there is none."""
        for request in reversed(self._requests):
            if not methods or request.method in methods:
                return request
        raise LookupError(f"the bot has not called {' or '.join(methods) or 'anything'}")

    def errors(self, *codes: int) -> list[Request]:
        """The requests answered with an error (with one of these codes)."""
        return [
            request
            for request in self._requests
            if request.answer is not None and not request.ok and (not codes or request.status in codes)
        ]

    def unimitated(self) -> list[Request]:
        """The requests that this imitation could not imitate."""
        return list(self._unimitated)

    def forget(self) -> None:
        """Start with an empty journal."""
        self._requests.clear()
        self._unimitated.clear()
        self.count.clear()
