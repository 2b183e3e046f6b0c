"""The bot with something broken on purpose: `python -m tests.child SABOTAGE[:ARGUMENT…] run --config F`.

Only tests start it. Where a module is broken, the others must not have been read: by `rehearsal.process.launch`.
"""

import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

FAILING = Path("let-commits-fail")
"""While a file of this name lies in the working directory, `fragile` commits fail."""
DOOM = Path("doom")
"""Read by `doomed`: "before 12" or "after 12"."""
POISON = "poison-for-handlers"
"""Words at which a `fragile` handler raises, with the words in its message."""


def unsealed() -> None:
    """Every seal is paper: what should be ciphertext is the text itself."""
    from storage.disk import vault

    def seal(key: object, plain: bytes, place: bytes, floor: int = 0) -> bytes:
        if floor:
            size = vault.bucket(len(plain) + 4, floor)
            plain = (len(plain).to_bytes(4, "little") + plain).ljust(size, b"\0")
        return plain

    def unseal(key: object, blob: bytes, place: bytes, padded: bool = False) -> bytes:
        return blob[4 : 4 + int.from_bytes(blob[:4], "little")] if padded else blob

    vault.seal, vault.unseal = seal, unseal


def fragile() -> None:
    """Handlers raise at some words, commits fail on demand; both say what they had in hand."""
    from handlers.doors import private_messages
    from storage.disk import store

    heard, kept = private_messages.wrote, store._commit

    async def wrote(update: Any, turn: Any) -> None:
        await heard(update, turn)
        if POISON in update.effective_message.text:
            raise ValueError(f"could not handle {update.to_json()}")

    def commit(files: Any, batch: Any) -> bool | None:
        if FAILING.exists():
            error = sqlite3.OperationalError(f"disk full while writing {batch.writes}")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        return kept(files, batch)

    private_messages.wrote, store._commit = wrote, commit


def mortal(when: str, number: str) -> None:
    """Ends as by a power cut `before` or `after` the n-th commit of either file, counted from the start."""
    _cut(lambda: (when, number))


def doomed() -> None:
    """`mortal` as the file `doom` in the working directory says, counted from when it appears, and only once."""

    def found() -> tuple[str, ...] | None:
        if not DOOM.exists():
            return None
        told = tuple(DOOM.read_text().split())
        DOOM.unlink()
        return told

    _cut(found)


def _cut(doom: Callable[[], tuple[str, ...] | None]) -> None:
    told: tuple[str, ...] | None = None
    seen = 0

    class Mortal(sqlite3.Connection):
        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            nonlocal told, seen
            commits = sql.lstrip().upper().startswith("COMMIT")
            if commits:
                told = told or doom()
                seen += told is not None
            if commits and told == ("before", str(seen)):
                os.kill(os.getpid(), signal.SIGKILL)
            done = super().execute(sql, *values)
            if commits and told == ("after", str(seen)):
                os.kill(os.getpid(), signal.SIGKILL)
            return done

    connect: Callable[..., sqlite3.Connection] = sqlite3.connect

    def connected(*given: Any, **more: Any) -> sqlite3.Connection:
        return connect(*given, **({"factory": Mortal} | more))

    sqlite3.connect = connected  # type: ignore[assignment]


def counted(file: str) -> None:
    """Writes one dot a commit into a file: how many there are in an undisturbed run."""

    class Counted(sqlite3.Connection):
        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            done = super().execute(sql, *values)
            if sql.lstrip().upper().startswith("COMMIT"):
                with open(file, "ab") as tally:
                    tally.write(b".")
            return done

    connect: Callable[..., sqlite3.Connection] = sqlite3.connect

    def connected(*given: Any, **more: Any) -> sqlite3.Connection:
        return connect(*given, **({"factory": Counted} | more))

    sqlite3.connect = connected  # type: ignore[assignment]


SABOTAGE: dict[str, Callable[..., None]] = {
    "unsealed": unsealed,
    "fragile": fragile,
    "mortal": mortal,
    "doomed": doomed,
    "counted": counted,
}


def command(sabotage: str, config: Path) -> list[str]:
    """How a stage starts such a bot."""
    return [sys.executable, "-m", "tests.child", sabotage, "run", "--config", str(config)]


if __name__ == "__main__":
    chosen, *given = sys.argv[1].split(":")
    SABOTAGE[chosen](*given)
    from bot.cli import main

    sys.exit(main(sys.argv[2:]))
