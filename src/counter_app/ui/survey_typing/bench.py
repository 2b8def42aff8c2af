"""What every part of typing works with: the screen, the store and the letters to it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.domain.questionnaires import StoredQuestionnaire
from counter_app.domain.responses import Batch
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.survey_typing.outbox import Delivery, Kind, Letter, Outbox, Outcome
from counter_app.ui.survey_typing.ports import TypingPorts
from counter_app.ui.survey_typing.screen import TypingScreen, WayOut
from counter_app.ui.survey_typing.view import TypingView
from counter_app.ui.widgets.message_panel import PanelAction
from counter_app.ui.widgets.status import Status

T = TypeVar("T")

RETRY_EVERY_MS: Final = 1_000


class Bench(QObject):
    """Shows screens, asks the store and sends letters to it, one thing after the other.

    Attributes:
        screen: What is shown.
        is_waiting: The store was asked something that comes before the next key.
        versions: Every version of the questionnaire, as far as it was asked.
        batch: The stack on the desk; None for none.

    Signals:
        freed(bool): Nothing is waited for any more; whether keys typed meanwhile still hold.
        failed(): What was asked did not come about; why is shown next.
        delivered(object): A `Delivery`.
    """

    freed = Signal(bool)
    failed = Signal()
    delivered = Signal(object)

    def __init__(self, view: TypingView, ports: TypingPorts) -> None:
        """Begin with an empty page."""
        super().__init__(view)
        self._view = view
        self.ports = ports
        self.screen = TypingScreen()
        self.is_waiting = False
        self.versions: dict[int, StoredQuestionnaire] = {}
        self.batch: Batch | None = None
        self.outbox = Outbox(self._send)
        self._is_delivering = False
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(RETRY_EVERY_MS)
        self._retry.timeout.connect(self.deliver)

    def show(self, **changes: Any) -> None:  # noqa: ANN401 - fields of the screen
        """Show the screen with some things changed."""
        screen = replace(self.screen, **changes)
        if screen != self.screen:
            self.screen = screen
            self._view.display(screen)

    def stop(
        self,
        message: Message,
        *,
        status: Status = Status.BAD,
        actions: tuple[PanelAction, ...] = (),
    ) -> None:
        """Take no answers before somebody has read this."""
        read = PanelAction(name=WayOut.READ, words=self.tr("知道了"), key="Enter")
        self.show(stop=message, stop_status=status, actions=(*actions, read))

    def go_on(self) -> None:
        """Take answers again."""
        self.show(stop=None, actions=(), recounts=False)

    def ask(
        self,
        job: Callable[[], T],
        then: Callable[[T], object],
        *,
        keeps_keys: bool = False,
        ways_out: Callable[[Exception], tuple[PanelAction, ...]] = lambda _error: (),
    ) -> None:
        """Ask the store; keys wait until *then* has been done, or why not was shown.

        Args:
            job: Asks.
            then: Takes the answer.
            keeps_keys: Keys typed meanwhile mean the same where nothing came of it.
            ways_out: What is offered where nothing came of it.
        """
        self.is_waiting = True
        if self.outbox.waiting:
            # What is asked counts what was typed before.
            self.deliver()

        def take(found: T) -> None:
            self.is_waiting = False
            then(found)
            self.set_free()

        def fail(error: Exception) -> None:
            self.is_waiting = False
            self.failed.emit()
            holds = False
            try:
                self.stop(say_or_raise(error), actions=ways_out(error))
                holds = keeps_keys
            finally:
                self.freed.emit(holds)

        self.ports.store.run(job, on_done=take, on_error=fail)

    def set_free(self) -> None:
        """Say that keys need not wait any more, unless something else was asked."""
        if not self.is_waiting:
            self.freed.emit(True)

    # --- letters ---------------------------------------------------------------------

    def put(self, letter: Letter) -> None:
        """Let the store have this as soon as it can; nobody waits."""
        self.outbox.put(letter)
        # One delivery takes along what comes meanwhile: while the store is away every key would
        # leave another one that waits as long.
        if not self._is_delivering:
            self.deliver()

    def deliver(self) -> None:
        """Send what waits, after whatever the store was asked before."""
        self._retry.stop()
        self._is_delivering = True
        self.ports.store.run(self.outbox.deliver, on_done=self._take, on_error=self._fail)

    def _send(self, letter: Letter) -> Outcome:
        ports = self.ports
        match letter.kind:
            case Kind.BEGIN if letter.batch is not None:
                return ports.begin_sheet(letter.batch, response_id=letter.response_id)
            case Kind.SAVE:
                ports.save_sheet(letter.response_id, letter.answers, is_complete=letter.is_complete)
                return None
            case Kind.CHECK:
                return ports.save_check(
                    letter.response_id, letter.answers, is_complete=letter.is_complete
                )
            case _:
                return ports.correct_sheet(letter.response_id, letter.answers)

    def _take(self, delivery: Delivery) -> None:
        self._is_delivering = False
        if delivery.is_late:
            self._retry.start()
        elif self.outbox.waiting:
            self.deliver()
        self.delivered.emit(delivery)

    def _fail(self, error: Exception) -> None:
        # A bug: what was typed is kept, and goes with the next key.
        self._is_delivering = False
        self._retry.stop()
        self.delivered.emit(Delivery(taken=(), refused=(), is_late=True))
        say_or_raise(error)
