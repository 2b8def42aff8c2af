"""Decides what the page for papers of an outage shows, and enters them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from counter_app.domain.amounts import parse_amount
from counter_app.domain.calendar import format_roc, parse_date
from counter_app.domain.drafts import Draft, DraftCase
from counter_app.domain.errors import Refusal
from counter_app.domain.identifiers import mask_name
from counter_app.domain.money import Twd
from counter_app.domain.payments import PaymentId
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.reversals import OutageReceipt
from counter_app.domain.staff import Actor
from counter_app.domain.tenders import (
    PAPER_KINDS,
    CashLaidDown,
    DocumentHandedOver,
    SlipShown,
    TenderAtHand,
    TenderKind,
)
from counter_app.services.payments import Settlement
from counter_app.services.quotes import Quote
from counter_app.store.case_search import CaseHit
from counter_app.ui.approval.presenter import ApproverOf
from counter_app.ui.background import Background
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.outage.screen import OutageScreen, PaperFields
from counter_app.ui.outage.view import OutageView
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.table import Cell, TableRow


@dataclass(frozen=True, slots=True, kw_only=True)
class OutagePorts:
    """What the page needs of the services, with the person and the desk already in it.

    Attributes:
        find: Cases that a text may mean.
        quote: What a draft came to on a day.
        enter: Draft, what was handed over, serial, who took it, day, sum, note, second person.
        spoiled: Serial, who wrote it, day, why.
    """

    actor: Actor
    clock: Callable[[], datetime]
    today: Callable[[], date]
    new_id: Callable[[], str]
    desk_no: int
    find: Callable[[str], Sequence[CaseHit]]
    quote: Callable[[Draft, date], Quote]
    next_number: Callable[[date], ReceiptNumber]
    entered: Callable[[], Sequence[OutageReceipt]]
    enter: Callable[
        [Draft, tuple[TenderAtHand, ...], int, str, date, Twd, str, Actor | None], Settlement
    ]
    spoiled: Callable[[int, str, date, str], OutageReceipt]
    approver_of: ApproverOf
    store: Background


class OutagePresenter(QObject):
    """Puts a paper together, line by line, and enters it."""

    def __init__(self, view: OutageView, ports: OutagePorts) -> None:
        """Join the page to the services.

        Args:
            view: The page.
            ports: What is asked.
        """
        super().__init__(view)
        self._view = view
        self._ports = ports
        self._screen = OutageScreen()
        self._day = ports.today()
        self._cases: tuple[DraftCase, ...] = ()
        self._payment_id = PaymentId(ports.new_id())
        self._quote: Quote | None = None
        view.shown.connect(self._begin)
        view.day_changed.connect(self._change_day)
        view.line_requested.connect(self._add)
        view.line_removed.connect(self._remove)
        view.enter_requested.connect(self._enter)
        view.spoiled_requested.connect(self._spoil)

    def _show(self, screen: OutageScreen) -> None:
        self._screen = screen
        self._view.display(screen)

    def _begin(self) -> None:
        self._view.day_edit.setText(format_roc(self._day))
        self._look()

    def _look(self) -> None:
        day = self._day
        self._ports.store.run(
            lambda: (self._ports.next_number(day), self._ports.entered()),
            on_done=self._take,
            on_error=self._tell,
        )

    def _take(self, found: tuple[ReceiptNumber, Sequence[OutageReceipt]]) -> None:
        number, entered = found
        rows = tuple(_entered_row(paper) for paper in reversed(entered))
        self._show(replace(self._screen, number=number, entered=rows))

    def _change_day(self, text: str) -> None:
        try:
            self._day = parse_date(text)
        except Refusal as error:
            self._tell(error)
            return
        self._look()
        self._reckon()

    # --- lines ------------------------------------------------------------------

    def _add(self, text: str, amount_text: str) -> None:
        try:
            pay_twd = parse_amount(amount_text) if amount_text else None
        except Refusal as error:
            self._tell(error)
            return
        self._ports.store.run(
            partial(self._ports.find, text),
            on_done=partial(self._found, pay_twd),
            on_error=self._tell,
        )

    def _found(self, pay_twd: Twd | None, hits: Sequence[CaseHit]) -> None:
        known = {case.case_id for case in self._cases}
        new = [hit for hit in hits if hit.is_open and hit.case_id not in known]
        if len(new) != 1:
            message = Message(
                what=self.tr("找到 {count} 件可以繳的案件。").format(count=len(new)),
                now=self.tr("請輸入完整的案號，一次加入一件。"),
            )
            self._show(replace(self._screen, error=message))
            return
        hit = new[0]
        case = DraftCase(case_id=hit.case_id, obligor_number=hit.obligor_number, pay_twd=pay_twd)
        self._cases = (*self._cases, case)
        self._reckon()

    def _remove(self, key: str) -> None:
        self._cases = tuple(case for case in self._cases if str(case.case_id) != key)
        self._reckon()

    def _reckon(self) -> None:
        if not self._cases:
            self._quote = None
            self._show(replace(self._screen, lines=(), total_words="", error=None))
            return
        draft, day = self._draft(""), self._day
        self._ports.store.run(
            lambda: self._ports.quote(draft, day), on_done=self._quoted, on_error=self._tell
        )

    def _quoted(self, quote: Quote) -> None:
        self._quote = quote
        refused = next((each for each in quote.cases if each.refusal is not None), None)
        rows = tuple(
            TableRow(
                key=str(each.case.case_id),
                cells=(
                    Cell(
                        words=mask_name(each.case.obligor_name),
                        below=each.case.case_number,
                        strong=True,
                    ),
                    Cell(
                        words=grouped(each.item.amount_twd) if each.item is not None else "—",
                        strong=True,
                    ),
                ),
            )
            for each in quote.cases
        )
        self._show(
            replace(
                self._screen,
                lines=rows,
                total_words=self.tr("合計 {total}").format(total=grouped(quote.total_twd)),
                error=None
                if refused is None or refused.refusal is None
                else say_or_raise(refused.refusal),
            )
        )

    def _draft(self, payer: str) -> Draft:
        return Draft(
            payment_id=self._payment_id,
            desk_no=self._ports.desk_no,
            clerk=self._ports.actor.login,
            is_held=False,
            saved_at=self._ports.clock(),
            label="",
            payer_name=payer,
            payer_number="",
            cases=self._cases,
            fees=(),
        )

    # --- entering ---------------------------------------------------------------

    def _enter(self, fields: PaperFields) -> None:
        quote = self._quote
        if quote is None or self._screen.is_busy:
            return
        ports, draft, total_twd = self._ports, self._draft(fields.payer), quote.total_twd
        serial = self._serial(fields)
        if serial is None:
            return
        try:
            # What stands in the field now, whether or not it was left; a sum that was
            # reckoned for another day is refused.
            day = parse_date(fields.day)
            at_hand = _at_hand(fields, total_twd)
        except Refusal as error:
            self._tell(error)
            return
        self._show(replace(self._screen, is_busy=True, error=None, notice=""))

        def job() -> Settlement:
            approver = None
            if isinstance(at_hand[0], SlipShown):
                approver = ports.approver_of(login=fields.login, password=fields.password)
            return ports.enter(
                draft, at_hand, serial, fields.collected_by, day, total_twd, fields.note, approver
            )

        ports.store.run(job, on_done=self._entered, on_error=self._tell)

    def _entered(self, settlement: Settlement) -> None:
        number = settlement.receipt.number if settlement.receipt is not None else ""
        self._next(self.tr("已補登 {number}，款項在這一班的帳上。").format(number=number))

    def _spoil(self, fields: PaperFields) -> None:
        if self._screen.is_busy:
            return
        serial = self._serial(fields)
        if serial is None:
            return
        try:
            day = parse_date(fields.day)
        except Refusal as error:
            self._tell(error)
            return
        self._show(replace(self._screen, is_busy=True, error=None, notice=""))
        self._ports.store.run(
            lambda: self._ports.spoiled(serial, fields.collected_by, day, fields.note),
            on_done=lambda paper: self._next(
                self.tr("已登錄 {number} 為寫壞的收據。").format(number=paper.receipt_number)
            ),
            on_error=self._tell,
        )

    def _next(self, notice: str) -> None:
        self._cases, self._quote = (), None
        self._payment_id = PaymentId(self._ports.new_id())
        self._show(
            replace(
                self._screen,
                lines=(),
                total_words="",
                is_busy=False,
                notice=notice,
                form_count=self._screen.form_count + 1,
            )
        )
        self._look()

    def _serial(self, fields: PaperFields) -> int | None:
        """Return the serial on the paper; what is no number is refused in words."""
        if fields.serial.isdecimal():
            return int(fields.serial)
        message = Message(
            what=self.tr("紙上的流水號不是數字。"),
            now=self.tr("請照紙上的號碼輸入，例如 000012。"),
        )
        self._show(replace(self._screen, error=message))
        return None

    def _tell(self, error: Exception) -> None:
        self._show(replace(self._screen, is_busy=False))
        self._show(replace(self._screen, error=say_or_raise(error)))


def _at_hand(fields: PaperFields, total_twd: Twd) -> tuple[TenderAtHand, ...]:
    if fields.kind is TenderKind.CASH:
        return (CashLaidDown(tendered_twd=total_twd),)
    if fields.kind in PAPER_KINDS:
        return (
            DocumentHandedOver(
                kind=fields.kind,
                amount_twd=total_twd,
                issuer_name=fields.issuer_name,
                document_number=fields.document_number,
                document_date=parse_date(fields.document_day) if fields.document_day else None,
            ),
        )
    return (
        SlipShown(
            kind=fields.kind,
            amount_twd=total_twd,
            slip_number=fields.slip_number,
            approval_code=fields.approval_code,
        ),
    )


def _entered_row(paper: OutageReceipt) -> TableRow:
    is_spoiled = paper.payment_id is None
    below = format_roc(paper.collected_on)
    return TableRow(
        key=paper.receipt_number,
        is_muted=is_spoiled,
        cells=(
            Cell(
                words=paper.receipt_number,
                below=QCoreApplication.translate("OutagePresenter", "{day}　寫壞").format(day=below)
                if is_spoiled
                else below,
                strong=True,
            ),
            Cell(words=paper.collected_by, below=paper.captured_by),
        ),
    )
