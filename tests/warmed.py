"""What `tests.warm` reads once for all the processes that it starts: the bot's modules, its sentences and guides."""

import gc

import bot.run  # noqa: F401 - read, that is all
from locales.languages import shipped
from locales.reading import book
from locales.shelf import shelf

for language in shipped():
    book(language)
shelf(None, shipped())

gc.collect()
gc.freeze()  # who looks through all of it copies all of it
