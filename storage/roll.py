"""The roll of open cases: one bit a case, so that whoever looks after the open ones never reads the closed.

A row holds the bits of `SPAN` cases, sealed under the house's key: nothing shows which cases are open. All of it is in
memory, a quarter of a kilobyte for 2,048 cases.
"""

from storage.disk.tx import Tx
from storage.disk.vault import bound, seal

SPAN = 2048
_BYTES = SPAN // 8


def mark(tx: Tx, case_id: int, is_open: bool) -> None:
    """The case is open, or not."""
    row, bit = divmod(case_id, SPAN)
    before = _bits(tx, row)
    after = before | 1 << bit if is_open else before & ~(1 << bit)
    if after != before:
        tx.roll[row] = after
        body = seal(tx.keys.house, after.to_bytes(_BYTES, "little"), bound("roll", "body", row))
        tx.write("INSERT OR REPLACE INTO roll (id, body) VALUES (?, ?)", (row, body))


def ids(tx: Tx) -> list[int]:
    """The open cases, in the order in which they were begun."""
    found = []
    for row in sorted(tx.store.roll.keys() | tx.roll.keys()):
        bits = _bits(tx, row)
        found += [row * SPAN + bit for bit in range(bits.bit_length()) if bits >> bit & 1]
    return found


def _bits(tx: Tx, row: int) -> int:
    return tx.roll[row] if row in tx.roll else tx.store.roll.get(row, 0)
