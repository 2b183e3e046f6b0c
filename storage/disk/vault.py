"""Sealing: AES-256-GCM bound to table, column and row, padded so that length says little.

A sealed blob is 12 random bytes, the ciphertext, 16 bytes of tag. It opens only where it was sealed: moved to another
row, column or table it is `Damaged`. Random nonces are safe far beyond what one bot ever seals under one key (2**32).
"""

import base64
import binascii
import hmac
import os
import stat
import struct
from enum import StrEnum
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import ECB
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.disk.errors import BadKeyFile, Damaged

KEY_BYTES = 32
NONCE_BYTES = 12
BUCKET = 256
_LENGTH = struct.Struct("<I")


class Purpose(StrEnum):
    """Everything that is derived from the root key, and what for. The root key itself seals nothing."""

    WRAP = "wrap"  # wraps every key in keyring.db; all other keys are random and lie there


def derive(root: bytes, purpose: Purpose) -> bytes:
    """The 32 bytes that the root key gives for one purpose (HKDF-SHA256)."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"safespaces " + purpose.encode()).derive(root)


def new_key() -> bytes:
    """32 random bytes."""
    return os.urandom(KEY_BYTES)


def bound(table: str, column: str, row: int | str) -> bytes:
    """What a blob is tied to."""
    return f"{table}|{column}|{row}".encode()


def bucket(length: int, floor: int) -> int:
    """The padded size for so many bytes: `floor` doubled until it fits."""
    size = floor
    while size < length:
        size *= 2
    return size


def seal(key: AESGCM, plain: bytes, place: bytes, floor: int = 0) -> bytes:
    """Seal for one place. `floor` is the smallest padded size; 0 leaves a value of fixed size as it is."""
    if floor:
        size = bucket(len(plain) + _LENGTH.size, floor)
        plain = (_LENGTH.pack(len(plain)) + plain).ljust(size, b"\0")
    nonce = os.urandom(NONCE_BYTES)
    return nonce + key.encrypt(nonce, plain, place)


def unseal(key: AESGCM, blob: bytes, place: bytes, padded: bool = False) -> bytes:
    """Open what `seal` made for this very place, or raise `Damaged`."""
    try:
        plain = key.decrypt(blob[:NONCE_BYTES], blob[NONCE_BYTES:], place)
    except (InvalidTag, ValueError):
        table = place.partition(b"|")[0].decode()
        raise Damaged(f"a sealed value in table {table} does not open with its key") from None
    if not padded:
        return plain
    length = _LENGTH.unpack_from(plain)[0]
    return plain[_LENGTH.size : _LENGTH.size + length]


def tag(key: bytes, kind: str, value: str) -> bytes:
    """A look-up that only the holder of the key can make: 16 bytes of HMAC-SHA256."""
    return hmac.digest(key, f"{kind}|{value}".encode(), "sha256")[:16]


def seal_number(key: bytes, kind: str, number: int) -> str:
    """A running number as it may leave the house: 22 letters that tell neither it nor which of two is the higher."""
    block = tag(key, "number", kind)[:8] + number.to_bytes(8, "big")
    return base64.urlsafe_b64encode(_block(key).encryptor().update(block)).decode().rstrip("=")


def unseal_number(key: bytes, kind: str, sealed: str) -> int | None:
    """The number; None for what `seal_number` did not make for this very kind."""
    if len(sealed) != 22 or not sealed.isascii():
        return None
    try:
        block = _block(key).decryptor().update(base64.b64decode(sealed + "==", altchars=b"-_", validate=True))
    except ValueError:
        return None
    ours = hmac.compare_digest(block[:8], tag(key, "number", kind)[:8])
    return int.from_bytes(block[8:], "big") if ours else None


def _block(key: bytes) -> Cipher[ECB]:
    """AES on a single block, which is what it is made for: one number has one sealed shape."""
    return Cipher(AES256(hmac.digest(key, b"numbers", "sha256")), ECB())


def load_root(path: Path, credentials: str | None = None) -> bytes:
    """The root key: from the service manager's credential `root.key` where there is one, else from the file.

    `credentials` is the value of $CREDENTIALS_DIRECTORY. The file holds one line of base64; anybody but its owner
    being able to read or change it is refused.
    """
    given = Path(credentials) / "root.key" if credentials else None
    source = given if given is not None and given.exists() else path
    try:
        with open(source, "rb") as file:
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            line = file.read(256)
    except OSError as problem:
        raise BadKeyFile(f"{source}: {problem.strerror}") from None
    if source is path and mode & 0o077:
        raise BadKeyFile(f"{source}: mode {mode:04o} lets others at it; run: chmod 600 {source}")
    try:
        root = base64.b64decode(line.strip(), validate=True)
    except binascii.Error:
        root = b""
    if len(root) != KEY_BYTES:
        raise BadKeyFile(f"{source}: not a key; `safespaces new-key FILE` makes one")
    return root


def new_root(path: Path) -> None:
    """Write a fresh root key, mode 0600; a file that is there already is never overwritten."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as problem:
        raise BadKeyFile(f"{path}: {problem.strerror}") from None
    with open(handle, "wb") as file:
        file.write(base64.b64encode(new_key()) + b"\n")
        file.flush()
        os.fsync(file.fileno())
