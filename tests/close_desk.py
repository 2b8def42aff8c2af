"""A desk that is closed, for tests: who is there, what was taken, how it is counted."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp

from card_wire import TERMINAL, Manner, make_machine
from counter_app.domain.cases import CaseId
from counter_app.domain.closing import Close, Settlement
from counter_app.domain.drafts import Draft
from counter_app.domain.drawer import CashCount
from counter_app.domain.money import Twd, count_notes_and_coins
from counter_app.domain.outcomes import BrandTotal
from counter_app.domain.payments import Payment, PaymentId
from counter_app.domain.receipts import Receipt
from counter_app.domain.staff import Actor, Role, StaffId
from counter_app.domain.tenders import CashLaidDown, Tender, TenderKind
from counter_app.services.day_close import (
    SettleWay,
    begin_close,
    begin_settlement,
    close_state,
    count_drawer,
    explain,
    settle_by_slip,
    settle_machine,
    sign_close,
)
from counter_app.services.desk import Desk
from counter_app.services.machines import PaymentMachine
from counter_app.services.payments import ask_machine, begin_machine_tender, settle_at_hand
from counter_app.services.shifts import open_shift
from factories import make_actor, make_draft, make_fee

CLERK = make_actor()
OTHER_CLERK = make_actor(staff_id=StaffId(77), login="clerk2", display_name="張小華")
SUPERVISOR = make_actor(Role.SUPERVISOR)
CASHIER = make_actor(Role.CASHIER_OFFICE)
FEE_TWD = 6


def at(moment: datetime) -> Callable[[], datetime]:
    """Return a clock that stands still."""
    return lambda: moment


def count_of(amount_twd: int) -> CashCount:
    """Return a count that comes to a sum."""
    return CashCount(pieces=count_notes_and_coins(Twd(amount_twd)))


def hire(desk: Desk, actor: Actor) -> None:
    """Write an account down, so that it can own something."""
    with desk.open_unit() as unit:
        unit.staff.add(
            login=actor.login,
            display_name=actor.display_name,
            role=actor.role,
            password_hash="",
            created_at=desk.clock(),
            created_by="test",
        )
        unit.commit()


def pay_cash(desk: Desk, name: str, actor: Actor = CLERK) -> Receipt:
    """Take NT$6 in cash for copies."""
    settlement = settle_at_hand(
        desk,
        actor,
        _copies(desk, name),
        (CashLaidDown(tendered_twd=Twd(FEE_TWD)),),
        agreed_twd=Twd(FEE_TWD),
    )
    assert settlement.receipt is not None
    return settlement.receipt


def _ask(
    desk: Desk, draft: Draft, *manners: Manner, amount_twd: int, agreed_twd: int, actor: Actor
) -> Payment:
    payment, tender = begin_machine_tender(
        desk,
        actor,
        draft,
        kind=TenderKind.CARD,
        amount_twd=Twd(amount_twd),
        device=TERMINAL,
        agreed_twd=Twd(agreed_twd),
        holder_in_person=True,
    )
    machine, _wire = make_machine(Path(mkdtemp()) / "truth", *manners)
    return ask_machine(
        desk, actor, machine, payment_id=payment.payment_id, tender_id=tender.tender_id
    ).payment


def _copies(desk: Desk, name: str) -> Draft:
    return make_draft(fees=(make_fee(),), payment_id=PaymentId(name), desk_no=desk.desk_no)


def pay_card(desk: Desk, name: str, actor: Actor = CLERK) -> Payment:
    """Take NT$6 by card."""
    payment = _ask(desk, _copies(desk, name), amount_twd=FEE_TWD, agreed_twd=FEE_TWD, actor=actor)
    assert payment.receipt_number is not None
    return payment


def leave_unknown(
    desk: Desk,
    name: str,
    *,
    amount_twd: int = FEE_TWD,
    agreed_twd: int = FEE_TWD,
    case_id: CaseId | None = None,
    actor: Actor = CLERK,
) -> tuple[Payment, Tender]:
    """Ask a terminal that never answers, for copies or for a case."""
    draft = _copies(desk, name)
    if case_id is not None:
        draft = make_draft(case_id, payment_id=PaymentId(name), desk_no=desk.desk_no)
    payment = _ask(
        desk,
        draft,
        Manner.STAYS_SILENT,
        amount_twd=amount_twd,
        agreed_twd=agreed_twd,
        actor=actor,
    )
    assert payment.open_tender is not None
    return payment, payment.open_tender


def take_by_slip(desk: Desk, *totals: BrandTotal, actor: Actor = CLERK) -> Settlement:
    """Type in what the slip of the terminal says."""
    return settle_by_slip(
        desk, actor, SUPERVISOR, device=TERMINAL, totals=totals, reason="線路故障"
    )


def close_cash_shift(desk: Desk, actor: Actor, *, is_open: bool = False) -> Close:
    """Close a shift that took cash only, and leave NT$1,000 in the drawer, or what there is."""
    if not is_open:
        open_shift(desk, actor, float_twd=Twd(5000))
    shift = begin_close(desk, actor)
    with desk.open_unit() as unit:
        expected_twd = unit.takings.expected_cash(shift)
    count_drawer(desk, actor, count_of(expected_twd))
    return sign_close(desk, actor, next_float_twd=Twd(min(1000, expected_twd)))


def close_with_machine(
    desk: Desk, actor: Actor, machine: PaymentMachine, *, next_float_twd: int = 5000
) -> Close:
    """Close a shift and settle its machine; the drawer holds what the books expect."""
    shift = begin_close(desk, actor)
    with desk.open_unit() as unit:
        expected_twd = unit.takings.expected_cash(shift)
    count_drawer(desk, actor, count_of(expected_twd))
    begun = begin_settlement(desk, actor, device=machine.name)
    settle_machine(desk, actor, machine, settlement_id=begun.settlement_id)
    for left in close_state(desk, actor).machines:
        if left.way is not SettleWay.DONE:
            # This machine tells no totals: its slip does, and here it says what the books say.
            take_by_slip(desk, *left.totals, actor=actor)
    for found in close_state(desk, actor).differences_open:
        explain(
            desk,
            actor,
            SUPERVISOR,
            about=found.about,
            detail=found.detail,
            reason="機器不分品牌",
        )
    return sign_close(desk, actor, next_float_twd=Twd(min(next_float_twd, expected_twd)))
