"""Keeps what visitors tapped until the store has it: a visitor never waits, and never comes back.

What could not be stored is written beside the store and sent again once a second, also after the
program was started anew.  Each response has its identity, so that a second sending stores nothing
twice.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.domain.errors import Refusal, Trouble
from counter_app.domain.responses import Answer, ResponseId
from counter_app.ui.background import Background

SEND_EVERY_MS: Final = 1_000

_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskResponse:
    """What one visitor tapped; nothing else is known of them.

    Attributes:
        version: Of the questionnaire that was shown.
        answered_on: When; the store may get it on a later day.
    """

    response_id: ResponseId
    version: int
    answered_on: date
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxPorts:
    """What the outbox needs; called on the worker.

    Attributes:
        record: Stores a response, once however often it is asked.
        read: What lies beside the store.
        write: Puts down what lies there from now on; at the end also called on the window's
            thread.
        background: Where the store is asked.
    """

    record: Callable[[KioskResponse], None]
    read: Callable[[], tuple[KioskResponse, ...]]
    write: Callable[[tuple[KioskResponse, ...]], None]
    background: Background


class KioskOutbox(QObject):
    """Sends in the order of arrival, one turn at a time.

    Signals:
        counted(int): So many responses are not in the store yet.
    """

    counted = Signal(int)

    def __init__(self, ports: OutboxPorts, parent: QObject | None = None) -> None:
        """Hold nothing yet.

        Args:
            ports: What is asked.
            parent: As of every object of Qt.
        """
        super().__init__(parent)
        self._ports = ports
        self._waiting: tuple[KioskResponse, ...] = ()
        self._is_sending = False
        self._is_stopped = False
        # What lies beside the store now, None before it was looked at, and what of it the store
        # has: never touched without the lock.
        self._written: tuple[KioskResponse, ...] | None = None
        self._sent: set[str] = set()
        self._lock = Lock()
        self._timer = QTimer(self)
        self._timer.setInterval(SEND_EVERY_MS)
        self._timer.timeout.connect(self.send)

    @property
    def waiting(self) -> int:
        """How many responses are not in the store yet."""
        return len(self._waiting)

    def start(self) -> None:
        """Take up what an earlier run could not store."""
        self._ports.background.run(self._find, on_done=self._take_up, on_error=self._log)

    def stop(self) -> None:
        """Try once more what is waiting, and then no more; what is left lies beside the store."""
        self._timer.stop()
        self._is_stopped = True
        if self._waiting:
            waiting = self._waiting
            # At once: a worker that waits for a store that is away may never come to it.
            try:
                self._put_down(waiting)
            except OSError as error:
                self._log(error)
            self._ports.background.run(
                lambda: self._store(waiting), on_done=lambda _sent: None, on_error=self._log
            )

    def put(self, response: KioskResponse) -> None:
        """Take a response and send it."""
        self._waiting = (*self._waiting, response)
        self.counted.emit(self.waiting)
        self._timer.start()
        self.send()

    def send(self) -> None:
        """Try to store what is waiting, unless that is being tried."""
        if self._is_sending or not self._waiting:
            return
        self._is_sending = True
        waiting = self._waiting
        self._ports.background.run(
            lambda: self._store(waiting), on_done=self._take_sent, on_error=self._fail
        )

    def _find(self) -> tuple[KioskResponse, ...]:
        with self._lock:
            return self._look_beside()

    def _look_beside(self) -> tuple[KioskResponse, ...]:
        if self._written is None:
            try:
                self._written = self._ports.read()
            except (OSError, ValueError, KeyError) as error:
                # It says nothing that could be sent: the next one takes its place.
                self._log(error)
                self._written = ()
        return self._written

    def _take_up(self, found: tuple[KioskResponse, ...]) -> None:
        if self._is_stopped:
            return
        known = {each.response_id for each in self._waiting}
        early = tuple(each for each in found if each.response_id not in known)
        self._waiting = (*early, *self._waiting)
        if self._waiting:
            self.counted.emit(self.waiting)
            self._timer.start()
            self.send()

    def _store(self, waiting: tuple[KioskResponse, ...]) -> frozenset[str]:
        """Store what can be stored, keep the rest beside the store; on the worker."""
        sent = set[str]()
        for response in waiting:
            try:
                self._ports.record(response)
            except Refusal as error:
                _LOG.warning("Kiosk response kept: %s", type(error).__name__)
            except Trouble as error:
                # The desk waits for the same store: it is not asked for each of the others.
                _LOG.warning("Kiosk responses kept: %s", type(error).__name__)
                break
            else:
                sent.add(response.response_id)
        with self._lock:
            self._sent |= sent
        self._put_down(waiting)
        return frozenset(sent)

    def _put_down(self, waiting: tuple[KioskResponse, ...]) -> None:
        """Let beside the store lie what lies there and what waits, without what the store has."""
        with self._lock:
            before = self._look_beside()
            known = {each.response_id for each in before}
            everything = (*before, *(each for each in waiting if each.response_id not in known))
            left = tuple(each for each in everything if each.response_id not in self._sent)
            if left != before:
                self._written = left
                self._ports.write(left)

    def _take_sent(self, sent: frozenset[str]) -> None:
        if self._is_stopped:
            return
        self._is_sending = False
        self._waiting = tuple(each for each in self._waiting if each.response_id not in sent)
        if not self._waiting:
            self._timer.stop()
        self.counted.emit(self.waiting)

    def _fail(self, error: Exception) -> None:
        # Everything is still here, and is tried again in a second.
        self._is_sending = False
        self._log(error)

    @staticmethod
    def _log(error: Exception) -> None:
        _LOG.warning("Kiosk outbox: %s", type(error).__name__)
