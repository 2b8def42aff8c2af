"""Draws the form in which somebody chooses another password; decides nothing."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import column, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import Field
from counter_app.ui.widgets.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeScreen:
    """Everything there is to see on the form, at one moment.

    Attributes:
        login: Whose password it is.
        why: Why it must be changed; empty where somebody only wants to.
        rules: What is asked of the new one, one a line.
        notice: What is wrong with none of the fields.
        old_error, new_error, again_error: What is wrong with the field.
    """

    login: str
    why: str = ""
    rules: tuple[str, ...] = ()
    is_busy: bool = False
    notice: str = ""
    old_error: str = ""
    new_error: str = ""
    again_error: str = ""


class ChangeForm(QWidget):
    """The present password, the new one, and the new one again.

    Signals:
        entered(str, str, str): The three of them.
        left(): Back to the sign-in.
    """

    entered = Signal(str, str, str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._login_label = label("", tone="muted")
        self._why = Notice(theme)
        self._notice = Notice(theme)
        self._rules_label = label("", "small", wraps=True)
        self.old_edit, self.new_edit, self.again_edit = (_password_edit() for _ in range(3))
        self._old = Field(theme, self.tr("目前的密碼"), self.old_edit)
        self._new = Field(theme, self.tr("新密碼"), self.new_edit)
        self._again = Field(theme, self.tr("再輸入一次新密碼"), self.again_edit)
        self.save_button = Button(theme, "", "primary", icon="key")
        self.back_button = Button(theme, self.tr("返回登入"), "quiet")
        self.setLayout(
            column(
                theme,
                label(self.tr("變更密碼"), "display"),
                self._login_label,
                self._why,
                self._notice,
                self._rules_label,
                self._old,
                self._new,
                self._again,
                self.save_button,
                row(theme, None, self.back_button),
                gap=12,
            )
        )
        self.old_edit.returnPressed.connect(self.new_edit.setFocus)
        self.new_edit.returnPressed.connect(self.again_edit.setFocus)
        self.again_edit.returnPressed.connect(self._ask)
        self.save_button.clicked.connect(self._ask)
        self.back_button.clicked.connect(self.left)

    def begin(self, old: str) -> None:
        """Be empty, but for a present password that was just entered."""
        self.clear()
        self.old_edit.setText(old)
        (self.new_edit if old else self.old_edit).setFocus()

    def clear(self) -> None:
        """Forget what was entered."""
        for edit in (self.old_edit, self.new_edit, self.again_edit):
            edit.clear()

    def display(self, screen: ChangeScreen) -> None:
        """Make the form look like *screen*, the focus on the first field that is wrong."""
        self._login_label.setText(self.tr("帳號：{login}").format(login=screen.login))
        self._why.display(screen.why, status=Status.WARN)
        self._notice.display(screen.notice, status=Status.BAD)
        self._rules_label.setText("\n".join(f"• {line}" for line in screen.rules))
        self._rules_label.setVisible(bool(screen.rules))
        errors = (
            (self._old, screen.old_error),
            (self._new, screen.new_error),
            (self._again, screen.again_error),
        )
        for field, words in errors:
            field.show_error(words)
        wrong = next((field for field, words in errors if words), None)
        if wrong is not None:
            wrong.setFocus()
        for edit in (self.old_edit, self.new_edit, self.again_edit):
            edit.setReadOnly(screen.is_busy)
        self.save_button.setEnabled(not screen.is_busy)
        self.save_button.set_words(
            self.tr("變更中…") if screen.is_busy else self.tr("變更密碼並登入")
        )

    def _ask(self) -> None:
        if not self.save_button.isEnabled():
            return
        for edit in (self.old_edit, self.new_edit, self.again_edit):
            if not edit.text():
                edit.setFocus()
                return
        self.entered.emit(self.old_edit.text(), self.new_edit.text(), self.again_edit.text())


def _password_edit() -> QLineEdit:
    edit = QLineEdit()
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    edit.setMaxLength(256)
    edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
    return edit
