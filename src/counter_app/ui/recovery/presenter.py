"""Lists what this desk must still account for, and leads out of it."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.identifiers import mask_name
from counter_app.domain.payments import CaseItem, Payment
from counter_app.services.payments import Settlement
from counter_app.services.recovery import OpenPayment
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.names import say_tender
from counter_app.ui.recovery.ladder import Ladder, SlipAnswer
from counter_app.ui.recovery.ports import Forms, LadderPorts
from counter_app.ui.recovery.screen import OpenItemsScreen, SlipForm
from counter_app.ui.recovery.view import OpenItemsView
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, TableRow


class OpenItemsPresenter(QObject):
    """Runs the page of open payments.

    Signals:
        counted(int): So many payments are open.
        settled(object): A payment was settled here; its `Settlement`, for the printer.
    """

    counted = Signal(int)
    settled = Signal(object)

    def __init__(self, view: OpenItemsView, ports: LadderPorts, *, forms: Forms) -> None:
        """Join the page to the services.

        Args:
            view: The page.
            ports: What leads out of an unknown outcome.
            forms: Papers of a receipt that is made here.
        """
        super().__init__(view)
        self._view = view
        self._ports = ports
        self._forms = forms
        self._found: list[OpenPayment] = []
        self._current: OpenPayment | None = None
        self._done = ""
        self._error: Message | None = None
        self._is_busy = False
        self.ladder = Ladder(ports, self)
        self.ladder.changed.connect(self._show)
        self.ladder.resolved.connect(self._resolved)
        panel = view.ladder_panel
        panel.query_requested.connect(self.ladder.query)
        panel.form_requested.connect(lambda form: self.ladder.open_form(SlipForm(form)))
        panel.answered.connect(self._answer)
        view.row_reached.connect(self._reach)
        view.settle_requested.connect(self._settle)
        view.cancel_requested.connect(self._cancel)
        view.shown.connect(self.look)

    def look(self) -> None:
        """Ask the books what is open."""
        self._ports.store.run(self._ports.open_payments, on_done=self._take, on_error=self._refuse)

    def _take(self, found: list[OpenPayment]) -> None:
        if found == self._found and not self._is_busy and not self._done:
            return
        self._is_busy = False
        self._found = found
        known = None if self._current is None else self._current.payment.payment_id
        if self.is_asking_machine:
            return
        self._go_to(
            next((each for each in found if each.payment.payment_id == known), None)
            or (found[0] if found else None)
        )
        self.counted.emit(len(found))

    def _go_to(self, item: OpenPayment | None) -> None:
        before, self._current = self._current, item
        if item is None or item.tender is None:
            self.ladder.end()
        elif (
            before is None
            or before.tender is None
            or before.tender.tender_id != item.tender.tender_id
            or self.ladder.screen is None
        ):
            self.ladder.begin(item.payment, item.tender, can_leave=False)
        self._show()

    def _reach(self, key: str) -> None:
        item = next((each for each in self._found if each.payment.payment_id == key), None)
        if item is not None and item is not self._current and not self.is_asking_machine:
            self._done, self._error = "", None
            self._go_to(item)

    @property
    def blocked_devices(self) -> frozenset[str]:
        """Names of the machines that may take nothing new until their sale is resolved."""
        return frozenset(each.tender.device for each in self._found if each.tender is not None)

    @property
    def is_asking_machine(self) -> bool:
        """Whether a machine is being asked how a sale ended."""
        return self.ladder.screen is not None and self.ladder.screen.is_busy

    def _answer(self, answer: SlipAnswer) -> None:
        self.ladder.answer(answer)

    def _resolved(self, settlement: Settlement) -> None:
        if settlement.receipt is not None:
            self._done = self.tr("已入帳，收據 {number}").format(number=settlement.receipt.number)
            self.settled.emit(settlement)
        elif settlement.payment.collected_twd:
            self._done = self.tr("已確認這一部分的扣款；其餘金額尚未收取。")
        else:
            self._done = self.tr("已確認沒有扣款；案件與設備已釋放，可以重新收費。")
        self.look()

    def _settle(self) -> None:
        if self._current is not None and not self._is_busy:
            self._is_busy = True
            self._ports.store.run(
                partial(
                    self._ports.settle_collected, self._current.payment.payment_id, self._forms
                ),
                on_done=self._resolved,
                on_error=self._refuse,
            )

    def _cancel(self) -> None:
        if self._current is not None and not self._is_busy:
            self._is_busy = True
            self._ports.store.run(
                partial(self._ports.cancel_payment, self._current.payment.payment_id),
                on_done=lambda payment: self._resolved(Settlement(payment=payment)),
                on_error=self._refuse,
            )

    def _refuse(self, error: Exception) -> None:
        self._is_busy = False
        self._error = say_or_raise(error)
        self._show()

    def _show(self) -> None:
        item = self._current
        is_sure = item is not None and item.tender is None
        collected = item.payment.collected_twd if item is not None else 0
        message = self._error
        if message is None and is_sure and item is not None:
            message = self._say_collected(item.payment)
        self._view.display(
            OpenItemsScreen(
                heading=self.tr("未結交易"),
                hint=self.tr("這些交易在結清之前，案件與設備都保留著，不會重複扣款。")
                if self._found
                else "",
                rows=tuple(self._row(each) for each in self._found),
                ladder=None if self._error is not None else self.ladder.screen,
                collected=message,
                can_settle=is_sure and collected > 0 and not self._is_busy,
                can_cancel=is_sure and collected == 0 and not self._is_busy,
                is_busy=self._is_busy,
                done=self._done,
            )
        )

    def _say_collected(self, payment: Payment) -> Message:
        if not payment.collected_twd:
            return Message(
                what=self.tr("這一筆沒有收到任何款項。"),
                now=self.tr("按「結束這一筆」釋放案件，再重新收費。"),
            )
        return Message(
            what=self.tr("已收 {collected}，尚缺 {rest}。").format(
                collected=grouped(payment.collected_twd), rest=grouped(payment.remaining_twd)
            ),
            money=self.tr("已扣的款項在帳上，不會遺失。"),
            now=self.tr("按「以已收金額開立收據」，餘額留待下次繳納。"),
        )

    def _row(self, item: OpenPayment) -> TableRow:
        payment, tender = item.payment, item.tender
        cases = [each for each in payment.items if isinstance(each, CaseItem)]
        name = cases[0].obligor_name if cases else payment.payer_name
        at = payment.started_at.astimezone(TAIPEI)
        status = (
            Cell(words=self.tr("結果不明"), status=Status.WARN)
            if tender is not None
            else Cell(words=self.tr("部分已收"), status=Status.INFO)
        )
        device = tender.device if tender is not None else ""
        kind = say_tender(tender.kind) if tender is not None else ""
        return TableRow(
            key=payment.payment_id,
            cells=(
                Cell(
                    words=mask_name(name),
                    below=cases[0].case_number if cases else "",
                    strong=True,
                ),
                Cell(words=device or kind, below=f"{format_roc(at.date())} {at:%H:%M}"),
                status,
                Cell(
                    words=grouped(tender.amount_twd if tender is not None else payment.total_twd),
                    strong=True,
                ),
            ),
        )
