"""The pages of the drawer, the close, all desks and reports, and how they lead to one another."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.money_screens import (
    DeskParts,
    day_close_ports,
    reports_ports,
    shift_ports,
)
from counter_app.domain.staff import Actor
from counter_app.services.day_close import all_desks
from counter_app.ui.day_close.ports import DayClosePorts
from counter_app.ui.day_close.presenter import DayClosePresenter
from counter_app.ui.day_close.view import DayCloseView
from counter_app.ui.desks.presenter import DesksPorts, DesksPresenter
from counter_app.ui.desks.view import DesksView
from counter_app.ui.reports.presenter import ReportsPresenter, kinds_for
from counter_app.ui.reports.view import ReportsView
from counter_app.ui.screen import Screen
from counter_app.ui.shift.presenter import ShiftPresenter
from counter_app.ui.shift.view import ShiftView
from counter_app.ui.theme.style import Theme


class MoneyPlaces(QObject):
    """Builds the pages, and tells the window where to go next.

    Signals:
        opened(): A shift was opened here; on with taking money.
        shift_changed(): What the frame and the payment page say of the shift is old.
        handed_over(object): A `HandOver`; the next person has to sign in.
        close_wanted(): The page of the close is to come to the front.
        signed(object): The `Close` of a drawer; a new shift may be opened.
        way_wanted(str, str): Go to where an open item is resolved: what, and its identity.
    """

    opened = Signal()
    shift_changed = Signal()
    handed_over = Signal(object)
    close_wanted = Signal()
    signed = Signal(object)
    way_wanted = Signal(str, str)

    def __init__(
        self, theme: Theme, home: Home, actor: Actor, parts: DeskParts, *, parent: QObject
    ) -> None:
        """Keep what the pages are built from.

        Args:
            theme: Of every widget.
            home: The desk.
            actor: Who works here.
            parts: What the pages share.
            parent: Who keeps this.
        """
        super().__init__(parent)
        self._theme = theme
        self._home = home
        self._actor = actor
        self._parts = parts
        self._close: DayClosePresenter | None = None
        self._is_elsewhere = False

    @property
    def is_asking_machine(self) -> bool:
        """Whether a machine is being settled right now."""
        return self._close is not None and self._close.is_asking_machine

    def build_shift(self) -> Screen:
        """Return the page of the drawer."""
        view = ShiftView(self._theme)
        presenter = ShiftPresenter(
            view,
            self._parts.store,
            shift_ports(self._home, self._actor),
            desk_words=self._parts.desk_words(self._home.desk.desk_no),
        )
        presenter.opened.connect(lambda _shift: self.opened.emit())
        presenter.changed.connect(self.shift_changed)
        presenter.close_wanted.connect(self.close_wanted)
        presenter.handed_over.connect(self.handed_over)
        return view

    def build_close(self) -> Screen:
        """Return the page of the close."""
        view = DayCloseView(self._theme)
        self._close = DayClosePresenter(view, self._ports())
        self._close.begun.connect(self.shift_changed)
        self._close.signed.connect(self.signed)
        self._close.way_wanted.connect(self.way_wanted)
        return view

    def build_desks(self) -> Screen:
        """Return the page of all desks."""
        view = DesksView(self._theme)
        desk = self._home.desk
        presenter = DesksPresenter(
            view,
            self._parts.looking,
            DesksPorts(
                actor=self._actor,
                clock=desk.clock,
                all_desks=partial(all_desks, desk, self._actor),
            ),
        )
        presenter.close_wanted.connect(self._close_desk)
        return view

    def build_reports(self) -> Screen:
        """Return the page of reports."""
        view = ReportsView(self._theme, kinds_for(self._actor))
        ReportsPresenter(view, reports_ports(self._home, self._actor, self._parts))
        return view

    def come_home(self) -> None:
        """Let the page of the close be about this desk's drawer again."""
        if self._is_elsewhere and self._close is not None and self._close.serve(self._ports()):
            self._is_elsewhere = False

    def _close_desk(self, desk_no: int) -> None:
        if self._close is not None and self._close.serve(self._ports(desk_no)):
            self._is_elsewhere = desk_no != self._home.desk.desk_no
            self.close_wanted.emit()

    def _ports(self, desk_no: int | None = None) -> DayClosePorts:
        return day_close_ports(self._home, self._actor, self._parts, desk_no=desk_no)
