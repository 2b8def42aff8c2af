"""What the stages have in common on which the pages of a demo home are played for pictures."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.demo.people import ACCOUNTS
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.staff import Act, Actor, Role
from counter_app.ui.icons import Icons
from counter_app.ui.main_window import MainWindow, ShellScreen
from counter_app.ui.screen import NavEntry, Screen
from counter_app.ui.shortcuts import KeyMap
from counter_app.ui.theme.style import Appearance, Theme, ThemeChoice

if TYPE_CHECKING:
    from screenshots import Shot

ROOT: Final = Path(__file__).resolve().parents[1]
SETTLE_MS: Final = 400
NOW: Final = datetime(2025, 11, 20, 14, 32, tzinfo=TAIPEI)
VOLUNTEER: Final = next(each for each in ACCOUNTS if each.role is Role.VOLUNTEER)


def theme_of(app: QApplication, shot: "Shot") -> Theme:
    """Return the theme of a picture."""
    look = ThemeChoice.DARK if shot.dark else ThemeChoice.LIGHT
    icons = Icons(ROOT / "resources" / "icons")
    return Theme(app, icons, Appearance(choice=look, scale=shot.scale))


class HomeStage:
    """A window on a demo home; a stage of its own sets both up.

    Attributes:
        window: Of the person in the picture.
        customer: The second screen; None without one.
    """

    customer: QWidget | None = None
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

    def show_window(
        self, theme: Theme, shot: "Shot", page: Screen, *, actor: Actor, words: str, icon: str
    ) -> None:
        """Show one page as the only place of a person's window; *words* stand in the rail."""
        self.window = MainWindow(theme, KeyMap(), title="")
        self.window.add_screen("page", page)
        self.window.set_places((NavEntry(name="page", words=words, icon=icon),))
        self.window.display(
            ShellScreen(
                person_words=actor.display_name,
                desk_words="1 號櫃檯",
                time_words="114/11/20（四）14:32",
                held_count=0 if actor.may(Act.TAKE_PAYMENT) else None,
                is_demo=True,
            )
        )
        self.window.resize(shot.width, shot.height)
        self.window.show()
        self.window.activateWindow()
        self.window.go_to("page")

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
