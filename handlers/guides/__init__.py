"""Short texts to read."""
