"""Notices in the store: numbers without gaps, bank numbers without two debts, rows for ever."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import Engine, delete, update
from sqlalchemy.exc import DBAPIError

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.cases import CaseId
from counter_app.domain.channels import ChannelAnswer, ChannelReason
from counter_app.domain.kinds import Channel
from counter_app.domain.money import Twd
from counter_app.domain.notice_terms import PaperTerms
from counter_app.domain.notices import BatchId, Notice, NoticeNumber, PlanId, PlanPlace
from counter_app.domain.parts import Parts
from counter_app.domain.post_slips import PostSlip
from counter_app.domain.store_barcodes import StoreBarcode
from counter_app.domain.tenders import TenderKind
from counter_app.domain.virtual_accounts import VirtualAccount
from counter_app.store.notice_content import notice_from_json, notice_to_json
from counter_app.store.schema import cases, notices
from counter_app.store.unit_of_work import UnitOfWork
from factories import make_case_row

DAY = date(2025, 11, 20)


def a_notice(case_id: CaseId, number: str = "N11400000001", **changes: object) -> Notice:
    notice = Notice(
        number=NoticeNumber(number),
        desk_no=1,
        branch_name="法務部行政執行署宜蘭分署",
        issued_at=datetime(2025, 11, 20, 12, 0, tzinfo=TAIPEI),
        issued_on=DAY,
        issued_by="clerk",
        issued_by_name="林怡君",
        case_id=case_id,
        case_version=3,
        case_number="宜執和114年綜所稅執字第00027724號",
        obligor_name="𠮷田明",
        obligor_number="A123456789",
        address="宜蘭縣宜蘭市測試路 1 號",
        agency_code="A05010000G",
        agency_name="財政部北區國稅局",
        kind="綜所稅",
        section="和",
        section_clerk="書記官甲",
        section_phone="03-9000000",
        due=Parts(costs_twd=Twd(50), principal_twd=Twd(2300)),
        computed_on=DAY,
        payable_until=date(2025, 12, 4),
        channels=(
            ChannelAnswer(
                way=Channel.STORE,
                reason=ChannelReason.OPEN,
                limit_twd=Twd(30_000),
                below_limit=True,
            ),
            ChannelAnswer(way=TenderKind.CARD, reason=ChannelReason.NOT_YET, day=DAY),
        ),
        store_barcode=StoreBarcode(
            segment_1="1412046II", segment_2="7006020000000010", segment_3="120477000002350"
        ),
        virtual_account=VirtualAccount(
            bank_code="004",
            bank_name="臺灣銀行",
            base="700602000000001",
            account="7006020000000010",
        ),
        post_slip=PostSlip(
            account="12345678",
            number="7006020000000015",
            amount_twd=Twd(2350),
            fee_twd=Twd(15),
        ),
        paper=PaperTerms(website="https://example.org/", valid_days=14),
        plan=PlanPlace(
            plan_id=PlanId("plan"), number=2, count=3, total_twd=Twd(7050), consent="甲字第 1 號"
        ),
        batch_id=BatchId("batch"),
    )
    return replace(notice, **changes)  # type: ignore[arg-type]


@pytest.fixture
def case_ids(engine: Engine) -> tuple[CaseId, CaseId]:
    one, two = (
        make_case_row(engine, case_number=f"宜執和114年綜所稅執字第0000000{n}號") for n in (1, 2)
    )
    return one, two


def add(engine: Engine, *issued: Notice, bases: Mapping[NoticeNumber, str] | None = None) -> None:
    with UnitOfWork(engine) as unit:
        unit.notices.add_many(issued, bases)
        unit.commit()


def settle(engine: Engine, case_id: CaseId) -> None:
    with engine.begin() as connection:
        connection.execute(
            update(cases)
            .where(cases.c.case_id == case_id)
            .values(principal_twd=0, late_fee_twd=0, interest_twd=0, costs_twd=0)
        )


def take(engine: Engine, count: int) -> list[str]:
    """Take numbers of a range of nine, 12341 to 12349, and give them to nobody."""
    with UnitOfWork(engine) as unit:
        found = unit.notices.take_bases(series="VA 808 1234", begins="1234", length=5, count=count)
        unit.commit()
    return found


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {
            "computed_on": None,
            "payable_until": None,
            "store_barcode": None,
            "virtual_account": None,
            "post_slip": None,
            "plan": None,
            "batch_id": None,
            "channels": (),
            "is_demo": True,
        },
    ],
    ids=["everything", "nothing"],
)
def test_a_notice_comes_back_as_it_was(changes: dict[str, object]) -> None:
    notice = replace(a_notice(CaseId(1)), **changes)  # type: ignore[arg-type]

    assert notice_from_json(notice_to_json(notice)) == notice


def test_what_a_later_version_adds_is_left_out() -> None:
    notice = a_notice(CaseId(1))
    later = notice_to_json(notice).replace("{", '{"added_later":1,', 1)

    assert notice_from_json(later) == notice


def test_a_notice_is_found_by_whatever_names_it(
    engine: Engine, case_ids: tuple[CaseId, CaseId]
) -> None:
    notice = a_notice(case_ids[0])
    add(engine, notice, bases={notice.number: "700602000000001"})

    with UnitOfWork(engine) as unit:
        found = unit.notices
        assert found.get(notice.number) == notice
        assert found.get_many([notice.number, NoticeNumber("N11400000009")]) == {
            notice.number: notice
        }
        assert found.of_case(case_ids[0]) == (notice,)
        assert found.of_case(case_ids[1]) == ()
        assert found.by_segment_2("7006020000000010") == (notice,)
        assert found.by_account("7006020000000010") == (notice,)
        assert found.holder_of("700602000000001") == notice.number
        assert found.holder_of("700602000000002") is None


def test_the_newest_comes_first(engine: Engine, case_ids: tuple[CaseId, CaseId]) -> None:
    older = a_notice(case_ids[0], plan=None, batch_id=None)
    newer = replace(older, number=NoticeNumber("N11400000002"))
    next_year = replace(older, number=NoticeNumber("N11500000001"), case_id=case_ids[1])
    add(engine, older, newer, next_year)

    with UnitOfWork(engine) as unit:
        assert unit.notices.of_case(case_ids[0]) == (newer, older)
        assert unit.notices.by_account("7006020000000010") == (next_year, newer, older)
        assert unit.notices.numbers(issued_on=DAY) == [older.number, newer.number]


def test_numbers_follow_one_another_and_begin_anew_each_year(engine: Engine) -> None:
    with UnitOfWork(engine) as unit:
        first = unit.notices.take_numbers(issued_on=DAY, count=3)
        second = unit.notices.take_numbers(issued_on=DAY, count=1)
        next_year = unit.notices.take_numbers(issued_on=date(2026, 1, 2), count=1)
        none = unit.notices.take_numbers(issued_on=DAY, count=0)
        unit.commit()

    assert first == ["N11400000001", "N11400000002", "N11400000003"]
    assert second == ["N11400000004"]
    assert next_year == ["N11500000001"]
    assert none == []


def test_a_roll_back_gives_numbers_back(engine: Engine) -> None:
    with UnitOfWork(engine) as unit:
        unit.notices.take_numbers(issued_on=DAY, count=3)
        unit.notices.take_bases(series="VA 808 1234", begins="1234", length=5, count=3)

    with UnitOfWork(engine) as unit:
        assert unit.notices.take_numbers(issued_on=DAY, count=1) == ["N11400000001"]
    assert take(engine, 1) == ["12341"]


def test_numbers_of_a_bank_go_round_and_never_are_all_zeros(engine: Engine) -> None:
    assert take(engine, 7) == [f"1234{serial}" for serial in range(1, 8)]
    assert take(engine, 4) == ["12348", "12349", "12341", "12342"]
    assert take(engine, 2) == ["12343", "12344"]


def test_a_number_that_an_open_debt_has_is_passed_over(
    engine: Engine, case_ids: tuple[CaseId, CaseId]
) -> None:
    open_case, settled_case = case_ids
    notice = a_notice(open_case, plan=None, batch_id=None)
    others = [
        replace(notice, number=NoticeNumber(f"N1140000000{serial}"), case_id=case_id)
        for serial, case_id in ((1, open_case), (2, settled_case), (3, open_case))
    ]
    bases = dict(zip((each.number for each in others), ("12341", "12342", "12349"), strict=True))
    add(engine, *others, bases=bases)
    settle(engine, settled_case)

    assert take(engine, 6) == ["12342", "12343", "12344", "12345", "12346", "12347"]
    assert take(engine, 3) == ["12348", "12342", "12343"]


def test_a_number_goes_to_another_debt_and_its_row_follows(
    engine: Engine, case_ids: tuple[CaseId, CaseId]
) -> None:
    first = a_notice(case_ids[0], plan=None, batch_id=None)
    second = replace(first, number=NoticeNumber("N11400000002"), case_id=case_ids[1])
    add(engine, first, bases={first.number: "12341"})
    settle(engine, case_ids[0])
    add(engine, second, bases={second.number: "12341"})

    with UnitOfWork(engine) as unit:
        assert unit.notices.holder_of("12341") == second.number
        assert unit.notices.get(first.number) == first
    assert "12341" not in take(engine, 9)


def test_when_every_number_is_in_use_there_is_none(
    engine: Engine, case_ids: tuple[CaseId, CaseId]
) -> None:
    issued = [
        a_notice(case_ids[0], f"N1140000000{serial}", plan=None, batch_id=None)
        for serial in range(1, 10)
    ]
    add(
        engine,
        *issued,
        bases={
            notice.number: f"1234{notice.number[-1]}"
            for notice in issued
            if notice.number[-1] != "5"
        },
    )

    assert take(engine, 3) == ["12345"]
    add(
        engine,
        a_notice(case_ids[0], "N11400000010", plan=None, batch_id=None),
        bases={NoticeNumber("N11400000010"): "12345"},
    )
    assert take(engine, 1) == []


def test_many_numbers_in_use_are_passed_over_together(engine: Engine) -> None:
    case_id = make_case_row(engine)
    held = 1_200
    issued = [
        a_notice(case_id, f"N114{serial:08d}", plan=None, batch_id=None)
        for serial in range(1, held + 1)
    ]
    add(engine, *issued, bases={n.number: f"12{int(n.number[4:]):04d}" for n in issued})

    with UnitOfWork(engine) as unit:
        found = unit.notices.take_bases(series="VA 004 12", begins="12", length=6, count=2)
        unit.commit()
    with UnitOfWork(engine) as unit:
        then = unit.notices.take_bases(series="VA 004 12", begins="12", length=6, count=1)

    assert found == ["121201", "121202"]
    assert then == ["121203"]


@pytest.mark.parametrize("verb", ["update", "delete"])
def test_a_notice_cannot_be_changed(
    engine: Engine, case_ids: tuple[CaseId, CaseId], verb: str
) -> None:
    notice = a_notice(case_ids[0])
    add(engine, notice)
    statement = update(notices).values(amount_twd=1) if verb == "update" else delete(notices)

    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(statement)

    with UnitOfWork(engine) as unit:
        assert unit.notices.get(notice.number) == notice


def test_two_notices_never_have_one_number(engine: Engine, case_ids: tuple[CaseId, CaseId]) -> None:
    notice = a_notice(case_ids[0], plan=None, batch_id=None)
    add(engine, notice)

    with pytest.raises(DBAPIError):
        add(engine, replace(notice, case_id=case_ids[1]))
