"""Finding help: the directory by need, by words, shared by the team."""
