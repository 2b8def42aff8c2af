"""Names and numbers in full: on purpose, written down first, and hidden again soon."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.ui.background import Background

SHOWN_FOR_MS: Final = 30_000
"""Long enough to read a name aloud and compare a card."""

WriteDown = Callable[[str, Collection[str]], None]


class Reveal(QObject):
    """Whose words are shown in full at the moment, if anybody's.

    Nothing is shown before it is written down.

    Signals:
        changed(): Something is to be shown in full now, or hidden again.
        failed(object): It could not be written down, and so is not shown.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        background: Background,
        write_down: WriteDown,
        parent: QObject | None = None,
        *,
        shown_for_ms: int = SHOWN_FOR_MS,
    ) -> None:
        """Hide everything.

        Args:
            background: Where the store is asked.
            write_down: ``services.reveal.reveal``, with the person and the desk in it.
            parent: As of every object of Qt.
            shown_for_ms: Hidden again after so long.
        """
        super().__init__(parent)
        self._background = background
        self._write_down = write_down
        self._asked = ""
        self._subject = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(shown_for_ms)
        self._timer.timeout.connect(self.hide)

    def is_shown(self, subject: str) -> bool:
        """Tell whether the words about a case, receipt or payment are shown in full."""
        return bool(subject) and subject == self._subject

    def toggle(self, subject: str, what: Collection[str]) -> None:
        """Show in full what belongs to a subject, or hide it again.

        Args:
            subject: Number of the case or receipt, or identity of the payment.
            what: Which fields there are to see, as `services.reveal.reveal` names them.
        """
        if not subject or self.is_shown(subject):
            self.hide()
            return
        self._asked = subject
        self._background.run(
            partial(self._write_down, subject, what),
            on_done=lambda _none: self._show(subject),
            on_error=self.failed.emit,
        )

    def keep_to(self, subject: str) -> None:
        """Hide what belongs to anything else: another case is looked at now."""
        if subject not in {self._asked, self._subject}:
            self.hide()

    def hide(self) -> None:
        """Hide everything."""
        self._timer.stop()
        self._asked = ""
        if self._subject:
            self._subject = ""
            self.changed.emit()

    def _show(self, subject: str) -> None:
        if subject == self._asked:
            self._subject = subject
            self._timer.start()
            self.changed.emit()
