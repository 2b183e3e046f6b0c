"""What a command ends with, and how it says what the caller has to mend."""

import sys
from pathlib import Path

FINE, FAILED, WRONG = 0, 1, 2


def wrong(*lines: str, counted: Path | None = None) -> int:
    """Say what the caller has to mend; with `counted`, how many mistakes there are in that file."""
    for line in lines:
        print(line, file=sys.stderr)
    if counted:
        print(f"{counted}: {len(lines)} {'mistake' if len(lines) == 1 else 'mistakes'}.", file=sys.stderr)
    return WRONG
