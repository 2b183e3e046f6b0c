"""Decisions on the reporter's side."""
