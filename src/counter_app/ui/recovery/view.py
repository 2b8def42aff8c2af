"""Draws what this desk must still account for; decides nothing."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout

from counter_app.ui.recovery.ladder_panel import LadderPanel
from counter_app.ui.recovery.screen import OpenItemsScreen
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row
from counter_app.ui.widgets.message_panel import MessagePanel, PanelAction
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import EmptyState
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Column, RowTable

SETTLE: Final = "settle"
CANCEL: Final = "cancel"


class OpenItemsView(Screen):
    """A list of open payments, and the way out of the one that is looked at.

    Signals:
        row_reached(str): Look at the payment with this identity.
        settle_requested(): A receipt for what was collected; the rest stays due.
        cancel_requested(): Close a payment that collected nothing.
    """

    row_reached = Signal(str)
    settle_requested = Signal()
    cancel_requested = Signal()
    shown = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._screen = OpenItemsScreen(heading="", hint="")
        self._hint = label("", "muted", wraps=True)
        self._done = Notice(theme)
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("義務人／案件")),
                Column(words=self.tr("設備／時間"), width_px=210),
                Column(words=self.tr("狀態"), width_px=150),
                Column(words=self.tr("金額"), width_px=110, right=True),
            ),
            spoken=self.tr("未結交易"),
        )
        self._empty = EmptyState(
            theme,
            icon="status-ok",
            words=self.tr("沒有未結的交易"),
            hint=self.tr("每一筆扣款都已入帳，或確定沒有扣款。"),
        )
        self.ladder_panel = LadderPanel(theme)
        self.collected_panel = MessagePanel(theme)
        self._side = QStackedLayout()
        for panel in (self._empty, self.ladder_panel, self.collected_panel):
            self._side.addWidget(panel)
        side = card("plain", column(theme, self._side, margins=(16, 16, 16, 16)))
        side.setProperty("panel", "tender")
        list_part = column(theme, self._hint, self._done, self.table, gap=10)
        left = card("plain", column(theme, box(list_part), margins=(16, 14, 16, 14)))
        parts = row(theme, left, side, gap=12, margins=(14, 14, 14, 12))
        parts.setStretch(0, 1)
        self.setLayout(parts)
        self.table.current_changed.connect(self.row_reached)
        self.collected_panel.acted.connect(self._act)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("未結交易")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """Return what the keys do here."""
        if self._screen.ladder is not None:
            words = self._screen.ladder.query_words
            return {Action.PRIMARY: ScreenAction(run=self.ladder_panel.press_primary, words=words)}
        if self._screen.can_settle:
            return {
                Action.PRIMARY: ScreenAction(
                    run=self.settle_requested.emit, words=self.tr("以已收金額開立收據")
                )
            }
        return {}

    def on_shown(self) -> None:
        """Ask for the newest list."""
        self.shown.emit()

    def focus_home(self) -> None:
        """Begin at the list."""
        self.table.setFocus()

    def display(self, screen: OpenItemsScreen) -> None:
        """Make the page look like *screen*."""
        self._screen = screen
        self._hint.setText(screen.hint)
        self._done.display(screen.done, status=Status.OK)
        self.table.display(screen.rows)
        if screen.ladder is not None:
            self.ladder_panel.display(screen.ladder)
            self._side.setCurrentWidget(self.ladder_panel)
        elif screen.collected is not None:
            actions = []
            if screen.can_settle:
                actions.append(
                    PanelAction(
                        name=SETTLE,
                        words=self.tr("以已收金額開立收據"),
                        icon="receipt",
                        kind="primary",
                        key="F12",
                    )
                )
            if screen.can_cancel:
                actions.append(PanelAction(name=CANCEL, words=self.tr("結束這一筆"), icon="close"))
            self.collected_panel.display(
                screen.collected, status=Status.WARN, actions=tuple(actions)
            )
            self._side.setCurrentWidget(self.collected_panel)
        else:
            self._side.setCurrentWidget(self._empty)

    def _act(self, name: str) -> None:
        if name == SETTLE:
            self.settle_requested.emit()
        else:
            self.cancel_requested.emit()
