"""Who may do what in a team's group: asked of every act before it begins, whatever a button's data says."""

from enum import StrEnum

from rules.config import Member, Team
from rules.refused import Refused


class Who(StrEnum):
    """Of the listed members who are no observers."""

    LISTED = "listed"
    HOLDER = "holder"
    ADMIN = "admin"


def act(who: Who, member: Member, team: Team | None, holder: int | None) -> None:
    """Raises `Refused` where the member may not; `holder` is the case's, where it is about one."""
    match who:
        case Who.HOLDER:
            hold(member.id, holder)
        case Who.ADMIN:
            if team is None or not is_admin(member, team):
                raise Refused("refused-not-admin")


def hold(member: int, holder: int | None) -> None:
    """What only the holder does."""
    if holder != member:
        raise Refused("refused-not-holder")


def hand_over(member: int, holder: int | None, *, admin: bool) -> None:
    """The holder, or an admin for a holder who is away."""
    if not admin:
        hold(member, holder)


def answer(member: int, holder: int | None, *, confirmed: bool) -> None:
    """The holder's words go out; anybody else's once they have said that they are meant to."""
    if not confirmed:
        hold(member, holder)


def decide_on_words(member: int, writer: int | None, holder: int | None) -> None:
    """Words are sent, kept or taken back by whoever wrote them or holds the case."""
    if member not in (writer, holder):
        raise Refused("refused-not-yours")


def lower(member: int, holder: int | None, *, own: bool) -> None:
    """Danger is lowered by anybody who is listed; what the reporter said themselves, by whoever answers them."""
    if own and holder is None:
        raise Refused("refused-take-first")
    if own:
        hold(member, holder)


def second(member: int, first: int) -> None:
    """A second view is somebody else's."""
    if member == first:
        raise Refused("refused-second")


def is_admin(member: Member, team: Team) -> bool:
    """Whether the member looks after the bot."""
    return member.name in team.admins


def still_open(is_open: bool) -> None:
    """What is done about open cases only."""
    if not is_open:
        raise Refused("refused-closed")
