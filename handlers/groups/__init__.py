"""The groups themselves: what becomes of them, and who can read along."""
