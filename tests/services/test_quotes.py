from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine

from counter_app.domain.cases import CaseBlocked, CaseExpired, CaseId, NothingDue, UnknownCase
from counter_app.domain.drafts import DraftCase
from counter_app.domain.money import Twd
from counter_app.domain.parts import AmountAboveDue, AmountNotPositive, PartName
from counter_app.domain.payments import CaseItem, PaymentId
from counter_app.domain.shifts import NoOpenShift
from counter_app.domain.tenders import TenderKind
from counter_app.services.desk import Desk
from counter_app.services.drafts import save_draft
from counter_app.services.payments import begin_machine_tender
from counter_app.services.quotes import Quote, QuotedCase, quote_draft
from factories import NOON, make_actor, make_case_row, make_desk, make_draft, make_fee, open_shift

CLERK = make_actor()


@pytest.fixture
def case_id(engine: Engine, desk: Desk) -> CaseId:
    open_shift(desk)
    return make_case_row(engine)


def only(quote: Quote) -> QuotedCase:
    (quoted,) = quote.cases
    return quoted


def paying(case_id: CaseId, pay_twd: int | None, **changes: object) -> DraftCase:
    wanted = DraftCase(
        case_id=case_id,
        obligor_number="A123456789",
        pay_twd=None if pay_twd is None else Twd(pay_twd),
    )
    return replace(wanted, **changes)  # type: ignore[arg-type]


def test_a_quote_adds_up_cases_and_fees(desk: Desk, case_id: CaseId) -> None:
    quote = quote_draft(desk, CLERK, make_draft(case_id, fees=(make_fee(),)))

    assert quote.total_twd == 2356
    assert quote.business_day == NOON.date()
    assert quote.elsewhere == ()


def test_a_tax_accrues_until_the_business_day(desk: Desk, engine: Engine, case_id: CaseId) -> None:
    tax = make_case_row(
        engine,
        case_number="宜執仁114年綜所稅執字第00000002號",
        kind="綜所稅",
        principal_twd=100_000,
        late_fee_twd=0,
        costs_twd=0,
        due_on=date(2025, 10, 31),
        computed_on=date(2025, 10, 31),
    )

    quoted = only(quote_draft(desk, CLERK, make_draft(tax)))

    # One percent for every three days of delay, the first three days counted from the day after.
    assert quoted.due.parts.late_fee_twd == 6_000
    assert quoted.due.computed_for == NOON.date()


def test_amounts_of_a_fine_stand_as_delivered(desk: Desk, case_id: CaseId) -> None:
    assert only(quote_draft(desk, CLERK, make_draft(case_id))).due.parts.total_twd == 2350


def test_the_order_of_the_parts_is_a_setting(desk: Desk, case_id: CaseId) -> None:
    order = (PartName.PRINCIPAL, PartName.COSTS, PartName.INTEREST, PartName.LATE_FEE)
    draft = replace(make_draft(), cases=(paying(case_id, 2010),))

    item = only(quote_draft(replace(desk, allocation_order=order), CLERK, draft)).item

    assert item is not None
    assert (item.paid.principal_twd, item.paid.costs_twd) == (2000, 10)


@pytest.mark.parametrize(
    ("pay_twd", "refusal"),
    [(2351, AmountAboveDue), (0, AmountNotPositive), (-1, AmountNotPositive)],
)
def test_a_part_that_cannot_be_paid_is_refused_in_the_quote(
    desk: Desk, case_id: CaseId, pay_twd: int, refusal: type[Exception]
) -> None:
    draft = replace(make_draft(), cases=(paying(case_id, pay_twd),))

    quoted = only(quote_draft(desk, CLERK, draft))

    assert isinstance(quoted.refusal, refusal)
    assert quoted.item is None


def test_what_is_not_chosen_is_quoted_without_an_item(desk: Desk, case_id: CaseId) -> None:
    draft = replace(make_draft(), cases=(paying(case_id, None, is_chosen=False),))

    quote = quote_draft(desk, CLERK, draft)

    assert (only(quote).item, only(quote).refusal) == (None, None)
    assert quote.total_twd == 0


def test_an_expired_and_a_settled_case_say_why(desk: Desk, engine: Engine, case_id: CaseId) -> None:
    expired = make_case_row(
        engine,
        case_number="宜執仁114年綜所稅執字第00000002號",
        expires_on=date(2025, 11, 19),
    )
    settled = make_case_row(
        engine,
        case_number="宜執仁114年綜所稅執字第00000003號",
        principal_twd=0,
        late_fee_twd=0,
        costs_twd=0,
    )

    quote = quote_draft(desk, CLERK, make_draft(expired, settled))

    assert [type(quoted.refusal) for quoted in quote.cases] == [CaseExpired, NothingDue]


def test_an_expired_case_is_quoted_although_nothing_accrues_any_more(
    desk: Desk, engine: Engine, case_id: CaseId
) -> None:
    unknown_kind = make_case_row(
        engine, case_number="宜執仁114年綜所稅執字第00000002號", kind="不知名"
    )

    assert only(quote_draft(desk, CLERK, make_draft(unknown_kind))).due.parts.total_twd == 2350


def test_a_case_held_by_another_payment_says_where(
    desk: Desk, engine: Engine, case_id: CaseId
) -> None:
    begin_machine_tender(
        desk,
        CLERK,
        make_draft(case_id),
        kind=TenderKind.CARD,
        amount_twd=Twd(2350),
        device="刷卡機",
        agreed_twd=Twd(2350),
        holder_in_person=True,
    )
    other = make_desk(engine, desk_no=2)
    open_shift(other)

    own = only(quote_draft(desk, CLERK, make_draft(case_id)))
    others = only(quote_draft(other, CLERK, make_draft(case_id, payment_id=PaymentId("payment-2"))))

    assert own.refusal is None
    assert isinstance(others.refusal, CaseBlocked)
    assert others.refusal.desk_no == 1


def test_a_case_on_another_screen_is_noticed(desk: Desk, engine: Engine, case_id: CaseId) -> None:
    save_draft(desk, CLERK, make_draft(case_id))
    other = make_desk(engine, desk_no=2)
    open_shift(other)
    same_obligor = make_case_row(engine, case_number="宜執仁114年綜所稅執字第00000002號")

    quote = quote_draft(
        other, CLERK, make_draft(same_obligor, payment_id=PaymentId("payment-2"), desk_no=2)
    )

    assert [(found.desk_no, found.clerk) for found in quote.elsewhere] == [(1, "clerk")]


def test_an_obligor_without_number_is_nobody_elsewhere(
    desk: Desk, engine: Engine, case_id: CaseId
) -> None:
    nameless = make_case_row(
        engine, case_number="宜執仁114年綜所稅執字第00000002號", obligor_number=""
    )
    draft = make_draft(nameless)
    save_draft(desk, CLERK, replace(draft, cases=(replace(draft.cases[0], obligor_number=""),)))
    other = make_desk(engine, desk_no=2)
    open_shift(other)
    another = make_case_row(
        engine, case_number="宜執仁114年綜所稅執字第00000003號", obligor_number=""
    )
    wanted = DraftCase(case_id=another, obligor_number="")

    quote = quote_draft(
        other, CLERK, make_draft(payment_id=PaymentId("payment-2"), cases=(wanted,))
    )

    assert quote.elsewhere == ()


def test_without_a_shift_there_is_no_day_to_quote_for(desk: Desk, engine: Engine) -> None:
    with pytest.raises(NoOpenShift):
        quote_draft(desk, CLERK, make_draft(make_case_row(engine)))


def test_an_unknown_case_is_refused(desk: Desk, case_id: CaseId) -> None:
    with pytest.raises(UnknownCase):
        quote_draft(desk, CLERK, make_draft(CaseId(case_id + 99)))


def test_a_case_item_knows_what_is_left(desk: Desk, case_id: CaseId) -> None:
    draft = replace(make_draft(), cases=(paying(case_id, 350),))

    item = only(quote_draft(desk, CLERK, draft)).item

    assert isinstance(item, CaseItem)
    assert item.balance_left_twd == 2000
