from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.money import Twd
from counter_app.domain.payments import PaymentId
from counter_app.domain.receipts import Receipt, ReceiptLine, ReceiptNumber, ReceiptTender
from counter_app.domain.tenders import CashLaidDown, TenderKind
from counter_app.services.desk import Desk
from counter_app.services.payments import settle_at_hand
from counter_app.store.receipts import _from_json, _to_json
from counter_app.store.unit_of_work import UnitOfWork
from factories import NOON, make_actor, make_draft, make_fee, open_shift

DAY = date(2025, 12, 31)
NEW_YEAR = date(2026, 1, 1)

FULL = Receipt(
    number=ReceiptNumber("R11401000001"),
    branch_name="法務部行政執行署宜蘭分署",
    desk_no=1,
    business_day=DAY,
    issued_at=NOON.replace(microsecond=123456),
    clerk_name="林怡君",
    payer_name="𠮷田\u00a0太郎",
    payer_number="A123456789",
    lines=(
        ReceiptLine(
            case_number="宜執和114年綜所稅執字第00027724號",
            costs_twd=Twd(50),
            amount_twd=Twd(50),
            balance_left_twd=Twd(0),
            computed_on=DAY,
        ),
        ReceiptLine(title="影印費", quantity=3, unit_price_twd=Twd(2), amount_twd=Twd(6)),
    ),
    tenders=(
        ReceiptTender(
            kind=TenderKind.CHEQUE,
            amount_twd=Twd(50),
            tendered_twd=Twd(50),
            issuer_name="臺灣銀行",
            document_number="AB1",
            document_date=DAY,
        ),
        ReceiptTender(
            kind=TenderKind.ETICKET,
            amount_twd=Twd(6),
            tendered_twd=Twd(6),
            balance_before_twd=Twd(100),
            balance_after_twd=Twd(94),
        ),
    ),
    total_twd=Twd(56),
    recovered=True,
    is_demo=True,
)


def take(engine: Engine, *, desk_no: int = 1, on: date = DAY, keep: bool = True) -> str:
    with UnitOfWork(engine) as unit:
        number = unit.receipts.take_number(desk_no=desk_no, business_day=on)
        if keep:
            unit.commit()
    return number


def pay(desk: Desk, payment_id: str) -> Receipt:
    settlement = settle_at_hand(
        desk,
        make_actor(desk_no=desk.desk_no),
        make_draft(fees=(make_fee(),), payment_id=PaymentId(payment_id)),
        (CashLaidDown(tendered_twd=Twd(6)),),
        agreed_twd=Twd(6),
    )
    assert settlement.receipt is not None
    return settlement.receipt


def test_numbers_go_up_by_one(engine: Engine) -> None:
    assert [take(engine) for _ in range(3)] == ["R11401000001", "R11401000002", "R11401000003"]


def test_a_number_that_was_not_kept_is_given_again(engine: Engine) -> None:
    assert take(engine, keep=False) == take(engine) == "R11401000001"


def test_each_desk_and_each_year_counts_for_itself(engine: Engine) -> None:
    take(engine)

    assert take(engine, desk_no=2) == "R11402000001"
    assert take(engine, on=NEW_YEAR) == "R11501000001"
    assert take(engine) == "R11401000002"


def test_serials_of_etickets_have_a_series_of_their_own(engine: Engine) -> None:
    with UnitOfWork(engine) as unit:
        serials = [unit.receipts.take_request_serial(desk_no=1, business_day=DAY) for _ in range(2)]
        assert unit.receipts.take_number(desk_no=1, business_day=DAY) == "R11401000001"

    assert serials == ["000001", "000002"]


def test_a_receipt_comes_back_as_it_was_written() -> None:
    assert _from_json(_to_json(FULL)) == FULL


def test_a_receipt_of_an_older_program_is_still_read() -> None:
    with_more = _to_json(FULL).replace("{", '{"a_field_that_went":1,', 1)

    assert _from_json(with_more) == FULL


def test_receipts_are_found_by_number_payment_desk_and_day(desk: Desk, engine: Engine) -> None:
    open_shift(desk)
    other = replace(desk, desk_no=2)
    open_shift(other)
    first, second = pay(desk, "a"), pay(desk, "b")
    elsewhere = pay(other, "c")

    with UnitOfWork(engine) as unit:
        assert unit.receipts.get(first.number) == first
        assert unit.receipts.get(ReceiptNumber("R11401000099")) is None
        assert unit.receipts.of_payment(PaymentId("b")) == second
        assert unit.receipts.of_payment(PaymentId("z")) is None
        assert unit.receipts.newest(1, limit=5) == [second, first]
        assert unit.receipts.of_day(NOON.astimezone(TAIPEI).date()) == [first, second, elsewhere]
        assert unit.receipts.of_day(DAY) == []
        assert unit.receipts.numbers(2) == [elsewhere.number]


def test_a_payment_has_one_receipt(desk: Desk, engine: Engine) -> None:
    open_shift(desk)
    receipt = pay(desk, "a")

    with pytest.raises(IntegrityError), UnitOfWork(engine) as unit:
        unit.receipts.add(replace(receipt, number=ReceiptNumber("R11401000002")), PaymentId("a"))


def test_a_number_is_used_once(desk: Desk, engine: Engine) -> None:
    open_shift(desk)
    receipt = pay(desk, "a")
    pay(desk, "b")

    with pytest.raises(IntegrityError), UnitOfWork(engine) as unit:
        unit.receipts.add(receipt, PaymentId("b"))
