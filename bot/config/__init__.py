"""The configuration file: read, checked as a whole, every mistake reported at once."""

from bot.config.errors import ConfigError, Mistake
from bot.config.reading import load

__all__ = ["ConfigError", "Mistake", "load"]
