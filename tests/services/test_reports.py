"""What was taken: one set of figures, checked against a day's own reckoning on both databases."""

import io
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from odfdo import Document
from sqlalchemy import Engine, text

from card_wire import TERMINAL
from close_desk import count_of, hire, leave_unknown, pay_card, take_by_slip
from counter_app.domain.cases import CaseId
from counter_app.domain.closing import CloseStep, StepMissing, UnknownShift
from counter_app.domain.drawer import EntryKind
from counter_app.domain.kinds import AUCTION_KIND
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import BrandTotal
from counter_app.domain.payments import FeeItem, PaymentId, UnprintableName
from counter_app.domain.printing import PaperUnwritten
from counter_app.domain.receipts import Receipt
from counter_app.domain.reversals import (
    PayBackWay,
    Reversal,
    ReversalId,
    ReversalKind,
    UnknownReversal,
)
from counter_app.domain.shifts import NoOpenShift, Shift, ShiftId
from counter_app.domain.staff import NotPermitted, Role
from counter_app.domain.takings import ShiftReport
from counter_app.domain.tenders import (
    CashLaidDown,
    DocumentHandedOver,
    SlipShown,
    TenderAtHand,
    TenderKind,
)
from counter_app.services.accounts import AccountRefused, put_account, remittance_accounts
from counter_app.services.corrections import correct_tender
from counter_app.services.day_close import (
    begin_close,
    carry_forward,
    count_drawer,
    explain,
    sign_close,
)
from counter_app.services.desk import Desk
from counter_app.services.outage import enter_outage_receipt, enter_spoiled, next_outage_number
from counter_app.services.payments import settle_at_hand
from counter_app.services.receipts import queue_reprint, save_receipt_pdf
from counter_app.services.recovery import resolve_by_slip
from counter_app.services.reports import (
    PaperForm,
    pay_out,
    print_report,
    register,
    remittance,
    report_paper,
    report_pdf,
    search_receipts,
    shift_report,
)
from counter_app.services.returns import return_by_slip
from counter_app.services.reversals import (
    approve_refund,
    begin_void,
    find_reversible,
    pay_back,
    request_deposit_return,
    request_refund,
)
from counter_app.services.shifts import move_cash, open_shift
from factories import (
    NOON,
    CountedIds,
    StoppedClock,
    make_actor,
    make_case_row,
    make_desk,
    make_draft,
    make_fee,
)
from paper_readers import pypdf_text

CLERK = make_actor()
SUPERVISOR = make_actor(Role.SUPERVISOR)
AUDITOR = make_actor(Role.AUDITOR)
ADMINISTRATOR = make_actor(Role.ADMINISTRATOR)
TODAY = NOON.date()
FEE_TWD = 6
CASE_TWD = 2350
DEPOSIT = FeeItem(
    code="DEPOSIT", name="拍賣保證金", group=AUCTION_KIND, quantity=1, unit_price_twd=Twd(3000)
)
AGENCIES = (("A05010000G", "財政部北區國稅局"), ("A21030000I", "衛生福利部中央健康保險署"))


def document(amount_twd: int, kind: TenderKind = TenderKind.CHEQUE) -> DocumentHandedOver:
    return DocumentHandedOver(
        kind=kind,
        amount_twd=Twd(amount_twd),
        issuer_name="臺灣銀行",
        document_number="AB1234567",
        document_date=date(2025, 11, 19),
    )


def slip(amount_twd: int) -> SlipShown:
    return SlipShown(
        kind=TenderKind.CARD,
        amount_twd=Twd(amount_twd),
        slip_number="000123",
        approval_code="A1",
    )


def amount_of(at_hand: DocumentHandedOver | SlipShown) -> int:
    return int(at_hand.amount_twd)


@dataclass
class Days:
    """Some days at a desk, and what anybody with a pencil would have noted beside them.

    Attributes:
        taken: Way to pay to what came in; voids are taken off again.
        back: Refunds and deposits that went back.
        cash: In the drawer.
        owners: Owner of the remittance to what is paid in.
        fates: Fate to numbers.
    """

    engine: Engine
    desk: Desk
    clock: StoppedClock
    names: CountedIds = field(default_factory=lambda: CountedIds(prefix="pay"))
    taken: Counter[TenderKind] = field(default_factory=Counter)
    back: int = 0
    cash: int = 0
    owners: Counter[str] = field(default_factory=Counter)
    fates: Counter[str] = field(default_factory=Counter)
    receipts: list[Receipt] = field(default_factory=list)
    shares: dict[str, Counter[str]] = field(default_factory=dict)
    ways: dict[str, Counter[TenderKind]] = field(default_factory=dict)
    spent: set[str] = field(default_factory=set)
    case_count: int = 0

    def open(self, float_twd: int = 5000) -> Shift:
        self.cash = float_twd
        return open_shift(self.desk, CLERK, float_twd=Twd(float_twd))

    def new_case(self, agency: int = 0) -> CaseId:
        self.case_count += 1
        code, name = AGENCIES[agency]
        return make_case_row(
            self.engine,
            case_number=f"宜執和114年綜所稅執字第{self.case_count:08d}號",
            agency_code=code,
            agency_name=name,
        )

    def pay(
        self,
        *at_hand: DocumentHandedOver | SlipShown,
        agencies: tuple[int, ...] = (),
        fees: tuple[FeeItem, ...] = (),
    ) -> Receipt:
        """Take money; what no other tender covers is cash."""
        cases = [self.new_case(agency) for agency in agencies]
        total = CASE_TWD * len(cases) + sum(int(fee.amount_twd) for fee in fees)
        rest = total - sum(map(amount_of, at_hand))
        tenders: tuple[TenderAtHand, ...] = at_hand
        if rest:
            tenders = (*at_hand, CashLaidDown(tendered_twd=Twd(rest + 50)))
        settlement = settle_at_hand(
            self.desk,
            CLERK,
            make_draft(*cases, payment_id=PaymentId(self.names()), fees=fees),
            tenders,
            agreed_twd=Twd(total),
            holder_in_person=True,
            approver=SUPERVISOR,
        )
        assert settlement.receipt is not None
        ways: Counter[TenderKind] = Counter()
        for each in at_hand:
            ways[each.kind] += amount_of(each)
        if rest:
            ways[TenderKind.CASH] += rest
        share: Counter[str] = Counter()
        for agency in agencies:
            share[f"agency:{AGENCIES[agency][0]}"] += CASE_TWD - 50
            share["costs"] += 50
        for fee in fees:
            share[f"kind:{fee.group}"] += int(fee.amount_twd)
        self._book(settlement.receipt, ways, share)
        return settlement.receipt

    def _book(self, receipt: Receipt, ways: Counter[TenderKind], share: Counter[str]) -> None:
        self.receipts.append(receipt)
        self.ways[receipt.number] = ways
        self.shares[receipt.number] = share
        self.taken.update(ways)
        self.owners.update(share)
        self.cash += ways[TenderKind.CASH]
        self.fates["used"] += 1

    def void(self, receipt: Receipt) -> Reversal:
        """Take a receipt of this shift back."""
        ways = self.ways[receipt.number]
        reversal = begin_void(
            self.desk, CLERK, SUPERVISOR, number=receipt.number, reason="開錯", has_paper=True
        )
        for sold in find_reversible(self.desk, CLERK, receipt.number).tenders:
            if sold.tender.kind is TenderKind.CARD:
                return_by_slip(
                    self.desk,
                    CLERK,
                    SUPERVISOR,
                    reversal_id=reversal.reversal_id,
                    tender_id=sold.tender.tender_id,
                    was_returned=True,
                    slip_number="000777",
                    approval_code="V1",
                )
        self._pay_back(reversal, ways)
        self.taken.subtract(ways)
        self.owners.subtract(self.shares[receipt.number])
        self._fate(receipt, "void")
        return reversal

    def refund(self, receipt: Receipt) -> Reversal:
        """Give a receipt of an earlier shift back in cash."""
        reversal = request_refund(
            self.desk, CLERK, number=receipt.number, reason="重複繳納", has_paper=True
        )
        approve_refund(self.desk, SUPERVISOR, reversal_id=reversal.reversal_id)
        self._pay_back(reversal, self.ways[receipt.number])
        self.back += int(receipt.total_twd)
        self.owners.subtract(self.shares[receipt.number])
        self._fate(receipt, "refunded")
        return reversal

    def return_deposit(self, receipt: Receipt, line_number: int) -> Reversal:
        """Give a deposit back in cash."""
        reversal = request_deposit_return(
            self.desk,
            CLERK,
            number=receipt.number,
            line_number=line_number,
            reason="未得標",
            recipient="王小明",
        )
        approve_refund(self.desk, SUPERVISOR, reversal_id=reversal.reversal_id)
        self._pay_back(reversal, Counter({TenderKind.CASH: 3000}))
        self.back += 3000
        self.owners[f"kind:{AUCTION_KIND}"] -= 3000
        self._fate(receipt, "deposit_returned")
        return reversal

    def _pay_back(self, reversal: Reversal, ways: Counter[TenderKind]) -> None:
        with self.desk.open_unit() as unit:
            found = unit.reversals.get(reversal.reversal_id)
        assert found is not None
        if found.state.value == "approved":
            is_document = ways[TenderKind.CHEQUE] == reversal.amount_twd
            way = PayBackWay.DOCUMENT if is_document else PayBackWay.CASH
            pay_back(
                self.desk,
                CLERK,
                reversal_id=reversal.reversal_id,
                way=way,
                recipient="王小明",
                is_signed=True,
            )
        self.cash -= ways[TenderKind.CASH]

    def _fate(self, receipt: Receipt, fate: str) -> None:
        self.spent.add(receipt.number)
        self.fates["used"] -= 1
        self.fates[fate] += 1

    def correct(self, receipt: Receipt) -> None:
        """A cheque was booked as cash."""
        (sold,) = find_reversible(self.desk, CLERK, receipt.number).tenders
        amount = int(sold.tender.amount_twd)
        correct_tender(
            self.desk,
            CLERK,
            SUPERVISOR,
            receipt_number=receipt.number,
            tender_id=sold.tender.tender_id,
            new_kind=TenderKind.CHEQUE,
            reason="其實是支票",
            issuer_name="臺灣銀行",
            document_number="AB1",
            document_date=date(2025, 11, 19),
        )
        self.taken[TenderKind.CASH] -= amount
        self.taken[TenderKind.CHEQUE] += amount
        self.ways[receipt.number] = Counter({TenderKind.CHEQUE: amount})
        self.cash -= amount

    def outage(self) -> Receipt:
        """Enter a paper that was written by hand."""
        serial = int(next_outage_number(self.desk, CLERK, collected_on=self.day)[6:])
        settlement = enter_outage_receipt(
            self.desk,
            CLERK,
            make_draft(payment_id=PaymentId(self.names()), fees=(make_fee(),)),
            (CashLaidDown(tendered_twd=Twd(FEE_TWD)),),
            serial=serial,
            collected_by="clerk",
            collected_on=self.day,
            agreed_twd=Twd(FEE_TWD),
        )
        assert settlement.receipt is not None
        cash = Counter({TenderKind.CASH: FEE_TWD})
        self._book(settlement.receipt, cash, Counter({"kind:規費": FEE_TWD}))
        return settlement.receipt

    def spoil(self) -> None:
        """List a paper that was spoiled."""
        serial = int(next_outage_number(self.desk, CLERK, collected_on=self.day)[6:])
        enter_spoiled(
            self.desk,
            CLERK,
            serial=serial,
            collected_by="clerk",
            collected_on=self.day,
            note="寫錯金額",
        )
        self.fates["spoiled"] += 1

    def reprint(self, receipt: Receipt, folder: Path) -> None:
        """Take a marked copy."""
        job = queue_reprint(
            self.desk,
            CLERK,
            number=receipt.number,
            form="a4",
            approver=SUPERVISOR,
            reason="遺失",
        )
        save_receipt_pdf(self.desk, CLERK, job_id=job.job_id, folder=folder)

    def move(self, kind: EntryKind, amount_twd: int) -> None:
        """Put cash into the drawer, or take it out."""
        move_cash(
            self.desk,
            CLERK,
            kind=kind,
            amount_twd=Twd(amount_twd),
            reason="找零金",
            approver=SUPERVISOR,
        )
        self.cash += amount_twd if kind is EntryKind.CASH_IN else -amount_twd

    def close(self) -> None:
        """Close the day and let the next one begin."""
        shift = begin_close(self.desk, CLERK)
        with self.desk.open_unit() as unit:
            expected = unit.takings.expected_cash(shift)
        count_drawer(self.desk, CLERK, count_of(expected))
        sign_close(self.desk, CLERK, next_float_twd=Twd(1000))
        self.clock.advance(timedelta(days=1).total_seconds())

    @property
    def day(self) -> date:
        return self.clock.now.date()

    def is_cash(self, receipt: Receipt) -> bool:
        """Tell whether it was paid in cash alone."""
        return self.ways[receipt.number].keys() == {TenderKind.CASH}

    def report(self) -> ShiftReport:
        return shift_report(self.desk, CLERK)


@pytest.fixture
def days(engine: Engine) -> Days:
    clock = StoppedClock()
    desk = make_desk(engine, clock=clock, receipt_forms=())
    return Days(engine=engine, desk=desk, clock=clock)


def net_of(report: ShiftReport) -> dict[TenderKind, int]:
    return {total.kind: int(total.net_twd) for total in report.tenders}


# --- the figures of a shift -----------------------------------------------------------------


def test_cash_is_float_and_takings_and_what_was_moved(days: Days) -> None:
    days.open(5000)
    days.pay(agencies=(0,))
    days.move(EntryKind.CASH_IN, 2000)
    days.move(EntryKind.CASH_OUT, 500)

    report = days.report()

    assert report.z_number is None
    assert report.expected_cash_twd == days.cash == 5000 + CASE_TWD + 1500
    assert [entry.flow_twd for entry in report.entries] == [2000, -500]


def test_a_voided_receipt_is_counted_apart_and_leaves_the_remittance(days: Days) -> None:
    days.open()
    days.pay(agencies=(0,))
    days.void(days.pay(agencies=(0, 1)))

    report = days.report()

    (cash,) = report.tenders
    assert (cash.count, cash.amount_twd) == (2, 3 * CASE_TWD)
    assert (cash.voided_count, cash.voided_twd, cash.net_twd) == (1, 2 * CASE_TWD, CASE_TWD)
    assert report.payment_count == 2
    assert report.expected_cash_twd == days.cash == 5000 + CASE_TWD
    assert [(line.owner, line.net_twd) for line in report.remittance] == [
        ("agency:A05010000G", 2300),
        ("costs", 50),
    ]
    assert report.void_numbers == ("R11401000002",)


def test_the_naive_sum_counts_a_voided_receipt(days: Days) -> None:
    days.open()
    days.void(days.pay(agencies=(0,)))

    with days.engine.connect() as connection:
        naive = connection.execute(text("SELECT sum(amount_twd) FROM payment_items")).scalar_one()

    assert naive == CASE_TWD
    assert days.report().remittance == ()


def test_a_corrected_tender_counts_as_what_it_was(days: Days) -> None:
    days.open()
    days.correct(days.pay(agencies=(0,)))

    report = days.report()

    assert net_of(report) == {TenderKind.CHEQUE: CASE_TWD}
    assert report.expected_cash_twd == 5000


def test_costs_are_the_branch_s_own_and_fees_stand_by_kind(days: Days) -> None:
    days.open()
    days.pay(agencies=(0, 1), fees=(make_fee(), DEPOSIT))

    lines = days.report().remittance

    assert [(line.owner, line.name, line.count, line.amount_twd) for line in lines] == [
        ("agency:A05010000G", "財政部北區國稅局", 1, 2300),
        ("agency:A21030000I", "衛生福利部中央健康保險署", 1, 2300),
        ("costs", "執行必要費用", 2, 100),
        ("kind:拍賣款", "拍賣款", 1, 3000),
        ("kind:規費", "規費", 1, 6),
    ]
    assert (lines[0].principal_twd, lines[0].late_fee_twd, lines[0].interest_twd) == (2000, 300, 0)


def test_a_deposit_counts_back_on_the_day_on_which_it_went(days: Days) -> None:
    days.open()
    receipt = days.pay(fees=(DEPOSIT,))
    days.close()
    days.open(10_000)
    days.return_deposit(receipt, 1)

    first = remittance(days.desk, AUDITOR, from_day=TODAY, to_day=TODAY)
    second = remittance(days.desk, AUDITOR, from_day=days.day, to_day=days.day)

    assert first.net_twd == first.taken_twd == 3000
    assert second.net_twd == second.taken_twd == -3000
    assert second.given_back_twd == 3000
    assert second.lines[0].given_back_twd == 3000
    (line,) = register(days.desk, AUDITOR, from_day=TODAY, to_day=TODAY).lines
    assert (line.fate, line.reversed_on, line.approver) == (
        "deposit_returned",
        days.day,
        "supervisor",
    )


def test_the_terminal_s_totals_are_by_brand_and_leave_out_what_was_voided(
    days: Days, tmp_path: Path
) -> None:
    shift = days.open()
    pay_card(days.desk, "one")
    paid = pay_card(days.desk, "two")
    assert paid.receipt_number is not None
    with days.desk.open_unit() as unit:
        (before,) = unit.takings.machine_totals(shift.shift_id)
    reversal = begin_void(
        days.desk, CLERK, SUPERVISOR, number=paid.receipt_number, reason="開錯", has_paper=True
    )
    return_by_slip(
        days.desk,
        CLERK,
        SUPERVISOR,
        reversal_id=reversal.reversal_id,
        tender_id=paid.tenders[0].tender_id,
        was_returned=True,
        slip_number="000777",
        approval_code="V1",
    )

    with days.desk.open_unit() as unit:
        (after,) = unit.takings.machine_totals(shift.shift_id)

    assert (before.device, after.device) == (TERMINAL, TERMINAL)
    assert [(total.count, total.amount_twd) for total in before.totals] == [(2, 12)]
    assert [(total.count, total.amount_twd) for total in after.totals] == [(1, 6)]
    assert net_of(days.report()) == {TenderKind.CARD: 6}


def test_a_refund_after_the_settlement_stands_apart(days: Days) -> None:
    days.open()
    paid = pay_card(days.desk, "one")
    assert paid.receipt_number is not None
    brand = days.report().machines[0].totals[0].brand
    shift = begin_close(days.desk, CLERK)
    with days.desk.open_unit() as unit:
        expected = unit.takings.expected_cash(shift)
    count_drawer(days.desk, CLERK, count_of(expected))
    take_by_slip(days.desk, BrandTotal(brand="信用卡", count=1, amount_twd=Twd(6)))
    sign_close(days.desk, CLERK, next_float_twd=Twd(1000))
    days.clock.advance(timedelta(days=1).total_seconds())
    days.open()
    reversal = request_refund(
        days.desk, CLERK, number=paid.receipt_number, reason="重複", has_paper=True
    )
    approve_refund(days.desk, SUPERVISOR, reversal_id=reversal.reversal_id)
    return_by_slip(
        days.desk,
        CLERK,
        make_actor(Role.SUPERVISOR, staff_id=88, login="other-supervisor"),
        reversal_id=reversal.reversal_id,
        tender_id=paid.tenders[0].tender_id,
        was_returned=True,
        slip_number="000778",
        approval_code="V2",
    )

    report = days.report()

    assert report.tenders == ()
    (machine,) = report.machines
    (total,) = machine.totals
    assert (total.brand, total.count, total.refund_count, total.refund_twd) == (brand, 0, 1, 6)


def test_a_sale_carried_forward_was_in_the_batch_of_its_own_day(days: Days) -> None:
    """Found to be charged on the next day, it is money of that day and no sale of its batch."""
    days.open()
    hire(days.desk, CLERK)
    payment, tender = leave_unknown(days.desk, "lost")
    begin_close(days.desk, CLERK)
    carry_forward(
        days.desk,
        CLERK,
        SUPERVISOR,
        what="tender",
        subject=payment.payment_id,
        owner=CLERK.login,
        reason="刷卡機沒有回應",
    )
    count_drawer(days.desk, CLERK, count_of(5000))
    take_by_slip(days.desk)
    sign_close(days.desk, CLERK, next_float_twd=Twd(1000))
    days.clock.advance(timedelta(days=1).total_seconds())
    days.open(1000)
    resolve_by_slip(
        days.desk,
        CLERK,
        SUPERVISOR,
        payment_id=payment.payment_id,
        tender_id=tender.tender_id,
        was_charged=True,
        slip_number="000123",
        approval_code="A1",
    )

    report = days.report()

    assert net_of(report) == {TenderKind.CARD: 6}
    assert report.machines == ()
    assert [line.net_twd for line in report.remittance] == [6]


def test_a_report_names_the_people_on_it_and_nobody_else(days: Days) -> None:
    for actor in (CLERK, SUPERVISOR, AUDITOR):
        hire(days.desk, actor)
    shift = days.open()

    assert days.report().names == {"clerk": "林怡君"}
    close_with_difference(days)
    assert shift_report(days.desk, AUDITOR, shift.shift_id).names == {
        "clerk": "林怡君",
        "supervisor": "陳主管",
    }


# --- random days ----------------------------------------------------------------------------


def take_at_random(days: Days, chance: random.Random) -> list[Receipt]:
    """Take money in every way; return the receipts that one tender paid."""
    simple: list[Receipt] = []
    ways: tuple[Callable[[], Receipt], ...] = (
        lambda: days.pay(agencies=(chance.randrange(2),)),
        lambda: days.pay(document(CASE_TWD), agencies=(0,)),
        lambda: days.pay(slip(CASE_TWD), agencies=(1,)),
        lambda: days.pay(document(1000), slip(500), agencies=(0, 1), fees=(make_fee(),)),
        lambda: days.pay(fees=(make_fee(),)),
        lambda: days.pay(fees=(DEPOSIT, make_fee())),
        days.outage,
    )
    for _ in range(14):
        receipt = chance.choice(ways)()
        if len(days.ways[receipt.number]) == 1 and receipt.number[0] == "R":
            simple.append(receipt)
    chance.shuffle(simple)
    return simple


def take_back_at_random(days: Days, todays: list[Receipt], earlier: list[Receipt]) -> None:
    """Correct and void some of today, give some of yesterday back."""
    of_cash = [r for r in todays if days.is_cash(r)]
    if of_cash:
        days.correct(of_cash[0])
    for receipt in todays[1:5]:
        if receipt not in of_cash[:1]:
            days.void(receipt)
    for receipt in [r for r in earlier if days.is_cash(r)][:3]:
        if receipt.lines[0].title == "拍賣保證金":
            days.return_deposit(receipt, 1)
        else:
            days.refund(receipt)


@pytest.mark.parametrize("seed", range(3))
def test_every_way_of_adding_up_comes_to_the_same(days: Days, tmp_path: Path, seed: int) -> None:
    """Sum of remittance nets = sum of tender nets less what was paid out, whatever happened."""
    chance = random.Random(seed)
    for day in range(2):
        days.taken.clear()
        back_before = days.back
        days.open(20_000)
        earlier = [r for r in days.receipts if r.number not in days.spent]
        take_back_at_random(days, take_at_random(days, chance), earlier)
        days.spoil()
        days.move(EntryKind.CASH_OUT, 1234)
        days.reprint(days.pay(agencies=(0,)), tmp_path)

        report = days.report()
        taken = {kind: amount for kind, amount in days.taken.items() if amount}
        assert {kind: net for kind, net in net_of(report).items() if net} == taken
        assert report.expected_cash_twd == days.cash
        nets = sum(line.net_twd for line in report.remittance)
        assert nets == report.net_twd - (days.back - back_before)
        assert report.reprint_count == 1
        assert all(used.missing == () for used in report.ranges)
        if not day:
            days.close()

    assert days.back
    whole = remittance(days.desk, AUDITOR, from_day=TODAY, to_day=days.day)
    assert whole.net_twd == whole.taken_twd
    assert whole.given_back_twd == days.back
    assert {line.owner: int(line.net_twd) for line in whole.lines} == days.owners
    book = register(days.desk, AUDITOR, from_day=TODAY, to_day=days.day)
    assert Counter(line.fate for line in book.lines) == +days.fates
    assert sum(used.count for used in book.ranges) == len(book.lines)


# --- numbers --------------------------------------------------------------------------------


def test_the_register_has_every_number_with_its_fate(days: Days, tmp_path: Path) -> None:
    days.open()
    days.pay(document(1000), agencies=(0,))
    days.void(days.pay(agencies=(0,)))
    days.reprint(days.pay(agencies=(1,)), tmp_path)
    days.outage()
    days.spoil()

    book = register(days.desk, AUDITOR, from_day=TODAY, to_day=TODAY)

    assert [(line.number, line.fate, line.reprints) for line in book.lines] == [
        ("R11401000001", "used", 0),
        ("R11401000002", "void", 0),
        ("R11401000003", "used", 1),
        ("H11401000001", "used", 0),
        ("H11401000002", "spoiled", 0),
    ]
    assert book.lines[0].tenders == (TenderKind.CHEQUE, TenderKind.CASH)
    assert book.lines[0].payer == "王○明"
    assert (book.lines[1].reason, book.lines[1].approver) == ("開錯", "supervisor")
    assert (book.lines[3].collected_by, book.lines[3].collected_on) == ("clerk", TODAY)
    assert [(used.first, used.last, used.count, used.missing) for used in book.ranges] == [
        ("R11401000001", "R11401000003", 3, ()),
        ("H11401000001", "H11401000002", 2, ()),
    ]
    shown = days.report()
    assert shown.ranges == book.ranges


def test_a_number_that_is_gone_is_named(days: Days) -> None:
    """Whoever owns the database can take a receipt out; the register says which is missing."""
    days.open()
    for _ in range(4):
        days.pay(fees=(make_fee(),))
    _without_triggers(days.engine, ("R11401000002", "R11401000004"))

    (used,) = register(days.desk, AUDITOR, from_day=TODAY, to_day=TODAY).ranges

    assert (used.first, used.last, used.count) == ("R11401000001", "R11401000003", 2)
    assert used.missing == ("R11401000002", "R11401000004")


def _without_triggers(engine: Engine, numbers: tuple[str, ...]) -> None:
    is_sqlite = engine.dialect.name == "sqlite"
    with engine.begin() as connection:
        if is_sqlite:
            names = connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'receipts'"
            ).scalars()
            for name in list(names):
                connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        else:
            connection.exec_driver_sql("ALTER TABLE receipts DISABLE TRIGGER USER")
        for number in numbers:
            connection.execute(
                text("DELETE FROM receipts WHERE receipt_number = :number"), {"number": number}
            )


# --- X and Z --------------------------------------------------------------------------------


def close_with_difference(days: Days) -> Shift:
    days.pay(agencies=(0,))
    shift = begin_close(days.desk, CLERK)
    count_drawer(days.desk, CLERK, count_of(5000 + CASE_TWD - 50))
    explain(days.desk, CLERK, SUPERVISOR, about="cash", detail="", reason="找錯")
    sign_close(days.desk, CLERK, next_float_twd=Twd(1000))
    return shift


def test_the_z_report_is_what_was_signed(days: Days) -> None:
    shift = days.open()
    days.pay(agencies=(0,))
    before = shift_report(days.desk, CLERK)
    close_with_difference(days)

    report = shift_report(days.desk, CLERK, shift.shift_id)

    assert before.z_number is None
    assert report.z_number == 1
    assert report.tenders[0].amount_twd == 2 * CASE_TWD
    assert report.differences[0].found_twd - report.differences[0].expected_twd == -50 - CASE_TWD
    assert report.anchor is not None
    assert report.anchor.last_receipt == "R11401000002"
    put_account(days.desk, SUPERVISOR, owner="costs", account="國庫 000-1")
    again = shift_report(days.desk, CLERK, shift.shift_id)
    assert again == report
    assert remittance(days.desk, AUDITOR, from_day=TODAY, to_day=TODAY).lines[1].account == (
        "國庫 000-1"
    )


def test_nobody_sees_the_figures_while_the_drawer_is_counted_blind(days: Days) -> None:
    days.open()
    days.pay(agencies=(0,))
    begin_close(days.desk, CLERK)

    with pytest.raises(StepMissing) as refused:
        shift_report(days.desk, CLERK)

    assert refused.value.step is CloseStep.COUNT
    assert shift_report(days.desk, SUPERVISOR).count is None
    count_drawer(days.desk, CLERK, count_of(5000 + CASE_TWD))
    report = shift_report(days.desk, CLERK)
    assert report.count is not None
    assert report.count.difference_twd == 0


def test_a_shift_that_is_not_there_is_refused(days: Days) -> None:
    with pytest.raises(NoOpenShift):
        shift_report(days.desk, CLERK)
    with pytest.raises(UnknownShift):
        shift_report(days.desk, CLERK, ShiftId("nothing"))


def test_a_clerk_sees_the_own_desk_and_an_auditor_all(days: Days, engine: Engine) -> None:
    other_desk = make_desk(engine, desk_no=2, clock=days.clock, receipt_forms=())
    other_shift = open_shift(other_desk, make_actor(desk_no=2), float_twd=Twd(100))
    days.open()
    mine = days.pay(fees=(make_fee(),))
    elsewhere = settle_at_hand(
        other_desk,
        make_actor(desk_no=2),
        make_draft(payment_id=PaymentId("elsewhere"), fees=(make_fee(),), desk_no=2),
        (CashLaidDown(tendered_twd=Twd(6)),),
        agreed_twd=Twd(6),
    ).receipt
    assert elsewhere is not None

    own = register(days.desk, CLERK, from_day=TODAY, to_day=TODAY)
    every = register(days.desk, AUDITOR, from_day=TODAY, to_day=TODAY)

    assert [line.number for line in own.lines] == [mine.number]
    assert [line.number for line in every.lines] == [mine.number, elsewhere.number]
    assert own.desk_no == 1
    assert every.desk_no is None
    for refused in (
        lambda: shift_report(days.desk, CLERK, other_shift.shift_id),
        lambda: remittance(days.desk, CLERK, from_day=TODAY, to_day=TODAY, desk_no=2),
        lambda: register(days.desk, make_actor(Role.VOLUNTEER), from_day=TODAY, to_day=TODAY),
    ):
        with pytest.raises(NotPermitted):
            refused()
    assert [line.number for line in search_receipts(days.desk, CLERK)] == [mine.number]
    (found,) = search_receipts(days.desk, CLERK, text=elsewhere.number)
    assert found.number == elsewhere.number


# --- looking for receipts -------------------------------------------------------------------


def test_receipts_are_found_by_number_name_and_day(days: Days) -> None:
    days.open()
    first = days.pay(fees=(make_fee(),))
    second = days.pay(agencies=(0,))
    days.void(second)

    def numbers(**changes: object) -> list[str]:
        found = search_receipts(days.desk, AUDITOR, **changes)  # type: ignore[arg-type]
        return [line.number for line in found]

    assert numbers() == [second.number, first.number]
    assert numbers(text="r1140100") == [second.number, first.number]
    assert numbers(text="0002") == [second.number]
    assert numbers(text="小明") == [second.number, first.number]
    assert numbers(text="A123456789") == [second.number, first.number]
    assert numbers(text="%") == []
    assert numbers(from_day=TODAY + timedelta(days=1)) == []
    assert numbers(to_day=TODAY) == [second.number, first.number]
    (line, _) = search_receipts(days.desk, AUDITOR)
    assert (line.fate, line.payer) == ("void", "王○明")


# --- papers ---------------------------------------------------------------------------------


def test_every_report_becomes_a_pdf_and_a_sheet_and_is_journalled(
    days: Days, tmp_path: Path
) -> None:
    shift = days.open()
    close_with_difference(days)
    z_report = shift_report(days.desk, CLERK, shift.shift_id)
    book = register(days.desk, CLERK, from_day=TODAY, to_day=TODAY)
    sheet = remittance(days.desk, CLERK, from_day=TODAY, to_day=TODAY)

    paths = [
        report_paper(days.desk, CLERK, report, form=form, folder=tmp_path / "papers")
        for report in (z_report, book, sheet)
        for form in PaperForm
    ]

    assert [path.name for path in paths] == [
        "Z-01-000001-20251120.pdf",
        "Z-01-000001-20251120.ods",
        "register-01-20251120-20251120.pdf",
        "register-01-20251120-20251120.ods",
        "remittance-01-20251120-20251120.pdf",
        "remittance-01-20251120-20251120.ods",
    ]
    assert "日結Z報表" in pypdf_text(paths[0].read_bytes())
    assert Document(io.BytesIO(paths[1].read_bytes())).meta.title == "日結 Z 報表"
    with days.desk.open_unit() as unit:
        written = unit.journal.entries(act="save_report", subject=shift.shift_id)
    assert [entry.details for entry in written] == [
        {"report": "z", "form": "pdf"},
        {"report": "z", "form": "ods"},
    ]


def test_a_folder_that_cannot_be_written_leaves_nothing_behind(days: Days, tmp_path: Path) -> None:
    days.open()
    (tmp_path / "papers").write_text("a file", encoding="utf-8")

    with pytest.raises(PaperUnwritten):
        report_paper(
            days.desk, CLERK, days.report(), form=PaperForm.PDF, folder=tmp_path / "papers"
        )

    assert [path.name for path in tmp_path.iterdir() if path.name == "papers"] == ["papers"]
    with days.desk.open_unit() as unit:
        assert unit.journal.entries(act="save_report") == []


def test_a_printer_that_takes_nothing_is_not_journalled(days: Days) -> None:
    shift = days.open()
    given: list[bytes] = []

    def take(pdf: bytes) -> bool:
        given.append(pdf)
        return True

    assert not print_report(days.desk, CLERK, days.report(), give=lambda _pdf: False)
    assert print_report(days.desk, CLERK, days.report(), give=take)

    assert "未結班X報表" in pypdf_text(given[0])
    with days.desk.open_unit() as unit:
        (entry,) = unit.journal.entries(act="print_report", subject=shift.shift_id)
    assert entry.details["report"] == "x"


def test_a_voucher_is_drawn_before_and_after_it_is_paid(days: Days, tmp_path: Path) -> None:
    days.open()
    receipt = days.pay(fees=(DEPOSIT,))
    asked = request_deposit_return(
        days.desk, CLERK, number=receipt.number, line_number=1, reason="未得標", recipient="王小明"
    )
    approve_refund(days.desk, SUPERVISOR, reversal_id=asked.reversal_id)

    before = pay_out(days.desk, CLERK, reversal_id=asked.reversal_id)
    pay_back(
        days.desk,
        CLERK,
        reversal_id=asked.reversal_id,
        way=PayBackWay.CASH,
        recipient="王小明",
        is_signed=True,
    )
    after = pay_out(days.desk, CLERK, reversal_id=asked.reversal_id, recipient="別人")

    assert (before.reversal.kind, before.in_hand_twd) == (ReversalKind.DEPOSIT, 3000)
    assert after.recipient == "王小明"
    assert "新臺幣參仟元整" in pypdf_text(report_pdf(after))
    path = report_paper(days.desk, CLERK, after, form=PaperForm.ODS, folder=tmp_path)
    assert path.name == f"payout-{receipt.number}-1.ods"
    with pytest.raises(UnknownReversal):
        pay_out(days.desk, CLERK, reversal_id=ReversalId("nothing"))


def test_what_goes_back_to_a_card_is_not_signed_for(days: Days) -> None:
    days.open()
    receipt = days.pay(slip(2000), agencies=(0,))
    reversal = days.void(receipt)

    voucher = pay_out(days.desk, CLERK, reversal_id=reversal.reversal_id)

    assert (voucher.by_machine_twd, voucher.in_hand_twd) == (2000, 350)


# --- accounts -------------------------------------------------------------------------------


def test_an_account_is_entered_changed_and_taken_away(days: Days) -> None:
    days.open()
    days.pay(agencies=(0,))

    put_account(days.desk, SUPERVISOR, owner="agency:A05010000G", account=" 臺灣銀行 1 ")
    put_account(days.desk, ADMINISTRATOR, owner="agency:A05010000G", account="臺灣銀行 2")
    put_account(days.desk, ADMINISTRATOR, owner="agency:A05010000G", account="臺灣銀行 2")

    known = {each.owner: each.account for each in remittance_accounts(days.desk, AUDITOR)}
    assert known == {
        "costs": "",
        "kind:拍賣款": "",
        "kind:規費": "",
        "agency:A05010000G": "臺灣銀行 2",
    }
    assert days.report().remittance[0].account == "臺灣銀行 2"
    put_account(days.desk, SUPERVISOR, owner="agency:A05010000G", account="")
    assert days.report().remittance[0].account == ""
    with days.desk.open_unit() as unit:
        written = unit.journal.entries(act="put_account")
    assert [entry.details for entry in written] == [
        {"old": "", "new": "臺灣銀行 1"},
        {"old": "臺灣銀行 1", "new": "臺灣銀行 2"},
        {"old": "臺灣銀行 2", "new": ""},
    ]


@pytest.mark.parametrize(
    ("owner", "account"), [("agency:none", "1"), ("costs", "1" * 61), ("costs", "1\n2")]
)
def test_an_account_that_cannot_be_is_refused(days: Days, owner: str, account: str) -> None:
    with pytest.raises(AccountRefused):
        put_account(days.desk, SUPERVISOR, owner=owner, account=account)


def test_only_whoever_sets_prices_or_rules_enters_accounts(days: Days) -> None:
    with pytest.raises(NotPermitted):
        put_account(days.desk, CLERK, owner="costs", account="1")
    with pytest.raises(NotPermitted):
        remittance_accounts(days.desk, make_actor(Role.VOLUNTEER))
    odd = replace(days.desk, missing_glyphs=lambda _text: ("☃",))
    with pytest.raises(UnprintableName):
        put_account(odd, SUPERVISOR, owner="costs", account="☃")
