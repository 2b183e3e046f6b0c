"""The log: names of events and random ids. Nothing about people, no words, no tokens."""

import logging
import traceback
from pathlib import Path

LOUD = ("aiohttp", "httpx", "httpcore", "telegram", "aiosqlite", "apscheduler", "asyncio", "watchfiles", "tzlocal")
"""Libraries that print tokens, parameters and updates below warning level."""

log = logging.getLogger("safespaces")


class _Bare(logging.Formatter):
    """Tracebacks carry values in their messages; what is left of one is where it happened."""

    def formatException(self, ei: object) -> str:
        return ""

    def format(self, record: logging.LogRecord) -> str:
        if record.name != log.name and not record.name.startswith(log.name + "."):
            # a library's own text may hold a parameter or an update: only that it spoke is told
            return f"{self.formatTime(record)} {record.levelname} {record.name} spoke"
        record.exc_info, record.exc_text, record.stack_info = None, None, None
        return super().format(record)


def begin() -> None:
    """Log to standard error, in plain lines."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Bare("%(asctime)s %(levelname)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)


def event(name: str, /, **facts: int | str) -> None:
    """Something happened; `facts` are counts, row numbers and names of kinds, never words or ids of people."""
    log.info("%s", " ".join([name, *(f"{key}={value}" for key, value in facts.items())]))


def trouble(name: str, error: BaseException) -> None:
    """Something failed: the kind of the error and where, without its message."""
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)[-4:]]
    log.warning("%s error=%s at=%s", name, type(error).__name__, ",".join(places))
