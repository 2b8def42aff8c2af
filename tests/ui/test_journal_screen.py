"""The journal on screen: found, taken along, checked, before a real store."""

import ast
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, text

import counter_app
from close_desk import pay_cash
from counter_app.bootstrap.journal_screen import journal_ports
from counter_app.bootstrap.workspace import JOURNAL, places
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.staff import Act, Actor, NotPermitted, Role
from counter_app.services.desk import Desk
from counter_app.services.receipts import queue_reprint
from counter_app.services.reversals import begin_void
from counter_app.services.staff import sign_in
from counter_app.store.journal import JournalFilter
from counter_app.ui.background import Endless, Inline
from counter_app.ui.journal.presenter import JournalPresenter
from counter_app.ui.journal.view import JournalView
from counter_app.ui.journal.wording import say_acts
from counter_app.ui.main_window import MainWindow
from counter_app.ui.screen import permitted_entries
from counter_app.ui.shortcuts import KeyMap
from counter_app.ui.theme.style import Theme
from factories import StoppedClock, make_actor, make_desk, open_shift
from homes import PASSWORD, hire_with_password, home_of
from screen_checks import unnamed_controls, visible_words
from stores import Place

CONTROL = Qt.KeyboardModifier.ControlModifier
CLERK = make_actor()
SUPERVISOR = make_actor(Role.SUPERVISOR)
SOURCE = Path(counter_app.__file__).parent


@dataclass
class Page:
    qtbot: QtBot
    engine: Engine
    desk: Desk
    folder: Path
    number: ReceiptNumber
    window: MainWindow
    view: JournalView

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=5_000)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.window, key, modifier or Qt.KeyboardModifier.NoModifier)

    def acts(self) -> list[str]:
        source = self.view.table.rows_model.source
        return [source.row(at).cells[1].words for at in range(source.count())]

    def look_for(self, **values: str) -> None:
        view = self.view
        fields = {
            "words": view.text_edit,
            "person": view.person_edit,
            "from_day": view.from_edit,
            "to_day": view.to_edit,
        }
        for name, edit in fields.items():
            edit.setText(values.get(name, ""))
        at = view.act_combo.findData(values.get("act", ""))
        view.act_combo.setCurrentIndex(at)
        view.act_combo.activated.emit(at)
        self.qtbot.wait(20)

    @property
    def words(self) -> str:
        return visible_words(self.view)


@pytest.fixture
def desk(new_sqlite_place: Place) -> Iterator[tuple[Engine, Desk]]:
    engine = new_sqlite_place.open()
    desk = make_desk(engine, clock=StoppedClock())
    yield engine, desk
    engine.dispose()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(
    desk: tuple[Engine, Desk], theme: Theme, inline: Inline, qtbot: QtBot, tmp_path: Path
) -> OpenPage:
    engine, at_desk = desk
    hire_with_password(at_desk, ("auditor", Role.AUDITOR))
    open_shift(at_desk)
    number = pay_cash(at_desk, "one").number
    pay_cash(at_desk, "two")
    queue_reprint(at_desk, CLERK, number=number, form="slip")
    begin_void(at_desk, CLERK, SUPERVISOR, number=number, reason="=1+1", has_paper=True)

    def open_it(checking: Inline | Endless = inline, actor: Actor | None = None) -> Page:
        who = actor or sign_in(at_desk, login="auditor", password=PASSWORD)
        home = home_of(at_desk, engine, tmp_path)
        ports = journal_ports(home, who)
        view = JournalView(theme, may_verify=ports.verify is not None)
        JournalPresenter(view, inline, checking, ports)
        window = MainWindow(theme, KeyMap(), title="")
        qtbot.addWidget(window)
        window.add_screen(JOURNAL, view)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        window.go_to(JOURNAL)
        page = Page(
            qtbot=qtbot,
            engine=engine,
            desk=at_desk,
            folder=tmp_path,
            number=number,
            window=window,
            view=view,
        )
        page.wait(lambda: bool(page.acts()))
        return page

    return open_it


def test_an_auditor_sees_who_did_what_newest_first(open_page: OpenPage) -> None:
    page = open_page()

    assert page.acts()[:3] == ["登入", "作廢完成", "開始作廢"]
    assert unnamed_controls(page.view) == []
    page.view.table.set_current(2)
    page.wait(page.view.panel.isVisible)
    assert "開始作廢（begin_void）" in page.words
    assert "clerk（收費人員）" in page.words
    assert "核可人\nsupervisor" in page.words
    assert "原因\n=1+1" in page.words
    assert unnamed_controls(page.view) == []


def test_what_is_looked_for_narrows_the_list(open_page: OpenPage) -> None:
    page = open_page()

    page.look_for(words=page.number, act="reprint_receipt")
    page.wait(lambda: page.acts() == ["補印收據"])
    page.look_for(person="supervisor")
    page.wait(lambda: page.acts() == ["作廢完成", "開始作廢"])
    page.look_for(from_day="114/11/21")
    page.wait(lambda: page.acts() == [])
    assert "沒有符合的紀錄" in page.words
    page.look_for(from_day="114/11/20", to_day="114/11/20", act="settle_payment")
    page.wait(lambda: page.acts() == ["收款入帳", "收款入帳"])


def test_a_day_that_is_none_is_refused_in_words(open_page: OpenPage) -> None:
    page = open_page()
    before = page.acts()

    page.look_for(from_day="114/02/30")

    page.wait(lambda: "日期" in visible_words(page.view.message))
    assert page.acts() == before
    page.look_for()
    page.wait(lambda: not page.view.message.isVisible())


def test_ctrl_f_begins_to_look_and_a_scan_is_looked_for(open_page: OpenPage) -> None:
    page = open_page()
    page.view.table.setFocus()
    page.press(Qt.Key.Key_F, CONTROL)
    assert page.view.text_edit.hasFocus()
    page.window.take_scan(page.number)
    page.wait(lambda: "補印收據" in page.acts() and "登入" not in page.acts())


def test_older_entries_come_when_asked_for(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter_app.ui.journal.presenter.PAGE_ROWS", 3)
    page = open_page()
    assert len(page.acts()) == 3
    assert page.view.more_button.isVisible()

    seen = page.acts()
    while page.view.more_button.isVisible():
        page.view.more_button.click()
        page.qtbot.wait(20)
    assert page.acts()[:3] == seen
    assert len(page.acts()) > 6
    assert page.acts().count("收款入帳") == 2


def test_what_was_found_is_taken_along_and_formulas_are_harmless(open_page: OpenPage) -> None:
    page = open_page()
    page.look_for(act="begin_void")

    page.press(Qt.Key.Key_E, CONTROL)
    page.wait(lambda: "已匯出到" in page.words)
    (ods,) = page.folder.glob("papers/*.ods")
    with zipfile.ZipFile(ods) as sheet:
        content = sheet.read("content.xml").decode()
    assert "begin_void" in content
    assert "reprint_receipt" not in content
    assert "table:formula" not in content
    page.view.csv_button.click()
    page.wait(lambda: bool(list(page.folder.glob("papers/*.csv"))))
    page.look_for(act="export_journal")
    page.wait(lambda: page.acts() == ["匯出日誌", "匯出日誌"])


def test_sound_books_are_called_sound(open_page: OpenPage) -> None:
    page = open_page()

    page.press(Qt.Key.Key_F12)

    page.wait(lambda: "帳冊完整" in page.words)
    assert "其中收據 2 張" in page.words
    page.wait(lambda: page.acts()[0] == "驗證帳冊")


def test_a_row_that_was_changed_past_the_program_is_named(open_page: OpenPage) -> None:
    page = open_page()
    with page.engine.begin() as connection:
        guards = connection.execute(
            text("SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='receipts'")
        ).scalars()
        for name in list(guards):
            connection.execute(text(f'DROP TRIGGER "{name}"'))
        connection.execute(text("UPDATE receipts SET total_twd = total_twd + 1"))

    page.press(Qt.Key.Key_F12)

    page.wait(lambda: "處不符" in page.words)
    assert page.number in visible_words(page.view.verdict)
    assert "先不要收款" in page.words


def test_a_check_is_stopped_and_says_that_nothing_is_known(
    open_page: OpenPage, endless: Endless
) -> None:
    page = open_page(endless)
    page.press(Qt.Key.Key_F12)
    assert page.view.progress.isVisible()
    assert not page.view.verify_button.isEnabled()

    page.view.progress.cancel_requested.emit()
    endless.let_go()

    page.wait(lambda: "還不知道帳冊是否完整" in page.words)
    assert "帳冊完整：" not in page.words


def test_who_may_not_read_the_journal_does_not_see_its_place(open_page: OpenPage) -> None:
    def sees(role: Role) -> bool:
        return JOURNAL in [entry.name for entry in permitted_entries(places(), make_actor(role))]

    assert [role for role in Role if sees(role)] == [Role.SUPERVISOR, Role.AUDITOR]
    page = open_page()
    for role in Role:
        if not make_actor(role).may(Act.READ_JOURNAL):
            ports = journal_ports(home_of(page.desk, page.engine, page.folder), make_actor(role))
            with pytest.raises(NotPermitted):
                ports.search(JournalFilter(), 1, None)


def written_acts(source: str) -> set[str]:
    """Return every act that a module writes into the journal, found in its text."""
    tree = ast.parse(source)
    found: set[str] = set()
    takes_act = {
        each.name: [argument.arg for argument in each.args.args]
        for each in ast.walk(tree)
        if isinstance(each, ast.FunctionDef) and "act" in [a.arg for a in each.args.args]
    }
    for each in ast.walk(tree):
        if isinstance(each, ast.Call):
            values = [word.value for word in each.keywords if word.arg == "act"]
            name = each.func.attr if isinstance(each.func, ast.Attribute) else ""
            if name in takes_act:
                at = [argument for argument in takes_act[name] if argument != "self"].index("act")
                values += each.args[at : at + 1]
            for value in values:
                parts = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
                found |= {
                    part.value
                    for part in parts
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                }
        if isinstance(each, ast.AnnAssign) and ast.unparse(each.target) == "_ACT_OF":
            assert isinstance(each.value, ast.Dict)
            found |= {v.value for v in each.value.values if isinstance(v, ast.Constant)}  # type: ignore[misc]
    return found


def test_no_act_of_the_journal_lacks_words() -> None:
    services = sorted((SOURCE / "services").rglob("*.py"))
    written = set().union(*(written_acts(path.read_text("utf-8")) for path in services))
    assert {"sign_in", "lock_account", "void_receipt", "import_cases", "close_account"} <= written
    assert written - set(say_acts()) == set()
    assert set(say_acts()) - written == set()
    assert len(set(say_acts().values())) == len(say_acts())


def test_every_act_that_is_really_written_has_words(open_page: OpenPage) -> None:
    page = open_page()
    with page.desk.open_unit() as unit:
        written = {entry.act for entry in unit.journal.entries()}
    assert written <= set(say_acts())
    assert "begin_void" in written
