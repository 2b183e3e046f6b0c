"""What an admin does before the first case and afterwards: the wizard, and asking Telegram how all stands."""
