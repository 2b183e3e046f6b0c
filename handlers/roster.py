"""Who is listed for a case: its team, its holder's name, who is called first."""

from handlers.turn import Scope
from rules import page
from rules.case import Case
from rules.config import Config, Team
from rules.page import Called


def team_of(config: Config, case: Case) -> Team:
    """The team whose case it is."""
    return config.named(case.team) or config.team


def is_read(scope: Scope, case: Case) -> bool:
    """Whether the case's group is configured: without it nobody reads a word, and nobody can be called."""
    return scope.config.named(case.team) is not None


def holder_name(config: Config, case: Case) -> str:
    """The listed name of who holds the case, for the team's eyes; empty where nobody does."""
    member = team_of(config, case).member(case.holder) if case.holder is not None else None
    return member.name if member else ""


def called_first(scope: Scope, case: Case) -> tuple[int, ...]:
    """Telegram ids of who is on call for the case's team; everybody where there is no rota."""
    if not is_read(scope, case):
        return ()  # nobody of the other team stands in for them
    called = page.called(team_of(scope.config, case), Called.ON_CALL, scope.config.timezone, scope.now)
    return tuple(member.id for member in called)
