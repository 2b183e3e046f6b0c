"""What a person decides about what is kept and shown: hidden, taken along, looked at, deleted."""
