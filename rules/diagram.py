"""The states of a case as a picture, drawn from the very table that decides."""

from rules.case import NEXT, State


def drawing() -> str:
    """A Mermaid state diagram of `rules.case.NEXT`."""
    rows = [f"    [*] --> {State.WAITING}"]
    rows += [f"    {before} --> {after}: {event}" for (before, event), after in NEXT.items()]
    rows += [f"    {State.GONE} --> [*]"]
    return "\n".join(["stateDiagram-v2", *rows, ""])
