"""Draws the way in for case files; decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QLineEdit,
    QStackedLayout,
    QWidget,
)

from counter_app.ui.messages import Message
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row, set_look
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.panels import CentredPage, Field, ProgressPanel
from counter_app.ui.widgets.picture import Picture
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, Column, RowTable, TableRow

_PAGE_WIDTH_PX: Final = 860


class ImportStage(StrEnum):
    """Where an import stands."""

    CHOOSING = "choosing"
    RUNNING = "running"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How many cases something happened to."""

    words: str
    count: int
    tone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedPart:
    """A row that was not stored."""

    line_number: int
    case_number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportScreen:
    """Everything there is to see on the screen, at one moment.

    Attributes:
        path: As typed, dropped or chosen.
        done_kib, total_kib: How far a running import is; a total of zero is not known yet.
        is_stopping: Somebody asked it to stop.
        outcome: What became of the file, in words.
        rejected_path: Where the rows that were not stored stand; empty for none.
        rejected: The first of them.
    """

    stage: ImportStage = ImportStage.CHOOSING
    path: str = ""
    all_or_nothing: bool = False
    message: Message | None = None
    done_kib: int = 0
    total_kib: int = 0
    is_stopping: bool = False
    outcome: Message | None = None
    outcome_status: Status = Status.OK
    figures: tuple[Figure, ...] = field(default=())
    rejected_path: str = ""
    rejected: tuple[RejectedPart, ...] = field(default=())


class ImportView(Screen):
    """Choose a file, watch it, see what became of it.

    Signals:
        path_changed(str): The path of the file, as typed, dropped or chosen.
        all_or_nothing_changed(bool): Whether one bad row is to stop everything.
        import_requested(): The file is to be taken in.
        stop_requested(): The running import is to stop.
        again_requested(): Another file is to be chosen.
        folder_requested(): The folder of the rejected rows is to be opened.
    """

    path_changed = Signal(str)
    all_or_nothing_changed = Signal(bool)
    import_requested = Signal()
    stop_requested = Signal()
    again_requested = Signal()
    folder_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = ImportScreen()
        self.setAcceptDrops(True)
        self._message = MessagePanel(theme)
        self.path_edit = QLineEdit()
        self.path_edit.setPlaceholderText(self.tr("例如 /home/desk/cases.csv"))
        self.browse_button = Button(theme, self.tr("選擇檔案…"), icon="folder-search")
        self.all_check = QCheckBox(self.tr("只要有一列不合格，就全部都不存"))
        self.import_button = Button(theme, self.tr("開始匯入"), "primary", icon="import", key="F12")
        self.progress = ProgressPanel(theme)
        self._outcome = MessagePanel(theme)
        self._figures = [_FigureCard(theme) for _ in range(5)]
        self._path_label = label("", "muted", wraps=True)
        self.folder_button = Button(theme, self.tr("開啟所在資料夾"), "link")
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("行號"), width_px=72, right=True),
                Column(words=self.tr("案號"), width_px=300),
                Column(words=self.tr("不合格的原因")),
            ),
            spoken=self.tr("沒有存入的列"),
            is_two_line=False,
            marks_current=False,
        )
        self.again_button = Button(theme, self.tr("再匯入一個檔案"), icon="import", key="F12")
        self._stack = QStackedLayout()
        for page in (self._lay_out_choice(), self._lay_out_progress(), self._lay_out_result()):
            self._stack.addWidget(page)
        self.setLayout(self._stack)
        self._connect()
        self.display(self._screen)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("匯入案件")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """F12 imports or begins anew, Esc stops."""
        match self._screen.stage:
            case ImportStage.CHOOSING:
                return {
                    Action.PRIMARY: ScreenAction(
                        run=self.import_requested.emit,
                        words=self.tr("開始匯入"),
                        is_enabled=self.import_button.isEnabled(),
                    )
                }
            case ImportStage.RUNNING:
                return {
                    Action.BACK: ScreenAction(
                        run=self.stop_requested.emit, words=self.tr("停止匯入")
                    )
                }
            case ImportStage.DONE:
                again = ScreenAction(run=self.again_requested.emit, words=self.tr("再匯入一個檔案"))
                return {Action.PRIMARY: again, Action.BACK: again}

    def focus_home(self) -> None:
        """Put the focus where work begins."""
        match self._screen.stage:
            case ImportStage.CHOOSING:
                self.path_edit.setFocus()
            case ImportStage.RUNNING:
                self.progress.setFocus()
            case ImportStage.DONE:
                self.again_button.setFocus()

    def display(self, screen: ImportScreen) -> None:
        """Make the screen look like *screen*."""
        before, self._screen = self._screen, screen
        self._stack.setCurrentIndex(list(ImportStage).index(screen.stage))
        if self.path_edit.text() != screen.path:
            self.path_edit.setText(screen.path)
        self.all_check.setChecked(screen.all_or_nothing)
        self.import_button.setEnabled(bool(screen.path.strip()))
        self._message.display(screen.message)
        if screen.stage is ImportStage.RUNNING:
            name = Path(screen.path).name
            words = self.tr("正在檢查並存入 {name}（單位 KB）").format(name=name)
            stopping = self.tr("正在停止，已存入的部分會保留…")
            self.progress.display(
                words=stopping if screen.is_stopping else words,
                done=screen.done_kib,
                total=screen.total_kib,
                can_cancel=not screen.is_stopping,
            )
        self._show_result(screen)
        if screen.stage is not before.stage and self.isVisible():
            self.focus_home()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that is held over the window."""
        if event.mimeData().hasUrls() and self._screen.stage is ImportStage.CHOOSING:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the first file that was let go."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.path_changed.emit(paths[0])
            self.import_button.setFocus()

    def _show_result(self, screen: ImportScreen) -> None:
        self._outcome.display(screen.outcome, status=screen.outcome_status)
        for at, each in enumerate(self._figures):
            each.setVisible(at < len(screen.figures))
            if at < len(screen.figures):
                each.display(screen.figures[at])
        has_rejected = bool(screen.rejected)
        self.table.setVisible(has_rejected)
        self._path_label.setVisible(has_rejected)
        self.folder_button.setVisible(has_rejected)
        where = self.tr("沒有存入的列都在 {path}，改正後可以直接再匯入。下面是最前面的 {n} 列：")
        self._path_label.setText(where.format(path=screen.rejected_path, n=len(screen.rejected)))
        self.table.display(
            tuple(
                TableRow(
                    key=str(part.line_number),
                    cells=(
                        Cell(words=str(part.line_number)),
                        Cell(words=part.case_number),
                        Cell(words=part.reason, tone="bad"),
                    ),
                )
                for part in screen.rejected
            )
        )

    def _lay_out_choice(self) -> QWidget:
        theme = self._theme
        picture = Picture(theme, "import", colour="primary", size_px=40, ground="primary_soft")
        heading = column(
            theme,
            label(self.tr("匯入移送機關送來的案件"), "h1"),
            label(
                self.tr("CSV 檔，UTF-8 或 Big5 都可以；再匯入同一個檔案只會更新，不會重複。"),
                tone="muted",
                wraps=True,
            ),
            gap=2,
        )
        head = row(theme, picture, heading, gap=14)
        head.setStretch(1, 1)
        path = Field(
            theme,
            self.tr("檔案"),
            self.path_edit,
            hint=self.tr("輸入路徑、按「選擇檔案」，或把檔案拖到這個視窗。"),
        )
        # An empty line above the button, as high as the label above the field.
        browse = column(theme, label(" ", "strong"), self.browse_button, None, gap=4)
        path_row = row(theme, path, browse, gap=8)
        path_row.setStretch(0, 1)
        note = label(
            self.tr(
                "不勾選時，合格的列會存入，不合格的列連同原因寫到同資料夾的 .rejected.csv。"
                "已在櫃檯收過款的案件，不會被較舊的檔案改回未繳。"
            ),
            "muted",
            wraps=True,
        )
        inner = column(
            theme,
            head,
            self._message,
            path_row,
            self.all_check,
            note,
            self.import_button,
            gap=14,
            margins=(28, 24, 28, 24),
        )
        return CentredPage(theme, card("plain", inner), width_px=_PAGE_WIDTH_PX)

    def _lay_out_progress(self) -> QWidget:
        self.progress.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.progress.setAccessibleName(self.tr("匯入進度"))
        return CentredPage(self._theme, self.progress, width_px=_PAGE_WIDTH_PX)

    def _lay_out_result(self) -> QWidget:
        theme = self._theme
        figures = row(theme, *self._figures, gap=10)
        where = row(theme, self._path_label, self.folder_button, gap=8)
        where.setStretch(0, 1)
        inner = column(
            theme,
            self._outcome,
            figures,
            where,
            self.table,
            None,
            row(theme, None, self.again_button),
            gap=12,
            margins=(20, 16, 20, 16),
        )
        inner.setStretch(3, 100)
        return box(column(theme, card("plain", inner), margins=(14, 12, 14, 12)))

    def _connect(self) -> None:
        self.path_edit.textEdited.connect(self.path_changed)
        self.path_edit.returnPressed.connect(self.import_button.setFocus)
        self.browse_button.clicked.connect(self._browse)
        self.all_check.toggled.connect(self.all_or_nothing_changed)
        self.import_button.clicked.connect(self.import_requested)
        self.progress.cancel_requested.connect(self.stop_requested)
        self.again_button.clicked.connect(self.again_requested)
        self.folder_button.clicked.connect(self.folder_requested)

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("選擇案件檔"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("案件檔 (*.csv *.txt)"), self.tr("所有檔案 (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.path_changed)
        dialog.open()


class _FigureCard(QFrame):
    """One figure and what it counts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "sunken")
        self._count_label = label("", "display")
        self._words_label = label("", "muted")
        self.setLayout(
            column(theme, self._count_label, self._words_label, gap=0, margins=(14, 8, 14, 8))
        )

    def display(self, figure: Figure) -> None:
        self._count_label.setText(f"{figure.count:,}")
        self._words_label.setText(figure.words)
        set_look(self._count_label, tone=figure.tone)
        self.setAccessibleName(f"{figure.words} {figure.count:,}")
