"""A question that may help others: written by one member, looked at by another, agreed to by whoever asked.

What stands in the channel is to the letter the last text that she agreed to: every change of the text begins a new
version, which two members have to find right before she sees it, and which she has to agree to by its number.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rules.refused import Refused

LOOKS = 2
"""So many members have to find a text right; who wrote it is one of them."""


class Stage(StrEnum):
    """How far it has come."""

    ASKED = "asked"  # whether it may help others at all
    WILLING = "willing"  # it may: somebody writes the text
    WRITTEN = "written"  # there is a text; members look
    SHOWN = "shown"  # whoever asked decides about it
    AGREED = "agreed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Publication:
    """`row` is where the text waits; `seen` are the members who found this version right, `writer` who writes one."""

    stage: Stage = Stage.ASKED
    version: int = 0
    row: int | None = None
    seen: tuple[int, ...] = ()
    writer: int | None = None

    @property
    def text_open(self) -> bool:
        """Whether members may still write."""
        return self.stage in (Stage.WILLING, Stage.WRITTEN)


def consent(publication: Publication | None, *, willing: bool) -> Publication:
    """Whoever asked says whether it may help others."""
    if publication is None or publication.stage is not Stage.ASKED:
        raise Refused("refused-unknown-button")
    return replace(publication, stage=Stage.WILLING if willing else Stage.REFUSED)


def begin(publication: Publication | None, member: int) -> Publication:
    """A member is going to write the text."""
    if publication is None or not publication.text_open:
        raise Refused("refused-old-button")
    return replace(publication, writer=member)


def written(publication: Publication | None, row: int, member: int | None) -> Publication:
    """There is a new text, by a member who said before that they write it, or by whoever asked (None)."""
    if publication is None or (member is not None and (not publication.text_open or publication.writer != member)):
        raise Refused("publish-tap-first")
    if member is None and publication.stage is not Stage.SHOWN:
        raise Refused("refused-unknown-button")
    seen = () if member is None else (member,)
    after = replace(publication, stage=Stage.WRITTEN, row=row, seen=seen, writer=None)
    return replace(after, version=publication.version + 1)


def right(publication: Publication | None, version: str, member: int) -> Publication:
    """A member finds this very version right; with the second, whoever asked is shown it."""
    if publication is None or publication.stage is not Stage.WRITTEN or str(publication.version) != version:
        raise Refused("refused-old-button")
    if member in publication.seen:
        raise Refused("publish-second")
    seen = (*publication.seen, member)
    return replace(publication, seen=seen, stage=Stage.SHOWN if len(seen) >= LOOKS else Stage.WRITTEN)


def agreed(publication: Publication | None, version: str) -> Publication:
    """Whoever asked agrees to this very version."""
    _demand_shown(publication, version)
    assert publication is not None
    return replace(publication, stage=Stage.AGREED, row=None)


def refused(publication: Publication | None) -> Publication:
    """Whoever asked would rather not."""
    if publication is None or publication.stage in (Stage.AGREED, Stage.REFUSED):
        raise Refused("refused-unknown-button")
    return replace(publication, stage=Stage.REFUSED, row=None, writer=None)


def reword(publication: Publication | None, version: str) -> None:
    """Whoever asked wants to change this version."""
    _demand_shown(publication, version)


def _demand_shown(publication: Publication | None, version: str) -> None:
    if publication is None or publication.stage is not Stage.SHOWN or str(publication.version) != version:
        raise Refused("refused-unknown-button")


def may(members: Sequence[int], asker: int | None) -> bool:
    """Whether enough others are there: `members` by their Telegram ids, `asker` the id of one who asked, if so."""
    return len([each for each in members if each != asker]) >= LOOKS
