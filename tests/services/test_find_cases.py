import pytest
from sqlalchemy import Engine

from counter_app.domain.cases import CaseId
from counter_app.domain.scans import CaseNumberScan, MisreadScan, NameScan, NoticeScan
from counter_app.domain.staff import NotPermitted, Role
from counter_app.services.cases import case_detail, cases_of_obligor, find_cases
from counter_app.services.desk import Desk
from factories import make_actor, make_case_row


def test_what_was_found_comes_with_what_the_text_was_taken_for(desk: Desk, engine: Engine) -> None:
    case_id = make_case_row(engine)
    for text, scan in (
        ("114年綜所稅執字第27724號", CaseNumberScan),
        ("王", NameScan),
    ):
        found = find_cases(desk, make_actor(), text)
        assert [hit.case_id for hit in found.hits] == [case_id]
        assert isinstance(found.scan, scan)


@pytest.mark.parametrize(
    ("text", "scan"), [("A123456788", MisreadScan), ("N11400000001", NoticeScan)]
)
def test_a_text_that_names_no_case_says_what_it_is(
    desk: Desk, engine: Engine, text: str, scan: type
) -> None:
    make_case_row(engine)
    found = find_cases(desk, make_actor(), text)
    assert found.hits == ()
    assert isinstance(found.scan, scan)


def test_no_more_is_found_than_asked_for(desk: Desk, engine: Engine) -> None:
    for serial in range(1, 60):
        make_case_row(engine, case_number=f"114年罰執字第{serial}號")
    assert len(find_cases(desk, make_actor(), "小明").hits) == 50
    assert len(find_cases(desk, make_actor(), "小明", limit=3).hits) == 3
    assert len(cases_of_obligor(desk, make_actor(), "A123456789")) == 59


def test_a_case_is_shown_whole(desk: Desk, engine: Engine) -> None:
    case_id = make_case_row(engine)
    case = case_detail(desk, make_actor(), case_id)
    assert case is not None
    assert case.section_phone == "03-9000000 分機 11"
    assert case_detail(desk, make_actor(), CaseId(99)) is None


@pytest.mark.parametrize("role", list(Role))
def test_only_who_may_see_cases_finds_them(desk: Desk, engine: Engine, role: Role) -> None:
    case_id = make_case_row(engine)
    asked = (
        lambda: find_cases(desk, make_actor(role), "王"),
        lambda: cases_of_obligor(desk, make_actor(role), "A123456789"),
        lambda: case_detail(desk, make_actor(role), case_id),
    )
    for ask in asked:
        if role in {Role.CLERK, Role.SUPERVISOR, Role.AUDITOR}:
            assert ask()
        else:
            with pytest.raises(NotPermitted):
                ask()


def test_the_store_can_be_written_while_cases_are_looked_up(desk: Desk, engine: Engine) -> None:
    make_case_row(engine)
    with desk.open_unit() as unit:
        assert find_cases(desk, make_actor(), "王").hits
        assert unit.cases.by_key("x") is None
