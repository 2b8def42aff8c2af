"""Draws survey results: the questions in a list, one of them as charts; adds up nothing."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QLayout, QWidget

from counter_app.domain.responses import Source
from counter_app.domain.survey_results import month_of
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.survey_results.chart import ChoiceChart, GroupChart
from counter_app.ui.survey_results.screen import Detail, GroupBy, ResultsScreen
from counter_app.ui.survey_words import say_source
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row, rule, yielding
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.days import DeskCombo
from counter_app.ui.widgets.figures import Figures
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import EmptyState, scrolled
from counter_app.ui.widgets.period_bar import PeriodBar
from counter_app.ui.widgets.segments import Segment, Segments
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Column, RowTable

_FIGURE_COUNT: Final = 4
_LIST_PX: Final = 120
_LIST_STRETCH: Final = 5
_DETAIL_STRETCH: Final = 6


class ResultsView(Screen):
    """Figures above the list of questions, and the chart of one question beside it.

    Signals:
        shown(): The page is in front now.
        kind_chosen(str): A `PeriodKind`.
        moved(int): One period back (-1) or forth (1).
        days_entered(str, str): First and last day, as typed.
        source_chosen(str): A `Source`; empty for all.
        desk_chosen(object): A number, or None for all.
        question_chosen(str): Code of the question to show.
        group_chosen(str): A `GroupBy`.
        export_requested(str): ``.ods``, ``.csv`` or ``.pdf``.
    """

    shown = Signal()
    kind_chosen = Signal(str)
    moved = Signal(int)
    days_entered = Signal(str, str)
    source_chosen = Signal(str)
    desk_chosen = Signal(object)
    question_chosen = Signal(str)
    group_chosen = Signal(str)
    export_requested = Signal(str)

    def __init__(self, theme: Theme, *, today: date) -> None:
        """Lay the page out; it begins with the month of *today*."""
        super().__init__()
        self._theme = theme
        self._screen = ResultsScreen(period=month_of(today), today=today)
        self.period_bar = PeriodBar(theme, has_days=True)
        self.source_combo = QComboBox()
        self.source_combo.setAccessibleName(self.tr("來源"))
        self.source_combo.addItem(self.tr("全部來源"), "")
        for source in Source:
            self.source_combo.addItem(say_source(source), source.value)
        self.desk_combo = DeskCombo(theme)
        self.pdf_button, self.csv_button = Button(theme, "PDF"), Button(theme, "CSV")
        self.ods_button = Button(theme, "ODS", icon="download", key="Ctrl+E")
        self._exports = {
            ".ods": self.ods_button,
            ".csv": self.csv_button,
            ".pdf": self.pdf_button,
        }
        for suffix, button in self._exports.items():
            button.setAccessibleName(self.tr("存成 {kind}").format(kind=suffix[1:].upper()))
        self._done, self._warning = Notice(theme), Notice(theme)
        self._message = MessagePanel(theme)
        self._figures = Figures(theme, _FIGURE_COUNT)
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("題目")),
                Column(words=self.tr("前兩項合計"), width_px=112, right=True),
                Column(words=self.tr("較前期"), width_px=92, right=True),
            ),
            spoken=self.tr("各題結果"),
        )
        self.detail = _DetailBox(theme)
        self._empty = EmptyState(theme, icon="chart", words="", hint="")
        self.setLayout(self._lay_out())
        self._connect()
        self.display(self._screen)

    def uses_search(self) -> bool:
        """There is nothing to search for."""
        return False

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("滿意度結果")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """Ctrl+E saves the figures."""
        screen = self._screen
        return {
            Action.EXPORT: ScreenAction(
                run=lambda: self.export_requested.emit(".ods"),
                words=self.tr("存成 ODS"),
                is_enabled=screen.can_export and not screen.is_busy,
            )
        }

    def on_sign(self, sign: str) -> bool:
        """Go one period back with minus, forth with plus."""
        self.moved.emit(-1 if sign == "-" else 1)
        return True

    def on_shown(self) -> None:
        """Tell that the page is in front."""
        self.shown.emit()

    def focus_home(self) -> None:
        """Begin at the questions, or at the period where there is nothing to see."""
        if self._screen.rows:
            self.table.setFocus()
        else:
            self.period_bar.begin_choosing()

    def display(self, screen: ResultsScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        self.period_bar.display(screen.period, today=screen.today)
        chosen = "" if screen.source is None else screen.source.value
        self.source_combo.setCurrentIndex(max(0, self.source_combo.findData(chosen)))
        self.desk_combo.display(screen.desks, screen.desk_no)
        self._done.display(screen.done, status=Status.OK)
        self._warning.display(screen.warning, status=Status.WARN)
        self._message.display(screen.message)
        has_any = bool(screen.rows)
        self._figures.display(screen.figures)
        self._figures.setVisible(has_any)
        self._show_rows(screen, before)
        self.detail.display(screen.detail, screen.group_by)
        self._body.setVisible(has_any)
        self._empty.display(words=screen.empty, hint=screen.empty_hint)
        self._empty.setVisible(bool(screen.empty) and screen.is_loaded)
        for button in self._exports.values():
            button.setEnabled(screen.can_export and not screen.is_busy)

    def _show_rows(self, screen: ResultsScreen, before: ResultsScreen) -> None:
        keys = [each.key for each in screen.rows]
        # Silently: rows that are laid out anew are no choice of anybody.
        with QSignalBlocker(self.table):
            if screen.rows != before.rows:
                self.table.display(screen.rows)
            if screen.current != self.table.current_key() and screen.current in keys:
                self.table.set_current(keys.index(screen.current))

    def _lay_out(self) -> QLayout:
        theme = self._theme
        choices = row(
            theme,
            self.period_bar,
            self.source_combo,
            self.desk_combo,
            None,
            self.ods_button,
            self.csv_button,
            self.pdf_button,
            gap=8,
        )
        top = column(
            theme,
            choices,
            self._message,
            self._done,
            self._warning,
            self._figures,
            gap=10,
            margins=(16, 12, 16, 8),
        )
        body = row(theme, yielding(self.table, height_px=theme.px(_LIST_PX)), gap=0)
        body.addWidget(self.detail)
        body.setStretch(0, _LIST_STRETCH)
        body.setStretch(1, _DETAIL_STRETCH)
        self._body = box(body)
        inner = column(theme, top, self._body, self._empty, gap=0, margins=(1, 1, 1, 8))
        inner.setStretch(1, 1)
        inner.setStretch(2, 1)
        # Where only a message is to be seen it stands above, as high as it is.
        inner.addStretch(0)
        return column(theme, card("plain", inner), margins=(14, 10, 14, 12))

    def _connect(self) -> None:
        self.period_bar.kind_chosen.connect(self.kind_chosen)
        self.period_bar.moved.connect(self.moved)
        self.period_bar.days_entered.connect(self.days_entered)
        self.source_combo.activated.connect(
            lambda at: self.source_chosen.emit(self.source_combo.itemData(at))
        )
        self.desk_combo.desk_chosen.connect(self.desk_chosen)
        self.table.current_changed.connect(self.question_chosen)
        self.detail.group_segments.chosen.connect(self.group_chosen)
        for suffix, button in self._exports.items():
            button.clicked.connect(
                lambda _on=False, suffix=suffix: self.export_requested.emit(suffix)
            )


class _DetailBox(QWidget):
    """One question: its choices as bars, what the best two come to, and its parts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._heading_label = label("", "h2", wraps=True)
        self._facts_label = label("", "muted")
        self.chart = ChoiceChart(theme)
        self._top_words_label = label(self.tr("前兩項合計"), "strong")
        self._top_label = label("", "h2")
        self._change_label = label("", "strong")
        top = row(theme, self._top_words_label, None, self._top_label, self._change_label, gap=12)
        self._top_box = box(column(theme, rule(), top, gap=8))
        self._note_label = label("", "muted", wraps=True)
        self.group_segments = Segments(
            theme,
            (
                Segment(name=GroupBy.DESK, words=self.tr("按櫃檯")),
                Segment(name=GroupBy.SOURCE, words=self.tr("按來源")),
            ),
            takes_focus=True,
        )
        self.groups = GroupChart(theme)
        self._parts_top_label = label(self.tr("前兩項合計"), "muted")
        parts = row(theme, self.group_segments, None, self._parts_top_label)
        self._groups_box = box(column(theme, parts, self.groups, gap=6))
        heading = row(theme, self._heading_label, self._facts_label, gap=16)
        heading.setStretch(0, 1)
        inner = column(
            theme,
            heading,
            self.chart,
            self._top_box,
            self._note_label,
            self._groups_box,
            None,
            gap=8,
            margins=(20, 10, 20, 10),
        )
        self.setLayout(column(theme, scrolled(box(inner)), gap=0))

    def display(self, detail: Detail | None, group_by: GroupBy) -> None:
        """Show another question, or none."""
        self.setVisible(detail is not None)
        if detail is None:
            return
        self._heading_label.setText(detail.heading)
        self._facts_label.setText(detail.facts)
        self.chart.display(detail.bars, heading=detail.heading)
        self.chart.setVisible(bool(detail.bars))
        self._top_label.setText(detail.top_two)
        self._change_label.setText(detail.top_two_change)
        self._change_label.setVisible(bool(detail.top_two_change))
        self._top_box.setVisible(bool(detail.top_two))
        self._note_label.setText(detail.note)
        self._note_label.setVisible(bool(detail.note))
        offered = [each for each in GroupBy if detail.groups(each)]
        shown = group_by if group_by in offered else next(iter(offered), group_by)
        self.group_segments.display(shown.value, enabled=offered)
        self.groups.display(
            detail.groups(shown),
            choices=tuple(bar.words for bar in detail.bars),
            is_stacked=detail.is_stacked,
            heading=detail.heading,
        )
        self._parts_top_label.setVisible(bool(detail.top_two))
        self._groups_box.setVisible(bool(offered) and bool(detail.bars))
