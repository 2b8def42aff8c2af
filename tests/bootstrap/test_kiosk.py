"""The kiosk of a desk on both screens, with a real store, a real window and real settings."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, select

from counter_app.bootstrap.folders import settings_path
from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.kiosk import UNSENT_FILE, Kiosk, kiosk_page
from counter_app.domain.responses import Source
from counter_app.domain.staff import Role
from counter_app.services.desk_settings import put_kiosk_code
from counter_app.settings import Settings, write_settings
from counter_app.store.errors import StoreUnreachable
from counter_app.store.schema import survey_answers, survey_follow_ups, survey_responses
from counter_app.store.unit_of_work import UnitOfWork
from counter_app.ui.background import Inline
from counter_app.ui.customer_display.view import (
    CustomerScreen,
    CustomerStage,
    CustomerView,
    CustomerWindow,
)
from counter_app.ui.idle import IdleWatch
from counter_app.ui.kiosk.desk_view import KioskDeskView
from counter_app.ui.main_window import MainWindow
from counter_app.ui.screen import Screen
from counter_app.ui.shortcuts import Action, KeyMap
from counter_app.ui.theme.style import Theme
from factories import StoppedClock, make_actor, make_desk, make_store
from homes import home_of
from lost_commit import lose_next_commit
from screen_checks import unnamed_controls, visible_words
from windows import settle

CODE = "830417"
CLERK = make_actor()
QUESTIONS = 7


@dataclass
class Link:
    """The way to the store, which can be down."""

    engine: Engine
    is_down: bool = False

    def open_unit(self) -> UnitOfWork:
        if self.is_down:
            raise StoreUnreachable
        return UnitOfWork(self.engine)


@dataclass
class Desk:
    """A desk with a second screen, whether this computer has one or not."""

    home: Home
    engine: Engine
    kiosk: Kiosk
    window: MainWindow
    second: CustomerView
    page: KioskDeskView
    told: list[str]
    now_s: list[float]
    link: Link

    @property
    def place(self) -> str:
        return self.kiosk.place.value

    def plug_in(self) -> None:
        self.second.resize(1280, 800)
        self.second.show()
        settle()

    def tick(self, seconds: float) -> None:
        end_s = self.now_s[0] + seconds
        while self.now_s[0] < end_s:
            self.now_s[0] = min(end_s, self.now_s[0] + 0.2)
            self.kiosk._presenter.tick()
        settle()

    def tap(self, target: QWidget) -> None:
        self.now_s[0] += 1
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
        settle()

    def answer_all(self, digit: int) -> None:
        page = self.kiosk.view.question_page
        for _ in range(QUESTIONS):
            self.tap(page.targets[digit - 1])
            self.tap(page.next_button)

    def leave(self, code: str = CODE) -> None:
        view = self.kiosk.view
        QTest.mousePress(view.corner, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
        self.tick(3.2)
        for digit in code:
            self.tap(view.code_page.keys[digit])
        self.tap(view.code_page.keys["enter"])

    def stored(self) -> list[tuple[object, ...]]:
        with self.engine.connect() as connection:
            table = survey_responses.c
            rows = connection.execute(
                select(table.source, table.version, table.typed_by, table.desk_no)
            )
            return [tuple(each) for each in rows]


@pytest.fixture
def desk(theme: Theme, tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    engine = make_store(tmp_path)
    now_s = [1_000.0]
    link = Link(engine)
    plain = make_desk(engine, steady_s=lambda: now_s[0], open_unit=link.open_unit)
    home = home_of(plain, engine, tmp_path)
    write_settings(settings_path(home.path), Settings(branch="宜蘭"))
    made = build(theme, home, engine, now_s, qapp, link)
    for widget in (made.window, made.second, made.kiosk.view):
        qtbot.addWidget(widget)
    yield made
    made.kiosk.close()
    engine.dispose()


def build(
    theme: Theme,
    home: Home,
    engine: Engine,
    now_s: list[float],
    qapp: QApplication,
    link: Link,
) -> Desk:
    store = Inline()
    window, second = MainWindow(theme, KeyMap(), title="x"), CustomerView(theme)
    kiosk = Kiosk(
        theme,
        home,
        CLERK,
        window=window,
        second=second,
        second_window=CustomerWindow(second, qapp),
        store=store,
        parent=window,
    )
    kiosk._presenter._timer.setInterval(10**8)
    page = kiosk_page(theme, kiosk, store=store)
    assert isinstance(page, KioskDeskView)
    told = list[str]()
    kiosk.lock_wanted.connect(lambda: told.append("lock"))
    kiosk.failed.connect(lambda error: told.append(type(error).__name__))
    window.offer_kiosk()
    window.kiosk_requested.connect(kiosk.turn_second)
    window.add_screen("kiosk", page)
    window.resize(1366, 768)
    window.show()
    page.on_shown()
    settle()
    return Desk(
        home=home,
        engine=engine,
        kiosk=kiosk,
        window=window,
        second=second,
        page=page,
        told=told,
        now_s=now_s,
        link=link,
    )


def set_code(desk: Desk) -> None:
    path = settings_path(desk.home.path)
    administrator = make_actor(Role.ADMINISTRATOR)
    put_kiosk_code(desk.home.desk, administrator, CODE, settings_file=path)
    desk.page.on_shown()
    settle()


def screen(stage: CustomerStage) -> CustomerScreen:
    return CustomerScreen(branch_words="宜蘭分署", desk_words="1 號櫃檯", stage=stage)


def test_one_key_calls_it_up_after_a_payment_and_it_goes_away_by_itself(desk: Desk) -> None:
    desk.plug_in()
    desk.second.display(screen(CustomerStage.PAID))
    desk.window.press(Action.KIOSK)
    settle()
    assert desk.place == "second_screen"
    assert desk.kiosk.view.isVisible()
    assert desk.kiosk.view.size() == desk.second.size()
    desk.answer_all(2)
    assert desk.stored() == [(Source.KIOSK.value, 1, "", 1)]
    assert "謝謝您的意見" in visible_words(desk.second)
    desk.tick(6.2)
    assert desk.place == "nowhere"
    assert not desk.kiosk.view.isVisible()
    assert "已收款" in visible_words(desk.second)


def test_the_next_payment_takes_the_screen_back_and_forgets_the_visitor(desk: Desk) -> None:
    desk.plug_in()
    desk.window.press(Action.KIOSK)
    settle()
    desk.tap(desk.kiosk.view.question_page.targets[0])
    desk.second.display(screen(CustomerStage.IDLE))
    desk.second.display(screen(CustomerStage.PAID))
    assert desk.place == "second_screen"
    desk.second.display(screen(CustomerStage.DUE))
    settle()
    assert desk.place == "nowhere"
    assert not desk.kiosk.view.isVisible()
    assert "應繳金額" in visible_words(desk.second)
    desk.tick(60)
    assert desk.stored() == []


def test_what_is_to_be_paid_is_never_covered(desk: Desk) -> None:
    desk.plug_in()
    for stage in (CustomerStage.DUE, CustomerStage.PAY):
        desk.second.display(screen(stage))
        assert not desk.kiosk.turn_second()
        assert "收款後" in desk.kiosk.why_not()
        desk.page.on_shown()
        assert not desk.page.second_button.isEnabled()
    settle()
    assert desk.place == "nowhere"


def test_the_key_again_takes_it_back(desk: Desk) -> None:
    desk.plug_in()
    desk.window.press(Action.KIOSK)
    settle()
    assert desk.page.second_button.text() == "收回問卷"
    desk.window.press(Action.KIOSK)
    settle()
    assert desk.place == "nowhere"
    assert "歡迎洽公" in visible_words(desk.second)
    assert desk.told == []


def test_without_a_second_screen_that_is_said(desk: Desk) -> None:
    assert not desk.kiosk.turn_second()
    assert "沒有接第二螢幕" in desk.kiosk.why_not()
    assert "沒有接第二螢幕" in visible_words(desk.page)
    assert not desk.page.second_button.isEnabled()


def test_a_tap_on_the_second_screen_takes_no_keyboard_from_the_desk(desk: Desk) -> None:
    assert desk.second.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus


def test_a_visitor_does_not_keep_the_desk_from_locking(desk: Desk, qtbot: QtBot) -> None:
    desk.plug_in()
    desk.window.press(Action.KIOSK)
    settle()
    watch = IdleWatch(lambda: False)
    told = list[str]()
    watch.idle.connect(lambda: told.append("idle"))
    watch.start(300)
    for _ in range(12):
        QTest.mouseClick(desk.kiosk.view.question_page.targets[0], Qt.MouseButton.LeftButton)
        qtbot.wait(40)
    assert told == ["idle"]
    # The control: whoever touches the desk itself is there.
    watch.start(300)
    for _ in range(12):
        QTest.mouseClick(desk.page, Qt.MouseButton.LeftButton)
        qtbot.wait(40)
    watch.stop()
    assert told == ["idle"]


def test_a_tablet_is_left_by_the_code_and_the_desk_is_locked_then(desk: Desk) -> None:
    set_code(desk)
    desk.page.here_button.click()
    settle()
    assert desk.place == "here"
    assert desk.window.isFullScreen()
    desk.tap(desk.kiosk.view.start_page.begin_button)
    desk.answer_all(1)
    assert len(desk.stored()) == 1
    desk.leave("111999")
    assert desk.place == "here"
    assert desk.told == []
    desk.tick(3)
    for digit in CODE:
        desk.tap(desk.kiosk.view.code_page.keys[digit])
    desk.tap(desk.kiosk.view.code_page.keys["enter"])
    assert desk.place == "nowhere"
    assert not desk.window.isFullScreen()
    assert not desk.window.is_covered
    assert desk.told == ["lock"]


def test_no_key_and_no_scan_reaches_the_desk_behind(desk: Desk) -> None:
    seen = list[str]()

    class Behind(Screen):
        def on_scanned(self, text: str) -> None:
            seen.append(text)

        def on_digits(self, digits: str) -> bool:
            seen.append(digits)
            return True

        def on_sign(self, sign: str) -> bool:
            seen.append(sign)
            return True

    desk.window.add_screen("behind", Behind())
    desk.window.go_to("behind")
    desk.window.lock_requested.connect(lambda: seen.append("lock"))
    desk.window.held_requested.connect(lambda: seen.append("held"))
    desk.window.place_changed.connect(seen.append)

    def try_everything() -> None:
        for action in Action:
            desk.window.press(action)
        desk.window.take_scan("11300123456")
        for key in (Qt.Key.Key_7, Qt.Key.Key_Plus, Qt.Key.Key_Escape, Qt.Key.Key_F11):
            QTest.keyClick(desk.window.focusWidget(), key)
        settle()

    set_code(desk)
    desk.kiosk.show_here()
    settle()
    try_everything()
    assert seen == []
    assert desk.window.isFullScreen()
    assert desk.place == "here"
    # The control: the same reaches a desk that is not covered.
    desk.kiosk.take_back()
    desk.window.go_to("behind")
    try_everything()
    assert {"lock", "11300123456", "7"} <= set(seen)


def test_without_a_code_this_screen_is_not_given_away(desk: Desk) -> None:
    assert not desk.page.here_button.isEnabled()
    assert "尚未設定代碼" in visible_words(desk.page)
    desk.kiosk.show_here()
    settle()
    assert desk.place == "nowhere"
    # Nor when it was taken away since the page looked.
    set_code(desk)
    assert desk.page.here_button.isEnabled()
    write_settings(settings_path(desk.home.path), Settings(branch="宜蘭"))
    desk.page.here_button.click()
    settle()
    assert desk.place == "nowhere"
    assert not desk.window.is_covered


def test_a_low_answer_opens_a_follow_up_and_nothing_says_who_it_was(desk: Desk) -> None:
    desk.plug_in()
    desk.kiosk.turn_second()
    settle()
    desk.answer_all(4)
    with desk.engine.connect() as connection:
        assert len(connection.execute(select(survey_follow_ups)).all()) == 1
        answers = connection.execute(select(survey_answers.c.choices)).scalars().all()
    # Words are not asked for; their answer is not made up either.
    assert answers == ["4"] * QUESTIONS
    with desk.home.desk.open_unit() as unit:
        (entry,) = unit.journal.entries(act="record_kiosk_response")
    assert "4" not in str(entry.details)


@pytest.mark.parametrize("keep", [False, True])
def test_a_commit_whose_answer_was_lost_stores_it_once(desk: Desk, *, keep: bool) -> None:
    desk.plug_in()
    desk.kiosk.turn_second()
    settle()
    page = desk.kiosk.view.question_page
    for _ in range(QUESTIONS - 1):
        desk.tap(page.targets[0])
        desk.tap(page.next_button)
    desk.tap(page.targets[0])
    lose_next_commit(desk.engine, keep=keep)
    desk.tap(page.next_button)
    assert "謝謝" in visible_words(desk.kiosk.view)
    desk.kiosk._outbox.send()
    settle()
    assert len(desk.stored()) == 1
    assert desk.kiosk.waiting == 0
    assert not (desk.home.path / UNSENT_FILE).exists()


def test_a_response_survives_a_store_that_is_away_until_the_next_start(
    desk: Desk, theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    desk.plug_in()
    desk.kiosk.turn_second()
    settle()
    desk.link.is_down = True
    desk.answer_all(3)
    assert "謝謝" in visible_words(desk.second)
    assert desk.kiosk.waiting == 1
    assert "有 1 份還沒存進資料庫" in visible_words(desk.page)
    kept = (desk.home.path / UNSENT_FILE).read_text(encoding="utf-8")
    assert [each[2] for each in json.loads(kept)[0]["answers"]] == ["3"] * QUESTIONS
    assert (desk.home.path / UNSENT_FILE).stat().st_mode & 0o077 == 0
    desk.kiosk.close()
    settle()
    desk.link.is_down = False
    assert desk.stored() == []
    # The next start is on the next day; the visitor was here on the day before.
    clock = desk.home.desk.clock
    assert isinstance(clock, StoppedClock)
    answered_on = desk.home.desk.today()
    clock.advance(86_400)
    again = build(theme, desk.home, desk.engine, desk.now_s, qapp, desk.link)
    qtbot.addWidget(again.window)
    again.kiosk.start()
    settle()
    assert len(again.stored()) == 1
    with desk.engine.connect() as connection:
        days = connection.execute(select(survey_responses.c.answered_on)).scalars().all()
    assert days == [answered_on]
    assert answered_on < desk.home.desk.today()
    assert not (desk.home.path / UNSENT_FILE).exists()
    again.kiosk.close()


def test_a_store_that_is_away_is_said_and_nothing_is_shown(desk: Desk) -> None:
    desk.plug_in()
    desk.link.is_down = True
    desk.kiosk.turn_second()
    settle()
    assert desk.told == ["StoreUnreachable"]
    assert desk.place == "nowhere"
    assert "歡迎洽公" in visible_words(desk.second)


def test_every_control_of_the_page_has_a_name(desk: Desk) -> None:
    assert unnamed_controls(desk.page) == []


def test_the_page_turns_by_its_key(desk: Desk) -> None:
    desk.plug_in()
    desk.page.on_shown()
    settle()
    desk.window.press(Action.PRIMARY)
    settle()
    assert desk.place == "second_screen"


def test_a_closed_kiosk_leaves_the_second_screen(desk: Desk) -> None:
    desk.plug_in()
    desk.kiosk.turn_second()
    settle()
    desk.kiosk.close()
    settle()
    assert "歡迎洽公" in visible_words(desk.second)


def test_a_double_tap_on_the_button_leaves_staff_their_way_out(desk: Desk) -> None:
    set_code(desk)
    desk.page.here_button.click()
    desk.page.here_button.click()
    settle()
    assert desk.place == "here"
    desk.leave()
    assert desk.place == "nowhere"
    assert desk.told == ["lock"]


def test_the_key_pressed_twice_calls_it_up_once(desk: Desk) -> None:
    desk.plug_in()
    desk.window.press(Action.KIOSK)
    desk.window.press(Action.KIOSK)
    settle()
    assert desk.place == "second_screen"
    desk.answer_all(2)
    assert len(desk.stored()) == 1


def test_visitors_cannot_close_the_window_that_they_have(desk: Desk) -> None:
    set_code(desk)
    desk.kiosk.show_here()
    settle()
    assert not desk.window.close()
    assert desk.window.isVisible()
    desk.leave()
    # The control: staff can, once it is theirs again.
    assert desk.window.close()
