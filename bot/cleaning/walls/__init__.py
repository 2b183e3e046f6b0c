"""The process that opens a file, and the walls around it."""
