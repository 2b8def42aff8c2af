"""Draws the drawer's page: opening it, working with it, handing it over; decides nothing."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout

from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shift.hand_over_page import HandOverPage
from counter_app.ui.shift.opening_page import OpeningPage
from counter_app.ui.shift.running_page import RunningPage
from counter_app.ui.shift.screen import OpeningScreen, RunningScreen, ShiftForm, ShiftScreen
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme


class ShiftView(Screen):
    """Three pages of which one is in front.

    Signals:
        shown(): The screen is in front now.
    """

    shown = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._screen: ShiftScreen | None = None
        self.opening = OpeningPage(theme)
        self.running = RunningPage(theme)
        self.hand_over = HandOverPage(theme)
        self._pages = QStackedLayout(self)
        for page in (self.opening, self.running, self.hand_over):
            self._pages.addWidget(page)
        self.hand_over.left.connect(lambda: self.running.form_requested.emit(ShiftForm.NONE.value))

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("班別") if isinstance(self._screen, RunningScreen) else self.tr("開班")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """F12 is the one thing to do now; Esc closes what is being entered."""
        match self._screen:
            case OpeningScreen(is_asking=True):
                panel = self.opening.approval_panel
                return {
                    Action.PRIMARY: ScreenAction(run=panel.confirm, words=self.tr("核可")),
                    Action.BACK: ScreenAction(run=panel.left.emit, words=self.tr("返回")),
                }
            case OpeningScreen():
                return {
                    Action.PRIMARY: ScreenAction(
                        run=self.opening.open_requested.emit,
                        words=self.tr("開班"),
                        is_enabled=self.opening.open_button.isEnabled(),
                    )
                }
            case RunningScreen(form=ShiftForm.NONE) as screen:
                return self._running_actions(screen)
            case RunningScreen() as screen:
                return self._form_actions(screen)
            case None:
                return {}

    def on_shown(self) -> None:
        """Tell that the screen is in front."""
        self.shown.emit()

    def focus_home(self) -> None:
        """Put the focus where work begins."""
        match self._screen:
            case RunningScreen(form=ShiftForm.HAND_OVER):
                self.hand_over.focus_home()
            case RunningScreen():
                self.running.focus_home()
            case _:
                self.opening.focus_home()

    def display(self, screen: ShiftScreen) -> None:
        """Make the screen look like *screen*."""
        before, self._screen = self._screen, screen
        match screen:
            case OpeningScreen():
                self.opening.display(screen)
                self._pages.setCurrentWidget(self.opening)
            case RunningScreen(form=ShiftForm.HAND_OVER):
                self.hand_over.display(screen)
                self._pages.setCurrentWidget(self.hand_over)
            case RunningScreen():
                self.hand_over.clear()
                self.running.display(screen)
                self._pages.setCurrentWidget(self.running)
        if type(before) is not type(screen):
            self.title_changed.emit(self.title())
        moved = _page_of(before) != _page_of(screen)
        if moved and self.isVisible():
            self.focus_home()

    def _running_actions(self, screen: RunningScreen) -> Mapping[Action, ScreenAction]:
        def opens(form: ShiftForm) -> None:
            self.running.form_requested.emit(form.value)

        is_free = not screen.is_busy
        return {
            Action.PRIMARY: ScreenAction(
                run=self.running.close_requested.emit,
                words=self.tr("前往日結"),
                is_enabled=screen.may_close,
            ),
            Action.ADD: ScreenAction(
                run=lambda: opens(ShiftForm.CASH_IN),
                words=self.tr("存入現金"),
                is_enabled=is_free and screen.may_move,
            ),
            Action.REMOVE: ScreenAction(
                run=lambda: opens(ShiftForm.CASH_OUT),
                words=self.tr("取出現金"),
                is_enabled=is_free and screen.may_move,
            ),
            Action.NOTICE: ScreenAction(
                run=self.running.print_requested.emit,
                words=self.tr("列印 X 報表"),
                is_enabled=is_free and screen.has_report,
            ),
            Action.EXPORT: ScreenAction(
                run=self.running.save_requested.emit,
                words=self.tr("匯出 X 報表"),
                is_enabled=is_free and screen.has_report,
            ),
        }

    def _form_actions(self, screen: RunningScreen) -> Mapping[Action, ScreenAction]:
        is_hand_over = screen.form is ShiftForm.HAND_OVER
        run = self.hand_over.confirm if is_hand_over else self.running.save
        return {
            Action.PRIMARY: ScreenAction(
                run=run,
                words=self.tr("交接錢箱") if is_hand_over else self.tr("記下"),
                is_enabled=not screen.is_busy,
            ),
            Action.BACK: ScreenAction(
                run=lambda: self.running.form_requested.emit(ShiftForm.NONE.value),
                words=self.tr("返回"),
                is_enabled=not screen.is_busy,
            ),
        }


def _page_of(screen: ShiftScreen | None) -> object:
    if isinstance(screen, RunningScreen):
        return screen.form is ShiftForm.HAND_OVER
    return type(screen)
