"""What the page of receipts needs of the services, with the person and the desk already in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counter_app.domain.printing import PrintJob, PrintJobId
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.reversals import Reversal, ReversalId
from counter_app.domain.staff import Actor
from counter_app.domain.takings import RegisterLine
from counter_app.domain.tenders import Tender
from counter_app.services.giving_back import OpenReversal
from counter_app.services.returns import ReturnClimbed, Returned
from counter_app.services.reversals import Reversible
from counter_app.ui.approval.presenter import ApproverOf
from counter_app.ui.background import Background
from counter_app.ui.receipts.screen import Fields, ReceiptFilter


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPorts:
    """Everything the page can ask for.

    Attributes:
        actor: Who is signed in.
        today: The business day.
        search: Numbers that fit, newest first.
        look: A receipt with what has happened to it.
        in_work: Reversals that are not final: of this desk, and those that wait for approval.
        unanswered: Papers that nobody is sure about.
        answer_paper: Writes down what was seen of one.
        copies: So many marked copies there are, on whatever paper.
        reprint: Queues a marked copy; the first is free, others need a second person.
        print_copy: Prints what was queued.
        voucher: Writes the paper that is signed for money that goes back (領據).
        forms: Papers that can be printed here; the first is the usual one.
        worker_of: Where a machine is asked, by its name; None where it is not at this desk.
    """

    actor: Actor
    today: Callable[[], date]
    search: Callable[[ReceiptFilter], Sequence[RegisterLine]]
    look: Callable[[ReceiptNumber], Reversible]
    in_work: Callable[[], Sequence[OpenReversal]]
    unanswered: Callable[[], Sequence[PrintJob]]
    answer_paper: Callable[[PrintJobId, bool], PrintJob]
    approver_of: ApproverOf
    void: Callable[[ReceiptNumber, Fields, Actor | None, str], Reversal]
    refund: Callable[[ReceiptNumber, Fields, str], Reversal]
    deposit: Callable[[ReceiptNumber, Fields, str], Reversal]
    approve: Callable[[ReversalId], Reversal]
    refuse: Callable[[ReversalId, str], Reversal]
    call_off: Callable[[ReversalId, str], Reversal]
    pay_back: Callable[[ReversalId, Fields, Actor | None], Reversal]
    correct: Callable[[ReceiptNumber, Fields, Actor | None, str], object]
    ask_machine: Callable[[ReversalId, Tender], Returned]
    query: Callable[[ReversalId, Tender], Returned | ReturnClimbed]
    by_slip: Callable[[ReversalId, Tender, Fields, Actor | None], Returned]
    copies: Callable[[ReceiptNumber], int]
    reprint: Callable[[ReceiptNumber, str, Actor | None, str], PrintJob]
    print_copy: Callable[[PrintJob], object]
    voucher: Callable[[ReversalId], Path]
    forms: tuple[str, ...]
    worker_of: Callable[[str], Background | None]
    store: Background
