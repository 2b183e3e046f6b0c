"""The members' commands, shown only in their groups; each is `team-command-NAME` in `locales/`.

Those of reporters are told by `bot.telegram.profile`.
"""

from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden

from bot.house import House
from bot.journal import event
from handlers.journeys import TEAM_LISTED
from storage import chats


async def tell_groups(house: House, bot: Bot) -> None:
    """Set them where they differ; a group that cannot be reached hears of them at the next start."""
    async with house.store.turn() as tx:
        groups = [await chats.current(tx, team.group) for team in house.config.teams]
    language = house.config.languages[0]
    commands = [BotCommand(each, house.sentences.render(language, f"team-command-{each}")) for each in TEAM_LISTED]
    for group in groups:
        scope = BotCommandScopeChat(group)
        try:
            if list(await bot.get_my_commands(scope)) != commands:
                await bot.set_my_commands(commands, scope)
        except (BadRequest, Forbidden) as error:
            event("commands-failed", error=type(error).__name__)
