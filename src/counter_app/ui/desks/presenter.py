"""Reads the state of all desks every few seconds, while somebody looks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.shifts import ShiftState
from counter_app.domain.staff import Act, Actor
from counter_app.domain.takings import DeskNow
from counter_app.ui.background import Background
from counter_app.ui.desks.view import DesksScreen, DesksView
from counter_app.ui.messages import say_or_raise
from counter_app.ui.widgets.figures import Figure
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, TableRow

LOOK_EVERY_MS: Final = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class DesksPorts:
    """What the page needs of the services.

    Attributes:
        actor: Who looks; a supervisor may close a drawer.
        all_desks: Every desk that was ever open.
    """

    actor: Actor
    clock: Callable[[], datetime]
    all_desks: Callable[[], Sequence[DeskNow]]


class DesksPresenter(QObject):
    """Shows the desks; asks nothing while nobody looks.

    Signals:
        close_wanted(int): Close the drawer of this desk.
    """

    close_wanted = Signal(int)

    def __init__(self, view: DesksView, background: Background, ports: DesksPorts) -> None:
        """Join the page to the services."""
        super().__init__(view)
        self._view = view
        self._background = background
        self._ports = ports
        self._screen = DesksScreen()
        self._desks: tuple[DeskNow, ...] = ()
        self._is_looking = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        view.shown.connect(self._begin)
        view.hidden.connect(self._timer.stop)
        view.reached.connect(self._reach)
        view.close_requested.connect(self._close)

    def look(self) -> None:
        """Ask the books, unless they have not answered yet."""
        if not self._is_looking:
            self._is_looking = True
            self._background.run(self._ports.all_desks, on_done=self._take, on_error=self._tell)

    def _begin(self) -> None:
        self._timer.start()
        self.look()

    def _take(self, desks: Sequence[DeskNow]) -> None:
        self._is_looking = False
        self._desks = tuple(desks)
        at = self._ports.clock().astimezone(TAIPEI)
        words = self.tr("{time} 更新，每 {n} 秒自動更新")
        known = {str(desk.desk_no) for desk in desks}
        current = self._screen.current if self._screen.current in known else ""
        self._screen = replace(
            self._screen,
            rows=tuple(self._row(desk) for desk in desks),
            figures=self._figures(),
            looked_at=words.format(time=f"{at:%H:%M:%S}", n=LOOK_EVERY_MS // 1000),
            current=current or (str(desks[0].desk_no) if desks else ""),
            message=None,
        )
        self._show()

    def _reach(self, key: str) -> None:
        self._screen = replace(self._screen, current=key)
        self._show()

    def _show(self) -> None:
        desk = self._current()
        words = ""
        if (
            desk is not None
            and desk.shift is not None
            and self._ports.actor.may(Act.CLOSE_ANY_SHIFT)
        ):
            words = self.tr("日結 {number} 號櫃檯").format(number=desk.desk_no)
        self._screen = replace(self._screen, close_words=words)
        self._view.display(self._screen)

    def _current(self) -> DeskNow | None:
        return next((d for d in self._desks if str(d.desk_no) == self._screen.current), None)

    def _close(self) -> None:
        desk = self._current()
        if desk is not None and desk.shift is not None:
            self.close_wanted.emit(desk.desk_no)

    def _figures(self) -> tuple[Figure, ...]:
        opened = [desk for desk in self._desks if desk.shift is not None]
        late = sum(desk.is_late for desk in opened)
        note = self.tr("{n} 個逾日未結").format(n=late) if late else ""
        return (
            Figure(words=self.tr("開著的櫃檯"), value=grouped(len(opened)), note=note),
            Figure(
                words=self.tr("錢箱應有現金"),
                value=grouped(sum(desk.cash_twd for desk in opened)),
            ),
            Figure(
                words=self.tr("刷卡、票證與票據"),
                value=grouped(sum(desk.other_twd for desk in opened)),
            ),
        )

    def _row(self, desk: DeskNow) -> TableRow:
        shift = desk.shift
        name = self.tr("{number} 號").format(number=desk.desk_no)
        open_words = self.tr("{n} 件").format(n=desk.open_count) if desk.open_count else "—"
        held = self.tr("暫存 {n} 件").format(n=desk.held_count) if desk.held_count else ""
        if shift is None:
            who = Cell(words=self.tr("尚未開班"), tone="muted")
        else:
            day = self.tr("營業日 {day}").format(day=format_roc(shift.business_day))
            who = Cell(words=desk.clerk_name, below=day)
        return TableRow(
            key=str(desk.desk_no),
            cells=(
                Cell(words=name, strong=True),
                who,
                Cell(words=grouped(desk.payment_count) if shift is not None else "—"),
                Cell(words=grouped(desk.cash_twd) if shift is not None else "—", strong=True),
                Cell(words=grouped(desk.other_twd) if shift is not None else "—"),
                Cell(words=open_words, below=held, tone="warn" if desk.open_count else ""),
                self._state(desk),
            ),
            is_muted=shift is None,
        )

    def _state(self, desk: DeskNow) -> Cell:
        if desk.shift is None:
            return Cell(words=self.tr("未開班"), status=Status.NEUTRAL)
        if desk.is_late:
            return Cell(words=self.tr("逾日未結"), status=Status.WARN)
        if desk.shift.state is ShiftState.CLOSING:
            return Cell(words=self.tr("日結中"), status=Status.INFO)
        return Cell(words=self.tr("收費中"), status=Status.OK)

    def _tell(self, error: Exception) -> None:
        self._is_looking = False
        self._screen = replace(self._screen, message=say_or_raise(error))
        self._show()
