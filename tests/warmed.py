"""What `tests.warm` reads once for all the processes that it starts: the bot's modules, and its sentences."""

import gc

import bot.run  # noqa: F401 - read, that is all
from locales.languages import shipped
from locales.reading import book

for language in shipped():
    book(language)

gc.collect()
gc.freeze()  # who looks through all of it copies all of it
