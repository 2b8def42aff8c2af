"""Draws the machines of the desk; decides nothing."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QStackedLayout, QWidget

from counter_app.ui.devices.card import MachineCard
from counter_app.ui.devices.panels import DevicePanel, LearnPanel
from counter_app.ui.devices.screen import (
    CardAction,
    DeviceResult,
    DevicesScreen,
    LearnState,
)
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, grid, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import scrolled
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, Column, RowTable, TableRow

_CARD_WIDTH_PX: Final = 404
"""A card is never narrower: with a form open, or a large text, the cards stand in one column."""

_SIDE_WIDTH_PX: Final = 384


class DevicesView(Screen):
    """A card for each machine, a form to replace one, and the result of a test.

    Signals:
        acted(str, str): Key of the card, and a `CardAction` value.
        test_all_requested(): Every machine is to be tested.
        found_accepted(): The machine that was found is to be added.
        add_requested(): A machine is to be added by hand.
        kind_changed(str): Another kind was chosen in the form.
        saved(object): The form was entered: a `DeviceEntry`.
        removed(str): The machine of this name no longer belongs to the desk.
        form_closed(): The form, or the learning, is to be closed.
        learned(object): Every `Stroke` of a scan.
        result_closed(): The result was read.
        shown(): The page is in front now.
    """

    acted = Signal(str, str)
    test_all_requested = Signal()
    found_accepted = Signal()
    add_requested = Signal()
    kind_changed = Signal(str)
    saved = Signal(object)
    removed = Signal(str)
    form_closed = Signal()
    learned = Signal(object)
    result_closed = Signal()
    shown = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = DevicesScreen()
        self._found = Notice(theme)
        self._notice = Notice(theme)
        self.test_all_button = Button(theme, self.tr("全部測試"), icon="printer-check", key="F12")
        self.add_button = Button(theme, self.tr("加入設備"), icon="plus", key="Ins")
        self._grid: QGridLayout = grid(theme, gap=12)
        self._columns = 0
        self.cards: dict[str, MachineCard] = {}
        self.panel = DevicePanel(theme)
        self.learn_panel = LearnPanel(theme)
        self.result = _ResultPage(theme)
        self._pages = QStackedLayout()
        self.setLayout(self._lay_out())
        self._connect()
        self.display(self._screen)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("設備")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """F12 tests or saves, Ins adds, Esc closes."""
        screen = self._screen
        if screen.result is not None:
            back = ScreenAction(
                run=self.result_closed.emit,
                words=self.tr("關閉結果"),
                is_enabled=not screen.result.is_running,
            )
            return {Action.PRIMARY: back, Action.BACK: back}
        close = ScreenAction(run=self.form_closed.emit, words=self.tr("關閉表單"))
        if screen.form is not None:
            save = ScreenAction(run=self._save, words=self.tr("儲存"))
            return {Action.PRIMARY: save, Action.BACK: close}
        if screen.learn is not LearnState.OFF:
            return {Action.BACK: close}
        actions = {
            Action.PRIMARY: ScreenAction(
                run=self.test_all_requested.emit, words=self.tr("全部測試")
            )
        }
        if screen.may_manage:
            actions[Action.ADD] = ScreenAction(
                run=self.add_requested.emit, words=self.tr("加入設備")
            )
        return actions

    def on_shown(self) -> None:
        """Tell that the page is in front."""
        self.shown.emit()

    def on_scanned(self, _text: str) -> None:
        """Take the end of a scan while the scanner is being learned."""
        if self._screen.learn is LearnState.WAITING:
            self.learn_panel.finish()

    def focus_home(self) -> None:
        """Put the focus on what is open, or on the test."""
        if self._screen.result is not None:
            self.result.close_button.setFocus()
        elif self._screen.form is not None:
            self.panel.name_edit.setFocus()
        elif self._screen.learn is not LearnState.OFF:
            self.learn_panel.scan_edit.setFocus()
        else:
            self.test_all_button.setFocus()

    def display(self, screen: DevicesScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        self._pages.setCurrentIndex(0 if screen.result is None else 1)
        add = self.tr("加入")
        self._found.display(screen.found_words, status=Status.INFO, action=add)
        error = None if screen.form is not None else screen.error
        words = screen.notice if error is None else error.as_line()
        self._notice.display(words, status=Status.OK if error is None else Status.BAD)
        self.add_button.setVisible(screen.may_manage)
        self._show_cards(screen)
        self.panel.display(screen, before)
        self.learn_panel.display(screen.learn, screen.learn_words)
        if screen.result is not None:
            self.result.display(screen.result)
        if _what_is_open(screen) != _what_is_open(before) and self.isVisible():
            self.focus_home()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards side by side where there is room."""
        super().resizeEvent(event)
        self._place_cards()

    def _show_cards(self, screen: DevicesScreen) -> None:
        keys = [each.key for each in screen.cards]
        if list(self.cards) != keys:
            for old in self.cards.values():
                self._grid.removeWidget(old)
                old.deleteLater()
            self.cards = {key: MachineCard(self._theme, key) for key in keys}
            for made in self.cards.values():
                made.acted.connect(self.acted)
            self._columns = 0
        for each in screen.cards:
            self.cards[each.key].display(each)
        self._place_cards()

    def _place_cards(self) -> None:
        is_open = self._screen.form is not None or self._screen.learn is not LearnState.OFF
        room_px = self.width() - (self._theme.px(_SIDE_WIDTH_PX) if is_open else 0)
        columns = 2 if room_px >= 2 * self._theme.px(_CARD_WIDTH_PX) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for at, made in enumerate(self.cards.values()):
            self._grid.addWidget(made, at // columns, at % columns)
        for at in range(2):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)

    def _lay_out(self) -> QLayout:
        theme = self._theme
        head = row(theme, self.test_all_button, self.add_button, None, gap=8)
        cards = QWidget()
        cards.setLayout(self._grid)
        left = column(
            theme,
            head,
            self._found,
            self._notice,
            scrolled(box(column(theme, cards, None, margins=(4, 4, 4, 4)))),
            gap=10,
        )
        left.setStretch(3, 1)
        lists = row(theme, left, self.panel, self.learn_panel, gap=12, margins=(14, 10, 14, 12))
        lists.setStretch(0, 1)
        self._pages.addWidget(box(lists))
        self._pages.addWidget(box(column(theme, self.result, margins=(14, 10, 14, 12))))
        return self._pages

    def _connect(self) -> None:
        self.test_all_button.clicked.connect(self.test_all_requested)
        self.add_button.clicked.connect(self.add_requested)
        self._found.acted.connect(self.found_accepted)
        self.panel.kind_changed.connect(self.kind_changed)
        self.panel.save_button.clicked.connect(self._save)
        self.panel.remove_button.clicked.connect(self._remove)
        self.panel.closed.connect(self.form_closed)
        self.learn_panel.closed.connect(self.form_closed)
        self.learn_panel.learned.connect(self.learned)
        self.learn_panel.again_requested.connect(
            lambda: self.acted.emit("scanner", CardAction.LEARN.value)
        )
        self.result.close_button.clicked.connect(self.result_closed)

    def _save(self) -> None:
        self.saved.emit(self.panel.entry())

    def _remove(self) -> None:
        if self._screen.form is not None and self._screen.form.instead_of:
            self.removed.emit(self._screen.form.instead_of)


def _what_is_open(screen: DevicesScreen) -> tuple[object, ...]:
    """Return what decides where the focus belongs."""
    result = screen.result
    return (
        screen.form is None,
        screen.learn is LearnState.WAITING,
        result is None,
        result is not None and result.is_running,
    )


class _ResultPage(QWidget):
    """What came of a test, on one page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._heading_label = label("", "h1")
        self._when_label = label("", "muted")
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("設備與項目")),
                Column(words=self.tr("結果"), width_px=150),
            ),
            spoken=self.tr("測試結果"),
            marks_current=False,
        )
        self.copy_button = Button(theme, self.tr("複製結果"), icon="document")
        self.close_button = Button(theme, self.tr("關閉"), icon="check", key="F12")
        self._lines: tuple[str, ...] = ()
        self.copy_button.clicked.connect(self._copy)
        texts = column(theme, self._heading_label, self._when_label, gap=2)
        inner = column(
            theme,
            row(theme, texts, None, margins=(18, 14, 18, 10)),
            self.table,
            row(theme, None, self.copy_button, self.close_button, margins=(14, 10, 14, 14)),
            gap=0,
            margins=(1, 1, 1, 1),
        )
        inner.setStretch(1, 1)
        self.setLayout(column(theme, card("plain", inner)))

    def display(self, result: DeviceResult) -> None:
        self._heading_label.setText(result.heading)
        self._when_label.setText(result.when_words)
        words = {
            Status.OK: self.tr("正常"),
            Status.WARN: self.tr("請看一下"),
            Status.BAD: self.tr("不正常"),
            Status.INFO: self.tr("測試中"),
            Status.NEUTRAL: self.tr("略過"),
        }
        self.table.display(
            tuple(
                TableRow(
                    key=str(at),
                    cells=(
                        Cell(words=line.words, below=line.below, strong=True),
                        Cell(words=words[line.status], status=line.status),
                    ),
                )
                for at, line in enumerate(result.lines)
            )
        )
        self._lines = (
            result.heading,
            result.when_words,
            *(f"{words[line.status]}　{line.words}　{line.below}" for line in result.lines),
        )
        self.copy_button.setEnabled(not result.is_running)
        self.close_button.setEnabled(not result.is_running)

    def _copy(self) -> None:
        QApplication.clipboard().setText("\n".join(self._lines))
