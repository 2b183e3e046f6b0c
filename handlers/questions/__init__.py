"""Questions: answered in private, and published where whoever asked agrees to every word."""
