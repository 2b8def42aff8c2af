import csv
import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Barrier, Thread

import pytest
from sqlalchemy import Engine, func, insert, select

from counter_app.domain.cases import Case
from counter_app.domain.money import Twd
from counter_app.domain.payments import PaymentId
from counter_app.domain.staff import NotPermitted, Role
from counter_app.exchange.text_files import FileFault, TextFileRefused
from counter_app.services.case_import import ImportReport, import_cases
from counter_app.services.cases import find_cases
from counter_app.services.desk import Desk
from counter_app.store.schema import case_claims, cases, journal, names, payments, shifts
from exchange.case_texts import HEADER, as_csv, make_row, numbered, write_file
from exchange.hostile_files import HOSTILE
from factories import NOON, make_actor

ADMINISTRATOR = make_actor(Role.ADMINISTRATOR)
KEY = "114綜所稅執00027724"


def bring_in(
    desk: Desk,
    folder: Path,
    *rows: list[str],
    all_or_nothing: bool = False,
    progress: Callable[[int, int, int], bool] = lambda *_: True,
) -> ImportReport:
    path = write_file(folder, as_csv(*rows))
    return import_cases(desk, ADMINISTRATOR, path, all_or_nothing=all_or_nothing, progress=progress)


def report(**counts: object) -> ImportReport:
    nothing = ImportReport(
        stored_new=0,
        updated=0,
        unchanged=0,
        rejected=0,
        conflicts=0,
        rejected_path=None,
        cancelled=False,
    )
    return replace(nothing, **counts)  # type: ignore[arg-type]


def case_of(desk: Desk, key: str = KEY) -> Case:
    with desk.open_unit() as unit:
        case = unit.cases.by_key(key)
    assert case is not None
    return case


def count(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.scalar(select(func.count()).select_from(cases)) or 0)


def reasons(path: Path) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [(row["行號"], row["原因"]) for row in csv.DictReader(file)]


def pay(desk: Desk, *, on: date) -> None:
    case = case_of(desk)
    with desk.open_unit() as unit:
        assert unit.cases.save_payment(
            case.case_id,
            expected_version=case.version,
            parts=replace(case.parts, principal_twd=Twd(0), late_fee_twd=Twd(0)),
            late_fee_charged_twd=case.late_fee_charged_twd,
            computed_on=on,
            last_paid_on=on,
        )
        unit.commit()


def test_a_file_becomes_cases(desk: Desk, tmp_path: Path) -> None:
    assert bring_in(desk, tmp_path, make_row(), numbered(1)) == report(stored_new=2)

    case = case_of(desk)
    assert case.obligor_name == "王小明"
    assert case.agency_name == "財政部北區國稅局"
    assert case.parts.total_twd == 2350
    assert case.late_fee_charged_twd == 300
    assert case.version == 1
    assert case.last_paid_on is None
    assert case.computed_on == date(2025, 11, 1)
    assert [path.name for path in tmp_path.glob("*.csv*")] == ["cases.csv"]
    hits = find_cases(desk, make_actor(), "小明").hits
    assert len(hits) == 2


def test_importing_again_changes_nothing(desk: Desk, engine: Engine, tmp_path: Path) -> None:
    rows = [numbered(serial, obligor_name=f"王{'小' * serial}明") for serial in range(1, 8)]
    bring_in(desk, tmp_path, *rows)
    assert bring_in(desk, tmp_path, *rows) == report(unchanged=7)
    assert count(engine) == 7
    assert case_of(desk, "114罰執00000001").version == 1
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(names)) == 7


@pytest.mark.parametrize(
    "change",
    [
        {"principal_twd": "1"},
        {"late_fee_twd": "0"},
        {"obligor_name": "王大明"},
        {"obligor_id": "04595257"},
        {"address": ""},
        {"agency_code": "B1"},
        {"case_kind": "新種類"},
        {"section_clerk": "乙"},
        {"computed_on": "113/01/01"},
        {"expires_on": ""},
        {"case_number": "宜執甲114年度綜所稅執字第27724號"},
    ],
    ids=str,
)
def test_a_row_that_differs_updates_the_case(
    desk: Desk, engine: Engine, tmp_path: Path, change: dict[str, str]
) -> None:
    bring_in(desk, tmp_path, make_row())
    before = case_of(desk)

    assert bring_in(desk, tmp_path, make_row(**change)) == report(updated=1)

    after = case_of(desk)
    assert after != before
    assert after.version == 2
    assert after.late_fee_charged_twd == after.parts.late_fee_twd
    assert after.case_id == before.case_id
    assert count(engine) == 1


def test_an_agency_takes_the_name_of_the_newest_file(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, tmp_path, make_row())
    bring_in(desk, tmp_path, make_row(agency_name="財政部中區國稅局"))
    assert case_of(desk).agency_name == "財政部中區國稅局"


def test_a_kind_that_is_new_is_written_down_and_known_ones_stay(desk: Desk, tmp_path: Path) -> None:
    with desk.open_unit() as unit:
        before = unit.rules.kinds()
    bring_in(desk, tmp_path, numbered(1, case_kind="新種類"), numbered(2, case_kind="綜所稅"))
    with desk.open_unit() as unit:
        after = unit.rules.kinds()
    assert set(after) - set(before) <= {"新種類", "綜所稅"}
    assert after["新種類"].law == "none"
    assert all(after[name] == kind for name, kind in before.items())


@pytest.mark.parametrize(
    ("computed_on", "why"),
    [
        ("114/11/01", "檔案計算日較早"),
        ("114/11/09", "檔案計算日較早"),
        ("114/11/10", "檔案計算日為同一日"),
        ("", "檔案沒有計算日"),
    ],
)
def test_a_case_paid_at_the_desk_is_not_reopened_by_an_older_file(
    desk: Desk, tmp_path: Path, computed_on: str, why: str
) -> None:
    bring_in(desk, tmp_path, make_row())
    pay(desk, on=date(2025, 11, 10))
    paid = case_of(desk)

    row = make_row(computed_on=computed_on)
    found = bring_in(desk, tmp_path, row, numbered(1))

    path = tmp_path / "cases.rejected.csv"
    assert found == report(stored_new=1, conflicts=1, rejected_path=path)
    assert not found.is_complete
    assert case_of(desk) == paid
    assert reasons(path) == [("2", f"本案已於 114/11/10 臨櫃繳款，{why}，未更新")]


def test_a_file_computed_after_the_payment_replaces_the_case(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, tmp_path, make_row())
    pay(desk, on=date(2025, 11, 10))

    row = make_row(computed_on="114/11/11", principal_twd="700")

    assert bring_in(desk, tmp_path, row) == report(updated=1)
    assert case_of(desk).parts.principal_twd == 700
    assert case_of(desk).last_paid_on == date(2025, 11, 10)
    assert bring_in(desk, tmp_path, row) == report(unchanged=1)


def test_a_case_that_a_payment_holds_is_left_alone(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    bring_in(desk, tmp_path, make_row())
    _claim(engine, case_of(desk))

    found = bring_in(desk, tmp_path, make_row(computed_on="114/12/01"))

    assert found.conflicts == 1
    assert case_of(desk).version == 1
    assert reasons(tmp_path / "cases.rejected.csv") == [("2", "本案正在第 3 櫃繳款中，未更新")]
    assert bring_in(desk, tmp_path, make_row()) == report(unchanged=1)


def _claim(engine: Engine, case: Case) -> None:
    with engine.begin() as connection:
        connection.execute(
            insert(shifts),
            {
                "shift_id": "s",
                "desk_no": 3,
                "business_day": NOON.date(),
                "opened_at": NOON,
                "opened_by": "clerk",
                "float_twd": 0,
                "state": "open",
            },
        )
        connection.execute(
            insert(payments),
            {
                "payment_id": PaymentId("p"),
                "desk_no": 3,
                "shift_id": "s",
                "business_day": NOON.date(),
                "clerk": "clerk",
                "clerk_name": "林怡君",
                "payer_name": "王小明",
                "payer_number": "",
                "holder_in_person": False,
                "state": "open",
                "total_twd": 1,
                "started_at": NOON,
            },
        )
        connection.execute(
            insert(case_claims), {"case_id": case.case_id, "payment_id": "p", "desk_no": 3}
        )


def test_bad_rows_come_back_and_good_ones_are_stored(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    found = bring_in(
        desk,
        tmp_path,
        numbered(1),
        numbered(2, obligor_id="A123456788", address="=HYPERLINK(1)"),
        numbered(3),
        numbered(1, principal_twd="7"),
    )

    path = tmp_path / "cases.rejected.csv"
    assert found == report(stored_new=2, rejected=2, rejected_path=path)
    assert reasons(path) == [("3", "義務人統編檢查碼或格式不符"), ("5", "與第 2 行的案號相同")]
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, first, _second = csv.reader(file)
    assert header == [*HEADER, "行號", "原因"]
    assert first[3] == "'=HYPERLINK(1)"
    assert count(engine) == 2


def test_corrected_rows_can_be_imported_from_the_file_they_came_back_in(
    desk: Desk, tmp_path: Path
) -> None:
    bring_in(desk, tmp_path, numbered(1, obligor_id="A123456788", address="=1"), numbered(2))
    back = tmp_path / "cases.rejected.csv"
    back.write_text(back.read_text("utf-8-sig").replace("A123456788", "A123456789"), "utf-8-sig")

    assert import_cases(desk, ADMINISTRATOR, back) == report(stored_new=1)
    assert case_of(desk, "114罰執00000001").address == "=1"


def test_all_or_nothing_stores_all(desk: Desk, engine: Engine, tmp_path: Path) -> None:
    found = bring_in(desk, tmp_path, numbered(1), numbered(2), all_or_nothing=True)
    assert found == report(stored_new=2)
    assert count(engine) == 2


def test_all_or_nothing_stores_nothing_when_a_row_is_bad(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    bad = numbered(2, principal_twd="x")
    found = bring_in(desk, tmp_path, numbered(1), bad, all_or_nothing=True)
    assert found == report(rejected=1, rejected_path=tmp_path / "cases.rejected.csv")
    assert count(engine) == 0


def test_all_or_nothing_stores_nothing_when_a_case_was_paid(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    bring_in(desk, tmp_path, make_row())
    pay(desk, on=date(2025, 11, 10))
    found = bring_in(desk, tmp_path, numbered(1), make_row(), all_or_nothing=True)
    assert found == report(conflicts=1, rejected_path=tmp_path / "cases.rejected.csv")
    assert count(engine) == 1


def test_a_cancelled_import_keeps_what_it_stored_and_can_be_finished(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    rows = [numbered(serial) for serial in range(1, 20_101)]
    told: list[tuple[int, int, int]] = []

    def stop(done_bytes: int, total_bytes: int, read: int) -> bool:
        told.append((done_bytes, total_bytes, read))
        return False

    assert bring_in(desk, tmp_path, *rows, progress=stop) == report(
        stored_new=20_000, cancelled=True
    )
    assert count(engine) == 20_000
    ((done_bytes, total_bytes, read),) = told
    assert 0 < done_bytes <= total_bytes == (tmp_path / "cases.csv").stat().st_size
    assert read == 20_000
    assert bring_in(desk, tmp_path, *rows) == report(stored_new=100, unchanged=20_000)


@pytest.mark.parametrize("calls", [1, 2])
def test_a_cancelled_import_of_all_or_nothing_stores_nothing(
    desk: Desk, engine: Engine, tmp_path: Path, calls: int
) -> None:
    left = iter([True] * (calls - 1) + [False])
    found = bring_in(
        desk, tmp_path, numbered(1), all_or_nothing=True, progress=lambda *_: next(left)
    )
    assert found == report(cancelled=True)
    assert count(engine) == 0


def test_the_import_is_written_into_the_journal(desk: Desk, engine: Engine, tmp_path: Path) -> None:
    bring_in(desk, tmp_path, numbered(1), numbered(2, costs_twd="x"))
    digest = hashlib.sha256((tmp_path / "cases.csv").read_bytes()).hexdigest()

    with desk.open_unit() as unit:
        entries = unit.journal.entries(subject="cases.csv")

    assert [e.act for e in entries] == ["begin_case_import", "import_cases", "finish_case_import"]
    assert all(e.details["sha256"] == digest for e in entries)
    assert all(e.actor == "administrator" for e in entries)
    assert entries[1].details["new"] == 1
    assert entries[2].details["rejected"] == 1
    assert "王小明" not in repr(entries)


def test_who_may_not_import_is_refused_before_the_file_is_opened(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    for role in (Role.CLERK, Role.VOLUNTEER, Role.AUDITOR, Role.CASHIER_OFFICE):
        with pytest.raises(NotPermitted):
            import_cases(desk, make_actor(role), tmp_path / "missing.csv")
    path = write_file(tmp_path, as_csv(numbered(1)))
    assert import_cases(desk, make_actor(Role.SUPERVISOR), path).stored_new == 1


def test_a_refused_file_leaves_no_trace(desk: Desk, engine: Engine, tmp_path: Path) -> None:
    path = write_file(tmp_path, as_csv(numbered(1)).replace("案號", "號碼", 1))
    with pytest.raises(TextFileRefused):
        import_cases(desk, ADMINISTRATOR, path)
    assert [found.name for found in tmp_path.glob("cases*")] == ["cases.csv"]
    with engine.connect() as connection:
        acts = connection.scalars(select(journal.c.act)).all()
    assert "begin_case_import" not in acts


def test_a_file_above_the_limit_of_the_settings_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = write_file(tmp_path, as_csv(numbered(1)))
    with pytest.raises(TextFileRefused) as refused:
        import_cases(desk, ADMINISTRATOR, path, size_bytes_max=100)
    assert refused.value.fault is FileFault.TOO_LARGE


def test_a_folder_that_takes_no_file_is_refused_before_anything_is_stored(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    path = write_file(tmp_path, as_csv(numbered(1)))
    (tmp_path / "cases.rejected.csv.part").mkdir()
    with pytest.raises(TextFileRefused) as refused:
        import_cases(desk, ADMINISTRATOR, path)
    assert refused.value.fault is FileFault.NO_ROOM_BESIDE
    assert count(engine) == 0


def test_hostile_files_store_nothing(desk: Desk, engine: Engine, tmp_path: Path) -> None:
    for name, hostile in HOSTILE.items():
        path = write_file(tmp_path, hostile.content())
        if hostile.fault is None:
            assert import_cases(desk, ADMINISTRATOR, path).rejected > 0, name
        else:
            with pytest.raises(TextFileRefused):
                import_cases(desk, ADMINISTRATOR, path)
    assert count(engine) == 0
    assert {path.name for path in tmp_path.glob("cases*")} <= {"cases.csv", "cases.rejected.csv"}


def test_what_looks_like_code_is_stored_as_text(desk: Desk, tmp_path: Path) -> None:
    texts = ("'; DROP TABLE cases; --", "%s%s%n", "{0.__class__}", "100%_\\", '"甲"', "=1+1")
    rows = [numbered(n, obligor_name=name, address=name) for n, name in enumerate(texts, 1)]
    assert bring_in(desk, tmp_path, *rows).stored_new == len(texts)
    for serial, name in enumerate(texts, 1):
        case = case_of(desk, f"114罰執{serial:08d}")
        assert (case.obligor_name, case.address) == (name, name)
        assert name in [hit.obligor_name for hit in find_cases(desk, make_actor(), name).hits]


def test_two_imports_at_once_store_each_case_once(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    together = Barrier(2)
    reports: list[ImportReport] = []

    def take_in(folder: Path, rows: list[list[str]]) -> None:
        folder.mkdir()
        together.wait()
        reports.append(bring_in(desk, folder, *rows))

    rows = [numbered(serial, agency_code=f"A{serial % 7}") for serial in range(1, 1501)]
    threads = [
        Thread(target=take_in, args=(tmp_path / "first", rows)),
        Thread(target=take_in, args=(tmp_path / "second", rows[::-1])),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted((found.stored_new, found.unchanged) for found in reports) == [
        (0, 1500),
        (1500, 0),
    ]
    assert count(engine) == 1500
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(names)) == 1
