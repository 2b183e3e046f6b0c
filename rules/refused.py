"""What a person is told when what they asked for cannot be done."""

from rules.send import Line, line


class Refused(Exception):
    """A decision against the request, shown to whoever asked; the turn that raised it is rolled back."""

    def __init__(self, id: str, /, **args: str | int | Line) -> None:
        super().__init__(id)
        self.line = line(id, **args)
