"""The frame: places by role, keys to the screen in front, every control with a name."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from counter_app.domain.staff import Act, Actor, Role, StaffId
from counter_app.ui.main_window import MainWindow, ShellScreen
from counter_app.ui.screen import NavEntry, Screen, ScreenAction, permitted_entries
from counter_app.ui.shortcuts import Action, KeyMap
from counter_app.ui.theme.style import Appearance, Theme, ThemeChoice
from counter_app.ui.theme.tokens import Density
from counter_app.ui.widgets.amount_edit import AmountEdit
from counter_app.ui.widgets.device_bar import DeviceState
from counter_app.ui.widgets.status import Status

ENTRIES = (
    NavEntry(name="payment", words="收款", icon="register", act=Act.TAKE_PAYMENT),
    NavEntry(name="cases", words="案件", icon="folder-search", act=Act.FIND_CASES),
    NavEntry(name="staff", words="人員", icon="people", act=Act.MANAGE_STAFF),
    NavEntry(name="settings", words="設定", icon="gear", is_at_foot=True),
)
DEVICES = (
    DeviceState(name="printer", words="收據印表機", status=Status.OK, state_words="就緒"),
    DeviceState(
        name="eticket",
        words="電子票證",
        status=Status.BAD,
        state_words="未連線",
        action_words="重新連線",
    ),
)
SHELL = ShellScreen(
    person_words="林怡君",
    desk_words="1 號櫃檯",
    time_words="115/11/20（五）14:32",
    day_words="營業日已開",
    held_count=2,
    devices=DEVICES,
    figures="本班 38 筆",
)


class Page(Screen):
    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.heard: list[str] = []
        self.amount = AmountEdit("實收金額")
        self.note = QLineEdit()
        self.note.setAccessibleName("備註")
        self.button = QPushButton("收款並列印收據")
        self.button.clicked.connect(lambda: self.heard.append("clicked"))
        self.may_pay = True
        layout = QVBoxLayout(self)
        for widget in (self.amount, self.note, self.button):
            layout.addWidget(widget)

    def title(self) -> str:
        return self._words

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        return {
            Action.PRIMARY: ScreenAction(
                run=lambda: self.heard.append("primary"),
                words="收款並列印收據",
                is_enabled=self.may_pay,
            ),
            Action.BACK: ScreenAction(run=lambda: self.heard.append("back")),
        }

    def on_scanned(self, text: str) -> None:
        self.heard.append(f"scan {text}")

    def on_search_edited(self, text: str) -> None:
        self.heard.append(f"search {text}")

    def on_digits(self, digits: str) -> bool:
        self.amount.press(digits)
        return True

    def on_sign(self, sign: str) -> bool:
        self.heard.append(sign)
        return True

    def on_shown(self) -> None:
        self.heard.append("shown")

    def on_hidden(self) -> None:
        self.heard.append("hidden")

    def focus_home(self) -> None:
        self.amount.setFocus()


class Desk:
    def __init__(self, window: MainWindow, payment: Page, cases: Page) -> None:
        self.window = window
        self.payment = payment
        self.cases = cases


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot) -> Desk:
    window = MainWindow(theme, KeyMap(), title="單一窗口繳款")
    qtbot.addWidget(window)
    payment, cases = Page("收款"), Page("案件")
    window.add_screen("payment", payment)
    window.add_screen("cases", cases)
    window.set_places(ENTRIES)
    window.display(SHELL)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.go_to("payment")
    qtbot.waitUntil(payment.amount.hasFocus)
    payment.heard.clear()
    return Desk(window, payment, cases)


def rail(desk: Desk) -> dict[str, QPushButton]:
    found = desk.window.findChildren(QPushButton)
    return {each.text(): each for each in found if each.property("nav")}


def test_many_places_are_drawn_closer_together_on_a_low_window(theme: Theme, qtbot: QtBot) -> None:
    window = MainWindow(theme, KeyMap(), title="單一窗口繳款")
    qtbot.addWidget(window)
    for count, is_tight in ((4, False), (15, True)):
        names = [f"place-{at}" for at in range(count)]
        window.set_places(
            tuple(NavEntry(name=name, words="頁面", icon="register") for name in names)
        )
        window.resize(1366, 768)
        window.show()
        QCoreApplication.processEvents()
        assert window.height() == 768
        places = [window._rail._buttons[name] for name in names]
        assert {bool(place.property("tight")) for place in places} == {is_tight}
        bottoms = [place.mapTo(window, place.rect().bottomLeft()).y() for place in places]
        assert bottoms == sorted(set(bottoms))
        assert bottoms[-1] < window._rail._help_button.mapTo(window, QPoint()).y()


def test_every_control_that_takes_the_focus_has_a_name(desk: Desk) -> None:
    desk.window.press(Action.HELP)
    silent = []
    for widget in desk.window.findChildren(QWidget):
        if widget.focusPolicy() is Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            silent.append(type(widget).__name__)
    assert silent == []


def test_a_control_without_a_name_would_be_found(desk: Desk) -> None:
    nameless = QLineEdit(desk.payment)
    assert QAccessible.queryAccessibleInterface(nameless).text(QAccessible.Text.Name) == ""


def test_places_are_radio_buttons_to_a_screen_reader(desk: Desk) -> None:
    interface = QAccessible.queryAccessibleInterface(rail(desk)["案件"])
    assert interface.role() == QAccessible.Role.RadioButton


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role.CLERK, ["payment", "cases", "settings"]),
        (Role.ADMINISTRATOR, ["staff", "settings"]),
        (Role.VOLUNTEER, ["settings"]),
    ],
)
def test_a_role_sees_what_it_may_do(role: Role, words: list[str]) -> None:
    actor = Actor(staff_id=StaffId(1), login="lin", display_name="林怡君", role=role, desk_no=1)
    assert [entry.name for entry in permitted_entries(ENTRIES, actor)] == words


def test_going_to_a_place_by_mouse_and_by_key(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.window.place_changed) as changed:
        qtbot.mouseClick(rail(desk)["案件"], Qt.MouseButton.LeftButton)
    assert changed.args == ["cases"]
    assert desk.payment.heard == ["hidden"]
    assert desk.cases.heard == ["shown"]
    QTest.keyClick(desk.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.place == "payment"
    assert rail(desk)["收款"].isChecked()
    assert desk.payment.amount.hasFocus()


def test_a_place_that_is_not_in_the_rail_cannot_be_reached_by_key(desk: Desk) -> None:
    desk.window.set_places(ENTRIES[:1])
    QTest.keyClick(desk.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.place == "payment"


MANY = (
    *(NavEntry(name=f"place{at}", words=f"第{at}頁", icon="receipt") for at in range(1, 16)),
    NavEntry(name="settings", words="設定", icon="gear", is_at_foot=True),
)


@pytest.mark.parametrize("scale", [1.0, 1.15, 1.3])
def test_many_places_scroll_in_a_low_window_and_every_one_is_reached(
    desk: Desk, theme: Theme, qtbot: QtBot, scale: float
) -> None:
    for entry in MANY:
        desk.window.add_screen(entry.name, Page(entry.words))
    desk.window.set_places(MANY)
    theme.choose(Appearance(choice=ThemeChoice.LIGHT, scale=scale))
    desk.window.resize(1366, 768)
    qtbot.wait(20)
    assert desk.window.height() == 768

    for entry in (*MANY, MANY[0]):
        desk.window.go_to(entry.name)
        qtbot.wait(1)
        button = rail(desk)[entry.words]
        assert button.isChecked()
        assert button.visibleRegion().boundingRect() == button.rect()
        assert sum(each.isChecked() for each in rail(desk).values()) == 1
    QTest.keyClick(desk.window, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.place == "place9"
    rail(desk)["第14頁"].setFocus()
    QTest.keyClick(rail(desk)["第14頁"], Qt.Key.Key_Tab)
    last = QApplication.focusWidget()
    assert last is not None
    assert last.visibleRegion().boundingRect() == last.rect()


class Tall(Screen):
    """A page whose words need more height the narrower it is."""

    def __init__(self, *, height_px: int) -> None:
        super().__init__()
        words = QLabel("字" * 40)
        words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addWidget(words)
        layout.addSpacing(height_px)


def test_a_tall_page_behind_does_not_make_the_one_in_front_scroll(desk: Desk, qtbot: QtBot) -> None:
    desk.window.add_screen("low", Tall(height_px=10))
    desk.window.add_screen("tall", Tall(height_px=2_000))
    page = desk.window.screen_in_front
    assert page is not None
    area = next(each for each in desk.window.findChildren(QScrollArea) if each.isAncestorOf(page))

    def hidden_px(name: str) -> int:
        desk.window.go_to(name)
        qtbot.wait(10)
        return area.verticalScrollBar().maximum()

    assert hidden_px("tall") > 0
    assert hidden_px("low") == 0


def test_f12_does_what_the_primary_button_does(desk: Desk) -> None:
    QTest.keyClick(desk.payment.amount, Qt.Key.Key_F12)
    assert desk.payment.heard == ["primary"]


def test_f12_does_nothing_while_its_button_may_not(desk: Desk) -> None:
    desk.payment.may_pay = False
    QTest.keyClick(desk.payment.amount, Qt.Key.Key_F12)
    assert desk.payment.heard == []


def test_an_enter_held_down_after_f12_is_ignored(desk: Desk, qtbot: QtBot) -> None:
    pressed: list[str] = []
    desk.payment.amount.entered.connect(lambda: pressed.append("enter"))
    QTest.keyClick(desk.payment.amount, Qt.Key.Key_F12)
    held = QKeyEvent(
        QEvent.Type.KeyPress,
        int(Qt.Key.Key_Return),
        Qt.KeyboardModifier.NoModifier,
        "\r",
        True,
    )
    QCoreApplication.sendEvent(desk.payment.amount, held)
    assert pressed == []
    QTest.keyClick(desk.payment.amount, Qt.Key.Key_Return)
    assert pressed == ["enter"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_button_that_has_the_focus(desk: Desk, key: Qt.Key) -> None:
    desk.payment.button.setFocus()
    QTest.keyClick(desk.payment.button, key)
    assert desk.payment.heard == ["clicked"]


def test_digits_go_to_the_amount_from_anywhere_but_text_fields(desk: Desk) -> None:
    desk.payment.button.setFocus()
    QTest.keyClicks(desk.payment.button, "23")
    assert desk.payment.amount.text() == "23"
    desk.payment.note.setFocus()
    QTest.keyClicks(desk.payment.note, "45")
    assert desk.payment.note.text() == "45"
    assert desk.payment.amount.text() == "23"


def test_plus_and_minus_mean_copies_even_in_the_amount(desk: Desk) -> None:
    QTest.keyClicks(desk.payment.amount, "+-")
    assert desk.payment.heard == ["+", "-"]


def test_f3_goes_to_the_search_and_esc_comes_back(desk: Desk) -> None:
    QTest.keyClick(desk.payment.amount, Qt.Key.Key_F3)
    assert desk.window.search.hasFocus()
    QTest.keyClicks(desk.window.search, "wa")
    QTest.keyClick(desk.window.search, Qt.Key.Key_Return)
    QTest.keyClick(desk.window.search, Qt.Key.Key_Escape)
    assert desk.payment.heard == ["search w", "search wa", "scan wa", "search "]
    assert desk.payment.amount.hasFocus()
    assert desk.window.search.text() == ""


def test_a_scan_goes_to_the_screen_in_front(desk: Desk) -> None:
    desk.window.take_scan("115A01000872")
    assert desk.payment.heard == ["scan 115A01000872"]


def test_f1_lists_the_keys_of_this_screen_and_stops_the_others(desk: Desk) -> None:
    QTest.keyClick(desk.payment.amount, Qt.Key.Key_F1)
    words = {label.accessibleName() for label in desk.window.findChildren(QWidget)}
    assert "F12 收款並列印收據" in words
    assert "F3 掃描或搜尋" in words
    assert not any(each.startswith("F5 ") for each in words)
    QTest.keyClick(desk.window, Qt.Key.Key_F12)
    assert desk.payment.heard == []
    QTest.keyClick(desk.window, Qt.Key.Key_Escape)
    assert desk.payment.amount.hasFocus()
    assert desk.payment.heard == []
    QTest.keyClick(desk.window, Qt.Key.Key_Escape)
    assert desk.payment.heard == ["back"]


def test_a_covered_window_answers_to_no_key_and_no_scan(desk: Desk, qtbot: QtBot) -> None:
    page = QLineEdit()
    desk.window.cover(page)
    QTest.keyClick(page, Qt.Key.Key_F12)
    desk.window.take_scan("115A01000872")
    assert desk.payment.heard == []
    desk.window.uncover()
    assert desk.payment.amount.hasFocus()
    page.deleteLater()


def test_f4_and_the_lock_are_told_to_whoever_listens(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.window.held_requested):
        QTest.keyClick(desk.payment.amount, Qt.Key.Key_F4)
    with qtbot.waitSignal(desk.window.lock_requested):
        QTest.keyClick(desk.payment.amount, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_a_machine_offers_the_one_thing_to_do_about_it(desk: Desk, qtbot: QtBot) -> None:
    links = [
        each
        for each in desk.window.findChildren(QPushButton)
        if each.accessibleName() == "電子票證 重新連線"
    ]
    with qtbot.waitSignal(desk.window.device_action_requested) as asked:
        links[0].click()
    assert asked.args == ["eticket"]


def test_the_window_fits_the_smallest_screen(desk: Desk, theme: Theme) -> None:
    assert theme.tokens.density is Density.COMPACT
    smallest = desk.window.minimumSizeHint()
    assert smallest.width() <= 1366
    assert smallest.height() <= 768


def test_a_large_text_scrolls_instead_of_leaving_the_screen(
    desk: Desk, theme: Theme, qtbot: QtBot
) -> None:
    desk.payment.button.setMinimumHeight(900)
    qtbot.waitUntil(lambda: desk.payment.minimumSizeHint().height() > desk.window.room().height())
    assert desk.window.height() == 768
    area = desk.window.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    desk.payment.amount.setFocus()
    assert not desk.payment.amount.visibleRegion().isEmpty()


def test_a_long_page_behind_does_not_make_the_one_in_front_scroll(desk: Desk, qtbot: QtBot) -> None:
    desk.cases.button.setMinimumHeight(2000)
    area = desk.window.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    desk.window.go_to("cases")
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    desk.window.go_to("payment")
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)


def test_a_demo_shows_itself(desk: Desk) -> None:
    labels = [each for each in desk.window.findChildren(QWidget) if each.property("kind") == "demo"]
    assert not labels[0].isVisible()
    desk.window.display(ShellScreen(person_words="林怡君", desk_words="1 號櫃檯", is_demo=True))
    assert labels[0].isVisible()


def test_a_notice_stands_on_every_screen(desk: Desk, qtbot: QtBot) -> None:
    desk.window.show_notice("請切換為英數，或按 F3 重掃", status=Status.WARN, action="知道了")
    desk.window.go_to("cases")
    links = [each for each in desk.window.findChildren(QPushButton) if each.text() == "知道了"]
    assert links[0].isVisible()
    with qtbot.waitSignal(desk.window.notice_acted):
        links[0].click()
    desk.window.show_notice("")
    assert not links[0].isVisible()
