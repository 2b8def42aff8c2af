"""Signing in: nothing blocks, wrong passwords have words, the first window is light."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from counter_app.domain.staff import Actor, ApprovalRefused, Role, StaffId
from counter_app.ui.background import Background, Endless, Inline
from counter_app.ui.messages import WORDS, Message
from counter_app.ui.sign_in.presenter import SignInPresenter
from counter_app.ui.sign_in.view import DemoAccount, SignInScreen, SignInView
from counter_app.ui.theme.style import Theme

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
    presenter = SignInPresenter(view, background, sign_in, screen=screen)
    presenter.begin()
    return presenter


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
