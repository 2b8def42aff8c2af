"""Printed questionnaires from the store: numbers, runs, journal, and what a failure leaves."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from sqlalchemy import Engine, select

from counter_app.domain.questionnaires import FORM_OF_2025
from counter_app.domain.responses import SheetNumber
from counter_app.domain.staff import NotPermitted, Role
from counter_app.domain.survey_forms import (
    COPIES_MAX,
    CopiesRefused,
    FormRun,
    FormsUnwritten,
    PrintedForms,
)
from counter_app.services.desk import Desk
from counter_app.services.surveys.forms import print_forms
from counter_app.store.errors import StoreUnreachable
from counter_app.store.schema import survey_form_runs
from factories import make_actor, make_desk
from lost_commit import lose_next_commit
from paper_readers import pypdf_text, rendered, zbar_codes, zxing_codes

CLERK = make_actor()


@pytest.fixture
def desk(engine: Engine) -> Desk:
    """Return a desk on each database."""
    return make_desk(engine)


def runs(engine: Engine) -> list[tuple[str, str]]:
    """Return the first and the last number of every run, in order."""
    with engine.connect() as connection:
        rows = connection.execute(
            select(survey_form_runs.c.first_number, survey_form_runs.c.last_number).order_by(
                survey_form_runs.c.first_number
            )
        )
        return [(row.first_number, row.last_number) for row in rows]


def journal(desk: Desk) -> list[tuple[str, dict[str, Any]]]:
    """Return what the journal says of printed questionnaires."""
    with desk.open_unit() as unit:
        entries = unit.journal.entries(act="print_survey_forms")
    return [(entry.subject, entry.details) for entry in entries]


def numbers_of(printed: PrintedForms) -> tuple[SheetNumber, ...]:
    return FormRun(first=printed.first, last=printed.last).numbers


def test_sheets_carry_the_numbers_that_were_reserved(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    printed = print_forms(desk, CLERK, copies=3, folder=tmp_path)

    assert (printed.first, printed.last) == ("S11400000001", "S11400000003")
    assert printed.path == tmp_path / "S11400000001-00000003.pdf"
    assert runs(engine) == [(printed.first, printed.last)]
    pdf = printed.path.read_bytes()
    for page, number in enumerate(numbers_of(printed)):
        image = rendered(pdf, dpi=200, page=page)
        assert zxing_codes(image) == zbar_codes(image, tmp_path) == {number}
    with desk.open_unit() as unit:
        assert unit.surveys.version_printed(printed.last) == 1
        assert unit.questionnaires.get(1).is_used  # type: ignore[union-attr]
    assert journal(desk) == [
        (
            "S11400000001",
            {"last_number": "S11400000003", "count": 3, "version": 1, "language": "zh"},
        )
    ]


def test_runs_follow_each_other_without_a_gap(desk: Desk, engine: Engine, tmp_path: Path) -> None:
    for copies in (2, 1, 4):
        print_forms(desk, CLERK, copies=copies, folder=tmp_path)

    assert runs(engine) == [
        ("S11400000001", "S11400000002"),
        ("S11400000003", "S11400000003"),
        ("S11400000004", "S11400000007"),
    ]


def test_english_is_printed_and_written_down(desk: Desk, tmp_path: Path) -> None:
    printed = print_forms(desk, CLERK, copies=1, in_english=True, folder=tmp_path)

    assert FORM_OF_2025.title_en.replace(" ", "") in pypdf_text(printed.path.read_bytes())
    assert journal(desk)[0][1]["language"] == "zh+en"


@pytest.mark.parametrize("copies", [0, -1, COPIES_MAX + 1])
def test_no_run_of_nothing_or_of_too_many(
    copies: int, desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    with pytest.raises(CopiesRefused):
        print_forms(desk, CLERK, copies=copies, folder=tmp_path)

    assert runs(engine) == []
    assert journal(desk) == []


def test_a_volunteer_prints_none(desk: Desk, engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(NotPermitted):
        print_forms(desk, make_actor(Role.VOLUNTEER), copies=1, folder=tmp_path)

    assert runs(engine) == []


def test_a_paper_that_fails_leaves_its_run_unused_and_says_so(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file where the folder should be")

    with pytest.raises(FormsUnwritten) as failed:
        print_forms(desk, CLERK, copies=2, folder=taken)
    again = print_forms(desk, CLERK, copies=2, folder=tmp_path)

    assert (failed.value.first, failed.value.last) == ("S11400000001", "S11400000002")
    assert again.first == "S11400000003", "no number stands on two sheets"
    assert len(runs(engine)) == len(journal(desk)) == 2
    assert [each.name for each in tmp_path.glob("*.pdf")] == [again.path.name]


@pytest.mark.parametrize("is_kept", [False, True])
def test_a_lost_commit_prints_nothing_and_doubles_nothing(
    is_kept: bool,  # noqa: FBT001 - a parameter of the test
    desk: Desk,
    engine: Engine,
    tmp_path: Path,
) -> None:
    lose_next_commit(engine, keep=is_kept)

    with pytest.raises(StoreUnreachable):
        print_forms(desk, CLERK, copies=2, folder=tmp_path)
    assert list(tmp_path.glob("*.pdf*")) == []
    printed = print_forms(desk, CLERK, copies=2, folder=tmp_path)

    numbers = [number for first, last in runs(engine) for number in numbers_of_run(first, last)]
    assert len(numbers) == len(set(numbers)) == (4 if is_kept else 2)
    assert printed.first == ("S11400000003" if is_kept else "S11400000001")


def numbers_of_run(first: str, last: str) -> tuple[SheetNumber, ...]:
    return FormRun(first=SheetNumber(first), last=SheetNumber(last)).numbers


def test_desks_that_print_at_once_share_no_number(engine: Engine, tmp_path: Path) -> None:
    desks = [make_desk(engine, desk_no=number) for number in (1, 2, 3)]
    assert len({each.desk_no for each in desks}) == 3

    with ThreadPoolExecutor(3) as pool:
        asked = [
            pool.submit(print_forms, desk, by, copies=2, folder=tmp_path)
            for desk in desks
            # Whoever acts sits at the desk: its chain is held first, and nobody waits in a ring.
            for by in (replace(CLERK, desk_no=desk.desk_no),)
            for _ in range(3)
        ]
        printed = [each.result() for each in asked]

    numbers = sorted(number for each in printed for number in numbers_of(each))
    assert numbers == list(numbers_of_run("S11400000001", "S11400000018"))
    assert len(runs(engine)) == 9


def test_a_file_has_as_many_pages_as_sheets(desk: Desk, tmp_path: Path) -> None:
    printed = print_forms(desk, CLERK, copies=12, folder=tmp_path)

    assert len(PdfReader(printed.path).pages) == 12
