"""Asks for a second person and does what they stand for, on a worker."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from counter_app.domain.staff import Actor
from counter_app.ui.approval.panel import ApprovalPanel
from counter_app.ui.approval.screen import ApprovalAnswer, ApprovalScreen
from counter_app.ui.background import Background
from counter_app.ui.messages import say_or_raise

T = TypeVar("T")


class ApproverOf(Protocol):
    """`services.staff.approver_of` at one desk, for one person."""

    def __call__(self, *, login: str, password: str) -> Actor:
        """Return the second person."""


class Approving(QObject):
    """One approval at a time, in one panel.

    The password is checked on the worker, just before the act and on the same thread: hashing
    takes a sixth of a second, and nobody is approved for what is not done then.

    Signals:
        asking_changed(): The panel was opened or closed.
    """

    asking_changed = Signal()

    def __init__(
        self, panel: ApprovalPanel, background: Background, approver_of: ApproverOf
    ) -> None:
        """Join the panel to the service.

        Args:
            panel: Where it is asked.
            background: Where the act is done.
            approver_of: Who that name and password are.
        """
        super().__init__(panel)
        self._panel = panel
        self._background = background
        self._approver_of = approver_of
        self._screen: ApprovalScreen | None = None
        self._act: Callable[[Actor | None, str], Any] | None = None
        self._on_done: Callable[[Any], object] | None = None
        panel.answered.connect(self._answer)
        panel.left.connect(self.leave)

    @property
    def is_asking(self) -> bool:
        """Whether the panel is open."""
        return self._screen is not None

    @property
    def is_busy(self) -> bool:
        """Whether the act is being done; it can no longer be left."""
        return self._screen is not None and self._screen.is_busy

    def ask(
        self,
        screen: ApprovalScreen,
        act: Callable[[Actor | None, str], T],
        *,
        on_done: Callable[[T], object],
    ) -> None:
        """Open the panel.

        Args:
            screen: What is asked.
            act: Done on the worker with the second person (None where none is asked for) and
                the reason.
            on_done: Called with what it returned; the panel is closed then.
        """
        if self.is_busy:
            return
        self._act, self._on_done = act, on_done
        self._put(screen)

    def leave(self) -> None:
        """Close the panel without an approval."""
        if self._screen is not None and not self._screen.is_busy:
            self._put(None)

    def _answer(self, answer: ApprovalAnswer) -> None:
        screen, act = self._screen, self._act
        if screen is None or act is None or screen.is_busy:
            return
        needs_second = screen.needs_second
        self._put(replace(screen, is_busy=True, error=None))

        def job() -> object:
            approver = None
            if needs_second:
                second = answer.second
                approver = self._approver_of(login=second.login, password=second.password)
            return act(approver, answer.reason.strip())

        self._background.run(job, on_done=self._finish, on_error=self._refuse)

    def _finish(self, result: object) -> None:
        done = self._on_done
        self._put(None)
        if done is not None:
            done(result)

    def _refuse(self, error: Exception) -> None:
        # First free again, then the words: a bug goes on to the crash page with the panel free.
        if self._screen is not None:
            self._put(replace(self._screen, is_busy=False))
        message = say_or_raise(error)
        if self._screen is not None:
            self._put(replace(self._screen, error=message))

    def _put(self, screen: ApprovalScreen | None) -> None:
        was_asking = self.is_asking
        self._screen = screen
        if screen is None:
            self._act = self._on_done = None
        self._panel.display(screen)
        if was_asking != self.is_asking:
            self.asking_changed.emit()
