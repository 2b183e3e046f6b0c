"""What `tests.warm` reads once for all processes that it starts: the bot's modules, sentences, guides, word lists."""

import gc

import bot.run  # noqa: F401 - read, that is all
from handlers.text import danger_words
from locales.languages import shipped
from locales.reading import book
from locales.shelf import shelf

for language in shipped():
    book(language)
shelf(None, shipped())
danger_words.listen()

gc.collect()
gc.freeze()  # who looks through all of it copies all of it
