"""One trigger, one handler, one transaction: fetch, decide, keep."""
