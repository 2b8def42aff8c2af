"""The list of a day's pickups as a command, on a demo home."""

from pathlib import Path

import pytest
from odfdo import Document

from counter_app.cli import run
from counter_app.demo.home import make_demo_home
from counter_app.demo.people import CASHIER, CLERK, DemoAccount
from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.pickups import Pickup
from counter_app.services.pickups import work_list
from counter_app.services.staff import sign_in
from paper_readers import poppler_text, squeezed


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pickups") / "home"
    make_demo_home(folder).close()
    return folder


@pytest.fixture(scope="module")
def first(home: Path) -> Pickup:
    """The pickup of the demo that is agreed for the earliest slot."""
    from counter_app.bootstrap.homes import open_home

    opened = open_home(home)
    try:
        clerk = sign_in(opened.desk, login=CLERK.login, password=CLERK.password)
        return work_list(opened.desk, clerk).to_prepare[0]
    finally:
        opened.close()


def day_of(pickup: Pickup) -> str:
    assert pickup.slot_at is not None
    return format_roc(pickup.slot_at.astimezone(TAIPEI).date())


def command(folder: Path, *words: str, who: DemoAccount = CLERK) -> int:
    """Run the command as somebody of the demo."""
    password = folder / f"{who.login}.txt"
    password.write_text(who.password, encoding="utf-8")
    signing_in = ["--as", who.login, "--password-file", str(password)]
    return run(["--home", str(folder), "list-pickups", *words, *signing_in])


def test_the_pickups_of_a_day_are_printed_with_masked_names(
    home: Path, first: Pickup, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(home, "--date", day_of(first)) == 0
    said = capsys.readouterr().out
    assert first.number in said
    assert "測○甲" in said
    assert "測試甲" not in said


def test_another_desk_has_none_of_them(
    home: Path, first: Pickup, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(home, "--date", day_of(first), "--desk", "7") == 0
    assert "取件 0 件" in capsys.readouterr().out


def test_the_list_is_written_as_a_spreadsheet(home: Path, first: Pickup, tmp_path: Path) -> None:
    out = tmp_path / "day.ods"
    assert command(home, "--date", day_of(first), "--out", str(out)) == 0
    cells = [
        str(cell)
        for table in Document(out).body.tables
        for row in table.get_values()
        for cell in row
    ]
    assert first.number in cells
    assert "測試甲" not in cells


def test_the_list_is_written_as_pages(home: Path, first: Pickup, tmp_path: Path) -> None:
    out = tmp_path / "day.pdf"
    assert command(home, "--date", day_of(first), "--out", str(out)) == 0
    assert first.number in squeezed(poppler_text(out.read_bytes(), tmp_path))


@pytest.mark.parametrize(
    "words", [["--date", "someday"], ["--date", "115/01/05", "--out", "list.doc"], []]
)
def test_what_cannot_be_listed_is_refused(
    home: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(home, *words) == 2
    assert capsys.readouterr().err


def test_who_sees_no_pickups_lists_none(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(home, "--date", "115/01/05", who=CASHIER) == 2
    assert "取件 " not in capsys.readouterr().out
