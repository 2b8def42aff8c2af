from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from counter_app.bootstrap.folders import settings_path
from counter_app.bootstrap.machines import build_machines
from counter_app.bootstrap.window import DemoOffer, Program
from counter_app.bootstrap.workspace import Workspace
from counter_app.demo.day import _ask, _Day, _draft
from counter_app.demo.home import demo_machines, make_demo_home
from counter_app.demo.parts import demo_parts
from counter_app.demo.people import ACCOUNTS, CLERK, SUPERVISOR, VOLUNTEER, DemoAccount
from counter_app.devices.card_terminal.faults import Fault
from counter_app.domain.money import Twd
from counter_app.domain.staff import Role
from counter_app.services.drafts import draft_on_screen, held_drafts
from counter_app.services.shifts import open_shift
from counter_app.services.staff import sign_in
from counter_app.settings import read_settings
from counter_app.ui.cases.view import CasesView
from counter_app.ui.day_close.view import DayCloseView
from counter_app.ui.main_window import MainWindow
from counter_app.ui.notice_print.view import PrintNoticeView
from counter_app.ui.notices.place import NoticesPlace
from counter_app.ui.payment.stages import Paid
from counter_app.ui.pickup_arrival.view import ArrivalView
from counter_app.ui.recovery.ladder import SlipAnswer
from counter_app.ui.recovery.screen import SlipForm
from counter_app.ui.shortcuts import PLACES as PLACES_BY_KEY
from counter_app.ui.shortcuts import Action
from counter_app.ui.sign_in.view import SignInView
from counter_app.ui.survey_typing.view import TypingView
from counter_app.ui.theme.style import Theme
from screen_checks import unnamed_controls, visible_words

AT_A_DESK = ["payment", "open", "receipts", "outage", "shift", "day_close", "reports"]
PLACES = {
    Role.CLERK: [
        *AT_A_DESK,
        "cases",
        "notices",
        "pickups",
        "surveys",
        "collections",
        "devices",
        "check",
        "settings",
    ],
    Role.SUPERVISOR: [
        *AT_A_DESK,
        "desks",
        "cases",
        "notices",
        "pickups",
        "surveys",
        "import",
        "collections",
        "prices",
        "devices",
        "check",
        "journal",
        "settings",
    ],
    Role.ADMINISTRATOR: [
        "questionnaires",
        "import",
        "prices",
        "pickup_terms",
        "staff",
        "devices",
        "check",
        "settings",
    ],
    Role.CASHIER_OFFICE: ["receipts", "reports", "desks", "collections", "settings"],
    Role.VOLUNTEER: ["survey_typing", "print_notice", "arrival", "settings"],
    Role.AUDITOR: [
        "receipts",
        "reports",
        "desks",
        "cases",
        "pickups",
        "surveys",
        "collections",
        "check",
        "journal",
        "settings",
    ],
}

Start = Callable[[], Program]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    make_demo_home(folder).close()
    return folder


@pytest.fixture
def start(home: Path, qapp: QApplication, theme: Theme) -> Iterator[Start]:
    with ExitStack() as ends:

        def begin() -> Program:
            held = ends.enter_context(ExitStack())
            program = Program(
                qapp,
                theme,
                home,
                read_settings(settings_path(home)),
                demo=demo_parts(home),
                offer=DemoOffer(folder=home, make=demo_parts),
                held=held,
            )
            ends.callback(program.close)
            program.start()
            return program

        yield begin


def work_as(program: Program, account: DemoAccount, qtbot: QtBot) -> Workspace:
    view = program._front
    assert isinstance(view, SignInView)
    view.sign_in_requested.emit(account.login, account.password)
    qtbot.waitUntil(lambda: program._workspace is not None, timeout=20_000)
    workspace = program._workspace
    assert workspace is not None
    qtbot.waitUntil(lambda: workspace.has_begun, timeout=20_000)
    return workspace


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account.role.value)
def test_each_role_finds_its_own_places_and_no_others(
    start: Start, qtbot: QtBot, account: DemoAccount
) -> None:
    workspace = work_as(start(), account, qtbot)

    entries = [entry.name for entry in workspace.window._entries]
    assert entries == PLACES[account.role]
    for name in entries:
        workspace.window.go_to(name)
        qtbot.wait(50)
        assert workspace.window.place == name
        assert unnamed_controls(workspace.window) == []
    assert set(workspace.window._screens) == {*entries, "help"}


def test_a_clerk_opens_the_shift_and_takes_cash_by_keyboard(start: Start, qtbot: QtBot) -> None:
    program = start()
    window = work_as(program, CLERK, qtbot).window
    assert window.place == "shift"
    shift = window.screen_in_front
    assert shift is not None
    pieces = next(
        edit for edit in shift.findChildren(QLineEdit) if edit.isVisible() and edit.isEnabled()
    )
    qtbot.keyClicks(pieces, "2", delay=60)
    window.press(Action.PRIMARY)
    qtbot.waitUntil(lambda: window.place == "payment", timeout=10_000)

    window.take_scan("A100000001")
    workspace = program._workspace
    assert workspace is not None
    payment = workspace._payment
    assert payment is not None
    qtbot.waitUntil(lambda: payment.work.total_twd > 0, timeout=10_000)
    total_twd = payment.work.total_twd
    window.press(Action.PRIMARY)

    home = program._home
    assert home is not None

    def has_receipt() -> bool:
        with home.desk.open_unit() as unit:
            return [receipt.total_twd for receipt in unit.receipts.newest(1)] == [total_twd]

    qtbot.waitUntil(has_receipt, timeout=10_000)
    papers = home.papers
    qtbot.waitUntil(lambda: len(list(papers.glob("*.pdf"))) == 1, timeout=20_000)
    slips = home.path / "simulators" / "slips"
    qtbot.waitUntil(lambda: len(list(slips.glob("*.png"))) == 1, timeout=20_000)


def test_a_clerk_closes_the_day_by_keyboard(start: Start, qtbot: QtBot) -> None:
    program = start()
    workspace = work_as(program, CLERK, qtbot)
    window, home = workspace.window, program._home
    assert home is not None
    open_shift(home.desk, workspace.actor, float_twd=Twd(1000))
    window.go_to("day_close")
    page = window.screen_in_front
    assert isinstance(page, DayCloseView)
    qtbot.waitUntil(lambda: Action.PRIMARY in page.actions_by_key(), timeout=10_000)
    window.press(Action.PRIMARY)
    qtbot.waitUntil(page.count.isVisible, timeout=10_000)
    # While the drawer is counted, nothing around the page tells what is in it.
    qtbot.waitUntil(lambda: workspace._shell.figures == "日結中", timeout=10_000)
    qtbot.keyClicks(page.count.grid.piece_edits[1], "1", delay=60)
    window.press(Action.PRIMARY)
    qtbot.waitUntil(page.sign.isVisible, timeout=10_000)
    window.press(Action.PRIMARY)
    reports = home.papers / "reports"
    qtbot.waitUntil(lambda: len(list(reports.glob("Z-*"))) == 2, timeout=30_000)
    qtbot.waitUntil(lambda: "尚未開班" in workspace._shell.day_words, timeout=10_000)
    assert window.place == "day_close"


def test_a_locked_desk_opens_for_the_same_person_where_it_was(start: Start, qtbot: QtBot) -> None:
    program = start()
    workspace = work_as(program, SUPERVISOR, qtbot)
    window = workspace.window
    window.go_to("cases")

    window.press(Action.LOCK)
    page = window._cover
    assert isinstance(page, SignInView)
    window.take_scan("A100000001")
    page.sign_in_requested.emit(SUPERVISOR.login, SUPERVISOR.password)

    qtbot.waitUntil(lambda: window._cover is None, timeout=10_000)
    assert program._workspace is workspace
    assert window.place == "cases"


def test_a_desk_left_alone_is_locked_and_another_person_goes_on_there(
    start: Start, qtbot: QtBot
) -> None:
    program = start()
    workspace = work_as(program, CLERK, qtbot)
    home = program._home
    assert home is not None
    open_shift(home.desk, workspace.actor, float_twd=Twd(1000))
    payment = workspace._payment
    assert payment is not None
    payment.begin()
    workspace.window.go_to("payment")
    workspace.window.take_scan("A100000001")
    qtbot.waitUntil(lambda: payment.work.total_twd > 0, timeout=10_000)
    qtbot.waitUntil(lambda: draft_on_screen(home.desk, workspace.actor) is not None)
    work = payment.work

    program._idle.start(60)
    qtbot.waitUntil(lambda: workspace.window.is_covered, timeout=10_000)
    page = workspace.window._cover
    assert isinstance(page, SignInView)
    assert payment.work is work
    page.other_button.click()
    page.sign_in_requested.emit(SUPERVISOR.login, SUPERVISOR.password)
    qtbot.waitUntil(lambda: program._workspace is not workspace, timeout=20_000)
    other = program._workspace
    assert other is not None
    qtbot.waitUntil(lambda: other.has_begun, timeout=20_000)

    assert other.actor.login == SUPERVISOR.login
    assert other._payment is not None
    assert other._payment.work.is_empty
    (held,) = held_drafts(home.desk, other.actor)
    assert (held.payment_id, held.clerk) == (work.draft.payment_id, CLERK.login)
    with home.desk.open_unit() as unit:
        acts = [(entry.actor, entry.act) for entry in unit.journal.entries()]
    assert acts[-4:] == [
        ("clerk", "lock_desk"),
        ("clerk", "hold_draft"),
        ("clerk", "sign_out"),
        ("supervisor", "sign_in"),
    ]


def test_whoever_asked_a_machine_sees_what_it_says_before_another_person_goes_on(
    start: Start, qtbot: QtBot
) -> None:
    program = start()
    workspace = work_as(program, CLERK, qtbot)
    home, payment, window = program._home, workspace._payment, workspace.window
    assert home is not None
    assert payment is not None
    open_shift(home.desk, workspace.actor, float_twd=Twd(1000))
    payment.begin()
    window.go_to("payment")
    window.take_scan("A100000001")
    qtbot.waitUntil(lambda: payment.work.total_twd > 0, timeout=10_000)
    window.press(Action.PAY_CARD)
    payment.taking.tick_holder(is_here=True)
    window.press(Action.PRIMARY)
    qtbot.waitUntil(lambda: workspace.is_asking_machine, timeout=10_000)

    program._idle.start(60)
    qtbot.wait(300)
    assert not window.is_covered
    window.press(Action.LOCK)
    page = window._cover
    assert isinstance(page, SignInView)
    assert not page.other_button.isVisible()
    page.sign_in_requested.emit(SUPERVISOR.login, SUPERVISOR.password)
    qtbot.waitUntil(lambda: "不能換人" in page._notice.accessibleName(), timeout=10_000)
    assert program._workspace is workspace

    qtbot.waitUntil(lambda: not workspace.is_asking_machine, timeout=20_000)
    page.sign_in_requested.emit(CLERK.login, CLERK.password)
    qtbot.waitUntil(lambda: not window.is_covered, timeout=10_000)
    assert isinstance(payment._bench.stage, Paid)


def test_a_sale_of_unknown_outcome_is_the_first_thing_seen_at_the_next_start(
    home: Path, start: Start, qtbot: QtBot
) -> None:
    from counter_app.bootstrap.homes import open_home

    opened = open_home(home)
    faults = (Fault.parse("answer_lost"),)
    with demo_machines(home, faults=faults, answer_after_s=0, result_wait_ms=300) as simulated:
        clerk = sign_in(opened.desk, login=CLERK.login, password=CLERK.password)
        open_shift(opened.desk, clerk, float_twd=Twd(1000))
        machines = build_machines(simulated.devices, home)
        day = _Day(home=opened, clerk=clerk, machines=machines, echo=print)
        _ask(day, _draft(day, "測試丙"))
        for machine in machines.values():
            machine.close()
    opened.close()

    workspace = work_as(start(), CLERK, qtbot)
    window = workspace.window

    assert window.place == "open"
    qtbot.waitUntil(window._notice_box.isVisible, timeout=5_000)

    items = workspace._open_items
    assert items is not None
    items.ladder.open_form(SlipForm.CHARGED)
    items.ladder.answer(
        SlipAnswer(
            slip_number="000123",
            approval_code="A1B2C3",
            login=SUPERVISOR.login,
            password=SUPERVISOR.password,
        )
    )
    slips = home / "simulators" / "slips"
    qtbot.waitUntil(lambda: len(list(slips.glob("*.png"))) == 1, timeout=20_000)


def test_f1_leads_to_the_manual_and_back(start: Start, qtbot: QtBot) -> None:
    workspace = work_as(start(), SUPERVISOR, qtbot)
    window = workspace.window
    window.go_to("cases")

    window.press(Action.HELP)
    window.manual_requested.emit()
    assert window.place == "help"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    workspace._help.back_requested.emit()

    assert window.place == "cases"


def test_the_diagnostics_file_is_written_from_the_window(
    home: Path, start: Start, qtbot: QtBot
) -> None:
    workspace = work_as(start(), CLERK, qtbot)

    workspace.window.diagnostics_requested.emit()

    qtbot.waitUntil(lambda: len(list(home.glob("diagnostics-*.zip"))) == 1, timeout=10_000)


def open_case_of(window: MainWindow, qtbot: QtBot) -> str:
    """Look for the cases of a person on the page in front; return the first one's number."""
    window.take_scan("A100000001")
    page = window.screen_in_front
    assert isinstance(page, CasesView)
    qtbot.waitUntil(lambda: page._screen.sheet is not None, timeout=10_000)
    sheet = page._screen.sheet
    assert sheet is not None
    return dict(sheet.facts)["案號"]


def test_ctrl_p_takes_a_case_to_its_notice_and_f12_prints_it(start: Start, qtbot: QtBot) -> None:
    program = start()
    window = work_as(program, CLERK, qtbot).window
    window.go_to("cases")
    case_number = open_case_of(window, qtbot)
    window.press(Action.NOTICE)
    assert window.place == "notices"
    page = window.screen_in_front
    assert isinstance(page, NoticesPlace)
    paper = page.notices.paper.page
    qtbot.waitUntil(lambda: paper.image is not None, timeout=20_000)
    assert case_number in visible_words(page)

    home = program._home
    assert home is not None
    window.press(Action.PRIMARY)
    qtbot.waitUntil(lambda: len(list(home.papers.glob("N*.pdf"))) == 1, timeout=20_000)
    (path,) = home.papers.glob("N*.pdf")
    qtbot.waitUntil(lambda: path.stem in visible_words(page), timeout=10_000)


def test_ctrl_p_takes_the_current_case_of_a_payment_to_its_notice(
    start: Start, qtbot: QtBot
) -> None:
    program = start()
    workspace = work_as(program, CLERK, qtbot)
    window, home, payment = workspace.window, program._home, workspace._payment
    assert home is not None
    assert payment is not None
    open_shift(home.desk, workspace.actor, float_twd=Twd(1000))
    payment.begin()
    window.go_to("payment")
    window.press(Action.NOTICE)
    assert window.place == "payment"
    window.take_scan("A100000001")
    qtbot.waitUntil(lambda: payment.work.total_twd > 0, timeout=10_000)
    window.press(Action.NOTICE)
    assert window.place == "notices"
    page = window.screen_in_front
    assert isinstance(page, NoticesPlace)
    qtbot.waitUntil(lambda: page.notices.paper.page.image is not None, timeout=20_000)
    chosen = payment.work.draft.cases[0].case_id
    presenter = workspace._notices._notices
    assert presenter is not None
    assert presenter._case_id == chosen


def test_the_window_does_not_close_over_answers_that_are_not_stored(
    start: Start, qtbot: QtBot
) -> None:
    program = start()
    workspace = work_as(program, VOLUNTEER, qtbot)
    window, home = workspace.window, program._home
    assert home is not None
    page = window.screen_in_front
    assert isinstance(page, TypingView)
    window.press(Action.ADD)
    count_edit = page.batches_page.form.count_edit
    qtbot.keyClicks(count_edit, "1")
    # The scan filter hands it on once it is sure that no scan has begun.
    qtbot.waitUntil(lambda: count_edit.text() == "1", timeout=10_000)
    window.press(Action.PRIMARY)
    qtbot.waitUntil(lambda: page._screen.sheet is not None, timeout=10_000)
    with home.desk.open_unit() as unit:
        unit.queue_at_desk(home.desk.desk_no)
        qtbot.keyClicks(page.sheet_page.column, "1")
        assert workspace._surveys.unsent
        assert not window.close()
        assert "再關一次" in visible_words(window)
    qtbot.waitUntil(lambda: not workspace._surveys.unsent, timeout=10_000)
    assert window.close()


def test_a_volunteer_opens_on_typing_and_reaches_two_pages_more(start: Start, qtbot: QtBot) -> None:
    program = start()
    window = work_as(program, VOLUNTEER, qtbot).window
    assert window.place == "survey_typing"
    pages = [window.screen_in_front]
    assert not window._top.search.isVisible()
    for key in (2, 1):
        window.press(PLACES_BY_KEY[key])
        pages.append(window.screen_in_front)
    assert [type(page) for page in pages] == [TypingView, ArrivalView, PrintNoticeView]
    page = pages[-1]
    assert isinstance(page, PrintNoticeView)
    window.press(Action.SEARCH)
    assert page.scan_edit.hasFocus()
    for action in (*PLACES_BY_KEY[3:], Action.NOTICE, Action.HELD, Action.NEW):
        window.press(action)
        assert window.place == "print_notice"
    window.take_scan("A100000001")
    qtbot.waitUntil(lambda: "1 號櫃檯" in visible_words(page), timeout=10_000)
    home = program._home
    assert home is not None
    assert not list(home.papers.glob("*.pdf"))
