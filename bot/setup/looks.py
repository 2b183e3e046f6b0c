"""Asks Telegram how the bot, its groups and its channel are set up. Nothing is changed, but for the test of a topic."""

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from telegram import (
    Bot,
    BotCommandScopeAllPrivateChats,
    ChatFullInfo,
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberOwner,
    ReactionTypeEmoji,
)
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.afterwards import ACCEPTED
from bot.setup.trial import hidden, tried
from bot.telegram.fates import classify
from bot.telegram.profile import description, listed
from handlers.groups.rights import held
from locales.languages import LANGUAGES
from locales.render import of_config
from rules.config import Config, Team
from rules.outcome import Right
from rules.setup.live_check import Account, Facts, Group
from rules.strangers import strangers

THERE = (ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER)
NEEDED = (Right.TOPICS, Right.PIN, Right.DELETE)
MINUS_100 = 10**12
"""The number of a group with topics is this much below the one that some apps show."""


async def look(bot: Bot, config: Config, ahead: timedelta, *, touch: bool) -> Facts:
    """Ask for everything. `touch`: also try what leaves something to see for a moment, and ask of each member whether
    they can be reached. Raises `TelegramError` where the bot itself cannot be asked."""
    me = await bot.get_me()
    account = Account(
        joins=bool(me.can_join_groups),
        reads_all=bool(me.can_read_all_group_messages),
        inline=bool(me.supports_inline_queries),
        guest=bool(me.supports_guest_queries),
        business=bool(me.can_connect_to_business),
        managing=bool(me.can_manage_bots),
        threaded=bool(me.has_topics_enabled),
    )
    groups = [await _group(bot, team, touch) for team in config.teams]
    channel = await _may_post(bot, config.channel.id) if config.channel else None
    return Facts(account, tuple(groups), channel, ahead, tuple(await _untold(bot, config)) if touch else ())


async def _group(bot: Bot, team: Team, touch: bool) -> Group:
    try:
        chat = await bot.get_chat(team.group)
        own = await bot.get_chat_member(chat.id, bot.id)
    except ChatMigrated as error:
        return Group(team.name, Right.NUMBER, error.new_chat_id, moved=True)
    except (BadRequest, Forbidden) as error:
        return await _out(bot, team, classify(error, private=False).right or Right.NUMBER)
    if own.status in (ChatMember.LEFT, ChatMember.BANNED):
        return Group(team.name, Right.MEMBER)
    found = _seen(team, chat, own)
    return await _touched(bot, team, found) if touch else found


async def _out(bot: Bot, team: Team, why: Right) -> Group:
    """The bot knows no such group; perhaps its number was copied without the -100."""
    longer = team.group - MINUS_100
    if why is Right.NUMBER and team.group > -MINUS_100:
        try:
            return Group(team.name, why, (await bot.get_chat(longer)).id)
        except (BadRequest, Forbidden):
            pass
    return Group(team.name, why)


def _seen(team: Team, chat: ChatFullInfo, own: ChatMember) -> Group:
    """What the answers say."""
    allowed = chat.available_reactions  # empty: all, or none, which only the test topic tells apart
    admin = isinstance(own, ChatMemberAdministrator | ChatMemberOwner)
    span = chat.message_auto_delete_time or 0
    return Group(
        team.name,
        topics=bool(chat.is_forum),
        public=bool(chat.username or chat.active_usernames),
        linked=bool(chat.linked_chat_id),
        marks=not allowed or _marks(allowed),
        auto_delete=span if isinstance(span, timedelta) else timedelta(seconds=span),
        lacks=tuple(_lacks(own, admin, bool(chat.is_forum))),
        admin=admin or Right.WRITE not in held(own),
    )


def _lacks(own: ChatMember, admin: bool, topics: bool) -> Iterator[Right]:
    """What an administrator lacks; of who is none there is only one thing to say, and of who may not write another."""
    if Right.WRITE not in held(own):
        yield Right.WRITE
    elif admin:
        yield from (each for each in NEEDED if each not in held(own) and (topics or each is not Right.TOPICS))


def _marks(allowed: Iterable[object]) -> bool:
    return any(isinstance(each, ReactionTypeEmoji) and each.emoji == ACCEPTED for each in allowed)


async def _touched(bot: Bot, team: Team, group: Group) -> Group:
    """What can only be known by trying."""
    count = await bot.get_chat_member_count(team.group)
    why = await asyncio.gather(*(_why(bot, team.group, each.id) for each in team.members))
    here = sum(each != "left" for each in why)
    gone = ((member.name, each) for member, each in zip(team.members, why, strict=True) if each)
    group = replace(group, strangers=strangers(count, here), unreachable=tuple(gone))
    if not group.topics or not group.admin or {Right.TOPICS, Right.WRITE} & set(group.lacks):
        return group
    return replace(group, hidden=await hidden(bot, team.group), failed=await tried(bot, team.group))


async def _why(bot: Bot, group: int, member: int) -> str:
    """Why a member cannot be reached, or nothing."""
    try:
        there = await bot.get_chat_member(group, member)
    except BadRequest:
        return "left"  # Telegram has never seen them there
    if there.status not in THERE and not getattr(there, "is_member", False):
        return "left"
    try:
        await bot.send_chat_action(member, ChatAction.TYPING)  # the one act that leaves nothing behind
    except Forbidden as error:
        told = {"deactivated": "deleted", "blocked": "blocked"}
        return next((why for words, why in told.items() if words in error.message), "never")
    except BadRequest:
        return "never"
    return ""


async def _may_post(bot: Bot, channel: int) -> bool:
    """Posting is enough: what it posted itself the bot may then also change and delete (MessagesManager.cpp
    can_edit_message, can_delete_channel_message)."""
    try:
        own = await bot.get_chat_member(channel, bot.id)
    except (BadRequest, Forbidden):
        return False
    return isinstance(own, ChatMemberAdministrator) and bool(own.can_post_messages)


async def _untold(bot: Bot, config: Config) -> list[str]:
    """Languages in which people would see no commands, or not the emergency numbers, in an empty chat."""
    sentences, lost = of_config(config), []
    scope = BotCommandScopeAllPrivateChats()
    for code in config.languages:
        commands = list(await bot.get_my_commands(scope, code))
        said = (await bot.get_my_description(code)).description
        if commands != listed(config, sentences, code) or said != description(sentences, code):
            lost.append(LANGUAGES[code].name)
    return lost
