"""What the payment screen needs of the services: callables that hold desk and person already."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QImage

from counter_app.domain.cases import CaseId
from counter_app.domain.collections import PaidElsewhere
from counter_app.domain.drafts import Draft
from counter_app.domain.kinds import PriceItem, TenderRule
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import SaleStep
from counter_app.domain.parts import PartName
from counter_app.domain.payments import Payment, PaymentId
from counter_app.domain.printing import PrintJob, PrintJobId
from counter_app.domain.receipts import Receipt, ReceiptNumber
from counter_app.domain.segments import SegmentsSeen
from counter_app.domain.staff import Actor
from counter_app.domain.tenders import Tender, TenderAtHand, TenderId, TenderKind
from counter_app.services.cases import FoundCases
from counter_app.services.notices import ReadBack
from counter_app.services.payments import Settlement
from counter_app.services.quotes import Quote
from counter_app.services.shifts import ShiftInHand
from counter_app.store.case_search import CaseHit
from counter_app.ui.background import Background
from counter_app.ui.recovery.ports import ApproverOf, Forms, LadderPorts, MachineChoice
from counter_app.ui.reveal import WriteDown


class SettleAtHand(Protocol):
    """`services.payments.settle_at_hand`."""

    def __call__(
        self,
        draft: Draft,
        at_hand: tuple[TenderAtHand, ...],
        *,
        agreed_twd: Twd,
        holder_in_person: bool,
        approver: Actor | None,
        forms: Forms,
    ) -> Settlement:
        """Settle with what is at hand."""


class BeginMachineTender(Protocol):
    """`services.payments.begin_machine_tender`."""

    def __call__(
        self,
        draft: Draft,
        *,
        kind: TenderKind,
        amount_twd: Twd,
        device: str,
        agreed_twd: Twd,
        holder_in_person: bool,
    ) -> tuple[Payment, Tender]:
        """Write the intent."""


class AskMachine(Protocol):
    """`services.payments.ask_machine`."""

    def __call__(
        self,
        *,
        device: str,
        payment_id: PaymentId,
        tender_id: TenderId,
        on_step: Callable[[SaleStep], None],
        forms: Forms,
    ) -> Settlement:
        """Ask, and write down what became of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintPorts:
    """What becomes paper, and the drawer.

    Attributes:
        waiting_jobs: What this desk has still to print or to ask about.
        print_slip: Prints one slip on the thermal printer; None without a printer.
        save_pdf: Writes one A4 job as a file.
        print_office: Gives one A4 job to the office printer and writes down whether it took
            it; None without one.
        queue_reprint: Queues a marked copy; beyond the first with a second person and a reason.
        kick_drawer: Opens the drawer for the cash of a receipt; None without one.
        open_drawer: Opens it without a sale, with a second person and a reason; likewise.
        slip_image: The slip of a receipt as it will look; slow.
        preview_receipt: The receipt that a payment would get.
    """

    waiting_jobs: Callable[[], list[PrintJob]]
    print_slip: Callable[[PrintJobId], PrintJob] | None
    save_pdf: Callable[[PrintJobId], Path]
    print_office: Callable[[PrintJobId], PrintJob] | None
    answer_paper: Callable[[PrintJobId, bool], PrintJob]
    queue_reprint: Callable[[ReceiptNumber, str, Actor | None, str], PrintJob]
    kick_drawer: Callable[[ReceiptNumber], bool] | None
    open_drawer: Callable[[Actor | None, str], bool] | None
    newest_receipts: Callable[[], list[Receipt]]
    slip_image: Callable[[Receipt], QImage]
    preview_receipt: Callable[[Payment], Receipt]
    slip_width_mm: int
    store: Background
    printer: Background
    rendering: Background


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentPorts:
    """What the payment screen needs.

    Attributes:
        actor: Who is signed in.
        branch_words: The branch, as the customer's screen shows it.
        new_id: A fresh identity for a payment.
        steady_s: Seconds on a clock that only ever grows, for scans that belong together.
        machines: Which machine takes which tender; none, where the desk has no machine.
        default_forms: Papers that are ticked at the start.
        allocation_order: Which part of a debt a payment settles first.
        read_back: Which case a scanned paper is of, and what has become of it.
        case_lines: Some cases, as the search finds them.
        paid_elsewhere: What was, or may have been, paid away from the desk.
        reveal: Writes down that somebody on the screen is shown in full.
        store: Where the store is asked.
        search: A worker of its own for the search, so that typing never waits for a payment.
    """

    actor: Actor
    branch_words: str
    new_id: Callable[[], str]
    clock: Callable[[], datetime]
    steady_s: Callable[[], float]
    find_cases: Callable[[str], FoundCases]
    read_back: Callable[[str, SegmentsSeen], ReadBack]
    case_lines: Callable[[Sequence[CaseId]], list[CaseHit]]
    paid_elsewhere: Callable[[Sequence[CaseId]], Mapping[CaseId, PaidElsewhere]]
    cases_of_obligor: Callable[[str], list[CaseHit]]
    quote_draft: Callable[[Draft], Quote]
    save_draft: Callable[[Draft], None]
    hold_draft: Callable[[Draft], None]
    held_drafts: Callable[[], list[Draft]]
    take_up_draft: Callable[[PaymentId], Draft]
    draft_on_screen: Callable[[], Draft | None]
    drop_draft: Callable[[PaymentId], None]
    price_list: Callable[[], tuple[PriceItem, ...]]
    tender_rules: Callable[[], tuple[TenderRule, ...]]
    shift_in_hand: Callable[[], ShiftInHand | None]
    reveal: WriteDown
    settle_at_hand: SettleAtHand
    approver_of: ApproverOf
    begin_machine_tender: BeginMachineTender
    ask_machine: AskMachine
    machines: Mapping[TenderKind, MachineChoice]
    ladder: LadderPorts
    printing: PrintPorts
    default_forms: Forms
    allocation_order: tuple[PartName, ...]
    store: Background
    search: Background
