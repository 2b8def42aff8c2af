"""Decides what the sign-in page shows."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from counter_app.domain.staff import Actor
from counter_app.ui.background import Background
from counter_app.ui.sign_in.view import SignInScreen, SignInView
from counter_app.ui.widgets.status import Status

SignIn = Callable[[str, str], Actor]


class SignInPresenter(QObject):
    """Asks for a person until one is there.

    Signals:
        signed_in(object): The `Actor` who works here from now on.
    """

    signed_in = Signal(object)

    def __init__(
        self, view: SignInView, background: Background, sign_in: SignIn, *, screen: SignInScreen
    ) -> None:
        """Join a page to the service behind it.

        Args:
            view: The page.
            background: Checking a password takes a sixth of a second, so not on the UI thread.
            sign_in: Account and password to the person; refuses what is wrong.
            screen: What the page says of this branch and desk.
        """
        super().__init__(view)
        self._view = view
        self._background = background
        self._sign_in = sign_in
        self._screen = screen
        view.sign_in_requested.connect(self._start)
        view.display(screen)

    def begin(self) -> None:
        """Be ready for the first key."""
        self._view.focus_home()

    def _show(self, screen: SignInScreen) -> None:
        self._screen = screen
        self._view.display(screen)

    def _start(self, login: str, password: str) -> None:
        if self._screen.is_busy:
            return
        self._show(replace(self._screen, is_busy=True, notice=""))
        self._background.run(
            lambda: self._sign_in(login, password),
            on_done=self._finish,
            on_error=self._tell,
        )

    def _finish(self, actor: Actor) -> None:
        self._view.password_edit.clear()
        self._show(replace(self._screen, is_busy=False, notice=""))
        self.signed_in.emit(actor)

    def _tell(self, error: Exception) -> None:
        # The words know every room, so they come after the first window is painted.
        from counter_app.ui.messages import say_or_raise  # noqa: PLC0415 - heavy

        self._show(replace(self._screen, is_busy=False))
        message = say_or_raise(error)
        words = f"{message.what}{message.now}"
        self._show(replace(self._screen, notice=words, notice_status=Status.BAD))
