# In which language the bot writes to somebody.

language-which = Which language do you want to read here?
language-set = From now on you read English here. The team learns which language you chose.
language-only = There is only this language here.
command-language = Language
