"""What is taken, corrected and given back at random, beside a ledger that cannot be wrong."""

import shutil
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from card_wire import TERMINAL, Manner, TerminalWire, machine_on, profile, read_book
from chain_check import chain_faults
from close_desk import CLERK, SUPERVISOR, close_with_machine, count_of
from counter_app.domain.cases import CaseId
from counter_app.domain.drawer import DrawerTooEmpty
from counter_app.domain.errors import Refusal
from counter_app.domain.kinds import AUCTION_KIND
from counter_app.domain.money import Twd
from counter_app.domain.payments import FeeItem, PaymentId
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.reversals import (
    AlreadyReversed,
    NotCorrectable,
    PayBackWay,
    Reversal,
    ReversalState,
    VoidAfterClose,
    VoidBeforeClose,
)
from counter_app.domain.tenders import (
    CashLaidDown,
    DocumentHandedOver,
    TenderAtHand,
    TenderKind,
)
from counter_app.services.corrections import correct_tender
from counter_app.services.day_close import begin_close, count_drawer, sign_close
from counter_app.services.payments import ask_machine, begin_machine_tender, settle_at_hand
from counter_app.services.returns import query_return, recover_reversals, return_tender
from counter_app.services.reversals import (
    approve_refund,
    begin_void,
    call_off_reversal,
    find_reversible,
    open_reversals,
    pay_back,
    refuse_refund,
    request_deposit_return,
    request_refund,
)
from counter_app.services.shifts import open_shift
from counter_app.store.opening import open_sqlite, reading
from factories import NOON, CountedIds, StoppedClock, make_case_row, make_desk, make_draft
from random_play import play
from stores import KEY, fill

CASES = 3
OWED = 2350
FLOAT_TWD = 5000
DEPOSIT_TWD = 300
CHEQUE = {
    "issuer_name": "臺灣銀行",
    "document_number": "AB1234567",
    "document_date": NOON.date(),
}


@dataclass
class Sale:
    """A receipt, in the plainest words.

    Attributes:
        case: None for a deposit.
        by_kind: What was handed over, under its right name.
    """

    number: ReceiptNumber
    case: int | None
    by_kind: dict[TenderKind, int]
    is_today: bool = True
    is_corrected: bool = False
    is_back: bool = False
    asked: Reversal | None = None

    @property
    def total(self) -> int:
        return sum(self.by_kind.values())

    @property
    def is_free(self) -> bool:
        return not self.is_back and self.asked is None


@dataclass
class Ledger:
    """What must be true of the desk."""

    owed: dict[int, int] = field(default_factory=lambda: dict.fromkeys(range(CASES), OWED))
    drawer: int = FLOAT_TWD
    on_cards: int = 0
    sales: list[Sale] = field(default_factory=list)

    def some(self, *, is_today: bool | None = None) -> list[Sale]:
        """Return the sales of today, of before, or all."""
        return [s for s in self.sales if is_today is None or s.is_today is is_today]


class Town:
    """One engine for every example; each starts from the same file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.start = folder / "start.db"
        engine = open_sqlite(self.start, key=KEY)
        fill(engine)
        desk = make_desk(engine)
        open_shift(desk, CLERK, float_twd=Twd(FLOAT_TWD))
        for number in range(CASES):
            make_case_row(engine, case_number=f"宜執仁114年綜所稅執字第{number + 1:08d}號")
        engine.dispose()
        self.engine = open_sqlite(folder / "store.db", key=KEY)

    def begin(self) -> None:
        self.engine.dispose()
        for path in self.folder.glob("store.db*"):
            path.unlink()
        (self.folder / "truth").unlink(missing_ok=True)
        shutil.copy(self.start, self.folder / "store.db")


class ReturnsMachine(RuleBasedStateMachine):
    """Does to the desk what it writes into the ledger."""

    town: Town

    @initialize()
    def open_the_desk(self) -> None:
        self.town.begin()
        self.ledger = Ledger()
        self.clock = StoppedClock(NOON)
        self.names = CountedIds(prefix="pay")
        self.desk = make_desk(
            self.town.engine,
            clock=self.clock,
            new_id=CountedIds(prefix="run"),
            missing_glyphs=lambda _text: (),
        )
        terminal = profile()
        self.wire = TerminalWire(terminal, self.town.folder / "truth", clock=lambda: self.clock.now)
        self.machine = machine_on(self.wire, terminal)

    # --- money that comes in ----------------------------------------------------------------

    @precondition(lambda self: any(self.ledger.owed.values()))
    @rule(
        data=st.data(),
        share=st.sampled_from([1.0, 0.5, 0.1]),
        card_share=st.sampled_from([0.0, 0.0, 0.4, 1.0]),
        has_cheque=st.booleans(),
    )
    def sell(self, data: st.DataObject, share: float, card_share: float, has_cheque: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
        case = data.draw(st.sampled_from([c for c, owed in self.ledger.owed.items() if owed]))
        total = max(3, round(self.ledger.owed[case] * share))
        total = min(total, self.ledger.owed[case])
        wanted = replace(make_draft(CaseId(case + 1)).cases[0], pay_twd=Twd(total))
        draft = make_draft(payment_id=PaymentId(self.names()), cases=(wanted,))
        by_kind: dict[TenderKind, int] = {}
        card = round(total * card_share)
        settled = None
        if card:
            payment, tender = begin_machine_tender(
                self.desk,
                CLERK,
                draft,
                kind=TenderKind.CARD,
                amount_twd=Twd(card),
                device=TERMINAL,
                agreed_twd=Twd(total),
                holder_in_person=True,
            )
            settled = ask_machine(
                self.desk,
                CLERK,
                self.machine,
                payment_id=payment.payment_id,
                tender_id=tender.tender_id,
            )
            by_kind[TenderKind.CARD] = card
        rest = total - card
        at_hand: tuple[TenderAtHand, ...] = ()
        if rest and has_cheque:
            at_hand = (
                DocumentHandedOver(kind=TenderKind.CHEQUE, amount_twd=Twd(rest), **CHEQUE),  # type: ignore[arg-type]
            )
            by_kind[TenderKind.CHEQUE] = rest
        elif rest:
            at_hand = (CashLaidDown(tendered_twd=Twd(rest + 50)),)
            by_kind[TenderKind.CASH] = rest
        if rest:
            settled = settle_at_hand(self.desk, CLERK, draft, at_hand, agreed_twd=Twd(total))
        assert settled is not None
        assert settled.receipt is not None
        self.ledger.sales.append(Sale(settled.receipt.number, case, by_kind))
        self.ledger.owed[case] -= total
        self.ledger.drawer += by_kind.get(TenderKind.CASH, 0)
        self.ledger.on_cards += card

    @rule()
    def take_a_deposit(self) -> None:
        deposit = FeeItem(
            code="DEPOSIT",
            name="拍賣保證金",
            group=AUCTION_KIND,
            quantity=1,
            unit_price_twd=Twd(DEPOSIT_TWD),
        )
        settled = settle_at_hand(
            self.desk,
            CLERK,
            make_draft(payment_id=PaymentId(self.names()), fees=(deposit,)),
            (CashLaidDown(tendered_twd=Twd(DEPOSIT_TWD)),),
            agreed_twd=Twd(DEPOSIT_TWD),
        )
        assert settled.receipt is not None
        by_kind = {TenderKind.CASH: DEPOSIT_TWD}
        self.ledger.sales.append(Sale(settled.receipt.number, None, by_kind))
        self.ledger.drawer += DEPOSIT_TWD

    # --- what was wrong ---------------------------------------------------------------------

    @precondition(lambda self: self.ledger.sales)
    @rule(data=st.data(), to_cheque=st.booleans())
    def correct(self, data: st.DataObject, to_cheque: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
        sale = data.draw(st.sampled_from(self.ledger.sales))
        new_kind = TenderKind.CHEQUE if to_cheque else TenderKind.CASH
        old_kind = TenderKind.CASH if to_cheque else TenderKind.CHEQUE
        booked = find_reversible(self.desk, CLERK, sale.number).payment.tenders
        tender = booked[-1]
        do = partial(
            correct_tender,
            self.desk,
            CLERK,
            SUPERVISOR,
            receipt_number=sale.number,
            tender_id=tender.tender_id,
            new_kind=new_kind,
            reason="按錯",
            **(CHEQUE if to_cheque else {}),  # type: ignore[arg-type]
        )
        is_wrong = not sale.is_today or sale.is_corrected or tender.kind is not old_kind
        if is_wrong or not sale.is_free:
            with pytest.raises((NotCorrectable, AlreadyReversed)):
                do()
            return
        do()
        sale.is_corrected = True
        amount = sale.by_kind.pop(old_kind)
        sale.by_kind[new_kind] = amount
        self.ledger.drawer += amount if new_kind is TenderKind.CASH else -amount

    # --- money that goes back ---------------------------------------------------------------

    @precondition(lambda self: self.ledger.sales)
    @rule(
        data=st.data(),
        manner=st.sampled_from([Manner.APPROVES, Manner.LOSES_ANSWER, Manner.DECLINES]),
    )
    def void(self, data: st.DataObject, manner: Manner) -> None:
        sale = data.draw(st.sampled_from(self.ledger.sales))
        do = partial(
            begin_void,
            self.desk,
            CLERK,
            SUPERVISOR,
            number=sale.number,
            reason="開錯",
            has_paper=True,
        )
        refusal = self.refusal(sale, VoidAfterClose, is_today=True)
        if refusal is not None:
            with pytest.raises(refusal):
                do()
            return
        reversal = do()
        if TenderKind.CARD in sale.by_kind:
            reversal = self.ask_to_give_back(reversal, manner)
            if reversal.state is not ReversalState.DONE:
                call_off_reversal(
                    self.desk, CLERK, reversal_id=reversal.reversal_id, reason="機器不退"
                )
                return
        assert reversal.state is ReversalState.DONE
        self.is_back(sale, in_cash=sale.by_kind.get(TenderKind.CASH, 0))

    def refusal(self, sale: Sale, of_day: type[Refusal], *, is_today: bool) -> type[Refusal] | None:
        if not sale.is_free:
            return AlreadyReversed
        if sale.is_today is not is_today:
            return of_day
        in_cash = sale.by_kind.get(TenderKind.CASH, 0)
        return DrawerTooEmpty if is_today and in_cash > self.ledger.drawer else None

    def ask_to_give_back(self, reversal: Reversal, manner: Manner) -> Reversal:
        (found,) = (
            each
            for each in open_reversals(self.desk, CLERK)
            if each.reversal.reversal_id == reversal.reversal_id
        )
        card = next(sold for sold in found.tenders if sold.is_with_machine)
        self.wire._manners.append(manner)
        reversal = return_tender(
            self.desk,
            CLERK,
            self.machine,
            reversal_id=reversal.reversal_id,
            tender_id=card.tender.tender_id,
        ).reversal
        if manner is Manner.LOSES_ANSWER:
            reversal = query_return(
                self.desk, CLERK, self.machine, reversal_id=reversal.reversal_id
            ).reversal
        return reversal

    def is_back(self, sale: Sale, *, in_cash: int) -> None:
        sale.is_back = True
        sale.asked = None
        self.ledger.drawer -= in_cash
        self.ledger.on_cards -= sale.by_kind.get(TenderKind.CARD, 0)
        if sale.case is not None:
            self.ledger.owed[sale.case] += sale.total

    @precondition(lambda self: self.ledger.sales)
    @rule(data=st.data())
    def ask_for_it_back(self, data: st.DataObject) -> None:
        sale = data.draw(st.sampled_from(self.ledger.sales))
        do = partial(
            request_refund, self.desk, CLERK, number=sale.number, reason="溢繳", has_paper=True
        )
        of_day: type[Refusal] = VoidBeforeClose
        is_today = False
        if sale.case is None:
            do = partial(
                request_deposit_return,
                self.desk,
                CLERK,
                number=sale.number,
                line_number=1,
                reason="未得標",
                recipient="李投標",
            )
            is_today = sale.is_today
        refusal = self.refusal(sale, of_day, is_today=is_today)
        if refusal is not None and refusal is not DrawerTooEmpty:
            with pytest.raises(refusal):
                do()
            return
        sale.asked = do()

    @precondition(lambda self: any(sale.asked for sale in self.ledger.sales))
    @rule(data=st.data(), way=st.sampled_from([PayBackWay.CASH, PayBackWay.TRANSFER, None]))
    def answer_it(self, data: st.DataObject, way: PayBackWay | None) -> None:
        sale = data.draw(st.sampled_from([s for s in self.ledger.sales if s.asked]))
        assert sale.asked is not None
        reversal_id = sale.asked.reversal_id
        if way is None:
            if sale.asked.state is ReversalState.REQUESTED:
                refuse_refund(self.desk, SUPERVISOR, reversal_id=reversal_id, reason="不准")
                sale.asked = None
            return
        if sale.asked.state is ReversalState.REQUESTED:
            sale.asked = approve_refund(self.desk, SUPERVISOR, reversal_id=reversal_id)
        is_card = sale.case is not None and TenderKind.CARD in sale.by_kind
        if is_card and not sale.asked.returned_twd:
            sale.asked = self.ask_to_give_back(sale.asked, Manner.APPROVES)
            self.ledger.on_cards -= sale.by_kind[TenderKind.CARD]
        rest = sale.total - (sale.by_kind[TenderKind.CARD] if is_card else 0)
        in_cash = rest if way is PayBackWay.CASH else 0
        if rest:
            pay = partial(
                pay_back,
                self.desk,
                CLERK,
                reversal_id=reversal_id,
                way=way,
                recipient="王小明",
                is_signed=True,
                transfer_account="004-1" if way is PayBackWay.TRANSFER else "",
            )
            if in_cash > self.ledger.drawer:
                with pytest.raises(DrawerTooEmpty):
                    pay()
                return
            pay()
        if is_card:
            self.ledger.on_cards += sale.by_kind[TenderKind.CARD]
        self.is_back(sale, in_cash=in_cash)

    @rule()
    def start_again(self) -> None:
        recover_reversals(self.desk, CLERK, {TERMINAL: self.machine})

    @rule()
    def close_the_day(self) -> None:
        with self.desk.open_unit() as unit:
            shift = unit.shifts.open_at(1)
            assert shift is not None
            has_cards = any(totals.totals for totals in unit.takings.machine_totals(shift.shift_id))
        if has_cards:
            close_with_machine(self.desk, CLERK, self.machine, next_float_twd=0)
        else:
            begin_close(self.desk, CLERK)
            count_drawer(self.desk, CLERK, count_of(self.ledger.drawer))
            sign_close(self.desk, CLERK, next_float_twd=Twd(0))
        self.clock.advance(86_400)
        open_shift(
            self.desk, CLERK, float_twd=Twd(FLOAT_TWD), approver=SUPERVISOR, reason="補零用金"
        )
        self.ledger.drawer = FLOAT_TWD
        for sale in self.ledger.sales:
            sale.is_today = False

    # --- what must hold ---------------------------------------------------------------------

    @invariant()
    def the_books_are_the_ledger(self) -> None:
        ledger = self.ledger
        with self.desk.open_unit() as unit:
            shift = unit.shifts.open_at(1)
            assert shift is not None
            assert unit.takings.expected_cash(shift) == ledger.drawer
            for case in range(CASES):
                found = unit.cases.by_id(CaseId(case + 1))
                assert found is not None
                assert found.parts.total_twd == ledger.owed[case]
            assert unit.receipts.numbers(1) == [sale.number for sale in ledger.sales]
            for sale in ledger.sales:
                kept = unit.reversals.of_receipt(sale.number)
                done = [each for each in kept if each.state is ReversalState.DONE]
                assert len(done) == sale.is_back
        book = read_book(self.town.folder / "truth")
        taken = sum(each.amount_twd for each in book.charges)
        assert taken - sum(each.amount_twd for each in book.returns) == ledger.on_cards

    def teardown(self) -> None:
        with reading(self.town.engine) as connection:
            assert chain_faults(connection) == []


def test_what_goes_back_is_always_in_the_ledger() -> None:
    play(ReturnsMachine, Town, examples=15, steps=20)


@pytest.mark.nightly
@pytest.mark.timeout(3600)
def test_what_goes_back_is_in_the_ledger_all_night() -> None:
    play(ReturnsMachine, Town, examples=1_500, steps=50)
