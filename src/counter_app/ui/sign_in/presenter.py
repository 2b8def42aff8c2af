"""Decides what the sign-in page shows."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from counter_app.domain.passwords import (
    ChangeReason,
    PasswordMustChange,
    PasswordPolicy,
    PasswordTooPlain,
    PasswordTooShort,
    PasswordUsedBefore,
    SignInRefused,
)
from counter_app.domain.staff import Actor
from counter_app.ui.background import Background
from counter_app.ui.policy_words import say_rules
from counter_app.ui.sign_in.change_form import ChangeScreen
from counter_app.ui.sign_in.view import SignInScreen, SignInView
from counter_app.ui.widgets.status import Status

_OF_THE_NEW = (PasswordTooShort, PasswordTooPlain, PasswordUsedBefore)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInPorts:
    """What the page needs of the services.

    Attributes:
        sign_in: Account and password to the person; refuses what is wrong.
        change_password: Account, present password, new one.
        policy: What is asked of passwords here.
    """

    sign_in: Callable[[str, str], Actor]
    change_password: Callable[[str, str, str], None]
    policy: Callable[[], PasswordPolicy]


class SignInPresenter(QObject):
    """Asks for a person until one is there; lets them choose another password.

    Signals:
        signed_in(object): The `Actor` who works here from now on.
    """

    signed_in = Signal(object)

    def __init__(
        self, view: SignInView, background: Background, ports: SignInPorts, *, screen: SignInScreen
    ) -> None:
        """Join a page to the services behind it.

        Args:
            view: The page.
            background: Checking a password takes a sixth of a second, so not on the UI thread.
            ports: What is asked.
            screen: What the page says of this branch and desk.
        """
        super().__init__(view)
        self._view = view
        self._background = background
        self._ports = ports
        self._screen = screen
        self._first = screen
        view.sign_in_requested.connect(self._start)
        view.change_wanted.connect(lambda login: self._open_change(login, why=""))
        view.change_requested.connect(self._change)
        view.change_left.connect(lambda: self._show(replace(self._screen, change=None)))
        view.other_person_requested.connect(self._ask_for_other)
        view.lock_requested.connect(lambda: self._show(self._first))
        view.display(screen)

    def begin(self) -> None:
        """Be ready for the first key."""
        self._view.focus_home()

    def _show(self, screen: SignInScreen) -> None:
        self._screen = screen
        self._view.display(screen)

    def _ask_for_other(self) -> None:
        self._show(replace(self._screen, is_locked=False, login="", notice=""))

    # --- sign in --------------------------------------------------------------

    def _start(self, login: str, password: str) -> None:
        if self._screen.is_busy:
            return
        self._show(replace(self._screen, is_busy=True, notice=""))
        self._background.run(
            lambda: self._ports.sign_in(login, password),
            on_done=self._finish,
            on_error=lambda error: self._tell(login, error),
        )

    def _finish(self, actor: Actor) -> None:
        self._view.password_edit.clear()
        self._show(replace(self._screen, is_busy=False, notice="", change=None))
        self.signed_in.emit(actor)

    def _tell(self, login: str, error: Exception) -> None:
        # The words know every room, so they come after the first window is painted.
        from counter_app.ui.messages import say_or_raise  # noqa: PLC0415 - heavy

        self._show(replace(self._screen, is_busy=False, change=None))
        message = say_or_raise(error)
        if isinstance(error, PasswordMustChange):
            given = self.tr("這個密碼是別人給的，請換成只有自己知道的密碼。")
            old = self.tr("這個密碼已經超過使用期限，請換一個新的。")
            why = given if error.reason is ChangeReason.GIVEN else old
            self._open_change(login, why=why)
            return
        words = f"{message.what}{message.now}"
        self._show(replace(self._screen, notice=words, notice_status=Status.BAD))

    # --- another password -------------------------------------------------------

    def _open_change(self, login: str, *, why: str) -> None:
        change = ChangeScreen(login=login, why=why)
        self._show(replace(self._screen, notice="", change=change))
        self._background.run(
            self._ports.policy, on_done=self._show_rules, on_error=self._tell_change
        )

    def _show_rules(self, policy: PasswordPolicy) -> None:
        if self._screen.change is not None:
            self._put(replace(self._screen.change, rules=say_rules(policy)))

    def _put(self, change: ChangeScreen) -> None:
        self._show(replace(self._screen, change=change))

    def _change(self, old: str, new: str, again: str) -> None:
        change = self._screen.change
        if change is None or change.is_busy:
            return
        calm = replace(change, notice="", old_error="", new_error="", again_error="")
        if new != again:
            words = self.tr("兩次輸入的新密碼不一樣。")
            self._put(replace(calm, again_error=words))
            return
        self._put(replace(calm, is_busy=True))

        def change_and_sign_in() -> Actor:
            self._ports.change_password(change.login, old, new)
            return self._ports.sign_in(change.login, new)

        self._background.run(change_and_sign_in, on_done=self._finish, on_error=self._tell_change)

    def _tell_change(self, error: Exception) -> None:
        from counter_app.ui.messages import say_or_raise  # noqa: PLC0415 - heavy

        change = self._screen.change
        if change is None:
            return
        change = replace(change, is_busy=False)
        self._put(change)
        message = say_or_raise(error)
        words = f"{message.what}{message.now}"
        if isinstance(error, _OF_THE_NEW):
            self._put(replace(change, new_error=words))
        elif isinstance(error, SignInRefused):
            self._put(replace(change, old_error=words))
        else:
            self._put(replace(change, notice=words))
