"""How a case stands, as the list shows it."""

from datetime import date

import pytest
from sqlalchemy import Engine

from counter_app.domain.cases import Case, CaseBlocked, CaseExpired, CaseId, NothingDue
from counter_app.domain.errors import Refusal
from counter_app.domain.fees import RateNotKnown
from counter_app.domain.money import Twd
from counter_app.domain.parts import AmountAboveDue
from counter_app.ui.payment.wording import say_status
from counter_app.ui.widgets.status import Status
from factories import make_desk

NUMBER = "114年綜所稅執字第27724號"


@pytest.fixture
def case(engine: Engine, cases: dict[str, CaseId]) -> Case:
    with make_desk(engine).open_unit() as unit:
        found = unit.cases.by_id(cases["tax"])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("refusal", "on", "expected"),
    [
        (None, date(2025, 11, 20), (Status.WARN, "逾期 20 日")),
        (None, date(2025, 10, 31), (Status.INFO, "待繳")),
        (
            CaseExpired(case_number=NUMBER, expired_on=date(2025, 1, 1)),
            date(2025, 11, 20),
            (Status.BAD, "期間屆滿"),
        ),
        (NothingDue(case_number=NUMBER), date(2025, 11, 20), (Status.OK, "已繳清")),
        (
            CaseBlocked(case_number=NUMBER, desk_no=2),
            date(2025, 11, 20),
            (Status.WARN, "處理中"),
        ),
        (
            AmountAboveDue(due_twd=Twd(1), amount_twd=Twd(2)),
            date(2025, 11, 20),
            (Status.BAD, "金額不符"),
        ),
        (RateNotKnown(day=date(2025, 1, 1)), date(2025, 11, 20), (Status.BAD, "不能收款")),
    ],
)
def test_a_case_says_how_it_stands(
    case: Case, refusal: Refusal | None, on: date, expected: tuple[Status, str]
) -> None:
    assert say_status(case, refusal, on=on) == expected
