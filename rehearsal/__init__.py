"""A rehearsal stage: an imitation Telegram on loopback, and scripts played on it. Imports nothing of the bot."""
