"""The two fields in which a second person proves who they are."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from counter_app.ui.approval.screen import Credentials
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import column, label, row
from counter_app.ui.widgets.panels import Field


class SecondPersonFields(QWidget):
    """Login and password of whoever stands beside the clerk.

    Signals:
        entered(): Enter was pressed in the password.
    """

    entered = Signal()

    def __init__(
        self,
        theme: Theme,
        *,
        hint: str | None = None,
        login_words: str = "",
        password_words: str = "",
    ) -> None:
        """Lay the fields out.

        Args:
            theme: The looks.
            hint: Above the fields; the usual words unless given, nothing if empty.
            login_words: Label of the login, where it is no approver's.
            password_words: Label of the password likewise.
        """
        super().__init__()
        if hint is None:
            hint = self.tr("請第二人輸入自己的帳號與密碼；不能是經手人本人。")
        self.login_edit = QLineEdit()
        self.password_edit = QLineEdit()
        self.password_edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._hint_label = label(hint, "muted", wraps=True)
        self._hint_label.setVisible(bool(hint))
        fields = row(
            theme,
            Field(theme, login_words or self.tr("核可人帳號"), self.login_edit),
            Field(theme, password_words or self.tr("核可人密碼"), self.password_edit),
            gap=10,
        )
        self.setLayout(column(theme, self._hint_label, fields, gap=6))
        self.login_edit.returnPressed.connect(self.password_edit.setFocus)
        self.password_edit.returnPressed.connect(self.entered)
        self.setFocusProxy(self.login_edit)

    def take(self) -> Credentials:
        """Return what was entered and forget the password."""
        taken = Credentials(login=self.login_edit.text(), password=self.password_edit.text())
        self.password_edit.clear()
        return taken

    def is_filled(self) -> bool:
        """Tell whether a name and a password were entered."""
        return bool(self.login_edit.text().strip() and self.password_edit.text())

    def focus_missing(self) -> None:
        """Put the focus on the first of the two that is empty."""
        is_named = bool(self.login_edit.text().strip())
        (self.password_edit if is_named else self.login_edit).setFocus()

    def clear(self) -> None:
        """Empty both fields."""
        self.login_edit.clear()
        self.password_edit.clear()
