"""The page on which a rehearsal is played by hand: phones side by side, the clock, the bot's switch. Loopback only."""

from rehearsal.page.server import Page, serve

__all__ = ["Page", "serve"]
