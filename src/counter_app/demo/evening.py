"""How the demo day ends: two closes, and between them a void, a refund and a reprint.

The same services as in the window, against the same simulated machines.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from counter_app.bootstrap.homes import Home
from counter_app.demo.people import CASHIER, SUPERVISOR, DemoAccount
from counter_app.devices.receipt_printer.printer import ReceiptPrinter
from counter_app.domain.closing import Close
from counter_app.domain.drawer import CashCount
from counter_app.domain.money import DENOMINATIONS_TWD, Twd
from counter_app.domain.printing import PrintState
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.reversals import Reversal, ReversalState
from counter_app.domain.staff import Actor
from counter_app.services.backup import back_up
from counter_app.services.day_close import (
    CASH,
    begin_close,
    begin_settlement,
    close_state,
    count_drawer,
    explain,
    publish_anchors,
    settle_machine,
    sign_close,
    verify_close,
)
from counter_app.services.giving_back import OpenReversal
from counter_app.services.machines import PaymentMachine
from counter_app.services.receipts import print_slip, queue_reprint
from counter_app.services.reports import (
    PaperForm,
    register,
    remittance,
    report_paper,
    shift_report,
)
from counter_app.services.returns import return_tender
from counter_app.services.reversals import (
    approve_refund,
    begin_void,
    open_reversals,
    request_refund,
)
from counter_app.services.shifts import open_shift
from counter_app.services.staff import approver_of, sign_in

NEXT_FLOAT_TWD: Final = Twd(5_000)
SHORT_TWD: Final = Twd(100)
"""So much is missing when the drawer is counted in the evening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evening:
    """What is at hand when a demo day ends.

    Attributes:
        papers: Where reports are written.
    """

    home: Home
    clerk: Actor
    machines: Mapping[str, PaymentMachine]
    printer: ReceiptPrinter
    papers: Path

    def second(self, account: DemoAccount = SUPERVISOR) -> Actor:
        """Return the second person who stands beside the clerk."""
        return approver_of(
            self.home.desk, self.clerk, login=account.login, password=account.password
        )

    def void(self, number: ReceiptNumber) -> Reversal:
        """Void a receipt of the open shift; machines give back what they took."""
        desk = self.home.desk
        reversal = begin_void(
            desk,
            self.clerk,
            self.second(),
            number=number,
            reason="示範：案件選錯，當場作廢",
            has_paper=True,
            paper_note="正本收回，截角",
        )
        return self._give_back(reversal)

    def refund(self, number: ReceiptNumber) -> Reversal:
        """Refund a receipt of a closed shift: request, approval, and the money back."""
        desk = self.home.desk
        reversal = request_refund(
            desk,
            self.clerk,
            number=number,
            reason="示範：重複繳納",
            has_paper=True,
            paper_note="正本收回",
            recipient="範例代繳人",
        )
        supervisor = sign_in(desk, login=SUPERVISOR.login, password=SUPERVISOR.password)
        return self._give_back(approve_refund(desk, supervisor, reversal_id=reversal.reversal_id))

    def _give_back(self, reversal: Reversal) -> Reversal:
        for opened in self._open(reversal):
            for sold in opened.tenders:
                if sold.is_with_machine and not sold.is_back:
                    reversal = return_tender(
                        self.home.desk,
                        self.clerk,
                        self.machines[sold.tender.device],
                        reversal_id=reversal.reversal_id,
                        tender_id=sold.tender.tender_id,
                    ).reversal
        if reversal.state is not ReversalState.DONE:
            raise ValueError(f"{reversal.receipt_number} did not go back")
        return reversal

    def _open(self, reversal: Reversal) -> list[OpenReversal]:
        return [
            opened
            for opened in open_reversals(self.home.desk, self.clerk)
            if opened.reversal.reversal_id == reversal.reversal_id
        ]

    def reprint(self, number: ReceiptNumber) -> None:
        """Print a marked copy of a receipt."""
        desk = self.home.desk
        job = queue_reprint(desk, self.clerk, number=number, form="slip")
        printed = print_slip(desk, self.clerk, self.printer, job_id=job.job_id)
        if printed.state is not PrintState.PRINTED:
            raise ValueError(f"the copy of {number} did not come out")

    def open_again(self) -> None:
        """Open the next shift with what was left in the drawer."""
        open_shift(self.home.desk, self.clerk, float_twd=NEXT_FLOAT_TWD)

    def close(self, *, short_twd: Twd = Twd(0)) -> Close:  # noqa: B008 - a number
        """Close the shift: count, settle the machines, explain, sign, anchor, papers, copy.

        Args:
            short_twd: So much less is counted than the books expect.
        """
        desk, clerk = self.home.desk, self.clerk
        expected_twd = shift_report(desk, clerk).expected_cash_twd
        begin_close(desk, clerk)
        count_drawer(desk, clerk, _counted(Twd(expected_twd - short_twd)))
        for machine in close_state(desk, clerk).machines:
            settlement = begin_settlement(desk, clerk, device=machine.device)
            settle_machine(
                desk,
                clerk,
                self.machines[machine.device],
                settlement_id=settlement.settlement_id,
            )
        for difference in close_state(desk, clerk).differences_open:
            if difference.about != CASH:
                raise ValueError(f"{difference.about} does not agree with the books")
            explain(
                desk,
                clerk,
                self.second(),
                about=difference.about,
                detail=difference.detail,
                reason="示範：找零時多給一張百元鈔",
            )
        close = sign_close(desk, clerk, next_float_twd=NEXT_FLOAT_TWD)
        publish_anchors(desk)
        self._write(close)
        back_up(desk, clerk, self.home.backups)
        self._verify(close)
        return close

    def _write(self, close: Close) -> None:
        report = shift_report(self.home.desk, self.clerk, close.shift_id)
        for form in PaperForm:
            report_paper(self.home.desk, self.clerk, report, form=form, folder=self.papers)

    def _verify(self, close: Close) -> None:
        desk = self.home.desk
        cashier = sign_in(desk, login=CASHIER.login, password=CASHIER.password)
        verify_close(
            desk,
            cashier,
            shift_id=close.shift_id,
            counted_twd=close.paid_in_twd,
            note="示範：點收無誤",
        )

    def write_day(self) -> None:
        """Write the register and the remittance of the day."""
        desk, clerk = self.home.desk, self.clerk
        today = desk.today()
        for report in (
            register(desk, clerk, from_day=today, to_day=today),
            remittance(desk, clerk, from_day=today, to_day=today),
        ):
            for form in PaperForm:
                report_paper(desk, clerk, report, form=form, folder=self.papers)


def _counted(amount_twd: Twd) -> CashCount:
    """Return an amount in the fewest notes and coins."""
    pieces, rest_twd = {}, int(amount_twd)
    for value_twd in DENOMINATIONS_TWD:
        pieces[value_twd], rest_twd = divmod(rest_twd, value_twd)
    return CashCount(pieces=pieces)
