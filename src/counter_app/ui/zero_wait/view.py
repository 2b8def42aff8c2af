"""Draws zero wait: which days, five figures, a chart, a table; adds up nothing."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLayout, QStackedLayout

from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row, yielding
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.days import DaysBar, DeskCombo
from counter_app.ui.widgets.figures import Figures
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import EmptyState
from counter_app.ui.widgets.segments import Segment, Segments
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Column, RowTable
from counter_app.ui.zero_wait.chart import Legend, WaitChart
from counter_app.ui.zero_wait.screen import Part, ZeroWaitScreen

_FIGURE_COUNT: Final = 5
_LIST_PX: Final = 72


class ZeroWaitView(Screen):
    """Figures above a chart above a table.

    Signals:
        shown(): The page is in front now.
        preset_chosen(str): A `Preset`.
        days_entered(str, str): First and last day, as typed.
        desk_chosen(object): A number, or None for all.
        item_chosen(str): Code of a kind of thing; empty for all.
        part_chosen(str): A `Part`.
        export_requested(str): ``.ods`` or ``.csv``.
    """

    shown = Signal()
    preset_chosen = Signal(str)
    days_entered = Signal(str, str)
    desk_chosen = Signal(object)
    item_chosen = Signal(str)
    part_chosen = Signal(str)
    export_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = ZeroWaitScreen()
        self.days_bar = DaysBar(theme)
        self.desk_combo = DeskCombo(theme)
        self.item_combo = QComboBox()
        self.item_combo.setAccessibleName(self.tr("項目"))
        # As wide as a usual name, not as the longest: the row must fit a narrow window.
        self.item_combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.item_combo.setMinimumContentsLength(6)
        self.ods_button = Button(theme, self.tr("存 ODS"), icon="download", key="Ctrl+E")
        self.csv_button = Button(theme, self.tr("存 CSV"), icon="download")
        self._done = Notice(theme)
        self._message = MessagePanel(theme)
        self._figures = Figures(theme, _FIGURE_COUNT)
        self.chart = WaitChart(theme)
        self.part_segments = Segments(
            theme,
            (
                Segment(name=Part.DAY, words=self.tr("按日")),
                Segment(name=Part.ITEM, words=self.tr("按項目")),
                Segment(name=Part.DESK, words=self.tr("按櫃檯")),
            ),
            takes_focus=True,
        )
        self.tables = {part: self._make_table(part) for part in Part}
        self._tables = QStackedLayout()
        for table in self.tables.values():
            self._tables.addWidget(table)
        self._empty = EmptyState(
            theme,
            icon="clock",
            words=self.tr("這段期間還沒有取件"),
            hint=self.tr("選擇別的日期。從報到到交付的時間會自動記錄，不必另外登記。"),
        )
        self.setLayout(self._lay_out())
        self._connect()
        self.display(self._screen)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("零等待")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """Ctrl+E saves the figures."""
        screen = self._screen
        return {
            Action.EXPORT: ScreenAction(
                run=lambda: self.export_requested.emit(".ods"),
                words=self.tr("存 ODS"),
                is_enabled=screen.can_export and not screen.is_busy,
            )
        }

    def on_shown(self) -> None:
        """Tell that the page is in front."""
        self.shown.emit()

    def focus_home(self) -> None:
        """Begin at the table, or at the days where there is nothing to see."""
        if self._screen.rows:
            self.tables[self._screen.part].setFocus()
        else:
            self.days_bar.begin_choosing()

    def display(self, screen: ZeroWaitScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        self.days_bar.display(screen.preset, screen.from_words, screen.to_words)
        self.desk_combo.display(screen.desks, screen.desk_no)
        self._show_items(screen, before)
        self._done.display(screen.done, status=Status.OK)
        self._message.display(screen.message)
        has_any = bool(screen.rows)
        self._figures.display(screen.figures)
        self._figures.setVisible(has_any)
        self.chart.display(screen.bars, target_s=screen.target_s)
        self._chart_box.setVisible(bool(screen.bars))
        self.part_segments.display(screen.part.value)
        if screen.rows != before.rows or screen.part is not before.part:
            self.tables[screen.part].display(screen.rows)
        self._tables.setCurrentWidget(self.tables[screen.part])
        self._table_box.setVisible(has_any)
        self._empty.setVisible(not has_any and screen.is_loaded)
        for button in (self.ods_button, self.csv_button):
            button.setEnabled(screen.can_export and not screen.is_busy)

    def _show_items(self, screen: ZeroWaitScreen, before: ZeroWaitScreen) -> None:
        if screen.items != before.items or not self.item_combo.count():
            self.item_combo.clear()
            self.item_combo.addItem(self.tr("全部項目"), "")
            for item in screen.items:
                self.item_combo.addItem(item.name, item.code)
        self.item_combo.setCurrentIndex(max(0, self.item_combo.findData(screen.item_code)))

    def _make_table(self, part: Part) -> RowTable:
        first, spoken = {
            Part.DAY: (self.tr("日期"), self.tr("每日的等候")),
            Part.ITEM: (self.tr("項目"), self.tr("各項目的等候")),
            Part.DESK: (self.tr("櫃檯"), self.tr("各櫃檯的等候")),
        }[part]
        return RowTable(
            self._theme,
            (
                Column(words=first),
                Column(words=self.tr("交付"), width_px=76, right=True),
                Column(words=self.tr("中位數"), width_px=118, right=True),
                Column(words=self.tr("九成在此之內"), width_px=118, right=True),
                Column(words=self.tr("等最久"), width_px=118, right=True),
                Column(words=self.tr("目標內"), width_px=92, right=True),
                Column(words=self.tr("準時備妥"), width_px=100, right=True),
                Column(words=self.tr("逾時未到"), width_px=100, right=True),
                Column(words=self.tr("現場取件"), width_px=104, right=True),
            ),
            spoken=spoken,
            is_two_line=False,
            marks_current=False,
        )

    def _lay_out(self) -> QLayout:
        theme = self._theme
        choices = row(
            theme,
            self.days_bar,
            self.desk_combo,
            self.item_combo,
            None,
            self.ods_button,
            self.csv_button,
            gap=8,
        )
        top = column(
            theme,
            choices,
            self._message,
            self._done,
            self._figures,
            gap=10,
            margins=(16, 12, 16, 8),
        )
        heading = row(
            theme, label(self.tr("每日等候（分:秒）"), "strong"), None, Legend(theme), gap=12
        )
        chart = column(theme, heading, self.chart, gap=6, margins=(16, 4, 16, 4))
        chart.setStretch(1, 1)
        self._chart_box = box(chart)
        parts = row(theme, self.part_segments, None, margins=(16, 4, 16, 6))
        tables = box(self._tables)
        table = column(theme, parts, yielding(tables, height_px=theme.px(_LIST_PX)), gap=0)
        table.setStretch(1, 1)
        self._table_box = box(table)
        inner = column(
            theme,
            top,
            self._chart_box,
            self._table_box,
            self._empty,
            gap=0,
            margins=(1, 1, 1, 8),
        )
        for at, stretch in ((1, 3), (2, 4), (3, 4)):
            inner.setStretch(at, stretch)
        return column(theme, card("plain", inner), margins=(14, 10, 14, 12))

    def _connect(self) -> None:
        self.days_bar.preset_chosen.connect(self.preset_chosen)
        self.days_bar.days_entered.connect(self.days_entered)
        self.desk_combo.desk_chosen.connect(self.desk_chosen)
        self.item_combo.activated.connect(
            lambda at: self.item_chosen.emit(self.item_combo.itemData(at))
        )
        self.part_segments.chosen.connect(self.part_chosen)
        self.ods_button.clicked.connect(lambda: self.export_requested.emit(".ods"))
        self.csv_button.clicked.connect(lambda: self.export_requested.emit(".csv"))
