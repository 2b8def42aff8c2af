"""The page that says whether a desk is fit to take money, on a real home."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from card_wire import TERMINAL, Manner, make_machine
from close_desk import pay_cash
from counter_app.bootstrap.book_places import BookPlaces
from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.workspace import CHECK, places
from counter_app.domain.staff import Actor, Role
from counter_app.exchange.backup_files import backups_in
from counter_app.services.machines import PaymentMachine
from counter_app.store.backup import copy_engine, stand_of
from counter_app.store.schema import receipts
from counter_app.ui.background import Endless, Inline, OneAtATime
from counter_app.ui.desk_check.presenter import DeskCheckPorts, DeskCheckPresenter
from counter_app.ui.desk_check.view import DeskCheckView
from counter_app.ui.main_window import MainWindow
from counter_app.ui.screen import permitted_entries
from counter_app.ui.shortcuts import KeyMap
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.status import Status
from factories import make_actor, open_shift
from real_home import new_home
from screen_checks import unnamed_controls, visible_words

CONTROL = Qt.KeyboardModifier.ControlModifier
CLERK = make_actor()


@dataclass
class Page:
    qtbot: QtBot
    home: Home
    window: MainWindow
    view: DeskCheckView

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=10_000)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.window, key, modifier or Qt.KeyboardModifier.NoModifier)

    def line(self, heading: str) -> tuple[str, Status | None, str, str]:
        """Return state, its colour, what was found, and the cure of a check."""
        source = self.view.table.rows_model.source
        rows = [source.row(at) for at in range(source.count())]
        _heading, state, found = next(r.cells for r in rows if r.cells[0].words == heading)
        return state.words, state.status, found.words, found.below

    @property
    def is_checked(self) -> bool:
        return self.view.check_button.isEnabled() and self.view.table.rows_model.rowCount() > 0

    @property
    def words(self) -> str:
        return visible_words(self.view)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path / "home", disk_free_min_mb=1)
    open_shift(made.desk)
    pay_cash(made.desk, "p-1")
    yield made
    made.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(home: Home, theme: Theme, inline: Inline, qtbot: QtBot) -> OpenPage:
    def open_it(
        actor: Actor = CLERK,
        machines: dict[str, PaymentMachine] | None = None,
        checking: Inline | OneAtATime = inline,
        home: Home = home,
    ) -> Page:
        window = MainWindow(theme, KeyMap(), title="")
        qtbot.addWidget(window)
        built = BookPlaces(
            theme,
            home,
            actor,
            machines=machines or {},
            workers={},
            store=inline,
            parent=window,
        )
        view = built.build_check(checking, None)
        assert isinstance(view, DeskCheckView)
        window.add_screen(CHECK, view)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        window.go_to(CHECK)
        page = Page(qtbot=qtbot, home=home, window=window, view=view)
        page.wait(lambda: page.is_checked)
        return page

    return open_it


def test_green_lines_say_what_was_found(open_page: OpenPage, tmp_path: Path) -> None:
    machine, _wire = make_machine(tmp_path / "truth")
    page = open_page(machines={TERMINAL: machine})

    assert page.line("收款設備")[:2] == ("合格", Status.OK)
    assert "這個櫃檯可以收款" in page.words
    assert unnamed_controls(page.view) == []


def test_a_red_line_has_its_cure_and_the_verdict_says_no(
    open_page: OpenPage, home: Home, tmp_path: Path
) -> None:
    poor = replace(home, desk=replace(home.desk, free_bytes=lambda: 100, free_bytes_min=200))
    machine, _wire = make_machine(tmp_path / "truth", *[Manner.IS_DEAF] * 9)
    page = open_page(home=poor, machines={TERMINAL: machine})

    state, status, found, cure = page.line("磁碟空間")
    assert (state, status) == ("不合格", Status.BAD)
    assert found
    assert cure
    assert "不適合收款：1 項不合格" in page.words
    source = page.view.table.rows_model.source
    keys = [source.row(at).cells[0].words for at in range(source.count())]
    page.view.table.set_current(keys.index("磁碟空間"))
    page.wait(lambda: f"磁碟空間：{found}　{cure}" in page.words)


def test_every_line_that_is_not_green_has_a_cure(open_page: OpenPage) -> None:
    page = open_page()
    source = page.view.table.rows_model.source
    for at in range(source.count()):
        _heading, state, found = source.row(at).cells
        assert bool(found.below) == (state.status is not Status.OK), found.words


def test_a_check_is_done_again_by_f12(open_page: OpenPage) -> None:
    page = open_page()
    assert page.line("備份")[0] == "注意"
    page.home.key.path.chmod(0o644)

    page.press(Qt.Key.Key_F12)

    page.wait(lambda: page.is_checked and page.line("金鑰")[0] == "不合格")
    page.home.key.path.chmod(0o600)
    page.press(Qt.Key.Key_F12)
    page.wait(lambda: page.is_checked and page.line("金鑰")[0] == "合格")


def test_a_copy_is_made_with_progress_and_can_be_opened(open_page: OpenPage, qtbot: QtBot) -> None:
    checking = OneAtATime("checking")
    page = open_page(checking=checking)
    page.press(Qt.Key.Key_E, CONTROL)

    page.wait(lambda: "備份已完成" in page.words and page.is_checked)
    (backup,) = backups_in(page.home.backups.folder)
    assert str(backup.path) in page.words
    key = page.home.backups.read_key()
    assert stand_of(backup.path, key=key).receipt_count == 1
    engine = copy_engine(backup.path, key=key)
    with engine.connect() as connection:
        assert len(connection.execute(receipts.select()).all()) == 1
    engine.dispose()
    assert b"SQLite format 3" not in backup.path.read_bytes()[:32]
    assert page.line("備份")[2] != ""
    assert checking.close()


def test_while_it_is_looked_at_nothing_else_is_begun(
    theme: Theme, endless: Endless, qtbot: QtBot
) -> None:
    view = DeskCheckView(theme, may_back_up=True)
    qtbot.addWidget(view)
    ports = DeskCheckPorts(examine=tuple, back_up=lambda _progress: Path("copy.backup"))
    DeskCheckPresenter(view, endless, ports)
    view.show()
    view.on_shown()
    assert "正在檢查櫃檯與設備" in visible_words(view)
    assert not view.check_button.isEnabled()
    assert not view.backup_button.isEnabled()

    view.backup_requested.emit()
    view.check_requested.emit()

    assert endless.waiting == 1
    endless.let_go()
    qtbot.waitUntil(view.check_button.isEnabled)
    view.backup_requested.emit()
    assert "正在備份（已加密），可以繼續收款" in visible_words(view)
    view.check_requested.emit()
    assert endless.waiting == 1
    endless.let_go()
    qtbot.waitUntil(lambda: "備份已完成：copy.backup" in visible_words(view))


def test_a_folder_that_cannot_be_written_is_told_in_words(open_page: OpenPage) -> None:
    page = open_page()
    page.home.backups.folder.parent.mkdir(parents=True, exist_ok=True)
    page.home.backups.folder.write_text("a file stands in its way")

    page.press(Qt.Key.Key_E, CONTROL)

    page.wait(page.view._error.isVisible)
    assert page.view.check_button.isEnabled()


SEES = {Role.CLERK, Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR}
COPIES = SEES - {Role.AUDITOR}


@pytest.mark.parametrize("role", Role)
def test_who_sees_the_page_and_who_copies(open_page: OpenPage, role: Role) -> None:
    entries = permitted_entries(places(), make_actor(role))
    assert (CHECK in [entry.name for entry in entries]) is (role in SEES)
    if role in SEES:
        page = open_page(actor=make_actor(role))
        assert page.view.backup_button.isVisible() is (role in COPIES)
