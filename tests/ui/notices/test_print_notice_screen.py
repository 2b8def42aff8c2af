"""The one field of a volunteer: one paper again, and nothing else to see or to find."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.notice_screens import print_notice_screen
from counter_app.domain.notices import Notice
from counter_app.domain.paper_codes import notice_facts
from counter_app.domain.staff import Role
from counter_app.services.desk import Desk
from counter_app.services.notices import issue_notice
from counter_app.services.paper_codes import code_signer
from counter_app.ui.background import Endless, Inline
from counter_app.ui.main_window import MainWindow
from counter_app.ui.notice_print.view import PrintNoticeView
from counter_app.ui.scan_filter import ScanFilter
from counter_app.ui.shortcuts import Action, KeyMap
from counter_app.ui.theme.style import Theme
from factories import make_actor, make_case_row
from homes import home_of
from notice_pages import CLERK
from paper_readers import pypdf_text
from screen_checks import unnamed_controls, visible_words

VOLUNTEER = make_actor(Role.VOLUNTEER)
NAME = "王小明"
TO_DESK = "1 號櫃檯"

Open = Callable[..., PrintNoticeView]


@pytest.fixture
def home(desk: Desk, engine: Engine, tmp_path: object) -> Home:
    return home_of(desk, engine, tmp_path)  # type: ignore[arg-type]


@pytest.fixture
def notice(desk: Desk, engine: Engine) -> Notice:
    return issue_notice(desk, CLERK, make_case_row(engine, obligor_name=NAME))


@pytest.fixture
def show(qtbot: QtBot, theme: Theme, home: Home, inline: Inline) -> Open:
    def make(background: Inline | Endless = inline) -> PrintNoticeView:
        view, _presenter = print_notice_screen(theme, home, VOLUNTEER, rendering=background)
        qtbot.addWidget(view)
        view.resize(1286, 674)
        view.show()
        return view

    return make


def said(qtbot: QtBot, view: PrintNoticeView) -> str:
    """Return what became of the scan."""
    qtbot.waitUntil(lambda: "正在" not in view.panel.accessibleName())
    return view.panel.accessibleName()


def texts_of(desk: Desk, notice: Notice) -> dict[str, str]:
    """Return everything on the paper that names it."""
    assert notice.store_barcode is not None
    assert notice.virtual_account is not None
    with desk.open_unit() as unit:
        code = code_signer(unit, desk)(notice_facts(notice))
    return {
        "number": notice.number,
        "segment 2": notice.store_barcode.segment_2,
        "account": notice.virtual_account.account,
        "code": code,
    }


@pytest.mark.parametrize("what", ["number", "segment 2", "account", "code"])
def test_whatever_names_the_paper_prints_it_again(
    show: Open, qtbot: QtBot, home: Home, notice: Notice, what: str
) -> None:
    view = show()
    view.on_scanned(texts_of(home.desk, notice)[what])
    words = said(qtbot, view)
    assert notice.number in words
    (path,) = home.papers.glob("*.pdf")
    assert NAME in pypdf_text(path.read_bytes())
    with home.desk.open_unit() as unit:
        entries = unit.journal.entries(act="print_notice")
    assert {entry.subject for entry in entries} == {notice.number}


def test_nobody_is_named_on_the_page(show: Open, qtbot: QtBot, notice: Notice) -> None:
    view = show()
    view.on_scanned(notice.number)
    said(qtbot, view)
    everything = visible_words(view) + view.panel.accessibleName() + view.title()
    for secret in (NAME, "王", notice.obligor_number, notice.case_number, notice.address):
        assert secret not in everything


def test_there_is_one_field_and_nothing_to_look_through(show: Open, notice: Notice) -> None:
    view = show()
    assert notice.number
    assert [type(edit) for edit in view.findChildren(QLineEdit)] == [QLineEdit]
    assert view.findChildren(QAbstractItemView) == []
    assert not view.uses_search()
    assert unnamed_controls(view) == []
    assert set(view.actions_by_key()) == {Action.PRIMARY, Action.BACK}


@pytest.mark.parametrize("text", ["王小明", "A123456789", "宜執和114年綜所稅執字第00027724號"])
def test_a_name_a_number_or_a_case_finds_nothing(
    show: Open, qtbot: QtBot, home: Home, notice: Notice, text: str
) -> None:
    assert notice.number
    view = show()
    view.on_scanned(text)
    assert TO_DESK in said(qtbot, view)
    assert list(home.papers.glob("*.pdf")) == []


def test_what_is_not_current_is_refused_and_sent_to_the_desk(
    show: Open, qtbot: QtBot, home: Home, notice: Notice
) -> None:
    newer = issue_notice(home.desk, CLERK, notice.case_id)
    view = show()
    view.on_scanned(notice.number)
    words = said(qtbot, view)
    assert "較新的通知書" in words
    assert TO_DESK in words
    assert newer.number not in words
    assert list(home.papers.glob("*.pdf")) == []
    # The control: the newer one is printed.
    view.on_scanned(newer.number)
    assert newer.number in said(qtbot, view)
    assert len(list(home.papers.glob("*.pdf"))) == 1


def test_the_wrong_segment_is_named_as_such(show: Open, qtbot: QtBot, notice: Notice) -> None:
    assert notice.store_barcode is not None
    view = show()
    view.on_scanned(notice.store_barcode.segment_1)
    assert "中間的那一條" in said(qtbot, view)


def test_while_one_is_printed_no_other_begins(
    show: Open, qtbot: QtBot, endless: Endless, home: Home, notice: Notice
) -> None:
    view = show(endless)
    view.on_scanned(notice.number)
    view.on_scanned(notice.number)
    assert endless.waiting == 1
    assert not view.enter_button.isEnabled()
    endless.let_go()
    assert notice.number in said(qtbot, view)
    assert len(list(home.papers.glob("*.pdf"))) == 1


def test_what_was_printed_is_forgotten_when_another_page_comes(
    show: Open, qtbot: QtBot, notice: Notice
) -> None:
    view = show()
    view.on_scanned(notice.number)
    assert notice.number in said(qtbot, view)
    view.on_hidden()
    assert notice.number not in visible_words(view)


class _Keyboard:
    """A scanner that types into whatever has the focus."""

    def __init__(self) -> None:
        self.now_ms = 1_000

    def __call__(self) -> int:
        return self.now_ms

    def scan(self, text: str) -> None:
        for sign in (*text, "\r"):
            key = Qt.Key.Key_Return.value if sign == "\r" else ord(sign.upper())
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, sign)
                target = QApplication.focusWidget()
                assert target is not None
                QCoreApplication.sendEvent(target, event)
            self.now_ms += 5


@pytest.mark.parametrize("is_in_field", [True, False])
def test_a_scanner_that_types_prints_once_wherever_the_focus_is(
    show: Open, qtbot: QtBot, theme: Theme, home: Home, notice: Notice, *, is_in_field: bool
) -> None:
    view = show()
    window = MainWindow(theme, KeyMap(), title="")
    qtbot.addWidget(window)
    window.add_screen("print_notice", view)
    keyboard = _Keyboard()
    scans = ScanFilter(now_ms=keyboard)
    scans.scanned.connect(window.take_scan)
    scans.install()
    try:
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        window.go_to("print_notice")
        assert not window._top.search.isVisible()
        qtbot.waitUntil(view.scan_edit.hasFocus)
        if not is_in_field:
            window._top.lock_button.setFocus()
            qtbot.waitUntil(window._top.lock_button.hasFocus)
        keyboard.scan(notice.number)
        assert notice.number in said(qtbot, view)
    finally:
        scans.remove()
    with home.desk.open_unit() as unit:
        asked = [e for e in unit.journal.entries(act="print_notice") if "file" not in e.details]
    assert len(asked) == 1
    assert view.scan_edit.text() == ""
    window.press(Action.SEARCH)
    assert view.scan_edit.hasFocus()
