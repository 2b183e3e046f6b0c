"""Cleaning of files before they are passed on: what they say about who made them, when, where and with what is left
behind, and what can do harm is refused."""

from bot.cleaning.formats import Clean, Spoiled

__all__ = ["Clean", "Spoiled", "clean", "lacking"]

# What the bot's side needs is loaded when it is called: the process that opens files is in this package, too, and
# shares nothing with it but the formats.


async def clean(data: bytes, kind: str, mime: str) -> Clean | Spoiled:
    """Clean a file: what comes back is safe to pass on, or says why it is not passed on.

    `kind` is how Telegram carried it (photo, document, voice, …) and is kept where the result fits it. What `mime`
    says is not believed. At most two files at once; the ten seconds that a file may take count from when its turn has
    come.
    """
    from bot.cleaning.walls import jobs

    return await jobs.run(data, kind)


def lacking() -> tuple[str, ...]:
    """What this machine lacks: "av" for voice and film, "landlock" or "seccomp" for any file at all."""
    from bot.cleaning.walls import jobs

    return jobs.lacking()
