"""Rows that wait and do not open: left alone, noted once, and never in the way of the others."""

from storage.disk.tx import Tx


def note(tx: Tx, table: str, row: int) -> None:
    """This row was met and could not be read."""
    if (table, row) not in tx.store.unreadable:
        tx.store.unreadable.append((table, row))
