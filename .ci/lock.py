"""The lock file: made from `pyproject.toml`, and told to be in step with it without asking an index.

`lock.py write` resolves anew; `lock.py check` compares the fingerprint on the first line. Needs uv to write, nothing
to check.
"""

import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path

LOCK = Path("requirements.lock")
COMPILE = (
    "uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet"
    " --group dev pyproject.toml"
).split()


def wanted() -> str:
    """The first line of a lock made from today's `pyproject.toml`: a hash of all that the lock follows from."""
    project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))
    source = [project["project"]["requires-python"], project["project"]["dependencies"], project["dependency-groups"]]
    return "# made from " + hashlib.sha256(json.dumps(source, sort_keys=True).encode()).hexdigest()


def write(*more: str) -> None:
    """Resolve, keeping the versions that the old lock names where they still fit."""
    subprocess.run([sys.executable, "-m", *COMPILE, *more, "--output-file", str(LOCK)], check=True)
    LOCK.write_bytes(f"{wanted()}\n".encode() + LOCK.read_bytes())


def main() -> int:
    """Run one of the two commands; further arguments of `write` go to uv (`--upgrade`)."""
    match sys.argv[1:]:
        case ["write", *more]:
            write(*more)
            return 0
        case ["check"] if LOCK.read_text("utf-8").startswith(wanted() + "\n"):
            return 0
        case ["check"]:
            print("requirements.lock was not made from this pyproject.toml: run `make lock` and commit both.")
            return 1
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main())
