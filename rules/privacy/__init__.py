"""Decisions on what is hidden, kept, moved, deleted."""
