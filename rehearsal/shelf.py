"""The scripts that come along."""

from pathlib import Path

from rehearsal.errors import RehearsalError

SCRIPTS = Path(__file__).with_name("scripts")


def names() -> list[str]:
    """The scripts that come along."""
    return sorted(path.stem for path in SCRIPTS.glob("*.txt"))


def find(script: str) -> Path:
    """A script by its name or as a file; raises `RehearsalError`."""
    own = SCRIPTS / f"{script}.txt"
    if script in names():
        return own
    if Path(script).is_file():
        return Path(script)
    raise RehearsalError(f"there is no script “{script}”, neither a file nor one of: {', '.join(names())}")
