"""All SQL and all cryptography: what is kept, sealed, between two turns."""
