from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from counter_app.domain.cases import CaseId
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import DeviceEvent
from counter_app.domain.payments import (
    Payment,
    PaymentId,
    PaymentState,
    TerminalBlocked,
    UnknownPayment,
)
from counter_app.domain.tenders import Tender, TenderId, TenderKind, TenderState, TenderStepRefused
from counter_app.services.desk import Desk
from counter_app.services.quotes import compose_payment
from counter_app.services.shifts import open_shift_of
from counter_app.store.errors import PaymentExists
from counter_app.store.unit_of_work import UnitOfWork
from factories import NOON, make_actor, make_case_row, make_draft, make_fee, open_shift


@pytest.fixture
def payment(desk: Desk, engine: Engine) -> Payment:
    """A payment of a case and a fee, in the books and open."""
    open_shift(desk)
    case_id = make_case_row(engine)
    with desk.open_unit() as unit:
        made = compose_payment(
            unit,
            desk,
            make_actor(),
            make_draft(case_id, fees=(make_fee(),)),
            shift=open_shift_of(unit, desk, make_actor()),
            holder_in_person=True,
        )
        unit.payments.add(made)
        unit.commit()
    return made


def tender(state: TenderState = TenderState.INTENDED, number: int = 1) -> Tender:
    return Tender(
        tender_id=TenderId(f"tender-{number}"),
        line_number=number,
        kind=TenderKind.CARD,
        state=state,
        amount_twd=Twd(2000),
        tendered_twd=Twd(2000),
        reference=f"REF{number}",
        device="刷卡機",
        intended_at=NOON,
        balance_before_twd=Twd(9),
        masked_card="431112******1234",
    )


def add(engine: Engine, payment: Payment, *tenders: Tender) -> None:
    with UnitOfWork(engine) as unit:
        for each in tenders:
            unit.payments.add_tender(payment, each, at=NOON)
        unit.commit()


def test_a_payment_comes_back_as_it_was_written(engine: Engine, payment: Payment) -> None:
    add(engine, payment, tender())

    with UnitOfWork(engine) as unit:
        assert unit.payments.get(payment.payment_id) == replace(payment, tenders=(tender(),))
        assert unit.payments.find(PaymentId("nothing")) is None
        with pytest.raises(UnknownPayment):
            unit.payments.get(PaymentId("nothing"))


def test_a_payment_is_written_once(engine: Engine, payment: Payment) -> None:
    with pytest.raises(PaymentExists), UnitOfWork(engine) as unit:
        unit.payments.add(payment)
    with pytest.raises(PaymentExists), UnitOfWork(engine) as unit:
        unit.payments.add_finished(replace(payment, state=PaymentState.CANCELLED), at=NOON)


def test_open_payments_come_oldest_first(engine: Engine, payment: Payment) -> None:
    older = replace(
        payment,
        payment_id=PaymentId("older"),
        started_at=payment.started_at - timedelta(hours=1),
        desk_no=2,
    )
    with UnitOfWork(engine) as unit:
        unit.payments.add(older)
        unit.commit()

    with UnitOfWork(engine) as unit:
        assert [p.payment_id for p in unit.payments.open_payments()] == ["older", "payment-1"]
        assert [p.payment_id for p in unit.payments.open_payments(2)] == ["older"]


def test_a_second_open_sale_of_a_machine_is_refused(engine: Engine, payment: Payment) -> None:
    add(engine, payment, tender())

    with pytest.raises(TerminalBlocked) as blocked:
        add(engine, payment, tender(number=2))
    assert blocked.value.device == "刷卡機"

    add(engine, payment, replace(tender(number=2), device="另一台"))


@pytest.mark.parametrize(
    ("from_state", "to_state"),
    [
        (TenderState.UNKNOWN, TenderState.DECLINED),
        (TenderState.UNKNOWN, TenderState.INTENDED),
        (TenderState.COLLECTED, TenderState.RELEASED),
        (TenderState.RELEASED, TenderState.COLLECTED),
        (TenderState.DECLINED, TenderState.COLLECTED),
    ],
)
def test_a_tender_moves_along_the_table_only(
    engine: Engine, payment: Payment, from_state: TenderState, to_state: TenderState
) -> None:
    add(engine, payment, tender(from_state))

    with pytest.raises(TenderStepRefused), UnitOfWork(engine) as unit:
        unit.payments.move_tender(payment, tender(to_state))


def test_items_can_be_written_anew(engine: Engine, payment: Payment) -> None:
    fewer = replace(payment, items=payment.items[1:])
    with UnitOfWork(engine) as unit:
        unit.payments.replace_items(fewer)
        unit.commit()

    with UnitOfWork(engine) as unit:
        found = unit.payments.get(payment.payment_id)
    assert found.items == fewer.items
    assert found.total_twd == 6


def test_what_crossed_the_wire_is_kept_in_order(engine: Engine, payment: Payment) -> None:
    add(engine, payment, tender())
    events = [
        DeviceEvent(direction="sent", what="frame", data=b"ask"),
        DeviceEvent(direction="received", what="ack", data=b""),
        DeviceEvent(direction="received", what="frame", data=bytes(range(256))),
    ]
    for event in events:
        with UnitOfWork(engine) as unit:
            unit.tender_events.add(TenderId("tender-1"), event, at=NOON)
            unit.commit()

    with UnitOfWork(engine) as unit:
        assert unit.tender_events.of(TenderId("tender-1")) == events
        assert unit.tender_events.of(TenderId("nothing")) == []


def test_the_first_time_that_nothing_was_found_is_remembered(
    engine: Engine, payment: Payment
) -> None:
    add(engine, payment, tender())
    later = NOON + timedelta(minutes=5)

    with UnitOfWork(engine) as unit:
        assert unit.payments.note_not_found(TenderId("tender-1"), NOON) == NOON
        unit.commit()
    with UnitOfWork(engine) as unit:
        unit.payments.move_tender(payment, tender(TenderState.UNKNOWN))
        assert unit.payments.note_not_found(TenderId("tender-1"), later) == NOON


def test_a_claim_keeps_the_case_for_one_payment(engine: Engine, payment: Payment) -> None:
    case_id = CaseId(1)
    with UnitOfWork(engine) as unit:
        unit.cases.claim([case_id], payment.payment_id, 1)
        unit.commit()

    with UnitOfWork(engine) as unit:
        assert unit.cases.claims_on([case_id]) == {case_id: (payment.payment_id, 1)}
        unit.cases.release_claims(payment.payment_id)
        assert unit.cases.claims_on([case_id]) == {}
