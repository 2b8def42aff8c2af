"""Scans are told from typing, wherever the focus is, and nothing typed is lost."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from counter_app.ui.scan_filter import (
    PASSES_PROPERTY,
    ScanFilter,
    ScanProfile,
    Stroke,
    learn_profile,
)

ENTER = Qt.Key.Key_Return


class Desk(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.search = QLineEdit()
        self.search.setProperty(PASSES_PROPERTY, True)
        self.notes = QPlainTextEdit()
        self.button = QPushButton("收款")
        layout = QVBoxLayout(self)
        for widget in (self.field, self.search, self.notes, self.button):
            layout.addWidget(widget)


class Keyboard:
    """Sends keys at a time of our choosing, to whatever has the focus."""

    def __init__(self) -> None:
        self.now_ms = 1000

    def __call__(self) -> int:
        return self.now_ms

    def type(self, text: str, gap_ms: int, *, enter: bool = False) -> None:
        for sign in text:
            self.press(ord(sign.upper()), sign)
            self.now_ms += gap_ms
        if enter:
            self.press(ENTER, "\r")

    def press(self, key: int, text: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, int(key), Qt.KeyboardModifier.NoModifier, text)
            target = QApplication.focusWidget()
            assert target is not None
            QCoreApplication.sendEvent(target, event)


@pytest.fixture
def keyboard() -> Keyboard:
    return Keyboard()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.field.setFocus()
    qtbot.waitUntil(made.field.hasFocus)
    return made


@pytest.fixture
def scans(desk: Desk, keyboard: Keyboard) -> Iterator[list[str]]:
    listener = ScanFilter(now_ms=keyboard)
    heard: list[str] = []
    listener.scanned.connect(heard.append)
    listener.garbled.connect(lambda: heard.append("garbled"))
    listener.install()
    yield heard
    listener.remove()


def test_a_scan_is_heard_and_does_not_reach_the_field(
    desk: Desk, keyboard: Keyboard, scans: list[str]
) -> None:
    keyboard.type("115A01000872", 5, enter=True)
    assert scans == ["115A01000872"]
    assert desk.field.text() == ""


def test_a_scan_is_heard_with_the_focus_on_a_button(
    desk: Desk, keyboard: Keyboard, scans: list[str], qtbot: QtBot
) -> None:
    desk.button.setFocus()
    with qtbot.assertNotEmitted(desk.button.clicked):
        keyboard.type("11 5A01 0872", 5, enter=True)
    assert scans == ["11 5A01 0872"]


def test_typing_reaches_the_field_in_order(
    desk: Desk, keyboard: Keyboard, scans: list[str], qtbot: QtBot
) -> None:
    keyboard.type("wang123", 120)
    qtbot.waitUntil(lambda: desk.field.text() == "wang123")
    assert scans == []


def test_held_keys_are_handed_on_in_order_when_no_more_follow(
    desk: Desk, keyboard: Keyboard, scans: list[str], qtbot: QtBot
) -> None:
    keyboard.type("abcde", 3)
    assert desk.field.text() == ""
    qtbot.waitUntil(lambda: desk.field.text() == "abcde")
    assert scans == []


def test_two_quick_digits_and_enter_are_not_a_scan(
    desk: Desk, keyboard: Keyboard, scans: list[str], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.field.returnPressed):
        keyboard.type("50", 8, enter=True)
    assert desk.field.text() == "50"
    assert scans == []


def test_the_enter_comes_after_the_keys_it_follows(
    desk: Desk, keyboard: Keyboard, scans: list[str]
) -> None:
    seen: list[str] = []
    desk.field.returnPressed.connect(lambda: seen.append(desk.field.text()))
    keyboard.type("2350", 8, enter=True)
    assert seen == ["2350"]


def test_typing_before_a_scan_stays_in_the_field(
    desk: Desk, keyboard: Keyboard, scans: list[str], qtbot: QtBot
) -> None:
    keyboard.type("7", 200)
    keyboard.type("115010008", 4, enter=True)
    assert scans == ["115010008"]
    assert desk.field.text() == "7"


def test_control_characters_within_a_scan_are_dropped(
    desk: Desk, keyboard: Keyboard, scans: list[str]
) -> None:
    keyboard.type("1150", 4)
    keyboard.press(0x1D, "\x1d")
    keyboard.type("100087", 4, enter=True)
    assert scans == ["1150100087"]


def test_a_prefix_is_taken_off(desk: Desk, keyboard: Keyboard) -> None:
    listener = ScanFilter(ScanProfile(prefix="~"), now_ms=keyboard)
    heard: list[str] = []
    listener.scanned.connect(heard.append)
    listener.install()
    keyboard.type("~115A01", 4, enter=True)
    keyboard.now_ms += 500
    keyboard.type("115A01", 4, enter=True)
    listener.remove()
    assert heard == ["115A01"]


def test_text_of_several_lines_is_left_alone(
    desk: Desk, keyboard: Keyboard, scans: list[str]
) -> None:
    desk.notes.setFocus()
    keyboard.type("115A01000872", 3, enter=True)
    assert scans == []
    assert desk.notes.toPlainText() == "115A01000872\n"


def test_the_search_field_gets_typing_without_any_wait(
    desk: Desk, keyboard: Keyboard, scans: list[str]
) -> None:
    desk.search.setFocus()
    keyboard.type("wan", 120)
    assert desk.search.text() == "wan"


def test_a_scan_into_the_search_field_is_taken_back_out_of_it(
    desk: Desk, keyboard: Keyboard, scans: list[str]
) -> None:
    desk.search.setFocus()
    keyboard.type("wan", 120)
    keyboard.type("115A01000872", 4, enter=True)
    assert scans == ["115A01000872"]
    assert desk.search.text() == "wan"


def test_a_scan_through_a_chinese_input_method_is_noticed(
    desk: Desk, keyboard: Keyboard, scans: list[str]
) -> None:
    keyboard.type("ㄅㄅㄓㄚㄢㄢ", 4, enter=True)
    assert scans == ["garbled"]
    assert desk.field.text() == ""


def test_the_time_of_a_key_is_that_of_the_window_system(
    desk: Desk, keyboard: Keyboard, scans: list[str]
) -> None:
    # A busy window gets its keys all at once: the clock stands, the stamps do not.
    for at, sign in enumerate("1234567"):
        event = QKeyEvent(QEvent.Type.KeyPress, ord(sign), Qt.KeyboardModifier.NoModifier, sign)
        event.setTimestamp(5000 + at * 150)
        QCoreApplication.sendEvent(desk.field, event)
    keyboard.press(ENTER, "\r")
    assert scans == []
    assert desk.field.text() == "1234567"


def test_a_held_key_belongs_to_the_place_where_it_was_typed(
    desk: Desk, keyboard: Keyboard, scans: list[str], qtbot: QtBot
) -> None:
    keyboard.type("12", 4)
    desk.search.setFocus()
    qtbot.waitUntil(lambda: desk.field.text() == "12")
    assert desk.search.text() == ""


def test_keys_with_control_or_alt_pass_at_once(desk: Desk, scans: list[str], qtbot: QtBot) -> None:
    desk.field.setText("abc")
    QTest.keyClick(desk.field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert desk.field.selectedText() == "abc"


def test_a_removed_filter_hears_nothing(desk: Desk, keyboard: Keyboard) -> None:
    listener = ScanFilter(now_ms=keyboard)
    heard: list[str] = []
    listener.scanned.connect(heard.append)
    listener.install()
    listener.remove()
    keyboard.type("115A01000872", 3, enter=True)
    assert heard == []


def strokes(text: str, gap_ms: int) -> list[Stroke]:
    return [Stroke(text=sign, at_ms=at * gap_ms) for at, sign in enumerate(text)]


def test_a_profile_is_learned_from_a_test_scan() -> None:
    profile = learn_profile(strokes("]C1115A01", 12), "115A01")
    assert profile == ScanProfile(gap_ms=24, length_min=6, prefix="]C1")


def test_a_slow_scanner_gets_a_longer_gap() -> None:
    profile = learn_profile(strokes("115A01", 45), "115A01")
    assert profile is not None
    assert profile.gap_ms == 60
    assert profile.replay_after_ms > profile.gap_ms


@pytest.mark.parametrize(
    ("text", "gap_ms"), [("115A02", 10), ("115A01", 180), ("", 10)], ids=["other", "hand", "none"]
)
def test_nothing_is_learned_from_another_code_or_from_a_hand(text: str, gap_ms: int) -> None:
    assert learn_profile(strokes(text, gap_ms), "115A01") is None


def test_a_click_elsewhere_hands_held_keys_on_first(
    desk: Desk, keyboard: Keyboard, scans: list[str], qtbot: QtBot
) -> None:
    keyboard.type("12", 4)
    QTest.mouseClick(desk.search, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    qtbot.waitUntil(lambda: desk.field.text() == "12")


def test_a_scanner_that_presses_shift_for_every_capital_is_heard(
    desk: Desk, keyboard: Keyboard, scans: list[str]
) -> None:
    for sign in "PAPER1AB7Q":
        if sign.isalpha():
            keyboard.press(Qt.Key.Key_Shift, "")
        keyboard.type(sign, 5)
    keyboard.press(ENTER, "\r")
    assert scans == ["PAPER1AB7Q"]
    assert desk.field.text() == ""


@pytest.mark.parametrize("gap_ms", [0, 5])
def test_what_was_typed_is_there_when_a_shortcut_acts_right_after_it(
    desk: Desk, keyboard: Keyboard, scans: list[str], gap_ms: int
) -> None:
    seen: list[str] = []
    shortcut = QShortcut(QKeySequence("F12"), desk)
    shortcut.activated.connect(lambda: seen.append(desk.field.text()))
    keyboard.type("2350", gap_ms)
    QTest.keyClick(desk.field, Qt.Key.Key_F12)
    assert seen == ["2350"]
    assert scans == []


def test_shift_alone_does_not_act_before_what_is_held(
    desk: Desk, keyboard: Keyboard, scans: list[str]
) -> None:
    keyboard.type("ab", 5)
    QTest.keyPress(desk.field, Qt.Key.Key_Shift)
    assert desk.field.text() == ""
    keyboard.type("cd1234", 5, enter=True)
    assert scans == ["abcd1234"]


def test_signs_that_are_answers_pass_at_once_and_begin_no_scan(
    desk: Desk, keyboard: Keyboard, scans: list[str]
) -> None:
    column = desk.button
    column.setProperty(PASSES_PROPERTY, "0123456789.x")
    column.setFocus()
    seen: list[str] = []
    column.keyPressEvent = lambda event: seen.append(event.text())  # type: ignore[method-assign]
    keyboard.type("12x.1234", 3, enter=True)
    assert "".join(seen) == "12x.1234\r"
    assert scans == []
    # A letter begins a number, and its digits are not answers.
    keyboard.now_ms += 500
    keyboard.type("S11400000001", 3, enter=True)
    assert scans == ["S11400000001"]
    assert "".join(seen) == "12x.1234\r"
