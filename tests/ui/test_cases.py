from array import array
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from counter_app.domain.cases import CaseId
from counter_app.domain.kinds import KindName
from counter_app.domain.money import Twd
from counter_app.domain.staff import Role
from counter_app.services import case_sheets, cases, prices
from counter_app.services.desk import Desk
from counter_app.services.prices import PostalRate
from counter_app.services.reveal import reveal
from counter_app.store.case_search import CaseHit
from counter_app.ui.background import Endless, Inline
from counter_app.ui.cases.presenter import CasesPorts, CasesPresenter
from counter_app.ui.cases.rows import PAGE_LINES, PagedCaseRows
from counter_app.ui.cases.view import CasesView
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from factories import NOON, make_actor, make_case_row, make_desk, make_store, open_branch
from screen_checks import unnamed_controls, visible_words

TODAY = NOON.date()
CLERK = make_actor(Role.CLERK)
FIRST = "宜執和114年綜所稅執字第00027724號"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = make_store(tmp_path)
    yield engine
    engine.dispose()


@pytest.fixture
def desk(engine: Engine) -> Desk:
    desk = make_desk(engine)
    open_branch(desk)
    return desk


def number(serial: int) -> str:
    return f"宜執和114年綜所稅執字第{serial:08d}號"


def ports(desk: Desk) -> CasesPorts:
    return CasesPorts(
        today=NOON.date,
        find=partial(cases.find_cases, desk, CLERK),
        every=partial(cases.list_cases, desk, CLERK),
        lines=partial(cases.case_lines, desk, CLERK),
        sheet=partial(case_sheets.case_sheet, desk, CLERK),
        kinds=partial(prices.case_kinds, desk, CLERK),
        reveal=lambda subject, what: reveal(desk, CLERK, subject=subject, what=what),
    )


class Desktop:
    """The screen over a real store, and what it asked to be paid."""

    def __init__(
        self,
        qtbot: QtBot,
        theme: Theme,
        desk: Desk,
        background: Inline | Endless,
        *,
        may_pay: bool = True,
        may_reveal: bool = True,
    ) -> None:
        self.view = CasesView(theme)
        qtbot.addWidget(self.view)
        self.view.resize(1286, 680)
        self.qtbot = qtbot
        self.presenter = CasesPresenter(
            self.view, background, ports(desk), may_pay=may_pay, may_reveal=may_reveal
        )
        self.paid: list[CaseId] = []
        self.presenter.pay_requested.connect(self.paid.append)
        self.view.show()
        self.presenter.begin()

    def settle(self) -> None:
        """Let every answer arrive and be painted."""
        self.qtbot.wait(2)

    def search(self, text: str) -> None:
        self.view.on_search_edited(text)
        self.settle()

    @property
    def lines(self) -> list[str]:
        source = self.view.table.rows_model.source
        return [source.row(at).cells[1].words for at in range(source.count())]

    def press(self, action: Action) -> None:
        known = self.view.actions_by_key()[action]
        if known.is_enabled:
            known.run()
        self.settle()


Start = Callable[..., Desktop]


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, desk: Desk, inline: Inline) -> Start:
    def make(
        background: Inline | Endless = inline, *, may_pay: bool = True, may_reveal: bool = True
    ) -> Desktop:
        made = Desktop(qtbot, theme, desk, background, may_pay=may_pay, may_reveal=may_reveal)
        made.settle()
        return made

    return make


@pytest.fixture
def desktop(start: Start, engine: Engine) -> Desktop:
    make_case_row(engine, case_number=FIRST, kind="綜所稅")
    make_case_row(
        engine,
        case_number=number(27725),
        obligor_name="陳大文",
        obligor_number="A223456781",
        kind="罰鍰",
    )
    make_case_row(
        engine,
        case_number=number(27726),
        obligor_name="王小明",
        principal_twd=0,
        late_fee_twd=0,
        costs_twd=0,
    )
    return start()


def test_open_cases_are_listed_before_anything_is_typed(desktop: Desktop) -> None:
    assert desktop.lines == [FIRST, number(27725)]
    assert "共 2 件" in visible_words(desktop.view)


def test_the_list_follows_what_is_typed(desktop: Desktop) -> None:
    desktop.search("陳")
    assert desktop.lines == [number(27725)]
    desktop.search("")
    assert desktop.lines == [FIRST, number(27725)]


def test_a_scan_is_searched_wherever_the_focus_is(desktop: Desktop) -> None:
    desktop.view.on_scanned("A223456781")
    desktop.settle()
    assert desktop.lines == [number(27725)]


def test_settled_cases_show_when_all_are_asked_for(desktop: Desktop) -> None:
    desktop.press(Action.FILTER)
    assert desktop.lines == [FIRST, number(27725), number(27726)]
    desktop.search("王小明")
    assert len(desktop.lines) == 2
    desktop.press(Action.FILTER)
    assert desktop.lines == [FIRST]
    assert "另有 1 件被篩選條件隱藏" in visible_words(desktop.view)


def test_a_kind_narrows_the_list(desktop: Desktop) -> None:
    combo = desktop.view.kind_combo
    combo.setCurrentIndex(combo.findData("罰鍰"))
    combo.activated.emit(combo.currentIndex())
    desktop.settle()
    assert desktop.lines == [number(27725)]
    combo.setCurrentIndex(combo.findData("營業稅"))
    combo.activated.emit(combo.currentIndex())
    desktop.settle()
    assert "沒有符合的案件" in visible_words(desktop.view)


def test_names_and_numbers_are_hidden_until_asked_for_and_again_on_leaving(
    desktop: Desktop,
) -> None:
    def shown() -> str:
        row = desktop.view.table.rows_model.source.row(0)
        assert row.cells[0].words == "王○明"
        assert row.cells[0].below == "A12****789"
        return visible_words(desktop.view)

    assert "王小明" not in shown()
    assert "A123456789" not in shown()
    assert "測試路" not in shown()
    assert "王○明" in shown()
    desktop.press(Action.REVEAL)
    for words in ("王小明", "A123456789", "測試路"):
        assert words in shown()
    desktop.view.on_hidden()
    assert "王小明" not in shown()


def reveals(desk: Desk) -> list[tuple[str, str, dict[str, object]]]:
    with desk.open_unit() as unit:
        found = unit.journal.entries(act="reveal")
    return [(entry.actor, entry.subject, entry.details) for entry in found]


def test_whoever_looks_is_written_down_by_case_and_without_a_name(
    desktop: Desktop, desk: Desk
) -> None:
    assert reveals(desk) == []
    desktop.press(Action.REVEAL)
    desktop.press(Action.REVEAL)
    assert reveals(desk) == [
        (CLERK.login, FIRST, {"what": ["address", "name", "number"]}),
    ]
    assert "王小明" not in visible_words(desktop.view)


def test_the_next_case_is_hidden_again(desktop: Desktop) -> None:
    desktop.press(Action.REVEAL)
    desktop.view.choose_row(1)
    desktop.settle()
    assert "陳○文" in visible_words(desktop.view)
    desktop.view.choose_row(0)
    desktop.settle()
    assert "王小明" not in visible_words(desktop.view)


def test_who_may_not_look_finds_no_way_to(start: Start, engine: Engine, desk: Desk) -> None:
    make_case_row(engine, case_number=FIRST)
    desktop = start(may_reveal=False)
    desktop.press(Action.REVEAL)
    desktop.view.reveal_requested.emit()
    desktop.settle()
    assert not desktop.view.sheet.reveal_button.isVisible()
    assert reveals(desk) == []


def test_the_case_shows_its_four_parts_and_how_they_grew(desktop: Desktop) -> None:
    words = visible_words(desktop.view)
    # 2,000 of tax, 20 days late on ROC 114/11/20, delivered when 1 day late: 6 steps of 1 %,
    # but the 300 charged already are above the cap of 10 %.
    assert "依稅捐稽徵法第 20 條加計至今日（114/11/20）：沒有新增" in words
    for amount in ("2,000", "300", "50"):
        assert amount in words
    assert "書記官甲" in words
    assert "03-9000000 分機 11" in words


def test_a_late_fee_that_accrued_is_named(start: Start, engine: Engine) -> None:
    make_case_row(engine, case_number=FIRST, kind="綜所稅", principal_twd=10_000, late_fee_twd=0)
    desktop = start()
    words = visible_words(desktop.view)
    assert "滯納金 600 元" in words
    assert "+600" in words
    assert desktop.view.sheet.pay_button.isEnabled()


def test_amounts_without_a_law_stand_as_delivered_with_their_day(desktop: Desktop) -> None:
    desktop.view.choose_row(1)
    desktop.settle()
    assert "不另加計滯納金或利息，金額照移送機關送達者計至 114/11/01" in visible_words(desktop.view)


def test_a_case_without_a_day_of_computation_says_so(start: Start, engine: Engine) -> None:
    make_case_row(engine, case_number=FIRST, kind="綜所稅", computed_on=None)
    make_case_row(engine, case_number=number(2), kind="綜所稅", computed_on=date(2025, 12, 31))
    desktop = start()
    assert "沒有給計算日或繳納期限" in visible_words(desktop.view)
    desktop.view.choose_row(1)
    desktop.settle()
    assert "已計算到 114/12/31" in visible_words(desktop.view)


def test_a_case_that_cannot_be_paid_says_why_and_is_not_taken_to_the_payment(
    start: Start, engine: Engine
) -> None:
    make_case_row(engine, case_number=FIRST, expires_on=date(2025, 1, 31))
    desktop = start()
    assert "執行期" in visible_words(desktop.view)
    assert not desktop.view.sheet.pay_button.isEnabled()
    desktop.press(Action.PRIMARY)
    assert desktop.paid == []


def test_the_case_beside_a_new_list_is_of_that_list(desktop: Desktop) -> None:
    desktop.search("王")
    assert "王○明" in visible_words(desktop.view)
    desktop.search("陳")
    assert "陳○文" in visible_words(desktop.view)


def test_a_list_that_is_asked_for_again_keeps_its_place(desktop: Desktop) -> None:
    desktop.view.choose_row(1)
    desktop.settle()
    desktop.view.on_shown()
    desktop.settle()
    assert desktop.view.table.currentIndex().row() == 1
    assert "陳○文" in visible_words(desktop.view)


def test_f12_enter_and_a_click_on_the_line_take_the_case_to_the_payment(
    desktop: Desktop, qtbot: QtBot
) -> None:
    table = desktop.view.table
    desktop.press(Action.PRIMARY)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    index = table.rows_model.index(1, 5)
    qtbot.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center()
    )
    assert len(desktop.paid) == 3
    assert desktop.paid[0] == desktop.paid[1] != desktop.paid[2]


def test_a_role_that_takes_no_payments_sees_no_way_to(
    start: Start, engine: Engine, qtbot: QtBot
) -> None:
    make_case_row(engine, case_number=FIRST)
    desktop = start(may_pay=False)
    assert not desktop.view.sheet.pay_button.isVisible()
    desktop.press(Action.PRIMARY)
    qtbot.keyClick(desktop.view.table, Qt.Key.Key_Return)
    assert desktop.paid == []


def test_a_misread_number_says_what_to_do(desktop: Desktop) -> None:
    desktop.search("R12345")
    assert "讀到的號碼不對：R12345" in visible_words(desktop.view)
    desktop.search("查無此人")
    assert "查不到案件" in visible_words(desktop.view)
    assert "尚未選取案件" in visible_words(desktop.view)


def test_only_the_newest_of_many_questions_is_asked(
    start: Start, engine: Engine, endless: Endless
) -> None:
    make_case_row(engine, case_number=FIRST)
    make_case_row(engine, case_number=number(2), obligor_name="陳大文")
    desktop = start(endless)
    endless.let_go()
    desktop.settle()
    for text in ("王", "王小", "王小明", "陳"):
        desktop.view.on_search_edited(text)
    while endless.waiting:
        endless.let_go()
        desktop.settle()
    assert desktop.lines == [number(2)]


def test_a_missing_rate_is_told_in_words(start: Start, engine: Engine, desk: Desk) -> None:
    make_case_row(engine, case_number=FIRST, kind="國民年金", late_fee_twd=0)
    desktop = start()
    assert "利率" in visible_words(desktop.view)
    prices.put_postal_rate(
        desk,
        make_actor(Role.ADMINISTRATOR),
        PostalRate(valid_from=date(2025, 1, 1), milli_percent=1725),
    )
    desktop.view.on_shown()
    desktop.settle()
    assert "國民年金法第 14 條" in visible_words(desktop.view)


def hit(case_id: int) -> CaseHit:
    return CaseHit(
        case_id=CaseId(case_id),
        case_number=number(case_id),
        obligor_name="王小明",
        obligor_number="A123456789",
        kind=KindName("罰鍰"),
        agency_name="機關",
        section="和",
        due_twd=Twd(100),
        computed_on=None,
        due_on=None,
        expires_on=None,
    )


def test_a_million_cases_are_paged_and_never_all_held() -> None:
    asked: list[int] = []
    source = PagedCaseRows(array("q", range(1, 1_000_001)), on=TODAY, ask_page=asked.append)
    assert source.count() == 1_000_000
    assert source.row(999_999).key == "1000000"
    assert asked == [999_999 // PAGE_LINES]
    for page in range(500):
        source.put(page, [hit(case_id) for case_id in source.ids_of_page(page)])
        assert source.row(page * PAGE_LINES).cells[1].words == number(page * PAGE_LINES + 1)
    assert len(source._pages) < 100
    assert len(source._rows) < 1000


def test_a_case_that_is_gone_is_a_dash_and_asked_for_once() -> None:
    asked: list[int] = []
    source = PagedCaseRows(array("q", [1, 2]), on=TODAY, ask_page=asked.append)
    source.row(0)
    source.put(0, [hit(2)])
    assert source.row(0).cells[0].words == "—"
    assert source.row(1).cells[1].words == number(2)
    assert asked == [0]


def test_a_narrow_screen_keeps_the_case_number_in_full(desktop: Desktop) -> None:
    table = desktop.view.table
    assert not table.isColumnHidden(2)
    desktop.view.resize(900, 600)
    desktop.settle()
    assert table.isColumnHidden(2)
    desktop.view.resize(1286, 680)
    desktop.settle()
    assert not table.isColumnHidden(2)


def test_every_control_has_a_name(desktop: Desktop) -> None:
    assert unnamed_controls(desktop.view) == []
