"""What the admins of a team are told in private: how the bot fares, never a word or a name of anybody's."""

from rules.config import Team
from rules.send import Line, Place, PlaceKind, Send, Urgency


def told(team: Team, *said: Line, urgency: Urgency = Urgency.URGENT) -> list[Send]:
    """The lines, as one message, for each admin who is listed."""
    found = (team.named(name) for name in team.admins)
    return [
        Send(Place(PlaceKind.MEMBER, str(each.id)), lines=said, urgency=urgency) for each in found if each is not None
    ]
