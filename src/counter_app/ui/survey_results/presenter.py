"""Reads what the responses of a period come to, and shows one question of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from counter_app.domain.responses import Source
from counter_app.domain.survey_results import (
    Period,
    PeriodKind,
    SurveyReport,
    month_of,
    period_after,
    period_before,
)
from counter_app.ui.background import Background
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.survey_results.screen import GroupBy, ResultsScreen
from counter_app.ui.survey_results.view import ResultsView
from counter_app.ui.survey_results.wording import (
    detail_of,
    empty_of,
    figures_of,
    rows_of,
    warning_of,
)
from counter_app.ui.widgets.days import read_days
from counter_app.ui.widgets.period_bar import may_go_on, period_of_kind


class ReportOf(Protocol):
    """`services.surveys.results.survey_report`."""

    def __call__(
        self, *, from_day: date, to_day: date, source: Source | None, desk_no: int | None
    ) -> SurveyReport:
        """Return the figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsPorts:
    """What the page needs of the services, with the person and the desk already in it.

    Attributes:
        save: Writes figures, as ``.ods``, ``.csv`` or ``.pdf``, and returns where.
        store: Where the store is asked.
        papers: Where files are written.
    """

    today: Callable[[], date]
    report: ReportOf
    save: Callable[[SurveyReport, str], Path]
    store: Background
    papers: Background


class ResultsPresenter(QObject):
    """What is shown is what is saved; an answer to an older question is dropped."""

    def __init__(self, view: ResultsView, ports: ResultsPorts) -> None:
        """Join the page to the services."""
        super().__init__(view)
        self._view = view
        self._ports = ports
        self._report: SurveyReport | None = None
        self._asked = 0
        self._screen = ResultsScreen(period=month_of(ports.today()), today=ports.today())
        view.shown.connect(self._begin)
        view.kind_chosen.connect(self._choose_kind)
        view.moved.connect(self._move)
        view.days_entered.connect(self._enter_days)
        view.source_chosen.connect(self._choose_source)
        view.desk_chosen.connect(self._choose_desk)
        view.question_chosen.connect(self._choose_question)
        view.group_chosen.connect(self._choose_group)
        view.export_requested.connect(self._save)
        self._show(self._screen)

    def look(self) -> None:
        """Ask the store."""
        self._asked += 1
        job = partial(
            self._ports.report,
            from_day=self._screen.period.from_day,
            to_day=self._screen.period.to_day,
            source=self._screen.source,
            desk_no=self._screen.desk_no,
        )
        self._ports.store.run(
            job,
            on_done=partial(self._take, self._asked),
            on_error=partial(self._miss, self._asked),
        )

    def _begin(self) -> None:
        # The page may have been left open over midnight: another period may have begun.
        self._show(replace(self._screen, today=self._ports.today()))
        self.look()

    def _show(self, screen: ResultsScreen) -> None:
        self._screen = screen
        self._view.display(screen)

    def _take(self, asked: int, report: SurveyReport) -> None:
        if asked != self._asked:
            return
        self._report = report
        screen = self._screen
        rows = rows_of(report)
        codes = [each.key for each in rows]
        current = screen.current if screen.current in codes else next(iter(codes), "")
        empty, hint = empty_of(report)
        self._show(
            replace(
                screen,
                desks=self._desks(report),
                figures=figures_of(report),
                rows=rows,
                current=current,
                detail=detail_of(report, current),
                warning=warning_of(report),
                empty=empty,
                empty_hint=hint,
                can_export=bool(report.questions),
                is_loaded=True,
                message=None,
            )
        )

    def _desks(self, report: SurveyReport) -> tuple[int, ...]:
        """Return the desks to choose from: while one is chosen, those that were offered before."""
        if self._screen.desk_no is not None:
            return self._screen.desks
        return tuple(each.desk_no for each in report.by_desk if each.desk_no is not None)

    # --- what is asked for -----------------------------------------------------------

    def _choose_kind(self, name: str) -> None:
        kind = PeriodKind(name)
        self._ask_for(period_of_kind(kind, self._screen.period, today=self._ports.today()))
        if kind is PeriodKind.DAYS:
            self._view.period_bar.begin_typing()

    def _move(self, step: int) -> None:
        period = self._screen.period
        if step < 0:
            self._ask_for(period_before(period))
        elif may_go_on(period, today=self._ports.today()):
            self._ask_for(period_after(period))

    def _enter_days(self, from_words: str, to_words: str) -> None:
        days = read_days(from_words, to_words)
        if isinstance(days, Message):
            self._show(replace(self._screen, done="", message=days))
            return
        self._ask_for(Period(kind=PeriodKind.DAYS, from_day=days.from_day, to_day=days.to_day))

    def _ask_for(self, period: Period) -> None:
        self._show(replace(self._screen, period=period, done="", message=None))
        self.look()

    def _choose_source(self, name: str) -> None:
        source = Source(name) if name else None
        self._show(replace(self._screen, source=source, done="", message=None))
        self.look()

    def _choose_desk(self, desk_no: int | None) -> None:
        self._show(replace(self._screen, desk_no=desk_no, done="", message=None))
        self.look()

    def _choose_question(self, code: str) -> None:
        if self._report is None or not code or code == self._screen.current:
            return
        self._show(replace(self._screen, current=code, detail=detail_of(self._report, code)))

    def _choose_group(self, name: str) -> None:
        self._show(replace(self._screen, group_by=GroupBy(name)))

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

    def _miss(self, asked: int, error: Exception) -> None:
        if asked != self._asked:
            return
        # The figures of another period must not stand below the name of this one.
        self._report = None
        self._show(
            replace(self._screen, figures=(), rows=(), detail=None, warning="", can_export=False)
        )
        self._tell(error)

    def _tell(self, error: Exception) -> None:
        # First free again, then the words: a bug goes on to the crash page with the page free.
        self._show(replace(self._screen, is_busy=False))
        self._show(replace(self._screen, message=say_or_raise(error)))
