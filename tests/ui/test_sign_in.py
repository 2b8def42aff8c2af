"""Signing in: nothing blocks, wrong passwords have words, the first window is light."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from counter_app.domain.passwords import (
    GOVERNMENT,
    ChangeReason,
    PasswordMustChange,
    PasswordTooPlain,
    PasswordTooYoung,
    SignInLocked,
    SignInRefused,
)
from counter_app.domain.staff import Actor, ApprovalRefused, Role, StaffId
from counter_app.ui.background import Background, Endless, Inline
from counter_app.ui.messages import WORDS, Message
from counter_app.ui.sign_in.presenter import SignInPorts, SignInPresenter
from counter_app.ui.sign_in.view import DemoAccount, SignInScreen, SignInView
from counter_app.ui.theme.style import Theme
from screen_checks import unnamed_controls

LIN = Actor(staff_id=StaffId(1), login="lin", display_name="林怡君", role=Role.CLERK, desk_no=1)
SCREEN = SignInScreen(branch_words="宜蘭分署", desk_words="1 號櫃檯")
DEMO = SignInScreen(
    branch_words="宜蘭分署",
    desk_words="1 號櫃檯",
    demo_accounts=(
        DemoAccount(login="lin", password="demo-lin", role_words="收款人員"),  # noqa: S106 - shown
    ),
)


def sign_in(login: str, password: str) -> Actor:
    if (login, password) != ("lin", "demo-lin"):
        raise ApprovalRefused(own_act=False)
    return LIN


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> SignInView:
    made = SignInView(theme)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def begin(
    view: SignInView, background: Background, screen: SignInScreen = SCREEN
) -> SignInPresenter:
    presenter = SignInPresenter(view, background, Accounts().ports(), screen=screen)
    presenter.begin()
    return presenter


class Accounts:
    """One account whose given password must be changed, and what was asked of it."""

    def __init__(self, *, refuses: Exception | None = None) -> None:
        self.given = "given-1A"
        self.chosen = ""
        self.refuses = refuses

    def ports(self) -> SignInPorts:
        return SignInPorts(
            sign_in=self.sign_in, change_password=self.change, policy=lambda: GOVERNMENT
        )

    def sign_in(self, login: str, password: str) -> Actor:
        if login != "amy":
            return sign_in(login, password)
        if password == self.chosen:
            return LIN
        if password == self.given:
            raise PasswordMustChange(reason=ChangeReason.GIVEN)
        raise SignInRefused

    def change(self, login: str, old: str, new: str) -> None:
        if self.refuses is not None:
            raise self.refuses
        if (login, old) != ("amy", self.given):
            raise SignInRefused
        self.chosen = new


def type_in(view: SignInView, login: str, password: str) -> None:
    QTest.keyClicks(view.login_edit, login)
    QTest.keyClick(view.login_edit, Qt.Key.Key_Return)
    QTest.keyClicks(view.password_edit, password)
    QTest.keyClick(view.password_edit, Qt.Key.Key_Return)


def test_account_and_password_bring_the_person(
    view: SignInView, inline: Inline, qtbot: QtBot
) -> None:
    presenter = begin(view, inline)
    assert view.login_edit.hasFocus()
    with qtbot.waitSignal(presenter.signed_in) as signed_in:
        type_in(view, "lin", "demo-lin")
    assert signed_in.args == [LIN]
    assert view.password_edit.text() == ""


def test_while_it_is_checked_nothing_can_be_asked_twice(
    view: SignInView, endless: Endless, qtbot: QtBot
) -> None:
    begin(view, endless)
    type_in(view, "lin", "demo-lin")
    assert not view.sign_in_button.isEnabled()
    QTest.keyClick(view.password_edit, Qt.Key.Key_Return)
    assert endless.waiting == 1


def test_a_wrong_password_has_words_and_the_focus_is_on_the_password(
    view: SignInView, inline: Inline, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = Message(what="帳號或密碼不正確。", now="請再輸入一次。")
    monkeypatch.setitem(WORDS, ApprovalRefused, lambda _error: words)
    begin(view, inline)
    type_in(view, "lin", "wrong")
    shown = "帳號或密碼不正確。請再輸入一次。"
    qtbot.waitUntil(lambda: view._notice.accessibleName() == shown)
    assert view.password_edit.text() == ""
    assert view.password_edit.hasFocus()
    assert view.sign_in_button.isEnabled()


def test_an_empty_field_gets_the_focus_instead_of_a_refusal(
    view: SignInView, endless: Endless, qtbot: QtBot
) -> None:
    begin(view, endless)
    view.sign_in_button.click()
    assert view.login_edit.hasFocus()
    view.login_edit.setText("lin")
    view.sign_in_button.click()
    assert view.password_edit.hasFocus()
    assert endless.waiting == 0


def test_caps_lock_is_noticed_at_the_first_letter(view: SignInView, qtbot: QtBot) -> None:
    QTest.keyClick(view.password_edit, Qt.Key.Key_A)
    assert view._caps.isHidden()
    QTest.keyClicks(view.password_edit, "A")
    assert not view._caps.isHidden()


def test_the_password_can_be_shown(view: SignInView, qtbot: QtBot) -> None:
    eye = next(
        each for each in view.findChildren(QPushButton) if each.accessibleName() == "顯示密碼"
    )
    eye.click()
    assert view.password_edit.echoMode() is QLineEdit.EchoMode.Normal
    assert eye.accessibleName() == "隱藏密碼"


def test_a_demo_lists_its_accounts_and_fills_them_in(
    view: SignInView, inline: Inline, qtbot: QtBot
) -> None:
    presenter = begin(view, inline, DEMO)
    fill = next(each for each in view.findChildren(QPushButton) if each.text() == "lin")
    fill.click()
    qtbot.waitUntil(view.sign_in_button.hasFocus)
    with qtbot.waitSignal(presenter.signed_in):
        QTest.keyClick(view.sign_in_button, Qt.Key.Key_Enter)


def test_a_locked_desk_asks_for_the_password_only(
    view: SignInView, inline: Inline, qtbot: QtBot
) -> None:
    locked = SignInScreen(
        branch_words="宜蘭分署", desk_words="1 號櫃檯", login="lin", is_locked=True
    )
    begin(view, inline, locked)
    assert view.login_edit.isReadOnly()
    assert view.password_edit.hasFocus()


def test_somebody_else_may_sign_in_at_a_locked_desk(
    view: SignInView, inline: Inline, qtbot: QtBot
) -> None:
    locked = SignInScreen(
        branch_words="宜蘭分署",
        desk_words="1 號櫃檯",
        login="chen",
        is_locked=True,
        person_words="陳主管",
        may_change_person=True,
    )
    presenter = begin(view, inline, locked)
    QTest.keyClick(view.other_button, Qt.Key.Key_Space)
    assert view.login_edit.hasFocus()
    assert view.login_edit.text() == ""
    assert "陳主管" in view._other_label.text()

    view.lock_button.click()
    assert (view.login_edit.text(), view.login_edit.isReadOnly()) == ("chen", True)

    view.other_button.click()
    with qtbot.waitSignal(presenter.signed_in) as signed_in:
        type_in(view, "lin", "demo-lin")
    assert signed_in.args == [LIN]


def test_nobody_else_signs_in_while_a_machine_is_asked(view: SignInView, inline: Inline) -> None:
    begin(
        view,
        inline,
        SignInScreen(
            branch_words="", desk_words="", login="chen", is_locked=True, person_words="陳主管"
        ),
    )
    assert not view.other_button.isVisible()


def test_a_given_password_is_changed_before_anything_else(
    view: SignInView, inline: Inline, qtbot: QtBot
) -> None:
    accounts = Accounts()
    presenter = SignInPresenter(view, inline, accounts.ports(), screen=SCREEN)
    presenter.begin()
    form = view.change_form

    type_in(view, "amy", "given-1A")
    qtbot.waitUntil(lambda: "90 天" in form._rules_label.text())
    assert "別人給的" in form._why.accessibleName()
    assert form.old_edit.text() == "given-1A"
    assert form.new_edit.hasFocus()
    assert view.password_edit.text() == ""
    assert unnamed_controls(view) == []

    QTest.keyClicks(form.new_edit, "Chosen-22")
    QTest.keyClick(form.new_edit, Qt.Key.Key_Return)
    QTest.keyClicks(form.again_edit, "Chosen-23")
    QTest.keyClick(form.again_edit, Qt.Key.Key_Return)
    assert "不一樣" in form.again_edit.accessibleDescription()
    assert accounts.chosen == ""

    form.again_edit.setText("Chosen-22")
    with qtbot.waitSignal(presenter.signed_in) as signed_in:
        QTest.keyClick(form.again_edit, Qt.Key.Key_Return)
    assert signed_in.args == [LIN]
    assert accounts.chosen == "Chosen-22"
    assert form.old_edit.text() == form.new_edit.text() == form.again_edit.text() == ""


@pytest.mark.parametrize(
    ("error", "field", "words"),
    [
        (SignInRefused(), "old_edit", "帳號或密碼不對"),
        (PasswordTooPlain(classes_min=3), "new_edit", "至少要有 3 種"),
        (PasswordTooYoung(age_min_days=1), "", "滿 1 天"),
        (SignInLocked(minutes=15), "", "至少鎖定 15 分鐘"),
    ],
)
def test_what_is_wrong_with_a_new_password_stands_where_it_is_wrong(
    view: SignInView, inline: Inline, qtbot: QtBot, error: Exception, field: str, words: str
) -> None:
    SignInPresenter(view, inline, Accounts(refuses=error).ports(), screen=SCREEN)
    view.login_edit.setText("amy")
    view.change_button.click()
    form = view.change_form
    assert form.old_edit.hasFocus()

    for edit in (form.old_edit, form.new_edit, form.again_edit):
        edit.setText("Chosen-22")
    form.save_button.click()
    qtbot.waitUntil(form.save_button.isEnabled)

    if field:
        edit = getattr(form, field)
        assert words in edit.accessibleDescription()
        assert edit.hasFocus()
    else:
        assert words in form._notice.accessibleName()
    form.back_button.click()
    assert view.sign_in_button.isVisible()
    assert form.new_edit.text() == ""


def test_whose_password_is_to_be_changed_must_be_known(view: SignInView, endless: Endless) -> None:
    begin(view, endless)
    view.change_button.click()
    assert view.login_edit.hasFocus()
    assert view.sign_in_button.isVisible()


def test_the_first_window_loads_nothing_heavy() -> None:
    heavy = (
        "sqlalchemy",
        "alembic",
        "reportlab",
        "serial",
        "escpos",
        "argon2",
        "PIL",
        "pypdfium2",
        "counter_app.services",
        "counter_app.store",
        "counter_app.ui.messages",
    )
    script = (
        "import sys; import counter_app.ui.sign_in.presenter;"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
