"""Batches of notices: what is picked, in which order, issued once, and drawn the same each time."""

import csv
import sys
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from threading import Barrier, Thread

import pytest
from pypdf import PdfReader
from sqlalchemy import Engine, select, update
from sqlalchemy.exc import IntegrityError

from batch_desk import faults_of, make_cases, manifest_rows, notices_in
from counter_app.domain.cases import CaseId
from counter_app.domain.money import Twd
from counter_app.domain.notices import (
    BatchEmpty,
    BatchFilter,
    BatchId,
    BatchState,
    NoticeForm,
    UnknownBatch,
)
from counter_app.domain.printing import PaperUnwritten
from counter_app.exchange.notice_manifests import COLUMNS
from counter_app.services import notice_batches
from counter_app.services.desk import Desk
from counter_app.services.notice_batches import (
    batch_notices,
    batches,
    cancel_batch,
    draw_batch,
    owed_in_batch,
    plan_batch,
    print_notices,
    refusals,
    run_batch,
)
from counter_app.services.notices import issue_many
from counter_app.store.errors import StoreUnreachable
from counter_app.store.schema import cases
from counter_app.store.unit_of_work import UnitOfWork
from crash_points import Points, run_in_child
from factories import StoppedClock, make_actor, make_case_row, make_desk
from lost_commit import lose_next_commit
from make_cases import fill
from notice_desk import put_terms
from paper_readers import pypdf_text
from stores import Place

CLERK = make_actor()
OTHER = make_actor(desk_no=2)
ALL = BatchFilter()
FORM = NoticeForm()
AT_ONCE = 4
ON_SQLITE = pytest.mark.parametrize("place", ["sqlite"], indirect=True)
"""For what is about the files: the other database has nothing to add."""


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notice_batches, "NOTICES_AT_ONCE", AT_ONCE)


def planned(desk: Desk, wanted: BatchFilter = ALL) -> BatchId:
    return plan_batch(desk, CLERK, wanted, FORM).batch_id


def issued_cases(desk: Desk, wanted: BatchFilter = ALL) -> list[str]:
    """Return the case numbers of a batch, in the order of the mailing."""
    batch = run_batch(desk, CLERK, planned(desk, wanted))
    return [each.case_number for each in batch_notices(desk, CLERK, batch.batch_id)]


def number_of(serial: int, section: str = "和") -> str:
    return f"宜執{section}114年綜所稅執字第{serial:08d}號"


def acts(desk: Desk, act: str) -> list[dict[str, object]]:
    with desk.open_unit() as unit:
        return [entry.details for entry in unit.journal.entries(act=act)]


# --- which cases, in which order -----------------------------------------------------------


def test_a_mailing_goes_by_postal_code_address_and_case(desk: Desk, engine: Engine) -> None:
    make_cases(engine, 12)

    notices = batch_notices(desk, CLERK, run_batch(desk, CLERK, planned(desk)).batch_id)

    assert [(each.address[:6], int(each.case_number[-9:-1])) for each in notices] == [
        ("台北市大安區", 1),
        ("台北市大安區", 7),
        ("臺北市大安區", 5),
        ("臺北市大安區", 11),
        ("宜蘭縣宜蘭市", 3),
        ("宜蘭縣宜蘭市", 9),
        ("26047 ", 2),
        ("26047 ", 8),
        ("宜蘭縣羅東鎮", 6),
        ("宜蘭縣羅東鎮", 12),
        ("查無地址", 4),
        ("查無地址", 10),
    ]
    assert [int(each.number[4:]) for each in notices] == list(range(1, 13))


def test_each_part_of_a_filter_narrows(desk: Desk, engine: Engine) -> None:
    differing: list[dict[str, object]] = [
        {},
        {"section": "仁"},
        {"kind": "綜合所得稅"},
        {"principal_twd": 100},
        {"principal_twd": 900_000},
        {"due_on": date(2025, 11, 3)},
        {"due_on": None},
        {"principal_twd": 0, "late_fee_twd": 0, "costs_twd": 0},
    ]
    for serial, changes in enumerate(differing, start=1):
        make_case_row(engine, case_number=number_of(serial), **changes)
    wanted = BatchFilter(
        section="和",
        kind="罰鍰",
        amount_min_twd=Twd(2350),
        amount_max_twd=Twd(2350),
        due_before=date(2025, 10, 31),
    )

    assert issued_cases(desk, wanted) == [number_of(1)]
    assert len(issued_cases(desk, BatchFilter(section="仁"))) == 1
    assert len(issued_cases(desk, BatchFilter(kind="綜合所得稅"))) == 1
    assert len(issued_cases(desk, BatchFilter(amount_max_twd=Twd(450)))) == 1
    assert len(issued_cases(desk, BatchFilter(amount_min_twd=Twd(900_350)))) == 1
    assert len(issued_cases(desk, BatchFilter(due_before=date(2025, 11, 2)))) == 5
    assert len(issued_cases(desk)) == 7


def test_a_list_is_taken_whole_or_said_why_not(desk: Desk, engine: Engine) -> None:
    make_cases(engine, 3)
    make_case_row(engine, case_number=number_of(4), principal_twd=0, late_fee_twd=0, costs_twd=0)
    listed = ("114綜所稅執字第3號", number_of(1), "宜執和114年綜所稅執字第１號", "=1+1", "")
    batch = plan_batch(
        desk, CLERK, BatchFilter(case_numbers=(*listed, number_of(9), number_of(4))), FORM
    )
    done = run_batch(desk, CLERK, batch.batch_id)

    assert (done.listed_count, done.case_count, done.left_out_count) == (7, 2, 5)
    assert done.issued_count == 2
    assert refusals(desk, CLERK, batch.batch_id) == (
        ("宜執和114年綜所稅執字第１號", "CaseListedTwice"),
        ("=1+1", "NotACaseNumber"),
        ("", "NotACaseNumber"),
        (number_of(9), "UnknownCase"),
        (number_of(4), "NothingDue"),
    )


def test_a_list_that_names_nothing_says_what_it_named(desk: Desk) -> None:
    with pytest.raises(BatchEmpty) as refused:
        plan_batch(desk, CLERK, BatchFilter(case_numbers=(number_of(1), "x")), FORM)

    assert refused.value.left_out_count == 2
    assert refused.value.first_left_out == "x"
    with pytest.raises(BatchEmpty):
        plan_batch(desk, CLERK, ALL, FORM)
    assert batches(desk, CLERK) == ()


def test_what_was_asked_for_is_kept_without_the_list(desk: Desk, engine: Engine) -> None:
    make_cases(engine, 2)
    wanted = BatchFilter(
        section="和", amount_min_twd=Twd(1), amount_max_twd=Twd(9_999), due_before=date(2026, 1, 1)
    )
    by_filter = plan_batch(desk, CLERK, wanted, NoticeForm(is_large=True))
    by_list = plan_batch(desk, CLERK, BatchFilter(case_numbers=(number_of(1),)), FORM)

    kept = {each.batch_id: each for each in batches(desk, CLERK)}
    assert kept[by_filter.batch_id] == by_filter
    assert kept[by_filter.batch_id].wanted == wanted
    assert kept[by_list.batch_id].wanted == ALL
    assert kept[by_list.batch_id].listed_count == 1
    assert owed_in_batch(desk, CLERK, by_filter.batch_id) == 2 * 2350


# --- issuing --------------------------------------------------------------------------------


def test_a_case_that_cannot_have_a_notice_holds_up_no_other(desk: Desk, engine: Engine) -> None:
    make_cases(engine, 6)
    make_case_row(engine, case_number=number_of(7), expires_on=date(2025, 11, 19))
    batch = run_batch(desk, CLERK, planned(desk))

    assert (batch.state, batch.issued_count, batch.refused_count) == (BatchState.DONE, 6, 1)
    assert batch.total_twd == sum(each.amount_twd for each in notices_in(engine))
    assert refusals(desk, CLERK, batch.batch_id) == ((number_of(7), "CaseExpired"),)


def test_every_part_is_an_entry_in_the_journal(desk: Desk, engine: Engine) -> None:
    make_cases(engine, 10)
    batch_id = planned(desk, BatchFilter(section="和"))
    run_batch(desk, CLERK, batch_id)

    assert acts(desk, "plan_batch") == [{"count": 10, "section": "和"}]
    assert [
        (said["first_number"], said["last_number"], said["count"])
        for said in acts(desk, "issue_batch")
    ] == [
        ("N11400000001", "N11400000004", 4),
        ("N11400000005", "N11400000008", 4),
        ("N11400000009", "N11400000010", 2),
    ]


def test_a_batch_that_was_cancelled_goes_on(desk: Desk, engine: Engine) -> None:
    case_ids = make_cases(engine, 10)
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        told.append((done, total))
        return False

    batch_id = planned(desk)
    cancelled = run_batch(desk, CLERK, batch_id, progress=stop)
    assert (cancelled.state, cancelled.issued_count) == (BatchState.CANCELLED, AT_ONCE)
    assert told == [(AT_ONCE, 10)]
    assert acts(desk, "cancel_batch") == [{"count": AT_ONCE}]

    done = run_batch(desk, CLERK, batch_id)
    assert (done.state, done.issued_count) == (BatchState.DONE, 10)
    assert sorted(each.case_id for each in notices_in(engine)) == case_ids
    assert run_batch(desk, CLERK, batch_id) == done


def test_a_batch_that_is_stopped_at_its_end_is_done(desk: Desk, engine: Engine) -> None:
    make_cases(engine, 2 * AT_ONCE)
    batch_id = planned(desk)

    stopped = run_batch(desk, CLERK, batch_id, progress=lambda done, total: done < total)

    assert (stopped.state, stopped.issued_count) == (BatchState.DONE, 2 * AT_ONCE)


def test_another_desk_can_stop_a_batch(desk: Desk, engine: Engine) -> None:
    make_cases(engine, 10)
    other = make_desk(engine, desk_no=2)
    batch_id = planned(desk)

    def told(_done: int, _total: int) -> bool:
        assert cancel_batch(other, OTHER, batch_id).state is BatchState.CANCELLED
        return True

    stopped = run_batch(desk, CLERK, batch_id, progress=told)

    assert (stopped.state, stopped.issued_count) == (BatchState.CANCELLED, AT_ONCE)
    assert cancel_batch(other, OTHER, batch_id) == stopped
    assert len(acts(desk, "cancel_batch")) == 1


@pytest.mark.parametrize("keep", [True, False], ids=["kept", "not kept"])
def test_a_part_whose_commit_was_not_answered_is_not_issued_twice(
    desk: Desk, engine: Engine, tmp_path: Path, *, keep: bool
) -> None:
    case_ids = make_cases(engine, 10)
    batch_id = planned(desk)

    def told(_done: int, _total: int) -> bool:
        lose_next_commit(engine, keep=keep)
        return True

    with pytest.raises(StoreUnreachable):
        run_batch(desk, CLERK, batch_id, progress=told)
    run_batch(desk, CLERK, batch_id)
    pdf, manifest = tmp_path / "n.pdf", tmp_path / "n.csv"
    draw_batch(desk, CLERK, batch_id, out=pdf, manifest=manifest)

    assert faults_of(engine, case_ids, pdf=pdf, manifest=manifest) == []


def test_two_desks_at_one_batch_issue_it_once(place: Place, tmp_path: Path) -> None:
    first_engine, second_engine = place.open(), place.open()
    case_ids = make_cases(first_engine, 60)
    desks = [make_desk(first_engine), make_desk(second_engine, desk_no=2)]
    batch_id = planned(desks[0])
    start, first_parts = Barrier(2), Barrier(2)
    done = []

    def work(desk: Desk) -> None:
        waited: list[int] = []

        def tell(_done: int, _total: int) -> bool:
            if not waited:
                waited.append(first_parts.wait(timeout=30))
            return True

        start.wait()
        actor = make_actor(desk_no=desk.desk_no)
        done.append(run_batch(desk, actor, batch_id, progress=tell).state)

    threads = [Thread(target=work, args=(desk,)) for desk in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    pdf, manifest = tmp_path / "n.pdf", tmp_path / "n.csv"
    draw_batch(desks[0], CLERK, batch_id, out=pdf, manifest=manifest)
    faults = faults_of(first_engine, case_ids, pdf=pdf, manifest=manifest)
    desk_numbers = {notice.desk_no for notice in notices_in(first_engine)}
    first_engine.dispose()
    second_engine.dispose()

    assert done == [BatchState.DONE, BatchState.DONE]
    assert faults == []
    assert desk_numbers == {1, 2}


def test_the_store_refuses_a_second_notice_of_a_batch(desk: Desk, engine: Engine) -> None:
    # The control: a runner that does not look at what is done, and what holds it all the same.
    case_ids = make_cases(engine, 2)
    batch_id = planned(desk)
    run_batch(desk, CLERK, batch_id)

    with pytest.raises(IntegrityError), desk.open_unit() as unit:
        issue_many(unit, desk, CLERK, case_ids, batch_id=batch_id)
    assert len(notices_in(engine)) == 2


def test_a_batch_that_is_not_there_is_refused(desk: Desk, tmp_path: Path) -> None:
    nobody = BatchId("nobody")
    for ask in (run_batch, cancel_batch, refusals, batch_notices, owed_in_batch):
        with pytest.raises(UnknownBatch):
            ask(desk, CLERK, nobody)
    with pytest.raises(UnknownBatch):
        draw_batch(desk, CLERK, nobody, out=tmp_path / "n.pdf")


# --- drawing --------------------------------------------------------------------------------


@ON_SQLITE
def test_the_manifest_says_what_stands_on_each_page(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    put_terms(desk)
    make_cases(engine, 5)
    batch_id = run_batch(desk, CLERK, planned(desk)).batch_id
    pdf, manifest = tmp_path / "n.pdf", tmp_path / "n.csv"
    files = draw_batch(desk, CLERK, batch_id, out=pdf, manifest=manifest)

    assert files == (pdf, manifest, tmp_path / "n.totals.csv")
    rows = manifest_rows(manifest)
    pages = [page.extract_text() for page in PdfReader(pdf).pages]
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == len(pages) == 5
    for row, notice in zip(rows, batch_notices(desk, CLERK, batch_id), strict=True):
        assert notice.store_barcode is not None
        assert notice.virtual_account is not None
        segments = (row["segment_1"], row["segment_2"], row["segment_3"])
        assert row["notice_number"] == notice.number
        assert row["notice_number"] in pages[int(row["page"]) - 1].replace(" ", "")
        assert row["case_number"] == notice.case_number
        assert int(row["amount_twd"]) == notice.amount_twd
        assert row["due_on"] == str(notice.payable_until)
        assert segments == notice.store_barcode.segments
        assert row["virtual_account"] == notice.virtual_account.account


@ON_SQLITE
def test_the_totals_stand_beside_the_manifest(desk: Desk, engine: Engine, tmp_path: Path) -> None:
    make_cases(engine, 3)
    make_cases(engine, 2, first=11, section="仁", kind="綜合所得稅")
    make_case_row(engine, case_number=number_of(99), expires_on=date(2025, 11, 1))
    batch_id = run_batch(desk, CLERK, planned(desk)).batch_id
    draw_batch(desk, CLERK, batch_id, out=tmp_path / "n.pdf", manifest=tmp_path / "n.csv")

    with (tmp_path / "n.totals.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    amounts = dict.fromkeys("仁和", 0)
    for notice in notices_in(engine):
        amounts[notice.section] += notice.amount_twd
    assert rows == [
        ["section", "file", "notices", "amount_twd"],
        ["仁", "n.pdf", "2", str(amounts["仁"])],
        ["和", "n.pdf", "3", str(amounts["和"])],
        ["total", "", "5", str(sum(amounts.values()))],
        ["refused", "", "1", ""],
        ["left_out", "", "0", ""],
        ["not_issued", "", "0", ""],
    ]


@ON_SQLITE
def test_each_section_gets_its_own_papers(desk: Desk, engine: Engine, tmp_path: Path) -> None:
    for serial, section in enumerate(["和", "仁", "和", "", "甲/乙", "甲:乙"], start=1):
        make_case_row(engine, case_number=number_of(serial), section=section)
    batch_id = run_batch(desk, CLERK, planned(desk)).batch_id
    files = draw_batch(
        desk,
        CLERK,
        batch_id,
        out=tmp_path / "n.pdf",
        manifest=tmp_path / "n.csv",
        per_section=True,
    )

    pdfs = ["n-無股別.pdf", "n-仁.pdf", "n-和.pdf", "n-甲_乙.pdf", "n-甲_乙_2.pdf"]
    manifests = [name.replace(".pdf", ".csv") for name in pdfs]
    assert [path.name for path in files] == [*pdfs, *manifests, "n.totals.csv"]
    assert sorted(path.name for path in tmp_path.glob("n*")) == sorted(p.name for p in files)
    counts = [len(PdfReader(tmp_path / name).pages) for name in pdfs]
    assert counts == [len(manifest_rows(tmp_path / name)) for name in manifests] == [1, 1, 2, 1, 1]
    assert [row["page"] for row in manifest_rows(tmp_path / "n-和.csv")] == ["1", "2"]


@ON_SQLITE
def test_drawing_again_gives_the_same_files(desk: Desk, engine: Engine, tmp_path: Path) -> None:
    put_terms(desk)
    make_cases(engine, 5)
    batch_id = run_batch(desk, CLERK, planned(desk)).batch_id
    first = draw_batch(desk, CLERK, batch_id, out=tmp_path / "n.pdf", manifest=tmp_path / "n.csv")
    before = [path.read_bytes() for path in first]
    # What became of the cases since does not change what was issued.
    with engine.begin() as connection:
        connection.execute(update(cases).values(address="別處", section="仁", principal_twd=1))
    clock = StoppedClock()
    clock.advance(86_400)
    later = replace(desk, clock=clock)
    second = draw_batch(later, CLERK, batch_id, out=tmp_path / "n.pdf", manifest=tmp_path / "n.csv")

    assert [path.read_bytes() for path in second] == before
    assert [said["count"] for said in acts(desk, "print_batch")] == [5, 5]


@ON_SQLITE
def test_papers_that_were_stopped_leave_nothing(desk: Desk, engine: Engine, tmp_path: Path) -> None:
    make_cases(engine, 3)
    batch_id = run_batch(desk, CLERK, planned(desk)).batch_id
    folder = tmp_path / "papers"
    files = draw_batch(
        desk,
        CLERK,
        batch_id,
        out=folder / "n.pdf",
        manifest=folder / "n.csv",
        progress=lambda _done, _total: False,
    )

    assert files == ()
    assert list(folder.iterdir()) == []
    assert batches(desk, CLERK)[0].drawn_at is None
    assert acts(desk, "print_batch") == []


@ON_SQLITE
def test_papers_that_cannot_be_written_leave_what_was_there(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    make_cases(engine, 2)
    batch_id = run_batch(desk, CLERK, planned(desk)).batch_id
    (tmp_path / "file").write_text("x")

    with pytest.raises(PaperUnwritten):
        draw_batch(desk, CLERK, batch_id, out=tmp_path / "file" / "n.pdf")
    assert [path.name for path in tmp_path.glob("*.p*")] == []


@ON_SQLITE
def test_a_batch_without_a_notice_has_no_paper(desk: Desk, engine: Engine, tmp_path: Path) -> None:
    make_cases(engine, 1)
    batch_id = planned(desk)

    with pytest.raises(BatchEmpty):
        draw_batch(desk, CLERK, batch_id, out=tmp_path / "n.pdf")


@ON_SQLITE
def test_a_list_of_one_cell_never_runs_as_a_formula(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    make_case_row(engine, section="=1+1")
    batch_id = run_batch(desk, CLERK, planned(desk)).batch_id
    draw_batch(desk, CLERK, batch_id, out=tmp_path / "n.pdf", manifest=tmp_path / "n.csv")

    lines = (tmp_path / "n.totals.csv").read_bytes().decode("utf-8-sig").splitlines()
    assert lines[1].startswith("'=1+1,")


# --- the command ----------------------------------------------------------------------------


def test_one_case_goes_the_same_way(desk: Desk, engine: Engine, tmp_path: Path) -> None:
    make_cases(engine, 3)
    wanted = BatchFilter(case_numbers=(number_of(2),))
    batch = print_notices(desk, CLERK, wanted=wanted, out=tmp_path / "n.pdf", form=FORM)

    assert (batch.issued_count, batch.state) == (1, BatchState.DONE)
    assert batch.drawn_at is not None
    assert "N11400000001" in pypdf_text((tmp_path / "n.pdf").read_bytes())
    assert [path.name for path in tmp_path.glob("n*")] == ["n.pdf"]


def test_printing_that_was_stopped_goes_on_with_the_same_batch(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    case_ids = make_cases(engine, 10)
    pdf, manifest = tmp_path / "n.pdf", tmp_path / "n.csv"
    told: list[tuple[int, int]] = []

    def run(stop_at: int) -> BatchState:
        def tell(done: int, total: int) -> bool:
            told.append((done, total))
            return done < stop_at

        return print_notices(
            desk,
            CLERK,
            wanted=ALL,
            out=pdf,
            manifest=manifest,
            form=FORM,
            progress=tell,
        ).state

    assert run(stop_at=5) is BatchState.CANCELLED
    assert run(stop_at=20) is BatchState.DONE
    assert not pdf.exists()
    assert run(stop_at=99) is BatchState.DONE
    assert faults_of(engine, case_ids, pdf=pdf, manifest=manifest) == []
    assert len(batches(desk, CLERK)) == 1
    assert told[-1] == (20, 20)
    assert {total for _, total in told} == {20}


def test_printing_asks_anew_when_it_should(desk: Desk, engine: Engine, tmp_path: Path) -> None:
    make_cases(engine, 2)

    def run(at: Desk, wanted: BatchFilter = ALL, *, stop: bool = False) -> BatchId:
        return print_notices(
            at,
            CLERK,
            wanted=wanted,
            out=tmp_path / "n.pdf",
            form=FORM,
            progress=lambda done, _total: not (stop and done > 2),
        ).batch_id

    stopped = run(desk, stop=True)
    clock = StoppedClock()
    clock.now += timedelta(days=1)
    tomorrow = replace(desk, clock=clock)
    asked = [
        run(desk, BatchFilter(section="和")),
        run(desk, BatchFilter(case_numbers=(number_of(1),))),
        run(desk, BatchFilter(case_numbers=(number_of(2),))),
        run(tomorrow),
    ]

    assert len({stopped, *asked}) == 5
    assert run(desk) == stopped
    # Its paper is there now: to ask again is to ask anew.
    assert run(desk) not in {stopped, *asked}


def test_a_case_that_was_refused_can_be_asked_for_again(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    make_case_row(engine, expires_on=date(2025, 11, 1))
    first = print_notices(desk, CLERK, wanted=ALL, out=tmp_path / "n.pdf", form=FORM)
    with engine.begin() as connection:
        connection.execute(update(cases).values(expires_on=date(2030, 1, 1)))
    second = print_notices(desk, CLERK, wanted=ALL, out=tmp_path / "n.pdf", form=FORM)

    assert (first.issued_count, first.refused_count) == (0, 1)
    assert (second.issued_count, second.refused_count) == (1, 0)


@pytest.mark.nightly
@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from /proc")
def test_five_thousand_notices_take_little_memory(
    new_sqlite_place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notice_batches, "NOTICES_AT_ONCE", 200)
    engine = new_sqlite_place.open()
    put_terms(make_desk(engine))
    fill(partial(UnitOfWork, engine), 5_000, settled_percent=0, seed=1)
    engine.dispose()
    pdf, manifest = tmp_path / "n.pdf", tmp_path / "n.csv"
    grown = tmp_path / "grown"

    def job(_points: Points) -> None:
        desk = make_desk(new_sqlite_place.open())
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        before = peak_bytes()
        print_notices(desk, CLERK, wanted=ALL, out=pdf, manifest=manifest, form=FORM)
        grown.write_text(str(peak_bytes() - before), encoding="ascii")

    run_in_child(job)
    engine = new_sqlite_place.open()
    with engine.connect() as connection:
        case_ids = [CaseId(row) for row in connection.execute(select(cases.c.case_id)).scalars()]
    faults = faults_of(engine, case_ids, pdf=pdf, manifest=manifest)
    engine.dispose()

    assert faults == []
    assert int(grown.read_text(encoding="ascii")) < 150_000_000


def peak_bytes() -> int:
    """Return the most memory that this process had since its count was set back."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return 1024 * int(status.split("VmHWM:")[1].split()[0])
