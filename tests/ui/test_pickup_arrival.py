"""The one field of a volunteer: a number, a desk, ready or not; and nobody's name, ever."""

from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from counter_app.bootstrap.pickup_desk import pickup_arrival_screen
from counter_app.domain.pickups import (
    Collector,
    Pickup,
    PickupNumber,
    PickupRequest,
    PickupState,
    RequestChannel,
)
from counter_app.domain.staff import NotPermitted, Role
from counter_app.services.desk import Desk
from counter_app.services.pickups import (
    cancel_pickup,
    find_pickups,
    make_ready,
    mark_arrival,
    read_pickup,
    request_pickup,
)
from counter_app.ui.background import Endless, Inline
from counter_app.ui.pickup_arrival.presenter import ArrivalPorts, ArrivalPresenter
from counter_app.ui.pickup_arrival.view import ArrivalView
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from factories import StoppedClock, make_actor, make_case_row, make_desk
from homes import home_of
from pickup_pages import at
from screen_checks import unnamed_controls
from windows import settle

VOLUNTEER = make_actor(Role.VOLUNTEER)
CLERK = make_actor()
NAME, AGENT_NAME, PHONE = "王小明", "李代書", "0912345678"
CASE = "宜執和114年綜所稅執字第00027724號"
SECRETS = (NAME, AGENT_NAME, "王", "李", PHONE, "00027724", "帶印章", "權利移轉證書")


@pytest.fixture
def engine(sqlite_engine: Engine) -> Engine:
    return sqlite_engine


@pytest.fixture
def desk(engine: Engine) -> Desk:
    return make_desk(engine, clock=StoppedClock(now=at(8)))


@pytest.fixture
def pickup(desk: Desk, engine: Engine) -> Pickup:
    return request_pickup(
        desk,
        CLERK,
        PickupRequest(
            item_code="certificate",
            channel=RequestChannel.PHONE,
            caller_name=NAME,
            caller_phone=PHONE,
            case_id=make_case_row(engine),
            collector=Collector.AGENT,
            agent_name=AGENT_NAME,
            note="帶印章",
        ),
        desk_no=1,
        slot_at=at(9),
    )


@pytest.fixture
def view(
    qtbot: QtBot, theme: Theme, desk: Desk, engine: Engine, tmp_path: Path, inline: Inline
) -> ArrivalView:
    home = home_of(desk, engine, tmp_path)
    made, _presenter = pickup_arrival_screen(theme, home, VOLUNTEER, store=inline)
    qtbot.addWidget(made)
    made.resize(1286, 674)
    made.show()
    return made


def said(view: ArrivalView) -> str:
    """Return everything that can be seen or heard on the page."""
    settle()
    words = [view.title()]
    for widget in (view, *view.findChildren(QWidget)):
        if widget.isVisibleTo(view):
            text = widget.property("text")
            words += [widget.accessibleName(), str(text) if text else "", widget.toolTip()]
    return "\n".join(words)


def state_of(desk: Desk, pickup: Pickup) -> PickupState:
    return read_pickup(desk, CLERK, pickup.number).pickup.state


def test_a_slip_says_the_desk_and_that_it_is_not_ready(
    view: ArrivalView, desk: Desk, pickup: Pickup
) -> None:
    view.on_scanned(pickup.number)
    words = said(view)
    assert pickup.number in words
    assert "請到 1 號櫃檯" in words
    assert "請稍候" in words
    assert state_of(desk, pickup) is PickupState.ARRIVED
    view.on_scanned(pickup.number)
    assert "已經報到過" in said(view)


def test_what_lies_ready_is_said_and_typing_does_as_well_as_scanning(
    view: ArrivalView, desk: Desk, pickup: Pickup
) -> None:
    make_ready(desk, CLERK, pickup.number, shelf="A-3")
    view.focus_home()
    QTest.keyClicks(view.scan_edit, pickup.number.lower())
    assert view.enter_button.isEnabled()
    QTest.keyClick(view.scan_edit, Qt.Key.Key_Return)
    words = said(view)
    assert "可領件" in words
    assert "A-3" not in words
    assert state_of(desk, pickup) is PickupState.ARRIVED
    assert view.scan_edit.text() == ""


def test_there_is_one_field_no_list_and_no_search(view: ArrivalView) -> None:
    assert [type(edit) for edit in view.findChildren(QLineEdit)] == [QLineEdit]
    assert view.findChildren(QAbstractItemView) == []
    assert not view.uses_search()
    assert set(view.actions_by_key()) == {Action.PRIMARY, Action.BACK}
    assert unnamed_controls(view) == []


@pytest.mark.parametrize("text", [NAME, AGENT_NAME, CASE, PHONE, "A123456789", "P1140000"])
def test_a_name_or_anything_else_is_refused_in_words_and_sent_to_the_desk(
    view: ArrivalView, desk: Desk, pickup: Pickup, text: str
) -> None:
    view.on_scanned(text)
    words = said(view)
    assert "這裡只收取件單的號碼" in words
    assert "1 號櫃檯" in words
    assert text not in words
    assert state_of(desk, pickup) is PickupState.REQUESTED


def test_what_is_over_is_not_told_apart(view: ArrivalView, desk: Desk, pickup: Pickup) -> None:
    cancel_pickup(desk, CLERK, pickup.number)
    view.on_scanned(pickup.number)
    assert "已經領走、取消或歸檔" in said(view)
    view.on_scanned("P11499999999")
    assert "找不到這個號碼" in said(view)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    text=st.one_of(
        st.text(max_size=64),
        st.sampled_from((NAME, AGENT_NAME, PHONE, CASE)),
        st.from_regex(r"[PNRHS][0-9]{11}", fullmatch=True),
        st.builds("P114{:08d}".format, st.integers(min_value=0, max_value=3)),
        st.from_regex(r"[Pp]\s?1\s?1\s?4[0-9 ]{8,12}", fullmatch=True),
    )
)
@example(text="P11400000001")
@example(text="ｐ１１４００００００００１")
@example(text="%")
@example(text="_")
@example(text="' OR 1=1 --")
def test_no_input_brings_a_name_to_light(view: ArrivalView, pickup: Pickup, text: str) -> None:
    assert pickup.number == "P11400000001"
    view.scan_edit.setText(text)
    view._enter()
    words = said(view)
    for secret in SECRETS:
        assert secret not in words


def test_what_is_kept_from_a_volunteer_is_there_for_a_clerk(desk: Desk, pickup: Pickup) -> None:
    # The control of the test above: there is a name, and it can be found by whoever may.
    assert [each.caller_name for each in find_pickups(desk, CLERK, NAME)] == [NAME]
    with pytest.raises(NotPermitted):
        find_pickups(desk, VOLUNTEER, NAME)
    with pytest.raises(NotPermitted):
        read_pickup(desk, VOLUNTEER, pickup.number)


def test_the_answer_is_gone_after_some_seconds(
    qtbot: QtBot, theme: Theme, desk: Desk, pickup: Pickup, inline: Inline
) -> None:
    view = ArrivalView(theme)
    qtbot.addWidget(view)
    ports = ArrivalPorts(mark=partial(mark_arrival, desk, VOLUNTEER), background=inline)
    ArrivalPresenter(view, ports, shown_for_ms=120)
    view.show()
    view.on_scanned(pickup.number)
    assert pickup.number in said(view)
    qtbot.waitUntil(lambda: not view._result.isVisible())
    view.on_scanned(NAME)
    assert view.panel.isVisible()
    qtbot.waitUntil(lambda: not view.panel.isVisible())


def test_while_one_is_marked_no_other_begins(
    qtbot: QtBot, theme: Theme, desk: Desk, engine: Engine, tmp_path: Path, pickup: Pickup
) -> None:
    endless = Endless()
    home = home_of(desk, engine, tmp_path)
    view, _presenter = pickup_arrival_screen(theme, home, VOLUNTEER, store=endless)
    qtbot.addWidget(view)
    view.show()
    view.on_scanned(pickup.number)
    view.on_scanned(pickup.number)
    assert endless.waiting == 1
    endless.let_go()
    assert PickupNumber(pickup.number) in said(view)
