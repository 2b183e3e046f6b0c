"""A member's words as they may go to a reporter: links shown for what they are, none into Telegram, with a warning."""

import re

from telegram import Message, MessageEntity

from handlers.text import links
from handlers.text.message_words import words_of
from rules.refused import Refused
from rules.send import Words

LINKED = (MessageEntity.URL, MessageEntity.TEXT_LINK)
ADDRESS = re.compile(r"(?:https?://|\bwww\.)\S|(?<![\w@.])[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S", re.IGNORECASE)
"""What apps turn into a link although nobody marked it as one."""
HANDLE = re.compile(r"(?<![\w@.])@[a-z]\w{3,31}\b", re.IGNORECASE)
"""Somebody's name on Telegram: a tap leads there, and a word to them shows who writes."""


def words_for_reporter(message: Message, words: Words | None = None) -> tuple[Words, bool]:
    """The words, and whether there is a link in them that opening may tell who the reader is. Raises `Refused`."""
    words = words or words_of(message)
    if why := links.refused(words.text):
        raise Refused(why)
    marked = any(each.type in LINKED for each in message.entities or message.caption_entities)
    return words, marked or any(each.search(words.text) for each in (ADDRESS, HANDLE))
