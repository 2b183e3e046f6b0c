"""Numbers that sentences tell: each comes from the one constant by which it is done, never from the sentence."""

from rules import checkins, person
from rules.oncall import deadlines, rota
from rules.privacy import discreet, phrase, stop_or_delete
from rules.reporter import help_now

DELETABLE_HOURS = 48
"""How long Telegram lets a bot delete a message; tests hold `storage.said` to it."""
LARGEST_MB = 20
"""How large a file Telegram hands to a bot; tests hold `handlers.files.arriving` to it."""


def numbers_told() -> dict[str, int]:
    """By the names that sentences know them by."""
    return {
        "block_days": person.BLOCK.days,
        "silence_minutes": int(help_now.SILENCE.total_seconds()) // 60,
        "follow_days": deadlines.FOLLOW_UP.days,
        "phrase_minutes": int(phrase.STANDS.total_seconds()) // 60,
        "fewest_words": discreet.FEWEST,
        "most_words": discreet.MOST,
        "deletable_hours": DELETABLE_HOURS,
        "largest_mb": LARGEST_MB,
        "shift_weeks": rota.AHEAD.days // 7,
        "helped_days": checkins.HELPED_DAYS,
        "apart_hours": int(stop_or_delete.APART.total_seconds()) // 3600,
    }
