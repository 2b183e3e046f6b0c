"""How often a phrase may be tried, and made."""

from datetime import timedelta

HOUR = timedelta(hours=1)
OF_ONE = 10
"""Tries an hour in one chat."""
DAY = timedelta(days=1)
OF_ACCOUNT, NEW = 5, 5
"""Tries a day of one account at the words of another; words that it may make a day."""
OF_SENDER = 2 * OF_ACCOUNT
"""Tries a day of one account that are looked up, whichever chats are locked before one another there."""
OF_HOUSE = 60
"""Wrong tries an hour of all accounts together."""
