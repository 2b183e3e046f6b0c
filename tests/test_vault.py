"""What is sealed opens where it was sealed, with its key, and nowhere else; its length says little."""

import base64
import os
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as some

from storage.disk.errors import BadKeyFile, Damaged
from storage.disk.vault import Purpose, bound, bucket, derive, load_root, new_root, seal, tag, unseal

KEY = AESGCM(bytes(range(32)))
NAMES = some.sampled_from(["person", "case_", "body", "way", "draft"])


@given(some.binary(max_size=5000), some.sampled_from([256, 512, 4096]))
def test_what_is_sealed_comes_back_whole(plain: bytes, floor: int) -> None:
    place = bound("case_", "body", 1)
    assert unseal(KEY, seal(KEY, plain, place, floor), place, padded=True) == plain
    assert unseal(KEY, seal(KEY, plain, place), place) == plain


@given(some.tuples(NAMES, NAMES, some.integers(0, 50)), some.tuples(NAMES, NAMES, some.integers(0, 50)))
def test_a_blob_opens_only_in_its_table_column_and_row(here: tuple[str, str, int], there: tuple[str, str, int]) -> None:
    blob = seal(KEY, b"words", bound(*here), 256)
    if here == there:
        assert unseal(KEY, blob, bound(*there), padded=True) == b"words"
    else:
        with pytest.raises(Damaged):
            unseal(KEY, blob, bound(*there), padded=True)


@given(some.binary(max_size=600), some.data())
def test_a_changed_blob_does_not_open(plain: bytes, data: some.DataObject) -> None:
    blob = bytearray(seal(KEY, plain, b"a|b|1", 256))
    blob[data.draw(some.integers(0, len(blob) - 1))] ^= data.draw(some.integers(1, 255))
    with pytest.raises(Damaged):
        unseal(KEY, bytes(blob), b"a|b|1", padded=True)
    with pytest.raises(Damaged):
        unseal(KEY, bytes(blob[: data.draw(some.integers(0, len(blob) - 1))]), b"a|b|1", padded=True)


@given(some.integers(0, 20_000), some.sampled_from([256, 512, 1024, 4096]))
def test_lengths_are_told_in_powers_of_two_only(length: int, floor: int) -> None:
    size = bucket(length + 4, floor)
    assert len(seal(KEY, bytes(length), b"", floor)) == size + 28
    assert size >= length + 4
    assert size == floor or size < 2 * (length + 4)
    assert (size // floor).bit_count() == 1


def test_the_same_words_never_look_the_same_twice() -> None:
    assert len({seal(KEY, b"words", b"a|b|1", 256) for _ in range(100)}) == 100


def test_every_purpose_has_a_key_of_its_own() -> None:
    keys = {derive(b"r" * 32, purpose) for purpose in Purpose} | {b"r" * 32}
    assert len(keys) == len(Purpose) + 1
    assert derive(b"r" * 32, Purpose.WRAP) != derive(b"s" * 32, Purpose.WRAP)


def test_a_look_up_depends_on_key_kind_and_value() -> None:
    tags = {tag(key, kind, value) for key in (b"1", b"2") for kind in ("code", "topic") for value in ("a", "b")}
    assert len(tags) == 8


def test_a_root_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "root.key"
    new_root(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert len(load_root(path)) == 32
    before = path.read_bytes()
    with pytest.raises(BadKeyFile):
        new_root(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o601, 0o777])
def test_a_root_key_that_others_can_get_at_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "root.key"
    new_root(path)
    path.chmod(mode)
    with pytest.raises(BadKeyFile, match="chmod 600"):
        load_root(path)


@pytest.mark.parametrize(
    "content", [b"", b"hello", base64.b64encode(b"short"), b"\xff" * 44, base64.b64encode(bytes(33))]
)
def test_what_is_no_key_is_named_and_never_printed(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "root.key"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(BadKeyFile) as problem:
        load_root(path)
    assert not content.strip() or content.decode("latin-1") not in str(problem.value)
    with pytest.raises(BadKeyFile):
        load_root(tmp_path / "nowhere")


def test_the_service_managers_credential_comes_first(tmp_path: Path) -> None:
    path, given = tmp_path / "own.key", tmp_path / "credentials"
    new_root(path)
    given.mkdir()
    assert load_root(path, str(given)) == load_root(path)
    key = os.urandom(32)
    (given / "root.key").write_bytes(base64.b64encode(key) + b"\n")
    (given / "root.key").chmod(0o440)  # the service manager's own folder: nobody else reaches into it
    assert load_root(path, str(given)) == key
