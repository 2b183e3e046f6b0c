"""What a phrase comes to: slow on purpose, so that trying many costs much. Called outside of turns, never inside."""

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from storage.disk.keys import Keyring

MEMORY, PASSES = 64 * 1024, 3  # KiB, rounds: about 0.2 seconds


def salt(keys: Keyring) -> bytes:
    """This house's: a look-up by phrase alone has to work, and the results lie sealed."""
    return keys.tag("phrase", "salt")


def derive(phrase: str, salted: bytes) -> str:
    """64 hexadecimal digits that tell nothing about the phrase."""
    made = Argon2id(salt=salted, length=32, iterations=PASSES, lanes=1, memory_cost=MEMORY)
    return made.derive(phrase.encode("utf-8", "surrogatepass")).hex()
