"""Decisions on who is called, and when."""
