"""The least that a PySide6 program can show: a form of thirty fields.  Run as a program.

Says ``painted`` once it has painted, as the program does with COUNTER_APP_REPORT_PAINT, and ends.
"""

import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QWidget

FIELDS = 30


class BareForm(QWidget):
    def __init__(self) -> None:
        super().__init__()
        layout = QFormLayout(self)
        for number in range(FIELDS):
            layout.addRow(f"Field {number}", QLineEdit())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        QTimer.singleShot(0, tell_and_end)


def tell_and_end() -> None:
    sys.stdout.write("painted\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    form = BareForm()
    form.show()
    sys.exit(app.exec())
