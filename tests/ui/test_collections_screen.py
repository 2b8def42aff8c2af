"""The pages of money that arrived elsewhere, over the real services and a real store."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from collection_lines import STORE, Office, segment_2, store_line, write_lines
from counter_app.bootstrap.collections_screen import collections_ports
from counter_app.bootstrap.workspace import COLLECTIONS, places
from counter_app.domain.kinds import Channel
from counter_app.domain.money import Twd
from counter_app.domain.staff import Role
from counter_app.services.collections import findings
from counter_app.services.payment_proofs import enter_proof, open_proofs
from counter_app.ui.background import Background, Endless, Inline
from counter_app.ui.collections.presenter import CollectionsPresenter, tabs_of
from counter_app.ui.collections.screen import ImportStage, Tab
from counter_app.ui.collections.view import CollectionsView
from counter_app.ui.screen import permitted_entries
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from factories import NOON, make_actor, make_desk, make_store, open_branch
from homes import home_of
from screen_checks import unnamed_controls, visible_words
from windows import settle

TODAY = NOON.date()
Start = Callable[..., CollectionsView]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    engine = make_store(tmp_path)
    desk = make_desk(engine)
    open_branch(desk)
    yield Office.opened(engine, desk, tmp_path)
    engine.dispose()


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, office: Office, inline: Inline) -> Start:
    def make(role: Role = Role.SUPERVISOR, importing: Background = inline) -> CollectionsView:
        actor = make_actor(role)
        view = CollectionsView(theme, tabs_of(actor))
        qtbot.addWidget(view)
        view.resize(1286, 680)
        home = home_of(office.desk, office.engine, office.folder)
        ports = collections_ports(home, actor, store=inline, importing=importing)
        CollectionsPresenter(view, ports, actor=actor)
        view.show()
        view.on_shown()
        settle()
        return view

    return make


def press(view: CollectionsView, action: Action, qtbot: QtBot) -> None:
    view.actions_by_key()[action].run()
    settle()


def choose(view: CollectionsView, path: Path, qtbot: QtBot, profile: str = STORE) -> None:
    view.importing.profile_chosen.emit(profile)
    view.importing.path_changed.emit(str(path))
    settle()


def figures(view: CollectionsView) -> dict[str, tuple[int, str]]:
    return {each.words: (each.count, each.note) for each in view.importing._screen.figures}


# --- taking a file in ---------------------------------------------------------------


def test_a_file_is_shown_before_anything_of_it_is_posted(
    start: Start, office: Office, qtbot: QtBot
) -> None:
    notice = office.notice()
    line = store_line(segment_2(notice), notice.amount_twd)
    view = start()
    choose(view, write_lines(office.folder, line), qtbot)
    words = visible_words(view)
    assert "collected.txt：1 筆，合計 2,350" in words
    assert view.importing.look_table.rows_model.source.row(0).cells[3].words == segment_2(notice)
    assert view.importing.import_button.isEnabled()
    assert office.rows() == []


def test_a_file_is_posted_and_told_in_figures_with_sums(
    start: Start, office: Office, qtbot: QtBot
) -> None:
    paid, twice = office.notice(), office.notice()
    path = write_lines(
        office.folder,
        store_line(segment_2(paid), 2350),
        store_line(segment_2(twice), 2350),
        store_line(segment_2(twice), 2350, agent="HLF"),
        store_line("9999999999999999", 900),
    )
    view = start()
    choose(view, path, qtbot)
    press(view, Action.PRIMARY, qtbot)

    shown = figures(view)
    assert shown["已入案件"] == (3, "4,700")
    assert shown["其中溢繳"] == (1, "2,350")
    assert shown["不認得的號碼"][0] == 1
    assert shown["檔案全部"][0] == 4
    assert "有 2 筆要有人處理" in visible_words(view)
    assert view.importing.findings_button.isVisible()

    view.importing.findings_button.click()
    settle()
    assert view.findings.isVisible()
    assert view.findings.table.rows_model.rowCount() == 2


def test_the_same_file_again_changes_nothing_and_says_so(
    start: Start, office: Office, qtbot: QtBot
) -> None:
    path = write_lines(office.folder, store_line(segment_2(office.notice()), 2350))
    view = start()
    choose(view, path, qtbot)
    press(view, Action.PRIMARY, qtbot)
    owed_twd = office.owed_twd()
    press(view, Action.PRIMARY, qtbot)
    assert view.importing._screen.stage is ImportStage.CHOOSING
    choose(view, path, qtbot)
    press(view, Action.PRIMARY, qtbot)
    assert figures(view)["以前就入過帳"][0] == 1
    assert "沒有新的款項" in visible_words(view)
    assert office.owed_twd() == owed_twd


def test_a_file_of_another_layout_is_refused_before_f12(
    start: Start, office: Office, qtbot: QtBot
) -> None:
    path = office.folder / "wrong.txt"
    path.write_bytes(b"not what a store delivers\r\n")
    view = start()
    choose(view, path, qtbot)
    assert view.importing._screen.message is not None
    assert not view.importing.import_button.isEnabled()
    assert not view.actions_by_key()[Action.PRIMARY].is_enabled
    choose(view, office.folder / "missing.txt", qtbot)
    assert view.importing._screen.message is not None


def test_the_profile_that_was_used_last_comes_first(
    start: Start, office: Office, qtbot: QtBot
) -> None:
    first = start()
    assert first.importing._screen.profile == "bot-csv"
    office.take_in(store_line(segment_2(office.notice()), 2350))
    again = start()
    settle()
    assert again.importing.profile_combo.currentData() == STORE


def test_a_running_import_can_be_stopped(
    start: Start, office: Office, qtbot: QtBot, endless: Endless
) -> None:
    path = write_lines(office.folder, store_line(segment_2(office.notice()), 2350))
    view = start(importing=endless)
    choose(view, path, qtbot)
    endless.let_go()
    settle()
    press(view, Action.PRIMARY, qtbot)
    assert "正在把 collected.txt 逐筆入帳" in visible_words(view)
    press(view, Action.BACK, qtbot)
    assert "正在停止" in visible_words(view)


def test_a_file_can_be_dropped(start: Start, office: Office) -> None:
    path = write_lines(office.folder, store_line())
    view = start()
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, dropped, buttons, keys)
    view.importing.dragEnterEvent(enter)
    assert enter.isAccepted()
    view.importing.dropEvent(
        QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction, dropped, buttons, keys)
    )
    assert view.importing.path_edit.text() == str(path)


# --- what a person looks at -----------------------------------------------------------


def test_a_finding_is_handled_with_words_and_leaves_the_list(
    start: Start, office: Office, qtbot: QtBot
) -> None:
    office.take_in(store_line("9999999999999999", 900))
    view = start()
    view.tab_chosen.emit(Tab.FINDINGS.value)
    assert "沒有任何通知書用這個號碼" in visible_words(view)
    press(view, Action.PRIMARY, qtbot)
    assert "請先寫下怎麼處理的" in visible_words(view)
    assert len(findings(office.desk, office.actor)) == 1

    view.findings.note_edit.setText("已請超商查明，退還")
    press(view, Action.PRIMARY, qtbot)
    assert findings(office.desk, office.actor) == ()
    assert view.findings.table.rows_model.rowCount() == 0

    view.findings.handled_check.click()
    settle()
    assert view.findings.table.rows_model.source.row(0).cells[2].words == "已處理"
    assert "已請超商查明，退還" in visible_words(view)
    assert not view.findings.handle_button.isVisible()


def test_a_clerk_reads_findings_and_takes_no_file_in(start: Start, office: Office) -> None:
    office.take_in(store_line("9999999999999999", 900))
    view = start(Role.CLERK)
    assert not view.importing.isVisible()
    assert view.findings.table.rows_model.rowCount() == 1
    assert not view.findings.handle_button.isVisible()
    assert not view.actions_by_key()[Action.PRIMARY].is_enabled


# --- proofs of payment ------------------------------------------------------------------


def test_a_proof_is_entered_with_the_paper_that_was_scanned(
    start: Start, office: Office, qtbot: QtBot
) -> None:
    notice = office.notice()
    view = start(Role.CLERK)
    view.on_scanned(notice.number)
    settle()
    form = view.proofs.form
    assert notice.case_number in visible_words(view)
    form.amount_edit.setText("2,350")
    form.day_edit.setText("114/11/18")
    form.reference_edit.setText("TFM-1")
    press(view, Action.PRIMARY, qtbot)

    (proof,) = open_proofs(office.desk, make_actor())
    assert (proof.case_id, proof.amount_twd, proof.channel) == (
        notice.case_id,
        2350,
        Channel.STORE,
    )
    assert "已登記便利商店 2,350" in visible_words(view)
    assert not form.isVisible()
    assert form.amount_edit.text() == ""


def test_a_case_is_found_by_name_and_chosen_by_key(
    start: Start, office: Office, qtbot: QtBot
) -> None:
    first, second = office.notice(), office.notice()
    view = start(Role.CLERK)
    view.tab_chosen.emit(Tab.PROOFS.value)
    press(view, Action.ADD, qtbot)
    form = view.proofs.form
    form.case_edit.setText(first.obligor_name)
    qtbot.keyClick(form.case_edit, Qt.Key.Key_Return)
    settle()
    assert form.hit_table.rows_model.rowCount() == 2
    qtbot.keyClick(form.hit_table, Qt.Key.Key_Down)
    wanted = form.hit_table.current_key()
    qtbot.keyClick(form.hit_table, Qt.Key.Key_Return)
    settle()
    assert str(view.proofs._screen.case_id) == wanted
    assert wanted in {str(first.case_id), str(second.case_id)}
    assert first.obligor_name not in visible_words(form)  # masked


@pytest.mark.parametrize(
    ("amount", "day", "reference"),
    [("0", "114/11/18", "A"), ("x", "114/11/18", "A"), ("5", "115/11/18", "A"), ("5", "?", "A")],
)
def test_a_proof_that_cannot_be_is_refused_and_stays_as_typed(
    start: Start, office: Office, qtbot: QtBot, amount: str, day: str, reference: str
) -> None:
    view = start(Role.CLERK)
    view.on_scanned(office.notice().number)
    settle()
    form = view.proofs.form
    form.amount_edit.setText(amount)
    form.day_edit.setText(day)
    form.reference_edit.setText(reference)
    press(view, Action.PRIMARY, qtbot)
    assert form.message.isVisible()
    assert form.amount_edit.text() == amount
    assert open_proofs(office.desk, make_actor()) == ()


def test_a_proof_without_a_case_is_not_entered(start: Start, office: Office, qtbot: QtBot) -> None:
    view = start(Role.CLERK)
    view.tab_chosen.emit(Tab.PROOFS.value)
    press(view, Action.ADD, qtbot)
    view.proofs.form.case_edit.setText("沒有這個人")
    qtbot.keyClick(view.proofs.form.case_edit, Qt.Key.Key_Return)
    settle()
    assert "找不到「沒有這個人」的案件" in visible_words(view)
    press(view, Action.PRIMARY, qtbot)
    assert "還沒有選案件" in visible_words(view)
    assert open_proofs(office.desk, make_actor()) == ()


def put_proof(office: Office) -> None:
    notice = office.notice()
    enter_proof(
        office.desk,
        make_actor(),
        case_id=notice.case_id,
        channel=Channel.POST_OFFICE,
        amount_twd=Twd(2350),
        paid_on=TODAY,
        reference="P-1",
        note="",
    )


def test_a_proof_is_taken_back_only_after_a_question(
    start: Start, office: Office, qtbot: QtBot
) -> None:
    put_proof(office)
    view = start(Role.CLERK)
    view.tab_chosen.emit(Tab.PROOFS.value)
    press(view, Action.REMOVE, qtbot)
    assert "撤回這份繳款證明？" in visible_words(view)
    press(view, Action.BACK, qtbot)
    assert len(open_proofs(office.desk, make_actor())) == 1
    press(view, Action.REMOVE, qtbot)
    view.proofs.withdrawal_answered.emit("withdraw")
    settle()
    assert open_proofs(office.desk, make_actor()) == ()
    assert "已撤回" in visible_words(view)


def test_the_auditor_reads_proofs_and_enters_none(start: Start, office: Office) -> None:
    put_proof(office)
    view = start(Role.AUDITOR)
    view.tab_chosen.emit(Tab.PROOFS.value)
    assert view.proofs.table.rows_model.rowCount() == 1
    assert not view.proofs.add_button.isVisible()
    assert dict(view.actions_by_key()) == {}


# --- the frame ----------------------------------------------------------------------------


def test_the_tabs_tell_how_many_wait(start: Start, office: Office, qtbot: QtBot) -> None:
    office.take_in(store_line("9999999999999999", 900))
    put_proof(office)
    view = start()
    settle()
    words = [button.text().strip() for button in view.segments._buttons.values()]
    assert words == ["匯入代收檔", "待處理 1", "繳款證明 1"]


def test_the_rail_offers_the_place_to_those_who_may_read(office: Office) -> None:
    def sees(role: Role) -> bool:
        return COLLECTIONS in [each.name for each in permitted_entries(places(), make_actor(role))]

    assert {role for role in Role if sees(role)} == {
        Role.CLERK,
        Role.SUPERVISOR,
        Role.CASHIER_OFFICE,
        Role.AUDITOR,
    }


def test_every_control_has_a_name_on_every_page(start: Start, office: Office, qtbot: QtBot) -> None:
    office.take_in(store_line("9999999999999999", 900))
    put_proof(office)
    view = start()
    for tab in Tab:
        view.tab_chosen.emit(tab.value)
        settle()
        assert unnamed_controls(view) == []
    press(view, Action.ADD, qtbot)
    assert unnamed_controls(view) == []


def test_a_settled_proof_is_told_at_once(start: Start, office: Office, qtbot: QtBot) -> None:
    notice = office.notice()
    office.take_in(store_line(segment_2(notice), 2350))
    view = start(Role.CLERK)
    view.on_scanned(notice.number)
    settle()
    form = view.proofs.form
    form.amount_edit.setText("2350")
    form.day_edit.setText("114/11/20")
    form.reference_edit.setText("TFM-9")
    press(view, Action.PRIMARY, qtbot)
    assert "其實已經入帳" in visible_words(view)
    assert open_proofs(office.desk, make_actor()) == ()
