"""From an empty folder through the pages, by keyboard, to a home that opens."""

import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, nullcontext
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import make_url

from counter_app.bootstrap.first_start import FirstStart, make_settings, shipped_profiles
from counter_app.bootstrap.folders import is_demo_home, is_home, resources_folder, settings_path
from counter_app.bootstrap.homes import make_home, open_home
from counter_app.bootstrap.language import speak
from counter_app.bootstrap.machines import profile_path
from counter_app.bootstrap.window import DemoOffer, DemoParts, Program
from counter_app.bootstrap.wizard_answers import FILE_NAME, keep_answers, kept_answers
from counter_app.domain.staff import Role
from counter_app.launch import demo_folder
from counter_app.services.recovery_key import is_phrase_written
from counter_app.services.staff import sign_in
from counter_app.settings import DeviceSettings, Settings, read_settings
from counter_app.ui.background import OneAtATime
from counter_app.ui.sign_in.view import SignInView
from counter_app.ui.theme.style import Theme, ThemeChoice
from counter_app.ui.wizard.answers import DeviceAnswer, StorePlace, WizardAnswers, WizardPage
from counter_app.ui.wizard.view import WizardView
from counter_app.vault.recovery_phrase import key_of
from screen_checks import visible_words

PASSWORD = "Long enough"  # noqa: S105 - of nobody


@pytest.fixture
def background() -> Iterator[OneAtATime]:
    made = OneAtATime("store")
    yield made
    assert made.close()


def make_demo(folder: Path) -> DemoParts:
    make_home(
        folder,
        Settings(branch="範例"),
        is_demo=True,
        administrator="admin",
        administrator_name="範例管理員",
        password=PASSWORD,
    ).close()
    return DemoParts(accounts=(), machines=nullcontext(()))


class Person:
    """Somebody at the keyboard."""

    def __init__(self, start: FirstStart, qtbot: QtBot) -> None:
        assert isinstance(start.page, WizardView)
        self.view: WizardView = start.page
        self._qtbot = qtbot
        self.view.resize(1366, 768)
        self.view.show()
        self.view.activateWindow()
        self.view.focus_home()

    def is_at(self, page: WizardPage) -> bool:
        return self.view._screen.answers.page is page

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.view, key)
        QCoreApplication.processEvents()

    def type_in(self, words: str) -> None:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QLineEdit)
        if words.isascii():
            QTest.keyClicks(focused, words)
        else:
            committed = QInputMethodEvent()
            committed.setCommitString(words)
            QCoreApplication.sendEvent(focused, committed)

    def fill(self, *words: str) -> None:
        for each in words:
            self.type_in(each)
            self.press(Qt.Key.Key_Return)

    def go_on(self) -> None:
        self.press(Qt.Key.Key_F12)

    def choose_next(self) -> None:
        """Take the next of a row of choices, as the arrow keys do."""
        self.press(Qt.Key.Key_Right)
        self.press(Qt.Key.Key_Space)

    def wait_for(self, page: WizardPage) -> None:
        self._qtbot.waitUntil(lambda: self.is_at(page), timeout=20_000)

    def put_phrase_away(self) -> str:
        """Copy the recovery phrase and go on; return it."""
        self.wait_for(WizardPage.PHRASE)
        phrase = self.view._screen.phrase
        self.press(Qt.Key.Key_Tab)
        self.press(Qt.Key.Key_Space)
        self.go_on()
        self.wait_for(WizardPage.READY)
        return phrase

    def words(self) -> str:
        return visible_words(self.view)


Begin = Callable[[Path], tuple[FirstStart, Person]]


@pytest.fixture
def begin(theme: Theme, background: OneAtATime, qtbot: QtBot) -> Begin:
    def start(folder: Path) -> tuple[FirstStart, Person]:
        made = FirstStart(
            theme,
            folder,
            background,
            language="zh_TW",
            demo=DemoOffer(folder=folder, make=make_demo),
        )
        return made, Person(made, qtbot)

    return start


def test_an_empty_folder_becomes_a_home_by_keyboard_alone(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    home = tmp_path / "home"
    start, person = begin(home)
    person.go_on()
    person.fill("宜蘭")
    assert person.is_at(WizardPage.BRANCH)
    person.press(Qt.Key.Key_Up)
    person.press(Qt.Key.Key_Return)
    assert person.is_at(WizardPage.ADMINISTRATOR)
    person.fill("chen", "陳小明", PASSWORD, PASSWORD)
    assert person.is_at(WizardPage.STORE)
    person.go_on()
    person.go_on()
    assert person.is_at(WizardPage.START)
    person.go_on()
    phrase = person.put_phrase_away()
    with qtbot.waitSignal(start.finished):
        person.press(Qt.Key.Key_Return)
    assert (start.folder, start.demo_parts) == (home, None)
    assert not (home / FILE_NAME).exists()
    opened = open_home(home)
    actor = sign_in(opened.desk, login="chen", password=PASSWORD)
    assert key_of(phrase) == opened.key.read()
    assert is_phrase_written(opened.desk, opened.key.read())
    opened.close()
    assert all(
        phrase.encode() not in path.read_bytes() for path in home.iterdir() if path.is_file()
    )
    assert (actor.display_name, actor.role, actor.desk_no) == ("陳小明", Role.ADMINISTRATOR, 2)
    assert opened.settings == Settings(
        branch="宜蘭", desk_no=2, theme="light", receipt_forms=("a4",)
    )
    assert not opened.is_demo


def test_only_the_owner_reads_the_settings(begin: Begin, tmp_path: Path) -> None:
    _start, person = begin(tmp_path)
    keep_answers(tmp_path, WizardAnswers(branch="宜蘭"))
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600
    make_home(
        tmp_path / "home",
        Settings(branch="宜蘭"),
        is_demo=False,
        administrator="chen",
        administrator_name="",
        password=PASSWORD,
    ).close()
    assert stat.S_IMODE(settings_path(tmp_path / "home").stat().st_mode) == 0o600
    assert person.is_at(WizardPage.LOOK)


def test_what_was_interrupted_goes_on_where_it_was_without_passwords(
    begin: Begin, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    _start, person = begin(home)
    person.go_on()
    person.fill("宜蘭")
    person.go_on()
    person.fill("chen", "陳小明", PASSWORD, PASSWORD)
    kept = (home / FILE_NAME).read_text(encoding="utf-8")
    assert PASSWORD not in kept
    assert "password" not in kept
    assert not is_home(home)
    person.view.close()

    _start, again = begin(home)
    assert again.is_at(WizardPage.STORE)
    assert "接續上次的設定" in again.view._notice.accessibleName()
    again.go_on()
    again.go_on()
    assert "chen：密碼還沒填" in again.words()
    again.go_on()
    assert again.is_at(WizardPage.ADMINISTRATOR)
    again.fill(PASSWORD, PASSWORD)
    again.go_on()
    again.go_on()
    again.go_on()
    again.put_phrase_away()
    opened = open_home(home)
    sign_in(opened.desk, login="chen", password=PASSWORD)
    opened.close()


def test_the_window_closed_in_the_middle_of_a_page_loses_nothing(
    begin: Begin, tmp_path: Path, qapp: QApplication
) -> None:
    _start, person = begin(tmp_path)
    person.go_on()
    person.type_in("宜蘭")
    # What Qt says when the last window is closed.
    qapp.aboutToQuit.emit()
    kept = kept_answers(tmp_path)
    assert kept is not None
    assert (kept.branch, kept.page) == ("宜蘭", WizardPage.BRANCH)


def test_everything_skipped_leads_to_a_demo_in_three_keys(begin: Begin, tmp_path: Path) -> None:
    start, person = begin(tmp_path)
    while not person.is_at(WizardPage.START):
        person.view.skip_button.setFocus()
        person.press(Qt.Key.Key_Return)
    person.choose_next()
    person.go_on()
    person.wait_for(WizardPage.READY)
    assert start.demo_parts is not None
    assert is_demo_home(tmp_path)
    open_home(tmp_path).close()


def test_a_demo_keeps_language_and_text_size(begin: Begin, tmp_path: Path) -> None:
    keep_answers(
        tmp_path,
        WizardAnswers(
            page=WizardPage.START,
            text_size_percent=130,
            theme=ThemeChoice.DARK,
            is_demo=True,
            branch="宜蘭",
        ),
    )
    _start, person = begin(tmp_path)
    person.go_on()
    person.wait_for(WizardPage.READY)
    settings = read_settings(settings_path(tmp_path))
    assert (settings.text_size_percent, settings.theme) == (130, "dark")
    assert settings.branch == "範例"


def test_a_demo_never_lands_in_the_platforms_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    own = tmp_path / "counter-app"
    assert demo_folder(own) == tmp_path / "counter-app-demo"
    assert demo_folder(tmp_path / "named") == tmp_path / "named"


def test_a_demo_that_failed_leaves_room_for_a_real_home(
    theme: Theme, background: OneAtATime, tmp_path: Path, qtbot: QtBot
) -> None:
    def fail(folder: Path) -> DemoParts:
        make_demo(folder)
        settings_path(folder).unlink()
        raise OSError("no space left")

    keep_answers(tmp_path, WizardAnswers(page=WizardPage.START, branch="宜蘭", is_demo=True))
    start = FirstStart(
        theme,
        tmp_path,
        background,
        language="zh_TW",
        demo=DemoOffer(folder=tmp_path, make=fail),
    )
    person = Person(start, qtbot)
    person.go_on()
    qtbot.waitUntil(lambda: "不能寫入" in person.view._notice.accessibleName(), timeout=20_000)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["logs", "papers", FILE_NAME]
    make_home(
        tmp_path,
        Settings(branch="宜蘭"),
        is_demo=False,
        administrator="chen",
        administrator_name="",
        password=PASSWORD,
    ).close()
    open_home(tmp_path).close()


def test_a_folder_that_cannot_be_written_is_told_and_nothing_breaks(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    # A file where the folder should be cannot be written, not even by root.
    (tmp_path / "taken").write_text("", encoding="utf-8")
    _start, person = begin(tmp_path / "taken" / "home")
    person.go_on()
    assert person.view._notice.accessibleName().startswith("答案無法保存")
    person.fill("宜蘭")
    person.go_on()
    person.fill("chen", "陳小明", PASSWORD, PASSWORD)
    for _ in range(3):
        person.go_on()
    qtbot.waitUntil(lambda: "不能寫入" in person.view._notice.accessibleName(), timeout=20_000)


@pytest.mark.parametrize("content", ["page = 1", "not toml", 'page = "look"', 'page = "ready"'])
def test_kept_answers_that_cannot_be_are_asked_again(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE_NAME).write_text(content, encoding="utf-8")
    assert kept_answers(tmp_path) is None


def test_kept_answers_come_back_as_they_were(tmp_path: Path) -> None:
    answers = WizardAnswers(
        page=WizardPage.DEVICES,
        language="en",
        branch="宜蘭",
        desk_no=12,
        store=StorePlace.POSTGRESQL,
        database_url="postgresql://counter@db/counter",
        devices=(
            DeviceAnswer(port="/dev/ttyUSB0", kind="printer", profile="epson80", vid=1, pid=2),
            DeviceAnswer(port="/dev/ttyS0"),
        ),
    )
    keep_answers(tmp_path, answers)
    assert kept_answers(tmp_path) == answers


def test_the_language_that_was_chosen_is_spoken_again(
    begin: Begin, tmp_path: Path, qapp: QApplication
) -> None:
    keep_answers(tmp_path, WizardAnswers(language="en"))
    try:
        begin(tmp_path)
        assert QCoreApplication.translate("Shortcuts", "掃描或搜尋") == "Scan or search"
    finally:
        speak(qapp, "zh_TW")
    assert QCoreApplication.translate("Shortcuts", "掃描或搜尋") == "掃描或搜尋"


def test_devices_become_settings_with_names_of_their_own(tmp_path: Path) -> None:
    answers = WizardAnswers(
        branch="宜蘭",
        devices=(
            DeviceAnswer(
                port="/dev/ttyUSB0",
                kind="card_terminal",
                profile="nccc400",
                vid=0x0403,
                pid=0x6001,
                serial_number="A1",
            ),
            DeviceAnswer(port="/dev/ttyUSB1", kind="card_terminal", profile="ecpay600"),
            DeviceAnswer(port="/dev/ttyUSB2"),
            DeviceAnswer(port="socket://10.0.0.5:9100", kind="printer", profile="generic58"),
        ),
    )
    settings = make_settings(answers, tmp_path)
    assert [device.name for device in settings.devices] == ["刷卡機", "刷卡機 2", "收據印表機"]
    assert settings.devices[0] == DeviceSettings(
        name="刷卡機",
        kind="card_terminal",
        profile="nccc400",
        port="/dev/ttyUSB0",
        vid=0x0403,
        pid=0x6001,
        serial_number="A1",
    )
    assert (settings.slip_width_mm, settings.receipt_forms) == (58, ("slip",))


def test_every_profile_that_is_offered_is_shipped(tmp_path: Path) -> None:
    for kind, choices in shipped_profiles().items():
        for choice in choices:
            device = DeviceSettings(name="x", kind=kind, profile=choice.name, port="")
            path = profile_path(device, tmp_path)
            assert path.is_relative_to(resources_folder())
            assert path.exists()


# --- PostgreSQL -----------------------------------------------------------------


def url_at(server_url: str, database: str) -> str:
    """Return a URL as a person types it."""
    url = make_url(server_url).set(drivername="postgresql", database=database)
    return url.render_as_string(hide_password=False)


def at_store(begin: Begin, folder: Path, *, desk_no: int = 1) -> tuple[FirstStart, Person]:
    keep_answers(
        folder,
        WizardAnswers(
            page=WizardPage.STORE, branch="宜蘭", desk_no=desk_no, store=StorePlace.POSTGRESQL
        ),
    )
    start, person = begin(folder)
    person.press(Qt.Key.Key_Tab)
    return start, person


def test_a_wrong_database_is_told_on_the_spot_and_the_right_one_becomes_the_store(
    begin: Begin, tmp_path: Path, postgresql_database: str, qtbot: QtBot
) -> None:
    name = make_url(postgresql_database).database or ""
    _start, person = at_store(begin, tmp_path / "one")
    person.type_in(url_at(postgresql_database, "nowhere"))
    person.go_on()
    qtbot.waitUntil(lambda: "主機上沒有這個資料庫" in person.words(), timeout=20_000)
    assert "nowhere" in person.words()
    edit = QApplication.focusWidget()
    assert isinstance(edit, QLineEdit)
    edit.selectAll()
    person.type_in(url_at(postgresql_database, name))
    person.go_on()
    person.wait_for(WizardPage.DEVICES)
    person.go_on()
    person.go_on()
    assert person.is_at(WizardPage.ADMINISTRATOR)
    person.fill("chen", "陳小明", PASSWORD, PASSWORD)
    person.wait_for(WizardPage.STORE)
    for _ in range(3):
        person.go_on()
    person.put_phrase_away()
    opened = open_home(tmp_path / "one")
    sign_in(opened.desk, login="chen", password=PASSWORD)
    opened.close()
    assert not (tmp_path / "one" / "store.db").exists()

    person.view.close()
    _start, second = at_store(begin, tmp_path / "two", desk_no=2)
    second.type_in(url_at(postgresql_database, name))
    second.go_on()
    second.wait_for(WizardPage.DEVICES)
    second.go_on()
    assert "沿用資料庫裡原有的帳號" in second.words()
    second.go_on()
    second.put_phrase_away()
    opened = open_home(tmp_path / "two")
    actor = sign_in(opened.desk, login="chen", password=PASSWORD)
    opened.close()
    assert actor.desk_no == 2


def test_the_store_of_a_demo_is_refused_on_the_spot(
    begin: Begin, tmp_path: Path, postgresql_database: str, qtbot: QtBot
) -> None:
    make_home(
        tmp_path / "demo",
        Settings(branch="範例", database_url=postgresql_database),
        is_demo=True,
        administrator="admin",
        administrator_name="",
        password=PASSWORD,
    ).close()
    _start, person = at_store(begin, tmp_path / "home")
    person.type_in(url_at(postgresql_database, make_url(postgresql_database).database or ""))
    person.go_on()
    qtbot.waitUntil(lambda: "這個資料庫是示範資料" in person.words(), timeout=20_000)
    assert person.is_at(WizardPage.STORE)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql://app@127.0.0.1:1/none", "連不上資料庫主機"),
        ("postgresql://app@127.0.0.1:notaport/none", "這不是 PostgreSQL 的連線字串"),
    ],
)
def test_a_database_that_is_not_there_is_told_on_the_spot(
    begin: Begin, tmp_path: Path, qtbot: QtBot, url: str, words: str
) -> None:
    _start, person = at_store(begin, tmp_path / "home")
    person.type_in(url)
    person.go_on()
    qtbot.waitUntil(lambda: words in person.words(), timeout=20_000)


# --- in the window ----------------------------------------------------------------


def test_after_the_wizard_the_window_asks_who_works_here(
    theme: Theme, tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTER_APP_WINDOWED", "1")
    demo = tmp_path / "demo"
    offer = DemoOffer(folder=demo, make=make_demo)
    keep_answers(
        tmp_path / "home", WizardAnswers(page=WizardPage.START, branch="宜蘭", is_demo=True)
    )
    with ExitStack() as held:
        program = Program(
            qapp, theme, tmp_path / "home", Settings(), demo=None, offer=offer, held=held
        )
        program.start()
        view = program._front
        assert isinstance(view, WizardView)
        view.next_button.click()
        qtbot.waitUntil(lambda: view._screen.answers.page is WizardPage.READY, timeout=20_000)
        view.next_button.click()
        front = program._front
        assert isinstance(front, SignInView)
        assert "法務部行政執行署範例分署" in visible_words(front)
        assert [each.text() for each in front.findChildren(QPushButton) if each.text() == "登入"]
        # The books are opened while the person types.
        qtbot.waitUntil(lambda: program._home is not None, timeout=20_000)
        program.close()
    assert is_home(demo)
    assert not is_home(tmp_path / "home")
