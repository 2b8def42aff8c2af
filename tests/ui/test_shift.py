from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter_app.domain.money import DENOMINATIONS_TWD, Twd
from counter_app.domain.staff import Role
from counter_app.services import shifts
from counter_app.services.desk import Desk
from counter_app.ui.background import Endless, Inline
from counter_app.ui.shift.presenter import ShiftPorts, ShiftPresenter
from counter_app.ui.shift.view import ShiftView
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from factories import NOON, make_actor, make_desk, make_store, open_branch, open_shift
from screen_checks import unnamed_controls, visible_words

CLERK = make_actor(Role.CLERK)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    engine = make_store(tmp_path)
    desk = make_desk(engine)
    open_branch(desk)
    yield desk
    engine.dispose()


def make_screen(
    qtbot: QtBot, theme: Theme, desk: Desk, background: Inline | Endless
) -> tuple[ShiftView, ShiftPresenter]:
    view = ShiftView(theme)
    qtbot.addWidget(view)
    presenter = ShiftPresenter(
        view,
        background,
        ShiftPorts(
            today=NOON.date,
            open_shift=lambda float_twd: shifts.open_shift(desk, CLERK, float_twd=float_twd),
        ),
        desk_words="宜蘭分署　1 號櫃檯",
    )
    view.show()
    return view, presenter


def place_of(face_twd: int) -> int:
    return DENOMINATIONS_TWD.index(face_twd)


def press_primary(view: ShiftView) -> None:
    view.actions_by_key()[Action.PRIMARY].run()


def test_the_business_day_is_shown_in_roc_form_with_its_weekday(
    qtbot: QtBot, theme: Theme, desk: Desk, inline: Inline
) -> None:
    view, _ = make_screen(qtbot, theme, desk, inline)
    assert "中華民國 114 年 11 月 20 日（四）" in visible_words(view)


def test_counted_pieces_add_up_and_open_the_drawer(
    qtbot: QtBot, theme: Theme, desk: Desk, inline: Inline
) -> None:
    view, presenter = make_screen(qtbot, theme, desk, inline)
    qtbot.keyClicks(view.piece_edits[place_of(1000)], "3")
    qtbot.keyClicks(view.piece_edits[place_of(50)], "2x0")  # a slip of the finger is no digit
    assert "3,000" in visible_words(view)
    with qtbot.waitSignal(presenter.opened) as opened:
        press_primary(view)
    assert opened.args is not None
    assert opened.args[0].float_twd == 4000
    in_hand = shifts.shift_in_hand(desk, CLERK)
    assert in_hand is not None
    assert in_hand.shift.float_twd == 4000


def test_the_float_may_be_entered_as_one_sum_even_zero(
    qtbot: QtBot, theme: Theme, desk: Desk, inline: Inline
) -> None:
    view, presenter = make_screen(qtbot, theme, desk, inline)
    view.entry_chosen.emit("sum")
    assert not view.open_button.isEnabled()
    qtbot.keyClicks(view.sum_edit, "0")
    with qtbot.waitSignal(presenter.opened) as opened:
        press_primary(view)
    assert opened.args is not None
    assert opened.args[0].float_twd == Twd(0)


def test_nothing_is_opened_before_something_was_counted(
    qtbot: QtBot, theme: Theme, desk: Desk, inline: Inline
) -> None:
    view, _ = make_screen(qtbot, theme, desk, inline)
    assert not view.open_button.isEnabled()
    assert not view.actions_by_key()[Action.PRIMARY].is_enabled
    press_primary(view)
    qtbot.wait(1)
    assert shifts.shift_in_hand(desk, CLERK) is None


def test_an_open_drawer_is_told_in_words_and_what_was_counted_stays(
    qtbot: QtBot, theme: Theme, desk: Desk, inline: Inline
) -> None:
    open_shift(desk)
    view, _ = make_screen(qtbot, theme, desk, inline)
    qtbot.keyClicks(view.piece_edits[0], "1")
    press_primary(view)
    qtbot.waitUntil(view.open_button.isEnabled)
    assert "已經開班" in visible_words(view)
    assert view.piece_edits[0].text() == "1"


def test_opening_twice_at_once_asks_once(
    qtbot: QtBot, theme: Theme, desk: Desk, endless: Endless
) -> None:
    view, _ = make_screen(qtbot, theme, desk, endless)
    qtbot.keyClicks(view.piece_edits[0], "1")
    press_primary(view)
    press_primary(view)
    assert endless.waiting == 1
    assert not view.open_button.isEnabled()


def test_enter_goes_from_face_to_face_to_the_button(
    qtbot: QtBot, theme: Theme, desk: Desk, inline: Inline
) -> None:
    view, _ = make_screen(qtbot, theme, desk, inline)
    view.focus_home()
    qtbot.keyClicks(view.piece_edits[0], "1")
    for edit in view.piece_edits:
        assert view.focusWidget() is edit
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert view.focusWidget() is view.open_button


def test_every_control_has_a_name(qtbot: QtBot, theme: Theme, desk: Desk, inline: Inline) -> None:
    view, _ = make_screen(qtbot, theme, desk, inline)
    assert unnamed_controls(view) == []
