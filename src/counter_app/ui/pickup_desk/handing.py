"""The hand-over of one pickup: what is entered is checked, approved where it is money, done."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from counter_app.domain.pickup_handovers import (
    HandOverEntry,
    PickupHandOver,
    Signing,
    check_hand_over,
)
from counter_app.domain.pickups import (
    ItemNature,
    PickupFieldRefused,
)
from counter_app.domain.printing import PrintJob
from counter_app.domain.receipts import ReceiptNumber
from counter_app.ui.approval.presenter import Approving
from counter_app.ui.approval.screen import ApprovalScreen
from counter_app.ui.messages import Message
from counter_app.ui.pickup_desk.ports import MadePaper, PickupDeskPorts
from counter_app.ui.pickup_desk.screen import HandOverFields, HandOverPart
from counter_app.ui.widgets.money import grouped

translate = QCoreApplication.translate


class Handing(QObject):
    """What is done in the hand-over form.

    Signals:
        began(str): Words of what is being done; nothing can be pressed meanwhile.
        handed_over(object): The `PickupHandOver`.
        paper_made(object): A `MadePaper`.
        copies_counted(int): How often the receipt was printed again.
        refused(object): Why something was not done.
        failed(object): Nobody knows how often it was printed; what is being done goes on.
    """

    began = Signal(str)
    handed_over = Signal(object)
    paper_made = Signal(object)
    copies_counted = Signal(int)
    refused = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        ports: PickupDeskPorts,
        approving: Approving,
        fields: Callable[[], HandOverFields],
        parent: QObject,
    ) -> None:
        """Keep what is asked.

        Args:
            ports: The services.
            approving: The panel in which a second person approves.
            fields: Of the form.
            parent: Who keeps this.
        """
        super().__init__(parent)
        self._ports = ports
        self._approving = approving
        self._fields = fields

    def hand_over(self, part: HandOverPart) -> None:
        """Hand over what is entered; money once a second person has approved it."""
        entry = entry_of(part, self._fields())
        try:
            check_hand_over(entry, part.nature)
        except PickupFieldRefused as error:
            self.refused.emit(error)
            return
        if part.nature is ItemNature.MONEY:
            self._approving.ask(
                say_approval(entry, part),
                lambda approver, reason: self._ports.hand_over(
                    replace(entry, reason=reason), approver
                ),
                on_done=self.handed_over.emit,
            )
            return
        self._run(
            translate("PickupDesk", "交付中…"),
            partial(self._ports.hand_over, entry, None),
            self.handed_over.emit,
        )

    def print_sheet(self, part: HandOverPart) -> None:
        """Print what will be signed, from what is entered; a signature is all that may miss."""
        entry = entry_of(part, self._fields())
        unsigned = replace(entry, signing=Signing.PAPER, is_signed=True, signature=b"")
        try:
            check_hand_over(unsigned, part.nature)
        except PickupFieldRefused as error:
            self.refused.emit(error)
            return
        self.began.emit(translate("PickupDesk", "列印中…"))
        self._ports.rendering.run(
            partial(self._ports.make_sheet, part.number, replace(entry, signature=b"")),
            on_done=self._take_paper,
            on_error=self.refused.emit,
        )

    def print_receipt(self, part: HandOverPart) -> None:
        """Print the receipt that is collected: a marked copy, beyond the first approved."""
        number = ReceiptNumber(part.receipt_number)

        def counted(copies: int) -> None:
            self.began.emit("")
            self._approving.ask(
                ApprovalScreen(
                    subject=f"reprint-{number}-{copies}",
                    heading=translate("PickupDesk", "列印收據"),
                    about=translate("PickupDesk", "{number}　第 {copy} 次補印").format(
                        number=number, copy=copies + 1
                    ),
                    reason_words=translate("PickupDesk", "原因") if copies else "",
                    needs_second=copies > 0,
                    confirm_words=translate("PickupDesk", "列印"),
                ),
                partial(self._ports.reprint, number),
                on_done=self._take_copy,
            )

        self._run(
            translate("PickupDesk", "查補印次數…"), partial(self._ports.copies, number), counted
        )

    def count_copies(self, part: HandOverPart) -> None:
        """Ask how often the receipt was printed again."""
        if part.receipt_number:
            self._ports.store.run(
                partial(self._ports.copies, ReceiptNumber(part.receipt_number)),
                on_done=self.copies_counted.emit,
                on_error=self.failed.emit,
            )

    def _take_copy(self, job: PrintJob) -> None:
        self._ports.print_copy(job)
        self.copies_counted.emit(job.copy)

    def _take_paper(self, made: MadePaper) -> None:
        self.paper_made.emit(made)

    def _run(self, words: str, job: Callable[[], object], on_done: Callable[[Any], None]) -> None:
        self.began.emit(words)
        self._ports.store.run(job, on_done=on_done, on_error=self.refused.emit)


def entry_of(part: HandOverPart, fields: HandOverFields) -> HandOverEntry:
    """Return what is entered, as the service takes it."""
    return HandOverEntry(
        number=part.number,
        collector=fields.collector,
        recipient_name=fields.recipient_name,
        document=fields.document,
        document_last4=fields.document_last4,
        signing=fields.signing,
        is_signed=fields.is_signed,
        given=fields.given,
        has_authority=fields.has_authority,
        signature=fields.signature,
        amount_twd=fields.amount_twd if part.nature is ItemNature.MONEY else None,
    )


def say_approval(entry: HandOverEntry, part: HandOverPart) -> ApprovalScreen:
    """Return what the second person is asked; an amount that was not agreed is said."""
    amount = grouped(entry.amount_twd or 0)
    about = translate("PickupDesk", "{number}　付出現金 {amount} 元，交付後不能取回。")
    if part.amount_twd is not None and part.amount_twd != entry.amount_twd:
        about = translate(
            "PickupDesk", "{number}　付出現金 {amount} 元，約定的是 {agreed} 元；交付後不能取回。"
        )
    return ApprovalScreen(
        subject=f"pickup-{entry.number}-{amount}",
        heading=translate("PickupDesk", "付出 {amount} 元").format(amount=amount),
        about=about.format(
            number=entry.number, amount=amount, agreed=grouped(part.amount_twd or 0)
        ),
        reason_words=translate("PickupDesk", "原因"),
        reason_hint=translate("PickupDesk", "例如：分配款、退還保證金"),
        confirm_words=translate("PickupDesk", "核可並交付"),
    )


def say_handed_over(done: PickupHandOver) -> Message:
    """Return what was handed over, and what became of the money."""
    what = translate("PickupDesk", "{number} 已交付").format(number=done.number)
    if done.amount_twd is None:
        return Message(what=what)
    money = translate("PickupDesk", "已從錢箱付出 {amount} 元，記在這一班的「領款」。")
    return Message(what=what, money=money.format(amount=grouped(done.amount_twd)))
