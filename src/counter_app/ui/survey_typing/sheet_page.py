"""One sheet: the column of digits, and beside it which sheet of which stack it is."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from counter_app.ui.survey_typing.screen import SheetPart, StackPart, Task, TypingScreen
from counter_app.ui.survey_typing.sheet_column import SheetColumn
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row, rule, set_look
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.key_cap import KeyCap
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.panels import Field, keep_width
from counter_app.ui.widgets.picture import Picture
from counter_app.ui.widgets.status import ICONS, Status, front_role

_SIDE_PX: Final = 348


class SheetPage(QWidget):
    """The column at the left; the stack, the number and the ways out at the right.

    Signals:
        recounted(str): The stack was counted again.
    """

    recounted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown = TypingScreen()
        self.column = SheetColumn(theme)
        self.panel = MessagePanel(theme)
        self._notice_panel = MessagePanel(theme)
        self.recount_edit = QLineEdit()
        self.recount_edit.setMaxLength(4)
        self._recount_field = Field(theme, self.tr("重新點數：這一疊有幾份"), self.recount_edit)
        self.close_button = Button(
            theme, self.tr("這一疊打完了"), "primary", icon="check", key="F12"
        )
        self.discard_button = Button(
            theme, self.tr("丟掉這份"), icon="trash", key="Del", takes_focus=False
        )
        self.leave_button = Button(
            theme, self.tr("各疊"), icon="arrow-left", key="Esc", takes_focus=False
        )
        self._heading_label = label("", "h1")
        self._ahead_label = label("", "muted")
        self._stack_label = label("", "strong")
        self._about_label = label("", "muted")
        self._done_label = label("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._number_label = label("", "display")
        self._number_label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._hint_label = label("", "small", wraps=True)
        self._before_label = label("", "muted")
        self._saved_picture = Picture(theme, ICONS[Status.OK], size_px=16)
        self._saved_label = label("", "small")
        self._number_card = card(
            "hero",
            column(
                theme,
                self._heading_label,
                self._number_label,
                self._hint_label,
                self._before_label,
                gap=2,
                margins=(14, 10, 14, 10),
            ),
        )
        self._lay_out()
        self.recount_edit.returnPressed.connect(
            lambda: self.recounted.emit(self.recount_edit.text())
        )

    def display(self, screen: TypingScreen) -> None:
        """Make the page look like *screen*."""
        before, self._shown = self._shown, screen
        sheet, stack = screen.sheet, screen.stack
        # There is room for a message or for the keys, and whoever stops has read the keys.
        self._keys_box.setVisible(screen.stop is None and screen.notice is None)
        if sheet is not None:
            self._show_sheet(sheet, is_stopped=screen.stop is not None)
        if (before.stop, before.actions) != (screen.stop, screen.actions):
            self.panel.display(screen.stop, status=screen.stop_status, actions=screen.actions)
        if before.notice != screen.notice:
            self._notice_panel.display(screen.notice, status=Status.WARN)
        was_recount = self._recount_field.isVisibleTo(self)
        self._recount_field.setVisible(screen.recounts)
        if stack is not None and stack != before.stack:
            self._show_stack(stack)
        if screen.recounts and not was_recount:
            self.recount_edit.clear()
            self.recount_edit.setFocus()
        elif was_recount and not screen.recounts:
            self.column.take_focus()

    def focus_home(self) -> None:
        """Let keys go into the column."""
        self.column.take_focus()

    def _show_sheet(self, sheet: SheetPart, *, is_stopped: bool) -> None:
        self.column.display(sheet.column, is_stopped=is_stopped)
        self._heading_label.setText(sheet.heading)
        self._number_label.setText(sheet.number or "—")
        self._hint_label.setText(sheet.number_hint)
        before = self.tr("上一份 {number}").format(number=sheet.before) if sheet.before else ""
        self._before_label.setText(before)
        # What to do now stands in the message; a low window has no room for both.
        for below in (self._hint_label, self._before_label):
            below.setVisible(not is_stopped)
        set_look(self._number_card, card="warn" if sheet.task is Task.CORRECT else "hero")
        ahead = self.tr("等資料庫：{n} 鍵先記著").format(n=sheet.ahead) if sheet.ahead else ""
        self._ahead_label.setText(ahead)
        is_check = sheet.task is Task.CHECK
        self.close_button.setVisible(not is_check)
        self.discard_button.setVisible(not is_check)

    def _show_stack(self, stack: StackPart) -> None:
        self._stack_label.setText(stack.number)
        self._about_label.setText(stack.about)
        self._done_label.setText(stack.done_words)
        self._bar.setMaximum(max(1, stack.total))
        self._bar.setValue(min(stack.done, stack.total))
        self._bar.setAccessibleName(stack.done_words)
        self._saved_picture.display(ICONS[stack.saved], colour=front_role(stack.saved))
        self._saved_label.setText(stack.saved_words)
        set_look(self._saved_label, tone="" if stack.saved is Status.OK else stack.saved.value)

    def _lay_out(self) -> None:
        theme = self._theme
        self._keys_box = box(
            column(
                theme,
                rule(),
                self._key_row("1–9", self.tr("選項")),
                self._key_row("0", self.tr("未填")),
                self._key_row(". * x", self.tr("無效：塗改、複選、看不懂")),
                self._key_row("⌫", self.tr("退一題")),
                self._key_row("PgUp PgDn", self.tr("上一份、下一份")),
                gap=5,
            )
        )
        stack_row = row(theme, self._stack_label, None, self._about_label)
        done_row = row(theme, self._done_label, None, self._saved_picture, self._saved_label, gap=6)
        side = card(
            "plain",
            column(
                theme,
                stack_row,
                self._bar,
                done_row,
                self._number_card,
                self.panel,
                self._recount_field,
                self._notice_panel,
                None,
                self._keys_box,
                self.close_button,
                row(theme, self.leave_button, self.discard_button, gap=8),
                gap=8,
                margins=(16, 12, 16, 14),
            ),
        )
        keep_width(theme, side, _SIDE_PX)
        head = row(theme, self._ahead_label, margins=(16, 0, 16, 0))
        inner = column(theme, self.column, head, gap=0, margins=(1, 8, 1, 6))
        inner.setStretch(0, 1)
        layout = row(theme, card("plain", inner), side, gap=12, margins=(14, 10, 14, 12))
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _key_row(self, key: str, words: str) -> QWidget:
        made = row(self._theme, KeyCap(self._theme, key), label(words, "muted"), None, gap=8)
        return box(made)
