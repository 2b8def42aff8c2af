"""Draws the page of a close: its steps at the left, the shown one at the right."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from counter_app.ui.approval.panel import ApprovalPanel
from counter_app.ui.day_close.bodies import (
    CountPart,
    DonePart,
    ExplainPart,
    ItemsPart,
    SettlePart,
    SignPart,
    StartPart,
)
from counter_app.ui.day_close.screen import (
    CountBody,
    DayCloseScreen,
    DoneBody,
    ExplainBody,
    ItemsBody,
    MachineForm,
    SettleBody,
    SignBody,
    StartBody,
)
from counter_app.ui.day_close.step_list import StepRail
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.status import Status

_RAIL_WIDTH_PX = 262


class DayCloseView(Screen):
    """One page for the whole close; what a step asks for is in its part.

    Signals:
        step_chosen(str): A `CloseStep` value to look at.
        primary_requested(): F12: whatever the shown step does next.
        call_off_requested(): Take the close back.
        shown(): The screen is in front now.
    """

    step_chosen = Signal(str)
    primary_requested = Signal()
    call_off_requested = Signal()
    shown = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen: DayCloseScreen | None = None
        self._day_label = label("", "h2", wraps=True)
        self._about_label = label("", "muted", wraps=True)
        self.steps = StepRail(theme)
        self.call_off_button = Button(theme, self.tr("取消日結，繼續收款"), "quiet", icon="undo")
        self._heading_label = label("", "h1")
        self._hint_label = label("", "muted", wraps=True)
        self._done = Notice(theme)
        self._message = MessagePanel(theme)
        self.start, self.items, self.count = StartPart(theme), ItemsPart(theme), CountPart(theme)
        self.settle, self.explain = SettlePart(theme), ExplainPart(theme)
        self.sign, self.papers = SignPart(theme), DonePart(theme)
        self.approval_panel = ApprovalPanel(theme)
        self._approval_page = box(column(theme, self.approval_panel, None, gap=0))
        self._parts: dict[type, QWidget] = {
            StartBody: self.start,
            ItemsBody: self.items,
            CountBody: self.count,
            SettleBody: self.settle,
            ExplainBody: self.explain,
            SignBody: self.sign,
            DoneBody: self.papers,
        }
        self._bodies = QStackedLayout()
        for part in (*self._parts.values(), self._approval_page):
            self._bodies.addWidget(part)
        self.primary_button = Button(theme, "", "primary", icon="arrow-right", key="F12")
        self._lay_out()
        self.steps.chosen.connect(self.step_chosen)
        self.call_off_button.clicked.connect(self.call_off_requested)
        self.primary_button.clicked.connect(self._press_primary)
        self.count.finished.connect(self.primary_button.setFocus)
        self.sign.entered.connect(self.primary_button.setFocus)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("日結")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """F12 goes on, Esc goes one step back, Ctrl+P and Ctrl+E give the papers."""
        screen = self._screen
        if screen is None:
            return {}
        if screen.is_asking:
            panel = self.approval_panel
            return {
                Action.PRIMARY: ScreenAction(run=panel.confirm, words=self.tr("核可")),
                Action.BACK: ScreenAction(run=panel.left.emit, words=self.tr("返回")),
            }
        actions: dict[Action, ScreenAction] = {}
        if screen.primary:
            actions[Action.PRIMARY] = ScreenAction(
                run=self._press_primary, words=screen.primary, is_enabled=not screen.is_busy
            )
        match screen.body:
            case SettleBody(form=MachineForm.SLIP):
                actions[Action.BACK] = ScreenAction(
                    run=self.settle.slip_left.emit, words=self.tr("返回")
                )
            case DoneBody(can_print=True):
                actions[Action.NOTICE] = ScreenAction(
                    run=self.papers.print_requested.emit, words=self.tr("列印 Z 報表")
                )
                actions[Action.EXPORT] = ScreenAction(
                    run=self.papers.save_requested.emit, words=self.tr("存成 PDF 與 ODS")
                )
            case _:
                pass
        return actions

    def on_shown(self) -> None:
        """Tell that the screen is in front."""
        self.shown.emit()

    def focus_home(self) -> None:
        """Put the focus where the shown step begins."""
        screen = self._screen
        if screen is not None and screen.is_asking:
            self.approval_panel.focus_home()
            return
        match screen.body if screen is not None else None:
            case ItemsBody(rows=(_, *_)):
                self.items.focus_home()
            case CountBody(can_enter=True):
                self.count.focus_home()
            case SettleBody(machines=(_, *_)):
                self.settle.focus_home()
            case ExplainBody(rows=(_, *_)):
                self.explain.focus_home()
            case SignBody():
                self.sign.focus_home()
            case DoneBody():
                self.papers.focus_home()
            case _:
                self.primary_button.setFocus()

    def display(self, screen: DayCloseScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        self._day_label.setText(screen.day_words)
        self._about_label.setText(screen.about)
        self.steps.display(screen.steps, shown=screen.shown.value)
        self._rail.setVisible(bool(screen.steps))
        self.call_off_button.setVisible(screen.can_call_off)
        self.call_off_button.setEnabled(not screen.is_busy and not screen.is_asking)
        self._heading_label.setText(screen.heading)
        self._heading_label.setVisible(bool(screen.heading))
        self._hint_label.setText(screen.hint)
        self._hint_label.setVisible(bool(screen.hint) and not screen.is_asking)
        self._done.display(screen.done, status=Status.OK)
        self._message.display(screen.message)
        part = self._display_body(screen)
        shown = self._approval_page if screen.is_asking else part
        self._bring_to_front(shown)
        self.primary_button.setVisible(bool(screen.primary) and not screen.is_asking)
        self.primary_button.set_words(screen.primary)
        self.primary_button.setEnabled(not screen.is_busy)
        if self.isVisible() and _place(before) != _place(screen):
            self.focus_home()

    def _display_body(self, screen: DayCloseScreen) -> QWidget:
        match screen.body:
            case StartBody() as body:
                self.start.display(body)
            case ItemsBody() as body:
                self.items.display(body)
            case CountBody() as body:
                self.count.display(body)
            case SettleBody() as body:
                self.settle.display(body)
            case ExplainBody() as body:
                self.explain.display(body)
            case SignBody() as body:
                self.sign.display(body)
            case DoneBody() as body:
                self.papers.display(body)
        return self._parts[type(screen.body)]

    def _bring_to_front(self, shown: QWidget) -> None:
        # A stack is as large as the largest of its pages: those behind must not count.
        for page in (*self._parts.values(), self._approval_page):
            policy = QSizePolicy.Policy.Preferred
            if page is not shown:
                policy = QSizePolicy.Policy.Ignored
            page.setSizePolicy(policy, policy)
        self._bodies.setCurrentWidget(shown)

    def _lay_out(self) -> None:
        theme = self._theme
        self._rail = card(
            "plain",
            column(
                theme,
                column(theme, self._day_label, self._about_label, gap=2, margins=(8, 0, 8, 8)),
                self.steps,
                None,
                self.call_off_button,
                gap=8,
                margins=(10, 14, 10, 12),
            ),
        )
        head = column(theme, self._heading_label, self._hint_label, gap=2)
        right = column(
            theme,
            head,
            self._done,
            self._message,
            self._bodies,
            self.primary_button,
            gap=12,
            margins=(20, 14, 20, 16),
        )
        right.setStretch(3, 1)
        page = row(theme, self._rail, card("plain", right), gap=12, margins=(14, 14, 14, 12))
        page.setStretch(1, 1)
        self.setLayout(page)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._rail.setFixedWidth(self._theme.px(_RAIL_WIDTH_PX))

    def _press_primary(self) -> None:
        screen = self._screen
        if screen is None or screen.is_busy or not screen.primary:
            return
        if isinstance(screen.body, SettleBody) and screen.body.form is MachineForm.SLIP:
            self.settle.enter_slip()
        else:
            self.primary_requested.emit()


def _place(screen: DayCloseScreen | None) -> tuple[object, ...]:
    if screen is None:
        return ()
    return type(screen.body), screen.shown, screen.is_asking
