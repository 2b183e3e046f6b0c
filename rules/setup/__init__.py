"""Decisions on how the bot is set up, and looked after."""
