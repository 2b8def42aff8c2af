from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from counter_app.domain.staff import Role
from counter_app.services.desk_settings import change_settings, put_kiosk_code
from counter_app.settings import Settings, read_settings, write_settings
from counter_app.ui.background import Background, Inline
from counter_app.ui.main_window import MainWindow
from counter_app.ui.settings.presenter import SettingsPorts, SettingsPresenter
from counter_app.ui.settings.view import SettingsView
from counter_app.ui.shortcuts import KeyMap
from counter_app.ui.theme.style import Theme, ThemeChoice
from counter_app.ui.widgets.segments import Segments
from counter_app.vault.passwords import PasswordVault
from factories import make_actor, make_desk, make_store
from screen_checks import unnamed_controls, visible_words
from windows import settle


@pytest.fixture
def settings_file(tmp_path: Path) -> Path:
    path = tmp_path / "settings.toml"
    write_settings(path, Settings(branch="宜蘭"))
    return path


Start = Callable[[Role], SettingsView]


@pytest.fixture
def start(
    qtbot: QtBot,
    theme: Theme,
    tmp_path: Path,
    settings_file: Path,
    inline: Inline,
) -> Iterator[Start]:
    engine = make_store(tmp_path)
    desk = make_desk(engine)

    def make(role: Role) -> SettingsView:
        actor = make_actor(role)
        ports = SettingsPorts(
            read=lambda: read_settings(settings_file),
            change=lambda change: change_settings(desk, actor, change, settings_file=settings_file),
            choose=theme.choose,
            put_code=lambda code: put_kiosk_code(desk, actor, code, settings_file=settings_file),
        )
        return show(qtbot, theme, inline, ports, role)

    yield make
    engine.dispose()


def show(
    qtbot: QtBot, theme: Theme, background: Background, ports: SettingsPorts, role: Role
) -> SettingsView:
    view = SettingsView(theme)
    qtbot.addWidget(view)
    SettingsPresenter(view, background, ports, actor=make_actor(role))
    view.resize(1286, 680)
    view.show()
    view.on_shown()
    settle()
    return view


def button_of(segments: Segments, words: str) -> QPushButton:
    return next(each for each in segments.findChildren(QPushButton) if each.text() == words)


def press(segments: Segments, words: str, qtbot: QtBot) -> None:
    button_of(segments, words).click()
    settle()


def test_a_theme_is_put_on_at_once_and_kept(
    start: Start, theme: Theme, settings_file: Path, qtbot: QtBot
) -> None:
    view = start(Role.CLERK)
    press(view.theme_segments, "暗色", qtbot)
    assert theme.tokens.dark
    assert theme.appearance.choice is ThemeChoice.DARK
    assert read_settings(settings_file).theme == "dark"
    assert "跟隨系統 → 暗色" in visible_words(view)


def test_a_text_size_changes_the_window_and_what_is_below_says_from_what(
    start: Start, theme: Theme, settings_file: Path, qtbot: QtBot
) -> None:
    view = start(Role.VOLUNTEER)
    press(view.size_segments, "130 %", qtbot)
    assert theme.appearance.scale == 1.3
    assert read_settings(settings_file).text_size_percent == 130
    assert "100 % → 130 %" in visible_words(view)


def test_the_language_waits_for_the_next_start(
    start: Start, settings_file: Path, qtbot: QtBot
) -> None:
    view = start(Role.CLERK)
    press(view.language_segments, "English", qtbot)
    assert read_settings(settings_file).language == "en"
    assert view.title() == "設定"
    assert "下次開啟程式時生效" in visible_words(view)


def test_the_papers_that_are_made_by_default_are_chosen(
    start: Start, settings_file: Path, qtbot: QtBot
) -> None:
    view = start(Role.CLERK)
    press(view.forms_segments, "兩種都要", qtbot)
    assert read_settings(settings_file).receipt_forms == ("slip", "a4")
    press(view.forms_segments, "A4 收據", qtbot)
    assert read_settings(settings_file).receipt_forms == ("a4",)
    assert "兩種都要 → A4 收據" in visible_words(view)


def test_the_order_of_the_parts_changes_by_key(
    start: Start, theme: Theme, settings_file: Path, qtbot: QtBot
) -> None:
    view = start(Role.ADMINISTRATOR)
    window = MainWindow(theme, KeyMap(), title="x")
    qtbot.addWidget(window)
    window.add_screen("settings", view)
    window.show()
    window.activateWindow()
    view.order_table.set_current(3)
    assert not view.down_button.isEnabled()
    view.order_table.setFocus()
    qtbot.waitUntil(view.order_table.hasFocus)
    qtbot.keyClick(view.order_table, "+")
    qtbot.keyClick(view.order_table, "+")
    qtbot.keyClick(view.order_table, "-")
    settle()
    order = read_settings(settings_file).allocation_order
    assert order == ("costs", "interest", "principal", "late_fee")
    assert view.order_table.current_key() == "principal"
    qtbot.keyClick(view.up_button, Qt.Key.Key_Space)
    settle()
    assert read_settings(settings_file).allocation_order[1] == "principal"
    assert "→ 執行必要費用 > 本金 > 利息 > 滯納金" in visible_words(view)


def test_the_first_part_moves_no_further_up(
    start: Start, settings_file: Path, qtbot: QtBot
) -> None:
    view = start(Role.ADMINISTRATOR)
    view.order_table.set_current(0)
    assert not view.up_button.isEnabled()
    view.moved.emit("costs", -1)
    settle()
    assert read_settings(settings_file).allocation_order[0] == "costs"


def test_the_slip_width_is_set_by_the_administrator(
    start: Start, settings_file: Path, qtbot: QtBot
) -> None:
    view = start(Role.ADMINISTRATOR)
    press(view.width_segments, "58 mm", qtbot)
    assert read_settings(settings_file).slip_width_mm == 58
    assert "80 mm → 58 mm" in visible_words(view)


def test_only_the_administrator_sees_what_sums_and_papers_depend_on(start: Start) -> None:
    assert start(Role.ADMINISTRATOR).width_segments.isVisible()
    for role in set(Role) - {Role.ADMINISTRATOR}:
        view = start(role)
        assert not view.width_segments.isVisible()
        assert not view.order_table.isVisible()


def test_a_change_that_cannot_be_written_is_taken_back_and_said(
    qtbot: QtBot, theme: Theme, inline: Inline, tmp_path: Path
) -> None:
    engine = make_store(tmp_path)
    desk, clerk = make_desk(engine), make_actor()
    folder = tmp_path / "locked"
    folder.mkdir()
    path = folder / "settings.toml"
    write_settings(path, Settings())
    # Whoever runs the tests may be root, whom no permission stops: a folder is in the way.
    (folder / "settings.toml.new").mkdir()
    ports = SettingsPorts(
        read=lambda: read_settings(path),
        change=lambda change: change_settings(desk, clerk, change, settings_file=path),
        choose=theme.choose,
        put_code=lambda code: put_kiosk_code(desk, clerk, code, settings_file=path),
    )
    view = show(qtbot, theme, inline, ports, Role.CLERK)
    press(view.size_segments, "115 %", qtbot)
    engine.dispose()
    assert theme.appearance.scale == 1.0
    assert button_of(view.size_segments, "100 %").isChecked()
    assert "不能寫入" in visible_words(view)
    assert "→" not in visible_words(view)


def test_a_broken_settings_file_is_said(
    qtbot: QtBot, theme: Theme, inline: Inline, settings_file: Path
) -> None:
    settings_file.write_text("theme = 'pink'", encoding="utf-8")
    ports = SettingsPorts(
        read=lambda: read_settings(settings_file),
        change=lambda change: change(Settings()),
        choose=theme.choose,
        put_code=lambda _code: Settings(),
    )
    view = show(qtbot, theme, inline, ports, Role.CLERK)
    assert "設定檔有錯：theme must be one of" in visible_words(view)


def test_every_control_has_a_name(start: Start) -> None:
    assert unnamed_controls(start(Role.ADMINISTRATOR)) == []


def test_what_the_second_screen_shows_while_nobody_pays_is_kept(
    start: Start, settings_file: Path, qtbot: QtBot
) -> None:
    view = start(Role.CLERK)
    assert read_settings(settings_file).shows_ready_numbers
    press(view.numbers_segments, "只有歡迎", qtbot)
    assert not read_settings(settings_file).shows_ready_numbers
    assert "可領件的號碼 → 只有歡迎" in visible_words(view)
    press(view.numbers_segments, "可領件的號碼", qtbot)
    assert read_settings(settings_file).shows_ready_numbers


def test_the_second_typing_is_set_by_the_administrator(start: Start, settings_file: Path) -> None:
    view = start(Role.ADMINISTRATOR)
    button_of(view.typing_segments, "每 5 份一份").click()
    settle()
    assert read_settings(settings_file).second_typing_every == 5
    assert "每 10 份一份 → 每 5 份一份" in visible_words(view)
    button_of(view.typing_segments, "不抽查").click()
    settle()
    assert read_settings(settings_file).second_typing_every == 0


def test_a_code_is_set_without_being_shown_and_taken_away(
    start: Start, settings_file: Path, qtbot: QtBot
) -> None:
    view = start(Role.ADMINISTRATOR)
    assert not view.kiosk_code.drop_button.isVisible()
    qtbot.keyClicks(view.kiosk_code.edit, "830417")
    assert view.kiosk_code.edit.displayText() != "830417"
    view.kiosk_code.set_button.click()
    settle()
    stored = read_settings(settings_file).kiosk_code_hash
    assert stored.startswith("$argon2")
    assert PasswordVault().fits("830417", stored)
    assert not view.kiosk_code.edit.text()
    assert "沒有代碼 → 已設定" in visible_words(view)
    view.kiosk_code.drop_button.click()
    settle()
    assert read_settings(settings_file).kiosk_code_hash == ""
    assert "已設定 → 沒有代碼" in visible_words(view)


@pytest.mark.parametrize(
    ("code", "why"), [("12", "6 到 10 位數字"), ("777777", "太容易猜"), ("45678901", "太容易猜")]
)
def test_a_poor_code_is_refused_and_the_old_one_holds(
    start: Start, settings_file: Path, qtbot: QtBot, code: str, why: str
) -> None:
    view = start(Role.ADMINISTRATOR)
    view.code_chosen.emit("830417")
    settle()
    before = read_settings(settings_file).kiosk_code_hash
    qtbot.keyClicks(view.kiosk_code.edit, code)
    qtbot.keyClick(view.kiosk_code.edit, Qt.Key.Key_Return)
    settle()
    assert why in visible_words(view)
    assert read_settings(settings_file).kiosk_code_hash == before


def test_only_the_administrator_sees_the_field_of_the_code(start: Start) -> None:
    for role in set(Role) - {Role.ADMINISTRATOR}:
        assert not start(role).kiosk_code.isVisible()
