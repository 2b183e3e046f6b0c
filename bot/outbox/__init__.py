"""The only way out: rows become messages, in order, within Telegram's limits; what became of them is kept."""
