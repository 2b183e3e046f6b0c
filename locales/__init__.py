"""Every sentence people read, a folder per language, and the renderer."""
