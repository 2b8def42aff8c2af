"""The answers of a first start that was interrupted: a TOML file in the folder, no passwords."""

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from counter_app.settings import DESKS_MAX, DEVICE_KINDS, LANGUAGES, TEXT_SIZES_PERCENT
from counter_app.ui.theme.style import ThemeChoice
from counter_app.ui.wizard.answers import DeviceAnswer, StorePlace, WizardAnswers, WizardPage

FILE_NAME: Final = "wizard.toml"
NEVER_KEPT: Final = frozenset({"password", "password_again", "database_password", "is_phrase_safe"})


def keep_answers(folder: Path, answers: WizardAnswers) -> None:
    """Write the answers, whole or not at all, readable by their owner only.

    Raises:
        OSError: The folder cannot be made or written.
    """
    import tomlkit  # noqa: PLC0415 - heavy

    values = {
        entry.name: getattr(answers, entry.name)
        for entry in fields(answers)
        if entry.name not in NEVER_KEPT
    }
    values["devices"] = [_table(device) for device in answers.devices]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = folder / f"{FILE_NAME}.new"
    plain = {name: _plain(value) for name, value in values.items()}
    unfinished.write_text(tomlkit.dumps(plain), encoding="utf-8")
    unfinished.chmod(0o600)
    unfinished.replace(folder / FILE_NAME)


def kept_answers(folder: Path) -> WizardAnswers | None:
    """Return the answers of an interrupted first start.

    Returns:
        None where there are none, and where the file says something that cannot be: asking
        again is better than a guess.
    """
    try:
        content = tomllib.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        return _answers(content)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def forget_answers(folder: Path) -> None:
    """Take the file away; the desk is made."""
    (folder / FILE_NAME).unlink(missing_ok=True)


def _table(device: DeviceAnswer) -> dict[str, Any]:
    entries = ((entry.name, getattr(device, entry.name)) for entry in fields(device))
    return {name: value for name, value in entries if value is not None}


def _plain(value: object) -> object:
    return value.value if isinstance(value, StrEnum) else value


def _answers(content: Mapping[str, Any]) -> WizardAnswers:
    values = {name: value for name, value in content.items() if name not in NEVER_KEPT}
    for name, kind in (("page", WizardPage), ("theme", ThemeChoice), ("store", StorePlace)):
        values[name] = kind(values[name])
    values["devices"] = tuple(DeviceAnswer(**table) for table in content["devices"])
    answers = WizardAnswers(**values)
    for entry in fields(answers):
        is_right = isinstance(getattr(answers, entry.name), type(entry.default))
        if entry.name != "devices" and not is_right:
            raise TypeError(entry.name)
    if (
        answers.language not in LANGUAGES
        or answers.text_size_percent not in TEXT_SIZES_PERCENT
        or not 1 <= answers.desk_no <= DESKS_MAX
        or any(device.kind not in {"", *DEVICE_KINDS} for device in answers.devices)
        or answers.page in {WizardPage.PHRASE, WizardPage.READY}
    ):
        raise ValueError(FILE_NAME)
    return answers
