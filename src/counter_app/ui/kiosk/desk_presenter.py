"""Decides what the page says from which staff put the kiosk before visitors."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer

from counter_app.ui.background import Background
from counter_app.ui.kiosk.desk_screen import KioskDeskScreen, KioskPlace
from counter_app.ui.kiosk.desk_view import KioskDeskView

_LOOK_EVERY_MS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskDeskPorts:
    """What the page needs.

    Attributes:
        place: Where visitors can tap now.
        has_second_screen: Whether a screen is turned to them.
        is_paying: Whether it shows what is to be paid.
        waiting: How many responses are not in the store yet.
        has_code: Reads whether staff can leave by a code; called on the worker.
        turn_second: Calls the kiosk up on the second screen, or takes it back.
        show_here: Shows it instead of the desk.
        background: Where the settings are read.
    """

    place: Callable[[], KioskPlace]
    has_second_screen: Callable[[], bool]
    is_paying: Callable[[], bool]
    waiting: Callable[[], int]
    has_code: Callable[[], bool]
    turn_second: Callable[[], bool]
    show_here: Callable[[], None]
    background: Background


class KioskDeskPresenter(QObject):
    """Looks once a second while the page is in front: screens are plugged in and out."""

    def __init__(self, view: KioskDeskView, ports: KioskDeskPorts) -> None:
        """Join the page to the kiosk of the desk.

        Args:
            view: The page.
            ports: What is asked.
        """
        super().__init__(view)
        self._view = view
        self._ports = ports
        self._screen = KioskDeskScreen()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        view.second_wanted.connect(ports.turn_second)
        view.here_wanted.connect(ports.show_here)
        view.shown.connect(self._begin)
        view.hidden.connect(self._timer.stop)

    def look(self) -> None:
        """See where the kiosk is and what is waiting."""
        ports = self._ports
        self._show(
            replace(
                self._screen,
                place=ports.place(),
                has_second_screen=ports.has_second_screen(),
                is_paying=ports.is_paying(),
                waiting=ports.waiting(),
            )
        )

    def _begin(self) -> None:
        self._timer.start()
        self.look()
        self._ports.background.run(
            self._ports.has_code,
            on_done=self._take_code,
            on_error=lambda _error: self._take_code(has_code=False),
        )

    def _take_code(self, has_code: bool) -> None:  # noqa: FBT001 - what the worker reports
        self._show(replace(self._screen, has_code=has_code))

    def _show(self, screen: KioskDeskScreen) -> None:
        if screen != self._screen:
            self._screen = screen
            self._view.display(screen)
