"""What holds where the configuration says nothing; what each of them means stands in `bot/config/`."""

from datetime import time, timedelta

KEEP_CLOSED = timedelta(days=30)
KEEP_DRAFT = timedelta(days=1)
FIRST_WORDS_WAIT_AT_MOST = timedelta(hours=1)
FIRST_WORDS_WAIT = timedelta(minutes=10)
GROUP_PER_MINUTE = 18
CHAT_PER_SECOND = 1
TOTAL_PER_SECOND = 30
REPORTER_PER_HOUR = 60
PAGES_PER_HOUR = 7
CHANNEL_WAIT = timedelta(days=1)
CHECKIN_ATTEMPTS = 3
CHECKIN_SPACING = (timedelta(days=1), timedelta(days=3))
CHECKIN_QUIET = (time(21), time(8))
