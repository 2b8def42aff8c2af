import threading
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from card_wire import TERMINAL, make_machine
from counter_app.domain.money import Twd
from counter_app.domain.shifts import FloatNegative, ShiftAlreadyOpen
from counter_app.domain.staff import NotPermitted, Role
from counter_app.domain.tenders import CashLaidDown, TenderKind
from counter_app.services.desk import Desk
from counter_app.services.payments import ask_machine, begin_machine_tender, settle_at_hand
from counter_app.services.shifts import open_shift, shift_in_hand
from factories import NOON, StoppedClock, make_actor, make_case_row, make_desk, make_draft

CLERK = make_actor()


def test_a_shift_has_the_taipei_day_on_which_it_was_opened(desk: Desk) -> None:
    late_in_utc = datetime(2025, 12, 31, 16, 0, tzinfo=UTC)

    shift = open_shift(replace(desk, clock=StoppedClock(late_in_utc)), CLERK, float_twd=Twd(5000))

    assert shift.business_day == date(2026, 1, 1)


def test_a_drawer_is_open_once(desk: Desk) -> None:
    open_shift(desk, CLERK, float_twd=Twd(5000))

    with pytest.raises(ShiftAlreadyOpen) as refused:
        open_shift(desk, CLERK, float_twd=Twd(0))

    assert refused.value.business_day == NOON.date()


def test_each_desk_has_a_drawer_of_its_own(desk: Desk, engine: Engine) -> None:
    open_shift(desk, CLERK, float_twd=Twd(5000))
    open_shift(make_desk(engine, desk_no=2), make_actor(desk_no=2), float_twd=Twd(0))


def test_two_clicks_at_once_open_one_drawer(desk: Desk) -> None:
    results: list[object] = []
    start = threading.Barrier(2)

    def run() -> None:
        start.wait()
        try:
            results.append(open_shift(desk, CLERK, float_twd=Twd(5000)))
        except ShiftAlreadyOpen as refused:
            results.append(refused)

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(type(result).__name__ for result in results) == ["Shift", "ShiftAlreadyOpen"]


def test_a_float_below_zero_is_refused(desk: Desk) -> None:
    with pytest.raises(FloatNegative):
        open_shift(desk, CLERK, float_twd=Twd(-1))


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.AUDITOR, Role.ADMINISTRATOR])
def test_not_everybody_opens_a_drawer(desk: Desk, role: Role) -> None:
    with pytest.raises(NotPermitted):
        open_shift(desk, make_actor(role), float_twd=Twd(0))


def test_without_a_shift_there_is_nothing_in_hand(desk: Desk) -> None:
    assert shift_in_hand(desk, CLERK) is None


def test_what_a_shift_took_is_told_by_tender(desk: Desk, engine: Engine, tmp_path: Path) -> None:
    open_shift(desk, CLERK, float_twd=Twd(5000))
    draft = make_draft(make_case_row(engine))
    payment, tender = begin_machine_tender(
        desk,
        CLERK,
        draft,
        kind=TenderKind.CARD,
        amount_twd=Twd(2000),
        device=TERMINAL,
        agreed_twd=Twd(2350),
        holder_in_person=True,
    )
    machine, _wire = make_machine(tmp_path / "truth")
    ask_machine(desk, CLERK, machine, payment_id=payment.payment_id, tender_id=tender.tender_id)
    before = shift_in_hand(desk, CLERK)
    settle_at_hand(
        desk, CLERK, draft, (CashLaidDown(tendered_twd=Twd(1000)),), agreed_twd=Twd(2350)
    )

    in_hand = shift_in_hand(desk, CLERK)

    assert before is not None
    assert before.totals.payment_count == 0
    assert in_hand is not None
    assert in_hand.totals.payment_count == 1
    # Cash counts without the change that went back.
    assert in_hand.totals.by_tender_twd == {"card": 2000, "cash": 350}
    with desk.open_unit() as unit:
        (entry,) = unit.journal.entries(act="open_shift")
    assert entry.details == {"business_day": "2025-11-20", "float_twd": 5000}
