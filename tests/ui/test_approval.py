from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter_app.domain.approvals import ReasonMissing
from counter_app.domain.staff import Actor, Role
from counter_app.services.desk import Desk
from counter_app.services.staff import add_staff, approver_of
from counter_app.ui.approval.panel import ApprovalPanel
from counter_app.ui.approval.presenter import Approving
from counter_app.ui.approval.screen import ApprovalAnswer, ApprovalScreen, Credentials
from counter_app.ui.background import Endless, Inline
from counter_app.ui.theme.style import Theme
from factories import make_actor, make_desk, make_store, open_branch
from screen_checks import unnamed_controls, visible_words

PASSWORD = "Second-Person-1"  # noqa: S105 - of an account that lives for one test
SCREEN = ApprovalScreen(
    subject="R11401000001",
    heading="作廢收據",
    about="R11401000001　2,350",
    reason_words="作廢的原因",
    confirm_words="核可並作廢",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    engine = make_store(tmp_path)
    desk = make_desk(engine)
    open_branch(desk)
    add_staff(
        desk,
        make_actor(Role.ADMINISTRATOR, staff_id=99),
        login="boss",
        display_name="主管",
        role=Role.SUPERVISOR,
        password=PASSWORD,
    )
    yield desk
    engine.dispose()


class Act:
    def __init__(self) -> None:
        self.done: list[tuple[str, str]] = []

    def __call__(self, approver: Actor | None, reason: str) -> str:
        if not reason:
            raise ReasonMissing
        self.done.append(("" if approver is None else approver.login, reason))
        return "done"


def make(
    qtbot: QtBot, theme: Theme, desk: Desk, background: Inline | Endless
) -> tuple[ApprovalPanel, Approving]:
    panel = ApprovalPanel(theme)
    qtbot.addWidget(panel)

    def who(*, login: str, password: str) -> Actor:
        return approver_of(desk, make_actor(staff_id=50), login=login, password=password)

    return panel, Approving(panel, background, who)


def enter(panel: ApprovalPanel, *, reason: str = "重複收款", password: str = PASSWORD) -> None:
    panel.reason_edit.setText(reason)
    panel.second.login_edit.setText("boss")
    panel.second.password_edit.setText(password)
    panel.confirm()


def test_the_act_is_done_with_the_second_person_and_the_reason(
    qtbot: QtBot, theme: Theme, desk: Desk, inline: Inline
) -> None:
    panel, approving = make(qtbot, theme, desk, inline)
    act, results = Act(), list[str]()
    approving.ask(SCREEN, act, on_done=results.append)
    assert panel.isVisible()
    assert "作廢收據" in visible_words(panel)
    assert unnamed_controls(panel) == []
    enter(panel)
    qtbot.waitUntil(lambda: results == ["done"])
    assert act.done == [("boss", "重複收款")]
    assert not approving.is_asking
    assert not panel.isVisible()


@pytest.mark.parametrize(("password", "words"), [("wrong", "帳號或密碼不對")])
def test_a_wrong_password_does_nothing_and_keeps_the_reason(
    qtbot: QtBot, theme: Theme, desk: Desk, inline: Inline, password: str, words: str
) -> None:
    panel, approving = make(qtbot, theme, desk, inline)
    act = Act()
    approving.ask(SCREEN, act, on_done=lambda _result: None)
    enter(panel, password=password)
    qtbot.waitUntil(lambda: words in visible_words(panel))
    assert act.done == []
    assert panel.reason_edit.text() == "重複收款"
    assert panel.second.password_edit.text() == ""
    enter(panel)
    qtbot.waitUntil(lambda: bool(act.done))


def test_while_the_act_is_done_it_is_neither_left_nor_done_twice(
    qtbot: QtBot, theme: Theme, desk: Desk, endless: Endless
) -> None:
    panel, approving = make(qtbot, theme, desk, endless)
    approving.ask(SCREEN, Act(), on_done=lambda _result: None)
    enter(panel)
    panel.confirm()
    approving.leave()
    assert endless.waiting == 1
    assert approving.is_busy


def test_esc_leaves_without_a_trace_of_what_was_typed(
    qtbot: QtBot, theme: Theme, desk: Desk, inline: Inline
) -> None:
    panel, approving = make(qtbot, theme, desk, inline)
    act = Act()
    approving.ask(SCREEN, act, on_done=lambda _result: None)
    panel.reason_edit.setText("x")
    panel.second.password_edit.setText(PASSWORD)
    panel.left.emit()
    assert not approving.is_asking
    assert (panel.reason_edit.text(), panel.second.password_edit.text()) == ("", "")
    assert act.done == []


def test_where_no_second_person_is_needed_only_the_reason_is_asked(
    qtbot: QtBot, theme: Theme, desk: Desk, inline: Inline
) -> None:
    panel, approving = make(qtbot, theme, desk, inline)
    act = Act()
    alone = ApprovalScreen(
        subject="shift", heading="取出現金", reason_words="原因", needs_second=False
    )
    approving.ask(alone, act, on_done=lambda _result: None)
    assert not panel.second.isVisible()
    qtbot.keyClicks(panel.reason_edit, "change")
    qtbot.keyClick(panel.reason_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: act.done == [("", "change")])


def test_a_password_is_in_no_representation() -> None:
    answer = ApprovalAnswer(reason="x", second=Credentials(login="boss", password=PASSWORD))
    assert PASSWORD not in repr(answer)
