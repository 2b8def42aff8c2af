"""Whole payments on and off the screen: begin, put aside, take up, offer again, clear."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from counter_app.domain.drafts import Draft
from counter_app.domain.identifiers import mask_name
from counter_app.domain.payments import PaymentId
from counter_app.ui.messages import say_or_raise
from counter_app.ui.payment.bench import Bench
from counter_app.ui.payment.picking import Picking
from counter_app.ui.payment.ports import PaymentPorts
from counter_app.ui.payment.work import Work
from counter_app.ui.widgets.status import Status

translate = QCoreApplication.translate


class Holding(QObject):
    """Brings drafts to the screen and takes them away; picking goes on from there.

    Signals:
        changed(): There is something else to see.
        counted(int): So many payments are put aside.
        restored(): A draft is on the screen: the focus belongs to the amount.
    """

    changed = Signal()
    counted = Signal(int)
    restored = Signal()

    def __init__(
        self,
        bench: Bench,
        ports: PaymentPorts,
        picking: Picking,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self._ports = ports
        self._picking = picking
        self.held: tuple[Draft, ...] = ()
        self.offered: Draft | None = None
        picking.room_wanted.connect(self.begin_new)
        picking.held_opened.connect(self.take_up)

    # --- one after the other ------------------------------------------------------

    def begin_new(self) -> None:
        """Begin with an empty screen."""
        self._begin(self._new_work())

    def clear(self) -> None:
        """Forget what is on the screen; Ctrl+Z brings it back."""
        work = self._bench.work
        if work.is_in_books:
            return
        self._drop(work.draft.payment_id)
        self._begin(replace(self._new_work(), history=(work.draft,)))
        self._picking.say(translate("Payment", "已清除畫面，按 Ctrl+Z 可以復原。"), Status.INFO)

    # --- put aside ----------------------------------------------------------------

    def hold(self) -> None:
        """Put the payment aside and begin another."""
        work = self._bench.work
        if work.is_empty or not self._picking.can_edit:
            return
        draft = replace(work.draft, label=work.draft.label or mask_name(work.draft.payer_name))
        self._picking.stop_saving()
        self._ports.store.run(
            partial(self._ports.hold_draft, draft),
            on_done=lambda _none: self.count(),
            on_error=partial(self._hold_failed, work),
        )
        self.begin_new()
        words = translate("Payment", "已暫存「{label}」，按 F4 取回。")
        self._picking.say(words.format(label=draft.label), Status.OK)

    def show(self) -> None:
        """Show what is put aside."""
        self._picking.show_held()
        self.count()

    def count(self) -> None:
        """Ask what is put aside, at any desk."""
        self._ports.store.run(self._ports.held_drafts, on_done=self.take, on_error=self._say)

    def take(self, drafts: list[Draft]) -> None:
        """Take what is put aside, from the store."""
        self.held = tuple(drafts)
        self.counted.emit(len(drafts))
        self.changed.emit()

    def take_up(self, payment_id: str) -> None:
        """Bring a held payment to the screen."""
        if self._picking.make_room():
            self._ports.store.run(
                partial(self._ports.take_up_draft, PaymentId(payment_id)),
                on_done=self.restore,
                on_error=self._take_up_failed,
            )

    # --- from before --------------------------------------------------------------

    def offer(self, draft: Draft) -> None:
        """Offer what was on the screen before the program stopped."""
        self.offered = draft
        self.changed.emit()

    def answer_offer(self, name: str) -> None:
        """Go on with what was offered (``accept``), or forget it."""
        draft, self.offered = self.offered, None
        if draft is None:
            return
        if name == "accept":
            self.restore(draft)
        else:
            self._drop(draft.payment_id)
        self.changed.emit()

    def restore(self, draft: Draft) -> None:
        """Put a draft on the screen; its amounts are computed anew."""
        actor = self._ports.actor
        mine = replace(draft, desk_no=actor.desk_no, clerk=actor.login, is_held=False)
        self._begin(Work(draft=mine, typed_twd=draft.tendered_twd))
        self.count()
        self.restored.emit()

    # --- small --------------------------------------------------------------------

    def _begin(self, work: Work) -> None:
        self.offered = None
        self._picking.reset()
        self._bench.begin(work)

    def _new_work(self) -> Work:
        return Work(draft=empty_draft(self._ports, PaymentId(self._ports.new_id())))

    def _drop(self, payment_id: PaymentId) -> None:
        self._ports.store.run(
            partial(self._ports.drop_draft, payment_id),
            on_done=lambda _none: None,
            on_error=self._say,
        )

    def _hold_failed(self, work: Work, error: Exception) -> None:
        self._begin(work)
        self._say(error)

    def _take_up_failed(self, error: Exception) -> None:
        self.count()
        self._say(error)

    def _say(self, error: Exception) -> None:
        self._picking.say(say_or_raise(error).as_line(), Status.BAD)


def empty_draft(ports: PaymentPorts, payment_id: PaymentId) -> Draft:
    """Return a draft with nothing in it."""
    return Draft(
        payment_id=payment_id,
        desk_no=ports.actor.desk_no,
        clerk=ports.actor.login,
        is_held=False,
        saved_at=ports.clock(),
        label="",
        payer_name="",
        payer_number="",
        cases=(),
        fees=(),
    )
