"""The program, with somebody who signs in by themselves.  Run as a program, with its options.

Says ``signing in`` when the button is pressed and ``painted`` when the payment screen is, and
ends.  Login and password come on the standard input, one a line.
"""

import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.__main__ import main
from counter_app.ui.payment.view import PaymentView
from counter_app.ui.sign_in.view import SignInView

TYPING_MS = 2_000
"""A quick person; meanwhile the program opens the store and its heavy rooms."""


class Visitor(QObject):
    """Waits for a widget of a class to be painted, anywhere in the program."""

    def __init__(self, wanted: type[QWidget], then: Callable[[QWidget], None]) -> None:
        super().__init__()
        self._wanted = wanted
        self._then = then
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Paint and isinstance(watched, self._wanted):
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            QTimer.singleShot(0, lambda: self._then(watched))
        return False


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def run(login: str, password: str) -> None:
    def sign_in(page: QWidget) -> None:
        assert isinstance(page, SignInView)
        page.login_edit.setText(login)
        page.password_edit.setText(password)
        QTimer.singleShot(TYPING_MS, lambda: press(page))

    def press(page: SignInView) -> None:
        visitors.append(Visitor(PaymentView, tell_and_end))
        say("signing in")
        page.sign_in_button.click()

    def tell_and_end(_screen: QWidget) -> None:
        say("painted")
        os._exit(0)

    visitors: list[Visitor] = []
    wait = QApplication.exec

    def exec_with_visitor() -> int:
        visitors.append(Visitor(SignInView, sign_in))
        return wait()

    QApplication.exec = staticmethod(exec_with_visitor)  # type: ignore[method-assign]
    main()


if __name__ == "__main__":
    run(sys.stdin.readline().strip(), sys.stdin.readline().strip())
