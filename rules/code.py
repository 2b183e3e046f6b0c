"""The codes by which a team calls its cases."""

import re
from random import Random

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Of a code: nothing that is easily taken for something else when read aloud."""
LETTERS_EACH = 3
CODE = re.compile(rf"(?<![\w-])[{LETTERS}]{{{LETTERS_EACH}}}-[{LETTERS}]{{{LETTERS_EACH}}}(?![\w-])")
"""A code as it stands in a text."""


def draw(chance: Random) -> str:
    """A code, random and never counted; that no other case has it, the caller looks up."""
    letters = "".join(chance.choice(LETTERS) for _ in range(2 * LETTERS_EACH))
    return written(letters)


def written(letters: str) -> str:
    """Six letters as they are shown."""
    return f"{letters[:LETTERS_EACH]}-{letters[LETTERS_EACH:]}"
