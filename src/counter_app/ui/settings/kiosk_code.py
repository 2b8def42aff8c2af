"""The field in which the code of staff for the questionnaire is set; it never shows one."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from counter_app.domain.kiosk_codes import KIOSK_CODE_MAX, KIOSK_CODE_MIN
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import row
from counter_app.ui.widgets.button import Button

translate = QCoreApplication.translate


class KioskCodeField(QWidget):
    """Digits that nobody can read, a button that sets them, and one that takes the code away.

    Signals:
        chosen(str): The code that is to hold; empty for none.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.edit.setMaxLength(KIOSK_CODE_MAX)
        self.edit.setAccessibleName(translate("Settings", "新的代碼"))
        self.edit.setPlaceholderText(
            translate("Settings", "{least} 到 {most} 位數字").format(
                least=KIOSK_CODE_MIN, most=KIOSK_CODE_MAX
            )
        )
        self.set_button = Button(theme, translate("Settings", "設定代碼"))
        self.drop_button = Button(theme, translate("Settings", "取消代碼"), "quiet")
        layout = row(theme, self.edit, self.set_button, self.drop_button)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.set_button.setEnabled(False)
        self.edit.textChanged.connect(lambda words: self.set_button.setEnabled(bool(words)))
        self.edit.returnPressed.connect(self.set_button.click)
        self.set_button.clicked.connect(lambda: self.chosen.emit(self.edit.text()))
        self.drop_button.clicked.connect(lambda: self.chosen.emit(""))

    def display(self, *, is_set: bool) -> None:
        """Offer to take a code away where there is one."""
        self.drop_button.setVisible(is_set)

    def empty(self) -> None:
        """Forget what was typed."""
        self.edit.clear()
