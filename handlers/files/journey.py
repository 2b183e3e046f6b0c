"""Files on their way: parts of an album are gathered until the newest is a second old."""

from handlers.files import cleaned
from handlers.journey import Falls, Journey
from rules import files

FILES = Journey("files", due=(Falls(files.GATHERED, cleaned.album),), config=("categories",))
