"""The team's first minute: who the bot is, what it may and may not do in their group, and what to try."""

from rules.config import Team
from rules.send import Act, Send, line
from rules.setup.live_check import Account, Facts, Group, findings
from rules.team.card import desk

NAME = "first-minute"
"""What the message on the desk is called, so that it is pinned once it stands."""


def introduction(team: Team, group: Group, account: Account) -> Send:
    """Said once in a group. What the bot lacks there comes with its remedy, and with what else is wrong."""
    wrong = [each.said for each in findings(Facts(account, (group,))) if each.whose == team.name]
    lines = [line("minute-who"), line("minute-topics" if group.topics else "minute-cards"), line("minute-start")]
    lines += [line("minute-lacks"), *wrong] if wrong else [line("minute-fine")]
    return Send(desk(team.name), lines=(*lines, line("minute-try"), line("minute-guide")), name=NAME, quiet=True)


def pinned(team: str, message: int) -> Send:
    """It stays in sight."""
    return Send(desk(team), Act.PIN, origin=message, quiet=True)
