from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from collection_lines import TODAY, Office, days_ago, segment_2, store_line
from counter_app.domain.cases import CaseId, UnknownCase
from counter_app.domain.collections import PaymentProof, ProofRefused, ProofState
from counter_app.domain.kinds import Channel
from counter_app.domain.money import Twd
from counter_app.domain.notices import Notice
from counter_app.domain.staff import NotPermitted, Role
from counter_app.services.desk import Desk
from counter_app.services.payment_proofs import (
    enter_proof,
    open_proofs,
    paid_elsewhere,
    withdraw_proof,
)
from factories import StoppedClock, make_actor, make_case_row, make_desk
from stores import Place

CLERK = make_actor()


@pytest.fixture
def office(new_sqlite_place: Place, tmp_path: Path) -> Iterator[Office]:
    engine = new_sqlite_place.open()
    yield Office.opened(engine, make_desk(engine), tmp_path)
    engine.dispose()


@pytest.fixture
def both(engine: Engine, desk: Desk, tmp_path: Path) -> Office:
    return Office.opened(engine, desk, tmp_path)


def prove(office: Office, notice: Notice, **changes: object) -> PaymentProof:
    values: dict[str, Any] = {
        "case_id": notice.case_id,
        "channel": Channel.STORE,
        "amount_twd": Twd(2350),
        "paid_on": TODAY,
        "reference": "7-11 收據 001",
        "note": "",
    }
    return enter_proof(office.desk, CLERK, **{**values, **changes})


def state_of(office: Office, proof: PaymentProof) -> ProofState:
    with office.desk.open_unit() as unit:
        found = unit.proofs.get(proof.proof_id)
    assert found is not None
    return found.state


def test_a_proof_posts_nothing_and_the_file_settles_it(both: Office) -> None:
    notice = both.notice()
    proof = prove(both, notice)
    assert open_proofs(both.desk, CLERK) == (proof,)
    assert both.owed_twd() == 2350

    both.take_in(store_line(segment_2(notice), 2350))

    assert open_proofs(both.desk, CLERK) == ()
    (row,) = both.rows()
    with both.desk.open_unit() as unit:
        settled = unit.proofs.get(proof.proof_id)
    assert settled is not None
    assert (settled.state, settled.collection_id) == (ProofState.SETTLED, row.collection_id)


def test_a_line_settles_one_proof_of_its_amount_and_channel(office: Office) -> None:
    notice = office.notice()
    first, second = prove(office, notice), prove(office, notice, reference="002")
    other = prove(office, notice, channel=Channel.BANK_TRANSFER)
    less = prove(office, notice, amount_twd=Twd(1))

    office.take_in(store_line(segment_2(notice), 2350))

    assert [state_of(office, each) for each in (first, second, other, less)] == [
        ProofState.SETTLED,
        ProofState.OPEN,
        ProofState.OPEN,
        ProofState.OPEN,
    ]


def test_a_proof_that_comes_after_its_money_is_settled_at_once(both: Office) -> None:
    notice = both.notice()
    both.take_in(store_line(segment_2(notice), 2350))

    assert prove(both, notice).state is ProofState.SETTLED
    assert prove(both, notice).state is ProofState.OPEN


def test_a_proof_is_withdrawn_once(both: Office) -> None:
    proof = prove(both, both.notice())

    withdraw_proof(both.desk, CLERK, proof.proof_id)

    assert open_proofs(both.desk, CLERK) == ()
    with pytest.raises(ProofRefused) as refused:
        withdraw_proof(both.desk, CLERK, proof.proof_id)
    assert refused.value.field == "state"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("amount_twd", 0),
        ("amount_twd", -5),
        ("paid_on", date(2025, 11, 21)),
        ("reference", "  "),
        ("reference", "a\0b"),
        ("note", "x" * 201),
    ],
)
def test_a_proof_that_cannot_be_is_refused(office: Office, field: str, value: object) -> None:
    notice = office.notice()
    with pytest.raises(ProofRefused) as refused:
        prove(office, notice, **{field: value})
    assert refused.value.field == field
    assert open_proofs(office.desk, CLERK) == ()


def test_a_proof_for_nobody_is_refused(office: Office) -> None:
    with pytest.raises(UnknownCase):
        prove(office, office.notice(), case_id=CaseId(999))


def test_the_desk_is_told_what_arrived_elsewhere(both: Office) -> None:
    silent = make_case_row(both.engine, case_number="宜執和114年綜所稅執字第00009999號")
    notice = both.notice()
    proof = prove(both, notice, paid_on=days_ago(1))
    both.take_in(store_line(segment_2(notice), 1000))

    told = paid_elsewhere(both.desk, CLERK, [notice.case_id, silent])

    assert set(told) == {notice.case_id}
    found = told[notice.case_id]
    assert found.proofs == (proof,)
    assert [line.amount_twd for line in found.collections] == [1000]
    assert found.notice_until == notice.payable_until
    assert paid_elsewhere(both.desk, CLERK, []) == {}


def test_after_a_month_and_a_deadline_there_is_nothing_to_tell(office: Office) -> None:
    notice = office.notice()
    office.take_in(store_line(segment_2(notice), 1000))
    clock = office.desk.clock
    assert isinstance(clock, StoppedClock)
    clock.advance(120 * 86_400)
    assert paid_elsewhere(office.desk, CLERK, [notice.case_id]) == {}


def test_a_volunteer_is_told_nothing(office: Office) -> None:
    with pytest.raises(NotPermitted):
        paid_elsewhere(office.desk, make_actor(Role.VOLUNTEER), [CaseId(1)])
