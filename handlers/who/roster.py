"""Who is listed for a case: its team, its holder's name, who is called first."""

from handlers.turn import Scope
from rules.case import Case
from rules.category import category
from rules.config import Config, Team
from rules.reporter import help_now
from rules.send import Send


def team_of(config: Config, case: Case) -> Team:
    """The team whose case it is."""
    return config.named(case.team) or config.team


def team_for(config: Config, about: str) -> str:
    """Which team a concern goes to: one about the team or a leader, to the independent group where there is one."""
    chosen = category(about)
    return "independent" if chosen is not None and chosen.independent and config.independent is not None else "team"


def may_go_apart(config: Config, about: str) -> bool:
    """Whether what is about this would go to the main team, and somebody else could hear of it instead."""
    return config.independent is not None and team_for(config, about) != "independent"


def is_read(scope: Scope, case: Case) -> bool:
    """Whether the case's group is configured: without it nobody reads a word, and nobody can be called."""
    return scope.config.named(case.team) is not None


def if_read(scope: Scope, case: Case, said: Send) -> Send:
    """What the reporter is told; where nobody reads the conversation, that instead."""
    return said if is_read(scope, case) else help_now.nobody(case)


def holder_name(config: Config, case: Case) -> str:
    """The listed name of who holds the case, for the team's eyes; empty where nobody does."""
    member = team_of(config, case).member(case.holder) if case.holder is not None else None
    return member.name if member else ""
