"""Draws the way in for collection files: choose, look, watch, see what became of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QLineEdit, QStackedLayout, QWidget

from counter_app.ui.collections.screen import Figure, FileLook, ImportScreen, ImportStage
from counter_app.ui.screen import ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import (
    box,
    card,
    column,
    grid,
    label,
    row,
    set_look,
    yielding,
)
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.panels import EmptyState, Field, ProgressPanel
from counter_app.ui.widgets.table import Column, RowTable

_FIGURES: Final = 8
_IN_A_ROW: Final = 4
_LIST_PX: Final = 120
_KIB: Final = 1024


class ImportingPage(QWidget):
    """Three states of one page: choosing with a look at the file, running, done.

    Signals:
        path_changed(str): The path of the file, as typed, dropped or chosen.
        profile_chosen(str): Name of a file profile.
        import_requested(): The file is to be taken in.
        stop_requested(): The running import is to stop.
        again_requested(): Another file is to be chosen.
        findings_requested(): On to what a person has to look at.
    """

    path_changed = Signal(str)
    profile_chosen = Signal(str)
    import_requested = Signal()
    stop_requested = Signal()
    again_requested = Signal()
    findings_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = ImportScreen()
        self.setAcceptDrops(True)
        self._message = MessagePanel(theme)
        self.path_edit = QLineEdit()
        self.path_edit.setPlaceholderText(self.tr("例如 /home/desk/1141120.txt"))
        self.browse_button = Button(theme, self.tr("選擇檔案…"), icon="folder-search")
        self.profile_combo = QComboBox()
        self._look_label = label("", "h2")
        self._look_hint = label("", "muted", wraps=True)
        self._empty = EmptyState(
            theme,
            icon="import",
            words=self.tr("選擇代收單位送來的檔案"),
            hint=self.tr(
                "超商、郵局、銀行的銷帳檔。匯入前先給您看內容；同一個檔案再匯入不會重複。"
            ),
        )
        self.look_table = RowTable(
            theme,
            (
                Column(words=self.tr("列"), width_px=64),
                Column(words=self.tr("繳款日"), width_px=116),
                Column(words=self.tr("管道"), width_px=116),
                Column(words=self.tr("號碼")),
                Column(words=self.tr("金額"), width_px=130, right=True),
            ),
            spoken=self.tr("檔案的前幾列"),
            is_two_line=False,
            marks_current=False,
        )
        self.import_button = Button(theme, self.tr("入帳"), "primary", icon="import", key="F12")
        self.progress = ProgressPanel(theme)
        self._outcome = MessagePanel(theme)
        self._figures = [_FigureCard(theme) for _ in range(_FIGURES)]
        self.malformed_table = RowTable(
            theme,
            (
                Column(words=self.tr("列"), width_px=72),
                Column(words=self.tr("讀不懂的原因")),
            ),
            spoken=self.tr("讀不懂的列"),
            is_two_line=False,
            marks_current=False,
        )
        self.findings_button = Button(theme, self.tr("前往待處理"), icon="flag")
        self.again_button = Button(
            theme, self.tr("再匯入一個檔案"), "primary", icon="import", key="F12"
        )
        self._stack = QStackedLayout()
        for page in (self._lay_out_choice(), self._lay_out_progress(), self._lay_out_result()):
            self._stack.addWidget(page)
        self.setLayout(self._stack)
        self._connect()
        self.display(self._screen)

    def keys_here(self) -> Mapping[Action, ScreenAction]:
        """F12 imports or begins anew, Esc stops."""
        match self._screen.stage:
            case ImportStage.CHOOSING:
                return {
                    Action.PRIMARY: ScreenAction(
                        run=self.import_requested.emit,
                        words=self.tr("入帳"),
                        is_enabled=self._screen.can_import,
                    )
                }
            case ImportStage.RUNNING:
                return {
                    Action.BACK: ScreenAction(run=self.stop_requested.emit, words=self.tr("停止"))
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
            case ImportStage.DONE if self._screen.has_findings:
                self.findings_button.setFocus()
            case ImportStage.DONE:
                self.again_button.setFocus()

    def display(self, screen: ImportScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        self._stack.setCurrentIndex(list(ImportStage).index(screen.stage))
        if self.path_edit.text() != screen.path:
            self.path_edit.setText(screen.path)
        if screen.profiles != before.profiles:
            self.profile_combo.clear()
            for name, words in screen.profiles:
                self.profile_combo.addItem(words, name)
        self.profile_combo.setCurrentIndex(self.profile_combo.findData(screen.profile))
        self.import_button.setEnabled(screen.can_import)
        self._message.display(screen.message)
        self._show_look(screen.look, before.look)
        if screen.stage is ImportStage.RUNNING:
            self._show_progress(screen)
        self._show_result(screen, before)
        if screen.stage is not before.stage and self.isVisible():
            self.focus_home()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that is held over the page."""
        if event.mimeData().hasUrls() and self._screen.stage is ImportStage.CHOOSING:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the first file that was let go."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.path_changed.emit(paths[0])
            self.profile_combo.setFocus()

    # --- showing ------------------------------------------------------------------

    def _show_look(self, look: FileLook | None, before: FileLook | None) -> None:
        self._looked.setVisible(look is not None)
        self._empty.setVisible(look is None and self._screen.message is None)
        if look is None or look == before:
            return
        words = self.tr("{name}：{n} 筆，合計 {sum}")
        self._look_label.setText(
            words.format(name=look.name, n=f"{look.line_count:,}", sum=grouped(look.total_twd))
        )
        hint = self.tr(
            "請和代收單位的通知核對筆數與金額。下面是最前面的 {n} 筆（檔案 {size} KB）。"
        )
        size = f"{-(-look.size_bytes // _KIB):,}"
        self._look_hint.setText(hint.format(n=len(look.first), size=size))
        self.look_table.display(look.first)

    def _show_progress(self, screen: ImportScreen) -> None:
        name = Path(screen.path).name
        words = self.tr("正在把 {name} 逐筆入帳").format(name=name)
        stopping = self.tr("正在停止，已入帳的部分會保留…")
        self.progress.display(
            words=stopping if screen.is_stopping else words,
            done=screen.done,
            total=screen.total,
            can_cancel=not screen.is_stopping,
        )

    def _show_result(self, screen: ImportScreen, before: ImportScreen) -> None:
        self._outcome.display(screen.outcome, status=screen.outcome_status)
        for at, each in enumerate(self._figures):
            each.setVisible(at < len(screen.figures))
            if at < len(screen.figures):
                each.display(screen.figures[at])
        if screen.malformed != before.malformed:
            self.malformed_table.display(screen.malformed)
        self.malformed_table.setVisible(bool(screen.malformed))
        self.findings_button.setVisible(screen.has_findings)

    # --- laying out -----------------------------------------------------------------

    def _lay_out_choice(self) -> QWidget:
        theme = self._theme
        path = Field(
            theme,
            self.tr("檔案"),
            self.path_edit,
            hint=self.tr("輸入路徑、按「選擇檔案」，或把檔案拖到這裡。"),
        )
        # An empty line above the button, as high as the label above the field.
        browse = column(theme, label(" ", "strong"), self.browse_button, None, gap=4)
        profile = Field(
            theme,
            self.tr("格式"),
            self.profile_combo,
            hint=self.tr("代收單位與檔案的格式；下次會記得這次選的。"),
        )
        choice = row(theme, path, browse, profile, gap=10)
        choice.setStretch(0, 3)
        choice.setStretch(2, 2)
        self._looked = box(
            column(
                theme,
                self._look_label,
                self._look_hint,
                yielding(self.look_table, height_px=theme.px(_LIST_PX)),
                gap=6,
            )
        )
        inner = column(
            theme,
            choice,
            self._message,
            self._looked,
            self._empty,
            row(theme, None, self.import_button),
            gap=12,
            margins=(20, 16, 20, 16),
        )
        inner.setStretch(2, 1)
        inner.setStretch(3, 1)
        return card("plain", inner)

    def _lay_out_progress(self) -> QWidget:
        self.progress.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.progress.setAccessibleName(self.tr("入帳進度"))
        return card("plain", column(self._theme, None, self.progress, None, margins=(20, 0, 20, 0)))

    def _lay_out_result(self) -> QWidget:
        theme = self._theme
        figures = grid(theme, gap=10)
        for at, each in enumerate(self._figures):
            figures.addWidget(each, at // _IN_A_ROW, at % _IN_A_ROW)
        for at in range(_IN_A_ROW):
            figures.setColumnStretch(at, 1)
        inner = column(
            theme,
            self._outcome,
            figures,
            yielding(self.malformed_table, height_px=theme.px(_LIST_PX)),
            None,
            row(theme, None, self.findings_button, self.again_button, gap=10),
            gap=12,
            margins=(20, 16, 20, 16),
        )
        inner.setStretch(2, 100)
        return card("plain", inner)

    def _connect(self) -> None:
        self.path_edit.textEdited.connect(self.path_changed)
        self.path_edit.returnPressed.connect(self.profile_combo.setFocus)
        self.browse_button.clicked.connect(self._browse)
        self.profile_combo.activated.connect(
            lambda _at: self.profile_chosen.emit(self.profile_combo.currentData())
        )
        self.import_button.clicked.connect(self.import_requested)
        self.progress.cancel_requested.connect(self.stop_requested)
        self.again_button.clicked.connect(self.again_requested)
        self.findings_button.clicked.connect(self.findings_requested)

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("選擇代收檔"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.path_changed)
        dialog.open()


class _FigureCard(QFrame):
    """One figure, what it counts, and what that comes to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "sunken")
        self._words_label = label("", "strong")
        self._count_label = label("", "display")
        self._note_label = label("", "muted")
        self.setLayout(
            column(
                theme,
                self._words_label,
                row(theme, self._count_label, None, self._note_label, gap=8),
                gap=0,
                margins=(14, 8, 14, 8),
            )
        )

    def display(self, figure: Figure) -> None:
        """Show another figure."""
        self._words_label.setText(figure.words)
        self._count_label.setText(f"{figure.count:,}")
        self._note_label.setText(figure.note)
        set_look(self._count_label, tone=figure.tone)
        self.setAccessibleName(f"{figure.words} {figure.count:,} {figure.note}".strip())
