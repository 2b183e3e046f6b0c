"""The Bot API over HTTP, served from a World.

async with Server(world) as server:
    bot = telegram.Bot(world.bot.token, base_url=server.base_url, base_file_url=server.file_url)
"""

from rehearsal.api.server import Server

__all__ = ["Server"]
