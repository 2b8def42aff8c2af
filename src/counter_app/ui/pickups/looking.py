"""Looks at the store every second while the page is in front, and never twice at once."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.ui.background import Background
from counter_app.ui.pickups.ports import Look, LookWish

EVERY_MS: Final = 1_000
"""Another desk's booking is seen within two of these."""

MISS_EVERY: Final = 60
"""Looks between two tries to write down whom nobody waits for any more."""


class Looking(QObject):
    """Asks for what is on the screen, again and again.

    A slow store is asked less often, not more: while an answer is out, a tick is left out.

    Signals:
        seen(object, object): A `LookWish` that still holds, and the `Look` it led to.
        failed(object): The store does not answer.
    """

    seen = Signal(object, object)
    failed = Signal(object)

    def __init__(
        self,
        background: Background,
        look: Callable[[LookWish], Look],
        *,
        miss_overdue: Callable[[], object],
        is_visible: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._look = look
        self._miss_overdue = miss_overdue
        self._is_visible = is_visible
        self._wish: LookWish | None = None
        self._is_out = False
        self._is_asked_again = False
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._tick)

    def start(self, wish: LookWish) -> None:
        """Look now, and every second from now on."""
        self._looks = 0
        self.look(wish)
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self, wish: LookWish) -> None:
        """Look at this from now on, and at once."""
        self._wish = wish
        if self._is_out:
            self._is_asked_again = True
        else:
            self._ask()

    def _tick(self) -> None:
        # A page that is covered, such as by the lock, shows nothing that could be old.
        if not self._is_out and self._wish is not None and self._is_visible():
            self._ask()

    def _ask(self) -> None:
        wish = self._wish
        if wish is None:
            return
        self._is_out, self._is_asked_again = True, False
        is_minute = self._looks % MISS_EVERY == 0
        self._looks += 1

        def ask() -> Look:
            if is_minute:
                self._miss_overdue()
            return self._look(wish)

        self._background.run(ask, on_done=partial(self._take, wish), on_error=self._miss)

    def _take(self, wish: LookWish, look: Look) -> None:
        self._is_out = False
        if wish == self._wish:
            self.seen.emit(wish, look)
        if self._is_asked_again:
            self._ask()

    def _miss(self, error: Exception) -> None:
        self._is_out = False
        self.failed.emit(error)
        if self._is_asked_again:
            self._ask()
