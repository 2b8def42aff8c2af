"""The key store of the system, stood in for by a back end of keyring that keeps a file."""

import json
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from counter_app.bootstrap.homes import make_home, open_home
from counter_app.bootstrap.keeping import with_system_key
from counter_app.bootstrap.restoring import recover_key
from counter_app.settings import Settings
from counter_app.vault.recovery_phrase import phrase_of
from counter_app.vault.store_key import KeyMissing, KeyPlace
from counter_app.vault.system_keys import (
    SystemKeysClosed,
    has_system_keys,
    read_system_key,
    write_system_key,
)


class FileKeyring(KeyringBackend):
    """A key store that keeps its secrets in a file, for tests alone."""

    priority = 5
    is_locked = False

    def __init__(self, path: Path) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._path = path

    def _content(self) -> dict[str, str]:
        if self.is_locked:
            raise KeyringLocked
        if not self._path.exists():
            return {}
        content: dict[str, str] = json.loads(self._path.read_text())
        return content

    def get_password(self, service: str, username: str) -> str | None:
        return self._content().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._path.write_text(json.dumps(self._content() | {f"{service}/{username}": password}))

    def delete_password(self, service: str, username: str) -> None:
        content = self._content()
        del content[f"{service}/{username}"]
        self._path.write_text(json.dumps(content))


@pytest.fixture
def keys(tmp_path: Path) -> Iterator[FileKeyring]:
    before = keyring.get_keyring()
    made = FileKeyring(tmp_path / "system.json")
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_without_a_key_store_there_is_none() -> None:
    assert not has_system_keys()


def test_a_key_is_kept_and_read_again(keys: FileKeyring) -> None:
    assert has_system_keys()
    assert read_system_key("desk") is None
    write_system_key("desk", bytes(range(32)))

    assert read_system_key("desk") == bytes(range(32))


def test_a_key_store_that_is_locked_is_said_so(keys: FileKeyring) -> None:
    keys.is_locked = True

    with pytest.raises(SystemKeysClosed):
        read_system_key("desk")
    with pytest.raises(SystemKeysClosed):
        write_system_key("desk", bytes(32))


def test_a_place_in_the_key_store_has_no_file(keys: FileKeyring, tmp_path: Path) -> None:
    place = KeyPlace(path=tmp_path / "store.key", name="desk")
    with pytest.raises(KeyMissing):
        place.read()

    key = place.read_or_make()

    assert place.read() == place.read_or_make() == key
    assert not (tmp_path / "store.key").exists()


def test_a_home_keeps_its_key_there_and_recovers_it(keys: FileKeyring, tmp_path: Path) -> None:
    folder = tmp_path / "home"
    home = make_home(
        folder,
        with_system_key(folder, Settings(branch="宜蘭")),
        is_demo=False,
        administrator="boss",
        administrator_name="管理員",
        password="a long password 1A",  # noqa: S106 - of a home that lives for one test
    )
    phrase = phrase_of(home.key.read())
    home.close()
    assert not (folder / "keys" / "store.key").exists()
    open_home(folder).close()

    keys.delete_password("counter-app", str(folder))
    with pytest.raises(KeyMissing):
        open_home(folder)
    recover_key(folder, phrase)
    open_home(folder).close()
