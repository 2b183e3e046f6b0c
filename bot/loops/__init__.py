"""What runs beside the updates: each loop waits, does one thing, and must not die."""
