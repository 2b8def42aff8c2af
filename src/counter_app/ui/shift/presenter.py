"""Decides what the page shows on which the drawer is opened."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from counter_app.domain.calendar import roc_year
from counter_app.domain.money import DENOMINATIONS_TWD, Twd
from counter_app.domain.shifts import Shift
from counter_app.ui.background import Background
from counter_app.ui.messages import say_or_raise
from counter_app.ui.names import say_weekday
from counter_app.ui.shift.view import FloatEntry, ShiftScreen, ShiftView

_NO_PIECES: Final = (0,) * len(DENOMINATIONS_TWD)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftPorts:
    """What the page needs of the services, with the person and the desk already in it.

    Attributes:
        today: The business day a shift opened now would have.
        open_shift: Opens the drawer with a float; refuses as `services.shifts.open_shift`.
    """

    today: Callable[[], date]
    open_shift: Callable[[Twd], Shift]


class ShiftPresenter(QObject):
    """Adds up the drawer and opens it.

    Signals:
        opened(object): The `Shift` that is open now.
    """

    opened = Signal(object)

    def __init__(
        self, view: ShiftView, background: Background, ports: ShiftPorts, *, desk_words: str
    ) -> None:
        """Join the page to the services.

        Args:
            view: The page.
            background: Where the store is asked.
            ports: What is asked.
            desk_words: Branch and desk, as shown.
        """
        super().__init__(view)
        self._view = view
        self._background = background
        self._ports = ports
        self._screen = ShiftScreen(day_words=day_words(ports.today()), desk_words=desk_words)
        view.entry_chosen.connect(self._choose_entry)
        view.pieces_changed.connect(self._count)
        view.sum_changed.connect(self._enter_sum)
        view.open_requested.connect(self._open)
        self._show(self._screen)

    def begin(self) -> None:
        """Start anew with an empty drawer and today's date."""
        self._show(
            ShiftScreen(
                day_words=day_words(self._ports.today()), desk_words=self._screen.desk_words
            )
        )

    def _show(self, screen: ShiftScreen) -> None:
        self._screen = screen
        self._view.display(screen)

    def _choose_entry(self, name: str) -> None:
        entry = FloatEntry(name)
        float_twd = self._screen.float_twd
        if entry is FloatEntry.PIECES:
            float_twd = _sum_of(self._screen.pieces)
        self._show(replace(self._screen, entry=entry, float_twd=float_twd, message=None))
        self._view.focus_home()

    def _count(self, at: int, pieces: int) -> None:
        counted = list(self._screen.pieces)
        counted[at] = pieces
        self._show(
            replace(
                self._screen,
                pieces=tuple(counted),
                float_twd=_sum_of(tuple(counted)),
                message=None,
            )
        )

    def _enter_sum(self, amount_twd: Twd | None) -> None:
        if self._screen.entry is FloatEntry.SUM:
            self._show(replace(self._screen, float_twd=amount_twd, pieces=_NO_PIECES, message=None))

    def _open(self) -> None:
        float_twd = self._screen.float_twd
        if self._screen.is_busy or float_twd is None:
            return
        self._show(replace(self._screen, is_busy=True, message=None))
        self._background.run(
            lambda: self._ports.open_shift(float_twd), on_done=self._finish, on_error=self._tell
        )

    def _finish(self, shift: Shift) -> None:
        self.begin()
        self.opened.emit(shift)

    def _tell(self, error: Exception) -> None:
        self._show(replace(self._screen, is_busy=False))
        self._show(replace(self._screen, message=say_or_raise(error)))


def _sum_of(pieces: tuple[int, ...]) -> Twd | None:
    """Return what was counted; a drawer without a single piece has not been counted yet."""
    if not any(pieces):
        return None
    return Twd(sum(face * count for face, count in zip(DENOMINATIONS_TWD, pieces, strict=True)))


def day_words(day: date) -> str:
    """Return a business day as a heading, such as 中華民國 114 年 11 月 20 日（四）."""
    words = QCoreApplication.translate(
        "ShiftPresenter", "中華民國 {year} 年 {month} 月 {day} 日（{weekday}）"
    )
    return words.format(year=roc_year(day), month=day.month, day=day.day, weekday=say_weekday(day))
