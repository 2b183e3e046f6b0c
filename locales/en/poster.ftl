# What stands on posters and cards; read by people who stand in a corridor.

poster-title = You can talk to somebody.
poster-what = Worried about yourself or somebody else? Write to us in Telegram. People read it, and answer you there. The team is not told who you are.
poster-honest = Telegram knows whose account it is. Nobody watches round the clock.
poster-danger = In danger now, call:
poster-human = Without Telegram:
poster-no-name = Telegram does not say the name of the bot. Look at the token, and at the connection.
poster-no-font = There is no font here for { $language }. Install one such as DejaVu Sans, or name a file with --font.
