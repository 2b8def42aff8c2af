"""Every key of the program, as data: which action it means and what it is called.

The map is checked when it is made: no key means two things, and the keys that belong to
Windows, to the window manager or to a Chinese input method are never taken.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence


class Action(StrEnum):
    """What a key can mean; a screen says which of them it answers to."""

    HELP = "help"
    NEW = "new"
    SEARCH = "search"
    HELD = "held"
    PAY_CASH = "pay_cash"
    PAY_CARD = "pay_card"
    PAY_ETICKET = "pay_eticket"
    PAY_PAPER = "pay_paper"
    PAY_BY_HAND = "pay_by_hand"
    OPEN_DRAWER = "open_drawer"
    REPRINT = "reprint"
    FULL_SCREEN = "full_screen"
    PRIMARY = "primary"
    BACK = "back"
    UNDO = "undo"
    ADD = "add"
    REMOVE = "remove"
    PART = "part"
    CHOOSE_ALL = "choose_all"
    NOTICE = "notice"
    LOCK = "lock"
    FILTER = "filter"
    EXPORT = "export"
    REVEAL = "reveal"
    KIOSK = "kiosk"
    FAVOURITE_1 = "favourite_1"
    FAVOURITE_2 = "favourite_2"
    FAVOURITE_3 = "favourite_3"
    FAVOURITE_4 = "favourite_4"
    FAVOURITE_5 = "favourite_5"
    FAVOURITE_6 = "favourite_6"
    FAVOURITE_7 = "favourite_7"
    FAVOURITE_8 = "favourite_8"
    GO_1 = "go_1"
    GO_2 = "go_2"
    GO_3 = "go_3"
    GO_4 = "go_4"
    GO_5 = "go_5"
    GO_6 = "go_6"
    GO_7 = "go_7"
    GO_8 = "go_8"
    GO_9 = "go_9"
    GO_10 = "go_10"


FAVOURITES: Final = (
    Action.FAVOURITE_1,
    Action.FAVOURITE_2,
    Action.FAVOURITE_3,
    Action.FAVOURITE_4,
    Action.FAVOURITE_5,
    Action.FAVOURITE_6,
    Action.FAVOURITE_7,
    Action.FAVOURITE_8,
)
PLACES: Final = (
    Action.GO_1,
    Action.GO_2,
    Action.GO_3,
    Action.GO_4,
    Action.GO_5,
    Action.GO_6,
    Action.GO_7,
    Action.GO_8,
    Action.GO_9,
    Action.GO_10,
)

DEFAULT_KEYS: Final[Mapping[Action, str]] = {
    Action.HELP: "F1",
    Action.NEW: "F2",
    Action.SEARCH: "F3",
    Action.HELD: "F4",
    Action.PAY_CASH: "F5",
    Action.PAY_CARD: "F6",
    Action.PAY_ETICKET: "F7",
    Action.PAY_PAPER: "Shift+F5",
    Action.PAY_BY_HAND: "Shift+F6",
    Action.OPEN_DRAWER: "F8",
    Action.REPRINT: "F9",
    Action.FULL_SCREEN: "F11",
    Action.PRIMARY: "F12",
    Action.BACK: "Esc",
    Action.UNDO: "Ctrl+Z",
    Action.ADD: "Ins",
    Action.REMOVE: "Del",
    Action.PART: "Ctrl+B",
    Action.CHOOSE_ALL: "Ctrl+A",
    Action.NOTICE: "Ctrl+P",
    Action.LOCK: "Ctrl+L",
    Action.FILTER: "Ctrl+F",
    Action.EXPORT: "Ctrl+E",
    Action.REVEAL: "Ctrl+R",
    Action.KIOSK: "Ctrl+K",
    **{action: f"Alt+{at}" for at, action in enumerate(FAVOURITES, start=1)},
    **{action: f"Ctrl+{at % 10}" for at, action in enumerate(PLACES, start=1)},
}

NEVER_BOUND: Final = frozenset(
    {
        "F10",
        "Alt+F4",
        "Ctrl+Space",
        "Shift",
        "Ctrl",
        "Alt",
        "Shift+Space",
        "Ctrl+,",
        "Ctrl+.",
        "Ctrl+Shift",
        "Space",
        "Return",
        "Enter",
        "Tab",
        "Shift+Tab",
    }
)
"""Keys of Windows, of the window manager, of input methods, and those that Qt needs itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyLine:
    """One line of the shortcuts card."""

    key: str
    words: str


class KeyMap:
    """Which key means which action."""

    def __init__(self, changes: Mapping[Action, str] | None = None) -> None:
        """Take the default keys with some changed.

        Args:
            changes: Keys of the settings, as ``Ctrl+P``; an empty one takes the key away.

        Raises:
            ValueError: A key is unknown, forbidden, or means two things.
        """
        keys = {**DEFAULT_KEYS, **(changes or {})}
        self._keys = {action: _checked(key) for action, key in keys.items() if key}
        taken: dict[str, Action] = {}
        for action, key in self._keys.items():
            if key in taken:
                raise ValueError(f"{key} means both {taken[key]} and {action}.")
            taken[key] = action

    def key(self, action: Action) -> str:
        """Return the key of an action as written on a key cap, or nothing."""
        return self._keys.get(action, "")

    def sequence(self, action: Action) -> QKeySequence:
        """Return the key of an action for Qt."""
        return QKeySequence(self.key(action))

    def actions(self) -> tuple[Action, ...]:
        """Return every action that has a key."""
        return tuple(self._keys)


def _checked(key: str) -> str:
    sequence = QKeySequence(key)
    written = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    if not written or sequence.count() != 1 or "Key_unknown" in written:
        raise ValueError(f"{key} is not a key.")
    if written in NEVER_BOUND or key in NEVER_BOUND:
        raise ValueError(f"{key} belongs to the system or to the input method.")
    return written


def say_action(action: Action) -> str:
    """Return the words of an action on the shortcuts card."""
    if action in FAVOURITES:
        words = QCoreApplication.translate("Shortcuts", "加入常用項目 {n}")
        return words.format(n=FAVOURITES.index(action) + 1)
    if action in PLACES:
        words = QCoreApplication.translate("Shortcuts", "前往第 {n} 個頁面")
        return words.format(n=PLACES.index(action) + 1)
    return _words()[action]


def _words() -> dict[Action, str]:
    return {
        Action.HELP: QCoreApplication.translate("Shortcuts", "本頁快捷鍵"),
        Action.NEW: QCoreApplication.translate("Shortcuts", "新的一筆（目前這筆先暫存）"),
        Action.SEARCH: QCoreApplication.translate("Shortcuts", "掃描或搜尋"),
        Action.HELD: QCoreApplication.translate("Shortcuts", "暫存／暫存清單"),
        Action.PAY_CASH: QCoreApplication.translate("Shortcuts", "現金"),
        Action.PAY_CARD: QCoreApplication.translate("Shortcuts", "刷卡、行動支付"),
        Action.PAY_ETICKET: QCoreApplication.translate("Shortcuts", "電子票證"),
        Action.PAY_PAPER: QCoreApplication.translate("Shortcuts", "支票、匯票"),
        Action.PAY_BY_HAND: QCoreApplication.translate("Shortcuts", "人工輸入刷卡"),
        Action.OPEN_DRAWER: QCoreApplication.translate("Shortcuts", "開錢箱（需填原因）"),
        Action.REPRINT: QCoreApplication.translate("Shortcuts", "重印上一張收據"),
        Action.FULL_SCREEN: QCoreApplication.translate("Shortcuts", "全螢幕"),
        Action.PRIMARY: QCoreApplication.translate("Shortcuts", "本頁的主要動作"),
        Action.BACK: QCoreApplication.translate("Shortcuts", "上一步、取消等待"),
        Action.UNDO: QCoreApplication.translate("Shortcuts", "復原上一個變更"),
        Action.ADD: QCoreApplication.translate("Shortcuts", "加入項目"),
        Action.REMOVE: QCoreApplication.translate("Shortcuts", "移除項目"),
        Action.PART: QCoreApplication.translate("Shortcuts", "部分繳款"),
        Action.CHOOSE_ALL: QCoreApplication.translate("Shortcuts", "全選／全不選"),
        Action.NOTICE: QCoreApplication.translate("Shortcuts", "開繳款單"),
        Action.LOCK: QCoreApplication.translate("Shortcuts", "鎖定"),
        Action.FILTER: QCoreApplication.translate("Shortcuts", "篩選"),
        Action.EXPORT: QCoreApplication.translate("Shortcuts", "匯出"),
        Action.REVEAL: QCoreApplication.translate("Shortcuts", "顯示或遮蔽姓名與證號"),
        Action.KIOSK: QCoreApplication.translate("Shortcuts", "意見調查：請民眾填寫／收回"),
    }
