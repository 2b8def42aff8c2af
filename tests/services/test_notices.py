"""Notices are issued: the amount of the day, what is open that day, numbers of their own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine

from chain_check import chain_faults
from counter_app.domain.cases import CaseBlocked, CaseExpired, CaseId, NothingDue, UnknownCase
from counter_app.domain.channels import ChannelAnswer, ChannelReason
from counter_app.domain.fees import RateNotKnown
from counter_app.domain.instalments import InstalmentsRefused
from counter_app.domain.kinds import Channel, PayingWay
from counter_app.domain.money import Twd
from counter_app.domain.notice_terms import (
    BankTerms,
    BarcodeScheme,
    CollectionContract,
    PaperTerms,
    PostTerms,
    SegmentTwoRule,
)
from counter_app.domain.notices import BatchId, Notice, PlanDayRefused
from counter_app.domain.payments import UnprintableName
from counter_app.domain.post_slips import make_post_slip
from counter_app.domain.store_barcodes import (
    BarcodeRefused,
    amount_in,
    check_barcode,
    last_day_in,
)
from counter_app.domain.tenders import TenderKind
from counter_app.domain.virtual_accounts import AccountsUsedUp, check_004
from counter_app.services.desk import Desk
from counter_app.services.notices import (
    channel_answers,
    issue_many,
    issue_notice,
    issue_plan,
    notices_of_case,
    preview_notice,
    preview_plan,
    read_notice,
)
from counter_app.services.payments import begin_machine_tender
from counter_app.store.journal import JournalEntry
from counter_app.store.opening import reading
from factories import NOON, make_actor, make_case_row, make_desk, make_draft, open_shift
from notice_desk import put_terms
from stores import Place

CLERK = make_actor()
TODAY = NOON.date()
TAX = {
    "case_number": "宜執仁114年綜所稅執字第00000002號",
    "kind": "綜所稅",
    "principal_twd": 10_000,
    "late_fee_twd": 0,
    "costs_twd": 0,
    "due_on": date(2025, 10, 31),
    "computed_on": date(2025, 10, 31),
}


@pytest.fixture
def engine(new_sqlite_place: Place) -> Iterator[Engine]:
    """The store's own tests run on both databases; what is asked here is the same on either."""
    opened = new_sqlite_place.open()
    yield opened
    opened.dispose()


@pytest.fixture
def desk(engine: Engine) -> Desk:
    found = make_desk(engine)
    put_terms(found)
    return found


@pytest.fixture
def case_id(engine: Engine) -> CaseId:
    return make_case_row(engine)


def said(answers: tuple[ChannelAnswer, ...]) -> dict[PayingWay, ChannelAnswer]:
    return {answer.way: answer for answer in answers}


def entries(desk: Desk, act: str) -> list[JournalEntry]:
    with desk.open_unit() as unit:
        return unit.journal.entries(act=act)


# --- one notice ---------------------------------------------------------------------------------


def test_a_notice_asks_for_the_amount_of_its_day(desk: Desk, engine: Engine) -> None:
    case_id = make_case_row(engine, **TAX)

    notice = issue_notice(desk, CLERK, case_id)

    # One percent for every three days of delay, as the payment screen reckons it.
    assert notice.due.late_fee_twd == 600
    assert notice.amount_twd == 10_600
    assert notice.computed_on == TODAY
    assert notice.issued_on == TODAY
    assert (notice.number, notice.issued_by, notice.desk_no) == ("N11400000001", "clerk", 1)


def test_what_a_till_reads_says_the_same_as_the_paper(desk: Desk, case_id: CaseId) -> None:
    notice = issue_notice(desk, CLERK, case_id)

    barcode, account = notice.store_barcode, notice.virtual_account
    assert barcode is not None
    assert account is not None
    check_barcode(barcode)
    assert amount_in(barcode) == notice.amount_twd == 2350
    assert last_day_in(barcode.segment_1, near=TODAY) == notice.payable_until
    assert barcode.segment_2 == account.account
    assert account.account == account.base + check_004(account.base, notice.amount_twd)
    # Fourteen days from a Thursday.
    assert notice.payable_until == date(2025, 12, 4)


def test_the_last_day_is_a_working_day_and_not_after_the_expiry(desk: Desk, engine: Engine) -> None:
    put_terms(desk, paper=PaperTerms(valid_days=9))
    rolled = issue_notice(desk, CLERK, make_case_row(engine))
    expiring = make_case_row(engine, case_number=TAX["case_number"], expires_on=date(2025, 11, 29))

    assert rolled.payable_until == date(2025, 12, 1)
    assert issue_notice(desk, CLERK, expiring).payable_until == date(2025, 11, 29)


def test_the_day_of_issue_is_the_day_at_the_desk(desk: Desk, case_id: CaseId) -> None:
    # 23:30 in Greenwich is already tomorrow in Taipei.
    late = NOON.replace(hour=0, minute=30)
    notice = issue_notice(replace(desk, clock=lambda: late), CLERK, case_id)

    assert notice.issued_on == TODAY


def test_above_the_limit_of_the_stores_the_account_takes_its_place(
    desk: Desk, engine: Engine
) -> None:
    case_id = make_case_row(engine, principal_twd=29_650)

    notice = issue_notice(desk, CLERK, case_id)

    answer = said(notice.channels)[Channel.STORE]
    assert notice.amount_twd == 30_000
    assert (answer.reason, answer.limit_twd) == (ChannelReason.ABOVE_LIMIT, 30_000)
    assert notice.store_barcode is None
    assert notice.virtual_account is not None


def test_a_dollar_below_the_limit_a_store_takes_it(desk: Desk, engine: Engine) -> None:
    notice = issue_notice(desk, CLERK, make_case_row(engine, principal_twd=29_649))

    assert notice.amount_twd == 29_999
    assert notice.store_barcode is not None


def test_a_post_office_slip_is_printed_even_when_it_is_closed_today(engine: Engine) -> None:
    saturday = NOON.replace(day=22)
    desk = make_desk(engine, clock=lambda: saturday)
    put_terms(desk)
    notice = issue_notice(desk, CLERK, make_case_row(engine, kind="汽燃費"))

    slip, account = notice.post_slip, notice.virtual_account
    assert said(notice.channels)[Channel.POST_OFFICE].reason is ChannelReason.CLOSED_DAY
    assert account is not None
    assert slip == make_post_slip(
        account="19834251", base=account.base, amount_twd=notice.amount_twd
    )


def test_without_any_contract_a_notice_asks_to_pay_at_the_desk(engine: Engine) -> None:
    desk = make_desk(engine)

    notice = issue_notice(desk, CLERK, make_case_row(engine))

    assert (notice.store_barcode, notice.virtual_account, notice.post_slip) == (None, None, None)
    assert said(notice.channels)[Channel.STORE].reason is ChannelReason.NO_CONTRACT
    assert said(notice.channels)[TenderKind.CARD].is_open


def test_without_a_bank_the_number_of_the_notice_names_the_debt(desk: Desk, engine: Engine) -> None:
    put_terms(
        desk,
        bank=None,
        contract=CollectionContract(
            service_code="6II", segment_2=SegmentTwoRule.NOTICE_NUMBER, number_prefix="87"
        ),
    )
    notice = issue_notice(desk, CLERK, make_case_row(engine, kind="汽燃費"))

    assert notice.virtual_account is None
    assert notice.store_barcode is not None
    assert notice.store_barcode.segment_2 == "8700011400000001"
    assert notice.post_slip is not None
    assert notice.post_slip.number.startswith("000011400000001")


def test_an_unverified_bank_gives_no_account_until_it_is_confirmed(
    desk: Desk, engine: Engine, case_id: CaseId
) -> None:
    put_terms(desk, bank=BankTerms(profile="822", prefix="12345"))
    before = issue_notice(desk, CLERK, case_id)
    put_terms(desk, bank=BankTerms(profile="822", prefix="12345", is_confirmed=True))
    after = issue_notice(desk, CLERK, case_id)

    assert (before.store_barcode, before.virtual_account) == (None, None)
    assert said(before.channels)[Channel.BANK_TRANSFER].reason is ChannelReason.NO_CONTRACT
    assert after.virtual_account is not None
    assert after.store_barcode is not None
    assert after.store_barcode.segment_2 == after.virtual_account.account.rjust(16, "0")


def test_an_amount_that_the_bank_cannot_check_gets_no_account(desk: Desk, engine: Engine) -> None:
    # 台新 counts seven digits of the amount.
    put_terms(desk, bank=BankTerms(profile="812", prefix="95678"))
    within, beyond = (
        issue_notice(
            desk,
            CLERK,
            make_case_row(
                engine,
                case_number=f"宜執和114年綜所稅執字第0000000{serial}號",
                principal_twd=principal_twd,
                late_fee_twd=0,
                costs_twd=0,
            ),
        )
        for serial, principal_twd in ((1, 9_999_999), (2, 10_000_000))
    )

    assert within.virtual_account is not None
    assert beyond.virtual_account is None
    assert said(beyond.channels)[Channel.BANK_TRANSFER].reason is ChannelReason.NO_CONTRACT


def test_the_tax_barcode_names_companies_only(desk: Desk, engine: Engine) -> None:
    put_terms(
        desk,
        contract=CollectionContract(
            scheme=BarcodeScheme.TAX,
            service_code="6AE",
            segment_2=SegmentTwoRule.TAX,
            number_prefix="E1000",
            segment_3_constant="355",
            amount_width=10,
        ),
    )
    company = make_case_row(
        engine, case_number=TAX["case_number"], kind="營業稅", obligor_number="12345675"
    )
    person = issue_notice(desk, CLERK, make_case_row(engine))
    notice = issue_notice(desk, CLERK, company)

    assert person.store_barcode is None
    assert notice.store_barcode is not None
    assert notice.store_barcode.segment_2 == "E100012345675" + "14" + "C" + "011"


def test_a_preview_is_the_notice_without_its_numbers(desk: Desk, case_id: CaseId) -> None:
    preview = preview_notice(desk, CLERK, case_id)
    notice = issue_notice(desk, CLERK, case_id)

    assert preview.number == ""
    assert preview.virtual_account is not None
    assert preview.virtual_account.base == "700602000000000"
    assert (
        replace(
            preview,
            number=notice.number,
            store_barcode=notice.store_barcode,
            virtual_account=notice.virtual_account,
        )
        == notice
    )
    assert notices_of_case(desk, CLERK, case_id) == (notice,)


def test_a_notice_is_kept_and_written_down(desk: Desk, engine: Engine, case_id: CaseId) -> None:
    first = issue_notice(desk, CLERK, case_id)
    second = issue_notice(desk, CLERK, case_id)

    assert read_notice(desk, CLERK, first.number) == first
    assert notices_of_case(desk, CLERK, case_id) == (second, first)
    assert [entry.subject for entry in entries(desk, "issue_notice")] == [
        first.number,
        second.number,
    ]
    assert entries(desk, "issue_notice")[0].details == {
        "first_number": first.number,
        "last_number": first.number,
        "count": 1,
        "total_twd": 2350,
        "case_number": first.case_number,
    }
    with reading(engine) as connection:
        assert chain_faults(connection) == []


# --- what gets none -----------------------------------------------------------------------------


def test_what_cannot_have_a_notice_takes_no_number(desk: Desk, engine: Engine) -> None:
    def row(serial: int, **changes: object) -> CaseId:
        return make_case_row(
            engine, case_number=f"宜執和114年綜所稅執字第{serial:08d}號", **changes
        )

    settled = row(1, principal_twd=0, late_fee_twd=0, costs_twd=0)
    expired = row(2, expires_on=date(2025, 11, 19))
    unprintable = row(3, obligor_name="王\ue000明")
    no_rate = row(4, kind="國民年金", due_on=date(2025, 1, 31), computed_on=date(2025, 2, 1))
    held = row(5)
    open_shift(desk)
    begin_machine_tender(
        desk,
        CLERK,
        make_draft(held),
        kind=TenderKind.CARD,
        amount_twd=Twd(2350),
        device="刷卡機",
        agreed_twd=Twd(2350),
        holder_in_person=True,
    )
    refusals: dict[CaseId, type[Exception]] = {
        settled: NothingDue,
        expired: CaseExpired,
        unprintable: UnprintableName,
        no_rate: RateNotKnown,
        held: CaseBlocked,
        CaseId(99_999): UnknownCase,
    }

    for case_id, refusal in refusals.items():
        with pytest.raises(refusal):
            issue_notice(desk, CLERK, case_id)

    assert issue_notice(desk, CLERK, row(6)).number == "N11400000001"


def test_a_contract_that_makes_no_barcode_is_said_so(desk: Desk, case_id: CaseId) -> None:
    put_terms(desk, contract=CollectionContract(service_code="6-"))

    with pytest.raises(BarcodeRefused):
        issue_notice(desk, CLERK, case_id)


# --- a batch ------------------------------------------------------------------------------------


def test_a_case_that_cannot_have_one_holds_up_no_other(desk: Desk, engine: Engine) -> None:
    cases = [
        make_case_row(
            engine,
            case_number=f"宜執和114年綜所稅執字第{serial:08d}號",
            principal_twd=2000 if serial != 2 else 0,
            late_fee_twd=0,
            costs_twd=0,
        )
        for serial in range(1, 5)
    ]
    wanted = [cases[3], cases[0], CaseId(99_999), cases[1], cases[2]]
    with desk.open_unit() as unit:
        done = issue_many(unit, desk, CLERK, wanted, batch_id=BatchId("b"))
        unit.commit()

    assert [type(each) for each in done] == [Notice, Notice, UnknownCase, NothingDue, Notice]
    issued = [each for each in done if isinstance(each, Notice)]
    assert [notice.case_id for notice in issued] == [cases[3], cases[0], cases[2]]
    assert [notice.number[-1] for notice in issued] == ["1", "2", "3"]
    assert {notice.batch_id for notice in issued} == {"b"}
    (entry,) = entries(desk, "issue_batch")
    assert entry.subject == "b"
    assert entry.details["first_number"] == "N11400000001"
    assert entry.details["last_number"] == "N11400000003"
    assert entry.details["total_twd"] == 6000
    with reading(engine) as connection:
        assert chain_faults(connection) == []


def test_a_chunk_of_refusals_alone_is_no_act(desk: Desk) -> None:
    with desk.open_unit() as unit:
        (refusal,) = issue_many(unit, desk, CLERK, [CaseId(99_999)], batch_id=BatchId("b"))
        unit.commit()

    assert isinstance(refusal, UnknownCase)
    assert entries(desk, "issue_batch") == []


def test_a_batch_and_the_desk_issue_the_same_notice(desk: Desk, engine: Engine) -> None:
    case_id = make_case_row(engine, **TAX)
    with desk.open_unit() as unit:
        (batched,) = issue_many(unit, desk, CLERK, [case_id], batch_id=BatchId("b"))
        assert isinstance(batched, Notice)

    # The batch was not committed, so that the desk takes the same numbers.
    assert replace(batched, batch_id=None) == issue_notice(desk, CLERK, case_id)


def test_a_range_that_is_used_up_refuses_the_rest(desk: Desk, engine: Engine) -> None:
    put_terms(desk, bank=BankTerms(profile="808-single", prefix="1234567890", is_confirmed=True))
    cases = [
        make_case_row(engine, case_number=f"宜執和114年綜所稅執字第{serial:08d}號")
        for serial in range(1, 102)
    ]
    with desk.open_unit() as unit:
        done = issue_many(unit, desk, CLERK, cases, batch_id=BatchId("b"))
        unit.commit()
    refused = [each for each in done if isinstance(each, AccountsUsedUp)]

    assert len(refused) == 2
    with pytest.raises(AccountsUsedUp):
        issue_notice(desk, CLERK, cases[0])
    with desk.open_unit() as unit:
        assert len(unit.notices.numbers(issued_on=TODAY)) == 99


# --- ways to pay --------------------------------------------------------------------------------


def test_the_answer_depends_on_day_and_amount(desk: Desk, case_id: CaseId) -> None:
    def store(**asked: object) -> ChannelReason:
        answers = channel_answers(desk, CLERK, case_id, **asked)  # type: ignore[arg-type]
        return said(answers)[Channel.STORE].reason

    assert store() is ChannelReason.OPEN
    assert store(amount_twd=Twd(30_000)) is ChannelReason.ABOVE_LIMIT
    assert store(on=date(2031, 1, 1)) is ChannelReason.CASE_EXPIRED
    with pytest.raises(UnknownCase):
        channel_answers(desk, CLERK, CaseId(99_999))


# --- instalments --------------------------------------------------------------------------------


def test_a_plan_is_a_notice_for_each_instalment(desk: Desk, case_id: CaseId) -> None:
    plan = issue_plan(
        desk, CLERK, case_id, count=3, first_due_on=date(2025, 11, 30), consent=" 甲字  第1號 "
    )

    assert [notice.amount_twd for notice in plan] == [784, 783, 783]
    assert sum(notice.due.costs_twd for notice in plan) == 50
    # The last of November is a Sunday, the last of January a Saturday.
    assert [notice.payable_until for notice in plan] == [
        date(2025, 12, 1),
        date(2025, 12, 30),
        date(2026, 1, 30),
    ]
    places = [notice.plan for notice in plan]
    assert [(place.number, place.count, place.total_twd) for place in places if place] == [
        (1, 3, 2350),
        (2, 3, 2350),
        (3, 3, 2350),
    ]
    assert {place.consent for place in places if place} == {"甲字 第1號"}
    assert len({place.plan_id for place in places if place}) == 1
    assert len({notice.virtual_account for notice in plan}) == 3
    for notice in plan:
        assert notice.store_barcode is not None
        check_barcode(notice.store_barcode)
        assert amount_in(notice.store_barcode) == notice.amount_twd
        assert last_day_in(notice.store_barcode.segment_1, near=TODAY) == notice.payable_until
    (entry,) = entries(desk, "issue_plan")
    assert (entry.details["count"], entry.details["consent"]) == (3, "甲字 第1號")


def test_an_instalment_below_the_limit_can_be_paid_in_a_store(desk: Desk, engine: Engine) -> None:
    case_id = make_case_row(engine, principal_twd=100_000)

    whole = preview_notice(desk, CLERK, case_id)
    plan = preview_plan(desk, CLERK, case_id, count=4, first_due_on=date(2025, 12, 1))

    assert whole.store_barcode is None
    assert all(notice.store_barcode for notice in plan)
    assert {notice.number for notice in plan} == {""}
    assert notices_of_case(desk, CLERK, case_id) == ()


@pytest.mark.parametrize("count", [1, 7])
def test_more_instalments_than_permitted_are_refused(
    desk: Desk, case_id: CaseId, count: int
) -> None:
    with pytest.raises(InstalmentsRefused) as caught:
        issue_plan(desk, CLERK, case_id, count=count, first_due_on=date(2025, 12, 1))

    assert (caught.value.count, caught.value.most) == (count, 6)
    assert notices_of_case(desk, CLERK, case_id) == ()


@pytest.mark.parametrize(
    ("first_due_on", "expires_on"),
    [(date(2025, 11, 19), None), (date(2025, 12, 1), date(2026, 1, 15))],
    ids=["in the past", "after the expiry"],
)
def test_a_plan_lies_between_today_and_the_expiry(
    desk: Desk, engine: Engine, first_due_on: date, expires_on: date | None
) -> None:
    case_id = make_case_row(engine, expires_on=expires_on)

    with pytest.raises(PlanDayRefused):
        issue_plan(desk, CLERK, case_id, count=3, first_due_on=first_due_on)

    issued = issue_plan(desk, CLERK, case_id, count=2, first_due_on=date(2025, 12, 1))
    assert issued[0].number == "N11400000001"


def test_a_plan_is_issued_as_a_whole_or_not_at_all(desk: Desk, engine: Engine) -> None:
    # Ninety-nine numbers, of which ninety-eight are taken.
    put_terms(desk, bank=BankTerms(profile="808-single", prefix="1234567890", is_confirmed=True))
    *others, case_id = [
        make_case_row(engine, case_number=f"宜執和114年綜所稅執字第{serial:08d}號")
        for serial in range(1, 100)
    ]
    with desk.open_unit() as unit:
        issue_many(unit, desk, CLERK, others, batch_id=BatchId("b"))
        unit.commit()

    with pytest.raises(AccountsUsedUp):
        issue_plan(desk, CLERK, case_id, count=2, first_due_on=date(2025, 12, 1))

    assert issue_notice(desk, CLERK, case_id).number == "N11400000099"


def test_a_post_office_without_an_account_gets_no_slip(desk: Desk, engine: Engine) -> None:
    put_terms(desk, post=PostTerms())
    notice = issue_notice(desk, CLERK, make_case_row(engine, kind="汽燃費"))

    assert notice.post_slip is None
    assert said(notice.channels)[Channel.POST_OFFICE].reason is ChannelReason.NO_CONTRACT
