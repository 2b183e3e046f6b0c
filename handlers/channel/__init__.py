"""The community's channel: announcements, and what becomes of a post."""
