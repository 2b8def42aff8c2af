"""Reads how zero wait was kept in the days that are asked for."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from counter_app.domain.pickup_terms import PickupItem
from counter_app.domain.zero_wait import ZeroWaitReport
from counter_app.ui.background import Background
from counter_app.ui.messages import say_or_raise
from counter_app.ui.widgets.days import AskedDays, Preset
from counter_app.ui.zero_wait.screen import Choice, Part, ZeroWaitScreen
from counter_app.ui.zero_wait.view import ZeroWaitView
from counter_app.ui.zero_wait.wording import bars_of, figures_of, rows_of

_MINUTE_S = 60


class ReportOf(Protocol):
    """`services.pickups.zero_wait_report`."""

    def __call__(
        self, *, from_day: date, to_day: date, desk_no: int | None, item_code: str
    ) -> ZeroWaitReport:
        """Return the figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZeroWaitPorts:
    """What the page needs of the services, with the person and the desk already in it.

    Attributes:
        desks: Which desks hand pickups over.
        items: Every kind of thing, also those offered no longer.
        save: Writes figures, as ``.ods`` or ``.csv``, and returns where.
        reading: Where the store is asked.
        papers: Where files are written.
    """

    today: Callable[[], date]
    desks: Callable[[], tuple[int, ...]]
    items: Callable[[], tuple[PickupItem, ...]]
    report: ReportOf
    save: Callable[[ZeroWaitReport, str], Path]
    reading: Background
    papers: Background


class ZeroWaitPresenter(QObject):
    """What is shown is what is saved; an answer to an older question is dropped."""

    def __init__(self, view: ZeroWaitView, ports: ZeroWaitPorts) -> None:
        """Join the page to the services."""
        super().__init__(view)
        self._view = view
        self._ports = ports
        self._report: ZeroWaitReport | None = None
        self._asked = 0
        screen = ZeroWaitScreen()
        self._asked_days = AskedDays(screen.preset, ports.today)
        self._screen = self._asked_days.shown_on(screen)
        view.shown.connect(self._begin)
        view.preset_chosen.connect(self._choose_preset)
        view.days_entered.connect(self._enter_days)
        view.desk_chosen.connect(self._choose_desk)
        view.item_chosen.connect(self._choose_item)
        view.part_chosen.connect(self._choose_part)
        view.export_requested.connect(self._save)
        self._show(self._screen)

    def look(self) -> None:
        """Ask the store."""
        self._asked += 1
        screen, days = self._screen, self._asked_days.days
        job = partial(
            self._ports.report,
            from_day=days.from_day,
            to_day=days.to_day,
            desk_no=screen.desk_no,
            item_code=screen.item_code,
        )
        self._ports.reading.run(job, on_done=partial(self._take, self._asked), on_error=self._tell)

    def _show(self, screen: ZeroWaitScreen) -> None:
        self._screen = screen
        self._view.display(screen)

    def _begin(self) -> None:
        self._show(self._asked_days.renew(self._screen))
        self._ports.reading.run(
            lambda: (self._ports.desks(), self._ports.items()),
            on_done=self._take_choices,
            on_error=self._tell,
        )
        self.look()

    def _take_choices(self, found: tuple[tuple[int, ...], tuple[PickupItem, ...]]) -> None:
        desks, items = found
        choices = tuple(Choice(code=item.code, name=item.name) for item in items)
        self._show(replace(self._screen, desks=desks, items=choices))

    def _take(self, asked: int, report: ZeroWaitReport) -> None:
        if asked != self._asked:
            return
        self._report = report
        self._show(
            replace(
                self._screen,
                figures=figures_of(report),
                bars=bars_of(report),
                target_s=report.target_minutes * _MINUTE_S,
                rows=rows_of(report, self._screen.part),
                can_export=bool(report.by_day),
                is_loaded=True,
                message=None,
            )
        )

    # --- what is asked for -----------------------------------------------------------

    def _choose_preset(self, name: str) -> None:
        self._show(self._asked_days.choose(self._screen, Preset(name)))
        if self._screen.preset is Preset.CUSTOM:
            self._view.days_bar.begin_typing()
        else:
            self.look()

    def _enter_days(self, from_words: str, to_words: str) -> None:
        self._show(self._asked_days.enter(self._screen, from_words, to_words))
        if self._screen.message is None:
            self.look()

    def _choose_desk(self, desk_no: int | None) -> None:
        self._show(replace(self._screen, desk_no=desk_no, done="", message=None))
        self.look()

    def _choose_item(self, code: str) -> None:
        self._show(replace(self._screen, item_code=code, done="", message=None))
        self.look()

    def _choose_part(self, name: str) -> None:
        part = Part(name)
        rows = () if self._report is None else rows_of(self._report, part)
        self._show(replace(self._screen, part=part, rows=rows))

    # --- as a file ---------------------------------------------------------------------

    def _save(self, suffix: str) -> None:
        report = self._report
        if self._screen.is_busy or not self._screen.can_export or report is None:
            return

        def finish(path: Path) -> None:
            words = self.tr("已存成 {path}").format(path=path)
            self._show(replace(self._screen, is_busy=False, done=words))

        self._show(replace(self._screen, is_busy=True, done="", message=None))
        self._ports.papers.run(
            partial(self._ports.save, report, suffix), on_done=finish, on_error=self._tell
        )

    def _tell(self, error: Exception) -> None:
        # First free again, then the words: a bug goes on to the crash page with the page free.
        self._show(replace(self._screen, is_busy=False))
        self._show(replace(self._screen, message=say_or_raise(error)))
