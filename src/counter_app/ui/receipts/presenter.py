"""Decides what the page of receipts shows, and does what is asked of a receipt."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from counter_app.domain.calendar import NotADate, parse_date
from counter_app.domain.printing import PrintJob
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.reversals import PayBackWay, Reversal, ReversalState
from counter_app.domain.staff import Actor
from counter_app.domain.takings import RegisterLine
from counter_app.domain.tenders import Tender
from counter_app.services.giving_back import OpenReversal
from counter_app.services.returns import ReturnClimbed, Returned
from counter_app.services.reversals import Reversible
from counter_app.ui.approval.presenter import Approving
from counter_app.ui.approval.screen import ApprovalScreen
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.payment.paper_words import say_paper_unknown
from counter_app.ui.receipts.deeds import (
    approval_of,
    deeds_of,
    form_of,
    next_with_machine,
    open_tender_of,
    payer_of,
)
from counter_app.ui.receipts.ports import ReceiptPorts
from counter_app.ui.receipts.returning import say_return, say_return_rung
from counter_app.ui.receipts.screen import (
    Deed,
    DeedForm,
    Fields,
    Listing,
    ReceiptFilter,
    ReceiptSheet,
    ReceiptsScreen,
)
from counter_app.ui.receipts.view import ReceiptsView
from counter_app.ui.receipts.wording import (
    groups_of,
    history_of,
    row_of,
    row_of_doubt,
    row_of_reversal,
    say_fate,
    say_kind,
    say_state,
)
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.status import Status

_Act = Callable[[Actor | None, str], object]


class ReceiptsPresenter(QObject):
    """Finds receipts, prints them again, takes them back and corrects their tenders.

    Signals:
        drawer_wanted(str): Cash is to be paid out for this receipt.
        in_work_counted(int): So many receipts wait for somebody.
    """

    drawer_wanted = Signal(str)
    in_work_counted = Signal(int)

    def __init__(self, view: ReceiptsView, ports: ReceiptPorts) -> None:
        """Join the page to the services.

        Args:
            view: The page.
            ports: What is asked.
        """
        super().__init__(view)
        self._view = view
        self._ports = ports
        self._screen = ReceiptsScreen()
        self._fields = Fields()
        self._wanted: ReceiptFilter | None = ReceiptFilter()
        self._found: Sequence[RegisterLine] = ()
        self._in_work: Sequence[OpenReversal] = ()
        self._doubts: Sequence[PrintJob] = ()
        self._looked: Reversible | None = None
        self._approving = Approving(view.approval, ports.store, ports.approver_of)
        self._approving.asking_changed.connect(self._follow_form)
        view.approval.left.connect(self._look)
        view.shown.connect(self._look)
        view.filter_changed.connect(self._change_filter)
        view.listing_chosen.connect(self._choose_listing)
        view.receipt_reached.connect(self._reach)
        view.deed_requested.connect(lambda name: self._begin(Deed(name)))
        view.form.changed.connect(self._enter)

    @property
    def is_asking_machine(self) -> bool:
        """Whether a machine is giving money back, or is asked how that ended."""
        return bool(self._screen.busy_words)

    # --- lists ------------------------------------------------------------------

    def _show(self, screen: ReceiptsScreen) -> None:
        self._screen = screen
        self._view.display(screen)

    def _choose_listing(self, name: str) -> None:
        self._approving.leave()
        self._looked = None
        self._show(replace(self._screen, listing=Listing(name), sheet=None, rows=()))
        self._look()

    def _look(self) -> None:
        self.count()
        if self._screen.listing is not Listing.FOUND or self._wanted is None:
            return
        self._ports.store.run(
            partial(self._ports.search, self._wanted),
            on_done=partial(self._take_found, self._wanted),
            on_error=self._tell,
        )

    def _change_filter(self) -> None:
        before = self._wanted
        try:
            self._wanted = self._entered_filter()
        except NotADate as error:
            self._wanted = None
            self._tell(error)
            return
        # A field tells that it was left, too, when nothing in it has changed.
        if self._wanted != before:
            self._show(replace(self._screen, notice="", error=None))
            self._look()

    def list_waiting(self) -> None:
        """Show what waits for somebody."""
        self._choose_listing(Listing.IN_WORK.value)

    def count(self) -> None:
        """Ask what waits for somebody."""
        self._ports.store.run(
            lambda: (self._ports.in_work(), self._ports.unanswered()),
            on_done=self._take_in_work,
            on_error=self._tell,
        )

    def _entered_filter(self) -> ReceiptFilter:
        view = self._view
        return ReceiptFilter(
            text=view.text_edit.text().strip(),
            from_day=_day_of(view.from_edit.text()),
            to_day=_day_of(view.to_edit.text()),
        )

    def _take_found(self, asked: ReceiptFilter, found: Sequence[RegisterLine]) -> None:
        if asked != self._wanted:
            return
        self._found = found
        if self._screen.listing is Listing.FOUND:
            self._show(replace(self._screen, rows=tuple(row_of(line) for line in found)))
            self._keep_current([line.number for line in found])

    def _take_in_work(self, found: tuple[Sequence[OpenReversal], Sequence[PrintJob]]) -> None:
        self._in_work, self._doubts = found
        count = len(self._in_work) + len(self._doubts)
        self.in_work_counted.emit(count)
        screen = replace(self._screen, in_work_count=count)
        if screen.listing is Listing.IN_WORK:
            doubts = tuple(row_of_doubt(job.receipt_number) for job in self._doubts)
            rows = tuple(row_of_reversal(each.reversal, payer_of(each)) for each in self._in_work)
            screen = replace(screen, rows=(*doubts, *rows))
        self._show(screen)
        if screen.listing is Listing.IN_WORK:
            self._keep_current([ReceiptNumber(row.key) for row in screen.rows])

    def _keep_current(self, numbers: Sequence[ReceiptNumber]) -> None:
        known = self._looked.receipt.number if self._looked is not None else None
        if known is not None and (known in numbers or self._approving.is_asking):
            self._reach(known)
        elif numbers:
            self._reach(numbers[0])
        else:
            self._looked = None
            self._show(replace(self._screen, sheet=None))

    def _reach(self, number: str) -> None:
        if self._approving.is_asking or self._screen.busy_words or not number:
            return
        self._ports.store.run(
            partial(self._ports.look, ReceiptNumber(number)),
            on_done=self._take_receipt,
            on_error=self._tell,
        )

    # --- the receipt that is looked at ---------------------------------------------

    def _take_receipt(self, found: Reversible) -> None:
        if self._approving.is_asking:
            return
        self._looked = found
        self._show(replace(self._screen, sheet=self._sheet_of(found)))

    def _sheet_of(self, found: Reversible) -> ReceiptSheet:
        line = next((each for each in self._found if each.number == found.receipt.number), None)
        words, status = say_fate(line.fate if line is not None else "used")
        work = self._work_on(found)
        if work is not None:
            words, status = say_state(work.reversal.state)
            words = f"{say_kind(work.reversal.kind)}　{words}"
        elif line is None:
            done = [each for each in found.reversals if each.state is ReversalState.DONE]
            if done:
                words, status = say_kind(done[-1].kind), Status.BAD
        doubt = self._doubt_of(found)
        warning = None if work is None else self._say_work(work)
        if doubt is not None:
            warning = say_paper_unknown()
        return ReceiptSheet(
            number=found.receipt.number,
            fate_words=words,
            fate=status,
            groups=groups_of(found.receipt),
            history=tuple(history_of(each) for each in found.reversals),
            warning=warning,
            deeds=deeds_of(found, work, self._ports.actor, has_doubt=doubt is not None),
        )

    def _work_on(self, found: Reversible) -> OpenReversal | None:
        number = found.receipt.number
        return next((w for w in self._in_work if w.reversal.receipt_number == number), None)

    def _doubt_of(self, found: Reversible) -> PrintJob | None:
        number = found.receipt.number
        return next((job for job in self._doubts if job.receipt_number == number), None)

    def _say_work(self, work: OpenReversal) -> Message:
        reversal = work.reversal
        if reversal.state is ReversalState.REQUESTED:
            return Message(
                what=self.tr("等待主管核可，金額 {amount}。").format(
                    amount=grouped(reversal.amount_twd)
                ),
                money=self.tr("還沒有退出任何款項。"),
                now=self.tr("由申請人以外的主管登入後核可。"),
            )
        if work.open_leg is not None:
            return Message(
                what=self.tr("退回 {amount} 的結果不明。").format(
                    amount=grouped(work.open_leg.amount_twd)
                ),
                money=self.tr("請勿再退一次，也不要先付現金。"),
                now=self.tr("按「查詢退回結果」；仍不明時依簽單確認。"),
            )
        return Message(
            what=self.tr("還有 {amount} 要退回。").format(amount=grouped(work.rest_twd)),
            money=self.tr("收據在全部退回之前不會作廢。"),
            now=self.tr("依下方按鈕逐項退回。"),
        )

    # --- deeds --------------------------------------------------------------------

    def _enter(self, fields: Fields) -> None:
        self._fields = fields

    def _begin(self, deed: Deed) -> None:
        found = self._looked
        if found is None or self._approving.is_asking or self._screen.busy_words:
            return
        work = self._work_on(found)
        match deed:
            case Deed.APPROVE if work is not None:
                self._run(partial(self._ports.approve, work.reversal.reversal_id))
            case Deed.ASK_MACHINE if work is not None:
                self._ask_machine(work)
            case Deed.QUERY if work is not None:
                self._query(work)
            case Deed.PAPER_WHOLE | Deed.PAPER_LOST:
                self._answer_paper(found, is_whole=deed is Deed.PAPER_WHOLE)
            case Deed.REPRINT:
                self._ask_reprint(found)
            case Deed.VOUCHER if work is not None:
                self._ports.store.run(
                    partial(self._ports.voucher, work.reversal.reversal_id),
                    on_done=lambda path: self._say(
                        self.tr("領據已存到 {path}，請列印後由領款人簽名。").format(path=path)
                    ),
                    on_error=self._tell,
                )
            case _:
                self._ask(deed, found, work)

    def _ask(self, deed: Deed, found: Reversible, work: OpenReversal | None) -> None:
        self._show(replace(self._screen, form=form_of(deed, found, work), notice="", error=None))
        self._approving.ask(
            approval_of(deed, found, work),
            self._act_on_sale(deed, found.receipt.number)
            if work is None
            else self._act_on_work(deed, work),
            on_done=self._done,
        )

    def _act_on_sale(self, deed: Deed, number: ReceiptNumber) -> _Act:
        ports = self._ports
        acts: dict[Deed, _Act] = {
            Deed.VOID: lambda second, why: ports.void(number, self._fields, second, why),
            Deed.CORRECT: lambda second, why: ports.correct(number, self._fields, second, why),
            Deed.DEPOSIT: lambda _second, why: ports.deposit(number, self._fields, why),
            Deed.REFUND: lambda _second, why: ports.refund(number, self._fields, why),
        }
        return acts[deed]

    def _act_on_work(self, deed: Deed, work: OpenReversal) -> _Act:
        ports, reversal_id, tender = self._ports, work.reversal.reversal_id, open_tender_of(work)
        acts: dict[Deed, _Act] = {
            Deed.REFUSE: lambda _second, why: ports.refuse(reversal_id, why),
            Deed.CALL_OFF: lambda _second, why: ports.call_off(reversal_id, why),
            Deed.PAY_BACK: lambda second, _why: ports.pay_back(reversal_id, self._fields, second),
            Deed.PAY_OTHERWISE: lambda second, _why: ports.pay_back(
                reversal_id, self._fields, second
            ),
        }
        if tender is not None:
            acts[Deed.BY_SLIP] = lambda second, _why: ports.by_slip(
                reversal_id, tender, self._fields, second
            )
        return acts[deed]

    def _answer_paper(self, found: Reversible, *, is_whole: bool) -> None:
        job = self._doubt_of(found)
        if job is None:
            return
        words = (
            self.tr("已記下：收據完整。") if is_whole else self.tr("已記下：不完整。請收回那張紙。")
        )

        def answered(_job: PrintJob) -> None:
            if is_whole:
                self._say(words)
            else:
                # Before the list is looked at anew, in which this paper no longer stands.
                self._ask_reprint(found, words=words)
            self.count()

        self._ports.store.run(
            partial(self._ports.answer_paper, job.job_id, is_whole),
            on_done=answered,
            on_error=self._tell,
        )

    def _ask_reprint(self, found: Reversible, *, words: str = "") -> None:
        number, ports = found.receipt.number, self._ports
        form = DeedForm(deed=Deed.REPRINT, forms=ports.forms)
        sheet = self._screen.sheet
        if sheet is not None:
            sheet = replace(sheet, warning=None)
        self._show(replace(self._screen, sheet=sheet, form=form, notice=words, error=None))

        def counted(copies: int) -> None:
            screen = ApprovalScreen(
                subject=f"reprint-{number}",
                heading=self.tr("補印收據"),
                about=self.tr("{number}　第 {copy} 次補印").format(number=number, copy=copies + 1),
                reason_words=self.tr("原因") if copies else "",
                needs_second=copies > 0,
                confirm_words=self.tr("補印"),
            )
            self._approving.ask(
                screen,
                lambda approver, reason: ports.reprint(number, self._fields.form, approver, reason),
                on_done=self._print,
            )

        ports.store.run(
            partial(ports.copies, number),
            on_done=counted,
            on_error=self._tell,
        )

    def _print(self, job: PrintJob) -> None:
        self._ports.print_copy(job)
        self._say(self.tr("補印中…（補印 {copy}）").format(copy=job.copy))
        self._look()

    # --- machines -------------------------------------------------------------------

    def _ask_machine(self, work: OpenReversal) -> None:
        sold = next_with_machine(work)
        if sold is not None:
            self._on_machine(
                sold.tender,
                partial(self._ports.ask_machine, work.reversal.reversal_id, sold.tender),
                words=self.tr("正在設備上退回 {amount}，請依畫面操作…").format(
                    amount=grouped(sold.tender.amount_twd)
                ),
            )

    def _query(self, work: OpenReversal) -> None:
        tender = open_tender_of(work)
        if tender is not None:
            self._on_machine(
                tender,
                partial(self._ports.query, work.reversal.reversal_id, tender),
                words=self.tr("正在向設備查詢退回結果…"),
            )

    def _on_machine(self, tender: Tender, job: Callable[[], object], *, words: str) -> None:
        worker = self._ports.worker_of(tender.device)
        if worker is None:
            self._show(
                replace(
                    self._screen,
                    error=Message(
                        what=self.tr("這個櫃檯沒有設備「{name}」。").format(name=tender.device),
                        money=self.tr("還沒有退出任何款項。"),
                        now=self.tr("到原收款的櫃檯辦理，或依簽單確認。"),
                    ),
                )
            )
            return
        self._show(replace(self._screen, busy_words=words, notice="", error=None))
        worker.run(job, on_done=self._done, on_error=self._tell)

    # --- what became of it --------------------------------------------------------------

    def _run(self, job: Callable[[], object]) -> None:
        self._ports.store.run(job, on_done=self._done, on_error=self._tell)

    def _done(self, result: object) -> None:
        self._show(replace(self._screen, busy_words="", form=None, error=None))
        match result:
            case Reversal():
                self._say_reversal(result)
            case Returned():
                self._say_returned(say_return(result.outcome), result.reversal)
            case ReturnClimbed():
                self._say_returned(say_return_rung(result), result.reversal)
            case _:
                self._say(self.tr("已更正，原紀錄仍保留。"))
        self._look()

    def _say_returned(self, trouble: Message | None, reversal: Reversal) -> None:
        is_done = reversal.state is ReversalState.DONE
        if trouble is not None and not is_done:
            self._show(replace(self._screen, error=trouble))
        elif is_done:
            self._say_reversal(reversal)
        else:
            self._say(self.tr("設備已退回款項。"))

    def _say_reversal(self, reversal: Reversal) -> None:
        words = {
            ReversalState.REQUESTED: self.tr("已送出申請，等待主管核可。"),
            ReversalState.APPROVED: self.tr("已核可，請依下方按鈕退回款項。"),
            ReversalState.DONE: self.tr("已完成，收據 {number} 已列為「{kind}」。"),
            ReversalState.REFUSED: self.tr("已取消，收據維持有效。"),
        }[reversal.state]
        self._say(words.format(number=reversal.receipt_number, kind=say_kind(reversal.kind)))
        if reversal.state is ReversalState.DONE and reversal.way is PayBackWay.CASH:
            self.drawer_wanted.emit(reversal.receipt_number)

    def say(self, words: str, is_good: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Show what became of a copy or of the drawer."""
        status = Status.OK if is_good else Status.BAD
        self._show(replace(self._screen, notice=words, notice_status=status))

    def _say(self, words: str) -> None:
        self.say(words, True)

    def _follow_form(self) -> None:
        if not self._approving.is_asking and self._screen.form is not None:
            self._show(replace(self._screen, form=None))
        self._view.focus_home()

    def _tell(self, error: Exception) -> None:
        self._show(replace(self._screen, busy_words=""))
        self._show(replace(self._screen, error=say_or_raise(error)))


def _day_of(text: str) -> date | None:
    return parse_date(text) if text.strip() else None
