"""Whoever speaks to the bot as a member is welcomed as one: `/start` and `/help`, in private and in the group."""

from handlers.turn import Turn
from rules.config import Member, Team
from rules.send import Send, Words, line
from rules.team import card


async def helps(turn: Turn, team: Team, member: Member, arg: str) -> list[Send]:
    """How answering works here, and every command of the group."""
    sentences, language = turn.scope.sentences, turn.config.languages[0]
    rows = [f"/{each}: {sentences.render(language, f'team-command-{each}')}" for each in turn.scope.shown.team]
    lines = (
        line("member-welcome", name=member.name),
        line("member-how"),
        line("minute-guide"),
        line("member-commands"),
    )
    return [Send(card.desk(team.name), lines=lines, words=Words("\n".join(rows)))]
