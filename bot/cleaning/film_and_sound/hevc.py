"""The set-up record of HEVC film: notes in it (SEI) are silenced; FFmpeg leaves them there."""

NOTES = (39, 40)


def silence(out: bytearray, begin: int, end: int) -> None:
    """Zero the notes of the record in `out[begin:end]`, which stays as long as it was."""
    at = begin + 23
    for _ in range(out[begin + 22] if at <= end else 0):
        kind, count = out[at] & 63 if at < end else 0, int.from_bytes(out[at + 1 : at + 3], "big")
        at += 3
        for _ in range(count):
            length = int.from_bytes(out[at : at + 2], "big")
            if at + 2 + length > end:
                return
            if kind in NOTES:
                out[at + 4 : at + 2 + length] = bytes(max(0, length - 2))
            at += 2 + length
