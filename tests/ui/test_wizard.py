"""The first start: every page by keyboard, nothing lost on the way back, errors where they are."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from counter_app.bootstrap.first_start import shipped_profiles
from counter_app.bootstrap.folders import branch_name
from counter_app.bootstrap.language import speak
from counter_app.domain.homes import HomeUnwritable
from counter_app.services.staff import check_login, check_password
from counter_app.store.probe import DatabaseFault, DatabaseUnusable
from counter_app.ui.background import Background, Endless, Inline
from counter_app.ui.theme.style import Appearance, Theme, ThemeChoice
from counter_app.ui.wizard.answers import (
    BRANCHES,
    DatabaseFound,
    DeviceAnswer,
    StorePlace,
    WizardAnswers,
    WizardPage,
    join_password,
    split_password,
)
from counter_app.ui.wizard.device_page import DevicesPage
from counter_app.ui.wizard.pages import AdministratorPage, BranchPage, StartPage, StorePage
from counter_app.ui.wizard.phrase_page import PhrasePage
from counter_app.ui.wizard.presenter import WizardPorts, WizardPresenter
from counter_app.ui.wizard.screen import StepMark, WizardScreen
from counter_app.ui.wizard.view import WizardView
from screen_checks import unnamed_controls, visible_words
from windows import settle

USB0 = DeviceAnswer(port="/dev/ttyUSB0", words="USB-Serial", vid=0x067B, pid=0x2303)
USB1 = DeviceAnswer(port="/dev/ttyUSB1", words="FT232R")
GOOD_URL = "postgresql://counter@db/counter"
COMPLETE = WizardAnswers(
    branch="宜蘭",
    login="chen",
    password="Long enough",  # noqa: S106 - of nobody
    password_again="Long enough",  # noqa: S106 - of nobody
)


PHRASE = "青少泡荒辨巴株悶什諮頓陪簡尺純葡轉樓治爸葉棱灰場"


@dataclass
class Machine:
    """What lies behind the wizard: this computer, its disk, its network."""

    found: tuple[DeviceAnswer, ...] = (USB0, USB1)
    databases: dict[str, DatabaseFound] = field(default_factory=dict)
    kept: list[WizardAnswers] = field(default_factory=list)
    made: list[WizardAnswers] = field(default_factory=list)
    looks: list[Appearance] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    is_writable: bool = True
    has_printer: bool = True

    def ports(self, choose_language: Callable[[str], None] | None = None) -> WizardPorts:
        return WizardPorts(
            choose_language=choose_language or self.languages.append,
            choose_appearance=self.looks.append,
            name_branch=branch_name,
            check_login=check_login,
            check_password=check_password,
            probe_database=self.probe,
            find_ports=lambda: self.found,
            profiles=shipped_profiles,
            keep=self.keep,
            make=self.make,
            print_phrase=self.print_phrase,
        )

    def probe(self, url: str) -> DatabaseFound:
        if url not in self.databases:
            raise DatabaseUnusable(fault=DatabaseFault.NO_SERVER, detail="connection refused")
        return self.databases[url]

    def keep(self, answers: WizardAnswers) -> bool:
        if self.is_writable:
            self.kept.append(answers)
        return self.is_writable

    def make(self, answers: WizardAnswers) -> str:
        if not self.is_writable:
            raise HomeUnwritable(path="/home/desk")
        self.made.append(answers)
        return "" if answers.is_demo else PHRASE

    def print_phrase(self, phrase: str) -> bool:
        self.printed.append(phrase)
        return self.has_printer


@pytest.fixture
def machine() -> Machine:
    return Machine()


def begin(
    theme: Theme,
    machine: Machine,
    background: Background,
    answers: WizardAnswers | None = None,
    *,
    choose_language: Callable[[str], None] | None = None,
) -> tuple[WizardView, WizardPresenter]:
    view = WizardView(theme)
    view.resize(1366, 768)
    view.show()
    view.activateWindow()
    presenter = WizardPresenter(
        view,
        background,
        machine.ports(choose_language),
        screen=WizardScreen(
            answers=answers or WizardAnswers(), home_words="/home/desk", demo_words="/home/demo"
        ),
    )
    presenter.begin()
    settle()
    return view, presenter


def press(view: WizardView, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or view, key)
    settle()


def type_in(words: str) -> None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    if words.isascii():
        QTest.keyClicks(focused, words)
    else:
        committed = QInputMethodEvent()
        committed.setCommitString(words)
        QCoreApplication.sendEvent(focused, committed)


def page_of(view: WizardView) -> WizardPage:
    return view._screen.answers.page


def store_page(view: WizardView) -> StorePage:
    page = view.page(WizardPage.STORE)
    assert isinstance(page, StorePage)
    return page


def devices_page(view: WizardView) -> DevicesPage:
    page = view.page(WizardPage.DEVICES)
    assert isinstance(page, DevicesPage)
    return page


def test_each_page_can_be_skipped_and_gone_back_to(
    theme: Theme, machine: Machine, inline: Inline, qtbot: QtBot
) -> None:
    view, _presenter = begin(theme, machine, inline)
    seen = [page_of(view)]
    while page_of(view) is not WizardPage.START:
        view.skip_button.click()
        settle()
        seen.append(page_of(view))
    assert seen == list(WizardPage)[:-2]
    for page in reversed(seen[:-1]):
        press(view, Qt.Key.Key_Escape)
        assert page_of(view) is page
    press(view, Qt.Key.Key_Escape)
    assert page_of(view) is WizardPage.LOOK


def test_text_size_and_theme_are_to_be_seen_at_once(
    theme: Theme, machine: Machine, inline: Inline, qtbot: QtBot
) -> None:
    view, _presenter = begin(theme, machine, inline)
    view.answered.emit("text_size_percent", 130)
    view.answered.emit("theme", ThemeChoice.DARK)
    assert machine.looks[-1] == Appearance(choice=ThemeChoice.DARK, scale=1.3)


def test_another_language_says_every_page_anew_and_loses_no_answer(
    theme: Theme, machine: Machine, inline: Inline, qtbot: QtBot, qapp: QApplication
) -> None:
    view, presenter = begin(
        theme, machine, inline, COMPLETE, choose_language=lambda name: speak(qapp, name)
    )
    before = view.next_button
    view.answered.emit("language", "en")
    settle()
    try:
        assert view.next_button is not before
        assert presenter.answers == replace(COMPLETE, language="en", devices=(USB0, USB1))
        press(view, Qt.Key.Key_F12)
        branch = view.page(WizardPage.BRANCH)
        assert isinstance(branch, BranchPage)
        assert branch.branch_edit.text() == "宜蘭"
    finally:
        speak(qapp, "zh_TW")
        settle()


def test_a_branch_is_chosen_from_the_list_or_typed(
    theme: Theme, machine: Machine, inline: Inline, qtbot: QtBot
) -> None:
    view, presenter = begin(theme, machine, inline, WizardAnswers(page=WizardPage.BRANCH))
    page = view.page(WizardPage.BRANCH)
    chips = {each.text(): each for each in page.findChildren(QPushButton)}
    assert [name for name in chips if name in BRANCHES] == list(BRANCHES)
    assert len(BRANCHES) == 13
    chips["花蓮"].click()
    assert presenter.answers.branch == "花蓮"
    assert "法務部行政執行署花蓮分署　1 號櫃檯" in visible_words(page)
    assert isinstance(page, BranchPage)
    page.branch_edit.setFocus()
    page.branch_edit.selectAll()
    type_in("宜蘭")
    assert chips["宜蘭"].isChecked()
    assert not chips["花蓮"].isChecked()


def test_a_page_that_cannot_stand_says_so_beside_the_field(
    theme: Theme, machine: Machine, inline: Inline, qtbot: QtBot
) -> None:
    view, _presenter = begin(theme, machine, inline, WizardAnswers(page=WizardPage.BRANCH))
    press(view, Qt.Key.Key_F12)
    assert page_of(view) is WizardPage.BRANCH
    assert "請選一個分署" in visible_words(view.page(WizardPage.BRANCH))
    type_in("宜蘭")
    assert "請選一個分署" not in visible_words(view.page(WizardPage.BRANCH))
    press(view, Qt.Key.Key_F12)
    assert page_of(view) is WizardPage.ADMINISTRATOR


def test_enter_goes_from_field_to_field_and_on(
    theme: Theme, machine: Machine, inline: Inline, qtbot: QtBot
) -> None:
    view, presenter = begin(theme, machine, inline, WizardAnswers(page=WizardPage.ADMINISTRATOR))
    for words in ("chen", "陳小明", "Long enough", "Long enough"):
        type_in(words)
        press(view, Qt.Key.Key_Return)
    assert page_of(view) is WizardPage.STORE
    assert presenter.answers.display_name == "陳小明"


@pytest.mark.parametrize(
    ("account", "words", "field_name"),
    [
        (("c", "Long enough", "Long enough"), "2 到 32 個字", "login"),
        (("chen", "short", "short"), "至少要 8 個字元", "password"),
        (("chen", "Long enough", "another one"), "兩次輸入的密碼不一樣", "password_again"),
    ],
)
def test_an_account_that_cannot_be_is_told_at_once(
    theme: Theme,
    machine: Machine,
    inline: Inline,
    account: tuple[str, str, str],
    words: str,
    field_name: str,
) -> None:
    login, password, again = account
    answers = WizardAnswers(
        page=WizardPage.ADMINISTRATOR, login=login, password=password, password_again=again
    )
    view, _presenter = begin(theme, machine, inline, answers)
    press(view, Qt.Key.Key_F12)
    page = view.page(WizardPage.ADMINISTRATOR)
    assert isinstance(page, AdministratorPage)
    assert page_of(view) is WizardPage.ADMINISTRATOR
    assert words in page.fields[field_name].editor.accessibleDescription()
    assert page.fields[field_name].editor.hasFocus()


def test_a_database_is_tested_before_one_goes_on(
    theme: Theme, machine: Machine, inline: Inline, qtbot: QtBot
) -> None:
    answers = replace(COMPLETE, page=WizardPage.STORE, store=StorePlace.POSTGRESQL)
    view, _presenter = begin(theme, machine, inline, answers)
    page = store_page(view)
    press(view, Qt.Key.Key_F12)
    assert "請輸入 postgresql://" in page.url_edit.accessibleDescription()
    type_in(GOOD_URL)
    press(view, Qt.Key.Key_F12)
    assert page_of(view) is WizardPage.STORE
    assert "連不上資料庫主機" in visible_words(page)
    assert "connection refused" in visible_words(page)
    machine.databases[GOOD_URL] = DatabaseFound(version="15.8")
    press(view, Qt.Key.Key_F12)
    assert page_of(view) is WizardPage.DEVICES
    press(view, Qt.Key.Key_Escape)
    assert "連線成功（PostgreSQL 15.8）" in visible_words(page)


def test_while_a_database_is_asked_nothing_is_asked_twice(
    theme: Theme, machine: Machine, endless: Endless, qtbot: QtBot
) -> None:
    answers = WizardAnswers(
        page=WizardPage.STORE, store=StorePlace.POSTGRESQL, database_url=GOOD_URL
    )
    view, _presenter = begin(theme, machine, endless, answers)
    endless.let_go()
    settle()
    store_page(view).test_button.click()
    press(view, Qt.Key.Key_F12)
    assert endless.waiting == 1
    assert "正在連線測試" in visible_words(store_page(view))


def test_a_test_of_another_url_says_nothing_of_this_one(
    theme: Theme, machine: Machine, inline: Inline, qtbot: QtBot
) -> None:
    machine.databases[GOOD_URL] = DatabaseFound(version="15.8")
    answers = WizardAnswers(
        page=WizardPage.STORE, store=StorePlace.POSTGRESQL, database_url=GOOD_URL
    )
    view, _presenter = begin(theme, machine, inline, answers)
    store_page(view).test_button.click()
    settle()
    assert "連線成功" in visible_words(store_page(view))
    view.answered.emit("database_url", f"{GOOD_URL}2")
    assert "連線成功" not in visible_words(store_page(view))


def test_a_password_within_the_url_goes_where_it_cannot_be_read(
    theme: Theme, machine: Machine, inline: Inline, qtbot: QtBot
) -> None:
    answers = WizardAnswers(page=WizardPage.STORE, store=StorePlace.POSTGRESQL)
    view, presenter = begin(theme, machine, inline, answers)
    view.answered.emit("database_url", "postgresql://desk:p%40ss@db/counter")
    assert store_page(view).url_edit.text() == "postgresql://desk@db/counter"
    assert store_page(view).password_edit.text() == "p@ss"
    assert store_page(view).password_edit.echoMode() is QLineEdit.EchoMode.Password
    assert "p@ss" not in repr(presenter.answers)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://desk:p%40ss@db:5432/counter?sslmode=require",
        "postgresql://app@/postgres?host=/tmp/pg",
        "postgresql://db/counter",
    ],
)
def test_a_url_is_whole_again_with_its_password(url: str) -> None:
    assert join_password(*split_password(url)) == url


def test_a_database_with_people_needs_no_administrator(
    theme: Theme, machine: Machine, inline: Inline, qtbot: QtBot
) -> None:
    machine.databases[GOOD_URL] = DatabaseFound(
        version="15.8", branch="法務部行政執行署宜蘭分署", has_people=True
    )
    answers = WizardAnswers(
        page=WizardPage.STORE,
        branch="宜蘭",
        desk_no=2,
        store=StorePlace.POSTGRESQL,
        database_url=GOOD_URL,
    )
    view, presenter = begin(theme, machine, inline, answers)
    for _ in range(2):
        press(view, Qt.Key.Key_F12)
    assert page_of(view) is WizardPage.START
    assert "沿用資料庫裡原有的帳號" in visible_words(view.page(WizardPage.START))
    press(view, Qt.Key.Key_F12)
    assert page_of(view) is WizardPage.PHRASE
    assert [made.database_url for made in machine.made] == [GOOD_URL]
    assert presenter.answers.database_password == ""


def test_a_port_gets_its_machine_and_the_profiles_that_fit(
    theme: Theme, machine: Machine, inline: Inline, qtbot: QtBot
) -> None:
    view, presenter = begin(theme, machine, inline, WizardAnswers(page=WizardPage.STORE))
    press(view, Qt.Key.Key_F12)
    line = devices_page(view)._lines["/dev/ttyUSB0"]
    assert QApplication.focusWidget() is line.kind_edit
    assert not line.profile_edit.isEnabled()
    QTest.keyClick(line.kind_edit, Qt.Key.Key_Down)
    assert presenter.answers.devices[0].kind == "card_terminal"
    assert presenter.answers.devices[0].profile == "nccc400"
    QTest.keyClick(line.profile_edit, Qt.Key.Key_Down)
    assert presenter.answers.devices[0].profile == "ecpay600"
    assert presenter.answers.devices[0].vid == 0x067B


def test_a_network_printer_is_added_and_removed(
    theme: Theme, machine: Machine, inline: Inline, qtbot: QtBot
) -> None:
    view, presenter = begin(theme, machine, inline, WizardAnswers(page=WizardPage.DEVICES))
    page = devices_page(view)
    page.host_edit.setFocus()
    type_in("not a host")
    press(view, Qt.Key.Key_Return)
    assert "IP 位址" in page.host_edit.accessibleDescription()
    page.host_edit.selectAll()
    type_in("192.168.1.50")
    press(view, Qt.Key.Key_Return)
    added = presenter.answers.devices[-1]
    assert (added.port, added.kind, added.profile) == (
        "socket://192.168.1.50:9100",
        "printer",
        "epson80",
    )
    assert page.host_edit.text() == ""
    page._lines[added.port].remove_button.click()
    assert [device.port for device in presenter.answers.devices] == [USB0.port, USB1.port]


def test_an_address_that_was_typed_is_added_on_the_way_on(
    theme: Theme, machine: Machine, inline: Inline, qtbot: QtBot
) -> None:
    answers = WizardAnswers(page=WizardPage.DEVICES, network_host="printer.local:9101")
    view, presenter = begin(theme, machine, inline, answers)
    press(view, Qt.Key.Key_F12)
    assert page_of(view) is WizardPage.START
    assert presenter.answers.devices[-1].port == "socket://printer.local:9101"


def test_what_was_chosen_stays_when_the_machine_is_pulled_out(
    theme: Theme, machine: Machine, inline: Inline, qtbot: QtBot
) -> None:
    view, presenter = begin(theme, machine, inline, WizardAnswers(page=WizardPage.DEVICES))
    view.device_answered.emit("/dev/ttyUSB0", "printer", "generic58")
    machine.found = (replace(USB1, port="/dev/ttyUSB7"),)
    devices_page(view).look_button.click()
    settle()
    assert [(each.port, each.kind) for each in presenter.answers.devices] == [
        ("/dev/ttyUSB7", ""),
        ("/dev/ttyUSB0", "printer"),
    ]


def test_what_is_missing_is_named_and_one_key_leads_there(
    theme: Theme, machine: Machine, inline: Inline, qtbot: QtBot
) -> None:
    view, _presenter = begin(theme, machine, inline, WizardAnswers(page=WizardPage.START))
    assert visible_words(view.page(WizardPage.START)).count("還沒填") == 2
    assert view._screen.marks[WizardPage.ADMINISTRATOR] is StepMark.MISSING
    press(view, Qt.Key.Key_F12)
    assert machine.made == []
    assert page_of(view) is WizardPage.BRANCH
    assert "請選一個分署" in visible_words(view.page(WizardPage.BRANCH))


def test_a_demo_needs_no_answer_at_all(
    theme: Theme, machine: Machine, inline: Inline, qtbot: QtBot
) -> None:
    view, presenter = begin(theme, machine, inline, WizardAnswers(page=WizardPage.START))
    page = view.page(WizardPage.START)
    assert isinstance(page, StartPage)
    demo = next(each for each in page.purposes.findChildren(QPushButton) if not each.isChecked())
    demo.click()
    assert "/home/demo" in visible_words(page)
    press(view, Qt.Key.Key_F12)
    assert page_of(view) is WizardPage.READY
    assert machine.made[0].is_demo
    with qtbot.waitSignal(presenter.finished):
        press(view, Qt.Key.Key_Return)


def test_a_home_that_could_not_be_made_is_told_in_words_and_can_be_tried_again(
    theme: Theme, machine: Machine, inline: Inline, qtbot: QtBot
) -> None:
    machine.is_writable = False
    view, _presenter = begin(theme, machine, inline, replace(COMPLETE, page=WizardPage.START))
    press(view, Qt.Key.Key_F12)
    assert page_of(view) is WizardPage.START
    assert view._notice.accessibleName().startswith("資料夾 /home/desk 不能寫入。")
    machine.is_writable = True
    press(view, Qt.Key.Key_F12)
    assert page_of(view) is WizardPage.PHRASE


def test_while_the_home_is_made_nothing_else_can_be_done(
    theme: Theme, machine: Machine, endless: Endless, qtbot: QtBot
) -> None:
    view, presenter = begin(theme, machine, endless, replace(COMPLETE, page=WizardPage.START))
    endless.let_go()
    settle()
    for key in (Qt.Key.Key_F12, Qt.Key.Key_F12, Qt.Key.Key_Escape):
        press(view, key)
    assert endless.waiting == 1
    assert page_of(view) is WizardPage.START
    endless.let_go()
    settle()
    assert page_of(view) is WizardPage.PHRASE
    assert len(machine.made) == 1
    assert presenter.answers.password == ""


@pytest.mark.parametrize("has_printer", [True, False])
def test_the_recovery_phrase_is_shown_once_and_must_be_on_paper(
    theme: Theme, machine: Machine, inline: Inline, qtbot: QtBot, *, has_printer: bool
) -> None:
    machine.has_printer = has_printer
    view, presenter = begin(theme, machine, inline, replace(COMPLETE, page=WizardPage.START))
    press(view, Qt.Key.Key_F12)
    page = view.page(WizardPage.PHRASE)
    assert isinstance(page, PhrasePage)
    assert [each.text() for each in page._characters] == list(PHRASE)
    assert unnamed_controls(page) == []
    assert QApplication.focusWidget() is page.print_button

    press(view, Qt.Key.Key_Space)
    assert machine.printed == [PHRASE]
    said = view._notice.accessibleName()
    assert ("已送到印表機" in said) is has_printer
    assert ("用筆" in said) is not has_printer

    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F12):
        press(view, key)
        assert page_of(view) is WizardPage.PHRASE
    assert QApplication.focusWidget() is page.safe_box
    press(view, Qt.Key.Key_Space)
    press(view, Qt.Key.Key_F12)
    assert page_of(view) is WizardPage.READY
    assert presenter._screen.phrase == ""
    assert all(each.text() == "" for each in page._characters)
    assert all("青" not in str(kept) for kept in machine.kept)


def test_a_demo_has_no_phrase(theme: Theme, machine: Machine, inline: Inline, qtbot: QtBot) -> None:
    answers = WizardAnswers(page=WizardPage.START, is_demo=True)
    view, _presenter = begin(theme, machine, inline, answers)
    press(view, Qt.Key.Key_F12)
    assert page_of(view) is WizardPage.READY


def test_answers_are_kept_at_every_page(
    theme: Theme, machine: Machine, inline: Inline, qtbot: QtBot
) -> None:
    view, _presenter = begin(theme, machine, inline, COMPLETE)
    press(view, Qt.Key.Key_F12)
    press(view, Qt.Key.Key_F12)
    assert [kept.page for kept in machine.kept] == [WizardPage.BRANCH, WizardPage.ADMINISTRATOR]
    machine.is_writable = False
    press(view, Qt.Key.Key_F12)
    assert view._notice.accessibleName().startswith("答案無法保存")


def test_the_last_page_is_the_card_of_keys(
    theme: Theme, machine: Machine, inline: Inline, qtbot: QtBot
) -> None:
    view, _presenter = begin(theme, machine, inline, replace(COMPLETE, page=WizardPage.READY))
    words = visible_words(view.page(WizardPage.READY))
    assert "掃描或搜尋" in words
    assert "加入常用項目" in words
    assert QApplication.focusWidget() is view.next_button


@pytest.mark.parametrize("page", list(WizardPage))
def test_every_control_of_a_page_has_a_name(
    theme: Theme, machine: Machine, inline: Inline, qtbot: QtBot, page: WizardPage
) -> None:
    answers = replace(COMPLETE, page=page, store=StorePlace.POSTGRESQL)
    view, _presenter = begin(theme, machine, inline, answers)
    assert unnamed_controls(view) == []


@pytest.mark.parametrize("page", list(WizardPage))
def test_a_page_fits_a_small_screen(
    theme: Theme, machine: Machine, inline: Inline, qtbot: QtBot, page: WizardPage
) -> None:
    answers = replace(COMPLETE, page=page, store=StorePlace.POSTGRESQL)
    view, _presenter = begin(theme, machine, inline, answers)
    settle()
    assert (view.width(), view.height()) == (1366, 768)
    area = view._areas[page]
    inner = area.widget()
    assert inner is not None
    assert inner.height() <= area.viewport().height()
    assert inner.minimumSizeHint().width() <= area.viewport().width()
