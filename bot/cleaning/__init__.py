"""Cleaning of files before they are passed on: what they say about who made them, when, where and with what is left
behind, and what can do harm is refused."""

from bot.cleaning.forms import REASONS, Clean, Spoiled
from bot.cleaning.jobs import clean, lacking
from bot.cleaning.scratch import sweep

__all__ = ["REASONS", "Clean", "Spoiled", "clean", "lacking", "sweep"]
