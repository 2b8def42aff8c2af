"""Draws the page of batches; decides nothing."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QStackedLayout,
    QWidget,
)

from counter_app.ui.notice_batches.form import EntryForm
from counter_app.ui.notice_batches.screen import (
    BatchesScreen,
    BatchStage,
)
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row, yielding
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.figures import Figures
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.panels import (
    CentredPage,
    EmptyState,
    ProgressPanel,
    keep_width,
    scrolled,
)
from counter_app.ui.widgets.segments import Segments
from counter_app.ui.widgets.table import Column, RowTable

_PAGE_WIDTH_PX: Final = 860
_FORM_WIDTH_PX: Final = 408
_TABLE_PX: Final = 120
_FIGURES_MAX: Final = 4


class BatchesView(Screen):
    """Choose cases, see how many and how much, watch it, see what became of it.

    Signals:
        entry_changed(object): The `BatchEntry` as it stands now.
        plan_requested(): Count what was chosen.
        start_requested(): Issue and print what was counted.
        stop_requested(): The running batch is to stop.
        back_requested(): Back to choosing.
        resume_requested(str): The batch of this key is to go on, or to be written again.
        folder_requested(): Show the papers.
        shown(): This page is in front now.
    """

    entry_changed = Signal(object)
    plan_requested = Signal()
    start_requested = Signal()
    stop_requested = Signal()
    back_requested = Signal()
    resume_requested = Signal(str)
    folder_requested = Signal()
    shown = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = BatchesScreen()
        self.entry = EntryForm(theme)
        self.plan_button = Button(theme, self.tr("計算件數"), "primary", icon="search", key="F12")
        self._message = MessagePanel(theme)
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("批次")),
                Column(words=self.tr("狀態"), width_px=150),
                Column(words=self.tr("件數"), width_px=80, right=True),
                Column(words=self.tr("金額"), width_px=116, right=True),
            ),
            spoken=self.tr("做過的批次"),
        )
        self._empty = EmptyState(
            theme,
            icon="printer",
            words=self.tr("還沒有批次"),
            hint=self.tr("在左邊選條件或清單檔，先計算件數與總額，再開始列印。"),
        )
        self.resume_button = Button(theme, self.tr("接續或再輸出"), icon="next", key="F9")
        self._planned_label = label("", tone="muted", wraps=True)
        self._planned_figures = Figures(theme, _FIGURES_MAX)
        self.start_button = Button(theme, self.tr("開始列印"), "primary", icon="printer", key="F12")
        self.cancel_button = Button(theme, self.tr("返回"), key="Esc")
        self.progress = ProgressPanel(theme)
        self._rest_label = label("", tone="muted")
        self._outcome = MessagePanel(theme)
        self._figures = Figures(theme, _FIGURES_MAX)
        self._files_label = label("", wraps=True)
        self._files_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.folder_button = Button(theme, self.tr("開啟所在資料夾"), icon="folder-search")
        self.left_out_table = RowTable(
            theme,
            (
                Column(words=self.tr("沒有通知書的案件"), width_px=320),
                Column(words=self.tr("原因")),
            ),
            spoken=self.tr("沒有通知書的案件"),
            is_two_line=False,
            marks_current=False,
        )
        self.again_button = Button(theme, self.tr("回批次清單"), "primary", icon="list", key="F12")
        self._stack = QStackedLayout()
        for page in (
            self._lay_out_choice(),
            self._lay_out_plan(),
            self._lay_out_progress(),
            self._lay_out_result(),
        ):
            self._stack.addWidget(page)
        self._tabs = row(theme, gap=0)
        layout = column(theme, self._tabs, box(self._stack), gap=10, margins=(14, 12, 14, 12))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._connect()
        self.display(self._screen)

    def set_tabs(self, tabs: Segments) -> None:
        """Show the way to the other pages of the place, above everything."""
        self._tabs.addWidget(tabs)
        self._tabs.addStretch(1)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("批次列印")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """F12 goes one step on, Esc one back."""
        screen = self._screen
        match screen.stage:
            case BatchStage.CHOOSING:
                return {
                    Action.PRIMARY: ScreenAction(
                        run=self.plan_requested.emit,
                        words=self.tr("計算件數"),
                        is_enabled=not screen.is_busy,
                    ),
                    Action.REPRINT: ScreenAction(
                        run=self._resume,
                        words=self.tr("接續或再輸出"),
                        is_enabled=self.resume_button.isEnabled(),
                    ),
                }
            case BatchStage.PLANNED:
                return {
                    Action.PRIMARY: ScreenAction(
                        run=self.start_requested.emit, words=self.tr("開始列印")
                    ),
                    Action.BACK: ScreenAction(run=self.back_requested.emit, words=self.tr("返回")),
                }
            case BatchStage.RUNNING:
                return {
                    Action.BACK: ScreenAction(
                        run=self.stop_requested.emit,
                        words=self.tr("取消，之後可以接續"),
                        is_enabled=not screen.is_stopping,
                    )
                }
            case BatchStage.DONE:
                back = ScreenAction(run=self.back_requested.emit, words=self.tr("回批次清單"))
                return {
                    Action.PRIMARY: back,
                    Action.BACK: back,
                    Action.EXPORT: ScreenAction(
                        run=self.folder_requested.emit,
                        words=self.tr("開啟所在資料夾"),
                        is_enabled=bool(screen.files),
                    ),
                }

    def on_shown(self) -> None:
        """Tell that the page is in front."""
        self.shown.emit()

    def focus_home(self) -> None:
        """Put the focus where work begins."""
        match self._screen.stage:
            case BatchStage.CHOOSING:
                self.entry.focus_home()
            case BatchStage.PLANNED:
                # A nervous Enter must not issue a thousand notices: F12 does.
                self.cancel_button.setFocus()
            case BatchStage.RUNNING:
                self.progress.setFocus()
            case BatchStage.DONE:
                self.again_button.setFocus()

    def display(self, screen: BatchesScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        focused = QApplication.focusWidget()
        self._stack.setCurrentIndex(list(BatchStage).index(screen.stage))
        self.entry.display(screen.entry, kinds=screen.kinds, errors=screen.errors)
        self.plan_button.setEnabled(not screen.is_busy)
        self._message.display(screen.message)
        if screen.rows != before.rows:
            self.table.display(screen.rows)
        self.table.setVisible(bool(screen.rows))
        self._empty.setVisible(not screen.rows)
        self.resume_button.setVisible(bool(screen.rows))
        self.resume_button.setEnabled(bool(screen.rows) and not screen.is_busy)
        self._planned_label.setText(screen.about)
        self._planned_figures.display(screen.figures)
        if screen.stage is BatchStage.RUNNING:
            stopping = self.tr("正在停止，已開立的通知書會保留…")
            self.progress.display(
                words=stopping if screen.is_stopping else screen.progress_words,
                done=screen.done,
                total=screen.total,
                can_cancel=not screen.is_stopping,
            )
            self._rest_label.setText(screen.rest_words)
        self._show_result(screen)
        moved = screen.stage is not before.stage and self.isVisible()
        lost = focused is not None and self.isAncestorOf(focused) and not focused.isVisible()
        if moved or lost:
            self.focus_home()

    def _show_result(self, screen: BatchesScreen) -> None:
        self._outcome.display(screen.outcome, status=screen.outcome_status)
        self._figures.display(screen.figures)
        self._files_label.setText(screen.files)
        self._files_label.setVisible(bool(screen.files))
        self.folder_button.setVisible(bool(screen.files))
        self.left_out_table.setVisible(bool(screen.left_out))
        self.left_out_table.display(screen.left_out)

    def _resume(self) -> None:
        key = self.table.current_key()
        if key:
            self.resume_requested.emit(key)

    def _lay_out_choice(self) -> QWidget:
        theme = self._theme
        foot = column(theme, self._message, self.plan_button, gap=8, margins=(16, 6, 16, 14))
        form = column(theme, scrolled(self.entry), foot, gap=0, margins=(1, 1, 1, 1))
        form.setStretch(0, 1)
        left = card("plain", form)
        keep_width(theme, left, _FORM_WIDTH_PX)
        right = column(
            theme,
            row(theme, label(self.tr("做過的批次"), "h2"), None, margins=(16, 12, 16, 6)),
            self.table,
            self._empty,
            row(theme, None, self.resume_button, margins=(16, 6, 16, 12)),
            gap=0,
            margins=(1, 1, 1, 1),
        )
        right.setStretch(1, 1)
        right.setStretch(2, 1)
        page = row(theme, left, card("plain", right), gap=12)
        page.setStretch(1, 1)
        return box(page)

    def _lay_out_plan(self) -> QWidget:
        theme = self._theme
        inner = column(
            theme,
            label(self.tr("確認後開始列印"), "h1"),
            self._planned_label,
            self._planned_figures,
            label(
                self.tr(
                    "開始後每一張都會取得通知書號碼並記入日誌。可以隨時取消：已開立的保留，"
                    "之後從清單接續，不會重複。"
                ),
                "muted",
                wraps=True,
            ),
            row(theme, self.cancel_button, None, self.start_button),
            gap=14,
            margins=(28, 24, 28, 24),
        )
        return CentredPage(theme, card("plain", inner), width_px=_PAGE_WIDTH_PX)

    def _lay_out_progress(self) -> QWidget:
        theme = self._theme
        self.progress.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.progress.setAccessibleName(self.tr("批次進度"))
        inner = box(column(theme, self.progress, self._rest_label, gap=8))
        return CentredPage(theme, inner, width_px=_PAGE_WIDTH_PX)

    def _lay_out_result(self) -> QWidget:
        theme = self._theme
        where = row(theme, self._files_label, self.folder_button, gap=10)
        where.setStretch(0, 1)
        inner = column(
            theme,
            self._outcome,
            self._figures,
            where,
            yielding(self.left_out_table, height_px=_TABLE_PX),
            None,
            row(theme, None, self.again_button),
            gap=12,
            margins=(20, 16, 20, 16),
        )
        inner.setStretch(3, 100)
        return card("plain", inner)

    def _connect(self) -> None:
        self.entry.changed.connect(self.entry_changed)
        self.plan_button.clicked.connect(self.plan_requested)
        self.start_button.clicked.connect(self.start_requested)
        self.cancel_button.clicked.connect(self.back_requested)
        self.progress.cancel_requested.connect(self.stop_requested)
        self.again_button.clicked.connect(self.back_requested)
        self.folder_button.clicked.connect(self.folder_requested)
        self.resume_button.clicked.connect(self._resume)
        self.table.opened.connect(self.resume_requested)
