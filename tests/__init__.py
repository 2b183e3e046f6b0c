"""Flat: one file a promise or a part. Real SQLite, real PTB, real HTTP; nothing of ours is mocked."""
