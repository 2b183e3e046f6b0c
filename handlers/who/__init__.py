"""Who is behind an update, and who is listed for a case."""
