"""A dictionary that forgets what was not asked for longest, so that memory has a bound."""

from collections import OrderedDict
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Lru(Generic[K, V]):
    """Holds entries up to a total weight; an entry weighs 1 unless said otherwise."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._total = 0
        self._held: OrderedDict[K, tuple[V, int]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._held)

    def get(self, name: K) -> V | None:
        """What is held under this name, which counts as asking for it."""
        found = self._held.get(name)
        if found is None:
            return None
        self._held.move_to_end(name)
        return found[0]

    def put(self, name: K, value: V, weight: int = 1) -> None:
        """Hold it, and forget the oldest until the bound is kept; the newest always stays."""
        self.drop(name)
        self._held[name] = (value, weight)
        self._total += weight
        while self._total > self._limit and len(self._held) > 1:
            self._total -= self._held.popitem(last=False)[1][1]

    def drop(self, name: K) -> None:
        """Forget this one."""
        found = self._held.pop(name, None)
        if found is not None:
            self._total -= found[1]

    def clear(self) -> None:
        """Forget everything."""
        self._held.clear()
        self._total = 0
