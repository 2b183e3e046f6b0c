"""The lock files: made from `pyproject.toml`, and told to be in step with it without asking an index.

`lock.py write` resolves anew; `lock.py check` compares the fingerprints on the first lines. Needs uv to write, nothing
to check. `requirements.lock` is what a server needs, `requirements-dev.lock` that and what checks and tests need: of
what is in both, the versions are the same.
"""

import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path

SERVER, DEV = Path("requirements.lock"), Path("requirements-dev.lock")
GROUP = {SERVER: "build", DEV: "dev"}
COMPILE = (
    "uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet"
).split()


def wanted(lock: Path) -> str:
    """The first line of a lock made from today's `pyproject.toml`: a hash of all that the lock follows from."""
    project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    source = [project["project"]["requires-python"], project["project"]["dependencies"], groups["build"]]
    source += [groups[GROUP[lock]]] if lock == DEV else []
    return "# made from " + hashlib.sha256(json.dumps(source, sort_keys=True).encode()).hexdigest()


def write(*more: str) -> None:
    """Resolve, keeping the versions that the old locks name where they still fit. The larger one decides first."""
    compiled(DEV, *more)
    compiled(SERVER, "--constraints", str(DEV))


def compiled(lock: Path, *more: str) -> None:
    """Resolve one of the two."""
    group = ["--group", GROUP[lock], "--output-file", str(lock)]
    subprocess.run([sys.executable, "-m", *COMPILE, *more, *group, "pyproject.toml"], check=True)
    lock.write_bytes(f"{wanted(lock)}\n".encode() + lock.read_bytes())


def main() -> int:
    """Run one of the two commands; further arguments of `write` go to uv (`--upgrade`)."""
    match sys.argv[1:]:
        case ["write", *more]:
            write(*more)
            return 0
        case ["check"]:
            old = [lock for lock in GROUP if not lock.read_text("utf-8").startswith(wanted(lock) + "\n")]
            for lock in old:
                print(f"{lock} was not made from this pyproject.toml: run `make lock` and commit both.")
            return 1 if old else 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main())
