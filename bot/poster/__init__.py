"""Posters: where people learn that there is somebody to write to, and whom to call."""
