"""Look into the journal by page, by filter, and take it along without a formula in it."""

from datetime import timedelta
from pathlib import Path

import pytest
from odfdo import Document

from counter_app.domain.staff import NotPermitted, Role
from counter_app.services.desk import Desk
from counter_app.services.journal import export_journal, search_journal
from counter_app.store.journal import JournalFilter
from factories import NOON, StoppedClock, make_actor

AUDITOR = make_actor(Role.AUDITOR)


def write(desk: Desk, *, act: str, subject: str, approver: str = "") -> None:
    with desk.open_unit() as unit:
        unit.journal.write(
            make_actor(), at=desk.clock(), act=act, subject=subject, approver=approver
        )
        unit.commit()


def subjects(desk: Desk, wanted: JournalFilter) -> list[str]:
    return [entry.subject for entry in search_journal(desk, AUDITOR, wanted, limit=100)]


@pytest.fixture
def written(desk: Desk) -> Desk:
    assert isinstance(desk.clock, StoppedClock)
    for number in range(6):
        write(desk, act="open_drawer" if number % 2 else "sign_in", subject=f"R{number}")
        desk.clock.advance(3600)
    write(desk, act="void_receipt", subject="R100%", approver="supervisor")
    return desk


def test_the_newest_come_first_and_older_ones_by_the_page(written: Desk) -> None:
    wanted = JournalFilter(person="clerk")

    first = search_journal(written, AUDITOR, wanted, limit=4)
    rest = search_journal(written, AUDITOR, wanted, limit=4, before=first[-1])

    assert [entry.subject for entry in first + rest] == [
        "R100%",
        "R5",
        "R4",
        "R3",
        "R2",
        "R1",
        "R0",
    ]


def test_a_filter_narrows_by_act_person_text_and_day(written: Desk) -> None:
    assert subjects(written, JournalFilter(act="open_drawer")) == ["R5", "R3", "R1"]
    assert subjects(written, JournalFilter(person="supervisor")) == ["R100%"]
    # A wildcard that was typed is a character, not a wildcard.
    assert subjects(written, JournalFilter(text="R1")) == ["R100%", "R1"]
    assert subjects(written, JournalFilter(text="0%")) == ["R100%"]
    today = NOON.date()
    assert len(subjects(written, JournalFilter(from_day=today, to_day=today))) >= 7
    assert subjects(written, JournalFilter(from_day=today + timedelta(days=1))) == []


def test_a_sheet_of_the_journal_holds_no_formula(written: Desk, tmp_path: Path) -> None:
    write(written, act="open_drawer", subject="=1+1")
    wanted = JournalFilter(text="=1+1")

    ods = export_journal(written, AUDITOR, wanted, form="ods", folder=tmp_path)
    text = export_journal(written, AUDITOR, wanted, form="csv", folder=tmp_path)

    sheets = Document(ods).body.tables
    cells = [cell for sheet in sheets for row in sheet.rows for cell in row.cells]
    assert any("=1+1" in str(cell.value) for cell in cells)
    assert all(cell.formula is None for cell in cells)
    assert ",=1+1" not in text.read_text(encoding="utf-8-sig")
    exported = search_journal(written, AUDITOR, JournalFilter(act="export_journal"), limit=9)
    assert {entry.actor for entry in exported} == {"auditor"}
    assert len(exported) == 2


def test_only_those_who_read_the_journal_see_it(written: Desk) -> None:
    for role in (Role.CLERK, Role.VOLUNTEER, Role.CASHIER_OFFICE, Role.ADMINISTRATOR):
        with pytest.raises(NotPermitted):
            search_journal(written, make_actor(role), JournalFilter(), limit=1)
