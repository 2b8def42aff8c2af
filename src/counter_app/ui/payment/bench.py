"""The one place of the payment screen that changes: the work, and where it stands."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from counter_app.domain.drafts import Draft
from counter_app.domain.payments import PaymentId
from counter_app.ui.messages import Message
from counter_app.ui.payment.stages import Filling, Stage
from counter_app.ui.payment.work import HISTORY_MAX, Work


class Bench(QObject):
    """Holds the work on the screen; the presenters of the parts read it and put another there.

    Signals:
        changed(): Work or stage is another now.
        edited(): What is to be paid is another now: compute it anew and save it.
    """

    changed = Signal()
    edited = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self.stage: Stage = Filling()

    def put(self, **changes: Any) -> None:  # noqa: ANN401 - fields of Work, as `replace` takes them
        """Change some of the work."""
        self.work = replace(self.work, **changes)
        self.changed.emit()

    def put_stage(self, stage: Stage) -> None:
        """Go to another stage."""
        self.stage = stage
        self.changed.emit()

    def show_error(self, message: Message) -> None:
        """Say why something was refused; while a machine is asked, that has to wait."""
        if isinstance(self.stage, Filling):
            self.put_stage(replace(self.stage, error=message))

    def edit(self, draft: Draft) -> None:
        """Change what is to be paid; Ctrl+Z takes it back."""
        if draft == self.work.draft or self.work.is_in_books:
            return
        history = (*self.work.history, self.work.draft)[-HISTORY_MAX:]
        self._take(draft, history=history)

    def undo(self) -> None:
        """Take the last change back."""
        if not self.work.history or self.work.is_in_books:
            return
        *history, draft = self.work.history
        # A try that the books have closed keeps its identity to itself.
        self._take(replace(draft, payment_id=self.work.draft.payment_id), history=tuple(history))

    def begin(self, work: Work) -> None:
        """Put other work on the screen."""
        self.work = work
        self.stage = Filling()
        self.edited.emit()
        self.changed.emit()

    def renew(self, payment_id: PaymentId) -> None:
        """Go on with the same cases under another identity: the books have closed this try."""
        draft = replace(self.work.draft, payment_id=payment_id)
        self.work = replace(self.work, draft=draft, payment=None)
        self.edited.emit()
        self.changed.emit()

    def _take(self, draft: Draft, *, history: tuple[Draft, ...]) -> None:
        self.work = replace(self.work, draft=draft, history=history, typed_twd=None)
        if isinstance(self.stage, Filling):
            self.stage = Filling()
        self.edited.emit()
        self.changed.emit()
