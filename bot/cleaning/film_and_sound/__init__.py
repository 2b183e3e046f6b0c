"""Film and sound."""
