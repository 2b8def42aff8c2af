"""Notices that nobody has touched the desk for a while."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_LOOKS: Final = 30
"""How often it is looked within the time after which the desk counts as idle."""

_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Waits for keys, mouse, wheel and touch, and tells when there were none for long enough.

    It listens only until the first touch and then again after a while, for a filter costs a
    little with every event; so it may tell a thirtieth too late, and never too early.
    A visitor who taps the second screen does not keep the desk open.

    Signals:
        idle(): Nobody has touched the desk; told once, until it is started again.
    """

    idle = Signal()

    def __init__(self, is_busy: Callable[[], bool], parent: QObject | None = None) -> None:
        """Watch the whole program.

        Args:
            is_busy: The desk is at work although nobody touches it; the waiting then begins anew.
            parent: As of every object of Qt.
        """
        super().__init__(parent)
        self._is_busy = is_busy
        self._after_ms = 0
        self._is_listening = False
        self._untouched = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def start(self, after_ms: int) -> None:
        """Begin to wait, anew if it has begun.

        Args:
            after_ms: Without a touch, so long, the desk is idle.
        """
        self._after_ms = after_ms
        self._untouched.start()
        self._listen()
        self._timer.start(max(1, after_ms // _LOOKS))

    def stop(self) -> None:
        """Tell nothing until it is started again."""
        self._timer.stop()
        self._deafen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice a touch, and let everything pass."""
        # Qt hands each event to the window of the system first, and then to the widget in it.
        if (
            event.type() in _TOUCHES
            and isinstance(watched, QWidget)
            and not watched.window().property("customer")
        ):
            self._deafen()
        return False

    def _look(self) -> None:
        if not self._is_listening or self._is_busy():
            self._untouched.restart()
            self._listen()
        elif self._untouched.elapsed() >= self._after_ms:
            self.stop()
            self.idle.emit()

    def _listen(self) -> None:
        app = QCoreApplication.instance()
        if not self._is_listening and app is not None:
            app.installEventFilter(self)
            self._is_listening = True

    def _deafen(self) -> None:
        app = QCoreApplication.instance()
        if self._is_listening and app is not None:
            app.removeEventFilter(self)
        self._is_listening = False
