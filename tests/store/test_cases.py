from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from sqlalchemy import Engine, insert, select

from counter_app.domain.cases import CaseBlocked, CaseId
from counter_app.domain.money import Twd
from counter_app.domain.parts import Parts
from counter_app.domain.payments import PaymentId
from counter_app.store.schema import case_claims, payments, shifts
from counter_app.store.unit_of_work import UnitOfWork
from factories import NOON, make_case_row

FIRST, SECOND = PaymentId("payment-1"), PaymentId("payment-2")
LEFT = Parts(costs_twd=Twd(0), interest_twd=Twd(1), late_fee_twd=Twd(2), principal_twd=Twd(1234))


@pytest.fixture
def open_unit(engine: Engine) -> partial[UnitOfWork]:
    return partial(UnitOfWork, engine)


@pytest.fixture
def case_id(engine: Engine) -> CaseId:
    return make_case_row(engine)


@pytest.fixture
def _two_open_payments(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(
            insert(shifts),
            {
                "shift_id": "shift-1",
                "desk_no": 1,
                "business_day": NOON.date(),
                "opened_at": NOON,
                "opened_by": "clerk",
                "float_twd": 0,
                "state": "open",
            },
        )
        for payment_id in (FIRST, SECOND):
            connection.execute(
                insert(payments),
                {
                    "payment_id": payment_id,
                    "desk_no": 1,
                    "shift_id": "shift-1",
                    "business_day": NOON.date(),
                    "clerk": "clerk",
                    "clerk_name": "林怡君",
                    "payer_name": "王小明",
                    "payer_number": "",
                    "holder_in_person": False,
                    "state": "open",
                    "total_twd": 1,
                    "started_at": NOON,
                },
            )


def test_a_case_comes_back_as_it_was_written(
    open_unit: partial[UnitOfWork], case_id: CaseId
) -> None:
    with open_unit() as unit:
        case = unit.cases.by_id(case_id)

    assert case is not None
    assert case.case_key == "114綜所稅執00027724"
    assert (case.obligor_name, case.agency_name) == ("王小明", "財政部北區國稅局")
    assert case.parts.total_twd == 2350
    assert case.expires_on == date(2030, 10, 31)
    assert case.last_paid_on is None


def test_a_case_is_found_by_its_key(open_unit: partial[UnitOfWork], case_id: CaseId) -> None:
    with open_unit() as unit:
        case = unit.cases.by_key("114綜所稅執00027724")
        assert case is not None
        assert case.case_id == case_id
        assert unit.cases.by_key("114綜所稅執00027725") is None
        assert unit.cases.by_id(CaseId(999)) is None


def test_many_cases_come_in_order_of_their_identity(
    engine: Engine, open_unit: partial[UnitOfWork]
) -> None:
    ids = [make_case_row(engine, case_number=f"114年罰執字第{n}號") for n in range(1, 4)]
    with open_unit() as unit:
        for lock in (False, True):
            found = unit.cases.by_ids([ids[2], ids[0], ids[2], CaseId(999)], lock=lock)
            assert list(found) == [ids[0], ids[2]]
        assert unit.cases.by_ids([]) == {}


def test_a_payment_writes_what_is_left_and_counts_the_version_up(
    open_unit: partial[UnitOfWork], case_id: CaseId
) -> None:
    with open_unit() as unit:
        before = unit.cases.by_id(case_id)
        assert unit.cases.save_payment(
            case_id,
            expected_version=1,
            parts=LEFT,
            late_fee_charged_twd=Twd(345),
            computed_on=date(2025, 11, 20),
            last_paid_on=date(2025, 11, 20),
        )
        unit.commit()
    with open_unit() as unit:
        after = unit.cases.by_id(case_id)

    assert before is not None
    assert after == replace(
        before,
        parts=LEFT,
        late_fee_charged_twd=Twd(345),
        computed_on=date(2025, 11, 20),
        last_paid_on=date(2025, 11, 20),
        version=2,
    )


@pytest.mark.parametrize(("row", "version"), [(0, 2), (999, 1)])
def test_a_payment_of_a_case_that_moved_writes_nothing(
    open_unit: partial[UnitOfWork], case_id: CaseId, row: int, version: int
) -> None:
    with open_unit() as unit:
        before = unit.cases.by_id(case_id)
        assert not unit.cases.save_payment(
            CaseId(row or case_id),
            expected_version=version,
            parts=LEFT,
            late_fee_charged_twd=Twd(0),
            computed_on=None,
            last_paid_on=date(2025, 11, 20),
        )
        assert unit.cases.by_id(case_id) == before


def test_only_open_cases_of_the_obligor_are_listed(
    engine: Engine, open_unit: partial[UnitOfWork]
) -> None:
    mine = [make_case_row(engine, case_number=f"114年罰執字第{n}號") for n in (1, 2)]
    settled = {"principal_twd": 0, "late_fee_twd": 0, "interest_twd": 0, "costs_twd": 0}
    make_case_row(engine, case_number="114年罰執字第3號", **settled)
    make_case_row(engine, case_number="114年罰執字第4號", obligor_number="")
    make_case_row(engine, case_number="114年罰執字第5號", obligor_number="A223456781")
    with open_unit() as unit:
        found = unit.cases.open_cases_of_obligor("A123456789")
        assert [case.case_id for case in found] == mine
        assert unit.cases.open_cases_of_obligor("") == []


@pytest.mark.usefixtures("_two_open_payments")
def test_a_claimed_case_is_refused_to_another_payment(
    open_unit: partial[UnitOfWork], engine: Engine, case_id: CaseId
) -> None:
    other = make_case_row(engine, case_number="114年罰執字第9號")
    with open_unit() as unit:
        unit.cases.claim([case_id], FIRST, 1)
        unit.commit()

    with open_unit() as unit, pytest.raises(CaseBlocked) as refused:
        unit.cases.claim([other, case_id], SECOND, 2)

    assert refused.value.desk_no == 1
    assert refused.value.case_number == "宜執和114年綜所稅執字第00027724號"
    with engine.connect() as connection:
        assert connection.scalars(select(case_claims.c.case_id)).all() == [case_id]


@pytest.mark.usefixtures("_two_open_payments")
def test_a_payment_may_claim_its_own_cases_again_and_lets_all_of_them_go(
    open_unit: partial[UnitOfWork], engine: Engine, case_id: CaseId
) -> None:
    other = make_case_row(engine, case_number="114年罰執字第9號")
    with open_unit() as unit:
        unit.cases.claim([case_id], FIRST, 1)
        unit.cases.claim([other, case_id], FIRST, 1)
        assert unit.cases.claims_on([case_id, other, CaseId(999)]) == {
            case_id: (FIRST, 1),
            other: (FIRST, 1),
        }
        unit.cases.release_claims(FIRST)
        assert unit.cases.claims_on([case_id, other]) == {}
        assert unit.cases.claims_on([]) == {}
        unit.cases.claim([case_id], SECOND, 2)
