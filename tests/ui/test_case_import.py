import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from counter_app.domain.staff import Role
from counter_app.exchange.case_columns import COLUMNS
from counter_app.exchange.rejected_rows import first_rejected
from counter_app.services import case_import
from counter_app.services.case_import import ImportReport
from counter_app.services.case_import import Progress as TellProgress
from counter_app.services.desk import Desk
from counter_app.ui.background import Endless, Inline, OneAtATime
from counter_app.ui.case_import.presenter import ImportPorts, ImportPresenter
from counter_app.ui.case_import.view import ImportStage, ImportView
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from factories import make_actor, make_desk, make_store, open_branch
from screen_checks import unnamed_controls, visible_words

SUPERVISOR = make_actor(Role.SUPERVISOR)
GOOD = {
    "案號": "宜執和114年綜所稅執字第00027724號",
    "義務人姓名": "王小明",
    "義務人統編": "A123456789",
    "地址": "宜蘭縣宜蘭市測試路 1 號",
    "移送機關代碼": "A05010000G",
    "移送機關名稱": "財政部北區國稅局",
    "案件種類": "綜所稅",
    "股別": "和",
    "承辦書記官": "書記官甲",
    "電話": "03-9000000",
    "本金": "2000",
    "滯納金": "300",
    "利息": "0",
    "執行必要費用": "50",
    "計算日": "114/11/01",
    "繳納期限": "114/10/31",
    "執行期間屆滿日": "119/10/31",
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    engine = make_store(tmp_path)
    desk = make_desk(engine)
    open_branch(desk)
    yield desk
    engine.dispose()


def write_cases(path: Path, *rows: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(COLUMNS.values()))
        writer.writeheader()
        writer.writerows(rows)
    return path


def good(serial: int, **changes: str) -> dict[str, str]:
    return GOOD | {"案號": f"宜執和114年綜所稅執字第{serial:08d}號"} | changes


def ports(desk: Desk) -> ImportPorts:
    def import_cases(path: Path, all_or_nothing: bool, tell: TellProgress) -> ImportReport:  # noqa: FBT001
        return case_import.import_cases(
            desk, SUPERVISOR, path, all_or_nothing=all_or_nothing, progress=tell
        )

    return ImportPorts(
        import_cases=import_cases,
        first_rejected=lambda path, limit: first_rejected(path, limit=limit),
    )


Start = Callable[..., ImportView]


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, desk: Desk, inline: Inline) -> Start:
    def make(background: Inline | Endless | OneAtATime = inline) -> ImportView:
        view = ImportView(theme)
        qtbot.addWidget(view)
        view.resize(1286, 680)
        ImportPresenter(view, background, ports(desk))
        view.show()
        return view

    return make


def run(view: ImportView, path: Path, qtbot: QtBot) -> None:
    view.path_changed.emit(str(path))
    view.actions_by_key()[Action.PRIMARY].run()
    qtbot.waitUntil(lambda: view._screen.stage is not ImportStage.RUNNING)


def test_a_good_file_is_taken_in_and_counted(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    view = start()
    path = write_cases(tmp_path / "cases.csv", good(1), good(2))
    run(view, path, qtbot)
    words = visible_words(view)
    assert "cases.csv 全部匯入完成" in words
    assert [(figure.words, figure.count) for figure in view._screen.figures][:3] == [
        ("新案件", 2),
        ("已更新", 0),
        ("沒有變動", 0),
    ]
    assert not view.table.isVisible()


def test_rejected_rows_are_shown_with_line_case_and_reason(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    view = start()
    path = write_cases(tmp_path / "cases.csv", good(1), good(2, 本金="-5"), good(3, 計算日="x"))
    run(view, path, qtbot)
    assert "有 2 列沒有存入" in visible_words(view)
    assert "cases.rejected.csv" in visible_words(view)
    lines = [(part.line_number, part.case_number) for part in view._screen.rejected]
    assert lines == [(3, good(2)["案號"]), (4, good(3)["案號"])]
    assert all(part.reason for part in view._screen.rejected)
    assert view.table.rows_model.rowCount() == 2


def test_at_most_fifty_rejected_rows_are_shown(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    view = start()
    bad = [good(at, 本金="?") for at in range(1, 71)]
    run(view, write_cases(tmp_path / "cases.csv", *bad), qtbot)
    assert view.table.rows_model.rowCount() == 50
    assert view._screen.figures[3].count == 70


def test_all_or_nothing_stores_nothing_and_says_so(
    start: Start, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    view = start()
    view.all_check.setChecked(True)
    run(view, write_cases(tmp_path / "cases.csv", good(1), good(2, 本金="?")), qtbot)
    assert "全部都沒有存入" in visible_words(view)
    assert desk.case_search.search("王小明") == []


def test_a_refused_file_leaves_the_path_to_be_corrected(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    view = start()
    run(view, tmp_path / "missing.csv", qtbot)
    assert "找不到這個檔案" in visible_words(view)
    assert view.path_edit.text().endswith("missing.csv")
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("案號,不知道\n1,2\n", encoding="utf-8")
    run(view, wrong, qtbot)
    assert "有不認得的欄位：不知道" in visible_words(view)


def test_a_running_import_shows_how_far_it_is_and_can_be_stopped(
    start: Start, desk: Desk, tmp_path: Path, qtbot: QtBot, endless: Endless
) -> None:
    view = start(endless)
    view.path_changed.emit(str(write_cases(tmp_path / "cases.csv", good(1))))
    view.actions_by_key()[Action.PRIMARY].run()
    assert "正在檢查並存入 cases.csv" in visible_words(view)
    view.actions_by_key()[Action.BACK].run()
    assert "正在停止" in visible_words(view)
    endless.let_go()
    qtbot.waitUntil(lambda: view._screen.stage is ImportStage.DONE)
    assert "匯入到一半停止了" in visible_words(view)


def test_an_import_runs_on_a_worker_of_its_own(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    worker = OneAtATime("import")
    view = start(worker)
    run(view, write_cases(tmp_path / "cases.csv", *(good(at) for at in range(1, 200))), qtbot)
    assert view._screen.figures[0].count == 199
    assert worker.close()


def test_a_file_can_be_dropped_on_the_window(start: Start, tmp_path: Path) -> None:
    view = start()
    path = write_cases(tmp_path / "cases.csv", good(1))
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, dropped, buttons, keys)
    view.dragEnterEvent(enter)
    assert enter.isAccepted()
    view.dropEvent(QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction, dropped, buttons, keys))
    assert view.path_edit.text() == str(path)
    assert view.import_button.isEnabled()


def test_another_file_can_follow(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    view = start()
    path = write_cases(tmp_path / "cases.csv", good(1))
    run(view, path, qtbot)
    view.actions_by_key()[Action.PRIMARY].run()
    assert view._screen.stage is ImportStage.CHOOSING
    assert not view.import_button.isEnabled()
    run(view, path, qtbot)
    assert view._screen.figures[2].count == 1  # the same again changes nothing


def test_every_control_has_a_name_on_every_page(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    view = start()
    assert unnamed_controls(view) == []
    run(view, write_cases(tmp_path / "cases.csv", good(1, 本金="?")), qtbot)
    assert unnamed_controls(view) == []
