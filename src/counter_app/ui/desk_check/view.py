"""Draws the checks of a desk, each with its cure, and the copy of the store; decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal

from counter_app.ui.messages import Message
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import card, column, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import ProgressPanel
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, Column, RowTable, TableRow


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """One check: what was looked at, what was found, and what to do about it."""

    key: str
    heading: str
    found: str
    cure: str
    status: Status
    status_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskCheckScreen:
    """Everything there is to see on the page.

    Attributes:
        verdict: Whether the desk may take money; None until it was looked at.
        verdict_status: Of the verdict.
        progress_words: What long work is doing; empty when none runs.
    """

    lines: tuple[CheckLine, ...] = field(default=())
    verdict: Message | None = None
    verdict_status: Status = Status.OK
    notice: str = ""
    error: Message | None = None
    progress_words: str = ""
    done: int = 0
    total: int = 0


class DeskCheckView(Screen):
    """A verdict above, the checks below it, and two buttons.

    Signals:
        check_requested(): Look at everything again.
        backup_requested(): Copy the store now.
        shown(): The page is in front now.
    """

    check_requested = Signal()
    backup_requested = Signal()
    shown = Signal()

    def __init__(self, theme: Theme, *, may_back_up: bool) -> None:
        super().__init__()
        self._screen = DeskCheckScreen()
        self._verdict = MessagePanel(theme)
        self._error = MessagePanel(theme)
        self._notice = Notice(theme)
        self._progress = ProgressPanel(theme)
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("項目"), width_px=150),
                Column(words=self.tr("狀態"), width_px=120),
                Column(words=self.tr("結果與處理方法")),
            ),
            spoken=self.tr("櫃檯檢查"),
        )
        self.backup_button = Button(theme, self.tr("立即備份"), icon="database", key="Ctrl+E")
        self.backup_button.setVisible(may_back_up)
        self._may_back_up = may_back_up
        self.check_button = Button(theme, self.tr("重新檢查"), "primary", icon="refresh", key="F12")
        head = column(
            theme,
            self._verdict,
            self._error,
            self._notice,
            self._progress,
            gap=8,
            margins=(14, 12, 14, 8),
        )
        buttons = row(theme, None, self.backup_button, self.check_button, gap=8)
        # The list shows one line of each; the one that is looked at stands here in full.
        self._full_label = label("", "muted", wraps=True)
        inner = column(
            theme,
            head,
            self.table,
            row(theme, self._full_label, margins=(14, 8, 14, 0)),
            row(theme, buttons, margins=(14, 8, 14, 12)),
            gap=0,
            margins=(1, 1, 1, 0),
        )
        inner.setStretch(1, 1)
        self.setLayout(row(theme, card("plain", inner), margins=(14, 14, 14, 12)))
        self.table.current_changed.connect(self._show_full)
        self.check_button.clicked.connect(self.check_requested)
        self.backup_button.clicked.connect(self.backup_requested)
        self.display(self._screen)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("櫃檯檢查")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """F12 looks again, Ctrl+E copies the store."""
        is_free = not self._screen.progress_words
        actions = {
            Action.PRIMARY: ScreenAction(
                run=self.check_requested.emit, words=self.tr("重新檢查"), is_enabled=is_free
            )
        }
        if self._may_back_up:
            actions[Action.EXPORT] = ScreenAction(
                run=self.backup_requested.emit, words=self.tr("立即備份"), is_enabled=is_free
            )
        return actions

    def on_shown(self) -> None:
        """Look at everything."""
        self.shown.emit()

    def focus_home(self) -> None:
        """Begin at the checks."""
        self.table.setFocus()

    def display(self, screen: DeskCheckScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        self._verdict.display(screen.verdict, status=screen.verdict_status)
        self._error.display(screen.error)
        self._notice.display(screen.notice, status=Status.OK)
        is_busy = bool(screen.progress_words)
        self._progress.setVisible(is_busy)
        if is_busy:
            self._progress.display(
                words=screen.progress_words,
                done=screen.done,
                total=screen.total,
                can_cancel=False,
            )
        for button in (self.check_button, self.backup_button):
            button.setEnabled(not is_busy)
        if screen.lines != before.lines:
            self.table.display(tuple(_row_of(line) for line in screen.lines))
            self._show_full(self.table.current_key())

    def _show_full(self, key: str) -> None:
        line = next((each for each in self._screen.lines if each.key == key), None)
        words = ""
        if line is not None:
            words = f"{line.heading}：{line.found}　{line.cure}".strip()
        self._full_label.setText(words)


def _row_of(line: CheckLine) -> TableRow:
    return TableRow(
        key=line.key,
        cells=(
            Cell(words=line.heading, strong=True),
            Cell(words=line.status_words, status=line.status),
            Cell(words=line.found, below=line.cure, tone="muted" if not line.cure else ""),
        ),
    )
