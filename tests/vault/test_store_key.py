from pathlib import Path

import pytest

from counter_app.vault.store_key import (
    KEY_BYTES,
    KeyMissing,
    KeyPlace,
    KeyUnsafe,
    make_key,
    read_key,
)


def test_a_key_is_made_once_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "store.key"

    key = make_key(path)

    assert len(key) == KEY_BYTES
    assert read_key(path) == key
    with pytest.raises(FileExistsError):
        make_key(path)
    assert read_key(path) == key


def test_every_key_is_another(tmp_path: Path) -> None:
    assert make_key(tmp_path / "a") != make_key(tmp_path / "b")


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "store.key"
    make_key(path)

    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_key_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "store.key"
    make_key(path)
    path.chmod(mode)

    with pytest.raises(KeyUnsafe):
        read_key(path)


def test_a_missing_key_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(KeyMissing):
        read_key(tmp_path / "store.key")


@pytest.mark.parametrize("content", [b"", b"00", b"zz" * 32, b"\xff" * 64, b"00" * 33])
def test_what_is_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.key"
    path.write_bytes(content)
    path.chmod(0o600)

    with pytest.raises(KeyUnsafe):
        read_key(path)


def test_a_recovered_key_sets_aside_what_was_there(tmp_path: Path) -> None:
    place = KeyPlace(path=tmp_path / "keys" / "store.key")
    first = place.read_or_make()
    for key in (bytes(range(32)), bytes(32)):
        place.put(key)
        assert place.read() == key

    assert place.path.stat().st_mode & 0o777 == 0o600
    kept = sorted(place.path.parent.glob("store.key.aside-*"))
    assert [bytes.fromhex(path.read_text()) for path in kept] == [first, bytes(range(32))]


def test_a_missing_key_is_made_only_for_a_new_home(tmp_path: Path) -> None:
    place = KeyPlace(path=tmp_path / "store.key")

    with pytest.raises(KeyMissing):
        place.read()
    assert not place.path.exists()
    assert place.read_or_make() == place.read()
