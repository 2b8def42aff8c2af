"""A scanner that types is heard wherever the focus is.

Keys that follow one another faster than a hand can type are held back.  Enough of them with
an Enter behind them are a scan; anything else is handed on, in order, to where it was typed.

The time of a key is the time the window system gives it.  A window that was busy for a moment
gets its keys all at once, and must not take a person's typing for a scan.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

PASSES_PROPERTY: Final = "scanPassesThrough"
"""Property of a line edit that is made for scans: keys reach it at once, without the wait.

On any other widget it names the signs that are answers there and never begin a scan: they reach
it at once, however quick the hand.
"""

_REPLAY_MARGIN_MS: Final = 15
_HELD_MODIFIERS: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_ENDS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
# Pressed by a scanner too, before every capital letter; alone they say nothing.
_MODIFIERS: Final = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
    }
)
_BOPOMOFO: Final = frozenset(chr(code) for code in range(0x3105, 0x3130)) | frozenset("ˊˇˋ˙")
_BOPOMOFO_MIN: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanProfile:
    """How a scanner types.

    Attributes:
        gap_ms: The next key of a scan comes in less than this.
        length_min: A scan has at least so many characters, its prefix not counted.
        prefix: What the scanner sends first, taken off.
    """

    gap_ms: int = 35
    length_min: int = 6
    prefix: str = ""

    @property
    def replay_after_ms(self) -> int:
        """When held keys are handed on, if no other follows."""
        return self.gap_ms + _REPLAY_MARGIN_MS


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """One key of a test scan: its text, and when it came."""

    text: str
    at_ms: int


def learn_profile(strokes: Sequence[Stroke], expected: str) -> ScanProfile | None:
    """Return the profile that fits a scan of a known barcode.

    Args:
        strokes: Every key up to, and without, the Enter.
        expected: What the barcode says.

    Returns:
        The profile, or ``None`` if something else was read, or was typed by hand.
    """
    text = "".join(stroke.text for stroke in strokes if stroke.text.isprintable())
    if not expected or not text.endswith(expected):
        return None
    gaps_ms = [after.at_ms - before.at_ms for before, after in pairwise(strokes)]
    slowest_ms = max(gaps_ms, default=0)
    # Twice the slowest gap, so that a busy moment does not break a scan; never so slow that
    # a quick typist would be taken for a scanner.
    gap_ms = min(max(slowest_ms * 2, 20), 60)
    if slowest_ms >= gap_ms:
        return None
    length_min = min(ScanProfile().length_min, len(expected))
    prefix = text.removesuffix(expected)
    return ScanProfile(gap_ms=gap_ms, length_min=length_min, prefix=prefix)


def looks_like_bopomofo(text: str) -> bool:
    """Tell whether a scan went through a Chinese input method.

    >>> looks_like_bopomofo("ㄅㄅㄓˊㄚ"), looks_like_bopomofo("115010")
    (True, False)
    """
    return sum(sign in _BOPOMOFO for sign in text) >= _BOPOMOFO_MIN


class ScanFilter(QObject):
    """Listens to every key of the application.

    It stands aside for multi-line text only; where the focus is never matters.

    Signals:
        scanned(str): What was read, without prefix and control characters.
        garbled(): A scan came out as bopomofo: the keyboard is not in Latin mode.
    """

    scanned = Signal(str)
    garbled = Signal()

    def __init__(
        self,
        profile: ScanProfile | None = None,
        *,
        now_ms: Callable[[], int] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._profile = profile or ScanProfile()
        self._now_ms = now_ms or _make_clock()
        self._held: list[QKeyEvent] = []
        self._text = ""
        self._target: QWidget | None = None
        self._last_ms = 0
        self._passed_before: str | None = None
        self._replaying = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._give_up)

    def set_profile(self, profile: ScanProfile) -> None:
        """Listen for another scanner from now on."""
        self._give_up()
        self._profile = profile

    def install(self) -> None:
        """Begin to listen."""
        _app().installEventFilter(self)

    def remove(self) -> None:
        """Stop listening; what is held is handed on first."""
        self._give_up()
        _app().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold a key back, or let it pass."""
        kind = event.type()
        if kind is QEvent.Type.KeyPress:
            if isinstance(event, QKeyEvent) and self._is_mine(watched):
                return self._press(watched, event)
        elif kind is QEvent.Type.ShortcutOverride:
            # A shortcut acts before its key is pressed: what was typed before it comes first.
            if self._held and isinstance(event, QKeyEvent) and self._is_mine(watched):
                self._let_pass_before(event)
        elif kind is QEvent.Type.KeyRelease:
            if self._held and isinstance(event, QKeyEvent) and self._is_mine(watched):
                self._held.append(event.clone())
                return True
        elif kind is QEvent.Type.FocusAboutToChange and self._held:
            # A click while keys are held: they belong to the old place.
            self._give_up()
        return False

    def _is_mine(self, watched: QObject) -> bool:
        # A key goes to the focused widget first and then up to its parents: only the first
        # counts, and a key that is handed on must not be caught again.
        if self._replaying or not isinstance(watched, QWidget):
            return False
        focused = QApplication.focusWidget()
        if focused is not None and watched is not focused:
            return False
        return not isinstance(watched, QPlainTextEdit | QTextEdit)

    def _press(self, watched: QObject, event: QKeyEvent) -> bool:
        assert isinstance(watched, QWidget)  # noqa: S101 - `_is_mine` has looked
        at_ms = int(event.timestamp()) or self._now_ms()
        if self._text and at_ms - self._last_ms >= self._profile.gap_ms:
            self._give_up()
        if event.key() in _ENDS:
            return self._end()
        if event.key() in _MODIFIERS:
            return False
        if event.isAutoRepeat() or not _is_sign(event):
            # A control character within a scan is dropped; any other key ends the waiting.
            if self._text and _is_control(event):
                return True
            self._give_up()
            return False
        return self._hold(watched, event, at_ms)

    def _let_pass_before(self, event: QKeyEvent) -> None:
        is_waited_for = event.key() in _ENDS | _MODIFIERS
        if not (is_waited_for or _is_sign(event) or _is_control(event)):
            self._give_up()

    def _hold(self, watched: QWidget, event: QKeyEvent, at_ms: int) -> bool:
        if not self._text:
            if _is_answer(watched, event):
                return False
            self._target = watched
            passes = isinstance(watched, QLineEdit) and watched.property(PASSES_PROPERTY)
            self._passed_before = watched.text() if passes else None  # type: ignore[attr-defined]
        self._text += event.text()
        self._last_ms = at_ms
        self._timer.start(self._profile.replay_after_ms)
        if self._passed_before is not None:
            return False
        self._held.append(event.clone())
        return True

    def _end(self) -> bool:
        text = self._text.removeprefix(self._profile.prefix)
        if self._text and looks_like_bopomofo(self._text):
            self._take_back()
            self.garbled.emit()
            return True
        has_prefix = self._text.startswith(self._profile.prefix)
        if has_prefix and len(text) >= self._profile.length_min:
            self._take_back()
            self.scanned.emit(text)
            return True
        # Typed by hand: first what was held, then this Enter on its own way.
        self._give_up()
        return False

    def _take_back(self) -> None:
        target, before = self._target, self._passed_before
        self._forget()
        if before is not None and isinstance(target, QLineEdit):
            target.setText(before)

    def _give_up(self) -> None:
        held, target = self._held, self._target
        self._forget()
        if target is None or not isValid(target):
            return
        self._replaying = True
        try:
            for event in held:
                QCoreApplication.sendEvent(target, event)
        finally:
            self._replaying = False

    def _forget(self) -> None:
        self._timer.stop()
        self._held = []
        self._text = ""
        self._target = None
        self._passed_before = None


def _is_sign(event: QKeyEvent) -> bool:
    text = event.text()
    plain = not (event.modifiers() & ~_HELD_MODIFIERS)
    return plain and bool(text) and text.isprintable()


def _is_answer(watched: QWidget, event: QKeyEvent) -> bool:
    signs = watched.property(PASSES_PROPERTY)
    return isinstance(signs, str) and event.text() in signs


def _is_control(event: QKeyEvent) -> bool:
    text = event.text()
    known = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Escape, Qt.Key.Key_Tab}
    return event.key() not in known and bool(text) and not text.isprintable()


def _make_clock() -> Callable[[], int]:
    timer = QElapsedTimer()
    timer.start()
    return timer.elapsed


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101 - there is a window, so there is one
    return app
