from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter_app.domain.passwords import GOVERNMENT, SignInLocked, SignInRefused
from counter_app.domain.staff import PERMITTED, Act, Role
from counter_app.services import staff
from counter_app.services.desk import Desk
from counter_app.services.password_policy import change_policy, password_policy
from counter_app.ui.background import Inline
from counter_app.ui.names import say_act, say_role
from counter_app.ui.shortcuts import Action
from counter_app.ui.staff.presenter import StaffPorts, StaffPresenter
from counter_app.ui.staff.view import NewAccount, StaffForm, StaffView
from counter_app.ui.theme.style import Theme
from factories import make_actor, make_desk, make_store, open_branch
from screen_checks import unnamed_controls, visible_words

PASSWORD = "correct horse"  # noqa: S105 - opens nothing but a store of these tests
ANOTHER = "battery staple"
ADMINISTRATOR = make_actor(Role.ADMINISTRATOR, login="admin")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    engine = make_store(tmp_path)
    desk = make_desk(engine)
    open_branch(desk)
    staff.add_first_administrator(desk, login="admin", display_name="管理員", password=PASSWORD)
    staff.add_staff(
        desk,
        ADMINISTRATOR,
        login="lin",
        display_name="林怡君",
        role=Role.CLERK,
        password=PASSWORD,
    )
    yield desk
    engine.dispose()


def ports(desk: Desk) -> StaffPorts:
    def add(account: NewAccount) -> None:
        staff.add_staff(
            desk,
            ADMINISTRATOR,
            login=account.login,
            display_name=account.display_name,
            role=account.role,
            password=account.password,
        )

    return StaffPorts(
        list_staff=partial(staff.list_staff, desk, ADMINISTRATOR),
        add_staff=add,
        close_account=lambda login: staff.close_account(desk, ADMINISTRATOR, login=login),
        reopen_account=lambda login: staff.reopen_account(desk, ADMINISTRATOR, login=login),
        set_password=lambda login, password: staff.set_password(
            desk, ADMINISTRATOR, login=login, password=password
        ),
        list_locks=partial(staff.list_locks, desk, ADMINISTRATOR),
        unlock_account=lambda login: staff.unlock_account(desk, ADMINISTRATOR, login=login),
        policy=partial(password_policy, desk),
        change_policy=partial(change_policy, desk, ADMINISTRATOR),
    )


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, desk: Desk, inline: Inline) -> StaffView:
    view = StaffView(theme)
    qtbot.addWidget(view)
    view.resize(1286, 680)
    StaffPresenter(view, inline, ports(desk), actor=ADMINISTRATOR)
    view.show()
    view.on_shown()
    qtbot.waitUntil(lambda: view.table.rows_model.rowCount() == 2)
    return view


def press(view: StaffView, action: Action, qtbot: QtBot) -> None:
    view.actions_by_key()[action].run()
    for _ in range(4):
        qtbot.wait(1)


def open_add_form(view: StaffView, qtbot: QtBot, **changes: str) -> None:
    press(view, Action.ADD, qtbot)
    values = {"login": "chen", "name": "陳主管", "password": PASSWORD, "again": PASSWORD}
    values |= changes
    form = view.add_form
    form.login_edit.setText(values["login"])
    form.name_edit.setText(values["name"])
    form.role_combo.setCurrentIndex(form.role_combo.findText(say_role(Role.SUPERVISOR)))
    form.password_edit.setText(values["password"])
    form.again_edit.setText(values["again"])


def row_words(view: StaffView, login: str) -> str:
    source = view.table.rows_model.source
    rows = [source.row(at) for at in range(source.count())]
    row = next(row for row in rows if row.key == login)
    return " ".join(f"{cell.words} {cell.below}" for cell in row.cells)


def choose(view: StaffView, login: str) -> None:
    source = view.table.rows_model.source
    keys = [source.row(at).key for at in range(source.count())]
    view.table.set_current(keys.index(login))


def test_an_account_is_added_and_its_holder_can_sign_in(
    view: StaffView, desk: Desk, qtbot: QtBot
) -> None:
    open_add_form(view, qtbot)
    press(view, Action.PRIMARY, qtbot)
    assert "陳主管" in row_words(view, "chen")
    assert say_role(Role.SUPERVISOR) in row_words(view, "chen")
    assert "已新增「陳主管」" in visible_words(view)
    assert staff.sign_in(desk, login="chen", password=PASSWORD).role is Role.SUPERVISOR
    assert view.add_form.password_edit.text() == ""


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"login": "lin"}, "已經有人使用"),
        ({"login": "陳 主管"}, "這個帳號不能使用"),
        ({"password": "short", "again": "short"}, "密碼太短，至少要 8 個字元"),
        ({"again": "another one"}, "兩次輸入的密碼不一樣"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_entered_stays(
    view: StaffView, qtbot: QtBot, changes: dict[str, str], words: str
) -> None:
    open_add_form(view, qtbot, **changes)
    press(view, Action.PRIMARY, qtbot)
    assert words in visible_words(view)
    assert view.add_form.name_edit.text() == "陳主管"
    assert view.table.rows_model.rowCount() == 2


def test_an_account_is_closed_and_opened_again(view: StaffView, desk: Desk, qtbot: QtBot) -> None:
    choose(view, "lin")
    view.active_button.click()
    qtbot.waitUntil(lambda: "已停用" in row_words(view, "lin"))
    with pytest.raises(SignInRefused):
        staff.sign_in(desk, login="lin", password=PASSWORD)
    assert view.active_button.text() == "重新啟用"
    view.active_button.click()
    qtbot.waitUntil(lambda: "使用中" in row_words(view, "lin"))
    assert staff.sign_in(desk, login="lin", password=PASSWORD).login == "lin"


def test_the_own_account_cannot_be_closed(view: StaffView) -> None:
    choose(view, "admin")
    assert not view.active_button.isEnabled()
    choose(view, "lin")
    assert view.active_button.isEnabled()


def test_a_refused_closing_is_said_although_no_form_is_open(view: StaffView, qtbot: QtBot) -> None:
    choose(view, "admin")
    view.active_requested.emit(False)
    qtbot.waitUntil(lambda: "不能停用自己正在使用的帳號" in visible_words(view))


def test_a_new_password_replaces_the_old_one(view: StaffView, desk: Desk, qtbot: QtBot) -> None:
    choose(view, "lin")
    view.password_button.click()
    assert "重設「林怡君」的密碼" in visible_words(view)
    view.password_form.password_edit.setText(ANOTHER)
    view.password_form.again_edit.setText(ANOTHER)
    press(view, Action.PRIMARY, qtbot)
    assert staff.sign_in(desk, login="lin", password=ANOTHER).login == "lin"
    with pytest.raises(SignInRefused):
        staff.sign_in(desk, login="lin", password=PASSWORD)


def test_a_password_form_belongs_to_one_account(view: StaffView) -> None:
    choose(view, "lin")
    view.password_button.click()
    choose(view, "admin")
    assert view._screen.form is StaffForm.NONE


def test_esc_closes_the_form_and_forgets_the_password(view: StaffView, qtbot: QtBot) -> None:
    open_add_form(view, qtbot)
    press(view, Action.BACK, qtbot)
    assert not view.add_form.isVisible()
    assert view.add_form.password_edit.text() == ""


def test_the_table_of_rights_says_what_the_program_checks(view: StaffView, qtbot: QtBot) -> None:
    view.page_chosen.emit("rights")
    source = view._rights.rows_model.source
    assert source.count() == len(Act)
    for at, act in enumerate(Act):
        row = source.row(at)
        assert row.cells[0].words == say_act(act)
        shown = [cell.words == "可以" for cell in row.cells[1:]]
        assert shown == [act in PERMITTED[role] for role in Role]


def test_every_control_has_a_name(view: StaffView, qtbot: QtBot) -> None:
    assert unnamed_controls(view) == []
    open_add_form(view, qtbot)
    assert unnamed_controls(view) == []
    view.form_requested.emit("password")
    assert unnamed_controls(view) == []


def test_enter_on_the_last_field_saves(view: StaffView, qtbot: QtBot) -> None:
    open_add_form(view, qtbot)
    qtbot.keyClick(view.add_form.again_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.table.rows_model.rowCount() == 3)


def test_a_locked_account_is_seen_and_opened_again(
    view: StaffView, desk: Desk, qtbot: QtBot
) -> None:
    choose(view, "lin")
    assert not view.unlock_button.isEnabled()
    for _ in range(3):
        with pytest.raises((SignInRefused, SignInLocked)):
            staff.sign_in(desk, login="lin", password="wrong")  # noqa: S106 - wrong
    view.on_shown()
    qtbot.waitUntil(lambda: "鎖定至 12:15" in row_words(view, "lin"))

    view.unlock_button.click()

    qtbot.waitUntil(lambda: "使用中" in row_words(view, "lin"))
    assert "已解除 lin 的鎖定" in visible_words(view)
    assert staff.sign_in(desk, login="lin", password=PASSWORD).login == "lin"


def test_the_policy_is_changed_within_its_bounds_and_said_in_the_forms(
    view: StaffView, desk: Desk, qtbot: QtBot
) -> None:
    view.page_chosen.emit("policy")
    form = view.policy_form
    assert unnamed_controls(view) == []
    form.default_button.click()
    form.spins["length_min"].setValue(1)
    assert form.spins["length_min"].value() == 8
    form.spins["length_min"].setValue(12)
    form.spins["idle_minutes"].setValue(10)
    press(view, Action.PRIMARY, qtbot)

    qtbot.waitUntil(lambda: "已儲存密碼規則" in visible_words(view))
    policy = password_policy(desk)
    assert (policy.length_min, policy.classes_min, policy.idle_minutes) == (12, 3, 10)
    open_add_form(view, qtbot)
    assert "至少 12 個字元，大寫、小寫、數字、符號至少 3 種" in visible_words(view)


def test_ages_that_cannot_be_are_refused_in_words(
    view: StaffView, desk: Desk, qtbot: QtBot
) -> None:
    view.page_chosen.emit("policy")
    view.policy_form.spins["age_max_days"].setValue(20)
    view.policy_form.spins["age_min_days"].setValue(30)
    press(view, Action.PRIMARY, qtbot)

    qtbot.waitUntil(lambda: "31 到 365 之間" in visible_words(view))
    assert password_policy(desk).age_max_days == 0


def test_who_has_a_given_password_is_marked(view: StaffView, desk: Desk, qtbot: QtBot) -> None:
    change_policy(desk, ADMINISTRATOR, GOVERNMENT)
    staff.set_password(desk, ADMINISTRATOR, login="lin", password="Given-12")  # noqa: S106
    view.on_shown()
    qtbot.waitUntil(lambda: "待本人變更密碼" in row_words(view, "lin"))
    assert "待本人變更密碼" not in row_words(view, "admin")
