"""The manual: a page for every place, found by its headings, its links lead somewhere."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter_app.bootstrap.folders import manual_folder
from counter_app.bootstrap.workspace import SHIFT, places
from counter_app.ui.background import Endless, Inline
from counter_app.ui.help.presenter import HelpPresenter, read_manual
from counter_app.ui.help.screen import PAGES
from counter_app.ui.help.view import HelpView
from counter_app.ui.main_window import MainWindow
from counter_app.ui.shortcuts import Action, KeyMap
from counter_app.ui.theme.style import Appearance, Theme, ThemeChoice
from screen_checks import unnamed_controls
from windows import settle

MANUAL = manual_folder()


def make(
    theme: Theme, background: Inline | Endless, folder: Path = MANUAL
) -> tuple[HelpView, HelpPresenter]:
    view = HelpView(theme)
    view.resize(1280, 674)
    view.show()
    view.activateWindow()
    presenter = HelpPresenter(view, folder, background)
    settle()
    return view, presenter


def shown(view: HelpView) -> str:
    return view.browser.toPlainText()


def listed(view: HelpView) -> list[str]:
    source = view.table.rows_model.source
    return [source.row(at).key for at in range(source.count())]


def test_every_place_of_the_rail_has_its_page() -> None:
    pages = {page.name for page in read_manual(MANUAL)}
    for name in {*(place.name for place in places()), SHIFT, "help"}:
        assert PAGES[name] in pages
    assert set(PAGES.values()) <= pages


def test_every_page_has_a_title_and_says_something() -> None:
    pages = read_manual(MANUAL)
    assert [page.name for page in pages] == sorted(set(PAGES.values()))
    for page in pages:
        assert page.title
        assert not page.title.startswith("#")
        assert len(page.text) > 200


@pytest.mark.parametrize("place", ["payment", "shift", "cases", "devices", "settings"])
def test_the_page_of_a_place_is_opened(
    theme: Theme, inline: Inline, qtbot: QtBot, place: str
) -> None:
    view, presenter = make(theme, inline)
    presenter.open_page(place)
    assert view.table.current_key() == PAGES[place]
    page = next(page for page in read_manual(MANUAL) if page.name == PAGES[place])
    assert view._title_label.text() == page.title
    assert page.headings[0] in shown(view)


def test_a_place_without_a_page_opens_the_first_one(
    theme: Theme, inline: Inline, qtbot: QtBot
) -> None:
    view, presenter = make(theme, inline)
    presenter.open_page("nowhere")
    assert view.table.current_key() == "00-start"


def test_what_is_asked_for_before_the_disk_has_answered_is_not_forgotten(
    theme: Theme, endless: Endless, qtbot: QtBot
) -> None:
    view, presenter = make(theme, endless)
    presenter.open_page("payment")
    assert shown(view) == ""
    endless.let_go()
    settle()
    assert view.table.current_key() == "20-payment"


def test_the_arrow_keys_turn_the_pages(theme: Theme, inline: Inline, qtbot: QtBot) -> None:
    view, presenter = make(theme, inline)
    presenter.open_page("help")
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert view.table.current_key() == "10-shift"
    assert view._title_label.text() == "開班與班別"
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert view.browser.hasFocus()


def test_titles_and_headings_are_searched(theme: Theme, inline: Inline, qtbot: QtBot) -> None:
    view, presenter = make(theme, inline)
    presenter.open_page("shift")
    view.on_search_edited("電子票證 ｆ7")
    assert listed(view) == ["20-payment"]
    assert view._screen.place == "電子票證 F7"
    assert view.browser.verticalScrollBar().value() > 0
    view.on_search_edited("")
    assert len(listed(view)) == len(set(PAGES.values()))


def test_a_search_that_finds_nothing_says_so_and_leaves_the_page(
    theme: Theme, inline: Inline, qtbot: QtBot
) -> None:
    view, presenter = make(theme, inline)
    presenter.open_page("shift")
    view.on_search_edited("沒有這個字")
    assert listed(view) == []
    assert view._notice.accessibleName() == "沒有符合的標題。"
    assert view._title_label.text() == "開班與班別"
    presenter.open_page("cases")
    assert view.table.current_key() == "40-cases"


def test_a_link_leads_to_its_page_and_its_heading(
    theme: Theme, inline: Inline, qtbot: QtBot
) -> None:
    view, presenter = make(theme, inline)
    presenter.open_page("help")
    view.browser.anchorClicked.emit(QUrl("60-staff.md#角色"))
    assert view.table.current_key() == "60-staff"
    assert view._screen.place == "角色"
    view.browser.anchorClicked.emit(QUrl("https://example.org/"))
    assert view.table.current_key() == "60-staff"


def test_a_page_is_drawn_in_the_colours_of_the_theme(
    theme: Theme, inline: Inline, qtbot: QtBot
) -> None:
    view, presenter = make(theme, inline)
    presenter.open_page("keys")
    document = view.browser.document()
    tables = [each for each in document.rootFrame().childFrames() if isinstance(each, QTextTable)]
    assert tables
    light = tables[0].cellAt(0, 0).format().background().color()
    assert light == theme.colour("surface2")
    theme.choose(Appearance(choice=ThemeChoice.DARK))
    tables = [each for each in document.rootFrame().childFrames() if isinstance(each, QTextTable)]
    assert tables[0].cellAt(0, 0).format().background().color() == theme.colour("surface2")
    assert tables[0].cellAt(0, 0).format().background().color() != light


@pytest.mark.parametrize("name", sorted(set(PAGES.values())))
@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_no_page_scrolls_sideways(
    theme: Theme, inline: Inline, qtbot: QtBot, name: str, scale: float
) -> None:
    theme.choose(Appearance(choice=ThemeChoice.LIGHT, scale=scale))
    view, presenter = make(theme, inline)
    presenter.open_page(name)
    settle()
    assert view.browser.horizontalScrollBar().maximum() == 0


def test_a_program_without_a_manual_says_so(
    theme: Theme, inline: Inline, qtbot: QtBot, tmp_path: Path
) -> None:
    view, presenter = make(theme, inline, tmp_path)
    presenter.open_page("payment")
    assert view._notice.accessibleName() == "這個版本沒有附操作手冊。"
    assert shown(view) == ""


def test_every_control_has_a_name(theme: Theme, inline: Inline, qtbot: QtBot) -> None:
    view, _presenter = make(theme, inline)
    assert unnamed_controls(view) == []


def test_esc_goes_back_and_f1_of_the_window_asks_for_the_manual(
    theme: Theme, inline: Inline, qtbot: QtBot
) -> None:
    window = MainWindow(theme, KeyMap(), title="櫃檯")
    view = HelpView(theme)
    presenter = HelpPresenter(view, MANUAL, inline)
    window.add_screen("help", view)
    window.show()
    window.go_to("help")
    settle()
    focused: QWidget | None = window.focusWidget()
    assert focused is view.browser
    with qtbot.waitSignal(presenter.back_requested):
        window.press(Action.BACK)
    with qtbot.waitSignal(window.manual_requested):
        window._card.manual_requested.emit()
