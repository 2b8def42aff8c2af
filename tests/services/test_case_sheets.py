from datetime import date

import pytest
from sqlalchemy import Engine

from counter_app.domain.cases import CaseExpired, CaseId, UnknownCase
from counter_app.domain.fees import Law
from counter_app.domain.money import Twd
from counter_app.domain.reversals import ReversalKind
from counter_app.domain.staff import NotPermitted, Role
from counter_app.domain.tenders import CashLaidDown
from counter_app.services.case_sheets import case_sheet
from counter_app.services.desk import Desk
from counter_app.services.payments import settle_at_hand
from counter_app.services.reversals import begin_void
from counter_app.ui.cases.sheets import sheet_part
from factories import NOON, make_actor, make_case_row, make_draft, open_shift

CLERK = make_actor()


def test_a_case_is_worked_out_for_today_by_the_law_of_its_kind(engine: Engine, desk: Desk) -> None:
    case_id = make_case_row(engine, kind="綜所稅", principal_twd=10_000, late_fee_twd=0)
    sheet = case_sheet(desk, CLERK, case_id)
    assert sheet.law is Law.TAX
    assert sheet.on == NOON.date()
    assert sheet.due.accrued_late_fee_twd == 600
    assert sheet.refusal is None


def test_why_a_case_cannot_be_paid_is_part_of_the_sheet(engine: Engine, desk: Desk) -> None:
    case_id = make_case_row(engine, expires_on=date(2025, 1, 1))
    assert isinstance(case_sheet(desk, CLERK, case_id).refusal, CaseExpired)


def test_payments_at_any_desk_are_listed_newest_first(engine: Engine, desk: Desk) -> None:
    open_shift(desk)
    case_id = make_case_row(engine)
    assert case_sheet(desk, CLERK, case_id).payments == ()
    settle_at_hand(
        desk,
        CLERK,
        make_draft(case_id),
        (CashLaidDown(tendered_twd=Twd(2350)),),
        agreed_twd=Twd(2350),
    )
    (paid,) = case_sheet(desk, CLERK, case_id).payments
    assert paid.amount_twd == 2350
    assert paid.receipt_number == "R11401000001"
    assert paid.desk_no == desk.desk_no


def test_a_payment_that_was_taken_back_says_so(engine: Engine, desk: Desk) -> None:
    open_shift(desk)
    case_id = make_case_row(engine)
    settled = settle_at_hand(
        desk,
        CLERK,
        make_draft(case_id),
        (CashLaidDown(tendered_twd=Twd(2350)),),
        agreed_twd=Twd(2350),
    )
    assert settled.receipt is not None
    assert case_sheet(desk, CLERK, case_id).payments[0].fate is None
    begin_void(
        desk,
        CLERK,
        make_actor(Role.SUPERVISOR),
        number=settled.receipt.number,
        reason="開錯",
        has_paper=True,
    )

    sheet = case_sheet(desk, CLERK, case_id)

    assert [paid.fate for paid in sheet.payments] == [ReversalKind.VOID]
    assert sheet_part(sheet, is_masked=True).payments[0].receipt_words == "R11401000001（作廢）"
    assert sheet.due.parts.total_twd == 2350


def test_looking_at_a_case_is_for_those_who_see_cases(engine: Engine, desk: Desk) -> None:
    case_id = make_case_row(engine)
    with pytest.raises(NotPermitted):
        case_sheet(desk, make_actor(Role.VOLUNTEER), case_id)
    with pytest.raises(UnknownCase):
        case_sheet(desk, CLERK, CaseId(case_id + 1))
