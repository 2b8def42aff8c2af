"""What the stages have in common on which the pages of a demo home are played for pictures."""

from collections.abc import Callable
from contextlib import ExitStack

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

from counter_app.ui.main_window import MainWindow

SETTLE_MS = 400


class HomeStage:
    """A window on a demo home; a stage of its own sets both up.

    Attributes:
        window: Of the person in the picture.
    """

    customer = None
    window: MainWindow

    def __init__(self) -> None:
        """Begin with nothing to let go of."""
        self._ends = ExitStack()

    def end(self) -> None:
        """Let go of everything."""
        self.window.close()
        self._ends.close()
        self.window.deleteLater()
        # Now, not with the next turn of the loop: its timers would ask workers that are gone.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def settle(self, for_ms: int = SETTLE_MS) -> None:
        """Let everything that is under way come to its end."""
        loop = QEventLoop()
        QTimer.singleShot(for_ms, loop.quit)
        loop.exec()
        QCoreApplication.processEvents()

    def wait_for(self, is_so: Callable[[], bool], *, tries: int = 100) -> None:
        """Wait until something is so.

        Raises:
            SystemExit: It is not, and the picture would show something else.
        """
        for _try in range(tries):
            if is_so():
                return
            self.settle(150)
        raise SystemExit("what the picture shows did not come about")
