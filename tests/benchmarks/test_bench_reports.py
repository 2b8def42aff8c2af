"""Bar 18, beside the verification: what a desk adds up while a person waits for it."""

from typing import Any, Final

import pytest
from sqlalchemy import Engine

from close_desk import count_of
from counter_app.domain.money import Twd
from counter_app.domain.payments import PaymentId
from counter_app.domain.shifts import Shift
from counter_app.domain.staff import Role
from counter_app.domain.takings import ShiftReport
from counter_app.domain.tenders import CashLaidDown, DocumentHandedOver, TenderAtHand, TenderKind
from counter_app.services.day_close import begin_close, count_drawer, sign_close
from counter_app.services.desk import Desk
from counter_app.services.payments import settle_at_hand
from counter_app.services.reports import register, remittance, report_pdf, shift_report
from counter_app.services.reversals import begin_void
from counter_app.store.takings import Period
from factories import NOON, make_actor, make_case_row, make_desk, make_draft, make_fee, open_shift
from measuring import in_ms
from stores import Place

PAYMENTS: Final = 2_000
WITHOUT_MEASURING: Final = 12
ROUNDS: Final = 15
EVERY_NTH_VOID: Final = 100

CLERK = make_actor()
SUPERVISOR = make_actor(Role.SUPERVISOR)
CASE_TWD: Final = 2350
TODAY: Final = NOON.date()


def busy_day(engine: Engine, count: int) -> Desk:
    """Return a desk that took so many payments, of a case and a fee each, some of them void."""
    desk = make_desk(engine, missing_glyphs=lambda _text: (), receipt_forms=())
    open_shift(desk)
    for place in range(count):
        case_id = make_case_row(engine, case_number=f"宜執和114年綜所稅執字第{place + 1:08d}號")
        tenders: tuple[TenderAtHand, ...] = (CashLaidDown(tendered_twd=Twd(CASE_TWD + 6)),)
        if place % 7 == 0:
            cheque = DocumentHandedOver(
                kind=TenderKind.CHEQUE,
                amount_twd=Twd(1000),
                issuer_name="臺灣銀行",
                document_number="AB1234567",
                document_date=TODAY,
            )
            tenders = (cheque, CashLaidDown(tendered_twd=Twd(CASE_TWD - 994)))
        settled = settle_at_hand(
            desk,
            CLERK,
            make_draft(case_id, payment_id=PaymentId(f"p-{place}"), fees=(make_fee(),)),
            tenders,
            agreed_twd=Twd(CASE_TWD + 6),
        )
        assert settled.receipt is not None
        if place % EVERY_NTH_VOID == 1:
            begin_void(
                desk,
                CLERK,
                SUPERVISOR,
                number=settled.receipt.number,
                reason="開錯",
                has_paper=True,
            )
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")  # as autovacuum has by the time of a close
    return desk


def one_by_one(desk: Desk) -> int:
    """Add up a day as the obvious way does: receipt after receipt."""
    total = 0
    with desk.open_unit() as unit:
        for number in unit.receipts.numbers(desk.desk_no):
            receipt = unit.receipts.get(number)
            assert receipt is not None
            if not unit.reversals.of_receipt(number):
                total += sum(int(tender.amount_twd) for tender in receipt.tenders)
    return total


def test_figures_of_a_busy_day(benchmark: Any, place: Place) -> None:  # noqa: ANN401 - it has no types
    engine = place.open()
    count = PAYMENTS if benchmark.enabled else WITHOUT_MEASURING
    desk = busy_day(engine, count)
    found: list[ShiftReport] = []
    took: dict[str, float] = {}

    def measure() -> None:
        rounds = ROUNDS if benchmark.enabled else 1
        took["x"] = in_ms(lambda: found.append(shift_report(desk, CLERK)), rounds)
        took["naive"] = in_ms(lambda: one_by_one(desk), min(rounds, 3))

    benchmark.pedantic(measure, rounds=1)
    assert found[0].net_twd == one_by_one(desk)
    engine.dispose()
    benchmark.extra_info.update(
        bar=18,
        what=f"X report of {count:,} payments on {engine.dialect.name}, against one by one",
        ours=took["x"],
        reference=took["naive"],
        unit="ms",
        ratio=took["naive"] / took["x"],
        goal=">= 10",
    )


@pytest.mark.parametrize("what", ["register", "remittance", "paper"])
def test_papers_of_a_busy_day(
    benchmark: Any,  # noqa: ANN401 - it has no types
    new_sqlite_place: Place,
    what: str,
) -> None:
    engine = new_sqlite_place.open()
    count = PAYMENTS if benchmark.enabled else WITHOUT_MEASURING
    desk = busy_day(engine, count)
    acts = {
        "register": lambda: register(desk, CLERK, from_day=TODAY, to_day=TODAY),
        "remittance": lambda: remittance(desk, CLERK, from_day=TODAY, to_day=TODAY),
        "paper": lambda: report_pdf(register(desk, CLERK, from_day=TODAY, to_day=TODAY)),
    }
    goals = {"register": "<= 150", "remittance": "<= 50", "paper": "<= 2000"}
    words = {"register": "register", "remittance": "remittance", "paper": "register as PDF"}
    took: list[float] = []

    def measure() -> None:
        took.append(in_ms(acts[what], 5 if benchmark.enabled else 1))

    benchmark.pedantic(measure, rounds=1)
    engine.dispose()
    benchmark.extra_info.update(
        bar=18,
        what=f"{words[what]} of {count:,} payments",
        ours=took[0],
        unit="ms",
        goal=goals[what],
    )


def test_close_of_a_busy_day(benchmark: Any, place: Place) -> None:  # noqa: ANN401 - it has no types
    engine = place.open()
    count = PAYMENTS if benchmark.enabled else WITHOUT_MEASURING
    desk = busy_day(engine, count)
    with desk.open_unit() as unit:
        shift = unit.shifts.open_at(1)
        assert shift is not None
        expected_twd = unit.takings.expected_cash(shift)
    took: list[float] = []

    def close(shift: Shift = shift) -> None:
        began = begin_close(desk, CLERK)
        assert began.shift_id == shift.shift_id
        count_drawer(desk, CLERK, count_of(expected_twd))
        sign_close(desk, CLERK, next_float_twd=Twd(5000))

    def measure() -> None:
        took.append(in_ms(close, 1))

    benchmark.pedantic(measure, rounds=1)
    with desk.open_unit() as unit:
        assert unit.closing.close_of(shift.shift_id) is not None
        assert unit.takings.remittance(Period(from_day=TODAY, to_day=TODAY))
    engine.dispose()
    benchmark.extra_info.update(
        bar=18,
        what=f"close of {count:,} payments on {engine.dialect.name}: begin, count, sign, anchor",
        ours=took[0],
        unit="ms",
        goal="<= 500",
    )
