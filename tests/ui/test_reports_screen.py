from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from close_desk import close_cash_shift, pay_cash
from counter_app.bootstrap.money_screens import DeskParts, reports_ports
from counter_app.domain.staff import Actor, Role
from counter_app.services.desk import Desk
from counter_app.services.reversals import begin_void
from counter_app.services.shift_list import list_shifts
from counter_app.ui.background import Endless, Inline
from counter_app.ui.reports.presenter import ReportsPresenter, kinds_for
from counter_app.ui.reports.screen import ReportKind, VerifyEntry
from counter_app.ui.reports.view import ReportsView
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.days import Days, Preset, days_of
from factories import NOON, make_actor, make_desk, make_store, open_branch, open_shift
from homes import home_of
from screen_checks import unnamed_controls, visible_words

CLERK = make_actor(Role.CLERK, staff_id=50)
SUPERVISOR = make_actor(Role.SUPERVISOR)
CASHIER = make_actor(Role.CASHIER_OFFICE)
AUDITOR = make_actor(Role.AUDITOR)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = make_store(tmp_path)
    yield made
    made.dispose()


@pytest.fixture
def desk(engine: Engine) -> Desk:
    desk = make_desk(engine)
    open_branch(desk)
    return desk


@dataclass
class Page:
    view: ReportsView
    presenter: ReportsPresenter
    qtbot: QtBot

    @property
    def words(self) -> str:
        return visible_words(self.view)

    def choose(self, kind: ReportKind) -> None:
        self.view.kind_chosen.emit(kind.value)
        self.qtbot.wait(30)

    def rows(self) -> list[str]:
        model = self.view.tables[self.view._screen.kind].model()
        return [
            " ".join(str(model.index(at, column).data()) for column in range(model.columnCount()))
            for at in range(model.rowCount())
        ]

    def press(self, action: Action) -> None:
        known = self.view.actions_by_key()[action]
        assert known.is_enabled
        known.run()
        self.qtbot.wait(30)


class MakePage(Protocol):
    def __call__(self, actor: Actor = CLERK, background: Endless | None = None) -> Page: ...


@pytest.fixture
def make_page(
    qtbot: QtBot, theme: Theme, engine: Engine, desk: Desk, inline: Inline, tmp_path: Path
) -> MakePage:
    def make(actor: Actor = CLERK, background: Endless | None = None) -> Page:
        parts = DeskParts(
            machines={},
            choices={},
            desk_words=lambda number: f"{number} 號櫃檯",
            store=inline,
            looking=background or inline,
            papers=inline,
        )
        view = ReportsView(theme, kinds_for(actor))
        qtbot.addWidget(view)
        view.resize(1286, 674)
        ports = reports_ports(home_of(desk, engine, tmp_path), actor, parts)
        presenter = ReportsPresenter(view, ports)
        view.show()
        view.on_shown()
        qtbot.wait(30)
        return Page(view=view, presenter=presenter, qtbot=qtbot)

    return make


@pytest.mark.parametrize(
    ("preset", "from_day", "to_day"),
    [
        (Preset.TODAY, date(2025, 11, 20), date(2025, 11, 20)),
        (Preset.YESTERDAY, date(2025, 11, 19), date(2025, 11, 19)),
        (Preset.WEEK, date(2025, 11, 17), date(2025, 11, 20)),
        (Preset.MONTH, date(2025, 11, 1), date(2025, 11, 20)),
    ],
)
def test_a_preset_names_its_days(preset: Preset, from_day: date, to_day: date) -> None:
    assert days_of(preset, NOON.date()) == Days(from_day=from_day, to_day=to_day)


def test_yesterday_of_the_first_of_january_is_in_the_old_year() -> None:
    days = days_of(Preset.YESTERDAY, date(2026, 1, 1))
    assert days.from_day == date(2025, 12, 31)


def test_shifts_are_listed_with_their_x_or_z(desk: Desk, make_page: MakePage) -> None:
    open_shift(desk, CLERK)
    pay_cash(desk, "one", CLERK)
    page = make_page()
    assert any("X（未結）" in row for row in page.rows())
    close_cash_shift(desk, CLERK, is_open=True)
    page.presenter.look()
    page.qtbot.wait(30)
    assert any("Z 1" in row and "4,006" in row for row in page.rows())
    assert "Z 報表第 1 號" in page.words


def test_the_register_tells_the_fate_of_each_number_and_that_none_is_missing(
    desk: Desk, make_page: MakePage
) -> None:
    open_shift(desk, CLERK)
    first = pay_cash(desk, "one", CLERK)
    pay_cash(desk, "two", CLERK)
    begin_void(
        desk, CLERK, SUPERVISOR, number=first.number, reason="重複", has_paper=True, paper_note=""
    )
    page = make_page()
    page.choose(ReportKind.REGISTER)
    assert len(page.rows()) == 2
    assert "沒有缺號" in page.view._proof.accessibleName()


def test_the_remittance_adds_up_to_what_was_taken(desk: Desk, make_page: MakePage) -> None:
    open_shift(desk, CLERK)
    pay_cash(desk, "one", CLERK)
    page = make_page()
    page.choose(ReportKind.REMITTANCE)
    assert any("規費" in row and "6" in row for row in page.rows())
    assert "相同" in page.view._proof.accessibleName()
    assert page.view.side.isHidden()  # a clerk edits no account


def test_a_supervisor_enters_the_account_of_a_line(desk: Desk, make_page: MakePage) -> None:
    open_shift(desk, CLERK)
    pay_cash(desk, "one", CLERK)
    page = make_page(SUPERVISOR)
    page.choose(ReportKind.REMITTANCE)
    page.view.side.account_edit.setText("臺灣銀行宜蘭分行 022-0000000000")
    page.press(Action.PRIMARY)
    assert any("臺灣銀行宜蘭分行" in row for row in page.rows())


@pytest.mark.parametrize("kind", [ReportKind.SHIFTS, ReportKind.REGISTER, ReportKind.REMITTANCE])
def test_what_is_shown_is_saved_as_pdf_and_ods(
    desk: Desk, make_page: MakePage, tmp_path: Path, kind: ReportKind
) -> None:
    open_shift(desk, CLERK)
    pay_cash(desk, "one", CLERK)
    page = make_page()
    page.choose(kind)
    page.press(Action.EXPORT)
    page.qtbot.waitUntil(lambda: "已存到" in page.view._done.accessibleName())
    written = {path.suffix for path in (tmp_path / "papers" / "reports").iterdir()}
    assert written == {".pdf", ".ods"}


@pytest.mark.parametrize(
    ("from_words", "to_words", "found"),
    [("114/11/20", "114-11-20", 1), ("1141119", "1141119", 0)],
)
def test_days_are_typed_in_roc_form(
    desk: Desk, make_page: MakePage, from_words: str, to_words: str, found: int
) -> None:
    open_shift(desk, CLERK)
    page = make_page()
    page.view.days_entered.emit(from_words, to_words)
    page.qtbot.wait(30)
    assert len(page.rows()) == found


@pytest.mark.parametrize(
    ("from_words", "to_words", "words"),
    [("114/13/01", "114/11/20", "114/13/01"), ("114/11/20", "114/11/01", "起日比迄日晚")],
)
def test_days_that_cannot_be_are_told_in_words(
    desk: Desk, make_page: MakePage, from_words: str, to_words: str, words: str
) -> None:
    open_shift(desk, CLERK)
    page = make_page()
    page.view.days_entered.emit(from_words, to_words)
    page.qtbot.wait(30)
    assert words in page.words
    assert len(page.rows()) == 1  # what was shown stays


def test_an_answer_to_an_older_question_is_dropped(
    desk: Desk, make_page: MakePage, endless: Endless
) -> None:
    open_shift(desk, CLERK)
    pay_cash(desk, "one", CLERK)
    page = make_page(background=endless)
    page.choose(ReportKind.REGISTER)
    page.choose(ReportKind.REMITTANCE)
    endless.let_go()
    page.qtbot.wait(30)
    assert any("規費" in row for row in page.rows())


def test_the_cashiers_office_takes_over_what_was_closed(desk: Desk, make_page: MakePage) -> None:
    close_cash_shift(desk, CLERK)
    page = make_page(CASHIER)
    assert page.view._screen.kind is ReportKind.VERIFY
    assert any("4,000" in row for row in page.rows())
    page.view.verify_entered.emit(VerifyEntry(counted_twd=None, note=""))
    assert "還沒有填點收的現金" in page.words
    page.view.side.amount_edit.setText("3,900")
    page.press(Action.PRIMARY)
    assert "已點收" not in page.words  # it differs, and no note says why
    page.view.side.note_edit.setText("少一張百元鈔")
    page.press(Action.PRIMARY)
    assert page.rows() == []
    today = NOON.date()
    (line,) = list_shifts(desk, CASHIER, from_day=today, to_day=today)
    assert line.verification is not None
    assert (line.verification.counted_twd, line.verification.note) == (3900, "少一張百元鈔")


@pytest.mark.parametrize("actor", [CLERK, SUPERVISOR, AUDITOR])
def test_only_the_cashiers_office_is_offered_to_take_over(actor: Actor) -> None:
    assert ReportKind.VERIFY not in kinds_for(actor)
    assert ReportKind.VERIFY in kinds_for(CASHIER)


def test_a_clerk_is_shown_this_desk_alone(desk: Desk, engine: Engine, make_page: MakePage) -> None:
    open_shift(desk, CLERK)
    other = make_desk(engine, desk_no=2)
    open_shift(other, make_actor(Role.CLERK, staff_id=51, login="other", desk_no=2))
    page = make_page()
    assert len(page.rows()) == 1
    assert not page.view.desk_combo.isVisible()
    everything = make_page(AUDITOR)
    assert len(everything.rows()) == 2
    everything.view.desk_chosen.emit(2)
    everything.qtbot.wait(30)
    assert len(everything.rows()) == 1


@pytest.mark.parametrize("actor", [CLERK, SUPERVISOR, CASHIER, AUDITOR])
def test_every_control_has_a_name(desk: Desk, make_page: MakePage, actor: Actor) -> None:
    close_cash_shift(desk, CLERK)
    page = make_page(actor)
    for kind in kinds_for(actor):
        page.choose(kind)
        assert unnamed_controls(page.view) == []
