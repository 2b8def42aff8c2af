"""Draws batches, the column of digits and what two people typed differently; decides nothing."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout

from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.survey_typing.batches_page import BatchesPage
from counter_app.ui.survey_typing.screen import Key, Mode, TypingScreen
from counter_app.ui.survey_typing.settle_page import SettlePage
from counter_app.ui.survey_typing.sheet_page import SheetPage
from counter_app.ui.theme.style import Theme


class TypingView(Screen):
    """Stacks of sheets, one sheet, or one that was typed twice.

    Signals:
        shown(): The page is in front now.
        left(): Another page is in front now.
        opened(str): A batch was chosen.
        new_requested(): The form for a new batch is wanted, or not any more.
        opening_entered(object): An `OpeningEntry`.
        pressed(str): A sign or a `Key`, for the sheet that is shown.
        entered(str): Words were written.
        scanned(str): A number was scanned or typed.
        close_requested(): The stack is typed to its end.
        leave_requested(): Back to the batches.
        acted(str): A way out of a message.
        recounted(str): The stack was counted again.
    """

    shown = Signal()
    left = Signal()
    opened = Signal(str)
    new_requested = Signal()
    opening_entered = Signal(object)
    pressed = Signal(str)
    entered = Signal(str)
    scanned = Signal(str)
    close_requested = Signal()
    leave_requested = Signal()
    acted = Signal(str)
    recounted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._screen = TypingScreen()
        self.batches_page = BatchesPage(theme)
        self.sheet_page = SheetPage(theme)
        self.settle_page = SettlePage(theme)
        self._pages: dict[Mode, BatchesPage | SheetPage | SettlePage] = {
            Mode.BATCHES: self.batches_page,
            Mode.SHEET: self.sheet_page,
            Mode.SETTLE: self.settle_page,
        }
        self._stack = QStackedLayout(self)
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._connect()
        self.display(self._screen)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return {
            Mode.BATCHES: self.tr("鍵入問卷"),
            Mode.SHEET: self.tr("鍵入問卷"),
            Mode.SETTLE: self.tr("核對問卷"),
        }[self._screen.mode]

    def uses_search(self) -> bool:
        """Tell that nothing is looked for here: volunteers see no list of responses."""
        return False

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """F12 goes on, Ins begins a stack, Esc goes back."""
        screen = self._screen
        if screen.mode is Mode.BATCHES:
            return self._batch_actions(screen)
        actions = {
            Action.BACK: ScreenAction(run=self.leave_requested.emit, words=self.tr("回到各疊"))
        }
        if screen.mode is Mode.SHEET:
            actions[Action.PRIMARY] = ScreenAction(
                run=self.close_requested.emit,
                words=self.tr("這一疊打完了"),
                is_enabled=self.sheet_page.close_button.isEnabled(),
            )
            actions[Action.REMOVE] = ScreenAction(
                run=lambda: self.pressed.emit(Key.DISCARD), words=self.tr("丟掉這一份")
            )
        else:
            actions[Action.PRIMARY] = ScreenAction(
                run=lambda: self.pressed.emit(Key.ENTER), words=self.tr("就這樣存")
            )
        return actions

    def on_scanned(self, text: str) -> None:
        """Take the number of a sheet, wherever the focus was."""
        self.scanned.emit(text)

    def on_digits(self, digits: str) -> bool:
        """Take a digit that was typed with the focus on a button."""
        if self._screen.mode is Mode.BATCHES:
            return False
        self.focus_home()
        self.pressed.emit(digits)
        return True

    def on_shown(self) -> None:
        """Tell that the page is in front."""
        self.shown.emit()

    def on_hidden(self) -> None:
        """Tell that the page is behind; what was typed goes on to the store."""
        self.left.emit()

    def focus_home(self) -> None:
        """Put the focus where typing goes on."""
        self._pages[self._screen.mode].focus_home()

    def display(self, screen: TypingScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        page = self._pages[screen.mode]
        page.display(screen)
        if before.mode is not screen.mode:
            self._stack.setCurrentWidget(page)
            self.title_changed.emit(self.title())
            if self.isVisible():
                page.focus_home()

    def _batch_actions(self, screen: TypingScreen) -> Mapping[Action, ScreenAction]:
        if screen.opening is not None:
            return {
                Action.PRIMARY: ScreenAction(
                    run=self.batches_page.form.enter,
                    words=self.tr("開這一疊"),
                    is_enabled=not screen.is_busy,
                ),
                Action.BACK: ScreenAction(run=self.new_requested.emit, words=self.tr("不開了")),
            }
        key = self.batches_page.table.current_key()
        begin = ScreenAction(run=self.new_requested.emit, words=self.tr("開新的一疊"))
        if not key:
            return {Action.PRIMARY: begin, Action.ADD: begin}
        return {
            Action.PRIMARY: ScreenAction(
                run=lambda: self.opened.emit(key),
                words=self.tr("打這一疊"),
                is_enabled=not screen.is_busy,
            ),
            Action.ADD: begin,
        }

    def _connect(self) -> None:
        batches, sheet, settle = self.batches_page, self.sheet_page, self.settle_page
        batches.opened.connect(self.opened)
        batches.new_requested.connect(self.new_requested)
        batches.opening_entered.connect(self.opening_entered)
        batches.acted.connect(self.acted)
        for column in (sheet.column, settle.column):
            column.pressed.connect(self.pressed)
            column.entered.connect(self.entered)
            column.scanned.connect(self.scanned)
        settle.pressed.connect(self.pressed)
        for page in (sheet, settle):
            page.leave_button.clicked.connect(self.leave_requested)
            page.panel.acted.connect(self.acted)
        sheet.close_button.clicked.connect(self.close_requested)
        sheet.discard_button.clicked.connect(lambda: self.pressed.emit(Key.DISCARD))
        sheet.recounted.connect(self.recounted)
        settle.keep_button.clicked.connect(lambda: self.pressed.emit(Key.ENTER))
