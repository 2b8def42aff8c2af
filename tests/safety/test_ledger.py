"""A desk played at random beside a ledger of a hundred lines that cannot be wrong."""

import shutil
from dataclasses import dataclass, field
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

from card_wire import TERMINAL, Manner, TerminalWire, machine_on, profile, read_truth
from chain_check import chain_faults
from close_desk import count_of, hire
from counter_app.domain.cases import CaseBlocked, CaseId, NothingDue
from counter_app.domain.drafts import Draft, DraftCase
from counter_app.domain.errors import Refusal
from counter_app.domain.money import Twd
from counter_app.domain.payments import (
    MoneyMayHaveMoved,
    OutcomeOpen,
    Payment,
    PaymentId,
    PaymentState,
    TerminalBlocked,
)
from counter_app.domain.shifts import DayBeforeLast
from counter_app.domain.staff import Role
from counter_app.domain.takings import ShiftReport
from counter_app.domain.tenders import CashLaidDown, Tender, TenderKind, TenderState
from counter_app.services.day_close import (
    begin_close,
    begin_settlement,
    carry_forward,
    close_state,
    count_drawer,
    explain,
    settle_machine,
    sign_close,
)
from counter_app.services.desk import Desk
from counter_app.services.drafts import (
    draft_on_screen,
    held_drafts,
    hold_draft,
    save_draft,
    take_up_draft,
)
from counter_app.services.payments import (
    Settlement,
    ask_machine,
    begin_machine_tender,
    cancel_payment,
    settle_at_hand,
    settle_collected,
)
from counter_app.services.recovery import (
    Rung,
    open_payments,
    query_machine,
    recover_without_asking,
    resolve_by_slip,
)
from counter_app.services.shifts import approve_late_day, open_shift, shift_in_hand
from counter_app.store.opening import open_sqlite, reading
from counter_app.store.report_content import report_from_json
from factories import (
    NOON,
    CountedIds,
    StoppedClock,
    make_actor,
    make_case_row,
    make_desk,
    make_draft,
)
from random_play import play
from stores import KEY, fill

CASES = 4
OWED = 2350
FLOAT_TWD = Twd(5000)
SUPERVISOR = make_actor(Role.SUPERVISOR)
CHARGING = {
    Manner.APPROVES,
    Manner.DECLINES_THEN_APPROVES,
    Manner.LOSES_ANSWER,
    Manner.BREAKS,
    Manner.ANSWERS_OTHER_AMOUNT,
}
APPROVING = {Manner.APPROVES, Manner.DECLINES_THEN_APPROVES}
MANNERS = sorted(CHARGING | {Manner.DECLINES, Manner.STAYS_SILENT, Manner.IS_DEAF})


# --- the ledger ----------------------------------------------------------------------------


@dataclass
class Entry:
    """A payment that a machine was asked for, and that is not over yet."""

    case: int
    total: int
    collected: int = 0
    asked: int = 0
    """What the machine was asked for and nobody knows; 0 when everything is known."""
    is_charged: bool = False
    was_asked: bool = True


@dataclass
class Ledger:
    """What must be true of the desk, in the plainest words."""

    owed: dict[int, int] = field(default_factory=lambda: dict.fromkeys(range(CASES), OWED))
    receipts: list[int] = field(default_factory=list)
    cash: int = 0
    cards: int = 0
    open: dict[str, Entry] = field(default_factory=dict)

    def holder(self, case: int) -> str | None:
        return next((name for name, entry in self.open.items() if entry.case == case), None)

    @property
    def unknown(self) -> str | None:
        return next((name for name, entry in self.open.items() if entry.asked), None)

    @property
    def halfway(self) -> str | None:
        return next((n for n, e in self.open.items() if e.collected and not e.asked), None)

    def refusal(self, case: int) -> type[Refusal] | None:
        """Return what is said to somebody who wants to pay a case anew."""
        if self.owed[case] == 0:
            return NothingDue
        return CaseBlocked if self.holder(case) else None

    def pay_cash(self, case: int, amount: int) -> None:
        self.owed[case] -= amount
        self.cash += amount
        self.receipts.append(amount)

    def ask(self, name: str, amount: int, *, is_charged: bool) -> None:
        self.open[name].asked = amount
        self.open[name].is_charged = is_charged

    def learn(self, name: str, *, is_taken: bool) -> None:
        """The outcome of what was asked is known now."""
        entry = self.open[name]
        if is_taken:
            entry.collected += entry.asked
        entry.asked = 0
        if entry.collected == entry.total:
            self.settle(name)
        elif entry.collected == 0:
            del self.open[name]

    def settle(self, name: str, *, cash: int = 0) -> None:
        entry = self.open.pop(name)
        amount = entry.collected + cash
        self.owed[entry.case] -= amount
        self.cash += cash
        self.cards += entry.collected
        self.receipts.append(amount)

    @property
    def charged(self) -> int:
        """What the card machine must have taken by its own books."""
        waiting = sum(e.collected + (e.asked if e.is_charged else 0) for e in self.open.values())
        return self.cards + waiting


# --- the desk ------------------------------------------------------------------------------


def open_a_shift(desk: Desk) -> None:
    """Open a drawer on whatever day the clock says, and let it go on after that day."""
    clerk = make_actor(desk_no=desk.desk_no)
    try:
        open_shift(desk, clerk, float_twd=FLOAT_TWD)
    except DayBeforeLast:
        open_shift(desk, clerk, float_twd=FLOAT_TWD, approver=SUPERVISOR, reason="時鐘不準")
    approve_late_day(desk, clerk, SUPERVISOR, reason="時鐘不準")


class Town:
    """One engine for every example; each starts from the same file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.start = folder / "start.db"
        engine = open_sqlite(self.start, key=KEY)
        fill(engine)
        for desk_no in (1, 2):
            open_a_shift(make_desk(engine, desk_no=desk_no))
        hire(make_desk(engine), make_actor())
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


class DeskMachine(RuleBasedStateMachine):
    """Does to the desk what it writes into the ledger."""

    town: Town

    @initialize()
    def open_the_desk(self) -> None:
        self.town.begin()
        self.ledger = Ledger()
        self.clock = StoppedClock(NOON)
        self.payment_ids = CountedIds(prefix="pay")
        desk = partial(
            make_desk, self.town.engine, clock=self.clock, missing_glyphs=lambda _text: ()
        )
        self.desks: dict[int, Desk] = {
            # What the shifts of the start are called is taken.
            number: desk(desk_no=number, new_id=CountedIds(prefix=f"run{number}"))
            for number in (1, 2)
        }
        terminal = profile()
        self.wire = TerminalWire(terminal, self.town.folder / "truth", clock=lambda: self.clock.now)
        self.machine = machine_on(self.wire, terminal)
        self.checked = 0
        self.reports: list[ShiftReport] = []

    def new_draft(self, case: int, amount: int, *, desk_no: int = 1) -> Draft:
        wanted = DraftCase(
            case_id=CaseId(case + 1), obligor_number="A123456789", pay_twd=Twd(amount)
        )
        return make_draft(
            payment_id=PaymentId(self.payment_ids()), cases=(wanted,), desk_no=desk_no
        )

    def amount_of(self, case: int, share: float) -> int:
        return max(1, round(self.ledger.owed[case] * share))

    # --- without a machine -----------------------------------------------------------------

    @rule(
        case=st.integers(0, CASES - 1),
        share=st.sampled_from([1.0, 1.0, 0.5, 0.01]),
        over=st.sampled_from([0, 50, 1000]),
        desk_no=st.sampled_from([1, 2]),
    )
    def pay_cash(self, case: int, share: float, over: int, desk_no: int) -> None:
        amount = self.amount_of(case, share)
        pay = partial(
            settle_at_hand,
            self.desks[desk_no],
            make_actor(desk_no=desk_no),
            self.new_draft(case, amount, desk_no=desk_no),
            (CashLaidDown(tendered_twd=Twd(amount + over)),),
            agreed_twd=Twd(amount),
        )
        refusal = self.ledger.refusal(case)
        if refusal is not None:
            with pytest.raises(refusal):
                pay()
            return
        assert pay().change_twd == over
        assert pay().receipt == pay().receipt
        self.ledger.pay_cash(case, amount)

    @rule(case=st.integers(0, CASES - 1))
    def hold_and_take_up_elsewhere(self, case: int) -> None:
        draft = self.new_draft(case, 100)
        save_draft(self.desks[1], make_actor(), draft)
        hold_draft(self.desks[1], make_actor(), draft)
        assert draft.payment_id in {d.payment_id for d in held_drafts(self.desks[2], SUPERVISOR)}
        take_up_draft(self.desks[2], make_actor(desk_no=2), draft.payment_id)
        on_screen = draft_on_screen(self.desks[2], make_actor(desk_no=2))
        assert on_screen is not None
        assert on_screen.payment_id == draft.payment_id

    # --- with the machine ------------------------------------------------------------------

    @rule(
        case=st.integers(0, CASES - 1),
        share=st.sampled_from([1.0, 1.0, 0.5]),
        manner=st.sampled_from(MANNERS),
        dies=st.sampled_from([False, False, False, True]),
    )
    def pay_by_card(self, case: int, share: float, manner: Manner, dies: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
        total = self.ledger.owed[case] or OWED
        draft = self.new_draft(case, total)
        refusal = self.ledger.refusal(case)
        if refusal is None and self.ledger.unknown is not None:
            refusal = TerminalBlocked
        amount = max(1, round(total * share))
        if refusal is not None:
            with pytest.raises(refusal):
                self.begin(draft, amount, total)
            return
        payment, tender = self.begin(draft, amount, total)
        self.ledger.open[draft.payment_id] = Entry(case, total)
        self.meet(payment, tender, amount, manner, dies=dies)

    @precondition(lambda self: self.ledger.halfway and not self.ledger.unknown)
    @rule(manner=st.sampled_from(MANNERS))
    def pay_the_rest_by_card(self, manner: Manner) -> None:
        name = self.ledger.halfway
        assert name is not None
        entry = self.ledger.open[name]
        rest = entry.total - entry.collected
        payment, tender = self.begin(self.draft_of(name), rest, entry.total)
        self.meet(payment, tender, rest, manner, dies=False)

    def draft_of(self, name: str) -> Draft:
        return make_draft(payment_id=PaymentId(name))

    def begin(self, draft: Draft, amount: int, total: int) -> tuple[Payment, Tender]:
        return begin_machine_tender(
            self.desks[1],
            make_actor(),
            draft,
            kind=TenderKind.CARD,
            amount_twd=Twd(amount),
            device=TERMINAL,
            agreed_twd=Twd(total),
            holder_in_person=True,
        )

    def meet(
        self, payment: Payment, tender: Tender, amount: int, manner: Manner, *, dies: bool
    ) -> None:
        name = payment.payment_id
        if dies:
            self.ledger.ask(name, amount, is_charged=False)
            self.ledger.open[name].was_asked = False
            return
        self.wire._manners.append(manner)
        self.ledger.ask(name, amount, is_charged=manner in CHARGING)
        self.ledger.open[name].was_asked = True
        settlement = ask_machine(
            self.desks[1],
            make_actor(),
            self.machine,
            payment_id=payment.payment_id,
            tender_id=tender.tender_id,
        )
        if manner in APPROVING:
            self.ledger.learn(name, is_taken=True)
        elif manner is Manner.DECLINES:
            self.ledger.learn(name, is_taken=False)
        else:
            assert settlement.payment.open_tender is not None

    # --- what is open ----------------------------------------------------------------------

    def open_tender(self) -> tuple[str, Tender]:
        name = self.ledger.unknown
        assert name is not None
        with self.desks[1].open_unit() as unit:
            tender = unit.payments.get(PaymentId(name)).open_tender
        assert tender is not None
        return name, tender

    @precondition(lambda self: self.ledger.unknown)
    @rule(waits=st.booleans())
    def ask_what_became_of_it(self, waits: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
        name, tender = self.open_tender()
        entry = self.ledger.open[name]
        query = partial(
            query_machine,
            self.desks[1],
            make_actor(),
            self.machine,
            payment_id=PaymentId(name),
            tender_id=tender.tender_id,
        )
        climbed = query()
        with self.desks[1].open_unit() as unit:
            is_carried = unit.closing.is_carried("tender", name)
        if climbed.rung is Rung.SETTLED:
            assert entry.is_charged
            self.ledger.learn(name, is_taken=True)
            return
        # Only the slip tells of a sale from before a settlement.
        if is_carried and climbed.rung in {Rung.CANNOT_BE_ASKED, Rung.NO_ANSWER}:
            return
        assert not entry.is_charged
        if climbed.rung is Rung.ASK_AGAIN and waits:
            self.clock.advance(self.machine.released_after_s)
            climbed = query()
        if climbed.rung is Rung.RELEASED:
            self.ledger.learn(name, is_taken=False)
        else:
            # A clock set back makes whatever the terminal did last look later than the sale.
            assert climbed.rung in {Rung.ASK_AGAIN, Rung.NO_ANSWER}

    @precondition(lambda self: self.ledger.unknown)
    @rule()
    def let_the_slip_decide(self) -> None:
        name, tender = self.open_tender()
        entry = self.ledger.open[name]
        resolve_by_slip(
            self.desks[1],
            make_actor(),
            SUPERVISOR,
            payment_id=PaymentId(name),
            tender_id=tender.tender_id,
            was_charged=entry.is_charged,
            slip_number="1",
            approval_code="A",
        )
        self.ledger.learn(name, is_taken=entry.is_charged)

    @rule()
    def start_again(self) -> None:
        recover_without_asking(self.desks[1], make_actor(), {TERMINAL: self.machine})
        name = self.ledger.unknown
        if name is not None and not self.ledger.open[name].was_asked:
            self.ledger.learn(name, is_taken=False)

    @precondition(lambda self: self.ledger.halfway)
    @rule(in_cash=st.booleans())
    def finish_what_is_halfway(self, in_cash: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
        name = self.ledger.halfway
        assert name is not None
        entry = self.ledger.open[name]
        rest = entry.total - entry.collected
        settlement: Settlement
        if in_cash:
            settlement = settle_at_hand(
                self.desks[1],
                make_actor(),
                self.draft_of(name),
                (CashLaidDown(tendered_twd=Twd(rest)),),
                agreed_twd=Twd(entry.total),
            )
        else:
            settlement = settle_collected(self.desks[1], make_actor(), payment_id=PaymentId(name))
        assert settlement.receipt is not None
        self.ledger.settle(name, cash=rest if in_cash else 0)

    @precondition(lambda self: self.ledger.open)
    @rule(data=st.data())
    def try_to_get_out_of_it(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.ledger.open)))
        with pytest.raises(MoneyMayHaveMoved):
            cancel_payment(self.desks[1], make_actor(), payment_id=PaymentId(name))
        if self.ledger.open[name].asked:
            with pytest.raises(OutcomeOpen):
                settle_collected(self.desks[1], make_actor(), payment_id=PaymentId(name))

    # --- the end of a day --------------------------------------------------------------

    @rule(desk_no=st.sampled_from([1, 1, 2]), over=st.sampled_from([0, 0, -10, 500]))
    def close_and_open_again(self, desk_no: int, over: int) -> None:
        desk, clerk = self.desks[desk_no], make_actor(desk_no=desk_no)
        shift = begin_close(desk, clerk)
        for item in close_state(desk, clerk).open_items:
            carry_forward(
                desk,
                clerk,
                SUPERVISOR,
                what=item.what,
                subject=item.subject,
                owner="clerk",
                reason="明日再查",
            )
        with desk.open_unit() as unit:
            expected = unit.takings.expected_cash(shift)
        count_drawer(desk, clerk, count_of(expected + over))
        for machine in close_state(desk, clerk).machines:
            begun = begin_settlement(desk, clerk, device=machine.device)
            settle_machine(desk, clerk, self.machine, settlement_id=begun.settlement_id)
        for found in close_state(desk, clerk).differences_open:
            explain(
                desk,
                clerk,
                SUPERVISOR,
                about=found.about,
                detail=found.detail,
                reason="已知",
            )
        signed = sign_close(desk, clerk, next_float_twd=Twd(0))
        self.reports.append(report_from_json(signed.content))
        open_a_shift(desk)

    @rule(seconds=st.sampled_from([1, 3600, 86_400, -60, -86_400]))
    def let_the_clock_jump(self, seconds: int) -> None:
        self.clock.advance(seconds)

    # --- what must hold --------------------------------------------------------------------

    @invariant()
    def the_books_are_the_ledger(self) -> None:
        ledger = self.ledger
        with self.desks[1].open_unit() as unit:
            for case in range(CASES):
                found = unit.cases.by_id(CaseId(case + 1))
                assert found is not None
                assert found.parts.total_twd == ledger.owed[case]
            is_open = {p.payment_id: p for p in unit.payments.open_payments()}
            numbers = [unit.receipts.numbers(desk_no) for desk_no in (1, 2)]
            issued = [unit.receipts.get(n) for of_desk in numbers for n in of_desk]
        for of_desk in numbers:
            assert [int(number[6:]) for number in of_desk] == list(range(1, len(of_desk) + 1))
        assert sorted(r.total_twd for r in issued if r) == sorted(ledger.receipts)
        assert is_open.keys() == ledger.open.keys()
        for name, payment in is_open.items():
            assert payment.collected_twd == ledger.open[name].collected
            assert (payment.open_tender is not None) == bool(ledger.open[name].asked)
        taken = read_truth(self.town.folder / "truth")
        assert sum(charge.amount_twd for charge in taken) == ledger.charged

    @invariant()
    def the_drawers_are_the_ledger(self) -> None:
        totals = [shift_in_hand(desk, make_actor(desk_no=n)) for n, desk in self.desks.items()]
        by_tender = [found.totals.by_tender_twd for found in totals if found is not None]
        # What was signed stays: the drawers of today and every Z together are the ledger.
        by_tender += [
            {total.kind.value: total.net_twd for total in report.tenders} for report in self.reports
        ]
        assert sum(found.get("cash", 0) for found in by_tender) == self.ledger.cash
        assert sum(found.get("card", 0) for found in by_tender) == self.ledger.cards

    def teardown(self) -> None:
        with reading(self.town.engine) as connection:
            assert chain_faults(connection) == []
        open_now = open_payments(self.desks[1], make_actor())
        assert all(found.payment.state is PaymentState.OPEN for found in open_now)
        assert all(
            found.tender is None or found.tender.state is not TenderState.DECLINED
            for found in open_now
        )


def test_the_books_are_always_the_ledger() -> None:
    play(DeskMachine, Town, examples=30, steps=30)


@pytest.mark.nightly
@pytest.mark.timeout(3600)
def test_the_books_are_always_the_ledger_all_night() -> None:
    play(DeskMachine, Town, examples=2_000, steps=60)
