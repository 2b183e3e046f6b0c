"""Decisions on the team's side."""
