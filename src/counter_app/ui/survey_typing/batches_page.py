"""The stacks that are not closed, and the form that begins another."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from counter_app.ui.survey_typing.screen import OpeningEntry, OpeningPart, TypingScreen
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row, yielding
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import EmptyState, Field, SidePanel, lay_out_form
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Column, RowTable

_FORM_PX: Final = 360
_LIST_PX: Final = 120


class OpeningForm(SidePanel):
    """What a stack is: its day, its desk, how many sheets somebody counted.

    Signals:
        entered(object): An `OpeningEntry`.
    """

    entered = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("開新的一疊"))
        self.message = MessagePanel(theme)
        self.count_edit, self.day_edit, self.desk_edit = _edit(4), _edit(12), _edit(2)
        self.whole_check = QCheckBox(self.tr("整疊由另一個人再打一次"))
        self._check_label = label("", "muted", wraps=True)
        self.open_button = Button(theme, self.tr("開這一疊"), "primary", icon="check", key="F12")
        self._fields = {
            "sheet_count": Field(
                theme,
                self.tr("點數：這一疊有幾份"),
                self.count_edit,
                hint=self.tr("先數過再打；打完會核對。"),
            ),
            "answered_on": Field(
                theme, self.tr("填寫日期"), self.day_edit, hint=self.tr("民國年/月/日")
            ),
            "desk_no": Field(theme, self.tr("櫃檯"), self.desk_edit),
        }
        self.keep_width(_FORM_PX)
        carrier = box(column(theme, self.whole_check, self._check_label, gap=2))
        lay_out_form(theme, self, (self.message, *self._fields.values(), carrier), self.open_button)
        self._opened = 0
        self.open_button.clicked.connect(self.enter)
        for edit in (self.count_edit, self.day_edit, self.desk_edit):
            edit.returnPressed.connect(self._go_on)

    def display(self, part: OpeningPart | None, *, is_busy: bool) -> None:
        """Show the form, filled anew where it was opened anew."""
        self.setVisible(part is not None)
        if part is None:
            return
        if part.opened != self._opened:
            self._opened = part.opened
            self.count_edit.clear()
            self.day_edit.setText(part.day_words)
            self.desk_edit.setText(part.desk_words)
            self.whole_check.setChecked(False)
            self.count_edit.setFocus()
        self._check_label.setText(part.check_words)
        self.message.display(part.error)
        for name, field in self._fields.items():
            is_wrong = part.error is not None and part.error_field == name
            field.show_error(part.error.what if is_wrong and part.error is not None else "")
            if is_wrong:
                field.editor.setFocus()
        self.open_button.setEnabled(not is_busy)

    def enter(self) -> None:
        """Say what was typed."""
        if self.open_button.isEnabled():
            self.entered.emit(
                OpeningEntry(
                    day=self.day_edit.text(),
                    desk=self.desk_edit.text(),
                    count=self.count_edit.text(),
                    is_whole=self.whole_check.isChecked(),
                )
            )

    def _go_on(self) -> None:
        # Enter in the count is enough: day and desk are filled in already.
        if self.count_edit.text().strip():
            self.enter()
        else:
            self.count_edit.setFocus()


class BatchesPage(QWidget):
    """A list of stacks by number, day, desk and count, and nothing of what visitors said.

    Signals:
        opened(str): A stack was chosen.
        new_requested(): The form is wanted, or not any more.
        opening_entered(object): An `OpeningEntry`.
        acted(str): A way out of a message.
    """

    opened = Signal(str)
    new_requested = Signal()
    opening_entered = Signal(object)
    acted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("疊號"), width_px=130),
                Column(words=self.tr("填寫日期"), width_px=120),
                Column(words=self.tr("櫃檯")),
                Column(words=self.tr("已打／點數"), width_px=120, right=True),
                Column(words=self.tr("狀態"), width_px=120),
                Column(words=self.tr("待複登"), width_px=90, right=True),
            ),
            spoken=self.tr("還沒結案的各疊"),
            is_two_line=False,
        )
        self.new_button = Button(theme, self.tr("開新的一疊"), icon="plus", key="Ins")
        self.open_button = Button(theme, self.tr("打這一疊"), "primary", icon="edit", key="F12")
        self.form = OpeningForm(theme)
        self._said = Notice(theme)
        self._panel = MessagePanel(theme)
        self._empty = EmptyState(
            theme,
            icon="document",
            words=self.tr("沒有等著打的問卷"),
            hint=self.tr("把同一天、同一個櫃檯收到的問卷疊好，數一數，按 Ins 開新的一疊。"),
        )
        head = row(
            theme,
            label(self.tr("還沒結案的各疊"), "h2"),
            None,
            self.new_button,
            self.open_button,
            gap=8,
            margins=(16, 12, 16, 4),
        )
        messages = column(theme, self._said, self._panel, gap=8, margins=(16, 0, 16, 0))
        hint = label(self.tr("Enter 打這一疊；問卷上有條碼的，也可以直接刷條碼。"), "muted")
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._list = box(
            column(theme, yielding(self.table, height_px=theme.px(_LIST_PX)), hint, gap=6)
        )
        inner = column(theme, head, messages, self._list, self._empty, gap=8, margins=(1, 1, 1, 10))
        inner.setStretch(2, 1)
        inner.setStretch(3, 1)
        layout = row(theme, card("plain", inner), self.form, gap=12, margins=(14, 10, 14, 12))
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.table.opened.connect(self.opened)
        self.open_button.clicked.connect(lambda: self.opened.emit(self.table.current_key()))
        self.new_button.clicked.connect(self.new_requested)
        self.form.closed.connect(self.new_requested)
        self.form.entered.connect(self.opening_entered)
        self._panel.acted.connect(self.acted)

    def display(self, screen: TypingScreen) -> None:
        """Make the page look like *screen*."""
        had_any = self.table.rows_model.rowCount() > 0
        was_at_list = self.table.hasFocus() or self.open_button.hasFocus()
        self.table.display(screen.rows)
        if screen.rows and not had_any:
            self.table.set_current(0)
        self._list.setVisible(bool(screen.rows))
        self._empty.setVisible(not screen.rows and screen.is_loaded)
        is_form = screen.opening is not None
        self.open_button.setVisible(bool(screen.rows))
        self.open_button.setEnabled(not screen.is_busy and not is_form)
        self.new_button.setEnabled(not screen.is_busy and not is_form)
        self._said.display(screen.said, status=Status.OK)
        self._panel.display(
            screen.stop or screen.notice, status=screen.stop_status, actions=screen.actions
        )
        was_form = self.form.isVisibleTo(self)
        self.form.display(screen.opening, is_busy=screen.is_busy)
        # What hides would hand the focus to the foot of the window.
        if (was_form and not is_form) or (was_at_list and not screen.rows):
            self.focus_home()

    def focus_home(self) -> None:
        """Begin in the form, at the list, or at the button that begins a stack."""
        if self.form.isVisibleTo(self):
            self.form.count_edit.setFocus()
        elif self.table.rows_model.rowCount():
            self.table.setFocus()
        else:
            self.new_button.setFocus()


def _edit(length_max: int) -> QLineEdit:
    edit = QLineEdit()
    edit.setMaxLength(length_max)
    edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
    return edit
