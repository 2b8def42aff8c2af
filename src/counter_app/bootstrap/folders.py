"""Where things lie: the home, the resources, the manual; nothing heavy, asked at every start."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from counter_app.domain.homes import HomeInUse

APP_NAME: Final = "counter-app"
HOME_VARIABLE: Final = "COUNTER_APP_HOME"


def resources_folder() -> Path:
    """Return the folder of fonts, icons and profiles: beside the source, or installed."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "resources"
    return installed if installed.exists() else package.parents[1] / "resources"


def manual_folder() -> Path:
    """Return the folder of the staff manual: beside the source, or installed."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "manual"
    return installed if installed.exists() else package.parents[1] / "docs" / "manual"


def chain_form_path() -> Path:
    """Return the page on the form of exported books: beside the source, or installed."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "chain-format.md"
    return installed if installed.exists() else package.parents[1] / "docs" / "chain-format.md"


def home_folder(chosen: Path | None) -> Path:
    """Return the home to use: the one chosen, the variable's, or the platform's own."""
    if chosen is not None:
        return chosen.expanduser().absolute()
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return Path(named).expanduser().absolute()
    return platform_folder()


def platform_folder() -> Path:
    """Return where the platform keeps the data of a program; a home there is always real."""
    import platformdirs  # noqa: PLC0415 - only here

    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


def is_home(path: Path) -> bool:
    """Tell whether a folder holds a home."""
    return settings_path(path).exists()


def is_demo_home(path: Path) -> bool:
    """Tell whether a home is a demo's."""
    return (path / "demo").exists()


def settings_path(home: Path) -> Path:
    """Return the settings file of a home."""
    return home / "settings.toml"


def branch_name(branch: str) -> str:
    """Return a branch as it stands on paper.

    >>> branch_name("宜蘭")
    '法務部行政執行署宜蘭分署'
    """
    if not branch or branch.endswith("分署"):
        return branch
    return f"法務部行政執行署{branch}分署"


@contextmanager
def hold_home(path: Path) -> Iterator[None]:
    """Keep a second window from opening the same home.

    Raises:
        HomeInUse: Another copy of the program has it.
    """
    lock_path = path / "in-use.lock"
    with lock_path.open("a+", encoding="ascii") as lock:
        try:
            _lock(lock)
        except OSError as error:
            raise HomeInUse(path=str(path)) from error
        yield


def _lock(file: IO[Any]) -> None:
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:
        import msvcrt  # noqa: PLC0415 - only on Windows

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
