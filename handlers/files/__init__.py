"""Files, either way: noted as they come, and what becomes of them once they were cleaned."""
