"""Responses typed elsewhere taken in, and a period reported, as commands."""

import csv
from pathlib import Path

import pytest
from odfdo import Document

from counter_app.bootstrap.homes import open_home
from counter_app.cli import run
from counter_app.demo.home import make_demo_home
from counter_app.demo.people import CLERK, SUPERVISOR, VOLUNTEER, DemoAccount
from exchange.response_texts import as_csv, make_response, write_file
from paper_readers import poppler_text, squeezed

# Ten visitors of a month of which the demo knows nothing.
ROWS = [make_response(填表日="110/03/02", overall="1" if at < 9 else "2") for at in range(10)]
MONTH = ["--from", "110/03/01", "--to", "110/03/31"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("surveys") / "home"
    make_demo_home(folder).close()
    return folder


@pytest.fixture(scope="module")
def imported(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home with the responses, and the file they came from."""
    path = write_file(tmp_path_factory.mktemp("file"), as_csv(*ROWS))
    assert command(home, "import-responses", str(path), who=SUPERVISOR) == 0
    return path


def command(folder: Path, name: str, *words: str, who: DemoAccount = CLERK) -> int:
    """Run a command as somebody of the demo."""
    password = folder / f"{who.login}.txt"
    password.write_text(who.password, encoding="utf-8")
    signing_in = ["--as", who.login, "--password-file", str(password)]
    return run(["--home", str(folder), name, *words, *signing_in])


def test_a_file_is_imported_once(
    home: Path, imported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(home, "import-responses", str(imported), who=SUPERVISOR) == 0
    assert "存入 0 份，先前已匯入 10 份，退回 0 列" in capsys.readouterr().out


def test_wrong_rows_come_back_beside_the_file(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_file(tmp_path, as_csv(make_response(填表日="109/01/02", overall="普通")))

    assert command(home, "import-responses", str(path), who=SUPERVISOR) == 3
    rejected = tmp_path / "responses.rejected.csv"
    assert str(rejected) in capsys.readouterr().out
    with rejected.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert "看不懂「普通」" in row["原因"]


def test_a_month_is_reported_in_words(
    home: Path, imported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported.exists()
    assert command(home, "report-survey", *MONTH) == 0
    said = capsys.readouterr().out
    assert "問卷 10 份" in said
    assert "整體滿意度　有效 10，未填 0，無效 0　很滿意 90.00%　滿意 10.00%" in said


def test_a_month_is_reported_as_a_file(home: Path, imported: Path, tmp_path: Path) -> None:
    assert imported.exists()
    for name in ("report.ods", "report.csv", "report.pdf"):
        assert command(home, "report-survey", *MONTH, "--out", str(tmp_path / name)) == 0

    cells = [
        str(cell)
        for table in Document(tmp_path / "report.ods").body.tables
        for row in table.get_values()
        for cell in row
    ]
    assert "整體滿意度" in cells
    assert "90.00" in (tmp_path / "report.csv").read_text("utf-8-sig")
    assert "90.00" in squeezed(poppler_text((tmp_path / "report.pdf").read_bytes(), tmp_path))


def test_too_few_are_not_broken_down(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_file(tmp_path, as_csv(*[make_response(填表日="108/03/02")] * 4))
    assert command(home, "import-responses", str(path), who=SUPERVISOR) == 0
    capsys.readouterr()

    assert command(home, "report-survey", "--from", "108/01/01", "--to", "108/12/31") == 0
    said = capsys.readouterr().out
    assert "問卷 4 份" in said
    assert "%" not in said


@pytest.mark.parametrize(
    "words",
    [
        ["report-survey", "--from", "someday", "--to", "110/03/31"],
        ["report-survey", "--from", "110/03/31", "--to", "110/03/01"],
        ["report-survey", *MONTH, "--out", "report.doc"],
        ["report-survey", "--from", "110/03/01"],
        ["import-responses"],
        ["import-responses", "nowhere.csv"],
        ["import-responses", "nowhere.csv", "--version", "99"],
    ],
)
def test_what_cannot_be_done_is_refused_in_words(
    home: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(home, *words, who=SUPERVISOR) == 2
    assert capsys.readouterr().err


def test_who_may_not_is_refused(
    home: Path, imported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report.ods"
    assert command(home, "import-responses", str(imported), who=CLERK) == 2
    assert command(home, "report-survey", *MONTH, "--out", str(out), who=VOLUNTEER) == 2
    assert "問卷 10 份" not in capsys.readouterr().out
    assert not out.exists()


def test_the_journal_of_an_import_keeps_no_words_of_visitors(home: Path, imported: Path) -> None:
    assert imported.exists()
    opened = open_home(home)
    try:
        with opened.desk.open_unit() as unit:
            entries = unit.journal.entries(act="import_responses")
    finally:
        opened.close()
    assert entries
    assert "椅子太少" not in str(entries)
