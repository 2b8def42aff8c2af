"""Batches through the window: counted, run, cancelled, continued, and what was left out."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from batch_desk import make_cases, notices_in
from counter_app.bootstrap.notice_screens import batch_ports
from counter_app.domain.notices import BatchFilter, BatchId, BatchState, NoticeForm
from counter_app.services import notice_batches
from counter_app.services.notice_batches import batches, plan_batch, run_batch
from counter_app.ui.background import Endless
from counter_app.ui.notice_batches.presenter import BatchesPresenter
from counter_app.ui.notice_batches.screen import BatchEntry, BatchSource, BatchStage
from counter_app.ui.notice_batches.view import BatchesView
from counter_app.ui.notices.place import BATCH
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from notice_pages import CLERK, NoticeDesk
from screen_checks import unnamed_controls, visible_words

AT_ONCE = 4


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notice_batches, "NOTICES_AT_ONCE", AT_ONCE)


@pytest.fixture
def page(at_desk: NoticeDesk) -> NoticeDesk:
    at_desk.place.show_page(BATCH)
    at_desk.settle()
    return at_desk


def stage(desk: NoticeDesk) -> BatchStage:
    return desk.batching._screen.stage


def enter(desk: NoticeDesk, **changes: object) -> None:
    """Enter something into the form."""
    entry: BatchEntry = replace(desk.batching._screen.entry, **changes)  # type: ignore[arg-type]
    desk.batches.entry_changed.emit(entry)


def plan(desk: NoticeDesk, **changes: object) -> None:
    enter(desk, **changes)
    desk.press()
    desk.settle(lambda: stage(desk) is BatchStage.PLANNED)


def finish(desk: NoticeDesk) -> None:
    desk.settle(lambda: stage(desk) is BatchStage.DONE)
    desk.settle()


def listed(desk: NoticeDesk) -> list[tuple[str, str]]:
    """Return the state and the count of every batch in the list."""
    source = desk.batches.table.rows_model.source
    rows = [source.row(at) for at in range(source.count())]
    return [(row.cells[1].words, row.cells[2].words) for row in rows]


def papers(desk: NoticeDesk) -> dict[str, Path]:
    return {path.suffix: path for path in desk.home.papers.iterdir()}


# --- the whole way ------------------------------------------------------------------------


def test_count_and_sum_are_said_before_anything_is_issued(page: NoticeDesk) -> None:
    make_cases(page.engine, 5)
    make_cases(page.engine, 2, first=100, section="仁")
    plan(page, section="和")
    words = page.words(page.batches)
    assert "5" in words
    assert "11,750" in words
    assert "和股" in words
    assert notices_in(page.engine) == []
    assert page.files == []


def test_a_nervous_enter_issues_no_batch(page: NoticeDesk) -> None:
    make_cases(page.engine, 2)
    page.place.activateWindow()
    page.batches.plan_button.setFocus()
    QTest.keyClick(page.batches.plan_button, Qt.Key.Key_Return)
    page.settle(lambda: stage(page) is BatchStage.PLANNED)
    focused = QApplication.focusWidget()
    assert focused is page.batches.cancel_button
    QTest.keyClick(focused, Qt.Key.Key_Return)
    page.settle()
    assert notices_in(page.engine) == []
    assert stage(page) is BatchStage.CHOOSING


def test_f12_issues_and_writes_papers_and_manifest(page: NoticeDesk) -> None:
    make_cases(page.engine, 6)
    plan(page)
    page.press()
    finish(page)
    issued = notices_in(page.engine)
    assert len(issued) == 6
    words = page.words(page.batches)
    assert "6 張通知書已輸出成 1 個 PDF" in words
    manifest = next(path for path in page.home.papers.glob("*.csv") if "totals" not in path.name)
    assert manifest.name in words
    assert str(manifest.parent) in words
    with manifest.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["notice_number"] for row in rows} == {notice.number for notice in issued}
    page.press()
    assert stage(page) is BatchStage.CHOOSING
    assert listed(page) == [("完成", "6")]


def test_one_pdf_for_each_section(page: NoticeDesk) -> None:
    make_cases(page.engine, 3)
    make_cases(page.engine, 2, first=50, section="仁")
    plan(page, per_section=True)
    page.press()
    finish(page)
    assert len(page.files) == 2
    assert "2 個 PDF" in page.words(page.batches)


def test_a_list_names_its_cases_and_what_is_left_out_is_told(
    page: NoticeDesk, tmp_path: Path
) -> None:
    make_cases(page.engine, 3)
    wanted = tmp_path / "list.txt"
    lines = [f"宜執和114年綜所稅執字第{serial:08d}號" for serial in (1, 2, 2, 77)]
    wanted.write_text("\n".join([*lines, "不是案號"]), encoding="utf-8")
    plan(page, source=BatchSource.LIST, list_path=str(wanted))
    assert "清單 5 件" in page.words(page.batches)
    page.press()
    finish(page)
    assert len(notices_in(page.engine)) == 2
    source = page.batches.left_out_table.rows_model.source
    reasons = {
        source.row(at).cells[0].words: source.row(at).cells[1].words for at in range(source.count())
    }
    assert reasons[lines[2]] == "清單裡重複，只開一張"
    assert reasons[lines[3]] == "系統裡沒有這個案號"
    assert reasons["不是案號"] == "不是案號"
    assert "另有 3 件沒有開立" in page.words(page.batches)


def test_the_form_of_the_papers_is_kept_with_the_batch(page: NoticeDesk) -> None:
    make_cases(page.engine, 1)
    plan(page, form=NoticeForm(is_large=True))
    (batch,) = batches(page.desk, CLERK)
    assert batch.form == NoticeForm(is_large=True)


# --- stopped and continued ----------------------------------------------------------------


def test_a_batch_is_cancelled_and_continued_without_doubles(
    at_desk: NoticeDesk, endless: Endless
) -> None:
    make_cases(at_desk.engine, 10)
    at_desk.open(working=endless)
    page = at_desk
    page.place.show_page(BATCH)
    page.press()
    endless.let_go()
    page.settle(lambda: stage(page) is BatchStage.PLANNED)
    page.press()
    assert stage(page) is BatchStage.RUNNING
    page.press(Action.BACK)
    assert "正在停止" in page.words(page.batches)
    endless.let_go()
    finish(page)
    assert "批次已取消" in page.words(page.batches)
    cut = notices_in(page.engine)
    assert 0 < len(cut) < 10
    assert page.files == []

    page.press()
    page.settle()
    assert listed(page) == [("已取消，可接續", str(len(cut)))]
    page.batches.table.set_current(0)
    QTest.keyClick(page.batches.table, Qt.Key.Key_Return)
    assert stage(page) is BatchStage.RUNNING
    endless.let_go()
    finish(page)
    done = notices_in(page.engine)
    assert len(done) == 10
    assert len({notice.case_id for notice in done}) == 10
    assert done[: len(cut)] == cut
    assert listed(page) == [("完成", "10")]


def test_a_batch_that_a_crash_cut_off_is_continued_in_a_new_window(at_desk: NoticeDesk) -> None:
    make_cases(at_desk.engine, 9)
    planned = plan_batch(at_desk.desk, CLERK, BatchFilter())

    class PowerCut(BaseException):
        pass

    def cut(_done: int, _total: int) -> bool:
        raise PowerCut

    with pytest.raises(PowerCut):
        run_batch(at_desk.desk, CLERK, planned.batch_id, progress=cut)
    at_desk.open()
    page = at_desk
    page.place.show_page(BATCH)
    page.settle()
    assert listed(page) == [("未完成，可接續", str(AT_ONCE))]
    page.batches.table.set_current(0)
    page.press(Action.REPRINT)
    finish(page)
    assert len({notice.case_id for notice in notices_in(page.engine)}) == 9
    assert len(notices_in(page.engine)) == 9


def test_papers_that_were_stopped_are_written_later(
    qtbot: QtBot, theme: Theme, at_desk: NoticeDesk, endless: Endless
) -> None:
    make_cases(at_desk.engine, 3)
    planned = plan_batch(at_desk.desk, CLERK, BatchFilter())
    run_batch(at_desk.desk, CLERK, planned.batch_id)
    at_desk.open(working=endless)
    page = at_desk
    page.place.show_page(BATCH)
    page.settle()
    assert listed(page) == [("已開立，未輸出", "3")]
    page.batches.table.set_current(0)
    page.press(Action.REPRINT)
    page.press(Action.BACK)
    endless.let_go()
    finish(page)
    assert page.files == []
    page.press()
    page.batches.table.set_current(0)
    page.press(Action.REPRINT)
    endless.let_go()
    finish(page)
    assert len(page.files) == 1
    assert len(notices_in(page.engine)) == 3


def test_who_goes_back_issues_nothing_and_may_begin_later(page: NoticeDesk) -> None:
    make_cases(page.engine, 2)
    plan(page)
    page.press(Action.BACK)
    page.settle()
    assert stage(page) is BatchStage.CHOOSING
    assert notices_in(page.engine) == []
    assert listed(page) == [("尚未開始", "0")]
    (batch,) = batches(page.desk, CLERK)
    assert batch.state is BatchState.CANCELLED


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_lost(
    page: NoticeDesk, tmp_path: Path
) -> None:
    make_cases(page.engine, 2)
    blocked = tmp_path / "blocked"
    blocked.write_text("no folder", encoding="utf-8")
    plan(page, folder=str(blocked))
    page.press()
    page.settle(lambda: stage(page) is BatchStage.CHOOSING)
    page.settle()
    assert page.batches._message.isVisible()
    assert len(notices_in(page.engine)) == 2
    enter(page, folder=str(page.home.papers))
    page.batches.table.set_current(0)
    page.press(Action.REPRINT)
    finish(page)
    assert len(page.files) == 1
    assert len(notices_in(page.engine)) == 2


def test_the_window_that_closes_stops_the_batch(at_desk: NoticeDesk, endless: Endless) -> None:
    make_cases(at_desk.engine, 10)
    at_desk.open(working=endless)
    page = at_desk
    page.place.show_page(BATCH)
    page.press()
    endless.let_go()
    page.settle(lambda: stage(page) is BatchStage.PLANNED)
    page.press()
    assert page.batching.is_running
    page.batching.end()
    endless.let_go()
    finish(page)
    (batch,) = batches(page.desk, CLERK)
    assert batch.state is BatchState.CANCELLED
    assert batch.issued_count < 10


# --- what is entered ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"folder": " "}, "請輸入資料夾"),
        ({"amount_min": "一千"}, "請輸入整數金額"),
        ({"amount_min": "5000", "amount_max": "100"}, "不能小於"),
        ({"due_before": "昨天"}, "請輸入民國日期"),
        ({"source": BatchSource.LIST}, "請選擇清單檔"),
    ],
)
def test_what_cannot_be_is_marked_at_its_field(
    page: NoticeDesk, changes: dict[str, object], said: str
) -> None:
    make_cases(page.engine, 1)
    enter(page, **changes)
    page.press()
    assert said in page.words(page.batches)
    assert stage(page) is BatchStage.CHOOSING
    assert batches(page.desk, CLERK) == ()
    enter(page, folder=str(page.home.papers))
    assert said not in page.words(page.batches)


@pytest.mark.parametrize(
    "changes",
    [
        {"section": "沒有這一股"},
        {"amount_min": "9999999"},
        {"due_before": "100/01/01"},
        {"source": BatchSource.LIST, "list_path": "/no/such/list.txt"},
    ],
)
def test_what_finds_no_case_is_said_and_makes_no_batch(
    page: NoticeDesk, changes: dict[str, object]
) -> None:
    make_cases(page.engine, 1)
    enter(page, **changes)
    page.press()
    page.settle(page.batches._message.isVisible)
    assert page.batches._message.accessibleName()
    assert batches(page.desk, CLERK) == ()
    assert page.batches.plan_button.isEnabled()


def test_amounts_and_days_narrow_the_batch(page: NoticeDesk) -> None:
    make_cases(page.engine, 2)
    make_cases(page.engine, 1, first=30, principal_twd=90_000)
    plan(page, amount_min="10,000", due_before="114/12/31")
    assert page.batching._planned is not None
    assert page.batching._planned.case_count == 1


# --- by ear, by keyboard, by clock --------------------------------------------------------


def test_every_control_has_a_name_in_every_stage(page: NoticeDesk) -> None:
    make_cases(page.engine, 1)
    assert unnamed_controls(page.place) == []
    plan(page)
    assert unnamed_controls(page.place) == []
    page.press()
    finish(page)
    assert unnamed_controls(page.place) == []


def test_how_long_it_will_take_is_said_when_it_can_be_known(
    qtbot: QtBot, theme: Theme, at_desk: NoticeDesk, endless: Endless
) -> None:
    now = [100.0]
    view = BatchesView(theme)
    qtbot.addWidget(view)
    ports = replace(
        batch_ports(at_desk.home, CLERK, store=endless, working=endless),
        steady_s=lambda: now[0],
    )
    presenter = BatchesPresenter(view, ports)
    make_cases(at_desk.engine, 1)
    batch = plan_batch(at_desk.desk, CLERK, BatchFilter())
    presenter._batches = {batch.batch_id: batch}
    view.show()
    view.resume_requested.emit(BatchId(batch.batch_id))
    assert presenter.is_running
    presenter._move(10, 1000)
    assert "大約再" not in visible_words(view)
    now[0] += 10
    presenter._move(100, 1000)
    assert "大約再 2 分鐘" in visible_words(view)
    presenter._move(900, 1000)
    assert "大約再 1 秒" in visible_words(view)
    # Drawing is another speed: the clock begins anew.
    presenter._move(-1, -1000)
    assert "大約再" not in visible_words(view)
    assert "PDF" in visible_words(view)
