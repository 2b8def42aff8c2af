"""Draws what a second person is asked for, in its place on a page; decides nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy

from counter_app.ui.approval.fields import SecondPersonFields
from counter_app.ui.approval.screen import ApprovalAnswer, ApprovalScreen
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.announce import announce
from counter_app.ui.widgets.boxes import column, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.panels import Field
from counter_app.ui.widgets.picture import Picture

REASON_LENGTH_MAX = 200


class ApprovalPanel(QFrame):
    """A card that names the act, asks why, and asks who stands beside the clerk.

    The page that carries it binds F12 to `confirm` and Esc to `left`.

    Signals:
        answered(object): An `ApprovalAnswer`.
        left(): Nobody approves; back to where one was.
    """

    answered = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._screen: ApprovalScreen | None = None
        self._heading_label = label("", "h2", wraps=True)
        self._about_label = label("", "muted", wraps=True)
        self.reason_edit = QLineEdit()
        self.reason_edit.setMaxLength(REASON_LENGTH_MAX)
        self._reason_field = Field(theme, self.tr("原因"), self.reason_edit)
        self.second = SecondPersonFields(theme)
        self._error = MessagePanel(theme)
        self.confirm_button = Button(theme, "", "primary", icon="shield", key="F12")
        self.back_button = Button(theme, self.tr("返回"), key="Esc")
        words = column(theme, self._heading_label, self._about_label, gap=2)
        head = row(theme, Picture(theme, "shield", colour="primary"), words, gap=10)
        head.setStretch(1, 1)
        buttons = row(theme, self.confirm_button, self.back_button, gap=8)
        buttons.setStretch(0, 1)
        self.setLayout(
            column(
                theme,
                head,
                self._error,
                self._reason_field,
                self.second,
                buttons,
                gap=12,
                margins=(16, 14, 16, 16),
            )
        )
        self.reason_edit.returnPressed.connect(self._after_reason)
        self.second.entered.connect(self.confirm)
        self.confirm_button.clicked.connect(self.confirm)
        self.back_button.clicked.connect(self.left)
        self.hide()

    def display(self, screen: ApprovalScreen | None) -> None:
        """Ask for what *screen* says; ``None`` hides the panel and forgets what was typed."""
        before, self._screen = self._screen, screen
        self.setVisible(screen is not None)
        if screen is None:
            self.clear()
            return
        is_new = before is None or before.subject != screen.subject
        if is_new:
            self.clear()
        self._heading_label.setText(screen.heading)
        self._about_label.setText(screen.about)
        self._about_label.setVisible(bool(screen.about))
        self._reason_field.setVisible(bool(screen.reason_words))
        if screen.reason_words:
            self._reason_field.set_words(screen.reason_words)
            self.reason_edit.setPlaceholderText(screen.reason_hint)
        self.second.setVisible(screen.needs_second)
        self._error.display(screen.error)
        self.confirm_button.set_words(
            self.tr("處理中…") if screen.is_busy else screen.confirm_words or self.tr("核可")
        )
        for each in (self.reason_edit, self.second, self.confirm_button, self.back_button):
            each.setEnabled(not screen.is_busy)
        if is_new:
            announce(self, f"{screen.heading} {screen.about}".strip())
            self.focus_home()
        elif before is not None and before.is_busy and not screen.is_busy:
            # What was refused goes on where it is mended most often.
            if screen.needs_second:
                self.second.focus_missing()
            else:
                self.focus_home()

    def focus_home(self) -> None:
        """Put the focus on the first thing to enter."""
        if self._screen is not None and self._screen.reason_words:
            self.reason_edit.setFocus()
        else:
            self.second.login_edit.setFocus()

    def confirm(self) -> None:
        """Hand on what was entered; the password is forgotten here.

        Without a name and a password nobody is asked: it would count as a wrong try.
        """
        if self._screen is None or self._screen.is_busy:
            return
        if self._screen.needs_second and not self.second.is_filled():
            self.second.focus_missing()
            return
        reason = self.reason_edit.text()
        self.answered.emit(ApprovalAnswer(reason=reason, second=self.second.take()))

    def clear(self) -> None:
        """Empty every field."""
        self.reason_edit.clear()
        self.second.clear()

    def _after_reason(self) -> None:
        if self._screen is not None and self._screen.needs_second:
            self.second.login_edit.setFocus()
        else:
            self.confirm()
