"""What is said to Telegram and what its answers mean, apart from the outbox."""
