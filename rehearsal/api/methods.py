"""Every method of the imitation, entered into the table by being imported."""

from rehearsal.api import (
    albums,
    carrying,
    commands,
    deleting,
    editing,
    files,
    general,
    looking,
    media,
    pins,
    polling,
    profile,
    sending,
    topics,
    touching,
)
from rehearsal.api.table import METHODS

__all__ = ["METHODS", "MODULES"]

MODULES = (
    albums,
    carrying,
    commands,
    deleting,
    editing,
    files,
    general,
    looking,
    media,
    pins,
    polling,
    profile,
    sending,
    topics,
    touching,
)
