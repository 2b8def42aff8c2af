"""The receipt as it will look, drawn beside the work and never waited for."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from counter_app.domain.identifiers import mask_name, mask_number
from counter_app.domain.money import Twd
from counter_app.domain.payments import CaseItem, Payment, PaymentState
from counter_app.domain.receipts import Receipt
from counter_app.domain.shifts import ShiftId
from counter_app.domain.staff import Actor
from counter_app.domain.tenders import (
    CashLaidDown,
    DocumentHandedOver,
    SlipShown,
    Tender,
    TenderAtHand,
    TenderId,
    TenderKind,
    TenderState,
)
from counter_app.ui.messages import say_or_raise
from counter_app.ui.payment.latest import LatestOnly
from counter_app.ui.payment.ports import PrintPorts
from counter_app.ui.payment.screen import Preview
from counter_app.ui.payment.work import Work, amount_of

QUIET_MS = 150
"""Drawn when nothing was typed for so long."""


def payment_of(work: Work, actor: Actor, *, now: datetime) -> Payment | None:
    """Return what would be in the books if the money were taken now; None where nothing would.

    Only for looking at: it has no shift, and its tenders are those on the screen.
    """
    if not work.items:
        return None
    day = work.payment.business_day if work.payment is not None else None
    if day is None and work.quote is not None:
        day = work.quote.business_day
    if day is None:
        return None
    obligor = next((item.obligor_name for item in work.items if isinstance(item, CaseItem)), "")
    return Payment(
        payment_id=work.draft.payment_id,
        desk_no=work.draft.desk_no,
        shift_id=ShiftId(""),
        business_day=day,
        clerk=actor.login,
        clerk_name=actor.display_name,
        payer_name=work.draft.payer_name or obligor,
        payer_number=work.draft.payer_number,
        state=PaymentState.OPEN,
        items=work.items,
        tenders=tuple(_tenders(work)),
        started_at=now,
        settled_at=now,
    )


def _tenders(work: Work) -> list[Tender]:
    tenders = list(work.collected)
    rest_twd = int(work.total_twd) - sum(tender.amount_twd for tender in tenders)
    for handed in (*work.at_hand, _next(work)):
        if rest_twd <= 0:
            break
        amount_twd = Twd(min(rest_twd, amount_of(handed)))
        tenders.append(_seen(handed, amount_twd))
        rest_twd -= amount_twd
    return tenders


def _next(work: Work) -> TenderAtHand:
    """Return what is being typed, as if it were handed over."""
    if work.kind is TenderKind.CASH:
        return CashLaidDown(tendered_twd=work.amount_twd)
    return SlipShown(kind=work.kind, amount_twd=work.amount_twd, slip_number="", approval_code="")


def _seen(handed: TenderAtHand, amount_twd: Twd) -> Tender:
    tendered_twd = amount_of(handed) if isinstance(handed, CashLaidDown) else amount_twd
    document = handed if isinstance(handed, DocumentHandedOver) else None
    return Tender(
        tender_id=TenderId(""),
        line_number=0,
        kind=TenderKind.CASH if isinstance(handed, CashLaidDown) else handed.kind,
        state=TenderState.COLLECTED,
        amount_twd=amount_twd,
        tendered_twd=tendered_twd,
        change_twd=Twd(tendered_twd - amount_twd),
        issuer_name=document.issuer_name if document else "",
        document_number=document.document_number if document else "",
        document_date=document.document_date if document else None,
    )


class LivePreview(QObject):
    """Draws the newest state of the receipt on a worker of its own.

    Signals:
        drawn(object): The `Preview`; None where there is nothing to see.
    """

    drawn = Signal(object)

    def __init__(self, ports: PrintPorts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ports = ports
        self._payment: Payment | None = None
        self._shown: Payment | Receipt | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._draw)
        self._latest: LatestOnly[Payment | Receipt, QImage] = LatestOnly(
            ports.rendering, self._image_of, on_done=self._show, on_error=self._fail
        )

    def follow(self, payment: Payment | None) -> None:
        """Draw this payment as soon as the clerk pauses."""
        if payment is None:
            self._quiet.stop()
            self._latest.forget()
            self._payment = None
            if self._shown is not None:
                self._shown = None
                self.drawn.emit(None)
            return
        if _but_for_time(payment, self._payment):
            return
        self._payment = payment
        self._quiet.start()

    def show(self, receipt: Receipt) -> None:
        """Draw a receipt that is in the books, at once."""
        self._quiet.stop()
        self._payment = None
        self._latest.ask(receipt)

    def _draw(self) -> None:
        if self._payment is not None:
            self._latest.ask(self._payment)

    def _image_of(self, wanted: Payment | Receipt) -> QImage:
        receipt = self._ports.preview_receipt(wanted) if isinstance(wanted, Payment) else wanted
        return self._ports.slip_image(masked_receipt(receipt))

    def _show(self, wanted: Payment | Receipt, image: QImage) -> None:
        self._shown = wanted
        self.drawn.emit(Preview(image=image))

    def _fail(self, _wanted: Payment | Receipt, error: Exception) -> None:
        # Nothing to see is no reason to stop taking money; a bug goes on all the same.
        self.drawn.emit(None)
        say_or_raise(error)


def masked_receipt(receipt: Receipt) -> Receipt:
    """Return a receipt to look at: a screen is seen by whoever stands behind, paper is not."""
    return replace(
        receipt,
        payer_name=mask_name(receipt.payer_name),
        payer_number=mask_number(receipt.payer_number),
        lines=tuple(
            replace(line, obligor_name=mask_name(line.obligor_name)) for line in receipt.lines
        ),
    )


def _but_for_time(one: Payment, other: Payment | None) -> bool:
    """Tell whether two are the same apart from the moment they were made."""
    if other is None:
        return False
    return replace(one, started_at=other.started_at, settled_at=other.settled_at) == other
