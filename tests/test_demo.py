from pathlib import Path

from counter_app.cli import run
from counter_app.demo.home import make_demo_home
from counter_app.demo.people import CLERK
from counter_app.domain.identifiers import is_obligor_number
from counter_app.services.cases import find_cases
from counter_app.services.pickups import work_list
from counter_app.services.staff import sign_in
from paper_readers import poppler_text, squeezed


def test_the_demo_day_adds_up_and_leaves_its_papers(tmp_path: Path) -> None:
    out = tmp_path / "out"

    assert run(["demo", "--out", str(out)]) == 0

    papers = sorted((out / "papers").glob("*.pdf"))
    slips = sorted((out / "slips").glob("*.png"))
    # One slip more than receipts: the marked copy.
    assert len(papers) + 1 == len(slips) > 5
    reports = {path.name for path in (out / "reports").iterdir()}
    for name in ("Z-01-000001", "Z-01-000002", "register-01", "remittance-01"):
        assert {path.rsplit(".")[-1] for path in reports if path.startswith(name)} == {"pdf", "ods"}
    assert len(list((out / "home" / "backups").glob("*.db"))) == 2
    assert len((out / "home" / "anchors" / "desk-01.jsonl").read_text().splitlines()) == 3
    pickups = sorted(path.name for path in (out / "pickups").iterdir())
    assert len(pickups) == 5
    assert {"pickups.ods", "pickups.pdf"} < set(pickups)
    surveys = {path.name for path in (out / "surveys").iterdir()}
    assert {"survey-114.pdf", "survey-today.csv", "survey-today.ods"} < surveys
    assert len(surveys) == 4  # and a questionnaire for each printed number, in one file
    words = squeezed(poppler_text(papers[0].read_bytes(), tmp_path))
    assert "測試甲" in words
    assert "範" in words


def test_a_day_is_not_played_into_a_folder_with_other_things(tmp_path: Path) -> None:
    (tmp_path / "somebody's").write_text("work", encoding="utf-8")

    assert run(["demo", "--out", str(tmp_path)]) == 2

    assert (tmp_path / "somebody's").read_text(encoding="utf-8") == "work"


def test_every_case_of_the_demo_is_taken_in(tmp_path: Path) -> None:
    home = make_demo_home(tmp_path / "home")
    clerk = sign_in(home.desk, login=CLERK.login, password=CLERK.password)

    hits = find_cases(home.desk, clerk, "範例乙").hits
    home.close()

    assert len(hits) == 5
    assert all(is_obligor_number(hit.obligor_number) for hit in hits)
    assert not list((tmp_path / "home").glob("*.rejected.csv"))


def test_a_demo_begins_with_pickups_that_are_agreed(tmp_path: Path) -> None:
    home = make_demo_home(tmp_path / "home")
    clerk = sign_in(home.desk, login=CLERK.login, password=CLERK.password)

    waiting = work_list(home.desk, clerk).to_prepare
    home.close()

    assert len(waiting) == 4
    assert all(pickup.slot_at and pickup.slot_at > home.desk.clock() for pickup in waiting)
