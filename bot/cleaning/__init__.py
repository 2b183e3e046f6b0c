"""Cleaning of files before they are passed on: what they say about who made them, when, where and with what is left
behind, and what can do harm is refused."""

from pathlib import Path

from bot.cleaning.formats import REASONS, Clean, Spoiled

__all__ = ["REASONS", "Clean", "Spoiled", "clean", "lacking", "sweep"]

# What the bot's side needs is loaded when it is called: the worker is in this package, too, starts anew for every file,
# and would spend half of its time on loading what it never uses.


async def clean(data: bytes, kind: str, mime: str, *, workdir: Path | None = None) -> Clean | Spoiled:
    """Clean a file: what comes back is safe to pass on, or says why it is not passed on.

    `kind` is how Telegram carried it (photo, document, voice, …) and is kept where the result fits it. What `mime`
    says is not believed. `workdir`: a folder in memory, found by itself if not given. At most two files at once; the
    ten seconds that a file may take count from when its turn has come.
    """
    from bot.cleaning.walls import jobs

    return await jobs.run(data, kind, workdir)


def sweep(workdir: Path | None = None) -> int:
    """Remove what a killed process left behind, at the start; says how many folders."""
    from bot.cleaning.walls import scratch

    return scratch.sweep(workdir)


def lacking() -> tuple[str, ...]:
    """What this machine lacks for voice and film: "ffmpeg", "memory" (no folder that never touches a disk)."""
    from bot.cleaning.walls import jobs

    return jobs.lacking()
