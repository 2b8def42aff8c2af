"""Papers of an outage: entered in their order, before a real store."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from counter_app.bootstrap.receipts_screen import outage_ports
from counter_app.bootstrap.workspace import OUTAGE, places
from counter_app.domain.cases import CaseId
from counter_app.domain.receipts import Receipt, ReceiptNumber
from counter_app.domain.staff import Actor, Role
from counter_app.domain.tenders import TenderKind
from counter_app.services.desk import Desk
from counter_app.services.receipts import waiting_jobs
from counter_app.services.staff import sign_in
from counter_app.ui.background import Inline
from counter_app.ui.main_window import MainWindow
from counter_app.ui.outage.presenter import OutagePresenter
from counter_app.ui.outage.view import OutageView
from counter_app.ui.screen import permitted_entries
from counter_app.ui.shortcuts import KeyMap
from counter_app.ui.theme.style import Theme
from factories import StoppedClock, make_actor, make_case_row, make_desk, open_shift
from homes import PASSWORD, hire_with_password, home_of
from screen_checks import unnamed_controls, visible_words
from stores import Place

FIRST, SECOND = "H11401000001", "H11401000002"
CASE = "114年綜所稅執字第27724號"


@dataclass
class Page:
    qtbot: QtBot
    desk: Desk
    actor: Actor
    case_id: CaseId
    window: MainWindow
    view: OutageView

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=5_000)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key)
        self.qtbot.wait(30)

    def rows(self, *, entered: bool = False) -> list[str]:
        table = self.view.entered_table if entered else self.view.lines_table
        source = table.rows_model.source
        return [
            " ".join(f"{cell.words} {cell.below}" for cell in source.row(at).cells)
            for at in range(source.count())
        ]

    def add(self, text: str = CASE, amount: str = "") -> None:
        """Type a case, and press Ins."""
        self.view.case_edit.setText(text)
        self.view.amount_edit.setText(amount)
        self.press(Qt.Key.Key_Insert)

    def fill(self, serial: str = "1", **values: str) -> None:
        """Type what stands on the paper."""
        view = self.view
        view.serial_edit.setText(serial)
        view.by_edit.setText(values.get("by", "許書記"))
        view.note_edit.setText(values.get("note", ""))
        if "day" in values:
            view.day_edit.setText(values["day"])
            QTest.keyClick(view.day_edit, Qt.Key.Key_Return)
            self.qtbot.wait(30)

    def choose(self, kind: TenderKind) -> None:
        at = self.view.kind_combo.findData(kind.value)
        self.view.kind_combo.setCurrentIndex(at)
        self.view.kind_combo.activated.emit(at)

    def receipt(self, number: str = FIRST) -> Receipt:
        with self.desk.open_unit() as unit:
            found = unit.receipts.get(ReceiptNumber(number))
        assert found is not None
        return found

    def numbers(self) -> list[str]:
        with self.desk.open_unit() as unit:
            return [paper.receipt_number for paper in unit.reversals.outage_receipts(1)]

    @property
    def words(self) -> str:
        return visible_words(self.view)


@pytest.fixture
def engine(new_sqlite_place: Place) -> Iterator[Engine]:
    engine = new_sqlite_place.open()
    yield engine
    engine.dispose()


@pytest.fixture
def page(engine: Engine, theme: Theme, inline: Inline, qtbot: QtBot, tmp_path: Path) -> Page:
    desk = make_desk(engine, clock=StoppedClock())
    hire_with_password(desk, ("lin", Role.CLERK), ("boss", Role.SUPERVISOR))
    actor = sign_in(desk, login="lin", password=PASSWORD)
    open_shift(desk, actor)
    case_id = make_case_row(engine)
    view = OutageView(theme)
    OutagePresenter(view, outage_ports(home_of(desk, engine, tmp_path), actor, store=inline))
    window = MainWindow(theme, KeyMap(), title="")
    qtbot.addWidget(window)
    window.add_screen(OUTAGE, view)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    window.go_to(OUTAGE)
    made = Page(qtbot=qtbot, desk=desk, actor=actor, case_id=case_id, window=window, view=view)
    made.wait(lambda: FIRST in made.words)
    return made


def test_a_paper_is_entered_under_its_own_number(page: Page) -> None:
    assert page.view.serial_edit.hasFocus()
    assert page.view.day_edit.text() == "114/11/20"
    assert unnamed_controls(page.view) == []
    page.add()
    page.wait(lambda: "合計 2,350" in page.words)
    assert page.rows() == ["王○明 宜執和114年綜所稅執字第00027724號 2,350 "]
    page.fill("000001")

    page.press(Qt.Key.Key_F12)

    page.wait(lambda: f"已補登 {FIRST}" in page.words)
    receipt = page.receipt()
    assert receipt.total_twd == 2350
    assert waiting_jobs(page.desk, page.actor) == []  # the visitor has the paper
    assert page.rows() == []
    page.wait(lambda: SECOND in page.words)
    assert page.rows(entered=True) == [f"{FIRST} 114/11/20 許書記 lin"]
    assert page.view.serial_edit.hasFocus()
    assert page.view.serial_edit.text() == ""


def test_ins_adds_a_part_and_del_takes_it_off(page: Page) -> None:
    page.add(amount="500")
    page.wait(lambda: "合計 500" in page.words)
    page.add()
    page.wait(lambda: "找到 0 件可以繳的案件" in page.words)
    assert len(page.rows()) == 1

    page.view.lines_table.set_current(0)
    page.press(Qt.Key.Key_Delete)

    page.wait(lambda: page.rows() == [])
    assert not page.view.enter_button.isEnabled()
    page.fill()
    page.press(Qt.Key.Key_F12)
    assert page.numbers() == []


def test_a_scan_adds_its_case(page: Page) -> None:
    page.window.take_scan(CASE)
    page.wait(lambda: len(page.rows()) == 1)


@pytest.mark.parametrize(
    ("text", "amount", "words"),
    [("查無此人", "", "找到 0 件"), (CASE, "1,2,3.5", "金額"), (CASE, "abc", "金額")],
)
def test_what_cannot_be_a_line_is_refused_in_words(
    page: Page, text: str, amount: str, words: str
) -> None:
    page.add(text, amount)
    page.wait(lambda: words in visible_words(page.view._error))
    assert page.rows() == []


@pytest.mark.parametrize(
    ("serial", "values", "words"),
    [
        ("2", {}, FIRST),
        ("一", {}, "不是數字"),
        ("1", {"by": ""}, "沒有填寫手開收據的收款人"),
        ("1", {"day": "114/11/21"}, "日期"),
        ("1", {"day": "114/02/30"}, "日期"),
    ],
)
def test_order_day_and_who_took_it_are_checked(
    page: Page, serial: str, values: dict[str, str], words: str
) -> None:
    page.add()
    page.wait(lambda: len(page.rows()) == 1)
    page.fill(serial, **values)

    page.press(Qt.Key.Key_F12)

    page.wait(lambda: words in visible_words(page.view._error))
    assert page.numbers() == []
    assert len(page.rows()) == 1


def test_a_day_that_was_not_left_yet_counts_all_the_same(page: Page) -> None:
    page.add()
    page.wait(lambda: len(page.rows()) == 1)
    page.fill("1")
    page.view.day_edit.setFocus()
    page.view.day_edit.setText("114/11/19")

    page.press(Qt.Key.Key_F12)

    page.wait(lambda: page.numbers() == [FIRST])
    with page.desk.open_unit() as unit:
        (paper,) = unit.reversals.outage_receipts(1)
    assert paper.collected_on == date(2025, 11, 19)


def test_days_do_not_go_back_from_paper_to_paper(page: Page) -> None:
    page.add(amount="500")
    page.wait(lambda: len(page.rows()) == 1)
    page.fill("1", day="114/11/20")
    page.press(Qt.Key.Key_F12)
    page.wait(lambda: page.numbers() == [FIRST])
    page.add(amount="500")
    page.wait(lambda: len(page.rows()) == 1)
    page.fill("2", day="114/11/19")

    page.press(Qt.Key.Key_F12)

    page.wait(lambda: "日期" in visible_words(page.view._error))
    assert page.numbers() == [FIRST]


def test_a_spoiled_paper_keeps_its_number_and_says_why(page: Page) -> None:
    page.fill("1")
    page.view.spoiled_button.click()
    page.wait(lambda: "沒有寫原因" in page.words)
    assert page.numbers() == []

    page.fill("1", note="金額寫錯")
    page.view.spoiled_button.click()

    page.wait(lambda: f"已登錄 {FIRST} 為寫壞的收據" in page.words)
    assert page.numbers() == [FIRST]
    page.wait(lambda: page.rows(entered=True) == [f"{FIRST} 114/11/20　寫壞 許書記 lin"])
    page.wait(lambda: SECOND in page.words)


def test_a_card_by_hand_needs_a_slip_and_a_second_person(page: Page) -> None:
    page.add()
    page.wait(lambda: len(page.rows()) == 1)
    page.fill("1")
    assert not page.view.slip_edit.isVisible()
    page.choose(TenderKind.CARD)
    assert page.view.slip_edit.isVisible()
    assert unnamed_controls(page.view) == []
    page.view.slip_edit.setText("000123")
    page.view.code_edit.setText("A1B2")
    for login, password, words in (
        ("boss", "not it", "帳號或密碼不對"),
        ("lin", PASSWORD, "不能核可自己"),
    ):
        page.view.second.login_edit.setText(login)
        page.view.second.password_edit.setText(password)
        page.press(Qt.Key.Key_F12)
        page.wait(lambda words=words: words in page.words)  # type: ignore[misc]
        assert page.view.second.password_edit.text() == ""
        assert page.numbers() == []

    page.view.second.login_edit.setText("boss")
    page.view.second.password_edit.setText(PASSWORD)
    page.press(Qt.Key.Key_F12)

    page.wait(lambda: page.numbers() == [FIRST])
    assert [each.kind for each in page.receipt().tenders] == [TenderKind.CARD]
    assert page.view.second.login_edit.text() == ""


def test_a_cheque_asks_for_what_stands_on_it(page: Page) -> None:
    page.add()
    page.wait(lambda: len(page.rows()) == 1)
    page.fill("1")
    page.choose(TenderKind.CHEQUE)
    assert unnamed_controls(page.view) == []
    page.press(Qt.Key.Key_F12)
    page.wait(page.view._error.isVisible)
    assert page.numbers() == []

    page.view.issuer_edit.setText("臺灣銀行")
    page.view.document_edit.setText("AB1234567")
    page.view.document_day_edit.setText("114/11/19")
    page.press(Qt.Key.Key_F12)

    page.wait(lambda: page.numbers() == [FIRST])


def test_amounts_are_those_of_the_day_on_the_paper(page: Page) -> None:
    page.add()
    page.wait(lambda: len(page.rows()) == 1)
    page.fill("1", day="114/11/18")
    page.press(Qt.Key.Key_F12)

    page.wait(lambda: page.numbers() == [FIRST])
    with page.desk.open_unit() as unit:
        (paper,) = unit.reversals.outage_receipts(1)
    assert paper.collected_on == date(2025, 11, 18)


def test_only_who_sits_at_a_desk_sees_the_page() -> None:
    def sees(role: Role) -> bool:
        return OUTAGE in [entry.name for entry in permitted_entries(places(), make_actor(role))]

    assert [role for role in Role if sees(role)] == [Role.CLERK, Role.SUPERVISOR]
