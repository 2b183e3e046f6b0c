"""All SQL and all cryptography."""
