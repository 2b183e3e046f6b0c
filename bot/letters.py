"""Updates that wait for their turn: each chat has its own row of them, and the chats take turns.

However much one account sends, another's words wait for one turn of it and no more. A press for help goes before what
the same chat has sent earlier; so that presses cannot hold up all else, every second turn is an ordinary one.
"""

from collections import deque
from collections.abc import Callable, Iterable, Set

from bot.telegram.raw import chat_of
from storage.inbox import Letter

Chat = int | None


class Letters:
    """In turn by chat, in order within a chat. `first` says which ask for help."""

    def __init__(self, first: Callable[[Letter], bool]) -> None:
        self._first = first
        self._help: dict[Chat, deque[Letter]] = {}
        self._ordinary: dict[Chat, deque[Letter]] = {}
        self._help_is_next = True

    def __bool__(self) -> bool:
        return bool(self._help or self._ordinary)

    def put(self, letters: Iterable[Letter]) -> None:
        """Kept updates, in order."""
        for letter in letters:
            waiting = self._help if self._first(letter) else self._ordinary
            waiting.setdefault(chat_of(letter.update), deque()).append(letter)

    def next(self, held: Set[Chat]) -> Letter | None:
        """Whose turn it is, of the chats that are not held back. It stays until it is `done`."""
        both = (self._help, self._ordinary) if self._help_is_next else (self._ordinary, self._help)
        return next((waiting[chat][0] for waiting in both for chat in waiting if chat not in held), None)

    def done(self, letter: Letter) -> None:
        """It is dealt with: its chat goes behind all others."""
        chat = chat_of(letter.update)
        for waiting in (self._help, self._ordinary):
            if chat in waiting and waiting[chat][0] is letter:
                rest = waiting.pop(chat)
                rest.popleft()
                if rest:
                    waiting[chat] = rest
                self._help_is_next = waiting is self._ordinary
                return
