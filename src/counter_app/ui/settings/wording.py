"""What the values of the settings are called."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from counter_app.domain.parts import PartName
from counter_app.ui.names import say_part
from counter_app.ui.settings.screen import Setting


def say_theme(theme: str) -> str:
    """Return what a theme is called."""
    return {
        "system": QCoreApplication.translate("Settings", "跟隨系統"),
        "light": QCoreApplication.translate("Settings", "亮色"),
        "dark": QCoreApplication.translate("Settings", "暗色"),
    }[theme]


def say_language(language: str) -> str:
    """Return the name of a language in that language, the same in all of them."""
    return {
        "zh_TW": "繁體中文",
        "en": "English",
    }[language]


def say_forms(forms: tuple[str, ...]) -> str:
    """Return what papers are made by default."""
    match tuple(sorted(forms)):
        case ("a4", "slip"):
            return QCoreApplication.translate("Settings", "兩種都要")
        case ("a4",):
            return QCoreApplication.translate("Settings", "A4 收據")
        case ("slip",):
            return QCoreApplication.translate("Settings", "感熱紙")
        case _:
            return QCoreApplication.translate("Settings", "都不要")


def say_ready_numbers(*, are_shown: bool) -> str:
    """Return what the second screen shows while nobody pays."""
    if are_shown:
        return QCoreApplication.translate("Settings", "可領件的號碼")
    return QCoreApplication.translate("Settings", "只有歡迎")


def say_second_typing(every: int) -> str:
    """Return which sheets of a batch of questionnaires are typed a second time."""
    match every:
        case 0:
            return QCoreApplication.translate("Settings", "不抽查")
        case 1:
            return QCoreApplication.translate("Settings", "每份")
        case _:
            words = QCoreApplication.translate("Settings", "每 {n} 份一份")
            return words.format(n=every)


def say_kiosk_code(stored: str) -> str:
    """Return whether there is a code; it is never shown."""
    if stored:
        return QCoreApplication.translate("Settings", "已設定")
    return QCoreApplication.translate("Settings", "沒有代碼")


def say_order(order: tuple[str, ...]) -> str:
    """Return the parts of a debt in the order in which they are settled."""
    return " > ".join(say_part(PartName(name)) for name in order)


def say_value(setting: Setting, value: Any) -> str:  # noqa: ANN401 - of any of the settings
    """Return the value of a setting in words."""
    say: dict[Setting, Callable[[Any], str]] = {
        Setting.THEME: say_theme,
        Setting.TEXT_SIZE: lambda size: f"{size} %",
        Setting.LANGUAGE: say_language,
        Setting.FORMS: say_forms,
        Setting.READY_NUMBERS: lambda shown: say_ready_numbers(are_shown=shown),
        Setting.ALLOCATION: say_order,
        Setting.SLIP_WIDTH: lambda width: f"{width} mm",
        Setting.SECOND_TYPING: say_second_typing,
        Setting.KIOSK_CODE: say_kiosk_code,
    }
    return say[setting](value)
