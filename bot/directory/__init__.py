"""The directory on disk: read as a whole with every mistake at once, looked through, brought in from elsewhere."""
