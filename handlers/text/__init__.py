"""Words looked at and changed, before anybody decides anything: text in, text out."""
